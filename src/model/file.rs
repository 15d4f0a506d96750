//! The files that make one plan.

use std::fmt;

/// A file of a plan's directory. The order is the order of reading and of every listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanFile {
    /// Who, segment, contract, team, holds: the only file that must exist.
    Onboarding,
    /// What sales hands over to success.
    Handoff,
    /// The people on the customer's side.
    Stakeholders,
    /// The joint success plan.
    Jsp,
    /// The five phase gates.
    Gates,
    /// The action log.
    Actions,
    /// The decision log.
    Decisions,
    /// The risk log.
    Risks,
    /// Every call, meeting, mail and ask that counted.
    Contacts,
    /// Dated adoption snapshots and activation milestones.
    Adoption,
    /// Training sessions and the people who take them.
    Training,
    /// Fields, decisions and external dependencies of the set-up.
    Friction,
    /// Written updates.
    Updates,
    /// Signals of further need.
    Expansion,
}

impl PlanFile {
    /// Every file of a plan, in order.
    pub const ALL: [Self; 14] = [
        Self::Onboarding,
        Self::Handoff,
        Self::Stakeholders,
        Self::Jsp,
        Self::Gates,
        Self::Actions,
        Self::Decisions,
        Self::Risks,
        Self::Contacts,
        Self::Adoption,
        Self::Training,
        Self::Friction,
        Self::Updates,
        Self::Expansion,
    ];

    /// The name on disk.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Onboarding => "onboarding.yaml",
            Self::Handoff => "handoff.yaml",
            Self::Stakeholders => "stakeholders.yaml",
            Self::Jsp => "jsp.yaml",
            Self::Gates => "gates.yaml",
            Self::Actions => "actions.yaml",
            Self::Decisions => "decisions.yaml",
            Self::Risks => "risks.yaml",
            Self::Contacts => "contacts.yaml",
            Self::Adoption => "adoption.yaml",
            Self::Training => "training.yaml",
            Self::Friction => "friction.yaml",
            Self::Updates => "updates.yaml",
            Self::Expansion => "expansion.yaml",
        }
    }

    /// The file with this name on disk, if a plan has one such.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }
}

impl fmt::Display for PlanFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
