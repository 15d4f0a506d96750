//! What is open on a day, and what cannot go on: facts dated after it are not known yet.

use crate::model::{Action, Blocker, PlanFile, Status};
use crate::plan_at::PlanAt;
use crate::route::Route;

/// The actions that exist and are open on the day, with their index in the file.
pub fn open_actions(at: &PlanAt) -> impl Iterator<Item = (usize, &Action)> {
    let (plan, as_of) = (&at.plan, at.as_of());
    let is_done_later =
        move |action: &Action| action.status() == Status::Done && action.done_on.is_some_and(|on| on > as_of);
    plan.actions.actions.iter().enumerate().filter(move |(_, action)| {
        (action.is_open() || is_done_later(action)) && action.created.is_none_or(|on| on <= as_of)
    })
}

/// A milestone or an action that cannot go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Stuck<'a> {
    /// Where it is written.
    pub route: Route,
    /// Its id.
    pub id: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// Whether the customer does not see it.
    pub is_internal: bool,
    /// Why it cannot go on, where somebody has written that.
    pub blocker: Option<&'a Blocker>,
}

/// What is blocked on the day: milestones, then actions, in the order of the files.
pub fn stuck(at: &PlanAt) -> Vec<Stuck<'_>> {
    let (plan, as_of) = (&at.plan, at.as_of());
    let has_begun = move |blocker: &Option<Blocker>| {
        blocker.as_ref().and_then(|blocker| blocker.since).is_none_or(|since| since <= as_of)
    };
    let milestones = plan.jsp.milestones.iter().enumerate();
    let milestones = milestones.filter(|(_, it)| it.status() == Status::Blocked && has_begun(&it.blocked));
    let milestones = milestones.map(|(index, it)| Stuck {
        route: Route::to(PlanFile::Jsp).key("milestones").index(index),
        id: &it.id,
        label: it.label(),
        is_internal: false,
        blocker: it.blocked.as_ref(),
    });
    let actions = open_actions(at);
    let actions = actions.filter(|(_, it)| it.status() == Status::Blocked && has_begun(&it.blocked));
    let actions = actions.map(|(index, it)| Stuck {
        route: Route::to(PlanFile::Actions).key("actions").index(index),
        id: &it.id,
        label: it.title.or(&it.id),
        is_internal: it.internal,
        blocker: it.blocked.as_ref(),
    });
    milestones.chain(actions).collect()
}
