//! Our own people, in the `people.yaml` of a workspace: who joins, is called otherwise, and leaves.

use super::{Acted, Remark};
use crate::date::Date;
use crate::edit::{Change, Position, Refusal, Yaml, apply_to_people};
use crate::model::{Colleague, OurPeople, PEOPLE_FILE};
use crate::person::{is_same, plain};
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::commands;
use crate::route::Step;

/// The file while it is being changed.
pub struct PeopleDraft<'a> {
    people: &'a OurPeople,
    text: &'a str,
    /// What is to change.
    pub changes: Vec<Change>,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
    /// Who is about to be added, each with all their names.
    joining: Vec<(String, Vec<String>)>,
}

/// What is said of somebody; what is not said stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct ColleagueWords<'a> {
    /// Other names by which plans may call them.
    pub aliases: &'a [String],
    /// Where they are written to.
    pub email: Option<&'a str>,
    /// What they do with us.
    pub roles: &'a [String],
    /// Their first day.
    pub since: Option<Date>,
}

impl<'a> PeopleDraft<'a> {
    /// The file as it was read.
    pub const fn of(people: &'a OurPeople, text: &'a str) -> Self {
        Self { people, text, changes: Vec::new(), remarks: Vec::new(), joining: Vec::new() }
    }

    /// The text after the changes.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub fn changed(&self) -> Result<String, Refused> {
        apply_to_people(self.text, &self.changes).map_err(|refusal: Refusal| {
            let line = refusal.line;
            Refused::because(format!("nothing was written: in `{PEOPLE_FILE}`, {refusal}"))
                .hint(format!("edit line {line} of it by hand"))
        })
    }

    /// Whom an argument means: by the name in full, an alias, or any part of the name that nobody else has.
    ///
    /// # Errors
    /// When it means nobody, or several.
    pub fn named(people: &'a OurPeople, typed: &str) -> Result<(usize, &'a Colleague), Refused> {
        let all = people.all();
        if let Some(known) = people.called(typed) {
            let index = all.iter().position(|it| std::ptr::eq(it, known)).unwrap_or_default();
            return Ok((index, known));
        }
        let part = plain(typed);
        let is_meant = |(_, it): &(usize, &Colleague)| !part.is_empty() && plain(&it.name).contains(&*part);
        let found: Vec<_> = all.iter().enumerate().filter(is_meant).collect();
        match found.as_slice() {
            [only] => Ok(*only),
            [] => Err(Refused::because(format!("nobody of ours is called `{typed}`"))
                .hint(format!("`{}` lists our people", commands::people_list()))),
            several => {
                let names: Vec<String> = several.iter().map(|(_, it)| format!("`{}`", it.name)).collect();
                Err(Refused::ambiguous(typed, "people", &names))
            }
        }
    }

    /// Somebody joins.
    ///
    /// # Errors
    /// When somebody is called so already.
    pub fn add(&mut self, name: &str, words: &ColleagueWords<'_>) -> Acted {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refused::because("somebody has no name"));
        }
        for called in words.aliases.iter().map(String::as_str).chain([name]) {
            if let Some(other) =
                self.joining.iter().find(|(_, names)| names.iter().any(|it| is_same(it, called)))
            {
                return Err(Refused::because(format!("`{called}` is {}, who is added already", other.0)));
            }
            if let Some(known) = self.people.called(called) {
                let who = if is_same(&known.name, called) {
                    format!("`{}` is one of our people already", known.name)
                } else {
                    format!("`{called}` is another name of {}", known.name)
                };
                return Err(Refused::because(who));
            }
        }
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let entry = Yaml::map([
            ("name", Some(Yaml::text(name))),
            ("aliases", list(words.aliases)),
            ("email", words.email.map(Yaml::text)),
            ("roles", list(words.roles)),
            ("since", words.since.map(Into::into)),
        ]);
        let names = words.aliases.iter().cloned().chain([name.to_owned()]).collect();
        self.joining.push((name.to_owned(), names));
        let people = vec![Step::Key("people".into())];
        self.changes.push(Change::Insert { list: people, entry, position: Position::End });
        Ok(format!("{name} is one of our people"))
    }

    /// Something else is said of somebody.
    ///
    /// # Errors
    /// When nobody, or several, are meant, or one of the other names is somebody else's.
    pub fn set(&mut self, named: &str, words: &ColleagueWords<'_>) -> Acted {
        let (index, it) = Self::named(self.people, named)?;
        for alias in words.aliases {
            if let Some(other) = self.people.called(alias).filter(|other| other.name != it.name) {
                return Err(Refused::because(format!("`{alias}` is {} already", other.name)));
            }
        }
        let was = |texts: &[String]| (!texts.is_empty()).then(|| List::and(texts).to_string());
        if !words.aliases.is_empty() && *words.aliases != *it.aliases {
            self.put(index, "aliases", was(&it.aliases), Yaml::texts(words.aliases));
        }
        if let Some(email) = words.email.filter(|email| Some(*email) != it.email.get()) {
            self.put(index, "email", it.email.get().map(str::to_owned), Yaml::text(email));
        }
        if !words.roles.is_empty() && *words.roles != *it.roles {
            self.put(index, "roles", was(&it.roles), Yaml::texts(words.roles));
        }
        if let Some(since) = words.since.filter(|since| Some(*since) != it.since) {
            self.put(index, "since", it.since.map(|on| on.to_string()), since.into());
        }
        Ok(format!("{} is updated", it.name))
    }

    /// Somebody leaves. They stay in the file: what they signed and decided stays theirs.
    ///
    /// # Errors
    /// When nobody, or several, are meant, they left on another day, or had not come by then.
    pub fn drop(&mut self, named: &str, on: Date) -> Acted {
        let (index, it) = Self::named(self.people, named)?;
        if let Some(left) = it.until.filter(|left| *left != on) {
            return Err(Refused::because(format!("{} left on {left} already", it.name))
                .hint(format!("correct `until` in `{PEOPLE_FILE}` by hand if that day is wrong")));
        }
        if let Some(came) = it.since.filter(|came| on < *came) {
            return Err(Refused::because(format!("{on} is before {} came, on {came}", it.name)));
        }
        self.put(index, "until", None, on.into());
        Ok(format!("{} is one of our people until {on}", it.name))
    }

    /// Takes back that somebody leaves, while that is ahead or today.
    ///
    /// # Errors
    /// When nobody, or several, are meant, or their last day is past.
    pub fn keep(&mut self, named: &str, today: Date) -> Acted {
        let (index, it) = Self::named(self.people, named)?;
        let Some(until) = it.until else {
            return Err(Refused::because(format!("nobody has said that {} leaves", it.name)));
        };
        if until < today {
            return Err(Refused::because(format!("{} left on {until}, and that stays in the file", it.name))
                .hint(format!("remove `until` in `{PEOPLE_FILE}` by hand if they never did")));
        }
        let at = vec![Step::Key("people".into()), Step::Index(index), Step::Key("until".into())];
        self.changes.push(Change::Remove { at });
        Ok(format!("{} stays one of our people", it.name))
    }

    fn put(&mut self, index: usize, key: &'static str, before: Option<String>, value: Yaml) {
        if let Some(before) = before {
            self.remarks.push(Remark::note(format!("`{key}` was: {before}")));
        }
        let at = vec![Step::Key("people".into()), Step::Index(index), Step::Key(key.into())];
        self.changes.push(Change::Set { at, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use crate::fixture::date;
    use crate::model::PeopleFile;

    const TEXT: &str = "# ours\npeople:\n  - {name: Ana Ruiz, roles: [csm]}\n  - name: Tom Becker # in the south\n    aliases: [tom]\n";

    /// What is said, and the text after it.
    fn tried(act: impl Fn(&mut PeopleDraft<'_>) -> Acted) -> Result<(String, String), String> {
        let people = OurPeople::from(read::<PeopleFile>(TEXT.as_bytes()).value.unwrap());
        let mut draft = PeopleDraft::of(&people, TEXT);
        let said = act(&mut draft).map_err(|refused| refused.why)?;
        Ok((said, draft.changed().map_err(|refused| refused.why)?))
    }

    #[test]
    fn somebody_joins_and_nobody_is_there_twice() {
        let aliases = ["nora".to_owned()];
        let words = ColleagueWords {
            aliases: &aliases,
            email: Some("nora@example.com"),
            ..ColleagueWords::default()
        };
        let (said, text) = tried(|draft| draft.add("Nora Falk", &words)).unwrap();
        assert_eq!(said, "Nora Falk is one of our people");
        let entry = "  - name: Nora Falk\n    aliases: [nora]\n    email: nora@example.com\n";
        assert!(text.starts_with(TEXT) && text.ends_with(entry), "{text}");
        let none = ColleagueWords::default();
        assert_eq!(
            tried(|draft| draft.add("ana ruiz", &none)).unwrap_err(),
            "`Ana Ruiz` is one of our people already"
        );
        assert_eq!(
            tried(|draft| draft.add("Tom", &none)).unwrap_err(),
            "`Tom` is another name of Tom Becker"
        );
    }

    #[test]
    fn of_several_who_join_nobody_is_there_twice() {
        let none = ColleagueWords::default();
        let (_, text) = tried(|draft| {
            draft.add("Nora Falk", &none)?;
            draft.add("Kai Berg", &none)
        })
        .unwrap();
        assert!(text.ends_with("  - name: Nora Falk\n  - name: Kai Berg\n"), "{text}");
        let twice = tried(|draft| {
            draft.add("Nora Falk", &none)?;
            draft.add("nora  falk", &none)
        });
        assert_eq!(twice.unwrap_err(), "`nora  falk` is Nora Falk, who is added already");
        assert_eq!(tried(|draft| draft.add(" ", &none)).unwrap_err(), "somebody has no name");
    }

    #[test]
    fn somebody_leaves_and_stays_in_the_file() {
        let (said, text) = tried(|draft| draft.drop("becker", date("2026-04-10"))).unwrap();
        assert_eq!(said, "Tom Becker is one of our people until 2026-04-10");
        let want = "  - name: Tom Becker # in the south\n    aliases: [tom]\n    until: 2026-04-10\n";
        assert!(text.ends_with(want), "{text}");
        assert!(tried(|draft| draft.drop("zoe", date("2026-04-10"))).unwrap_err().contains("nobody of ours"));
    }

    #[test]
    fn what_is_set_leaves_the_rest() {
        let roles = ["csm".to_owned(), "support".to_owned()];
        let words = ColleagueWords { roles: &roles, ..ColleagueWords::default() };
        let (_, text) = tried(|draft| draft.set("Ana", &words)).unwrap();
        assert_eq!(text, TEXT.replace("[csm]", "[csm, support]"));
        let taken = ["tom".to_owned()];
        let words = ColleagueWords { aliases: &taken, ..ColleagueWords::default() };
        assert_eq!(tried(|draft| draft.set("Ana", &words)).unwrap_err(), "`tom` is Tom Becker already");
    }
    #[test]
    fn whoever_was_said_to_leave_stays_until_that_day_is_over() {
        let text = "people:\n  - {name: Ana Ruiz, until: 2026-04-30}\n";
        let people = OurPeople::from(read::<PeopleFile>(text.as_bytes()).value.unwrap());
        let tried = |today: &str| {
            let mut draft = PeopleDraft::of(&people, text);
            let said = draft.keep("ana", date(today)).map_err(|refused| refused.why)?;
            Ok::<_, String>((said, draft.changed().map_err(|refused| refused.why)?))
        };
        let (said, after) = tried("2026-04-30").unwrap();
        assert_eq!(said, "Ana Ruiz stays one of our people");
        assert_eq!(after, "people:\n  - {name: Ana Ruiz}\n");
        assert_eq!(
            tried("2026-05-01").unwrap_err(),
            "Ana Ruiz left on 2026-04-30, and that stays in the file"
        );
    }
}
