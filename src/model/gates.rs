//! `gates.yaml`: the criteria of the five gates, what was said about each, and who signed.
//!
//! What people said stays: an attestation, a waiver or a sign-off is followed by another or withdrawn, never changed.

use serde::{Deserialize, Serialize};

use super::{Dropped, Fact, GateName, GatesOpen, Holders, List, Role, Text, Withdrawn, is_in_plan};
use crate::date::Date;

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Gates {
    /// Whether a gate waits for a signature; signed when absent.
    pub gates_open: Option<GatesOpen>,
    /// The gates by name.
    pub gates: GateSet,
}

/// The five gates; an absent one has no criteria.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct GateSet {
    /// Closes pre-onboarding.
    pub handoff: Option<Gate>,
    /// Closes kickoff.
    pub kickoff: Option<Gate>,
    /// Closes implementation.
    pub go_live: Option<Gate>,
    /// Closes activation.
    pub activation: Option<Gate>,
    /// Closes graduation.
    pub graduation: Option<Gate>,
}

impl GateSet {
    /// The gate of that name.
    pub const fn get(&self, name: GateName) -> Option<&Gate> {
        match name {
            GateName::Handoff => self.handoff.as_ref(),
            GateName::Kickoff => self.kickoff.as_ref(),
            GateName::GoLive => self.go_live.as_ref(),
            GateName::Activation => self.activation.as_ref(),
            GateName::Graduation => self.graduation.as_ref(),
        }
    }

    /// The same, to change it.
    pub const fn get_mut(&mut self, name: GateName) -> Option<&mut Gate> {
        match name {
            GateName::Handoff => self.handoff.as_mut(),
            GateName::Kickoff => self.kickoff.as_mut(),
            GateName::GoLive => self.go_live.as_mut(),
            GateName::Activation => self.activation.as_mut(),
            GateName::Graduation => self.graduation.as_mut(),
        }
    }
}

/// One gate. Its day follows from its milestones.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Gate {
    /// Who signed it off.
    pub signoffs: List<Signoff>,
    /// What must be true.
    pub criteria: List<Criterion>,
}

/// One thing that must be true. Decided by `metric`, `milestone`, `fact` or `any_of` when one of them is there, else by
/// somebody's word.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Criterion {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// In words.
    #[serde(default)]
    pub text: Text,
    /// Somebody's word, with evidence.
    #[serde(default)]
    pub attestations: List<Attestation>,
    /// Permission to go on without it, for a time.
    #[serde(default)]
    pub waivers: List<Waiver>,
    /// Why the plan does not need it.
    #[serde(default)]
    pub not_applicable: List<NotApplicable>,
    /// The fact that its attestation is.
    pub attests: Option<Fact>,
    /// The metric that decides.
    #[serde(default)]
    pub metric: Text,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
    /// The milestone that decides.
    #[serde(default)]
    pub milestone: Text,
    /// The fact that decides.
    pub fact: Option<Fact>,
    /// Met when one of these is.
    #[serde(default)]
    pub any_of: List<Alternative>,
    /// The role that the attesting person must have.
    pub by_role: Option<Role>,
    /// Who sees to it.
    #[serde(default)]
    pub owner: Holders,
    /// Whether the gate may open without it for a time; it may when absent.
    pub waivable: Option<bool>,
    /// Since when it is asked for; absent: from the signature of the contract.
    pub added_on: Option<Date>,
    /// When it was taken out, and put in again.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

/// One of several things that meet a criterion.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Alternative {
    /// The metric that decides.
    pub metric: Text,
    /// Met when the metric is at least this.
    pub at_least: Option<f64>,
    /// Met when the metric is at most this.
    pub at_most: Option<f64>,
    /// The milestone that decides.
    pub milestone: Text,
    /// The fact that decides.
    pub fact: Option<Fact>,
}

/// Somebody's word that a criterion is met.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Attestation {
    /// Who.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub attested_on: Option<Date>,
    /// What they saw.
    #[serde(default)]
    pub evidence: Text,
    /// That they took it back.
    pub withdrawn: Option<Withdrawn>,
}

/// Permission to go on without a criterion, for a time.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Waiver {
    /// Who gave it.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub waived_on: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// The action that meets the criterion in the meantime.
    #[serde(default)]
    pub action: Text,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
    /// What shows it.
    #[serde(default)]
    pub evidence: Text,
    /// Who of the other side agreed.
    pub second: Option<Second>,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// The second person behind a waiver.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Second {
    /// Who.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub seconded_on: Option<Date>,
}

/// The ruling that the plan does not need a criterion.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct NotApplicable {
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Who says so.
    #[serde(default)]
    pub by: Text,
    /// When.
    pub ruled_on: Option<Date>,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// A signature under a gate.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Signoff {
    /// Who.
    #[serde(default)]
    pub by: Text,
    /// As what they signed: a role of theirs.
    #[serde(default, rename = "as")]
    pub capacity: Text,
    /// When.
    pub signed_on: Option<Date>,
    /// The decision behind it.
    #[serde(default)]
    pub decision: Text,
    /// What shows it.
    #[serde(default)]
    pub evidence: Text,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// Whether a number keeps to its bounds. The boundary is within; a hair's breadth of floating point decides nothing.
pub fn is_within(number: f64, at_least: Option<f64>, at_most: Option<f64>) -> bool {
    const HAIR: f64 = 1e-9;
    at_least.is_none_or(|least| number >= least - HAIR) && at_most.is_none_or(|most| number <= most + HAIR)
}

impl Criterion {
    /// Whether the gate asks for it on that day.
    pub fn is_asked_on(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// Whether a number of its metric meets it. The boundary meets; a hair's breadth of floating point does not decide a gate.
    pub fn is_met_by(&self, number: f64) -> bool {
        is_within(number, self.at_least, self.at_most)
    }

    /// The same criterion, decided by one of the things that meet it.
    pub fn decided_by(&self, one: &Alternative) -> Self {
        Self {
            metric: one.metric.clone(),
            at_least: one.at_least,
            at_most: one.at_most,
            milestone: one.milestone.clone(),
            fact: one.fact,
            any_of: List::default(),
            ..self.clone()
        }
    }
}

impl Attestation {
    /// Whether it is more than an empty form.
    pub const fn is_written(&self) -> bool {
        self.by.is_written() || self.attested_on.is_some() || self.evidence.is_written()
    }

    /// Whether it was given by that day, was not taken back, and is more than an empty form. One without a day counts
    /// for nothing, and is there to be told of.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.is_written() && stands(self.attested_on, self.withdrawn.as_ref(), day)
    }

    /// Whether it counts on that day, as far as it does not take a role.
    pub fn counts_on(&self, day: Date) -> bool {
        self.is_there_on(day) && self.parts().iter().all(|(_, is_there)| *is_there)
    }

    /// Its parts, each with whether it is there; without any of them it counts for nothing.
    pub fn parts(&self) -> [(&'static str, bool); 3] {
        [
            ("by", self.by.is_answered()),
            ("attested_on", self.attested_on.is_some()),
            ("evidence", self.evidence.is_answered()),
        ]
    }
}

impl Waiver {
    /// Whether it is more than an empty form.
    pub const fn is_written(&self) -> bool {
        self.by.is_written() || self.waived_on.is_some() || self.until.is_some() || self.reason.is_written()
    }

    /// Whether it was given by that day, and is more than an empty form.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.is_written() && self.waived_on.is_none_or(|on| on <= day)
    }

    /// Its parts, each with whether it is there; without any of them it counts for nothing.
    pub fn parts(&self) -> [(&'static str, bool); 4] {
        [
            ("by", self.by.is_answered()),
            ("waived_on", self.waived_on.is_some()),
            ("until", self.until.is_some()),
            ("reason", self.reason.is_answered()),
        ]
    }

    /// Whether it has all its parts.
    pub fn is_complete(&self) -> bool {
        self.parts().iter().all(|(_, is_there)| *is_there)
    }

    /// The first and the last day on which it holds, as far as was known on a day: one that is taken back ends on the day
    /// before. None for one that is not complete, or that never held.
    pub fn span_on(&self, day: Date) -> Option<(Date, Date)> {
        let (from, until) = self.waived_on.zip(self.until).filter(|_| self.is_complete())?;
        let taken_back = self.withdrawn.as_ref().map(|it| it.withdrawn_on).filter(|on| *on <= day);
        let last = taken_back.map_or(until, |on| until.min(on.plus_days(-1)));
        (from <= day && from <= last).then_some((from, last))
    }
}

impl NotApplicable {
    /// Whether it is more than an empty form.
    pub const fn is_written(&self) -> bool {
        self.reason.is_written() || self.by.is_written() || self.ruled_on.is_some()
    }

    /// Its parts, each with whether it is there; without any of them it counts for nothing.
    pub fn parts(&self) -> [(&'static str, bool); 3] {
        [
            ("reason", self.reason.is_answered()),
            ("by", self.by.is_answered()),
            ("ruled_on", self.ruled_on.is_some()),
        ]
    }

    /// Whether it is complete, was made by that day, and was not taken back by then; whose right it was is asked elsewhere.
    pub fn is_there_on(&self, day: Date) -> bool {
        let is_complete = self.parts().iter().all(|(_, is_there)| *is_there);
        is_complete && stands(self.ruled_on, self.withdrawn.as_ref(), day)
    }
}

impl Signoff {
    /// Whether it is more than an empty form.
    pub const fn is_written(&self) -> bool {
        self.by.is_written() || self.signed_on.is_some() || self.decision.is_written()
    }

    /// Its parts, each with whether it is there; without any of them it counts for nothing.
    pub fn parts(&self) -> [(&'static str, bool); 2] {
        [("by", self.by.is_answered()), ("signed_on", self.signed_on.is_some())]
    }

    /// Whether it was given by that day, was not taken back, and is more than an empty form. One without a day counts
    /// for nothing, and is there to be told of.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.is_written() && stands(self.signed_on, self.withdrawn.as_ref(), day)
    }
}

/// Whether something that is given on a day has been by `day`, and has not been taken back by then.
fn stands(given: Option<Date>, withdrawn: Option<&Withdrawn>, day: Date) -> bool {
    given.is_none_or(|on| on <= day) && withdrawn.is_none_or(|it| it.withdrawn_on > day)
}
