//! People's and customers' names as short as they can be without two of them becoming one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::person::{self, key};
use crate::status::StatusRow;

/// The short forms of the names on a screen.
pub(super) struct Names {
    initials: BTreeMap<String, BTreeSet<String>>,
    first: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Of all names that are on the screen: which short forms tell them apart.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self { initials: BTreeMap::new(), first: BTreeMap::new() };
        for name in names {
            let whose = || key(name).into_owned();
            all.initials.entry(initials(name)).or_default().insert(whose());
            all.first.entry(first(name).to_owned()).or_default().insert(whose());
        }
        all
    }

    /// `TL` for Tomas Lind; the first name where two share those, the whole one where two share that.
    pub(super) fn initials(&self, name: &str) -> String {
        let short = initials(name);
        if is_one(&self.initials, &short) { short } else { self.first(name) }
    }

    /// `Tomas` for Tomas Lind; the whole name where two are called so.
    pub(super) fn first(&self, name: &str) -> String {
        let short = first(name);
        if is_one(&self.first, short) { short.to_owned() } else { name.to_owned() }
    }
}

/// Letters that a short name ends with at least: nobody is called `The`, or `Salt &`.
const TELLING: usize = 4;

/// Customers' names in sentences.
pub(super) struct Customers {
    /// Whose name begins with these words.
    beginnings: BTreeMap<String, BTreeSet<String>>,
}

impl Customers {
    /// Of all customers that stand on the screen: which beginnings tell them apart.
    pub(super) fn of(rows: &[StatusRow]) -> Self {
        let mut beginnings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in rows {
            for short in begins(&row.customer).chain([row.customer.as_str()]) {
                beginnings.entry(short.to_owned()).or_default().insert(row.customer.clone());
            }
        }
        Self { beginnings }
    }

    /// `Kestrel` for Kestrel & Pine Logistics; the whole name where another begins so.
    pub(super) fn short<'a>(&self, customer: &'a str) -> &'a str {
        let is_telling =
            |short: &str| short.chars().rev().take_while(|c| c.is_alphanumeric()).count() >= TELLING;
        begins(customer)
            .find(|short| is_telling(short) && is_one(&self.beginnings, short))
            .unwrap_or(customer)
    }
}

/// The beginnings of a name, each of some of its words, the shortest first.
fn begins(name: &str) -> impl Iterator<Item = &str> {
    name.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| &name[..at])
}

fn is_one(all: &BTreeMap<String, BTreeSet<String>>, short: &str) -> bool {
    all.get(short).is_none_or(|whose| whose.len() == 1)
}

fn first(name: &str) -> &str {
    person::first(name)
}

/// The first signs of the first and the last word; a name of one word is as short as it gets.
fn initials(name: &str) -> String {
    let words: Vec<&str> = person::without_titles(name).split_whitespace().collect();
    match words.as_slice() {
        [first, .., last] => {
            let sign = |word: &str| word.graphemes(true).next().unwrap_or_default().to_uppercase();
            sign(first) + &sign(last)
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn names_are_as_short_as_tells_them_apart() {
        let all = ["Tomas Lind", "Priya Shah", "Paula Soto", "Ana Ruiz", "Ana Roth", "山田太郎", "Ana Ruiz"];
        let names = Names::of(all);
        assert_eq!(
            all.map(|name| names.initials(name)),
            ["TL", "Priya", "Paula", "Ana Ruiz", "Ana Roth", "山田太郎", "Ana Ruiz"]
        );
        assert_eq!(names.first("Tomas Lind"), "Tomas");
        assert_eq!(names.first("Ana Roth"), "Ana Roth");
        assert_eq!(Names::of([]).initials("Émile de la Tour"), "ÉT");
        assert_eq!(Names::of([]).initials("Dr. Elke Amsel"), "EA");
        assert_eq!(Names::of([]).first("Dr. Elke Amsel"), "Elke");
    }

    #[test]
    fn customers_are_as_short_as_tells_them_apart() {
        let names = [
            "Kestrel & Pine Logistics",
            "Lumen Foods 5",
            "Lumen Travel 7",
            "The Long Company",
            "SAP",
            "Acme",
            "Acme Rail",
        ];
        let row = |name: &&str| {
            let head = format!("{{customer: {name}, segment: smb, contract: {{signed_on: 2026-03-02}}}}");
            let plan = plan_from(&[("onboarding.yaml", &head)]);
            StatusRow::of(&Assessment::of(plan, &Basis::on(date("2026-03-03"))))
        };
        let customers = Customers::of(&names.iter().map(row).collect::<Vec<_>>());
        assert_eq!(
            names.map(|name| customers.short(name)),
            ["Kestrel", "Lumen Foods", "Lumen Travel", "The Long", "SAP", "Acme", "Acme Rail"]
        );
    }
}
