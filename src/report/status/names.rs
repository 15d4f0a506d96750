//! People's names as short as they can be without two of them becoming one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::person::{self, key};

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
}
