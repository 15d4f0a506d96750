//! A milestone is said to be done, and what is measured says otherwise.

use std::collections::BTreeSet;

use crate::act::Remark;
use crate::assessment::Assessment;
use crate::phrase::List;

/// Milestones that are done from now on, with the conditions of their `done_when` that do not hold.
pub(super) fn not_by_measure(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let done = |at: &Assessment| -> BTreeSet<String> {
        let milestones = at.plan.jsp.milestones.iter().enumerate();
        let asked = milestones.filter(|(index, it)| !it.done_when.is_empty() && at.done_on(*index).is_some());
        asked.map(|(_, it)| it.id.clone()).collect()
    };
    let before = done(old);
    let fresh = done(new).into_iter().filter(|id| !before.contains(id));
    let remarks = fresh.filter_map(|id| {
        let (_, milestone) = new.milestone_named(&id)?;
        let conditions = new.metrics.conditions(milestone).into_iter().filter(|it| !it.is_met);
        let unmet: Vec<String> = conditions.map(|it| it.said).collect();
        let said = || format!("`{id}` is done, though {}", List::and(&unmet));
        (!unmet.is_empty()).then(|| Remark::note(said()))
    });
    remarks.collect()
}
