//! One milestone at a time: where it stands, and the day that its own date and what it waits for allow.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cause::Cause;
use super::timing::Timing;
use crate::date::Date;
use crate::model::{Milestone, State};
use crate::plan_at::PlanAt;
use crate::steps;

/// Where a milestone stands on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing has been done, or its workstream has no customer owner, whatever anyone says (S1).
    NotStarted,
    /// Somebody is at it.
    InProgress,
    /// It cannot go on.
    Blocked,
    /// Finished.
    Done {
        /// After the day on which it was due.
        late: bool,
    },
    /// The plan does not need it, or not yet.
    Dropped,
}

impl Standing {
    /// How far it is, whether late or not.
    pub const fn state(self) -> State {
        match self {
            Self::NotStarted => State::NotStarted,
            Self::InProgress => State::InProgress,
            Self::Blocked => State::Blocked,
            Self::Done { .. } => State::Done,
            Self::Dropped => State::Dropped,
        }
    }

    /// Whether it is finished.
    const fn is_done(self) -> bool {
        matches!(self, Self::Done { .. })
    }

    /// Whether somebody still has to finish it.
    pub const fn is_open(self) -> bool {
        self.state().is_open()
    }
}

/// What can be said of one milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The day it was done, else the earliest day on which it can be. None for one that is dropped, that waits for a
    /// cycle, that nothing dates, or that was still open when the onboarding ended.
    pub date: Option<Date>,
    /// The day for which it is planned.
    pub due: Option<Date>,
    /// The day that was agreed last; where the plan is not agreed yet, the day for which it was planned first.
    pub baseline: Option<Date>,
    /// Calendar days from the baseline, rolled forward from a day off, to `date`; negative when ahead.
    pub slip_days: Option<i64>,
    /// Where it stands.
    pub standing: Standing,
    /// Done on or before the as-of date.
    pub is_done: bool,
    /// Open, and due before the as-of date; days on hold make nothing late.
    pub is_overdue: bool,
    /// Open, and due within the configured days from the as-of date on.
    pub is_due_soon: bool,
    /// The day that its own state allows, whatever it is planned for and waits for, while it is open and has a `date`.
    pub own: Option<Date>,
    /// What decides `date`, while it is open and has one.
    pub cause: Option<Cause>,
}

/// The earliest day on which an open milestone can be done, where something dates it.
struct Earliest {
    date: Date,
    cause: Cause,
    own: Date,
}

impl Forecast {
    /// The milestone that it waits for and that pushes it beyond its own date.
    pub const fn driver(&self) -> Option<usize> {
        match self.cause {
            Some(Cause::Predecessor(index)) => Some(index),
            _ => None,
        }
    }

    /// Whether it is in time, while it is open.
    pub fn timing(&self) -> Timing {
        Timing::of(self.is_overdue, self.slip_days)
    }

    /// Overdue, or done after the day on which it was due.
    pub fn is_late(&self) -> bool {
        self.is_overdue || self.standing == Standing::Done { late: true }
    }
}

/// What a milestone means for those that wait for it.
#[derive(Clone, Copy)]
enum Wait {
    /// Nothing.
    Free,
    /// They can start on this day.
    Until(Date),
    /// Nobody knows for how long: it is in a cycle or waits for one.
    Endless,
}

/// Forecasts milestones in an order in which dependencies come first.
pub(super) struct Forecaster<'a> {
    at: &'a PlanAt,
    /// Ids of workstreams that nobody at the customer owns.
    unowned: BTreeSet<&'a str>,
    waits: Vec<Wait>,
    done: Vec<Option<Forecast>>,
}

/// The last day that can be written as YYYY-MM-DD: no forecast goes beyond it.
pub(crate) fn horizon() -> Date {
    Date::new(9999, 12, 31).expect("a day of the calendar")
}

impl<'a> Forecaster<'a> {
    pub(super) fn new(at: &'a PlanAt) -> Self {
        let jsp = &at.plan.jsp;
        let streams = at.workstreams().filter(|(_, stream)| !stream.is_owned_by_customer(at.as_of()));
        let size = jsp.milestones.len();
        Self {
            at,
            unowned: streams.map(|(_, stream)| stream.id.as_str()).collect(),
            waits: vec![Wait::Free; size],
            done: vec![None; size],
        }
    }

    /// All forecasts, in file order.
    pub(super) fn finish(self) -> Vec<Forecast> {
        self.done.into_iter().map(|forecast| forecast.expect("every milestone is in one knot")).collect()
    }

    /// Forecasts one milestone whose dependencies outside its own knot have been forecast.
    pub(super) fn forecast(&mut self, index: usize, dependencies: &[usize], is_cycle: bool) {
        steps::count(1);
        let milestone = &self.at.plan.jsp.milestones[index];
        let standing = self.standing(index, milestone);
        let is_endless = is_cycle || dependencies.iter().any(|d| matches!(self.waits[*d], Wait::Endless));
        let earliest = (standing.is_open() && !is_endless && !self.at.has_ended())
            .then(|| self.earliest(index, dependencies))
            .flatten();
        let date = if standing.is_done() {
            self.at.done_on(index)
        } else {
            earliest.as_ref().map(|earliest| earliest.date)
        };
        self.waits[index] = match date {
            Some(date) => Wait::Until(date),
            None if standing.is_open() && is_endless => Wait::Endless,
            None => Wait::Free,
        };
        let is_live = standing.is_open() && !self.at.has_ended();
        let due = milestone.due_on(self.at.as_of());
        let baseline = self.at.baselines.last(index);
        let open_due = due.filter(|_| is_live);
        let rolled = open_due.map(|due| self.at.calendar.roll_forward(due));
        let soon = self.at.as_of().plus_days(i64::from(self.at.basis.config.deadlines.due_soon_days));
        self.done[index] = Some(Forecast {
            date,
            due,
            baseline,
            slip_days: date.zip(baseline).map(|(date, baseline)| self.at.slip(baseline, date)),
            standing,
            is_done: standing.is_done(),
            is_overdue: open_due.is_some_and(|due| self.at.is_past(due)),
            is_due_soon: rolled.is_some_and(|due| self.at.as_of() <= due && due <= soon),
            own: earliest.as_ref().map(|earliest| earliest.own),
            cause: earliest.map(|earliest| earliest.cause),
        });
    }

    fn standing(&self, index: usize, milestone: &Milestone) -> Standing {
        let is_unowned = || milestone.workstream.get().is_some_and(|id| self.unowned.contains(id));
        match self.at.state(index) {
            State::Dropped => Standing::Dropped,
            State::Done => Standing::Done { late: self.is_late(index, milestone) },
            _ if is_unowned() => Standing::NotStarted,
            State::NotStarted => Standing::NotStarted,
            State::InProgress => Standing::InProgress,
            State::Blocked => Standing::Blocked,
        }
    }

    fn is_late(&self, index: usize, milestone: &Milestone) -> bool {
        let due = milestone.due_on(self.at.as_of()).map(|due| self.at.calendar.roll_forward(due));
        due.zip(self.at.done_on(index)).is_some_and(|(due, on)| on > due)
    }

    /// The latest of its due date, of what each dependency allows, and of what its own state does; on a day on which
    /// people work. A milestone that nothing dates has no forecast. Of causes that come to the same day the first counts:
    /// one that lands on its own date is not pushed.
    fn earliest(&self, index: usize, dependencies: &[usize]) -> Option<Earliest> {
        let pushed = dependencies.iter().filter_map(|before| match self.waits[*before] {
            Wait::Until(date) => Some((self.at.earliest_after(index, date), *before)),
            Wait::Free | Wait::Endless => None,
        });
        // Of two that push equally far, the first in the file.
        let pushed = pushed.max_by_key(|(date, before)| (*date, Reverse(*before)));
        let milestone = &self.at.plan.jsp.milestones[index];
        let due = milestone.due_on(self.at.as_of());
        if due.is_none() && milestone.days.is_none() && pushed.is_none() {
            return None;
        }
        // A day that is past holds nothing back any more.
        let ahead = due.filter(|due| *due >= self.at.as_of());
        let planned = ahead.map(|due| (self.at.holds.roll_forward(&self.at.calendar, due), Cause::OwnDate));
        let pushed = pushed.map(|(date, before)| (date, Cause::Predecessor(before)));
        let own = self.by_its_own_state(index, milestone, due);
        let ranked = match own.1 {
            Cause::Blocker => [planned, Some(own), pushed],
            _ => [planned, pushed, Some(own)],
        };
        let (date, cause) = ranked.into_iter().flatten().reduce(|a, b| if b.0 > a.0 { b } else { a })?;
        Some(Earliest { date: date.min(horizon()), cause, own: own.0 })
    }

    /// The earliest day that its own state allows. What is blocked cannot go on today, so that it takes its days from
    /// tomorrow on; what is not started can begin today; what was started is done after its days, or with the next
    /// working day where that is past.
    fn by_its_own_state(&self, index: usize, milestone: &Milestone, due: Option<Date>) -> (Date, Cause) {
        let (as_of, days) = (self.at.as_of(), milestone.days.unwrap_or(1));
        let after = |day, days| self.at.holds.add_working_days(&self.at.calendar, day, days);
        let started = milestone.started_on.filter(|_| self.at.state(index) == State::InProgress);
        match started {
            _ if self.at.state(index) == State::Blocked => (after(as_of, days), Cause::Blocker),
            None => (after(as_of, days.saturating_sub(1)), Cause::TimePassed),
            Some(started) => {
                let planned = after(started, days.saturating_sub(1));
                let is_late = planned < as_of || due.is_some_and(|due| self.at.is_past(due));
                let next = self.at.holds.roll_forward(&self.at.calendar, as_of.plus_days(1));
                if is_late && next > planned { (next, Cause::TimePassed) } else { (planned, Cause::OwnWork) }
            }
        }
    }
}
