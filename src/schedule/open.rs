//! What is open on a day, and what cannot go on: facts dated after it are not known yet.

use crate::date::Date;
use crate::model::{Action, Blocker, PlanFile, Status};
use crate::plan::Plan;
use crate::route::Route;

/// The actions that exist and are open on this day, with their index in the file.
pub fn open_actions(plan: &Plan, as_of: Date) -> impl Iterator<Item = (usize, &Action)> {
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

/// What is blocked on this day: milestones, then actions, in the order of the files.
#[must_use]
pub fn stuck(plan: &Plan, as_of: Date) -> Vec<Stuck<'_>> {
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
    let actions = open_actions(plan, as_of);
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
