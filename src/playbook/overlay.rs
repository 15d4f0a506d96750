//! An overlay laid over a playbook: its entries are added; a milestone of it may take the place of one that is there.

use super::validate::problems_over;
use super::{MilestoneTemplate, Playbook};
use crate::model::{GateName, List, RelativeDay, Text};
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
        let (replacing, more): (Vec<_>, Vec<_>) =
            overlay.milestones.iter().cloned().partition(|milestone| milestone.replaces.is_written());
        append(&mut both.milestones, &List::from(more));
        append(&mut both.training, &overlay.training);
        append(&mut both.activation, &overlay.activation);
        for name in GateName::ALL {
            append(&mut both.gates.get_mut(*name).criteria, &overlay.gates.get(*name).criteria);
        }
        replacing.into_iter().for_each(|milestone| both.replace(milestone));
        Ok(both)
    }

    /// Puts a milestone in the place of the one that it replaces. It is the same event and rests on the same fact unless it
    /// says otherwise, and whatever named the old one names it.
    fn replace(&mut self, mut milestone: MilestoneTemplate) {
        let old = milestone.replaces.get().unwrap_or_default().to_owned();
        let Some(place) = self.milestones.iter().position(|it| it.id == old) else { return };
        let new = milestone.id.clone();
        let before = &self.milestones[place];
        milestone.event = milestone.event.or(before.event);
        milestone.fact = milestone.fact.or(before.fact);
        milestone.core |= before.core;
        let all = self.milestones.iter().enumerate();
        let milestones = all.map(|(index, it)| if index == place { milestone.clone() } else { it.clone() });
        self.milestones = List::from(milestones.collect::<Vec<_>>());
        self.rename(&old, &new);
    }

    /// Calls a milestone otherwise wherever it is named.
    fn rename(&mut self, old: &str, new: &str) {
        let named = |id: &mut String| {
            if id == old {
                new.clone_into(id);
            }
        };
        let text = |id: &mut Text| {
            if id.get() == Some(old) {
                *id = Text::from(new);
            }
        };
        let day = |day: &mut RelativeDay| named(&mut day.anchor);
        each(&mut self.milestones, |milestone| {
            each(&mut milestone.after, named);
            day(&mut milestone.due);
        });
        let value = &mut self.value;
        [&mut value.quick_win, &mut value.first, &mut value.full].into_iter().flatten().for_each(day);
        each(&mut self.training, |session| day(&mut session.due));
        for name in GateName::ALL {
            each(&mut self.gates.get_mut(*name).criteria, |criterion| {
                text(&mut criterion.milestone);
                each(&mut criterion.any_of, |one| text(&mut one.milestone));
            });
        }
    }
}

/// Changes every entry of a list.
fn each<T: Clone>(entries: &mut List<T>, change: impl Fn(&mut T)) {
    let mut changed = entries.to_vec();
    changed.iter_mut().for_each(change);
    *entries = List::from(changed);
}

fn append<T: Clone>(entries: &mut List<T>, more: &List<T>) {
    *entries = List::from(entries.iter().chain(more.iter()).cloned().collect::<Vec<_>>());
}
