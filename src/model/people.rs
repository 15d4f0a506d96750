//! `people.yaml`: our people, whom the plans of a workspace name.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{List, Text};
use crate::date::Date;
use crate::person;

/// The name of the file at the root of a workspace.
pub const PEOPLE_FILE: &str = "people.yaml";

/// The file as it is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PeopleFile {
    /// Everybody of ours, those who have left included.
    pub people: List<Colleague>,
}

/// One of our people.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Colleague {
    /// The name in full.
    #[serde(deserialize_with = "super::text::written")]
    pub name: String,
    /// Other names by which plans may call them.
    #[serde(default)]
    pub aliases: List<String>,
    /// Where they are written to.
    #[serde(default)]
    pub email: Text,
    /// What they do with us.
    #[serde(default)]
    pub roles: List<String>,
    /// Their first day; always with us when absent.
    pub since: Option<Date>,
    /// Their last day.
    pub until: Option<Date>,
}

impl Colleague {
    /// What is said of them, in a line.
    fn told(&self) -> String {
        let day = |word: &str, day: Option<Date>| day.map(|day| format!("{word} {day}"));
        let list =
            |word: &str, list: &[String]| (!list.is_empty()).then(|| format!("{word}{}", list.join(", ")));
        let parts = [
            list("", &self.roles),
            self.email.get().map(str::to_owned),
            list("also ", &self.aliases),
            day("since", self.since),
            day("until", self.until),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "named".to_owned() } else { parts.join("; ") }
    }
}

/// Our people, found by any of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OurPeople {
    people: Vec<Colleague>,
    /// Who is called so. Of two of one name in full the first is; an alias of several is nobody's.
    by_key: BTreeMap<String, usize>,
    /// Who has an alias that others have too.
    shared: BTreeMap<String, Vec<usize>>,
}

impl OurPeople {
    /// Everybody, in the order of the file.
    pub fn all(&self) -> &[Colleague] {
        &self.people
    }

    /// What is said of each by their name, in a line.
    pub fn told(&self) -> BTreeMap<String, String> {
        self.people.iter().map(|it| (it.name.clone(), it.told())).collect()
    }

    /// The one of ours who is called so, in full or by an alias.
    pub fn called(&self, name: &str) -> Option<&Colleague> {
        if self.people.is_empty() {
            return None;
        }
        self.by_key.get(&*person::key(name)).map(|at| &self.people[*at])
    }

    /// Those who have a name as their alias, where several have: nobody can tell which of them is meant.
    pub fn who_share(&self, name: &str) -> impl Iterator<Item = &Colleague> {
        let whose = if self.shared.is_empty() { None } else { self.shared.get(&*person::key(name)) };
        whose.into_iter().flatten().map(|at| &self.people[*at])
    }

    /// The name in full of whoever is called so; of somebody who is not of ours the name as it is.
    pub fn full_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.called(name).map_or(name, |it| &it.name)
    }

    /// Whether two names are one person's, by whatever name of theirs.
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        person::is_same(self.full_name(one), self.full_name(other))
    }
}

impl From<PeopleFile> for OurPeople {
    fn from(file: PeopleFile) -> Self {
        let people = file.people.to_vec();
        let mut by_key = BTreeMap::new();
        // A name in full is before anybody's alias.
        for (at, it) in people.iter().enumerate() {
            by_key.entry(person::key(&it.name).into_owned()).or_insert(at);
        }
        let mut aliases: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, it) in people.iter().enumerate() {
            for alias in &it.aliases {
                let whose = aliases.entry(person::key(alias).into_owned()).or_default();
                if whose.last() != Some(&at) {
                    whose.push(at);
                }
            }
        }
        aliases.retain(|key, _| !by_key.contains_key(key));
        let (shared, own): (BTreeMap<_, _>, BTreeMap<_, _>) =
            aliases.into_iter().partition(|(_, whose)| whose.len() > 1);
        by_key.extend(own.into_iter().filter_map(|(key, whose)| Some((key, *whose.first()?))));
        Self { people, by_key, shared }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_found_by_the_name_in_full_and_by_each_alias() {
        let file =
            "people: [{name: Priya Shah, aliases: [priya, Nora Falk]}, {name: Nora Falk, aliases: [priya]}]";
        let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(file).unwrap());
        let full = |name: &'static str| ours.full_name(name).to_owned();
        assert_eq!(full("PRIYA"), "PRIYA", "two have the alias, so that it is neither's");
        let who: Vec<&str> = ours.who_share("priya").map(|it| it.name.as_str()).collect();
        assert_eq!(who, ["Priya Shah", "Nora Falk"]);
        assert_eq!(full("nora  falk"), "Nora Falk", "a name in full is before an alias");
        assert_eq!(full("Lee Novak"), "Lee Novak");
        assert_eq!(ours.called("Lee Novak"), None);
    }
}
