//! What people do with actions and milestones alike: start, finish, block, reopen, drop, move, hand over. Each act writes
//! its own day; none takes away a day that an earlier one has written.

mod blocking;
mod dropping;
mod fact;
mod finishing;
mod moving;
mod order;
#[cfg(test)]
mod tests;

use super::{Draft, Standing};
use crate::date::Date;
use crate::log::{ACTIONS, Log, MILESTONES, meant};
use crate::model::{self, Due, PlanFile, Progress, Side, State};
use crate::phrase::List;
use crate::plan_at::{PlanAt, Wait};
use crate::refused::Refused;
use crate::remedy::{Command, commands};
use crate::route::Route;

pub use blocking::{Answer, Block, Unblock, WaitingFor};
pub use fact::{FinishMilestone, must_be_own, must_be_own_to_reopen};
pub use finishing::{Finish, Reopen, Start};
pub use moving::Move;
pub(super) use moving::{Moved, NO_SIDE};
pub use order::ComeAfter;

/// One of the two logs of work.
#[derive(Clone, Copy)]
pub struct WorkLog {
    /// The list.
    pub log: &'static Log,
    /// An entry on the day, by its index.
    look: for<'p> fn(&'p PlanAt, usize) -> WorkItem<'p>,
    /// By when it is to be done, as it is written.
    due: fn(&PlanAt, usize) -> Option<Due>,
    /// How that day moved.
    moves: fn(&PlanAt, usize) -> &[model::Move],
    /// What must be done before it can start, as it is written.
    after: fn(&PlanAt, usize) -> Vec<String>,
}

/// The actions of a plan.
pub const ACTION: WorkLog = WorkLog {
    log: &ACTIONS,
    look: WorkItem::action,
    due: |at, index| at.plan.actions.actions[index].due.clone(),
    moves: |at, index| &at.plan.actions.actions[index].moves,
    after: |at, index| at.plan.actions.actions[index].after.to_vec(),
};

/// Its milestones.
pub const MILESTONE: WorkLog = WorkLog {
    log: &MILESTONES,
    look: WorkItem::milestone,
    due: |at, index| at.plan.jsp.milestones[index].due.map(Due::Day),
    moves: |at, index| &at.plan.jsp.milestones[index].moves,
    after: |at, index| at.plan.jsp.milestones[index].after.to_vec(),
};

/// The action or the milestone that is being changed.
#[derive(Clone)]
pub struct Target {
    of: WorkLog,
    /// Its index in the plan.
    pub index: usize,
    /// Its place in the file.
    pub place: Route,
}

impl WorkLog {
    /// The entry that is named.
    ///
    /// # Errors
    /// When none is, or several are.
    pub fn named(self, draft: &Draft, named: &str) -> Result<Target, Refused> {
        let (index, place) = draft.entry(self.log, named)?;
        Ok(self.at(index, place))
    }

    /// The entry at an index of the plan and a place of its file.
    pub const fn at(self, index: usize, place: Route) -> Target {
        Target { of: self, index, place }
    }
}

impl Target {
    /// How far it is on the day.
    pub fn item<'p>(&self, at: &'p PlanAt) -> WorkItem<'p> {
        (self.of.look)(at, self.index)
    }

    /// The place of one of its keys.
    pub fn key(&self, key: &'static str) -> Route {
        self.place.clone().key(key)
    }

    /// The day by which it is to be done, as it is written.
    fn due(&self, at: &PlanAt) -> Option<Due> {
        (self.of.due)(at, self.index)
    }

    /// How that day moved.
    fn moves<'p>(&self, at: &'p PlanAt) -> &'p [model::Move] {
        (self.of.moves)(at, self.index)
    }

    /// The day by which it is to be done; of one that depends on another, as far as that has one.
    pub fn day(&self, at: &PlanAt) -> Option<Date> {
        at.day_of(self.due(at).as_ref())
    }

    /// The side that it waits on, if it is blocked.
    pub fn waits_on(&self, at: &PlanAt) -> Option<Side> {
        self.item(at).waits.first().and_then(|wait| wait.side)
    }

    /// The place of what it waits for.
    fn blocker(&self, wait: &Wait<'_>) -> Route {
        self.key("blockers").index(wait.index)
    }
}

/// How far an action or a milestone is, and what it is called.
pub struct WorkItem<'p> {
    /// Its id.
    pub id: &'p str,
    slug: &'p str,
    file: PlanFile,
    /// How far it is.
    pub state: State,
    progress: Progress<'p>,
    /// What holds it up.
    pub waits: Vec<Wait<'p>>,
    /// The command that goes on with it when it is blocked, given the plan and its id.
    unblock: fn(&str, &str) -> Command,
    /// The command that takes it up again when it is done.
    reopen: fn(&str, &str) -> Command,
    /// The command that takes it up again when it was dropped.
    restore: fn(&str, &str) -> Command,
}

impl WorkItem<'_> {
    fn action(at: &PlanAt, index: usize) -> WorkItem<'_> {
        let it = &at.plan.actions.actions[index];
        WorkItem {
            id: &it.id,
            slug: at.slug(),
            file: PlanFile::Actions,
            state: at.action_state(index),
            progress: it.progress(),
            waits: at.action_waits(index),
            unblock: |plan, id| commands::action_unblock(plan, id),
            reopen: |plan, id| commands::action_reopen(plan, id),
            restore: |plan, id| commands::action_restore(plan, id),
        }
    }

    fn milestone(at: &PlanAt, index: usize) -> WorkItem<'_> {
        let it = &at.plan.jsp.milestones[index];
        WorkItem {
            id: &it.id,
            slug: at.slug(),
            file: PlanFile::Jsp,
            state: at.state(index),
            progress: it.progress(),
            waits: at.waits(index),
            unblock: |plan, id| commands::milestone_unblock(plan, id),
            reopen: |plan, id| commands::milestone_reopen(plan, id),
            restore: |plan, id| commands::milestone_restore(plan, id),
        }
    }
}

impl<'p> WorkItem<'p> {
    /// Refuses what makes sense for open work only.
    ///
    /// # Errors
    /// When it is done, or dropped.
    pub fn must_be_open(&self) -> Result<(), Refused> {
        let (state, take_up) = match self.state {
            State::Done => ("done", self.reopen),
            State::Dropped => ("dropped", self.restore),
            State::NotStarted | State::InProgress | State::Blocked => return Ok(()),
        };
        let again = take_up(self.slug, self.id);
        Err(Refused::because(format!("`{}` is {state}", self.id))
            .hint(format!("`{again}` takes it up again")))
    }

    /// What became of it on a day, as it is written.
    fn standing(&self, became: &str, keys: &str, on: Option<Date>) -> Standing {
        Standing {
            what: format!("`{}` was {became}", self.id),
            place: format!("{keys} in `{}`", self.file),
            on,
        }
    }

    fn must_be_unblocked(&self) -> Result<(), Refused> {
        let Some(wait) = self.waits.first() else { return Ok(()) };
        let reason = wait.blocker.reason.get().map(|reason| format!(": {reason}")).unwrap_or_default();
        let goes_on = (self.unblock)(self.slug, self.id);
        Err(Refused::because(format!("`{}` is blocked{reason}", self.id))
            .hint(format!("`{goes_on}` goes on with it")))
    }

    /// The waits that are meant: the one that is named, else all.
    fn meant(&self, named: Option<&str>) -> Result<Vec<Wait<'p>>, Refused> {
        if self.waits.is_empty() {
            return Err(Refused::because(format!("`{}` is not blocked", self.id)));
        }
        let Some(named) = named else { return Ok(self.waits.clone()) };
        let ids: Vec<&str> = self.waits.iter().map(|wait| wait.blocker.id.as_str()).collect();
        match meant(&ids, named).as_slice() {
            [only] => Ok(vec![self.waits[*only]]),
            _ => Err(self.which(&format!("`{named}` is not one of its open blockers"))),
        }
    }

    fn which(&self, why: &str) -> Refused {
        let ids: Vec<String> = self.waits.iter().map(|wait| format!("`{}`", wait.blocker.id)).collect();
        Refused::because(why).hint(format!("name one with `--blocker`: {}", List::or(&ids).at_most(8)))
    }
}
