//! A plan as its files make it.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::doubts::Doubts;
use crate::fields::Walked;
use crate::model::{
    Actions, Adoption, Contacts, Decisions, Expansion, Friction, Gates, Handoff, Jsp, Onboarding, PlanFile,
    Risks, Stakeholders, Training, Updates,
};

/// A plan that could be read at least as far as its head. An absent or unreadable file is its default here;
/// [`Plan::has`] and [`Plan::is_doubtful`] tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The directory's name.
    pub slug: String,
    /// `onboarding.yaml`.
    pub onboarding: Onboarding,
    /// `handoff.yaml`.
    pub handoff: Handoff,
    /// `stakeholders.yaml`.
    pub stakeholders: Stakeholders,
    /// `jsp.yaml`.
    pub jsp: Jsp,
    /// `gates.yaml`.
    pub gates: Gates,
    /// `actions.yaml`.
    pub actions: Actions,
    /// `decisions.yaml`.
    pub decisions: Decisions,
    /// `risks.yaml`.
    pub risks: Risks,
    /// `contacts.yaml`.
    pub contacts: Contacts,
    /// `adoption.yaml`.
    pub adoption: Adoption,
    /// `training.yaml`.
    pub training: Training,
    /// `friction.yaml`.
    pub friction: Friction,
    /// `updates.yaml`.
    pub updates: Updates,
    /// `expansion.yaml`.
    pub expansion: Expansion,
    /// The files that exist.
    pub present: BTreeSet<PlanFile>,
    /// The files of which something could not be read; what they say must not be counted on.
    pub doubtful: Doubts,
}

impl Walked for Plan {
    fn file<S: Serializer>(&self, file: PlanFile, serializer: S) -> Result<S::Ok, S::Error> {
        match file {
            PlanFile::Onboarding => self.onboarding.serialize(serializer),
            PlanFile::Handoff => self.handoff.serialize(serializer),
            PlanFile::Stakeholders => self.stakeholders.serialize(serializer),
            PlanFile::Jsp => self.jsp.serialize(serializer),
            PlanFile::Gates => self.gates.serialize(serializer),
            PlanFile::Actions => self.actions.serialize(serializer),
            PlanFile::Decisions => self.decisions.serialize(serializer),
            PlanFile::Risks => self.risks.serialize(serializer),
            PlanFile::Contacts => self.contacts.serialize(serializer),
            PlanFile::Adoption => self.adoption.serialize(serializer),
            PlanFile::Training => self.training.serialize(serializer),
            PlanFile::Friction => self.friction.serialize(serializer),
            PlanFile::Updates => self.updates.serialize(serializer),
            PlanFile::Expansion => self.expansion.serialize(serializer),
        }
    }
}

impl Plan {
    /// Whether the file exists.
    pub fn has(&self, file: PlanFile) -> bool {
        self.present.contains(&file)
    }

    /// Whether something in the file could not be read, so that nothing may be derived from it in silence.
    pub fn is_doubtful(&self, file: PlanFile) -> bool {
        self.doubtful.contains(file)
    }
}
