//! `onboard milestone move`

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::model::Side;

use crate::args::{examples, words};
use crate::ask::demand;
use crate::editor::{EntryArgs, change, word};
use crate::failure::Failure;
use crate::log::{DECISIONS, MILESTONES};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::WorkItem;

/// Give a milestone another due date
///
/// The baseline stays, and the move is recorded in the milestone: from when to when, why, by whose doing, who moved it.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("To a week from today, since the customer's data is late",
    "onboard milestone move acme M-import +1w --reason 'data not delivered' --side customer --by 'Priya Shah'")]))]
pub(super) struct MoveArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// The new date: 2026-04-01, tomorrow, +5d, +3bd (working days), fri; asked for when missing
    #[arg(value_name = "DATE")]
    to: Option<When>,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose doing it is [default: the side that it waits on, if it is blocked]
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// Who moves it [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
}

pub(super) fn move_to(args: &MoveArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &MILESTONES, &args.entry, |editor, index, at| {
        WorkItem::milestone(&editor.at, index).must_be_open()?;
        demand(&[("<DATE>", args.to.is_some()), ("--reason", args.reason.is_some())])?;
        let from = editor.plan.jsp.milestones[index].due;
        let to = editor.ask_due(args.to, "<DATE>", "the new date")?;
        if from == Some(to) {
            return Ok(format!("is due on {to} already"));
        }
        let reason = editor.ask(args.reason.as_ref(), "--reason", "why it moves")?;
        let by = args.by.as_ref().map(|name| editor.person(name));
        let by = by.or_else(|| editor.plan.onboarding.team.csm.get().map(str::to_owned));
        let by = editor.ask(by.as_ref(), "--by", "who moves it")?;
        let waits_on = editor.at.waits(index).first().and_then(|wait| wait.side);
        let side = args.side.or(waits_on);
        if side.is_none() {
            editor.remark("note: whose doing it is stays open; `--side` says so");
        }
        let decision = args.decision.as_ref().map(|named| DECISIONS.find(&editor.at, named)).transpose()?;
        let entry = Yaml::map([
            ("from", from.map(Into::into)),
            ("to", Some(to.into())),
            ("reason", Some(Yaml::text(reason))),
            ("side", side.map(word)),
            ("by", Some(Yaml::text(&by))),
            ("on", Some(editor.day(None).into())),
            ("decision", decision.map(|index| Yaml::text(&editor.plan.decisions.decisions[index].id))),
        ]);
        editor.edits.set(at.clone().key("due"), to);
        editor.edits.add(at.clone().key("moves"), entry);
        Ok(from.map_or(format!("is due on {to}"), |from| format!("moves from {from} to {to}")))
    })
}
