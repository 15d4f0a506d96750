//! How far an action or a milestone is on a day. Nobody types that: it follows from the days that the entry has.

use super::{Action, Blocker, Dropped, List, Milestone, Reopened, State, Text, is_in_plan};
use crate::date::Date;

/// What the state of an entry rests on, whichever log it is in.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Whether it rests on a fact that has its home elsewhere, so that its own days say nothing.
    pub is_elsewhere: bool,
    /// Since when it is in the plan.
    pub added_on: Option<Date>,
    /// When somebody began.
    pub started_on: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What was shown.
    pub evidence: &'a Text,
    /// When it was shown, where that was later.
    pub evidence_on: Option<Date>,
    /// What held it up.
    pub blockers: &'a List<Blocker>,
    /// When it was done and then was not.
    pub reopened: &'a List<Reopened>,
    /// When it left the plan.
    pub dropped: &'a List<Dropped>,
}

/// A time during which something was done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finished<'a> {
    /// The day on which it was done.
    pub done_on: Date,
    /// The first day on which it was open again.
    pub reopened_on: Option<Date>,
    /// Which of `reopened` has it; the entry itself where none has.
    pub index: Option<usize>,
    evidence: &'a Text,
    evidence_on: Option<Date>,
}

impl<'a> Finished<'a> {
    /// What showed it by a day. The evidence may have come later than what it shows, and counts from its own day.
    pub fn evidence_on(&self, day: Date) -> Option<&'a str> {
        self.evidence.answer().filter(|_| self.evidence_on.is_none_or(|on| on <= day))
    }

    /// When it was shown, where that was later.
    pub const fn shown_on(&self) -> Option<Date> {
        self.evidence_on
    }

    fn lasts_on(&self, day: Date) -> bool {
        self.done_on <= day && self.reopened_on.is_none_or(|on| day < on)
    }
}

impl<'a> Progress<'a> {
    /// Whether the entry is in the plan on a day: written down, and not dropped.
    pub fn is_planned_on(&self, day: Date) -> bool {
        is_in_plan(self.added_on, self.dropped, day)
    }

    /// What was done of it on a day, as long as it was neither reopened nor dropped by then.
    pub fn finished_on(&self, day: Date) -> Option<Finished<'a>> {
        let lasting = self.finished().filter(|finished| finished.lasts_on(day));
        lasting.max_by_key(|finished| finished.done_on).filter(|_| self.is_planned_on(day))
    }

    /// The day on which it left the plan, while it is out of it.
    pub fn left_on(&self, day: Date) -> Option<Date> {
        let out = self.dropped.iter().filter(|it| it.holds_on(day) && !self.is_added_after(day));
        out.map(|it| it.dropped_on).min()
    }

    /// Whether the entry is not written down yet on a day.
    pub fn is_added_after(&self, day: Date) -> bool {
        self.added_on.is_some_and(|on| on > day)
    }

    /// How far it is on a day. `over` says when a blocker was over that waits for something else in the plan.
    pub fn state_on(&self, day: Date, over: impl Fn(&Blocker) -> Option<Date>) -> State {
        if !self.is_planned_on(day) {
            State::Dropped
        } else if self.finished_on(day).is_some() {
            State::Done
        } else if self.open_blockers_on(day, over).next().is_some() {
            State::Blocked
        } else if !self.is_elsewhere && self.started_on.is_some_and(|on| on <= day) {
            State::InProgress
        } else {
            State::NotStarted
        }
    }

    /// The blockers that hold it up on a day, with their place in the list: of an entry that is done or dropped, none.
    pub fn open_blockers_on(
        &self,
        day: Date,
        over: impl Fn(&Blocker) -> Option<Date>,
    ) -> impl Iterator<Item = (usize, &'a Blocker)> {
        let is_open = !self.blockers.is_empty() && self.is_planned_on(day) && self.finished_on(day).is_none();
        let blockers = is_open.then(|| self.blockers_with_ends(over)).into_iter().flatten();
        let open = blockers.filter(move |(_, blocker, end)| blocker.is_open_on(day, *end));
        open.map(|(index, blocker, _)| (index, blocker))
    }

    /// Every blocker that it ever had, with its place in the list and the first day on which it was over, if it is.
    pub fn blockers_with_ends(
        &self,
        over: impl Fn(&Blocker) -> Option<Date>,
    ) -> impl Iterator<Item = (usize, &'a Blocker, Option<Date>)> {
        // Most entries were done once at most; what was reopened over and over is not gone through for each blocker.
        let mut done: Vec<Date> = self.finished().map(|finished| finished.done_on).collect();
        done.sort_unstable();
        self.blockers.iter().enumerate().map(move |(index, blocker)| {
            let first = blocker.since.map_or(0, |since| done.partition_point(|on| *on < since));
            // Who finishes a thing although it is blocked has ended the wait.
            let ends = [blocker.ended_on, over(blocker), done.get(first).copied()];
            (index, blocker, ends.into_iter().flatten().min())
        })
    }

    /// Since when a blocker has held things up: since the entry is in the plan where it does not say.
    pub fn start_of(&self, blocker: &Blocker, signed: Date) -> Date {
        blocker.since.or(self.added_on).unwrap_or(signed)
    }

    /// What is written to show that it is done, as far as it belongs to a day: of what was done later, nothing was shown yet.
    pub fn shown_on(&self, day: Date) -> Option<&'a str> {
        self.evidence.answer().filter(|_| self.done_on.max(self.evidence_on).is_none_or(|on| on <= day))
    }

    /// Whether an entry of `reopened` has this day as the one on which it had been done.
    pub fn was_reopened_after(&self, done_on: Date) -> bool {
        self.reopened.iter().any(|it| it.done_on == Some(done_on))
    }

    /// Every time during which it was done. One that was reopened on the day itself is none.
    fn finished(&self) -> impl Iterator<Item = Finished<'a>> {
        let is_own = !self.is_elsewhere;
        let now = self.done_on.filter(|_| is_own).map(|done_on| Finished {
            done_on,
            // Somebody who notes a reopening may have left the day behind on which it had been done.
            reopened_on: self.reopened.iter().map(|it| it.reopened_on).filter(|on| done_on < *on).min(),
            index: None,
            evidence: self.evidence,
            evidence_on: self.evidence_on,
        });
        let before = self.reopened.iter().filter(move |_| is_own).enumerate().filter_map(|(index, it)| {
            Some(Finished {
                done_on: it.done_on.filter(|on| *on < it.reopened_on)?,
                reopened_on: Some(it.reopened_on),
                index: Some(index),
                evidence: &it.evidence,
                evidence_on: it.evidence_on,
            })
        });
        now.into_iter().chain(before)
    }
}

impl Milestone {
    /// What its state rests on.
    pub fn progress(&self) -> Progress<'_> {
        Progress {
            is_elsewhere: self.fact.is_some(),
            added_on: self.added_on,
            started_on: self.started_on,
            done_on: self.done_on,
            evidence: &self.evidence,
            evidence_on: self.evidence_on,
            blockers: &self.blockers,
            reopened: &self.reopened,
            dropped: &self.dropped,
        }
    }
}

impl Action {
    /// What its state rests on.
    pub fn progress(&self) -> Progress<'_> {
        Progress {
            is_elsewhere: false,
            added_on: self.added_on,
            started_on: self.started_on,
            done_on: self.done_on,
            evidence: &self.evidence,
            evidence_on: self.evidence_on,
            blockers: &self.blockers,
            reopened: &self.reopened,
            dropped: &self.dropped,
        }
    }
}
