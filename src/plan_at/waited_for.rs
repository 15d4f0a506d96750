//! What blockers wait for: the actions and asks that they name, looked up once for the whole plan.

use std::collections::BTreeMap;

use crate::model::ContactKind;
use crate::plan::Plan;

/// An entry that a blocker names, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaitedFor {
    /// An action, until it is done.
    Action(usize),
    /// An ask, until it is answered.
    Ask(usize),
}

/// What blockers wait for, by id; of two with one id the first is meant, and an action before an ask.
pub(super) fn waited_for(plan: &Plan) -> BTreeMap<String, WaitedFor> {
    let milestones = plan.jsp.milestones.iter().flat_map(|it| &it.blockers);
    let blockers = milestones.chain(plan.actions.actions.iter().flat_map(|it| &it.blockers));
    let mut named: BTreeMap<&str, Option<WaitedFor>> =
        blockers.filter_map(|blocker| Some((blocker.action.get()?, None))).collect();
    if named.is_empty() {
        return BTreeMap::new();
    }
    let actions = plan.actions.actions.iter().enumerate();
    let actions = actions.map(|(index, action)| (action.id.as_str(), WaitedFor::Action(index)));
    let asks = plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind == ContactKind::Ask);
    let asks = asks.map(|(index, ask)| (ask.id.as_str(), WaitedFor::Ask(index)));
    for (id, entry) in actions.chain(asks) {
        if let Some(found) = named.get_mut(id) {
            found.get_or_insert(entry);
        }
    }
    named.into_iter().filter_map(|(id, entry)| Some((id.to_owned(), entry?))).collect()
}
