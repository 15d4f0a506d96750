//! What a metric may look at, and the questions that many of them ask.

use super::{Metric, Value};
use crate::basis::Basis;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{Event, Milestone, PlanFile};
use crate::plan::Plan;
use crate::route::Route;
use crate::schedule::{Forecast, Schedule, Standing};

/// What a metric may look at. Facts dated after the as-of date are not known yet.
#[derive(Clone, Copy)]
pub struct Lens<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Configuration and as-of date.
    pub basis: &'a Basis,
    /// The workspace's calendar with the customer's holidays.
    pub calendar: &'a Calendar,
    /// Its milestones, forecast.
    pub schedule: &'a Schedule,
}

impl<'a> Lens<'a> {
    /// Takes one measurement; unknown where a file it reads is in doubt.
    #[must_use]
    pub fn measure(&self, metric: &Metric) -> Value {
        if let Some(file) = metric.files.iter().find(|file| self.plan.is_doubtful(**file)) {
            return Value::unknown(format!("`{file}` could not be read in full"));
        }
        let value = (metric.measure)(self);
        match value.number() {
            Some(number) if !number.is_finite() => Value::unknown("the plan's numbers give no finite result"),
            _ => value,
        }
    }

    pub(super) const fn as_of(&self) -> Date {
        self.basis.as_of
    }

    pub(super) const fn signed(&self) -> Date {
        self.plan.onboarding.contract.signed
    }

    /// The day on which the onboarding ended, if it has by the as-of date.
    pub(super) fn ended(&self) -> Option<Date> {
        self.plan.onboarding.outcome.as_ref().map(|ending| ending.on).filter(|on| *on <= self.as_of())
    }

    /// The day from which ages are counted: the as-of date, or the end of an onboarding that has ended, so
    /// that what was fresh then does not grow old for ever.
    pub(super) fn today(&self) -> Date {
        self.ended().unwrap_or(self.as_of())
    }

    /// A value for what only a running onboarding has, such as overdue work.
    pub(super) fn while_running(&self) -> Result<(), Value> {
        match self.ended() {
            Some(on) => Err(Value::not_applicable(format!("the onboarding ended on {on}"))),
            None => Ok(()),
        }
    }

    /// A day that is still to come, for this reason: not before the as-of date, if the onboarding goes on.
    pub(super) fn not_yet(&self, why: impl Into<String>) -> Value {
        let value = Value::unknown(why);
        if self.ended().is_some() { value } else { value.not_before(self.as_of()) }
    }

    /// Unknown for a file that does not exist.
    pub(super) fn with(&self, file: PlanFile) -> Result<(), Value> {
        if self.plan.has(file) { Ok(()) } else { Err(Value::unknown(format!("there is no `{file}`"))) }
    }

    /// Milestones that the plan needs, with index and forecast; unknown when there are none.
    pub(super) fn milestones(&self) -> Result<Vec<(usize, &'a Milestone, &'a Forecast)>, Value> {
        self.with(PlanFile::Jsp)?;
        let needed = self.schedule.milestones(self.plan);
        let needed: Vec<_> = needed.filter(|(_, _, f)| f.standing != Standing::NotApplicable).collect();
        if needed.is_empty() { Err(Value::unknown("no milestones are planned")) } else { Ok(needed) }
    }

    /// The milestone that is this event; unknown when there is none, not applicable when the plan does not
    /// need it.
    pub(super) fn event(&self, event: Event) -> Result<(usize, &'a Milestone, &'a Forecast), Value> {
        self.with(PlanFile::Jsp)?;
        let found = self.schedule.event(self.plan, event);
        let (index, milestone, forecast) =
            found.ok_or_else(|| Value::unknown(format!("no milestone is marked `event: {event}`")))?;
        if forecast.standing == Standing::NotApplicable {
            return Err(Value::not_applicable(format!("milestone `{}` is not applicable", milestone.id)));
        }
        Ok((index, milestone, forecast))
    }

    /// The day on which the event's milestone was done, and where that is written; unknown until then.
    pub(super) fn event_day(&self, event: Event) -> Result<(Date, Route), Value> {
        let (index, milestone, forecast) = self.event(event)?;
        if !forecast.is_done {
            return Err(self.not_yet(format!("milestone `{}` is not done yet", milestone.id)));
        }
        let on = forecast.date.ok_or_else(|| {
            Value::unknown(format!(
                "milestone `{}` is done, but on a day that nobody wrote down",
                milestone.id
            ))
        })?;
        Ok((on, milestone_route(index).key("done_on")))
    }

    /// Calendar days from signature to a fact; unknown for a fact that is older than the contract.
    pub(super) fn since_signature(&self, on: Date, what: &str) -> Result<i64, Value> {
        match on.days_since(self.signed()) {
            days if days < 0 => Err(Value::unknown(format!("{what} is dated {on}, before the signature"))),
            days => Ok(days),
        }
    }
}

/// The two arms of a measurement that stops at the first thing it lacks.
pub(super) fn settled(measured: Result<Value, Value>) -> Value {
    measured.unwrap_or_else(|lacking| lacking)
}

pub(super) fn milestone_route(index: usize) -> Route {
    Route::to(PlanFile::Jsp).key("milestones").index(index)
}
