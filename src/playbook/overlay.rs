//! An overlay laid over a playbook: its entries are added, nothing is changed or taken away.

use super::Playbook;
use super::validate::problems_over;
use crate::model::{GateName, List};
use crate::route::Steps;

impl Playbook {
    /// This playbook with the entries of `overlay` added to its own.
    ///
    /// # Errors
    /// What the overlay refers to and this playbook does not have, one message each.
    pub fn with(&self, overlay: &Self) -> Result<Self, Vec<String>> {
        let problems = problems_over(self, overlay);
        if !problems.is_empty() {
            let told =
                problems.iter().map(|problem| format!("`{}`: {}", Steps(&problem.steps), problem.message));
            return Err(told.collect());
        }
        let mut both = self.clone();
        append(&mut both.handoff.customer_resources, &overlay.handoff.customer_resources);
        append(&mut both.workstreams, &overlay.workstreams);
        append(&mut both.milestones, &overlay.milestones);
        append(&mut both.training, &overlay.training);
        append(&mut both.activation, &overlay.activation);
        for name in GateName::ALL {
            append(&mut both.gates.get_mut(*name).criteria, &overlay.gates.get(*name).criteria);
        }
        Ok(both)
    }
}

fn append<T: Clone>(entries: &mut List<T>, more: &List<T>) {
    *entries = List::from(entries.iter().chain(more.iter()).cloned().collect::<Vec<_>>());
}
