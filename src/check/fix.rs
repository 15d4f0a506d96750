//! Commands that several checks name.

use crate::assessment::Assessment;
use crate::gate;
use crate::model::{GateName, Milestone};
use crate::remedy::{Command, Remedy, blank, commands};
use crate::schedule::open_steps;

impl Assessment {
    /// Finishes a milestone, with evidence where something has to be shown and is not yet.
    pub(super) fn finish(&self, words: &str, milestone: &Milestone) -> Remedy {
        let shown = milestone.progress().shown_on(self.as_of());
        let asks = milestone.acceptance.is_answered() && shown.is_none();
        self.finishing(words, milestone, None, asks.then(|| blank("evidence")))
    }

    /// Runs a play; nothing once it is under way, since its steps are actions then.
    pub(super) fn play(&self, words: &str, play: &str) -> Remedy {
        if open_steps(self, play).next().is_some() {
            return Remedy::run(format!("finish the steps of `{play}`"), commands::action_list(self.slug()));
        }
        Remedy::run(words, commands::play_run(self.slug(), play))
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
