//! An entry is started, finished, and taken up again when it was finished too soon.

use super::Target;
use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::State;
use crate::refused::Refused;
use crate::route::Route;

/// An entry is begun.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The day.
    pub on: Date,
}

impl Start {
    /// Begins an entry; one that is begun keeps its day.
    ///
    /// # Errors
    /// When it is not open, or blocked, or was begun on another day.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        item.must_be_open()?;
        item.must_be_unblocked()?;
        let started = item.progress.started_on;
        let kept = started.filter(|on| *on <= self.on);
        if kept.is_none() {
            draft.must_be_free(item.standing("started", "`started_on`", started))?;
        }
        draft.edits.set(target.key("started_on"), kept.unwrap_or(self.on));
        Ok("is in progress".to_owned())
    }
}

/// An entry is done.
#[derive(Clone, Copy, Debug)]
pub struct Finish<'a> {
    /// The day; the as-of date, where none is named and it is not done yet.
    pub on: Option<Date>,
    /// What was shown.
    pub evidence: Option<&'a str>,
}

impl Finish<'_> {
    /// Finishes an entry. One that is done keeps its day, and from the day after what shows it; evidence that comes later
    /// has a day of its own.
    ///
    /// # Errors
    /// When it was dropped, or was done on another day.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let today = draft.at.as_of();
        let item = target.item(&draft.at);
        if item.state == State::Dropped {
            item.must_be_open()?;
        }
        let kept = item.progress.done_on.filter(|_| item.state == State::Done);
        let day = self.on.or(kept).unwrap_or(today);
        let shown = item.progress.evidence.answer();
        let comes_later = kept.is_some_and(|on| on < today) && shown.is_none();
        let is_shown_otherwise = shown.zip(self.evidence).is_some_and(|(old, new)| old != new.trim());
        let done_on = item.progress.done_on.filter(|on| !item.progress.was_reopened_after(*on));
        if done_on.is_some_and(|on| on != day) || is_shown_otherwise && kept.is_some() {
            draft.must_be_free(item.standing("done", "`done_on` and `evidence`", done_on))?;
        }
        let over = item.waits.iter().filter(|wait| !wait.blocker.action.is_written() && wait.since <= day);
        let over: Vec<Route> = over.map(|wait| target.blocker(wait).key("ended_on")).collect();
        if item.progress.done_on != Some(day) {
            draft.edits.set(target.key("done_on"), day);
        }
        over.into_iter().for_each(|ended_on| draft.edits.set(ended_on, day));
        draft.edits.set_some(target.key("evidence"), self.evidence.map(Yaml::text));
        let evidence_on = self.evidence.filter(|_| comes_later).map(|_| today);
        draft.edits.set_some(target.key("evidence_on"), evidence_on);
        Ok(format!("is done, on {day}"))
    }
}

/// An entry was finished too soon.
#[derive(Clone, Debug)]
pub struct Reopen<'a> {
    /// Why it is open again.
    pub reason: Option<&'a str>,
    /// Who says so; the CSM, where nobody is named.
    pub by: Option<String>,
    /// The first day on which it is open again.
    pub on: Date,
}

impl Reopen<'_> {
    /// Takes up an entry that was done: that it was, and what had shown it, stays below `reopened`.
    ///
    /// # Errors
    /// When it is not done, or was done later.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        let progress = item.progress;
        let Some(done_on) = progress.done_on.filter(|_| item.state == State::Done) else {
            let refused = Refused::because(format!("`{}` is not done", item.id));
            let restore = (item.restore)(item.slug, item.id);
            return Err(match item.state {
                State::Dropped => refused.hint(format!("it was dropped; `{restore}` takes it up again")),
                _ => refused,
            });
        };
        if self.on < done_on {
            let (id, on) = (item.id, self.on);
            return Err(Refused::because(format!("{on} is before `{id}` was done, on {done_on}")));
        }
        let was_done = Yaml::map([
            ("done_on", Some(done_on.into())),
            ("evidence", progress.evidence.get().map(Yaml::text)),
            ("evidence_on", progress.evidence_on.map(Into::into)),
            ("reopened_on", Some(self.on.into())),
            ("reason", self.reason.map(Yaml::text)),
            ("by", draft.or_csm(self.by.as_deref()).map(Yaml::text)),
        ]);
        let gone = [
            ("done_on", true),
            ("evidence", progress.evidence.is_written()),
            ("evidence_on", progress.evidence_on.is_some()),
        ];
        if progress.started_on.is_none() {
            draft.edits.set(target.key("started_on"), self.on);
        }
        for (key, _) in gone.iter().filter(|(_, is_there)| *is_there) {
            draft.edits.remove(target.key(key));
        }
        draft.edits.add(target.key("reopened"), was_done);
        // What nobody had begun is not begun by it.
        let is = if progress.started_on.is_some() { "is in progress again" } else { "is open again" };
        Ok(is.to_owned())
    }
}
