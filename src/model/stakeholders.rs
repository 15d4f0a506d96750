//! `stakeholders.yaml`: the people on the customer's side.

use serde::{Deserialize, Serialize};

use super::{List, Role, RoleTerm, Text, Tier, Withdrawn, counts_from, is_answer};
use crate::date::Date;

/// The customer's people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Stakeholders {
    /// Everyone we know, departed ones included.
    pub people: List<Person>,
}

/// One person of the customer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Person {
    /// The name by which other files refer to them.
    #[serde(deserialize_with = "super::text::written")]
    pub name: String,
    /// Their title.
    #[serde(default)]
    pub title: Text,
    /// What they are to the onboarding, and while they are.
    #[serde(default)]
    pub roles: List<RoleTerm>,
    /// Their tier in the 1-2-3 triangle.
    pub tier: Option<Tier>,
    /// What they want out of this.
    #[serde(default)]
    pub goals: Text,
    /// Where they are written to.
    #[serde(default)]
    pub email: Text,
    /// Where they are called.
    #[serde(default)]
    pub phone: Text,
    /// How they felt about it, judgement by judgement.
    #[serde(default)]
    pub sentiments: List<Sentiment>,
    /// Since when they are in the plan; from the signature when absent.
    pub added_on: Option<Date>,
    /// Their last day.
    pub departed_on: Option<Date>,
    /// That they left was taken back: from then on they are there.
    pub withdrawn: Option<Withdrawn>,
    /// When they were said to have left before, which was taken back.
    #[serde(default)]
    pub departed_before: List<Departure>,
    /// Whatever else is to be known.
    #[serde(default)]
    pub note: Text,
}

/// That somebody was said to have left, which was taken back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Departure {
    /// What was said to be their last day.
    pub departed_on: Date,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// How somebody felt about it on a day.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Sentiment {
    /// When it was judged.
    pub judged_on: Option<Date>,
    /// 1 (hostile) to 5 (advocate).
    pub score: u8,
    /// Who judged it.
    #[serde(default)]
    pub by: Text,
    /// In their words.
    #[serde(default)]
    pub note: Text,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Sentiment {
    /// The day of the judgement, if it counts at the end of `day`: one off the scale never does.
    pub fn counts_on(&self, day: Date) -> Option<Date> {
        counts_from(self.judged_on, None, self.withdrawn.as_ref(), day)
            .filter(|_| (1..=5).contains(&self.score))
    }
}

impl Person {
    /// Whether the plan knew of them at the end of `day`. A placeholder is nobody.
    pub fn is_known_on(&self, day: Date) -> bool {
        is_answer(&self.name) && self.added_on.is_none_or(|added| added <= day)
    }

    /// Their last day, if they had left by the end of `day` and nobody had taken that back by then.
    pub fn left_by(&self, day: Date) -> Option<Date> {
        let last = counts_from(self.departed_on, None, self.withdrawn.as_ref(), day);
        let before = || {
            let counts = |it: &Departure| counts_from(Some(it.departed_on), None, it.withdrawn.as_ref(), day);
            self.departed_before.iter().find_map(counts)
        };
        last.or_else(before)
    }

    /// Whether they were there on `day`; on the day of their departure they still were.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.is_known_on(day) && self.left_by(day).is_none_or(|left| day <= left)
    }

    /// Whether they were gone at the end of `day`: from their last day on, of which they were still there.
    pub fn has_left_by(&self, day: Date) -> bool {
        self.left_by(day).is_some()
    }

    /// Whether they were there, and had the role, on `day`.
    pub fn is_on(&self, role: Role, day: Date) -> bool {
        self.is_there_on(day) && self.roles.iter().any(|term| term.role == role && term.is_on(day))
    }

    /// The roles that they had on `day`, in the order of the file; somebody who has left keeps the last ones.
    pub fn roles_on(&self, day: Date) -> impl Iterator<Item = Role> {
        let day = self.left_by(day).unwrap_or(day);
        self.roles.iter().filter(move |term| term.is_on(day)).map(|term| term.role)
    }

    /// Whether they had, or once had had, the role on `day`.
    pub fn has_been(&self, role: Role, day: Date) -> bool {
        self.is_known_on(day) && self.begun(role, day).next().is_some()
    }

    /// The last day on which they had the role, if they had had it by `day` and have it no more.
    pub fn ceased(&self, role: Role, day: Date) -> Option<Date> {
        if !self.is_known_on(day) || self.is_on(role, day) {
            return None;
        }
        let left = self.left_by(day);
        let end = |term: &RoleTerm| term.until.into_iter().chain(left).min();
        self.begun(role, day).filter_map(end).max()
    }

    /// The terms of a role that had begun by `day`, while they were still there.
    fn begun(&self, role: Role, day: Date) -> impl Iterator<Item = &RoleTerm> {
        let last = self.left_by(day).unwrap_or(day);
        self.roles
            .iter()
            .filter(move |term| term.role == role && term.since.is_none_or(|since| since <= last))
    }

    /// How they felt at the end of `day`: the latest judgement that counts, with its number in the list and its day. Of
    /// those of one day it is the last.
    pub fn sentiment_on(&self, day: Date) -> Option<(usize, Date, &Sentiment)> {
        let judged = self.sentiments.iter().enumerate();
        judged.filter_map(|(at, it)| Some((at, it.counts_on(day)?, it))).max_by_key(|(at, on, _)| (*on, *at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn person(keys: &str) -> Person {
        let people = format!("people: [{{name: Lee Novak, {keys}}}]");
        plan_from(&[("stakeholders.yaml", &people)]).stakeholders.people[0].clone()
    }

    #[test]
    fn a_person_counts_on_the_day_of_departure_and_on_no_later_one() {
        let lee = person("roles: [champion], added_on: 2026-03-10, departed_on: 2026-04-05");
        let seen = |day: &str| (lee.is_there_on(date(day)), lee.is_on(Role::Champion, date(day)));
        assert_eq!(seen("2026-03-09"), (false, false));
        assert_eq!(seen("2026-03-10"), (true, true));
        assert_eq!(seen("2026-04-05"), (true, true));
        assert_eq!(seen("2026-04-06"), (false, false));
        assert!(!lee.has_left_by(date("2026-04-04")) && lee.has_left_by(date("2026-04-05")));
        let last = |day: &str| lee.ceased(Role::Champion, date(day));
        assert_eq!((last("2026-04-05"), last("2026-04-06")), (None, Some(date("2026-04-05"))));
    }

    #[test]
    fn a_placeholder_is_nobody() {
        let nobody: Person = serde_yaml::from_str("{name: TBD, roles: [{role: champion}]}").unwrap();
        assert!(
            !nobody.is_there_on(date("2026-04-01")) && !nobody.has_been(Role::Champion, date("2026-04-01"))
        );
    }

    #[test]
    fn a_role_is_held_from_its_first_to_its_last_day() {
        let lee = person("roles: [project_lead, {role: champion, since: 2026-03-10, until: 2026-03-31}]");
        let held = |day: &str| lee.roles_on(date(day)).collect::<Vec<_>>();
        assert_eq!(held("2026-03-09"), [Role::ProjectLead]);
        assert_eq!(held("2026-03-10"), [Role::ProjectLead, Role::Champion]);
        assert_eq!(held("2026-03-31"), [Role::ProjectLead, Role::Champion]);
        assert_eq!(held("2026-04-01"), [Role::ProjectLead]);
        let been = |day: &str| lee.has_been(Role::Champion, date(day));
        assert_eq!((been("2026-03-09"), been("2026-03-10"), been("2026-05-01")), (false, true, true));
        assert_eq!(lee.ceased(Role::Champion, date("2026-03-09")), None, "it has not begun");
        assert_eq!(lee.ceased(Role::Champion, date("2026-04-01")), Some(date("2026-03-31")));
        let again =
            person("roles: [{role: champion, until: 2026-03-31}, {role: champion, since: 2026-05-01}]");
        assert_eq!(again.ceased(Role::Champion, date("2026-04-01")), Some(date("2026-03-31")));
        assert_eq!(again.ceased(Role::Champion, date("2026-05-01")), None);
    }

    #[test]
    fn the_latest_judgement_that_counts_is_how_somebody_feels() {
        let lee = person(
            "sentiments: [{judged_on: 2026-03-10, score: 4}, {judged_on: 2026-03-10, score: 3}, \
             {judged_on: 2026-04-01, score: 1, withdrawn: {withdrawn_on: 2026-04-03}}, {score: 5}, \
             {judged_on: 2026-04-02, score: 9}]",
        );
        let felt = |day: &str| lee.sentiment_on(date(day)).map(|(at, _, it)| (at, it.score));
        assert_eq!(felt("2026-03-09"), None);
        assert_eq!(felt("2026-03-10"), Some((1, 3)), "of one day the later in the list");
        assert_eq!(felt("2026-04-02"), Some((2, 1)));
        assert_eq!(
            felt("2026-04-03"),
            Some((1, 3)),
            "what is taken back and what is off the scale is left out"
        );
    }
}
