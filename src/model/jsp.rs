//! `jsp.yaml`: the joint success plan. Outcomes, objectives, operational steps (S1's 3xO), value, rights.

use serde::{Deserialize, Serialize};

use super::{
    Baseline, Blocker, Confirmed, Dropped, Due, Edition, Event, Fact, Frequency, Holders, List, Move,
    Objective, Phase, Reopened, Right, Side, Text, ValuePoints, Withdrawn, counts_from, due_on,
    gates::is_within, goals::Outcome, is_in_plan,
};
use crate::date::Date;

/// The joint success plan.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Jsp {
    /// Success in 90 days, in the customer's words.
    pub success: Text,
    /// What should be better after the onboarding, in the customer's words.
    pub next_goals: List<String>,
    /// Business value.
    pub outcomes: List<Outcome>,
    /// Measurable, dated steps towards an outcome.
    pub objectives: List<Objective>,
    /// Operational steps.
    pub milestones: List<Milestone>,
    /// The quick win, first and full value.
    pub value: ValuePoints,
    /// Who may approve what.
    pub decision_rights: DecisionRights,
    /// Streams of work with an owner on both sides.
    pub workstreams: List<Workstream>,
    /// The operating rhythm.
    pub cadence: Cadence,
    /// What was confirmed in writing, by whom.
    pub confirmations: List<Confirmation>,
    /// The days agreed on after the plan was.
    pub baselines: List<Baseline>,
}

/// An operational step: dated, owned on both sides, with acceptance criteria.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Milestone {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What will be true.
    #[serde(default)]
    pub title: Text,
    /// The current plan.
    pub due: Option<Date>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// When somebody began.
    pub started_on: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What was shown.
    #[serde(default)]
    pub evidence: Text,
    /// When it was shown, where that was later.
    pub evidence_on: Option<Date>,
    /// Why it cannot go on, and why it could not.
    #[serde(default)]
    pub blockers: List<Blocker>,
    /// When it was done and then was not.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// When it left the plan, and came back.
    #[serde(default)]
    pub dropped: List<Dropped>,
    /// The phase it belongs to.
    pub phase: Option<Phase>,
    /// The event it is, for metrics and windows.
    pub event: Option<Event>,
    /// The fact it rests on: done on the day of that, which is written at its home.
    pub fact: Option<Fact>,
    /// The id of its workstream.
    #[serde(default)]
    pub workstream: Text,
    /// Our owner.
    #[serde(default)]
    pub owner: Holders,
    /// The customer's owner.
    #[serde(default)]
    pub customer_owner: Holders,
    /// Working days it takes once it can start.
    pub days: Option<u32>,
    /// Milestones that must be done before it can start.
    #[serde(default)]
    pub after: List<String>,
    /// What is measured once it is done.
    #[serde(default)]
    pub done_when: List<DoneWhen>,
    /// What must be shown for it to count.
    #[serde(default)]
    pub acceptance: Text,
    /// Whether it belongs to what a plan cannot do without.
    pub core: Option<bool>,
    /// What it is called in a picture of several plans; several may share a row.
    #[serde(default)]
    pub row: Text,
    /// Since when it is in the plan; since the signature when absent.
    pub added_on: Option<Date>,
    /// Who may read it.
    pub audience: Option<Edition>,
}

impl Milestone {
    /// The day for which it was planned at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<Date> {
        let due = self.due.map(Due::Day);
        due_on(due.as_ref(), &self.moves, day).and_then(Due::day)
    }

    /// The title, or the id where there is none.
    pub fn label(&self) -> &str {
        self.title.or(&self.id)
    }

    /// Whether the customer must not read it: what both sides agreed on is theirs too.
    pub fn is_internal(&self) -> bool {
        !Edition::shows(self.audience, true)
    }
}

/// What a metric has to be for a milestone to be done.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct DoneWhen {
    /// The metric.
    #[serde(default)]
    pub metric: Text,
    /// At least this.
    pub at_least: Option<f64>,
    /// At most this.
    pub at_most: Option<f64>,
}

impl DoneWhen {
    /// Whether a number of its metric is what it has to be.
    pub fn is_met_by(&self, number: f64) -> bool {
        is_within(number, self.at_least, self.at_most)
    }
}

/// Who may approve what. An empty list leaves it to those whom the playbook names.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DecisionRights {
    /// May approve a change of scope.
    pub scope: Holders,
    /// May approve a change of the timeline.
    pub timeline: Holders,
    /// May sign off the go-live gate.
    pub go_live: Holders,
    /// May sign off the other gates.
    pub gates: Holders,
}

impl DecisionRights {
    /// Who has a right, and while they have it.
    pub const fn of(&self, right: Right) -> &Holders {
        match right {
            Right::Scope => &self.scope,
            Right::Timeline => &self.timeline,
            Right::GoLive => &self.go_live,
            Right::Gates => &self.gates,
        }
    }
}

/// A stream of work with an owner on both sides.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Workstream {
    /// Unique in the plan; milestones name it.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// As people say it.
    #[serde(default)]
    pub name: Text,
    /// Our owner.
    #[serde(default)]
    pub owner: Holders,
    /// The customer's owner; without one the stream counts as not started (S1).
    #[serde(default)]
    pub customer_owner: Holders,
    /// Since when it is in the plan; from the signature when absent.
    pub added_on: Option<Date>,
    /// That it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl Workstream {
    /// Whether it is part of the plan at the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// Whether somebody at the customer owns it at the end of `day`.
    pub fn is_owned_by_customer(&self, day: Date) -> bool {
        self.customer_owner.on(day).next().is_some()
    }
}

/// The operating rhythm (S1).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Cadence {
    /// How often both sides meet to execute.
    pub execution_call: Option<Frequency>,
    /// The day that was agreed for the next call, where it is not the usual one.
    pub next_call: Option<Date>,
    /// How often a written update goes out.
    pub update: Option<Frequency>,
    /// Whom a blocker reaches when its clock runs out.
    pub escalation_path: Text,
    /// Where people talk.
    pub channel: Text,
}

/// Something confirmed in writing, by one person.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Confirmation {
    /// What.
    pub fact: Confirmed,
    /// By whom.
    #[serde(default)]
    pub by: Text,
    /// When; absent while it has not been.
    pub confirmed_on: Option<Date>,
    /// For which side, where nobody is named.
    pub side: Option<Side>,
    /// Where it is written.
    #[serde(default)]
    pub evidence: Text,
    /// When that came, where it was later: the confirmation counts from then.
    pub evidence_on: Option<Date>,
    /// Taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Confirmation {
    /// The day from which it counts, if it does at the end of `day`. A word counts without evidence, so that evidence which
    /// comes later does not put it off.
    pub fn counts_by(&self, day: Date) -> Option<Date> {
        counts_from(self.confirmed_on, None, self.withdrawn.as_ref(), day)
    }

    /// The day from which it counts where something has to show it.
    pub fn shown_by(&self, day: Date) -> Option<Date> {
        let on = self.confirmed_on.filter(|_| self.evidence.is_answered());
        counts_from(on, self.evidence_on, self.withdrawn.as_ref(), day)
    }
}
