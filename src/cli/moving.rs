//! How a planned day of an action or a milestone moves: the day changes, and the entry says from when to when, why, by
//! whose doing, who moved it and when.

use clap::Args;
use onboard::act::Remark;
use onboard::date::Date;
use onboard::edit::{When, Yaml};
use onboard::log::DECISIONS;
use onboard::model::{Due, Side};
use onboard::route::Route;

use crate::args::words;
use crate::editor::{Editor, EntryArgs, optional_text, word};
use crate::failure::Failure;

/// A planned day that moves.
#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The new date: 2026-04-01, tomorrow, +5d, +3wd (working days), fri; asked for when missing
    #[arg(value_name = "DATE")]
    pub(crate) to: Option<When>,
    /// Why; asked for when a milestone moves
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
    /// Moves the day of the entry at `at` from where it stands; `waits_on` is the side that holds it up.
    pub(crate) fn apply(
        &self,
        editor: &mut Editor<'_>,
        at: &Route,
        from: Option<&Due>,
        waits_on: Option<Side>,
        reason: Option<&String>,
    ) -> Result<String, Failure> {
        let to = editor.ask_due(self.to, "<DATE>", "the new date")?;
        if from == Some(&Due::Day(to)) {
            return Ok(format!("is due on {to} already"));
        }
        let side = self.side.or(waits_on);
        if side.is_none() {
            editor.remark(Remark::note("whose doing it is stays open; `--side` says so"));
        }
        let by = self.by.as_ref().map(|name| editor.person(name));
        let by = by.or_else(|| editor.draft.at.csm().map(str::to_owned));
        let decision =
            self.decision.as_ref().map(|named| DECISIONS.find(&editor.draft.at, named)).transpose()?;
        let entry = Yaml::map([
            ("from", from.map(Yaml::plain)),
            ("to", Some(to.into())),
            ("reason", optional_text(reason)),
            ("side", side.map(word)),
            ("by", optional_text(by.as_ref())),
            ("moved_on", Some(editor.day(None).into())),
            ("decision", decision.map(|index| Yaml::text(&editor.draft.plan.decisions.decisions[index].id))),
        ]);
        editor.draft.edits.set(at.clone().key("due"), to);
        editor.draft.edits.add(at.clone().key("moves"), entry);
        Ok(said(from, to))
    }
}

fn said(from: Option<&Due>, to: Date) -> String {
    from.map_or_else(|| format!("is due on {to}"), |from| format!("moves from {from} to {to}"))
}
