//! What a metric may look at, and the questions that many of them ask.

use std::ops::Deref;

use super::Value;
use crate::date::Date;
use crate::model::{Criterion, Event, Fact, Milestone, PlanFile};
use crate::phrase::Days;
use crate::plan_at::PlanAt;
use crate::route::Route;
use crate::schedule::{Forecast, Schedule, Standing};

/// One measurement being taken: a plan at its day, and what other metrics say of it. The answers that a metric cannot
/// go on without come as the value that says why it stops there.
#[derive(Clone, Copy)]
pub struct Measuring<'a> {
    /// The plan at its day, with its milestones forecast.
    pub schedule: &'a Schedule,
    /// The number of another metric, where that is known and fresh.
    pub known: &'a dyn Fn(&str) -> Option<f64>,
    /// Whether what another metric measures meets a criterion.
    pub meets: &'a dyn Fn(&Criterion) -> bool,
}

impl Deref for Measuring<'_> {
    type Target = PlanAt;
    fn deref(&self) -> &PlanAt {
        &self.schedule.at
    }
}

impl<'a> Measuring<'a> {
    /// The plan at its day, for as long as that lives.
    pub(super) const fn plan_at(&self) -> &'a PlanAt {
        &self.schedule.at
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
        if self.has_ended() { value } else { value.not_before(self.as_of()) }
    }

    /// Unknown for a file that does not exist.
    pub(super) fn with(&self, file: PlanFile) -> Result<(), Value> {
        if self.plan.has(file) { Ok(()) } else { Err(Value::unknown(format!("there is no `{file}`"))) }
    }

    /// Milestones that the plan needs, with index and forecast; unknown when there are none.
    pub(super) fn milestones(&self) -> Result<Vec<(usize, &'a Milestone, &'a Forecast)>, Value> {
        self.with(PlanFile::Jsp)?;
        let needed = self.schedule.milestones();
        let needed: Vec<_> = needed.filter(|(_, _, f)| f.standing != Standing::Dropped).collect();
        needed.iter().filter_map(|(_, it, _)| it.fact).try_for_each(|fact| self.with_home(fact))?;
        if needed.is_empty() { Err(Value::unknown("no milestones are planned")) } else { Ok(needed) }
    }

    /// The milestone that is this event; unknown when there is none, not applicable when it is dropped.
    pub(super) fn event(&self, event: Event) -> Result<(usize, &'a Milestone, &'a Forecast), Value> {
        self.with(PlanFile::Jsp)?;
        let found = self.schedule.event(event);
        let (index, milestone, forecast) =
            found.ok_or_else(|| Value::unknown(format!("no milestone is marked `event: {event}`")))?;
        if forecast.standing == Standing::Dropped {
            let why = self.milestone_not_needed(milestone).map(str::to_owned);
            let why = why.unwrap_or_else(|| format!("milestone `{}` is dropped", milestone.id));
            return Err(Value::not_applicable(why));
        }
        Ok((index, milestone, forecast))
    }

    /// The day on which the event's milestone was done, and where that is written; unknown until then.
    pub(super) fn event_day(&self, event: Event) -> Result<(Date, Route), Value> {
        let (index, milestone, _) = self.event(event)?;
        self.done_at(index)
            .ok_or_else(|| self.not_yet(format!("milestone `{}` is not done yet", milestone.id)))
    }

    /// Unknown for a fact whose home could not be read in full.
    fn with_home(&self, fact: Fact) -> Result<(), Value> {
        let home = fact.home().file();
        if self.plan.is_doubtful(home) {
            return Err(Value::unknown(format!("`{home}` could not be read in full")));
        }
        Ok(())
    }

    /// The day of a fact, and where that is written; unknown until then, not applicable when the plan does without it.
    pub(super) fn fact_day(&self, fact: Fact) -> Result<(Date, Route), Value> {
        self.with_home(fact)?;
        if let Some(found) = self.fact(fact) {
            return Ok(found.clone());
        }
        if let Some(why) = self.fact_not_asked(fact) {
            return Err(Value::not_applicable(why));
        }
        if let Some((index, milestone)) = self.milestone_with(fact)
            && self.schedule.forecasts[index].standing == Standing::Dropped
        {
            return Err(Value::not_applicable(format!("milestone `{}` is dropped", milestone.id)));
        }
        Err(self.not_yet(format!("not yet: {}", fact.phrase())))
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

/// Calendar days since a day, those on hold left out.
pub(super) fn since(at: &Measuring<'_>, day: Date) -> Value {
    Value::days(at.days_quiet_since(day))
}

/// `last on 15 Jun`; where days on hold are not counted, also how long ago that is: `14 days ago, none of them counted: on hold`.
pub(super) fn last_on(at: &Measuring<'_>, day: Date) -> String {
    let (ago, counted) = (at.today().days_since(day), at.days_quiet_since(day));
    let left_out = match (ago - counted, counted) {
        (0, _) => return format!("last on {day}"),
        (_, 0) => "none of them counted".to_owned(),
        (held, _) => format!("{held} of them not counted"),
    };
    format!("last on {day}, {} ago, {left_out}: on hold", Days(ago))
}
