//! Whether the five gates are open, and what would open them.

use crate::date::Date;
use crate::model::{GateName, Phase};
use crate::route::Route;

/// How a criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionState {
    /// True, and shown to be.
    Met,
    /// Not true yet, or not shown.
    Unmet,
    /// Its metric is unknown or stale.
    Unknown,
    /// Not needed until this day.
    Waived(Date),
    /// Its waiver ran out on this day.
    Lapsed(Date),
    /// The plan does not need it.
    NotApplicable,
}

/// How a criterion is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionKind {
    /// By a metric.
    Measured,
    /// By a milestone.
    Milestone,
    /// By somebody's word.
    Attested,
}

/// One criterion, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedCriterion {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// How it is decided.
    pub kind: CriterionKind,
    /// How it stands.
    pub state: CriterionState,
    /// What was seen, as printed: `62 %`, `done 2026-04-10`, `attested by …`.
    pub observed: String,
    /// What is asked, as printed: `at least 70 %`.
    pub required: String,
    /// What proves it.
    pub evidence: Option<String>,
    /// Who sees to it, or saw to it.
    pub owner: Option<String>,
    /// When it was met, or is due.
    pub on: Option<Date>,
    /// What would open it; empty when nothing is needed.
    pub remedy: String,
    /// Where it is written.
    pub route: Route,
}

/// Whether a gate is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Criteria are unmet, unknown or lapsed, or there are none.
    Shut,
    /// Every criterion is met or waived; nobody has signed.
    Ready,
    /// Signed off with live waivers.
    Conditional,
    /// Signed off, nothing outstanding.
    Passed,
}

impl Verdict {
    /// As output writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Ready => "ready",
            Self::Conditional => "conditional",
            Self::Passed => "passed",
        }
    }

    /// Whether one may go through.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Conditional | Self::Passed)
    }
}

/// Why a sign-off does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// The person lacks the decision right.
    NoRight,
    /// It is dated before the evidence it relies on.
    BeforeEvidence,
    /// It has no name, or no date, or a date in the future.
    Incomplete,
    /// An earlier gate is not open.
    OutOfOrder,
}

/// One gate, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedGate {
    /// Which.
    pub gate: GateName,
    /// Whether it is open.
    pub verdict: Verdict,
    /// The day it is planned to open.
    pub due: Option<Date>,
    /// The day it can open, from the forecasts of its phase's milestones; none when nothing says.
    pub forecast: Option<Date>,
    /// Every criterion.
    pub criteria: Vec<JudgedCriterion>,
    /// The day of the sign-off, when there is one that counts.
    pub opened_on: Option<Date>,
    /// Why the sign-off does not count, each with the node to mend.
    pub objections: Vec<(Objection, Route, String)>,
}

/// All five gates, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Gates {
    /// In order.
    pub gates: Vec<JudgedGate>,
    /// The phase of the first gate that is not open; graduation when all are.
    pub phase: Phase,
}

impl Gates {
    /// The gate of that name.
    #[must_use]
    pub fn get(&self, name: GateName) -> &JudgedGate {
        self.gates.iter().find(|gate| gate.gate == name).expect("every gate is judged")
    }

    /// The first gate that is not open, if any.
    #[must_use]
    pub fn next(&self) -> Option<&JudgedGate> {
        self.gates.iter().find(|gate| !gate.verdict.is_open())
    }
}
