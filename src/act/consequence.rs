//! What an edit would make wrong or improbable: a plan that says what cannot be is not written.

use std::collections::{BTreeMap, BTreeSet};

use super::Remark;
use super::improbable::improbable;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::check::{check, find};
use crate::edit::{Yaml, read};
use crate::finding::{Finding, Place, Severity};
use crate::person::is_same;
use crate::plan::{self, Directory, Entry};
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};

/// What an edit that makes `new` of `old` leaves wrong or improbable that was not so before, as remarks. Of `strangers` it has been
/// said already that the plan does not know them.
///
/// # Errors
/// When what was typed cannot be true: a check that refuses edits finds it.
pub(super) fn consequences(
    basis: &Basis,
    strangers: &[&str],
    old: Directory,
    new: Directory,
) -> Result<Vec<Remark>, Refused> {
    let texts = new.entries.clone();
    let (Some(old), Some(new)) = rayon::join(|| errors(basis, old), || errors(basis, new)) else {
        return Ok(Vec::new());
    };
    if old.assessment.plan.doubtful != new.assessment.plan.doubtful {
        // A file that can be read again shows what was wrong with it all along.
        return Ok(Vec::new());
    }
    let improbable = improbable(&old.assessment, &new.assessment);
    let mut known = Known::of(&old.errors);
    let mut found = Vec::new();
    for error in new.errors {
        let is_refusing = find(error.check).is_some_and(|check| check.run.refuses_edits());
        if known.has(&error, is_refusing) {
            continue;
        }
        if is_refusing {
            let otherwise = || Remedy::say(format!("`{}` says more", commands::explain(error.check)));
            return Err(Refused::because(error.message).hint(error.help.unwrap_or_else(otherwise)));
        }
        let named = name_at(&error.place, &texts);
        if !named.is_some_and(|name| strangers.iter().any(|stranger| is_same(stranger, &name))) {
            let remark = Remark::warning(error.message).with(error.help.unwrap_or_default());
            found.push((error.check, remark));
        }
    }
    let mut remarks = in_few_words(found, new.assessment.slug());
    remarks.extend(improbable);
    Ok(remarks)
}

/// As many remarks as anybody reads of one check.
const OF_ONE_CHECK: usize = 2;

/// The first remarks of each check, and of the rest how many there are: one act that makes twenty things due is told of once.
fn in_few_words(found: Vec<(&'static str, Remark)>, slug: &str) -> Vec<Remark> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (check, _) in &found {
        *counts.entry(check).or_default() += 1;
    }
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut remarks = Vec::new();
    for (check, remark) in found {
        let (all, told) = (counts[check], told.entry(check).or_default());
        *told += 1;
        // One that is left over takes no more room than its count.
        if *told <= OF_ONE_CHECK || all == OF_ONE_CHECK + 1 {
            remarks.push(remark);
        } else if *told == OF_ONE_CHECK + 1 {
            let rest = Remark::warning(format!("{} more like it (`{check}`)", all - OF_ONE_CHECK));
            remarks.push(rest.with(Remedy::run("list them", commands::check(slug))));
        }
    }
    remarks
}

/// What is at the place of a finding.
fn name_at(place: &Place, entries: &BTreeMap<String, Entry>) -> Option<String> {
    let Place::Node(route) = place else { return None };
    let Some(Entry::Bytes(bytes)) = entries.get(route.file.name()) else { return None };
    let there = read(std::str::from_utf8(bytes).ok()?, route)?;
    there.scalar().or_else(|| there.get("name").and_then(Yaml::scalar)).map(str::to_owned)
}

/// What was wrong before an edit.
struct Known {
    /// How often each check said each message.
    messages: BTreeMap<(&'static str, String), usize>,
    places: BTreeSet<(&'static str, String)>,
}

impl Known {
    fn of(errors: &[Finding]) -> Self {
        let mut messages: BTreeMap<_, usize> = BTreeMap::new();
        for error in errors {
            *messages.entry((error.check, error.message.clone())).or_default() += 1;
        }
        Self { messages, places: errors.iter().map(place).collect() }
    }

    /// Whether an error is none of this edit's. A message may hold a forecast: what is at the same place was wrong
    /// before, whatever day it names now.
    fn has(&mut self, error: &Finding, is_refusing: bool) -> bool {
        match self.messages.get_mut(&(error.check, error.message.clone())) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => !is_refusing && self.places.contains(&place(error)),
        }
    }
}

fn place(error: &Finding) -> (&'static str, String) {
    (error.check, format!("{:?}", error.place))
}

/// A plan worked out, and what is wrong with it.
struct Errors {
    errors: Vec<Finding>,
    assessment: Assessment,
}

fn errors(basis: &Basis, directory: Directory) -> Option<Errors> {
    let mut loaded = plan::load(directory);
    let assessment = Assessment::of(loaded.plan.take()?, basis);
    let checked = check(&loaded, Some(&assessment), &basis.config);
    let errors = checked.findings.into_iter().filter(|finding| finding.severity == Severity::Error);
    Some(Errors { errors: errors.collect(), assessment })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_remarks_of_one_check_two_are_told_and_the_rest_is_counted() {
        let of = |check: &'static str, count: usize| {
            (1..=count).map(move |number| (check, Remark::warning(format!("{check} {number}"))))
        };
        let said = |found: Vec<(&'static str, Remark)>| {
            in_few_words(found, "acme").iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(said(of("a", 3).collect()), ["warning: a 1", "warning: a 2", "warning: a 3"]);
        assert_eq!(
            said(of("a", 9).chain(of("b", 1)).collect()),
            [
                "warning: a 1",
                "warning: a 2",
                "warning: 7 more like it (`a`); list them: `onboard check acme`",
                "warning: b 1"
            ]
        );
    }
}
