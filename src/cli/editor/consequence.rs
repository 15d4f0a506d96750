//! What an edit would make wrong: a plan that says what cannot be is not written.

use std::collections::{BTreeMap, BTreeSet};

use onboard::assessment::Assessment;
use onboard::check::check;
use onboard::finding::{Finding, Severity};
use onboard::plan::{self, Directory, Doubts};
use onboard::remedy::commands;

use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// The checks whose errors lie in what was typed just now: a day, a count, a reference. An edit that would bring one
/// about is refused. Any other error is remarked on: that a milestone is taken up again must be said, even where a
/// gate was signed off over it.
const REFUSING: [&str; 9] = [
    "date-before-signature",
    "date-in-future",
    "date-order",
    "dependency-cycle",
    "duplicate-id",
    "duplicate-person",
    "impossible-count",
    "out-of-range",
    "unknown-workstream",
];

/// What an edit that makes `new` of `old` leaves wrong that was not so before, as remarks.
///
/// # Errors
/// When what was typed cannot be true.
pub(super) fn consequences(
    portfolio: &Portfolio,
    old: Directory,
    new: Directory,
) -> Result<Vec<String>, Failure> {
    let (Some(old), Some(new)) = rayon::join(|| errors(portfolio, old), || errors(portfolio, new)) else {
        return Ok(Vec::new());
    };
    if old.doubtful != new.doubtful {
        // A file that can be read again shows what was wrong with it all along.
        return Ok(Vec::new());
    }
    let mut known = Known::of(&old.errors);
    let mut remarks = Vec::new();
    for error in new.errors {
        let is_refusing = REFUSING.contains(&error.check);
        if known.has(&error, is_refusing) {
            continue;
        }
        if is_refusing {
            let failure = Failure::usage(error.message);
            return Err(match error.help {
                Some(help) => failure.hint(help),
                None => failure.hint(format!("`{}` says more", commands::explain(error.check))),
            });
        }
        let help = error.help.map(|help| format!("; {help}")).unwrap_or_default();
        remarks.push(format!("warning: {}{help}", error.message));
    }
    Ok(remarks)
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

    /// Whether an error is none of this edit's. A message may hold a forecast: what stands at the same place was wrong
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

/// What is wrong with a plan, and the files of which not all is known.
struct Errors {
    errors: Vec<Finding>,
    doubtful: Doubts,
}

fn errors(portfolio: &Portfolio, directory: Directory) -> Option<Errors> {
    let mut loaded = plan::load(directory);
    let assessment = Assessment::of(loaded.plan.take()?, &portfolio.basis);
    let checked = check(&loaded, Some(&assessment), &portfolio.basis.config);
    let errors = checked.findings.into_iter().filter(|finding| finding.severity == Severity::Error);
    Some(Errors { errors: errors.collect(), doubtful: assessment.plan.doubtful.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_that_refuses_exists_and_finds_errors() {
        for id in REFUSING {
            let check = onboard::check::find(id).unwrap();
            assert_eq!(check.severity, Severity::Error, "{id}");
        }
        assert!(REFUSING.is_sorted());
    }
}
