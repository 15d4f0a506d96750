//! An entry is started, finished, and taken up again when it was finished too soon.

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::model::State;
use onboard::route::Route;

use super::{Target, by_or_csm};
use crate::editor::{Editor, EntryArgs, optional_text};
use crate::failure::Failure;

/// Which entry, and when.
#[derive(Debug, Args)]
pub(crate) struct DayArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<When>,
}

impl DayArgs {
    pub(crate) fn start(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = target.item(&editor.draft.at);
        item.must_be_open()?;
        item.must_be_unblocked()?;
        let kept = item.progress.started_on.filter(|on| *on <= day);
        editor.draft.edits.set(target.key("started_on"), kept.unwrap_or(day));
        Ok("is in progress".to_owned())
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
        target: Target<'_>,
        evidence: Option<&String>,
    ) -> Result<String, Failure> {
        let today = editor.day(None);
        let given = self.on.map(|when| editor.day(Some(when)));
        let item = target.item(&editor.draft.at);
        if item.state == State::Dropped {
            item.must_be_open()?;
        }
        let kept = item.progress.done_on.filter(|_| item.state == State::Done);
        let day = given.or(kept).unwrap_or(today);
        let comes_later = kept.is_some_and(|on| on < today) && !item.progress.evidence.is_written();
        let over = item.waits.iter().filter(|wait| !wait.blocker.action.is_written() && wait.since <= day);
        let over: Vec<Route> = over.map(|wait| target.blocker(wait).key("ended_on")).collect();
        if item.progress.done_on != Some(day) {
            editor.draft.edits.set(target.key("done_on"), day);
        }
        over.into_iter().for_each(|ended_on| editor.draft.edits.set(ended_on, day));
        editor.draft.edits.set_some(target.key("evidence"), optional_text(evidence));
        let evidence_on = evidence.filter(|_| comes_later).map(|_| today);
        editor.draft.edits.set_some(target.key("evidence_on"), evidence_on);
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
    pub(crate) fn reopen(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let by = by_or_csm(editor, self.by.as_ref());
        let item = target.item(&editor.draft.at);
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
            editor.draft.edits.set(target.key("started_on"), day);
        }
        gone.iter().filter(|(_, is_there)| *is_there).for_each(|(key, _)| {
            editor.draft.edits.remove(target.key(key));
        });
        editor.draft.edits.add(target.key("reopened"), was_done);
        Ok("is in progress again".to_owned())
    }
}
