//! `handoff.yaml`: what sales knows and success must (S0, S1, S2, S3).

use serde::{Deserialize, Serialize};

use super::{
    Asked, CommitmentStatus, Dropped, Due, Edition, Holders, List, Move, Reopened, Text, Withdrawn,
    counts_from, due_on, is_in_plan, was_done_by,
};
use crate::date::Date;

/// The sales-to-success handoff.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Handoff {
    /// Why they bought: the primary use case.
    pub use_case: Text,
    /// Why somebody was allowed to spend the money.
    pub business_case: Text,
    /// How return on investment will be measured.
    pub roi: Text,
    /// What was wrong with the old way.
    pub pain_points: List<String>,
    /// Why us.
    pub reason_for_choice: Text,
    /// Channels and manners the customer prefers.
    pub communication: Text,
    /// Whom we displaced or beat.
    pub competitive_context: Text,
    /// What the product meets at the customer.
    pub technical: Technical,
    /// The timeline agreed during the sale.
    pub timeline: Text,
    /// What happens to them if this fails.
    pub consequences: Text,
    /// Objections met in the sale.
    pub objections: List<String>,
    /// What was said not to be part of the deal.
    pub exclusions: List<String>,
    /// Every promise made to close the deal.
    pub commitments: List<Commitment>,
    /// The people and hours the customer has promised.
    pub customer_resources: List<Resource>,
    /// What was asked for, and came back empty.
    pub none: List<Asked>,
}

impl Handoff {
    /// Whether somebody asked for it and was told that there is none.
    pub fn has_none_of(&self, asked: Asked) -> bool {
        self.none.contains(&asked)
    }
}

/// The technical environment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Technical {
    /// In words.
    pub environment: Text,
    /// Whether single sign-on is needed to go live.
    pub sso_required: Option<bool>,
    /// The customer's identity provider.
    pub identity_provider: Text,
    /// Systems to connect.
    pub integrations: List<String>,
    /// Whether data has to be migrated.
    pub data_migration: Option<bool>,
}

/// A promise made to close the deal, verbal ones included.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Commitment {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What was promised.
    #[serde(default)]
    pub text: Text,
    /// By when.
    pub due: Option<Due>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// When the customer heard from us that we stand by it.
    pub confirmed_on: Option<Date>,
    /// When it was delivered.
    pub delivered_on: Option<Date>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// When that came, if later.
    pub evidence_on: Option<Date>,
    /// That it will not be kept.
    pub declined: Option<Declined>,
    /// When it had been declined before, and then was owed again.
    #[serde(default)]
    pub declined_before: List<Declined>,
    /// Who promised it.
    #[serde(default)]
    pub by: Text,
    /// Whether it is in no document of the deal.
    #[serde(default)]
    pub verbal: bool,
    /// Since when it is written down.
    pub added_on: Option<Date>,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// When it had been delivered, and then was owed again.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Whether it was taken back that it is delivered.
    pub withdrawn: Option<Withdrawn>,
}

/// A promise that will not be kept.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Declined {
    /// When; without its day it does not count.
    pub declined_on: Option<Date>,
    /// The decision that declined it.
    #[serde(default)]
    pub decision: Text,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Whether that was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Commitment {
    /// Whether it is written down by the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &List::default(), day)
    }

    /// The planned day as it was at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }

    /// The day from which it counts as delivered, by the end of `day`. It does so without evidence, so that evidence which
    /// comes later does not put it off.
    pub fn delivered_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.delivered_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// How it was declined, if it was by the end of `day`.
    pub fn declined_by(&self, day: Date) -> Option<&Declined> {
        let counts = |it: &&Declined| counts_from(it.declined_on, None, it.withdrawn.as_ref(), day).is_some();
        self.declined.iter().chain(&self.declined_before).find(counts)
    }

    /// What has become of it by the end of `day`. One that is delivered after all is delivered.
    pub fn status_on(&self, day: Date) -> CommitmentStatus {
        if self.delivered_by(day).is_some() {
            CommitmentStatus::Delivered
        } else if self.declined_by(day).is_some() {
            CommitmentStatus::Declined
        } else {
            CommitmentStatus::Open
        }
    }

    /// Whether it is still owed at the end of `day`.
    pub fn is_owed_on(&self, day: Date) -> bool {
        self.is_in_plan(day) && self.status_on(day) == CommitmentStatus::Open
    }
}

/// Somebody's time that the customer commits, such as an IT admin 5 hours a week (S1).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Resource {
    /// The part to be played.
    #[serde(deserialize_with = "super::text::written")]
    pub role: String,
    /// Who.
    #[serde(default)]
    pub name: Holders,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// The day the customer committed it; absent while it has not.
    pub committed_on: Option<Date>,
    /// That they committed it was taken back.
    pub withdrawn: Option<Withdrawn>,
    /// When they had committed it before, which was taken back.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Since when the plan needs it.
    pub added_on: Option<Date>,
    /// When the plan stopped needing it.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl Resource {
    /// Whether the plan needs it at the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// Whether the customer has committed it by the end of `day`.
    pub fn is_committed_on(&self, day: Date) -> bool {
        self.committed_by(day).is_some()
    }

    /// The day on which the customer committed it, if that counts at the end of `day`.
    pub fn committed_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.committed_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn handoff(text: &str) -> Handoff {
        plan_from(&[("handoff.yaml", text)]).handoff
    }

    #[test]
    fn a_promise_is_what_had_become_of_it_by_the_day() {
        let handoff = handoff(
            "commitments: [{id: K-1, added_on: 2026-03-05, declined: {declined_on: 2026-03-20, decision: D-1}, \
             delivered_on: 2026-04-10, evidence: mail, evidence_on: 2026-04-13}, \
             {id: K-2, declined: {decision: D-1}, delivered_on: 2026-04-01, withdrawn: {withdrawn_on: 2026-04-08}}]",
        );
        let status = |index: usize, day: &str| handoff.commitments[index].status_on(date(day)).word();
        assert_eq!(
            ["2026-03-19", "2026-03-20", "2026-04-09", "2026-04-10"].map(|day| status(0, day)),
            ["open", "declined", "declined", "delivered"],
            "what shows it came on the 13th, and puts nothing off"
        );
        assert_eq!(
            ["2026-03-31", "2026-04-01", "2026-04-08"].map(|day| status(1, day)),
            ["open", "delivered", "open"],
            "declined on no day does not count"
        );
        assert!(!handoff.commitments[0].is_owed_on(date("2026-03-04")), "nobody had written it down yet");
        assert!(handoff.commitments[0].is_owed_on(date("2026-03-05")));
    }

    #[test]
    fn a_promise_that_was_kept_twice_was_owed_in_between() {
        let handoff = handoff(
            "commitments: [{id: K-1, delivered_on: 2026-04-20, \
             reopened: [{done_on: 2026-04-01, reopened_on: 2026-04-08}]}]",
        );
        let days = ["2026-03-31", "2026-04-01", "2026-04-07", "2026-04-08", "2026-04-19", "2026-04-20"];
        assert_eq!(
            days.map(|day| handoff.commitments[0].status_on(date(day)).word()),
            ["open", "delivered", "delivered", "open", "open", "delivered"]
        );
    }

    #[test]
    fn a_promise_that_was_declined_twice_was_owed_in_between() {
        let handoff = handoff(
            "commitments: [{id: K-1, declined: {declined_on: 2026-04-20, decision: D-2}, declined_before: \
             [{declined_on: 2026-04-01, decision: D-1, withdrawn: {withdrawn_on: 2026-04-08}}]}]",
        );
        let by = |day: &str| handoff.commitments[0].declined_by(date(day)).and_then(|it| it.decision.get());
        let days = ["2026-03-31", "2026-04-01", "2026-04-07", "2026-04-08", "2026-04-20"];
        assert_eq!(days.map(by), [None, Some("D-1"), Some("D-1"), None, Some("D-2")]);
    }

    #[test]
    fn a_resource_is_needed_while_it_is_in_the_plan() {
        let handoff = handoff(
            "customer_resources: [{role: trainer, added_on: 2026-03-10, committed_on: 2026-03-12, \
             dropped: [{dropped_on: 2026-04-01, restored_on: 2026-04-05}]}]",
        );
        let resource = &handoff.customer_resources[0];
        let days = ["2026-03-09", "2026-03-10", "2026-04-01", "2026-04-05"];
        assert_eq!(days.map(|day| resource.is_in_plan(date(day))), [false, true, false, true]);
        assert_eq!(days.map(|day| resource.is_committed_on(date(day))), [false, false, true, true]);
    }
}
