//! What people do with actions and milestones alike: start, finish, block, reopen, drop, hand over. Each act writes its
//! own day; none takes away a day that an earlier one has written.

use clap::Args;
use onboard::date::Date;
use onboard::edit::{When, Yaml};
use onboard::model::{Holder, Holders, Progress, Side, State, Text, Urgency};
use onboard::phrase::List;
use onboard::plan_at::{PlanAt, Wait};
use onboard::remedy::{Command, commands};
use onboard::route::Route;

use crate::args::words;
use crate::ask::demand;
use crate::editor::{Editor, EntryArgs, optional_text, word};
use crate::failure::Failure;
use crate::log::{DECISIONS, meant};

/// An action or a milestone on the day, by its index: how far it is, and what it is called.
pub(crate) type Look = for<'p> fn(&'p PlanAt, usize) -> WorkItem<'p>;

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
    pub(crate) fn action(at: &PlanAt, index: usize) -> WorkItem<'_> {
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

    pub(crate) fn milestone(at: &PlanAt, index: usize) -> WorkItem<'_> {
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

/// Which entry, and when.
#[derive(Debug, Args)]
pub(crate) struct StartArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

impl StartArgs {
    pub(crate) fn start(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = look(&editor.at, index);
        item.must_be_open()?;
        item.must_be_unblocked()?;
        let kept = item.progress.started_on.filter(|on| *on <= day);
        editor.edits.set(place.clone().key("started_on"), kept.unwrap_or(day));
        Ok("is in progress".to_owned())
    }

    /// Puts an entry that was dropped back into the plan.
    pub(crate) fn restore(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = look(&editor.at, index);
        let as_of = editor.at.as_of();
        let lasting = item.progress.dropped.iter().position(|it| it.holds_on(as_of));
        let Some(lasting) = lasting else {
            return Err(Failure::usage(format!("`{}` is not dropped", item.id)));
        };
        let dropped_on = item.progress.dropped[lasting].dropped_on;
        if day < dropped_on {
            return Err(Failure::usage(format!(
                "{day} is before `{}` was dropped, on {dropped_on}",
                item.id
            )));
        }
        editor.edits.set(place.clone().key("dropped").index(lasting).key("restored_on"), day);
        Ok("is in the plan again".to_owned())
    }
}

/// Which entry, when, and what shows it.
#[derive(Debug, Args)]
pub(crate) struct DoneArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The day it was done [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<When>,
    /// What was shown; asked for when a milestone has acceptance criteria
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Option<String>,
}

impl DoneArgs {
    /// Finishes an entry. One that is done keeps its day, unless another is given; evidence that comes later has its own.
    pub(crate) fn finish(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
        evidence: Option<&String>,
    ) -> Result<String, Failure> {
        let today = editor.day(None);
        let given = self.on.map(|when| editor.day(Some(when)));
        let item = look(&editor.at, index);
        if item.state == State::Dropped {
            item.must_be_open()?;
        }
        let kept = item.progress.done_on.filter(|_| item.state == State::Done);
        let day = given.or(kept).unwrap_or(today);
        let comes_later = kept.is_some_and(|on| on < today) && !item.progress.evidence.is_written();
        let over = item.waits.iter().filter(|wait| !wait.blocker.action.is_written() && wait.since <= day);
        let over: Vec<Route> =
            over.map(|wait| place.clone().key("blockers").index(wait.index).key("ended_on")).collect();
        if item.progress.done_on != Some(day) {
            editor.edits.set(place.clone().key("done_on"), day);
        }
        over.into_iter().for_each(|ended_on| editor.edits.set(ended_on, day));
        editor.edits.set_some(place.clone().key("evidence"), optional_text(evidence));
        let evidence_on = evidence.filter(|_| comes_later).map(|_| today);
        editor.edits.set_some(place.clone().key("evidence_on"), evidence_on);
        Ok(format!("is done, on {day}"))
    }
}

/// Which entry was finished too soon, and why.
#[derive(Debug, Args)]
pub(crate) struct ReopenArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why it is open again
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who says so [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The first day on which it is open again [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

impl ReopenArgs {
    /// Takes up an entry that was done: that it was, and what had shown it, stays below `reopened`.
    pub(crate) fn reopen(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let by = by_or_csm(editor, self.by.as_ref());
        let item = look(&editor.at, index);
        let progress = item.progress;
        let Some(done_on) = progress.done_on.filter(|_| item.state == State::Done) else {
            let failure = Failure::usage(format!("`{}` is not done", item.id));
            return Err(match item.state {
                State::Dropped => {
                    let restore = (item.restore)(item.slug, item.id);
                    failure.hint(format!("it was dropped; `{restore}` takes it up again"))
                }
                _ => failure,
            });
        };
        if day < done_on {
            return Err(Failure::usage(format!("{day} is before `{}` was done, on {done_on}", item.id)));
        }
        let was_done = Yaml::map([
            ("done_on", Some(done_on.into())),
            ("evidence", progress.evidence.get().map(Yaml::text)),
            ("evidence_on", progress.evidence_on.map(Into::into)),
            ("reopened_on", Some(day.into())),
            ("reason", optional_text(self.reason.as_ref())),
            ("by", optional_text(by.as_ref())),
        ]);
        let gone = [
            ("done_on", true),
            ("evidence", progress.evidence.is_written()),
            ("evidence_on", progress.evidence_on.is_some()),
        ];
        let is_started = progress.started_on.is_some_and(|on| on <= day);
        if !is_started {
            editor.edits.set(place.clone().key("started_on"), day);
        }
        gone.iter().filter(|(_, is_there)| *is_there).for_each(|(key, _)| {
            editor.edits.remove(place.clone().key(*key));
        });
        editor.edits.add(place.clone().key("reopened"), was_done);
        Ok("is in progress again".to_owned())
    }
}

/// Which entry leaves the plan, and why.
#[derive(Debug, Args)]
pub(crate) struct DropArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why the plan does without it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who takes it out [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// The first day on which it is out of the plan [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

impl DropArgs {
    /// Takes an entry out of the plan.
    pub(crate) fn drop(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        if look(&editor.at, index).state == State::Dropped {
            return Ok("is dropped already".to_owned());
        }
        demand(&[("--reason", self.reason.is_some())])?;
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why the plan does without it")?;
        let by = by_or_csm(editor, self.by.as_ref());
        let decision = self.decision.as_ref().map(|named| DECISIONS.find(&editor.at, named)).transpose()?;
        let decision = decision.map(|index| &editor.plan.decisions.decisions[index].id);
        let dropped = Yaml::map([
            ("dropped_on", Some(day.into())),
            ("by", optional_text(by.as_ref())),
            ("reason", Some(Yaml::text(reason))),
            ("decision", optional_text(decision)),
        ]);
        editor.edits.add(place.clone().key("dropped"), dropped);
        Ok("is out of the plan".to_owned())
    }
}

/// Why an entry cannot go on.
#[derive(Debug, Args)]
pub(crate) struct BlockArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why it cannot go on; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who has to move: a name, or `vendor`, `customer`, `third_party` where nobody is named; asked for when missing
    #[arg(long, alias = "waiting-on", value_name = "WHO")]
    waiting_for: Option<String>,
    /// Since when [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// How urgent it is; decides by when somebody has to answer
    #[arg(long, value_name = "URGENCY", value_parser = words::<Urgency>(Urgency::WORDS))]
    urgency: Option<Urgency>,
    /// An id of your own for the blocker [default: a fresh one]
    #[arg(long, value_name = "ID")]
    blocker: Option<String>,
}

impl BlockArgs {
    /// Notes one more thing that holds an entry up, unless it is noted already.
    pub(crate) fn block(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        look(&editor.at, index).must_be_open()?;
        demand(&[("--reason", self.reason.is_some()), ("--waiting-for", self.waiting_for.is_some())])?;
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why it cannot go on")?;
        let who = "who has to move: a name, or vendor, customer, third_party";
        let who = editor.ask(self.waiting_for.as_ref(), "--waiting-for", who)?;
        let side = Side::from_word(&who.trim().to_lowercase().replace(['-', ' '], "_"));
        let (waiting_for, said) = match side {
            Some(side) => (word(side), waiting_on(side).to_owned()),
            None => {
                let name = editor.person(&who);
                (Yaml::text(&name), name)
            }
        };
        let said = format!("is blocked, waiting on {said}");
        let is_known = look(&editor.at, index).waits.iter().any(|wait| {
            wait.blocker.reason == Text::from(reason.as_str())
                && wait.blocker.waiting_for.get() == waiting_for.scalar()
        });
        if is_known {
            return Ok(said);
        }
        let blocker = Yaml::map([
            ("id", Some(Yaml::text(editor.new_id('X', self.blocker.as_deref())?))),
            ("reason", Some(Yaml::text(reason))),
            ("waiting_for", Some(waiting_for)),
            ("since", Some(editor.day(self.since).into())),
            ("urgency", self.urgency.map(word)),
        ]);
        editor.edits.add(place.clone().key("blockers"), blocker);
        Ok(said)
    }
}

/// Which entry, which of its blockers, and when.
#[derive(Debug, Args)]
pub(crate) struct BlockerArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The blocker, where several are open: its id, or any beginning of it that no other has
    #[arg(long, value_name = "ID")]
    blocker: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

impl BlockerArgs {
    /// Says that somebody has answered, so that the clock stops.
    pub(crate) fn answer(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = look(&editor.at, index);
        let waits = item.meant(self.blocker.as_ref())?;
        let unanswered = |wait: &&Wait<'_>| wait.blocker.answered_by(day).is_none();
        let open: Vec<&Wait<'_>> = waits.iter().filter(unanswered).collect();
        match open.as_slice() {
            [] => {}
            [only] => {
                let blocker = place.clone().key("blockers").index(only.index);
                editor.edits.set(blocker.key("answered_on"), day);
            }
            several => {
                return Err(item.which(&format!("{} of its blockers wait for an answer", several.len())));
            }
        }
        Ok(format!("is answered, on {day}"))
    }

    /// Ends what holds an entry up: the blocker that is named, else every one that is open.
    pub(crate) fn unblock(
        &self,
        editor: &mut Editor<'_>,
        look: Look,
        index: usize,
        place: &Route,
    ) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = look(&editor.at, index);
        let waits = item.meant(self.blocker.as_ref())?;
        let (bound, free): (Vec<_>, Vec<_>) =
            waits.into_iter().partition(|wait| wait.blocker.action.is_written());
        if let (Some(wait), true) = (bound.first(), free.is_empty()) {
            let (id, action) = (&wait.blocker.id, wait.blocker.action.or(""));
            let done = commands::action_done(item.slug, action, None);
            return Err(Failure::usage(format!(
                "`{id}` waits for `{action}`, and is over when that is done"
            ))
            .hint(format!("`{done}` finishes it")));
        }
        if let Some(wait) = free.iter().find(|wait| day < wait.since) {
            let (id, since) = (&wait.blocker.id, wait.since);
            return Err(Failure::usage(format!("{day} is before `{id}` arose, on {since}")));
        }
        let is_free = bound.is_empty() && free.len() == item.waits.len();
        let ended: Vec<Route> =
            free.iter().map(|wait| place.clone().key("blockers").index(wait.index).key("ended_on")).collect();
        ended.into_iter().for_each(|ended_on| editor.edits.set(ended_on, day));
        Ok(if is_free { "goes on" } else { "is less blocked, and still is" }.to_owned())
    }
}

/// Hands an ownership over on the day. Whoever held it until then stays there, up to that day.
pub(crate) fn hand_over(editor: &mut Editor<'_>, holders: &Holders, name: &str, begun: Date, place: Route) {
    let day = editor.day(None);
    if holders.one_on(day) == Some(name) {
        return;
    }
    // Of a day, its end counts: whoever was given it on that very day has never had it.
    if day <= begun {
        editor.edits.set(place, Yaml::text(name));
        return;
    }
    let has_term = |it: &&Holder| it.since.is_some() || it.until.is_some() || it.decision.is_written();
    let is_lasting = |it: &Holder| it.is_on(day) && it.until.is_none();
    let next = Yaml::map([("name", Some(Yaml::text(name))), ("since", Some(day.into()))]);
    let all = holders.all();
    if all.is_empty() || !all.iter().all(|it| has_term(&it)) {
        // A bare name has no place for its last day.
        let before = all.iter().map(|it| {
            Yaml::map([
                ("name", Some(Yaml::text(it.name.or("")))),
                ("since", it.since.map(Into::into)),
                ("until", if is_lasting(it) { Some(day.into()) } else { it.until.map(Into::into) }),
                ("decision", it.decision.get().map(Yaml::text)),
            ])
        });
        editor.edits.set(place, Yaml::List(before.chain([next]).collect()));
        return;
    }
    for (index, it) in all.iter().enumerate().filter(|(_, it)| is_lasting(it)) {
        let term = place.clone().index(index);
        if it.since == Some(day) {
            editor.edits.set(term.key("name"), Yaml::text(name));
            return;
        }
        editor.edits.set(term.key("until"), day);
    }
    editor.edits.add(place, next);
}

/// Who says so: the one who is named, else the CSM.
fn by_or_csm(editor: &mut Editor<'_>, by: Option<&String>) -> Option<String> {
    match by {
        Some(name) => Some(editor.person(name)),
        None => editor.at.csm().map(str::to_owned),
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
