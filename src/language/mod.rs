//! The words and dates that customers read, by the language of their plan: a table of labels. English is complete; what
//! another table lacks is said in English.

mod label;

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::date::Date;
use crate::suggest::closest;

pub use label::Label;

/// The labels of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    own: BTreeMap<&'static str, String>,
    /// The code of a table that is not English.
    code: Option<String>,
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

impl Language {
    /// English.
    pub fn english() -> Self {
        Self::default()
    }

    /// A language with these texts by the keys of their labels.
    ///
    /// # Errors
    /// What is wrong with the first text that cannot be taken: its key, the days or months that it lacks, or what it fills
    /// in that is not there.
    pub fn of(texts: BTreeMap<String, String>) -> Result<Self, String> {
        let mut own = BTreeMap::new();
        for (key, text) in texts {
            let label = Label::ALL.iter().find(|label| label.key() == key);
            let label = label.ok_or_else(|| {
                let near = closest(&key, Label::ALL.iter().map(|label| label.key()));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                format!("no label is called `{key}`{near}")
            })?;
            label.takes(&text)?;
            own.insert(label.key(), text);
        }
        Ok(Self { own, code: None })
    }

    /// The same under the code by which plans name it.
    #[must_use]
    pub fn called(self, code: &str) -> Self {
        Self { code: Some(code.to_owned()), ..self }
    }

    /// Its code, as pages name their language (BCP 47): `en`, `de-at`.
    pub fn code(&self) -> &str {
        self.code.as_deref().unwrap_or("en")
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let whole = self.code().split('-').next().unwrap_or_default();
        RIGHT_TO_LEFT.contains(&whole)
    }

    /// A label as it is.
    pub fn say(&self, label: Label) -> &str {
        self.own.get(label.key()).map_or(label.english(), String::as_str)
    }

    /// A label with what is in braces filled in; what is filled in is not looked at again.
    pub fn fill(&self, label: Label, values: &[(&str, &dyn Display)]) -> String {
        let mut said = String::new();
        let mut rest = self.say(label);
        while let Some((before, behind)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = behind.split_once('}') else { break };
            if let Some((_, value)) = values.iter().find(|(it, _)| *it == name) {
                said.push_str(&value.to_string());
            }
            rest = after;
        }
        said + rest
    }

    /// `15 April`.
    pub fn day(&self, day: Date) -> String {
        self.fill(Label::Day, &[("day", &day.day()), ("month", &self.month(day))])
    }

    /// `Fri 10 April 2026`.
    pub fn full_day(&self, day: Date) -> String {
        let year = day.year();
        let date =
            self.fill(Label::DayOfYear, &[("day", &day.day()), ("month", &self.month(day)), ("year", &year)]);
        self.on_weekday(day, &date)
    }

    /// A day as seen from another: `Tue 21 April` where it comes soon, `29 May` otherwise, `2 March 2027` where the year
    /// is not clear.
    pub fn seen(&self, day: Date, from: Date) -> String {
        match day.days_since(from) {
            0..=28 => self.on_weekday(day, &self.day(day)),
            far if far.abs() >= 300 => self.fill(
                Label::DayOfYear,
                &[("day", &day.day()), ("month", &self.month(day)), ("year", &day.year())],
            ),
            _ => self.day(day),
        }
    }

    fn on_weekday(&self, day: Date, date: &str) -> String {
        let number = day.weekday().num_days_from_monday() as usize;
        let weekday = self.say(Label::Weekdays).split(' ').nth(number).unwrap_or_default();
        self.fill(Label::OnWeekday, &[("weekday", &weekday), ("date", &date)])
    }

    fn month(&self, day: Date) -> String {
        let number = day.month().saturating_sub(1) as usize;
        self.say(Label::Months).split(' ').nth(number).unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    #[test]
    fn a_day_has_its_weekday_where_it_is_near_and_its_year_where_it_is_far() {
        let english = Language::english();
        let case = |day: &str, want: &str| assert_eq!(english.seen(date(day), date("2026-04-10")), want);
        case("2026-04-21", "Tue 21 April");
        case("2026-04-10", "Fri 10 April");
        case("2026-04-09", "9 April");
        case("2026-05-29", "29 May");
        case("2027-03-02", "2 March 2027");
        assert_eq!(english.full_day(date("2026-04-10")), "Fri 10 April 2026");
    }

    #[test]
    fn another_table_says_what_it_has_and_the_rest_in_english() {
        let texts = BTreeMap::from([
            ("day".to_owned(), "{day}. {month}".to_owned()),
            (
                "months".to_owned(),
                "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
                    .to_owned(),
            ),
        ]);
        let german = Language::of(texts).unwrap();
        assert_eq!(german.day(date("2026-03-02")), "2. März");
        assert_eq!(german.say(Label::Everybody), "everybody");
        let wrong = |key: &str, text: &str| {
            Language::of(BTreeMap::from([(key.to_owned(), text.to_owned())])).unwrap_err()
        };
        assert_eq!(wrong("dya", ""), "no label is called `dya`; did you mean `day`?");
        assert_eq!(wrong("weekdays", "Mo Di"), "`weekdays` has 7 words, not 2");
        assert_eq!(wrong("from_to", "{from} bis {too}"), "`from_to` has no `{too}` to fill in");
    }

    #[test]
    fn what_is_filled_in_is_not_taken_for_a_label() {
        let said = Language::english().fill(Label::Kickoff, &[("customer", &"{day} & Sons")]);
        assert_eq!(said, "Kickoff: {day} & Sons");
    }

    #[test]
    fn a_table_is_called_by_its_code_and_english_by_its_own() {
        let called = |code: &str| Language::english().called(code);
        assert_eq!((Language::english().code(), called("de-at").code()), ("en", "de-at"));
        assert!(called("he").is_right_to_left() && called("ar-eg").is_right_to_left());
        assert!(!Language::english().is_right_to_left() && !called("de").is_right_to_left());
    }
}
