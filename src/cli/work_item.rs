//! What the command line asks for actions and milestones alike; what becomes of them is decided in `onboard::act::work`.

use clap::Args;
use onboard::act::Acted;
use onboard::act::reschedule::Reschedule;
use onboard::act::work::{
    Answer, Block, ComeAfter, Finish, Move, Reopen, Start, Target, Unblock, WaitingFor, WorkLog,
};
use onboard::date::Date;
use onboard::edit::{Past, When};
use onboard::log::Log;
use onboard::model::{Side, State, Urgency};
use onboard::route::Route;

use crate::args::words;
use crate::editor::{Asked, Editor, EntryArgs, change};
use crate::failure::Failure;
use crate::leaving::{ComeBackArgs, LeaveArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// What becomes of an entry, in a few words.
pub(crate) type Act<'a> = &'a dyn Fn(&mut Editor<'_>, &Target) -> Result<String, Failure>;

/// Changes the entry of a log that is named.
pub(crate) fn change_work(
    log: WorkLog,
    portfolio: &Portfolio,
    entry: &EntryArgs,
    act: Act<'_>,
) -> Result<Outcome, Failure> {
    change(portfolio, log.log, entry, |editor, index, place| act(editor, &log.at(index, place.clone())))
}

fn done(acted: Acted) -> Result<String, Failure> {
    Ok(acted?)
}

/// Which entry, and when.
#[derive(Debug, Args)]
pub(crate) struct DayArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

impl DayArgs {
    pub(crate) fn start(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        done(Start { on: editor.day_of(self.on) }.act(&mut editor.draft, target))
    }
}

/// Which entry, when, and what shows it.
#[derive(Debug, Args)]
pub(crate) struct DoneArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The day it was done [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) on: Option<Past>,
    /// What was shown; asked for when a milestone has acceptance criteria
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Option<String>,
}

impl DoneArgs {
    pub(crate) fn finish(
        &self,
        editor: &mut Editor<'_>,
        target: &Target,
        evidence: Option<&String>,
    ) -> Result<String, Failure> {
        let on = editor.day_of_if(self.on);
        let evidence = evidence.map(String::as_str);
        done(Finish { on, evidence }.act(&mut editor.draft, target))
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

impl ReopenArgs {
    pub(crate) fn reopen(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        let by = editor.optional_person(self.by.as_ref())?;
        let act = Reopen { reason: self.reason.as_deref(), by, on: editor.day_of(self.on) };
        done(act.act(&mut editor.draft, target))
    }
}

impl LeaveArgs {
    pub(crate) fn drop(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        let is_out = target.item(&editor.draft.at).state == State::Dropped;
        let dropping = self.why.dropping_unless(is_out, editor)?;
        done(target.drop(&mut editor.draft, &dropping))
    }
}

impl ComeBackArgs {
    pub(crate) fn restore(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        done(target.restore(&mut editor.draft, self.on.map(Into::into)))
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<Past>,
    /// How urgent it is; decides by when somebody has to answer
    #[arg(long, value_name = "URGENCY", value_parser = words::<Urgency>(Urgency::WORDS))]
    urgency: Option<Urgency>,
    /// An id of your own for the blocker [default: a fresh one]
    #[arg(long, value_name = "ID")]
    blocker: Option<String>,
}

impl BlockArgs {
    pub(crate) fn block(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        // Before anything is asked.
        target.item(&editor.draft.at).must_be_open()?;
        let who = "who has to move: a name, or vendor, customer, third_party";
        let (reason, who) = editor.ask((
            Asked::saying("--reason", "why it cannot go on", self.reason.as_ref()),
            Asked::text("--waiting-for", who, self.waiting_for.as_ref()),
        ))?;
        let waiting_for = match WaitingFor::side_meant(&who) {
            Some(side) => WaitingFor::Side(side),
            None => WaitingFor::Person(editor.person(&who)?),
        };
        let (since, id) = (editor.day_of(self.since), self.blocker.as_deref());
        let act = Block { reason: &reason, waiting_for, since, urgency: self.urgency, id };
        done(act.act(&mut editor.draft, target))
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

impl BlockerArgs {
    pub(crate) fn answer(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        let act = Answer { blocker: self.blocker.as_deref(), on: editor.day_of(self.on) };
        done(act.act(&mut editor.draft, target))
    }

    pub(crate) fn unblock(&self, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
        let act = Unblock { blocker: self.blocker.as_deref(), on: editor.day_of(self.on) };
        done(act.act(&mut editor.draft, target))
    }
}

/// A planned day that moves.
#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The new date: 2026-04-01, tomorrow, fri, or so far from its own date: +1w, +3wd (working days), -2d; asked for when
    /// missing
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) to: Option<When>,
    /// Why; asked for when a milestone or a promise moves
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Whose doing it is [default: the side that it waits on, if it is blocked]
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    pub(crate) side: Option<Side>,
    /// Who moves it [default: the CSM]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    pub(crate) decision: Option<String>,
}

impl MoveArgs {
    /// The new day, as it is asked for.
    pub(crate) fn day(&self) -> Asked<'_, When> {
        Asked::value("<DATE>", "the new date", self.to)
    }

    /// Why it moves, as it is asked for.
    pub(crate) fn why(&self) -> Asked<'_, String> {
        Asked::saying("--reason", "why it moves", self.reason.as_ref())
    }

    /// Moves an entry; gives the new day beside what is said.
    pub(crate) fn shift(
        &self,
        editor: &mut Editor<'_>,
        target: &Target,
        to: When,
        reason: Option<&String>,
    ) -> Result<(Date, String), Failure> {
        let (reason, decision) = (reason.map(String::as_str), self.decision.as_deref());
        let (typed, own) = (to, target.day(&editor.draft.at));
        let to = target.day_meant(&editor.draft, typed, reason, self.side);
        editor.draft.remark_gone_by(typed, own, to);
        let by = editor.optional_person(self.by.as_ref())?;
        let said = done(
            Move { to, reason, side: self.side, by, decision, is_of_form: false }
                .act(&mut editor.draft, target),
        )?;
        Ok((to, said))
    }
}

/// Moves the entry of a log that is named; `act` is given its index in the plan and its place in the file.
pub(crate) fn reschedule(
    log: &Log,
    portfolio: &Portfolio,
    args: &MoveArgs,
    asks_why: bool,
    act: impl Fn(&Reschedule<'_>, &mut Editor<'_>, usize, &Route) -> Acted,
) -> Result<Outcome, Failure> {
    change(portfolio, log, &args.entry, |editor, index, place| {
        let why = (asks_why || args.reason.is_some()).then(|| args.why());
        let (to, reason) = editor.ask((args.day(), why))?;
        let by = editor.optional_person(args.by.as_ref())?;
        let (reason, by, decision) = (reason.as_deref(), by.as_deref(), args.decision.as_deref());
        let moved = Reschedule { to, reason, side: args.side, by, decision };
        done(act(&moved, editor, index, place))
    })
}

/// What must be done before an entry can start.
#[derive(Debug, Args)]
pub(crate) struct AfterArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// What comes before it: ids, or any beginning of each that no other has
    #[arg(value_name = "OTHER", required = true)]
    others: Vec<String>,
    /// It no longer waits for them
    #[arg(long)]
    no_longer: bool,
}

impl AfterArgs {
    pub(crate) fn order(
        &self,
        editor: &mut Editor<'_>,
        log: WorkLog,
        target: &Target,
    ) -> Result<String, Failure> {
        let act = ComeAfter { others: &self.others, no_longer: self.no_longer };
        done(act.act(&mut editor.draft, log, target))
    }
}
