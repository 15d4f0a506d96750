//! `onboarding.yaml`: who, which segment and why, the contract, our team, holds, the outcome.

use serde::{Deserialize, Serialize};

use super::{
    Colour, Due, Engagement, Holders, Level, List, Move, Outcome, Segment, Side, TeamRole, Text, due_on,
};
use crate::date::Date;

/// The head of a plan; the one file that must exist.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Onboarding {
    /// The customer's name, as people say it.
    #[serde(deserialize_with = "super::text::written")]
    pub customer: String,
    /// `NAME@VERSION` of the playbook the plan was made from.
    #[serde(default)]
    pub playbook: Text,
    /// Overlays taken with the playbook.
    #[serde(default)]
    pub overlays: List<String>,
    /// The segment, which chooses thresholds and the health profile.
    pub segment: Segment,
    /// Why this segment: contract size alone never decides (S0).
    #[serde(default)]
    pub segment_reason: Text,
    /// How much human help; separate from the segment.
    pub engagement: Option<Engagement>,
    /// How hard the implementation is.
    pub complexity: Option<Level>,
    /// How much the account could grow.
    pub expansion_potential: Option<Level>,
    /// The signed contract.
    pub contract: Contract,
    /// Our people.
    #[serde(default)]
    pub team: Team,
    /// Days on which the customer does not work, beside the workspace's holidays.
    #[serde(default)]
    pub holidays: List<Date>,
    /// Times when the customer or we stopped the plan.
    #[serde(default)]
    pub holds: List<Hold>,
    /// The colour somebody typed; shown beside the derived one, never instead.
    pub reported: Option<Reported>,
    /// How it ended; absent while it runs.
    pub outcome: Option<Ending>,
}

/// The dates and the size of the deal.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Contract {
    /// Signature: day 0 of every count.
    pub signed_on: Date,
    /// Yearly contract value in `currency`.
    pub arr: Option<f64>,
    /// ISO 4217 code.
    #[serde(default)]
    pub currency: Text,
    /// When the contract renews.
    pub renewal: Option<Date>,
    /// Days before the renewal by which notice must be given.
    pub notice_days: Option<u32>,
}

/// Our side's named people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Team {
    /// Owns the onboarding.
    #[serde(default)]
    pub csm: Holders,
    /// Sold it, and owes the handoff.
    #[serde(default)]
    pub ae: Holders,
    /// Owns configuration, data and integrations.
    #[serde(default)]
    pub implementation: Holders,
    /// Owns support escalations.
    #[serde(default)]
    pub support: Holders,
}

impl Team {
    /// Who plays a part, and while they do.
    pub const fn of(&self, part: TeamRole) -> &Holders {
        match part {
            TeamRole::Csm => &self.csm,
            TeamRole::Ae => &self.ae,
            TeamRole::Implementation => &self.implementation,
            TeamRole::Support => &self.support,
        }
    }

    /// Every part, in the order of the file.
    pub const fn parts(&self) -> [(TeamRole, &Holders); 4] {
        [
            (TeamRole::Csm, &self.csm),
            (TeamRole::Ae, &self.ae),
            (TeamRole::Implementation, &self.implementation),
            (TeamRole::Support, &self.support),
        ]
    }
}

/// A time during which the plan stood still by agreement.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Hold {
    /// Unique in the plan; moves name it.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// First day of the hold.
    pub since: Date,
    /// The first day on which work is to go on.
    pub resumes_on: Option<Date>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// First day on which work went on; absent while the hold lasts.
    pub ended_on: Option<Date>,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Whose wish it was.
    pub side: Option<Side>,
    /// Who agreed to it.
    #[serde(default)]
    pub by: Text,
}

impl Hold {
    /// The first day of work, as it was planned at the end of `day`.
    pub fn resumes_on(&self, day: Date) -> Option<Date> {
        let due = self.resumes_on.map(Due::Day);
        due_on(due.as_ref(), &self.moves, day).and_then(Due::day)
    }

    /// Whether it lasts at the end of `day`.
    pub fn is_running_on(&self, day: Date) -> bool {
        self.since <= day && self.ended_on.is_none_or(|ended| day < ended)
    }
}

/// A colour that somebody reports.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Reported {
    /// The colour.
    pub colour: Colour,
    /// Who says so.
    #[serde(default)]
    pub by: Text,
    /// Since when.
    pub on: Option<Date>,
    /// In their words.
    #[serde(default)]
    pub note: Text,
}

impl Onboarding {
    /// The colour that somebody had reported by this day.
    pub fn reported_by(&self, as_of: Date) -> Option<&Reported> {
        self.reported.as_ref().filter(|reported| reported.on.is_none_or(|on| on <= as_of))
    }
}

/// The end of an onboarding.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Ending {
    /// How it ended.
    pub result: Outcome,
    /// When.
    pub on: Date,
    /// In somebody's words.
    #[serde(default)]
    pub note: Text,
}
