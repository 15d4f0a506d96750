//! `onboard milestone move`

use clap::Args;
use onboard::act::shift::{Shift, Which};
use onboard::act::work::MILESTONE;
use onboard::date::Date;
use onboard::edit::Distance;
use onboard::plan_at::PlanAt;

use crate::args::examples;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{MoveArgs, change_work};

/// Give a milestone another due date
///
/// The baseline stays, and the move is recorded in the milestone: from when to when, why, which side caused it, who moved it
/// and when. What waits for it and now comes too early is told; `--with-dependents` moves all that waits for it by as many
/// working days.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("A week later, since the customer's data is late",
    "onboard milestone move acme M-import +1w --reason 'data not delivered' --side customer --by 'Priya Shah'"),
    ("With all that waits for it",
    "onboard milestone move acme M-import 2026-05-22 --reason 'peak season' --side customer --with-dependents")]))]
pub(super) struct MoveMilestoneArgs {
    #[command(flatten)]
    day: MoveArgs,
    /// Move what waits for it by as many working days
    #[arg(long)]
    with_dependents: bool,
}

pub(super) fn move_to(args: &MoveMilestoneArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change_work(MILESTONE, portfolio, &args.day.entry, &|editor, target| {
        target.item(&editor.draft.at).must_be_open()?;
        let (to, reason) = editor.ask((args.day.day(), args.day.why()))?;
        let from = target.day(&editor.draft.at);
        let (to, said) = args.day.shift(editor, target, to, Some(&reason))?;
        let dependents = Which::After(target.index);
        let Some(distance) = distance(&editor.draft.at, from, to).filter(|_| args.with_dependents) else {
            return Ok(said);
        };
        if !dependents.is_any(&editor.draft.at) {
            return Ok(said);
        }
        let shift = Shift {
            which: dependents,
            distance,
            with_dependents: false,
            reason: &reason,
            side: args.day.side.or_else(|| target.waits_on(&editor.draft.at)),
            by: editor.optional_person(args.day.by.as_ref())?,
            decision: args.day.decision.as_deref(),
        };
        let moved = shift.act(&mut editor.draft)?;
        Ok(format!("{said}; {moved}"))
    })
}

/// By how many working days a milestone moves, if it had a day and moves at all.
fn distance(at: &PlanAt, from: Option<Date>, to: Date) -> Option<Distance> {
    let days = at.calendar.working_days_between(from?, to);
    Some(Distance::working(days)).filter(|distance| !distance.is_nothing())
}
