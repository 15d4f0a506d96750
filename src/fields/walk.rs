//! One walk over a typed plan, which shows every value with its place and what the table says of it.
//!
//! The plan is walked as it would be written: `Serialize` of each struct hands over key after key, in the order of the
//! table, which is followed in step. Nothing is copied but what somebody asks for: whoever walks says which fields to
//! stop at, and of the others only the names of entries are read. What is absent, or could not be read, does not appear.

use std::sync::Arc;

use serde::ser;

use super::field::{Field, Shape};
use super::found::Found;
use super::table::FILES;
use super::visit::{Node, Walk};
use super::ways::Ways;
use crate::model::PlanFile;

/// What has values: each file of a plan, as the model has it.
pub trait Walked {
    /// Hands over the root of a file.
    fn file<S: ser::Serializer>(&self, file: PlanFile, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T: Walked> Walked for Arc<T> {
    fn file<S: ser::Serializer>(&self, file: PlanFile, serializer: S) -> Result<S::Ok, S::Error> {
        T::file(self, file, serializer)
    }
}

/// Walks over the values of `plan` whose fields are wanted, in the order of the files.
pub fn walk(plan: &impl Walked, wants: impl Fn(&Shape, &Field) -> bool, mut see: impl FnMut(&Found<'_>)) {
    let mut met = 0;
    let mut ways = Ways::default();
    for fields in FILES {
        if !ways.lead_to(&fields.root, &wants) {
            continue;
        }
        let mut walk = Walk {
            file: fields.file,
            steps: Vec::new(),
            frames: Vec::new(),
            numbers: Vec::new(),
            met,
            ways: &mut ways,
            wants: &wants,
            see: &mut see,
        };
        let walked = plan.file(fields.file, Node { walk: &mut walk, field: &fields.root });
        debug_assert!(walked.is_ok(), "no value of a plan refuses to be seen");
        met = walk.met;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Kind;
    use crate::fixture::plan_from;
    use crate::steps;

    const JSP: &str = "
milestones:
  - id: M-import
    due: 2026-04-17
    moves: [{from: 2026-04-03, to: 2026-04-17, moved_on: 2027-03-24, by: Ana Ruiz, decision: D-9}]
    customer_owner: [Lee Novak, {name: Ana Ruiz, since: 2026-04-01}]
value: {first: {owner: Lee Novak, reached_on: 1999-03-19}}
baselines: [{agreed_on: 2026-04-02, dates: {M-import: 2026-04-20}}]
";

    /// What a walk comes to: the place, and what is said or written there.
    fn seen(wants: impl Fn(&Shape, &Field) -> bool) -> Vec<String> {
        let stakeholders = "people: [{name: Lee Novak, departed_on: 2026-05-01}]";
        let plan = plan_from(&[("jsp.yaml", JSP), ("stakeholders.yaml", stakeholders)]);
        let mut seen = Vec::new();
        walk(&plan, wants, |found| {
            let said = match found.field.kind {
                Kind::Happened(_) => found.said(),
                _ => found.text().unwrap_or_default().to_owned(),
            };
            seen.push(format!("{} {said}", found.route()));
        });
        seen
    }

    #[test]
    fn every_day_on_which_something_happened_is_said_with_its_entry() {
        let days = seen(|_, field| matches!(field.kind, Kind::Happened(_)));
        assert_eq!(
            days,
            [
                "onboarding.yaml:contract.signed_on the contract was signed on 2026-03-02",
                "stakeholders.yaml:people[0].departed_on Lee Novak left on 2026-05-01",
                "jsp.yaml:milestones[0].moves[0].moved_on a move of milestone `M-import` was made on 2027-03-24",
                "jsp.yaml:value.first.reached_on first value was reached on 1999-03-19",
                "jsp.yaml:baselines[0].agreed_on a baseline was agreed on 2026-04-02",
            ]
        );
    }

    #[test]
    fn holders_are_found_under_the_key_that_says_what_they_hold() {
        let owners = seen(|_, field| matches!(field.kind, Kind::Holders(_)));
        let owners: Vec<&str> =
            owners.iter().map(String::as_str).filter(|it| it.starts_with("jsp.yaml")).collect();
        assert_eq!(
            owners,
            [
                "jsp.yaml:milestones[0].customer_owner[0].name Lee Novak",
                "jsp.yaml:milestones[0].customer_owner[1].name Ana Ruiz",
                "jsp.yaml:value.first.owner Lee Novak",
            ]
        );
    }

    #[test]
    fn the_days_of_a_baseline_stand_under_the_names_of_what_they_are_for() {
        let dates = seen(|_, field| matches!(field.kind, Kind::DayOf(_)));
        assert_eq!(dates, ["jsp.yaml:baselines[0].dates.M-import 2026-04-20"]);
        let decisions = seen(|_, field| matches!(field.kind, Kind::Reference(crate::fields::To::Decision)));
        assert_eq!(decisions, ["jsp.yaml:milestones[0].moves[0].decision D-9"]);
    }

    #[test]
    fn nothing_is_gone_through_in_which_nothing_is_wanted() {
        let plan = plan_from(&[("jsp.yaml", JSP)]);
        let (_, steps) = steps::of(|| walk(&plan, |_, field| field.key == "hours_per_week", |_| {}));
        assert!(steps < 5, "{steps}");
    }
}
