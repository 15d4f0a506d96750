//! Who holds something, and while it lasts: an ownership, a right, a part in the team, a role.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{List, Role, Text};
use crate::date::Date;

/// How a type tells the reader of documents that a bare text stands for a mapping of it: as the name of the struct that it
/// asks for. Any other struct that a text is in the place of is refused.
pub const TEXT_OR_MAPPING: &str = "a text or a mapping";

/// Whether `day` lies within the first and the last day, where these are known.
fn is_within(since: Option<Date>, until: Option<Date>, day: Date) -> bool {
    since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
}

/// Somebody who holds something from one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Who.
    pub name: Text,
    /// The first day; from the beginning when absent.
    pub since: Option<Date>,
    /// The last day; still when absent.
    pub until: Option<Date>,
    /// The decision that gave it.
    pub decision: Text,
}

impl Holder {
    /// Whether they hold it at the end of `day`.
    pub fn is_on(&self, day: Date) -> bool {
        is_within(self.since, self.until, day)
    }
}

/// Everybody who held something, in the order of the file: a name, or a list of names and terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holders {
    list: List<Holder>,
    is_bare: bool,
}

impl Holders {
    /// Every term, past ones and coming ones included.
    pub fn all(&self) -> &[Holder] {
        &self.list
    }

    /// Whether it is written as one bare name, so that no term has a place of its own in the file.
    pub const fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Everybody who holds it at the end of `day`, each with the number of the term. A placeholder is nobody.
    pub fn on(&self, day: Date) -> impl Iterator<Item = (usize, &str)> {
        let holding = self.list.iter().enumerate().filter(move |(_, it)| it.is_on(day));
        holding.filter_map(|(index, it)| Some((index, it.name.answer()?)))
    }

    /// The one who holds it at the end of `day`: of several, who has held it for the shortest time.
    pub fn one_on(&self, day: Date) -> Option<&str> {
        // Of equals the later in the file, who was written down after the other.
        self.on(day).max_by_key(|(index, _)| (self.list[*index].since, *index)).map(|(_, name)| name)
    }

    /// Whether anybody is named, for whatever time, be it with a placeholder.
    pub fn is_written(&self) -> bool {
        self.list.iter().any(|it| it.name.is_written())
    }

    /// Whether anybody is named, for whatever time.
    pub fn is_answered(&self) -> bool {
        self.list.iter().any(|it| it.name.is_answered())
    }
}

impl From<&str> for Holders {
    fn from(name: &str) -> Self {
        // A key without a name names nobody.
        if name.trim().is_empty() {
            return Self::default();
        }
        let holder = Holder { name: Text::from(name), since: None, until: None, decision: Text::default() };
        Self { list: List::from(vec![holder]), is_bare: true }
    }
}

impl Serialize for Holders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &*self.list {
            [only] if self.is_bare => only.name.serialize(serializer),
            list => list.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Holders {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrTerms;
        impl<'de> de::Visitor<'de> for NameOrTerms {
            type Value = Holders;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }
            fn visit_none<E>(self) -> Result<Holders, E> {
                Ok(Holders::default())
            }
            fn visit_unit<E>(self) -> Result<Holders, E> {
                Ok(Holders::default())
            }
            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Holders, D::Error> {
                inner.deserialize_any(self)
            }
            fn visit_str<E>(self, name: &str) -> Result<Holders, E> {
                Ok(Holders::from(name))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, terms: A) -> Result<Holders, A::Error> {
                let list = Vec::deserialize(de::value::SeqAccessDeserializer::new(terms))?;
                Ok(Holders { list: List::from(list), is_bare: false })
            }
        }
        deserializer.deserialize_option(NameOrTerms)
    }
}

/// A role that somebody has from one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleTerm {
    /// Which.
    pub role: Role,
    /// The first day; from the beginning when absent.
    pub since: Option<Date>,
    /// The last day; still when absent.
    pub until: Option<Date>,
}

impl RoleTerm {
    /// Whether they have it at the end of `day`.
    pub fn is_on(&self, day: Date) -> bool {
        is_within(self.since, self.until, day)
    }
}

/// `Deserialize` for a term that a bare text may stand for: a derived one knows mappings only.
macro_rules! term {
    ($name:ident, $words:literal, { $($(#[$attribute:meta])* $field:ident: $type:ty),+ }, $from_text:expr, $allowed:expr) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Term { $($(#[$attribute])* $field: $type),+ }
                struct TextOrTerm;
                impl<'de> de::Visitor<'de> for TextOrTerm {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($words)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        let from_text: fn(&str) -> Option<$name> = $from_text;
                        from_text(text).ok_or_else(|| E::unknown_variant(text, $allowed))
                    }
                    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        let Term { $($field),+ } = Term::deserialize(de::value::MapAccessDeserializer::new(map))?;
                        Ok($name { $($field),+ })
                    }
                }
                const FIELDS: &[&str] = &[$(stringify!($field)),+];
                deserializer.deserialize_struct(TEXT_OR_MAPPING, FIELDS, TextOrTerm)
            }
        }
    };
}

term!(
    Holder,
    "a name, or a mapping with `name`",
    {
        #[serde(default)]
        name: Text,
        since: Option<Date>,
        until: Option<Date>,
        #[serde(default)]
        decision: Text
    },
    |name| Some(Holder { name: Text::from(name), since: None, until: None, decision: Text::default() }),
    &[]
);

term!(
    RoleTerm,
    "a role, or a mapping with `role`",
    { role: Role, since: Option<Date>, until: Option<Date> },
    |word| Role::from_word(word).map(|role| RoleTerm { role, since: None, until: None }),
    Role::WORDS
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::fixture::date;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct Held {
        owner: Holders,
        roles: List<RoleTerm>,
    }

    fn read(yaml: &str) -> (Held, Vec<String>) {
        let reading = document::read::<Held>(yaml.as_bytes());
        let problems = reading.problems.iter().map(|problem| problem.message.clone()).collect();
        (reading.value.unwrap_or_default(), problems)
    }

    #[test]
    fn one_name_holds_it_always() {
        let (held, problems) = read("owner: Ana Ruiz");
        assert_eq!(problems, [""; 0]);
        assert!(held.owner.is_bare());
        assert_eq!(held.owner.one_on(date("1999-01-01")), Some("Ana Ruiz"));
        assert_eq!(read("owner:").0.owner.one_on(date("2026-03-02")), None);
    }

    #[test]
    fn a_placeholder_holds_nothing() {
        let owner = read("owner: TBD").0.owner;
        assert_eq!(owner.one_on(date("2026-03-02")), None);
        assert!(owner.is_written() && !owner.is_answered());
    }

    #[test]
    fn a_truth_value_or_a_number_names_nobody() {
        for owner in ["no", "true", "off", "[no]", "[{name: yes}]"] {
            let (held, problems) = read(&format!("owner: {owner}"));
            assert_eq!(
                (problems.len(), held.owner.one_on(date("2026-03-02"))),
                (1, None),
                "{owner}: {problems:?}"
            );
        }
        // It is told as well that others read a number there.
        let (held, problems) = read("owner: 42");
        assert_eq!((problems.len(), held.owner.one_on(date("2026-03-02"))), (2, None), "{problems:?}");
        assert_eq!(read("owner: 'No'").0.owner.one_on(date("2026-03-02")), Some("No"));
    }

    #[test]
    fn terms_hold_from_their_first_day_to_their_last() {
        let (held, problems) = read(
            "owner:\n  - {name: Ana Ruiz, until: 2026-04-12}\n  - {name: Nora Falk, since: 2026-04-12}\n  - Tom Becker",
        );
        assert_eq!(problems, [""; 0]);
        let all = |day: &str| held.owner.on(date(day)).map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(all("2026-04-11"), ["Ana Ruiz", "Tom Becker"]);
        assert_eq!(all("2026-04-12"), ["Ana Ruiz", "Nora Falk", "Tom Becker"]);
        assert_eq!(all("2026-04-13"), ["Nora Falk", "Tom Becker"]);
        assert_eq!(held.owner.one_on(date("2026-04-12")), Some("Nora Falk"), "the newer holder is asked");
    }

    #[test]
    fn a_role_is_a_word_or_a_term_and_what_is_wrong_in_it_is_told() {
        let (held, problems) = read(
            "roles: [champion, {role: executive_sponsor, until: 2026-05-31}, chef, {role: champion, form: x}]",
        );
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert_eq!(held.roles.len(), 3);
        assert!(held.roles[1].is_on(date("2026-05-31")) && !held.roles[1].is_on(date("2026-06-01")));
    }
}
