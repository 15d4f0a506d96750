//! Gates and their criteria, judged.

use super::state::{CriterionKind, CriterionState};
use crate::date::Date;
use crate::model::GateName;
use crate::remedy::Remedy;
use crate::route::Route;
use crate::schedule::Timing;

/// Whether a gate is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Criteria are unmet, unknown or lapsed, or there are none.
    Shut,
    /// Every criterion is met or waived; no sign-off counts yet.
    Ready,
    /// Signed off with live waivers.
    Conditional,
    /// Signed off, nothing outstanding.
    Passed,
}

impl Verdict {
    /// As output writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Ready => "ready",
            Self::Conditional => "conditional",
            Self::Passed => "passed",
        }
    }

    /// Whether one may go through.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Conditional | Self::Passed)
    }
}

/// One gate, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedGate {
    /// Which.
    pub gate: GateName,
    /// Whether it waits for nobody's signature.
    pub is_automatic: bool,
    /// Whether it is open.
    pub verdict: Verdict,
    /// The day it is planned to open, from the milestones that it waits for.
    pub due: Option<Date>,
    /// The day on which it was agreed to open.
    pub baseline: Option<Date>,
    /// The day by which its lateness is judged: the one that the customer's side agreed to last, moved by holds alone.
    pub owed: Option<Date>,
    /// Whether that day has passed while the onboarding ran; a day off and days on hold make nothing late.
    pub is_past: bool,
    /// Calendar days by which it is past the day that was agreed while it is shut: what neglect is counted by.
    pub days_past_agreed: i64,
    /// Calendar days by which the day it can open is past the day that was agreed, or else planned.
    pub slip_days: Option<i64>,
    /// Calendar days by which the day it can open is past the one for which it is planned now.
    pub slip_of_plan_days: Option<i64>,
    /// The day it can open; none once it is open, where nothing says, and where the onboarding has ended.
    pub forecast: Option<Date>,
    /// The same by its milestones alone: of a gate that is ready only because something is waived, the day on which that can be
    /// there.
    pub forecast_of_plan: Option<Date>,
    /// Every criterion that is asked for on the day.
    pub criteria: Vec<JudgedCriterion>,
    /// Who signed it off: by the sign-off that stands, else by the last, which does not count.
    pub signed_by: Option<String>,
    /// What shows that sign-off.
    pub evidence: Option<String>,
    /// The day of the sign-off, or the one on which it opened by itself, when the gate is open.
    pub opened_on: Option<Date>,
    /// Why the last sign-off does not count, where none does.
    pub reasons: Vec<Reason>,
    /// What would open it beside its criteria, such as signing it off; nothing where nothing would.
    pub remedy: Remedy,
}

impl JudgedGate {
    /// Whether it should have opened by now and has not.
    pub const fn is_overdue(&self) -> bool {
        !self.verdict.is_open() && self.is_past
    }

    /// Whether it is in time, while it is not open.
    pub fn timing(&self) -> Timing {
        Timing::of(self.is_overdue(), self.slip_days)
    }

    /// The criteria that keep it shut.
    pub fn blocking(&self) -> impl Iterator<Item = &JudgedCriterion> {
        self.criteria.iter().filter(|criterion| criterion.binds && criterion.state.is_blocking())
    }

    /// Whether only our paperwork keeps it shut: what has to happen has happened, and nobody wrote that down or signed it.
    /// A gate that asks for nothing says nothing of what has happened.
    pub fn is_left_to_write(&self) -> bool {
        !self.verdict.is_open() && !self.criteria.is_empty() && self.blocking().all(|it| it.is_unwritten)
    }

    /// How many criteria it asks for: what a plan does without is asked of nobody.
    pub fn asked(&self) -> usize {
        self.criteria.len() - self.not_applicable()
    }

    /// How many criteria the plan does without.
    pub fn not_applicable(&self) -> usize {
        self.criteria.iter().filter(|it| it.state == CriterionState::NotApplicable).count()
    }

    /// Criteria met or waived, of those that are asked.
    pub fn progress(&self) -> (usize, usize) {
        (self.asked() - self.blocking().count(), self.asked())
    }
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
    /// Whether the gate depends on it; not where it was added after the sign-off that stands.
    pub binds: bool,
    /// What was seen, as printed: `62 %`, `done on 2026-04-10`, `attested by …`.
    pub observed: String,
    /// What is asked, as printed: `at least 70 %`.
    pub required: String,
    /// What proves it, in somebody's words.
    pub evidence: Option<String>,
    /// Where what was seen is written, for a metric.
    pub source: Option<Route>,
    /// Who sees to it, or saw to it.
    pub owner: Option<String>,
    /// When it was met, or is due.
    pub on: Option<Date>,
    /// Whether it keeps the gate shut by what we have not written down alone: evidence of what was done, an answer of the
    /// handoff, the word of somebody who saw it.
    pub is_unwritten: bool,
    /// What would meet it; nothing where nothing is needed.
    pub remedy: Remedy,
    /// Where it is written.
    pub route: Route,
}

/// Why a sign-off does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Of which kind.
    pub kind: ReasonKind,
    /// What keeps it from counting.
    pub message: String,
    /// The node to correct.
    pub route: Route,
}

/// The kinds of reasons for which a sign-off does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// The person lacks the decision right.
    NoRight,
    /// It is dated before the evidence it relies on.
    BeforeEvidence,
    /// A criterion was not met, and is not now.
    Unmet,
    /// It has no name or no date.
    Incomplete,
    /// An earlier gate was not open that day.
    OutOfOrder,
    /// A second person has to sign it too.
    SecondMissing,
}

impl JudgedGate {
    /// Takes back what a file that could not be read in full would have opened.
    pub(super) fn distrust(&mut self, remedy: Remedy) {
        self.verdict = Verdict::Shut;
        self.opened_on = None;
        self.remedy = remedy;
    }
}
