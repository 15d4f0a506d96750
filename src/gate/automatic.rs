//! Gates that open by themselves: each on the first day on which it is ready and those ahead of it are open. It is
//! judged by that day as if somebody had signed it then, so that it does not open and shut with every number.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::history::{Counting, History, Rulings, asks_for_something, unsettled};
use super::state::CriterionKind;
use crate::date::Date;
use crate::fields::{Kind, walk};
use crate::metric::{Measurer, only_gets_better_by_events};
use crate::model::{Criterion, Gate, GateName, Text};
use crate::plan_at::PlanAt;
use crate::schedule::Schedule;

/// The most days that are looked at for one gate, from the day on which the one ahead opened: each is a look at the
/// whole plan.
const LOOKS: usize = 1_000;

impl<'a> History<'a> {
    /// The opening of a gate by itself, if it has by now. An onboarding that has ended opens nothing any more; on the day of
    /// its end it is judged by what it was before somebody closed it.
    pub(super) fn opens_by_itself(&mut self, name: GateName, gate: &Gate) -> Option<Counting<'a>> {
        let last = self.today.ended().unwrap_or(self.today.as_of());
        let mut day = self.ahead_open_on(name)?;
        for _ in 0..LOOKS {
            if day > last {
                return None;
            }
            let is_last = self.today.ended() == Some(day);
            let is_new = (is_last || day < self.today.as_of()) && !self.past.contains_key(&day);
            if is_last {
                self.past.insert(day, self.before_its_end(day));
            } else if is_new {
                self.past.insert(day, OnceCell::new());
            }
            let then = self.rulings(name, gate, day);
            if self.is_ready(name, gate, day, &then) {
                return Some(Counting::by_itself(day, then));
            }
            let next = self.next_look(gate, day, &then);
            if is_new {
                self.past.remove(&day);
            }
            day = next?;
        }
        None
    }

    fn before_its_end(&self, day: Date) -> OnceCell<Measurer<Schedule>> {
        let at = self.today.schedule.at.before_its_end().on(day);
        OnceCell::from(Measurer::new(Schedule::of(at)))
    }

    /// The first day on which every gate ahead has opened, if they have; the signature where there is none.
    fn ahead_open_on(&self, name: GateName) -> Option<Date> {
        let ahead = GateName::ALL.iter().filter(|ahead| **ahead < name);
        ahead
            .map(|ahead| Some(self.counting.get(*ahead as usize)?.first()?.on))
            .try_fold(self.today.signed(), |latest, opened| Some(latest.max(opened?)))
    }

    fn is_ready(&self, name: GateName, gate: &Gate, day: Date, then: &Rulings) -> bool {
        asks_for_something(gate, day, then)
            && unsettled(gate, day, then).next().is_none()
            && self.first_shut(name, day).is_none()
    }

    /// The next day on which a gate that was shut could be ready: the next day where only numbers keep it shut that get
    /// better as time passes; else the next on which anything is written.
    fn next_look(&mut self, gate: &Gate, day: Date, then: &Rulings) -> Option<Date> {
        let mut blocking = unsettled(gate, day, then).peekable();
        if blocking.peek().is_some() && blocking.all(|index| heals_with_time(&gate.criteria[index])) {
            return Some(day.plus_days(1));
        }
        let written = self.written.get_or_insert_with(|| days_of(&self.today));
        written.range(day.plus_days(1)..).next().copied()
    }
}

/// Whether a criterion may come to be met although nobody does anything.
fn heals_with_time(criterion: &Criterion) -> bool {
    let is_by_time = |metric: &Text| metric.get().is_some_and(|id| !only_gets_better_by_events(id));
    match CriterionKind::of(criterion) {
        CriterionKind::Measured => is_by_time(&criterion.metric),
        CriterionKind::AnyOf => criterion.any_of.iter().any(|one| is_by_time(&one.metric)),
        _ => false,
    }
}

/// Every day that the plan knows of, and those after the last day of something.
fn days_of(at: &PlanAt) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    let is_day = |kind: &Kind| {
        matches!(
            kind,
            Kind::Happened(_) | Kind::Since(_) | Kind::Until | Kind::Day | Kind::Holders(_) | Kind::Roles
        )
    };
    walk(
        &at.plan,
        |_, field| is_day(&field.kind),
        |found| {
            if let Some(day) = found.day() {
                days.insert(day);
                days.insert(day.plus_days(1));
            }
        },
    );
    days
}
