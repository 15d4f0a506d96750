//! Commands that several checks name.

use crate::assessment::Assessment;
use crate::gate;
use crate::model::{Fact, GateName, Home, Milestone};
use crate::remedy::{Command, Remedy, blank, commands};

/// What a hand writes where the home of a fact is a log, and no command does.
pub(super) fn to_note(fact: Fact) -> String {
    match fact.home() {
        Home::Contact(kind) => format!(
            "`{{id: <id>, kind: {kind}, held_on: <date>, present: [<names>]}}` under `contacts` of `contacts.yaml`"
        ),
        Home::Confirmations(what) => format!(
            "`{{fact: {what}, by: <name>, confirmed_on: <date>, evidence: <link>}}` under `confirmations` of `jsp.yaml`"
        ),
        home => format!("in {}", home.place()),
    }
}

impl Assessment {
    /// Finishes a milestone, with evidence where something has to be shown and is not yet.
    pub(super) fn finish(&self, milestone: &Milestone) -> Command {
        let asks = milestone.acceptance.is_answered() && !milestone.evidence.is_answered();
        commands::milestone_done(self.slug(), &milestone.id, None, asks.then(|| blank("evidence")))
    }

    /// Signs a gate off by somebody with the right.
    pub(super) fn sign_off(&self, gate: GateName) -> Command {
        gate::sign_off(self, gate, &self.gates.get(gate).criteria)
    }

    /// Adds somebody to the customer's people.
    pub(super) fn add_person(&self, words: &str, role: &str) -> Remedy {
        Remedy::run(words, commands::stakeholder_add(self.slug(), blank("name"), role))
    }
}
