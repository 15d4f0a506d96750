//! What people do with actions and milestones alike: start, finish, block, move, assign.

use clap::Args;
use onboard::date::Date;
use onboard::edit::{Edits, When, Yaml};
use onboard::model::{Blocker, Side, Status, Urgency};
use onboard::plan::Plan;
use onboard::remedy::{Command, commands};
use onboard::route::Route;

use crate::args::words;
use crate::ask::demand;
use crate::editor::{Editor, EntryArgs, word};
use crate::failure::Failure;

/// Why an entry cannot go on.
#[derive(Debug, Args)]
pub(crate) struct BlockArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why it cannot go on; asked for when missing
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Who has to move; asked for when missing
    #[arg(long, value_name = "SIDE", value_parser = words::<Side>(Side::WORDS))]
    pub(crate) waiting_on: Option<Side>,
    /// Since when [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<When>,
    /// How urgent it is; decides by when somebody has to answer
    #[arg(long, value_name = "URGENCY", value_parser = words::<Urgency>(Urgency::WORDS))]
    pub(crate) urgency: Option<Urgency>,
}

/// How far an action or a milestone is, and what it is called.
#[derive(Clone, Copy)]
pub(crate) struct WorkItem<'p> {
    id: &'p str,
    slug: &'p str,
    status: Status,
    done_on: Option<Date>,
    blocker: Option<&'p Blocker>,
    /// The command that goes on with it when it is blocked, given the plan and its id.
    unblock: fn(&str, &str) -> Command,
    /// The command that takes it up again when it is done.
    take_up: fn(&str, &str) -> Command,
}

impl<'p> WorkItem<'p> {
    pub(crate) fn action(plan: &'p Plan, index: usize) -> Self {
        let it = &plan.actions.actions[index];
        let (status, done_on, blocker) = (it.status(), it.done_on, it.blocked.as_ref());
        Self {
            id: &it.id,
            slug: &plan.slug,
            status,
            done_on,
            blocker,
            unblock: |plan, id| commands::action_unblock(plan, id),
            take_up: |plan, id| commands::action_reopen(plan, id),
        }
    }

    pub(crate) fn milestone(plan: &'p Plan, index: usize) -> Self {
        let it = &plan.jsp.milestones[index];
        let (status, done_on, blocker) = (it.status(), it.done_on, it.blocked.as_ref());
        Self {
            id: &it.id,
            slug: &plan.slug,
            status,
            done_on,
            blocker,
            unblock: |plan, id| commands::milestone_unblock(plan, id),
            take_up: |plan, id| commands::milestone_start(plan, id),
        }
    }

    fn is_blocked(&self) -> bool {
        self.status == Status::Blocked || self.blocker.is_some()
    }

    /// Refuses what makes sense for open work only.
    pub(crate) fn must_be_open(&self) -> Result<(), Failure> {
        let Self { id, slug, take_up, .. } = self;
        let state = match self.status {
            Status::Done => "done",
            Status::NotApplicable => "not applicable",
            Status::NotStarted | Status::InProgress | Status::Blocked => return Ok(()),
        };
        Err(Failure::usage(format!("`{id}` is {state}"))
            .hint(format!("`{}` takes it up again", take_up(slug, id))))
    }

    /// The changes that finish it, and the day. One that is done keeps its day, unless another is given.
    pub(crate) fn finish(&self, day: Option<Date>, as_of: Date, at: &Route) -> (Edits, Date) {
        let kept = self.done_on.filter(|_| self.status == Status::Done);
        let on = day.or(kept).unwrap_or(as_of);
        let mut edits = self.with_status(Status::Done, at);
        if self.done_on != Some(on) {
            edits.set(at.clone().key("done_on"), on);
        }
        (edits, on)
    }

    /// The changes that start it, or take it up again.
    pub(crate) fn start(&self, at: &Route) -> Result<Edits, Failure> {
        if self.is_blocked() && self.status != Status::Done {
            let Self { id, slug, unblock, .. } = self;
            let reason = self.blocker.and_then(|blocker| blocker.reason.get());
            let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            return Err(Failure::usage(format!("`{id}` is blocked{reason}"))
                .hint(format!("`{}` goes on with it", unblock(slug, id))));
        }
        let mut edits = self.with_status(Status::InProgress, at);
        if self.done_on.is_some() {
            edits.remove(at.clone().key("done_on"));
        }
        Ok(edits)
    }

    /// The changes that go on with it after it was blocked.
    pub(crate) fn unblock(&self, at: &Route) -> Result<Edits, Failure> {
        if !self.is_blocked() {
            return Err(Failure::usage(format!("`{}` is not blocked", self.id)));
        }
        let status = if self.status == Status::Blocked { Status::InProgress } else { self.status };
        Ok(self.with_status(status, at))
    }

    /// Gives it a status; whatever held it up goes.
    fn with_status(&self, status: Status, at: &Route) -> Edits {
        let mut edits = Edits::new();
        if self.blocker.is_some() {
            edits.remove(at.clone().key("blocked"));
        }
        edits.set(at.clone().key("status"), word(status));
        edits
    }
}

impl BlockArgs {
    /// Blocks the entry at `at`. One that is blocked already is blocked since then, for another reason or by somebody
    /// else; one whose blocker was answered is blocked anew.
    pub(crate) fn apply(
        &self,
        editor: &mut Editor<'_>,
        blocker: Option<&Blocker>,
        at: &Route,
    ) -> Result<String, Failure> {
        demand(&[("--reason", self.reason.is_some()), ("--waiting-on", self.waiting_on.is_some())])?;
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why it cannot go on")?;
        let side = editor.choose(self.waiting_on, "--waiting-on", "who has to move", Side::WORDS)?;
        let going_on = blocker.filter(|blocker| blocker.answered_on.is_none());
        let since = match (self.since, going_on.and_then(|blocker| blocker.since)) {
            (None, Some(since)) => since,
            (given, _) => editor.day(given),
        };
        editor.edits.set(at.clone().key("status"), word(Status::Blocked));
        let blocked = at.clone().key("blocked");
        editor.edits.set(blocked.clone().key("reason"), Yaml::text(reason));
        editor.edits.set(blocked.clone().key("waiting_on"), word(side));
        editor.edits.set(blocked.clone().key("since"), since);
        if blocker.is_some_and(|blocker| blocker.answered_on.is_some()) {
            editor.edits.remove(blocked.clone().key("answered_on"));
        }
        editor.edits.set_some(blocked.key("urgency"), self.urgency.map(word));
        Ok(format!("is blocked, waiting on {}", waiting_on(side)))
    }
}

/// The side that has to move, in a sentence.
const fn waiting_on(side: Side) -> &'static str {
    match side {
        Side::Vendor => "us",
        Side::Customer => "the customer",
        Side::ThirdParty => "a third party",
    }
}
