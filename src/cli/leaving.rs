//! Entries that leave a plan and come back, and what is taken back: what every noun asks about that.

use clap::Args;
use onboard::act::{self, Acted, Draft, Dropping, TakeBack};
use onboard::edit::Past;
use onboard::log::Log;
use onboard::model::Dropped;
use onboard::plan::Plan;
use onboard::route::Route;

use crate::editor::{Asked, Editor, EntryArgs, change};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Takes an entry of a log out of the plan; `of` says how one is called, and when it was out of the plan before.
pub(crate) fn drop(
    portfolio: &Portfolio,
    log: &Log,
    args: &LeaveArgs,
    of: impl Fn(&Plan, usize) -> (String, Vec<Dropped>),
) -> Result<Outcome, Failure> {
    change(portfolio, log, &args.entry, |editor, index, at| {
        let dropping = args.why.dropping(editor)?;
        let (_, dropped) = of(&editor.draft.plan, index);
        Ok(dropping.drop(editor, at, &dropped)?)
    })
}

/// Puts an entry of a log that was dropped back into the plan; `of` is that of [`drop`].
pub(crate) fn restore(
    portfolio: &Portfolio,
    log: &Log,
    args: &ComeBackArgs,
    of: impl Fn(&Plan, usize) -> (String, Vec<Dropped>),
) -> Result<Outcome, Failure> {
    change(portfolio, log, &args.entry, |editor, index, at| {
        let (id, dropped) = of(&editor.draft.plan, index);
        Ok(act::restore(editor, &id, at, &dropped, args.on.map(Into::into))?)
    })
}

/// Takes back what an entry of a log says; `act` says of what, given the number of the entry and its place.
pub(crate) fn withdraw(
    portfolio: &Portfolio,
    log: &Log,
    args: &WithdrawArgs,
    act: impl FnOnce(TakeBack<'_>, &mut Draft, usize, &Route) -> Acted,
) -> Result<Outcome, Failure> {
    change(portfolio, log, &args.entry, |editor, index, at| {
        args.back.take_back(editor, |draft, back| act(back, draft, index, at))
    })
}

/// Which entry leaves the plan, and why.
#[derive(Debug, Args)]
pub(crate) struct LeaveArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    #[command(flatten)]
    pub(crate) why: WhyArgs,
}

/// Why something leaves the plan, and on whose word.
#[derive(Debug, Args)]
pub(crate) struct WhyArgs {
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

impl WhyArgs {
    /// What is known of it, once whatever is missing is asked for.
    pub(crate) fn dropping(&self, editor: &mut Editor<'_>) -> Result<Dropping, Failure> {
        self.dropping_unless(false, editor)
    }

    /// As [`Self::dropping`]; of what is out of the plan already nobody is asked why.
    pub(crate) fn dropping_unless(&self, is_out: bool, editor: &mut Editor<'_>) -> Result<Dropping, Failure> {
        let reason = match &self.reason {
            None if is_out => String::new(),
            given => editor.ask(Asked::saying("--reason", "why the plan does without it", given.as_ref()))?,
        };
        let by = editor.optional_person(self.by.as_ref())?;
        Ok(Dropping { on: self.on.map(Into::into), by, reason, decision: self.decision.clone() })
    }
}

/// Which entry comes back, and when.
#[derive(Debug, Args)]
pub(crate) struct ComeBackArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The first day on which it is in the plan again [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) on: Option<Past>,
}

/// What entry is taken back, and why.
#[derive(Debug, Args)]
pub(crate) struct WithdrawArgs {
    #[command(flatten)]
    entry: EntryArgs,
    #[command(flatten)]
    back: TakeBackArgs,
}

/// Why something is taken back, and on whose word.
#[derive(Debug, Args)]
pub(crate) struct TakeBackArgs {
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who takes it back [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The first day on which it no longer counts [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

impl TakeBackArgs {
    /// Takes it back, once whatever is missing is asked for.
    pub(crate) fn take_back(
        &self,
        editor: &mut Editor<'_>,
        act: impl FnOnce(&mut Draft, TakeBack<'_>) -> Acted,
    ) -> Result<String, Failure> {
        let reason = editor.ask(Asked::saying("--reason", "why it is taken back", self.reason.as_ref()))?;
        let by = editor.optional_person(self.by.as_ref())?;
        let back = TakeBack { by: by.as_deref(), on: editor.day_of(self.on), reason: &reason };
        Ok(act(&mut editor.draft, back)?)
    }
}
