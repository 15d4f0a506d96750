//! What every answer rests on beside the files: the configuration, our people, our playbooks and the
//! as-of date.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::date::Date;
use crate::language::Language;
use crate::model::{OurPeople, Text};
use crate::playbook::PlaybookTerms;

/// The configuration in force, our people, and the day that counts as today.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The configuration; shared, so that looking at another day costs nothing.
    pub config: Arc<Config>,
    /// Our people, as the workspace names them.
    pub people: Arc<OurPeople>,
    /// What plans go on reading of the playbooks that the workspace has of its own.
    pub playbooks: Arc<PlaybookTerms>,
    /// The languages that the workspace has beside English, by their codes.
    pub languages: Arc<BTreeMap<String, Language>>,
    /// The day that counts as today.
    pub as_of: Date,
}

impl Basis {
    /// A configuration on a day, in a workspace that names nobody.
    pub fn new(config: impl Into<Arc<Config>>, as_of: Date) -> Self {
        Self {
            config: config.into(),
            people: Arc::default(),
            playbooks: Arc::default(),
            languages: Arc::default(),
            as_of,
        }
    }

    /// The same with these people.
    #[must_use]
    pub fn with_people(self, people: impl Into<Arc<OurPeople>>) -> Self {
        Self { people: people.into(), ..self }
    }

    /// The same with these playbooks.
    #[must_use]
    pub fn with_playbooks(self, playbooks: impl Into<Arc<PlaybookTerms>>) -> Self {
        Self { playbooks: playbooks.into(), ..self }
    }

    /// The same with these languages.
    #[must_use]
    pub fn with_languages(self, languages: BTreeMap<String, Language>) -> Self {
        Self { languages: Arc::new(languages), ..self }
    }

    /// The language of a plan by its code; `de-AT` is read as `de` where the workspace has nothing nearer, and what it does
    /// not have as English.
    pub fn language(&self, code: &Text) -> Language {
        let code = Self::code_of_language(code, |code| self.languages.contains_key(code));
        let known = code.as_deref().and_then(|code| self.languages.get_key_value(code));
        known.map(|(code, language)| language.clone().called(code)).unwrap_or_default()
    }

    /// The code under which a plan's language is there, the nearest first.
    pub fn code_of_language(code: &Text, is_there: impl Fn(&str) -> bool) -> Option<String> {
        let code = code.answer().unwrap_or_default().to_lowercase().replace('_', "-");
        let whole = code.split('-').next().unwrap_or_default().to_owned();
        [code, whole].into_iter().find(|code| is_there(code))
    }

    /// The default configuration on a day.
    pub fn on(as_of: Date) -> Self {
        Self::new(Config::default(), as_of)
    }

    /// Whether plans are judged by it as by another. Languages decide nothing: they are how customers are told.
    pub fn judges_as(&self, other: &Self) -> bool {
        let of =
            |it: &Self| (Arc::clone(&it.config), Arc::clone(&it.people), Arc::clone(&it.playbooks), it.as_of);
        of(self) == of(other)
    }

    /// The same, judging by the configuration and the playbooks of another; whom the workspace names stays.
    #[must_use]
    pub fn judging_by(self, other: &Self) -> Self {
        Self { config: Arc::clone(&other.config), playbooks: Arc::clone(&other.playbooks), ..self }
    }

    /// The first day after the as-of date on which the workspace works.
    pub fn next_working_day(&self) -> Date {
        self.config.calendar.roll_forward(self.as_of.plus_days(1))
    }

    /// The same on another day.
    pub fn at(&self, as_of: Date) -> Self {
        Self { as_of, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;
    use crate::language::Label;

    #[test]
    fn a_plan_is_told_in_its_language_where_the_workspace_has_it() {
        let of = |word: &str| Language::of(BTreeMap::from([("or".to_owned(), word.to_owned())])).unwrap();
        let languages = BTreeMap::from([("de".to_owned(), of("oder")), ("de-ch".to_owned(), of("odr"))]);
        let basis = Basis::on(date("2026-04-10")).with_languages(languages);
        let or = |code: &str| basis.language(&Text::from(code)).say(Label::Or).to_owned();
        assert_eq!(
            [or("de"), or("de-AT"), or("de_CH"), or("fr"), or("")],
            ["oder", "oder", "odr", "or", "or"]
        );
        let called = |code: &str| basis.language(&Text::from(code)).code().to_owned();
        assert_eq!([called("de_AT"), called("de-CH"), called("fr")], ["de", "de-ch", "en"]);
    }
}
