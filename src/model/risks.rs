//! `risks.yaml`: what could derail the timeline, and how it was judged from review to review (S1).

use serde::{Deserialize, Serialize};

use super::{
    Due, Holders, List, Move, Origin, Reopened, RiskKind, RiskNature, RiskResponse, RiskStatus, Text,
    Withdrawn, counts_from, was_done_by,
};
use crate::date::Date;

/// The highest probability.
pub const CERTAIN: u8 = 5;

/// The risk log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Risks {
    /// Sorted by id where the ids are generated.
    pub risks: List<Risk>,
}

/// What could derail the timeline.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Risk {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What could happen.
    #[serde(default)]
    pub text: Text,
    /// What it is; a risk when absent.
    pub is: Option<RiskNature>,
    /// What it is a risk to, or from.
    pub kind: Option<RiskKind>,
    /// `handoff` for a red flag that sales passed on.
    pub origin: Option<Origin>,
    /// Who watches it.
    #[serde(default)]
    pub owner: Holders,
    /// How it was judged, and when.
    #[serde(default)]
    pub reviews: List<Review>,
    /// What is done about it.
    pub response: Option<RiskResponse>,
    /// What makes it smaller.
    #[serde(default)]
    pub mitigation: Text,
    /// What escalates it.
    #[serde(default)]
    pub trigger: Text,
    /// The day on which the trigger is judged.
    pub due: Option<Due>,
    /// Where that day stood before.
    #[serde(default)]
    pub moves: List<Move>,
    /// It has happened.
    pub occurred: Option<Occurred>,
    /// When it had been said before that it has happened, and that was taken back.
    #[serde(default)]
    pub occurred_before: List<Occurred>,
    /// It can no longer happen, or no longer matters.
    pub closed: Option<Closed>,
    /// When it had been closed, and then was open again.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Since when it is in the log.
    pub added_on: Option<Date>,
}

/// Somebody looked at a risk; what they do not judge is as it was judged before.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Review {
    /// When.
    pub reviewed_on: Option<Date>,
    /// 1 (unlikely) to 5 (nearly certain).
    pub probability: Option<u8>,
    /// 1 (a nuisance) to 5 (the onboarding fails).
    pub impact: Option<u8>,
    /// Who judged.
    #[serde(default)]
    pub by: Text,
    /// Why so.
    #[serde(default)]
    pub note: Text,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// A risk has happened.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Occurred {
    /// When.
    pub occurred_on: Date,
    /// The id of the action that it became.
    #[serde(default)]
    pub action: Text,
    /// Who said so.
    #[serde(default)]
    pub by: Text,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// A risk can no longer happen, or no longer matters.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Closed {
    /// When.
    pub closed_on: Date,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Who said so.
    #[serde(default)]
    pub by: Text,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Risk {
    /// How it is at the end of `day`, unless it was not in the log yet. One that has happened stays so, whatever is
    /// closed.
    pub fn status_on(&self, day: Date) -> Option<RiskStatus> {
        if self.added_on.is_some_and(|added| added > day) {
            return None;
        }
        Some(if self.occurred_by(day).is_some() {
            RiskStatus::Occurred
        } else if self.closed_by(day).is_some() || was_done_by(&self.reopened, false, day).is_some() {
            RiskStatus::Closed
        } else {
            RiskStatus::Open
        })
    }

    /// Whether it is in the log at the end of `day`, and may still happen.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.status_on(day) == Some(RiskStatus::Open)
    }

    /// That it has happened, if it has by the end of `day`.
    pub fn occurred_by(&self, day: Date) -> Option<&Occurred> {
        let counts =
            |it: &&Occurred| counts_from(Some(it.occurred_on), None, it.withdrawn.as_ref(), day).is_some();
        self.occurred.iter().chain(&self.occurred_before).find(counts)
    }

    /// That it was closed, if it was by the end of `day`.
    pub fn closed_by(&self, day: Date) -> Option<&Closed> {
        let counts =
            |it: &&Closed| counts_from(Some(it.closed_on), None, it.withdrawn.as_ref(), day).is_some();
        self.closed.as_ref().filter(counts)
    }

    /// The last time by the end of `day` that somebody looked at it.
    pub fn reviewed_by(&self, day: Date) -> Option<Date> {
        self.counted(day).map(|(_, on, _)| on).max()
    }

    /// What it is.
    pub fn nature(&self) -> RiskNature {
        self.is.unwrap_or(RiskNature::Risk)
    }

    /// How likely it was judged by the end of `day`. An issue has happened: nothing is more certain, whatever a review says.
    pub fn probability_on(&self, day: Date) -> Option<u8> {
        if self.nature() == RiskNature::Issue {
            return Some(CERTAIN);
        }
        self.judged(day, |review| review.probability)
    }

    /// How bad it was judged by the end of `day`.
    pub fn impact_on(&self, day: Date) -> Option<u8> {
        self.judged(day, |review| review.impact)
    }

    /// Probability × impact at the end of `day`, 1 to 25; nothing unless both were judged, on the scale of 1 to 5.
    pub fn exposure_on(&self, day: Date) -> Option<u32> {
        let on_scale = |step: &u8| (1..=5).contains(step);
        let probability = self.probability_on(day).filter(on_scale)?;
        Some(u32::from(probability) * u32::from(self.impact_on(day).filter(on_scale)?))
    }

    /// The newest judgement; of two of one day, the one that is written later.
    fn judged(&self, day: Date, pick: impl Fn(&Review) -> Option<u8>) -> Option<u8> {
        let judged = self.counted(day).filter_map(|(index, on, review)| Some(((on, index), pick(review)?)));
        judged.max_by_key(|(newest, _)| *newest).map(|(_, step)| step)
    }

    /// The reviews that count by the end of `day`, each with its number and its day.
    fn counted(&self, day: Date) -> impl Iterator<Item = (usize, Date, &Review)> {
        self.reviews.iter().enumerate().filter_map(move |(index, it)| {
            Some((index, counts_from(it.reviewed_on, None, it.withdrawn.as_ref(), day)?, it))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn risk(keys: &str) -> Risk {
        let risks = format!("risks: [{{id: R-1, {keys}}}]");
        plan_from(&[("risks.yaml", &risks)]).risks.risks[0].clone()
    }

    #[test]
    fn a_risk_that_was_closed_twice_was_open_in_between() {
        let risk = risk(
            "closed: {closed_on: 2026-04-10}, reopened: [{done_on: 2026-04-01, reopened_on: 2026-04-03}]",
        );
        let days = ["2026-03-31", "2026-04-02", "2026-04-03", "2026-04-09", "2026-04-10"];
        assert_eq!(days.map(|day| risk.is_open_on(date(day))), [true, false, true, true, false]);
    }

    #[test]
    fn exposure_is_as_it_was_last_judged_by_the_day() {
        let risk = risk(
            "reviews: [{reviewed_on: 2026-03-20, probability: 4}, {reviewed_on: 2026-03-06, probability: 2, impact: 3}, \
             {reviewed_on: 2026-04-01, probability: 5, impact: 5, withdrawn: {withdrawn_on: 2026-04-03}}, {probability: 1, impact: 1}]",
        );
        let on = |day: &str| (risk.exposure_on(date(day)), risk.reviewed_by(date(day)));
        assert_eq!(on("2026-03-05"), (None, None));
        assert_eq!(on("2026-03-06"), (Some(6), Some(date("2026-03-06"))));
        assert_eq!(on("2026-03-20"), (Some(12), Some(date("2026-03-20"))), "the impact is still 3");
        assert_eq!(on("2026-04-02"), (Some(25), Some(date("2026-04-01"))));
        assert_eq!(on("2026-04-03"), (Some(12), Some(date("2026-03-20"))), "taken back");
    }

    #[test]
    fn an_issue_has_happened_and_is_judged_by_its_impact_alone() {
        let exposure = |keys: &str| risk(keys).exposure_on(date("2026-04-01"));
        let day = "reviewed_on: 2026-03-06";
        assert_eq!(exposure(&format!("is: issue, reviews: [{{{day}, impact: 4}}]")), Some(20));
        assert_eq!(
            exposure(&format!("is: issue, reviews: [{{{day}, probability: 1, impact: 4}}]")),
            Some(20)
        );
        assert_eq!(exposure("is: issue"), None, "nobody has judged how bad it is");
        assert_eq!(exposure(&format!("is: assumption, reviews: [{{{day}, impact: 4}}]")), None);
    }

    #[test]
    fn of_two_reviews_of_a_day_the_later_in_the_list_counts_and_off_the_scale_is_not_judged() {
        let of = |reviews: &str| risk(&format!("reviews: [{reviews}]")).exposure_on(date("2026-04-01"));
        let day = "reviewed_on: 2026-03-06";
        assert_eq!(
            of(&format!("{{{day}, probability: 2, impact: 2}}, {{{day}, probability: 3, impact: 3}}")),
            Some(9)
        );
        assert_eq!(of(&format!("{{{day}, probability: 6, impact: 2}}")), None);
        assert_eq!(of(&format!("{{{day}, probability: 0, impact: 2}}")), None);
    }

    #[test]
    fn a_risk_is_open_from_its_first_day_until_it_is_closed_or_happens() {
        let state = |keys: &str, day: &str| risk(keys).status_on(date(day)).map(RiskStatus::word);
        let closed = "added_on: 2026-03-10, closed: {closed_on: 2026-03-20, reason: signed}";
        assert_eq!(state(closed, "2026-03-09"), None);
        assert_eq!(state(closed, "2026-03-19"), Some("open"));
        assert_eq!(state(closed, "2026-03-20"), Some("closed"));
        let taken_back = "closed: {closed_on: 2026-03-20, withdrawn: {withdrawn_on: 2026-03-25}}";
        assert_eq!(state(taken_back, "2026-03-24"), Some("closed"));
        assert_eq!(state(taken_back, "2026-03-25"), Some("open"));
        let occurred = "occurred: {occurred_on: 2026-03-15, action: A-1}, closed: {closed_on: 2026-03-20}";
        assert_eq!(state(occurred, "2026-03-14"), Some("open"));
        assert_eq!(state(occurred, "2026-03-21"), Some("occurred"));
    }
}
