//! What is open on a day, and what cannot go on: facts dated after it are not known yet.

use crate::model::{Action, PlanFile};
use crate::plan_at::{PlanAt, Wait};
use crate::route::Route;

/// The actions that exist and are open on the day, with their index in the file.
pub fn open_actions(at: &PlanAt) -> impl Iterator<Item = (usize, &Action)> {
    at.plan.actions.actions.iter().enumerate().filter(|(index, _)| at.is_action_open(*index))
}

/// How an action says that it is a step of a play.
pub fn play_note(play: &str) -> String {
    format!("play {play}")
}

/// The open actions that are steps of a play.
pub fn open_steps<'a>(at: &'a PlanAt, play: &str) -> impl Iterator<Item = &'a Action> {
    let note = play_note(play);
    open_actions(at).map(|(_, action)| action).filter(move |action| action.note.get() == Some(note.as_str()))
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
    /// What holds it up, the longest first: one blocker at least.
    pub waits: Vec<Wait<'a>>,
}

/// What is blocked on the day: milestones, then actions, in the order of the files.
pub fn stuck(at: &PlanAt) -> Vec<Stuck<'_>> {
    let milestones = at.plan.jsp.milestones.iter().enumerate().map(|(index, it)| Stuck {
        route: Route::to(PlanFile::Jsp).key("milestones").index(index),
        id: &it.id,
        label: it.label(),
        is_internal: it.is_internal(),
        waits: at.waits(index),
    });
    let actions = at.plan.actions.actions.iter().enumerate().map(|(index, it)| Stuck {
        route: Route::to(PlanFile::Actions).key("actions").index(index),
        id: &it.id,
        label: it.label(),
        is_internal: !at.shows_action(index),
        waits: at.action_waits(index),
    });
    milestones.chain(actions).filter(|stuck| !stuck.waits.is_empty()).collect()
}
