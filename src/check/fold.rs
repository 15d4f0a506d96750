//! Findings with one cause are one finding with a count: nobody reads nine lines that say the same. What belongs together
//! the rule says (see [`Cause`]); programs get every place all the same.

use std::collections::BTreeMap;

use crate::finding::{Cause, Severity};

/// Findings that people read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded<'f, T> {
    /// The first of them.
    pub first: &'f T,
    /// The others, in order.
    pub rest: Vec<&'f T>,
}

impl<T> Folded<'_, T> {
    /// How many they are.
    pub fn count(&self) -> usize {
        self.rest.len() + 1
    }
}

/// What two findings share that are read as one: the check, how grave it is, and the cause.
pub type Shared<'f> = (&'static str, Severity, &'f Cause);

/// Folds findings, each in the place of its first; those without a cause are alone.
pub fn fold<'f, T>(
    found: impl IntoIterator<Item = &'f T>,
    shared: impl Fn(&'f T) -> Option<Shared<'f>>,
) -> Vec<Folded<'f, T>> {
    let mut folded: Vec<Folded<'f, T>> = Vec::new();
    let mut places: BTreeMap<Shared<'f>, usize> = BTreeMap::new();
    for one in found {
        let next = folded.len();
        match shared(one).map(|shared| *places.entry(shared).or_insert(next)) {
            Some(place) if place < next => folded[place].rest.push(one),
            _ => folded.push(Folded { first: one, rest: Vec::new() }),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = (&'static str, Option<Cause>);

    fn counts(found: &[Found]) -> Vec<(&str, usize)> {
        let folded = fold(found, |(check, cause)| Some((*check, Severity::Warning, cause.as_ref()?)));
        folded.iter().map(|it| (it.first.0, it.count())).collect()
    }

    #[test]
    fn what_has_one_check_and_one_cause_is_one_finding_with_a_count() {
        let late = |of: &str| Some(Cause::new("action", format!("of {of} are overdue")));
        let found = [
            ("action-overdue", late("Lee")),
            ("action-overdue", None),
            ("action-overdue", late("Ana")),
            ("action-overdue", late("Lee")),
            ("action-overdue", None),
            ("milestone-overdue", late("Lee")),
        ];
        let want = [
            ("action-overdue", 2),
            ("action-overdue", 1),
            ("action-overdue", 1),
            ("action-overdue", 1),
            ("milestone-overdue", 1),
        ];
        assert_eq!(counts(&found), want);
    }

    #[test]
    fn a_cause_counts_what_it_is_about() {
        assert_eq!(Cause::new("action", "of Lee are overdue").of(3), "3 actions of Lee are overdue");
    }
}
