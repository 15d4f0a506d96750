//! What people do with actions and milestones alike: start, finish, block, reopen, drop, hand over. Each act writes its
//! own day; none takes away a day that an earlier one has written.

mod blocking;
mod dropping;
mod finishing;

use onboard::log::{ACTIONS, Log, MILESTONES, meant};
use onboard::model::{Progress, State};
use onboard::phrase::List;
use onboard::plan_at::{PlanAt, Wait};
use onboard::remedy::{Command, commands};
use onboard::route::Route;

use crate::editor::{Editor, EntryArgs, change};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

pub(crate) use blocking::{BlockArgs, BlockerArgs};
pub(crate) use dropping::DropArgs;
pub(crate) use finishing::{DayArgs, DoneArgs, ReopenArgs};

/// One of the two logs of work.
#[derive(Clone, Copy)]
pub(crate) struct WorkLog {
    log: &'static Log,
    /// An entry on the day, by its index.
    look: for<'p> fn(&'p PlanAt, usize) -> WorkItem<'p>,
}

/// The actions of a plan.
pub(crate) const ACTION: WorkLog = WorkLog { log: &ACTIONS, look: WorkItem::action };

/// Its milestones.
pub(crate) const MILESTONE: WorkLog = WorkLog { log: &MILESTONES, look: WorkItem::milestone };

/// What becomes of an entry, in a few words.
pub(crate) type Act<'a> = &'a dyn Fn(&mut Editor<'_>, Target<'_>) -> Result<String, Failure>;

impl WorkLog {
    /// Changes the entry that is named.
    pub(crate) fn change(
        self,
        portfolio: &Portfolio,
        entry: &EntryArgs,
        act: Act<'_>,
    ) -> Result<Outcome, Failure> {
        change(portfolio, self.log, entry, |editor, index, place| {
            act(editor, Target { of: self, index, place })
        })
    }
}

/// The action or the milestone that is being changed.
#[derive(Clone, Copy)]
pub(crate) struct Target<'t> {
    of: WorkLog,
    /// Its index in the plan.
    pub(crate) index: usize,
    /// Its place in the file.
    pub(crate) place: &'t Route,
}

impl Target<'_> {
    /// How far it is on the day.
    pub(crate) fn item<'p>(&self, at: &'p PlanAt) -> WorkItem<'p> {
        (self.of.look)(at, self.index)
    }

    /// The place of one of its keys.
    pub(crate) fn key(&self, key: &'static str) -> Route {
        self.place.clone().key(key)
    }

    /// The place of what it waits for.
    fn blocker(&self, wait: &Wait<'_>) -> Route {
        self.key("blockers").index(wait.index)
    }
}

/// How far an action or a milestone is, and what it is called.
pub(crate) struct WorkItem<'p> {
    id: &'p str,
    slug: &'p str,
    state: State,
    progress: Progress<'p>,
    waits: Vec<Wait<'p>>,
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
    pub(crate) fn must_be_open(&self) -> Result<(), Failure> {
        let (state, take_up) = match self.state {
            State::Done => ("done", self.reopen),
            State::Dropped => ("dropped", self.restore),
            State::NotStarted | State::InProgress | State::Blocked => return Ok(()),
        };
        let again = take_up(self.slug, self.id);
        Err(Failure::usage(format!("`{}` is {state}", self.id)).hint(format!("`{again}` takes it up again")))
    }

    fn must_be_unblocked(&self) -> Result<(), Failure> {
        let Some(wait) = self.waits.first() else { return Ok(()) };
        let reason = wait.blocker.reason.get().map(|reason| format!(": {reason}")).unwrap_or_default();
        let goes_on = (self.unblock)(self.slug, self.id);
        Err(Failure::usage(format!("`{}` is blocked{reason}", self.id))
            .hint(format!("`{goes_on}` goes on with it")))
    }

    /// The waits that are meant: the one that is named, else all.
    fn meant(&self, named: Option<&String>) -> Result<Vec<Wait<'p>>, Failure> {
        if self.waits.is_empty() {
            return Err(Failure::usage(format!("`{}` is not blocked", self.id)));
        }
        let Some(named) = named else { return Ok(self.waits.clone()) };
        let ids: Vec<&str> = self.waits.iter().map(|wait| wait.blocker.id.as_str()).collect();
        match meant(&ids, named).as_slice() {
            [only] => Ok(vec![self.waits[*only]]),
            _ => Err(self.which(&format!("`{named}` is not one of its open blockers"))),
        }
    }

    fn which(&self, why: &str) -> Failure {
        let ids: Vec<String> = self.waits.iter().map(|wait| format!("`{}`", wait.blocker.id)).collect();
        Failure::usage(why).hint(format!("name one with `--blocker`: {}", List::or(&ids).at_most(8)))
    }
}

/// Who says so: the one who is named, else the CSM.
fn by_or_csm(editor: &mut Editor<'_>, by: Option<&String>) -> Option<String> {
    match by {
        Some(name) => Some(editor.person(name)),
        None => editor.draft.at.csm().map(str::to_owned),
    }
}
