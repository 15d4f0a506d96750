//! What a check is, and when one may speak of a plan.

use super::topic::Topic;
use crate::assessment::Assessment;
use crate::finding::{Place, Problem, Severity};
use crate::model::PlanFile;

/// A rule.
pub struct Check {
    /// The name in configuration, `allow` comments and output.
    pub id: &'static str,
    /// The version of `onboard` that has it first.
    pub since: &'static str,
    /// Its severity unless configured.
    pub severity: Severity,
    /// What it looks at.
    pub topic: Topic,
    /// One line: what is wrong where it fires.
    pub summary: &'static str,
    /// What it does, why it matters, how to fix it, and examples; see [`super::docs`].
    pub docs: &'static str,
    /// The source documents that ask for it; empty for checks of the files' own integrity.
    pub source: &'static str,
    /// When it fires.
    pub run: Run,
}

/// When a check fires.
pub enum Run {
    /// While the files are read.
    Reading,
    /// On `# onboard: allow[…]` comments, once all else has been checked.
    Comments,
    /// On a plan that has been read and assessed.
    Plan(Rule),
}

/// How a plan that has been read is looked at.
pub struct Rule {
    /// At which times of a plan's life it may speak.
    pub scope: Scope,
    /// What it relies on to have been read in full.
    pub relies: Relies,
    /// Finds the problems.
    pub find: fn(&Assessment) -> Vec<Problem>,
    /// Whether an edit that brings about such an error is refused: what it finds lies in what was typed just now (a day, a
    /// count, a reference). Any other error is remarked on: that a milestone is taken up again must be said, even where a
    /// gate was signed off over it.
    pub refuses_edits: bool,
    /// Whether it asks for what only people who meet can have: roles, calls, a rhythm. Where gates open by themselves, nobody
    /// meets, and it is asked only if configuration gives it a level.
    pub is_of_meetings: bool,
}

/// What a check relies on to have been read in full: what seems to be missing may be in the part of a file
/// that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relies {
    /// It speaks of what is there, whatever else is broken.
    OnNothing,
    /// On the file that a problem is in; those of other files are told all the same.
    OnItsFile,
    /// On all of these files.
    On(&'static [PlanFile]),
}

/// The times of a plan's life at which a check may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Always: a closed plan must not lie either.
    Always,
    /// While the onboarding runs: a closed plan owes nothing more.
    Open,
    /// While it runs and is not on hold: nobody is late during an agreed pause.
    Moving,
}

impl Rule {
    /// Whether it may speak of this plan on this day.
    pub(super) fn speaks(&self, assessment: &Assessment) -> bool {
        let is_open = !assessment.has_ended();
        let is_its_time = match self.scope {
            Scope::Always => true,
            Scope::Open => is_open,
            Scope::Moving => is_open && assessment.holds.running().is_none(),
        };
        let is_doubtful = |file: &PlanFile| assessment.plan.is_doubtful(*file);
        is_its_time && !matches!(self.relies, Relies::On(files) if files.iter().any(is_doubtful))
    }

    /// What it finds, without what a file in doubt might answer.
    pub(super) fn look(&self, assessment: &Assessment) -> Vec<Problem> {
        let mut problems = (self.find)(assessment);
        if self.relies == Relies::OnItsFile {
            let file = |place: &Place| place.file_name().and_then(PlanFile::from_name);
            problems.retain(|problem| {
                !file(&problem.place).is_some_and(|file| assessment.plan.is_doubtful(file))
            });
        }
        problems
    }
}

impl Run {
    pub(super) const fn always(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::plan(Scope::Always, relies, find)
    }

    pub(super) const fn open(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::plan(Scope::Open, relies, find)
    }

    pub(super) const fn moving(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::plan(Scope::Moving, relies, find)
    }

    const fn plan(scope: Scope, relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::Plan(Rule { scope, relies, find, refuses_edits: false, is_of_meetings: false })
    }

    /// The same; an edit that brings about what it finds is refused.
    pub(super) const fn refusing(self) -> Self {
        match self {
            Self::Plan(rule) => Self::Plan(Rule { refuses_edits: true, ..rule }),
            Self::Reading | Self::Comments => self,
        }
    }

    /// The same; it is not asked where nobody meets.
    pub(super) const fn of_meetings(self) -> Self {
        match self {
            Self::Plan(rule) => Self::Plan(Rule { is_of_meetings: true, ..rule }),
            Self::Reading | Self::Comments => self,
        }
    }

    /// Whether it is not asked where nobody meets.
    pub const fn is_of_meetings(&self) -> bool {
        matches!(self, Self::Plan(Rule { is_of_meetings: true, .. }))
    }

    /// Whether an edit that brings about what it finds is refused.
    pub const fn refuses_edits(&self) -> bool {
        matches!(self, Self::Plan(Rule { refuses_edits: true, .. }))
    }
}
