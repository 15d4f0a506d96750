//! `onboard milestone move`

use clap::Args;
use onboard::act::work::MILESTONE;

use crate::args::examples;
use crate::ask::demand;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{MoveArgs, change_work};

/// Give a milestone another due date
///
/// The baseline stays, and the move is recorded in the milestone: from when to when, why, by whose doing, who moved it
/// and when.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("To a week from today, since the customer's data is late",
    "onboard milestone move acme M-import +1w --reason 'data not delivered' --side customer --by 'Priya Shah'")]))]
pub(super) struct ShiftArgs {
    #[command(flatten)]
    day: MoveArgs,
}

pub(super) fn move_to(args: &ShiftArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change_work(MILESTONE, portfolio, &args.day.entry, &|editor, target| {
        target.item(&editor.draft.at).must_be_open()?;
        demand(&[("<DATE>", args.day.to.is_some()), ("--reason", args.day.reason.is_some())])?;
        let reason = editor.ask(args.day.reason.as_ref(), "--reason", "why it moves")?;
        args.day.shift(editor, target, Some(&reason))
    })
}
