//! Plays: what to do when a signal fires, in which order, who, and by when.

use crate::model::Team;

/// The response to a signal.
pub struct Play {
    /// The name in output and on the command line.
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// When to run it and why it works.
    pub docs: &'static str,
    /// The source documents that ask for it.
    pub source: &'static str,
    /// What to do, in order.
    pub steps: &'static [PlayStep],
}

/// One step of a play.
pub struct PlayStep {
    /// What to do.
    pub title: &'static str,
    /// Which of us does it.
    pub owner: TeamRole,
    /// Working days after the signal by which it is done.
    pub within: u32,
}

/// Which of our people does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamRole {
    /// Owns the onboarding.
    Csm,
    /// Owns configuration, data and integrations.
    Implementation,
    /// Sold it, and knows who decides.
    Ae,
    /// Owns escalations.
    Support,
}

impl TeamRole {
    /// The key under `team` in `onboarding.yaml`, and the word in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csm => "csm",
            Self::Implementation => "implementation",
            Self::Ae => "ae",
            Self::Support => "support",
        }
    }

    /// Who that is on a team; where nobody is named, the CSM answers for it.
    pub fn of(self, team: &Team) -> Option<&str> {
        let named = match self {
            Self::Csm => &team.csm,
            Self::Implementation => &team.implementation,
            Self::Ae => &team.ae,
            Self::Support => &team.support,
        };
        named.get().or_else(|| team.csm.get())
    }
}
