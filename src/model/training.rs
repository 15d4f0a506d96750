//! `training.yaml`: sessions by audience, and whether they were understood (S1, S3).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::change::{Move, Reopened, was_done_by};
use super::{Assessment, Audience, Dropped, Due, List, Text, Withdrawn, counts_from, is_in_plan};
use crate::date::Date;
use crate::person::key;

/// The education of the customer's people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Training {
    /// What is taught, to whom.
    pub sessions: List<Session>,
}

/// One session.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Session {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What it teaches.
    #[serde(default)]
    pub title: Text,
    /// For whom.
    pub audience: Option<Audience>,
    /// The day it is to be given.
    pub due: Option<Due>,
    /// Where that day stood before.
    #[serde(default)]
    pub moves: List<Move>,
    /// The day it was given.
    pub delivered_on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
    /// That it was given was taken back.
    pub withdrawn: Option<Withdrawn>,
    /// When it was said to have been given before, which was taken back.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
    /// When the results of the test were known; on the day it was given when absent.
    pub assessed_on: Option<Date>,
    /// How many were tested.
    pub assessed: Option<u32>,
    /// How many passed.
    pub passed: Option<u32>,
    /// How those who had failed were tested once more, together.
    #[serde(default)]
    pub retests: List<Retest>,
    /// Who was tested by name, and what came of it.
    #[serde(default)]
    pub tries: List<Try>,
    /// Since when it is in the plan.
    pub added_on: Option<Date>,
    /// When it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

/// A later assessment: of those who had failed, or had not been tested yet.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Retest {
    /// When its results were known; without that day it does not count.
    pub assessed_on: Option<Date>,
    /// How many were tested.
    pub assessed: Option<u32>,
    /// How many passed.
    pub passed: Option<u32>,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// Somebody was tested.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Try {
    /// When.
    pub taken_on: Option<Date>,
    /// Who, as in `stakeholders.yaml`.
    #[serde(default)]
    pub by: Text,
    /// Whether they passed.
    pub passed: Option<bool>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// What the tries by name come to.
struct Named {
    /// The tries that passed after one that failed.
    second: Vec<usize>,
    /// How many people have tried and not passed yet.
    failing: usize,
}

impl Session {
    /// Whether it is part of the plan at the end of `day`.
    pub fn is_planned_on(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// The day on which it was given, if it was by the end of `day`.
    pub fn delivered_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.delivered_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// The day on which it was given, or is to be, unless that was taken back.
    pub fn given_on(&self) -> Option<Date> {
        self.delivered_on.filter(|_| self.withdrawn.is_none())
    }

    /// How many people were tested and how many of them had passed, as far as that was known at the end of `day`. Whoever
    /// failed and was tested again is one person, be it together with others or by name.
    pub fn results_on(&self, day: Date) -> (Option<u32>, Option<u32>) {
        let known = self.assessed_on.max(self.delivered_on).is_some_and(|on| on <= day);
        let first = if known { (self.assessed, self.passed) } else { (None, None) };
        let mut later: Vec<&Retest> = self.retests.iter().filter(|it| it.known_by(day).is_some()).collect();
        later.sort_by_key(|it| it.assessed_on);
        let (assessed, passed) = later.into_iter().fold(first, |results, retest| retest.after(results));
        let named = self.named_on(day);
        let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
        // Whoever still fails by name is none of those who passed, whenever the rest was counted.
        let most =
            assessed.or(self.attended).map_or(u32::MAX, |all| all.saturating_sub(count(named.failing)));
        let second = count(named.second.len());
        (assessed, passed.map(|passed| passed.saturating_add(second).min(most.max(passed))))
    }

    /// The tries of those who had failed by name and have passed by the end of `day`, by their numbers in the list. Whoever
    /// passed on a day on which results were known is among those.
    pub fn second_tries_on(&self, day: Date) -> Vec<usize> {
        self.named_on(day).second
    }

    fn named_on(&self, day: Date) -> Named {
        let first = self.assessed_on.max(self.delivered_on);
        let counted: BTreeSet<Date> =
            self.retests.iter().filter_map(|it| it.known_by(day)).chain(first).collect();
        let taken = self
            .tries
            .iter()
            .enumerate()
            .filter_map(|(number, it)| Some((it.taken_by(day)?, number, key(it.by.get()?), it.passed?)));
        let mut taken: Vec<_> = taken.collect();
        taken.sort_by_key(|(on, number, ..)| (*on, *number));
        let (mut has_passed, mut second) = (BTreeMap::new(), Vec::new());
        for (on, number, who, passed) in taken {
            let before = has_passed.get(&who).copied();
            let is_later = first.is_some_and(|first| on > first) && !counted.contains(&on);
            // Only the first try that passed turns a failure; whoever has passed has passed.
            if passed && before == Some(false) && is_later {
                second.push(number);
            }
            has_passed.insert(who, passed || before == Some(true));
        }
        Named { second, failing: has_passed.values().filter(|passed| !**passed).count() }
    }

    /// The later assessments whose results were known at the end of `day`, each with its number in the list.
    pub fn retests_on(&self, day: Date) -> impl Iterator<Item = (usize, &Retest)> {
        self.retests.iter().enumerate().filter(move |(_, it)| it.known_by(day).is_some())
    }
}

impl Retest {
    /// The day on which its results were known, if it counts at the end of `day`.
    pub fn known_by(&self, day: Date) -> Option<Date> {
        counts_from(self.assessed_on, None, self.withdrawn.as_ref(), day)
    }

    /// How many had been tested and how many had passed after it, by what they were before. It tests those who had failed
    /// first; whoever is tested beyond them is tested for the first time.
    pub fn after(&self, before: (Option<u32>, Option<u32>)) -> (Option<u32>, Option<u32>) {
        let Some(more) = self.passed else { return before };
        let (tested, passed) = before;
        if tested.is_none() && passed.is_none() {
            return (self.assessed, Some(more));
        }
        let passed = passed.unwrap_or(0);
        let failed = |tested: u32| tested.saturating_sub(passed);
        let newcomers = |tested: u32| self.assessed.unwrap_or(more).saturating_sub(failed(tested));
        (tested.map(|tested| tested.saturating_add(newcomers(tested))), Some(passed.saturating_add(more)))
    }
}

impl Try {
    /// The day of the test, if it counts at the end of `day`.
    pub fn taken_by(&self, day: Date) -> Option<Date> {
        counts_from(self.taken_on, None, self.withdrawn.as_ref(), day)
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{date, plan_from};

    fn results(session: &str, day: &str) -> (Option<u32>, Option<u32>) {
        let file = format!("sessions: [{{id: T-1, delivered_on: 2026-04-01, {session}}}]");
        plan_from(&[("training.yaml", &file)]).training.sessions[0].results_on(date(day))
    }

    #[test]
    fn who_failed_and_passes_later_is_one_person() {
        let session = "assessed: 10, passed: 7, retests: [{assessed_on: 2026-04-09, assessed: 1, passed: 1}, \
                       {assessed_on: 2026-04-08, assessed: 2, passed: 1}]";
        assert_eq!(results(session, "2026-04-07"), (Some(10), Some(7)));
        assert_eq!(results(session, "2026-04-08"), (Some(10), Some(8)));
        assert_eq!(results(session, "2026-04-09"), (Some(10), Some(9)));
    }

    #[test]
    fn who_is_tested_beyond_those_who_failed_was_not_tested_before() {
        let session = "assessed: 10, passed: 7, retests: [{assessed_on: 2026-04-08, assessed: 5, passed: 4}]";
        assert_eq!(results(session, "2026-04-08"), (Some(12), Some(11)));
    }

    #[test]
    fn a_later_assessment_counts_from_its_day_until_it_is_taken_back() {
        let retest =
            |rest: &str| format!("assessed: 3, passed: 1, retests: [{{assessed: 2, passed: 2{rest}}}]");
        let back = ", assessed_on: 2026-04-08, withdrawn: {withdrawn_on: 2026-04-09}";
        assert_eq!(results(&retest(""), "2026-04-10"), (Some(3), Some(1)), "it has no day");
        assert_eq!(results(&retest(back), "2026-04-08"), (Some(3), Some(3)));
        assert_eq!(results(&retest(back), "2026-04-09"), (Some(3), Some(1)));
        let alone = "retests: [{assessed_on: 2026-04-08, assessed: 2, passed: 1}]";
        assert_eq!(results(alone, "2026-04-08"), (Some(2), Some(1)), "nobody had been tested before");
    }
}
