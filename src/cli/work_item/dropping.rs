//! An entry leaves the plan, and comes back.

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::log::DECISIONS;
use onboard::model::State;

use super::{DayArgs, Target, by_or_csm};
use crate::ask::demand;
use crate::editor::{Editor, EntryArgs, optional_text};
use crate::failure::Failure;

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
    pub(crate) fn drop(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        if target.item(&editor.draft.at).state == State::Dropped {
            return Ok("is dropped already".to_owned());
        }
        demand(&[("--reason", self.reason.is_some())])?;
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why the plan does without it")?;
        let by = by_or_csm(editor, self.by.as_ref());
        let decision =
            self.decision.as_ref().map(|named| DECISIONS.find(&editor.draft.at, named)).transpose()?;
        let decision = decision.map(|index| &editor.draft.plan.decisions.decisions[index].id);
        let dropped = Yaml::map([
            ("dropped_on", Some(day.into())),
            ("by", optional_text(by.as_ref())),
            ("reason", Some(Yaml::text(reason))),
            ("decision", optional_text(decision)),
        ]);
        editor.draft.edits.add(target.key("dropped"), dropped);
        Ok("is out of the plan".to_owned())
    }
}

impl DayArgs {
    /// Puts an entry that was dropped back into the plan.
    pub(crate) fn restore(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = target.item(&editor.draft.at);
        let as_of = editor.draft.at.as_of();
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
        editor.draft.edits.set(target.key("dropped").index(lasting).key("restored_on"), day);
        Ok("is in the plan again".to_owned())
    }
}
