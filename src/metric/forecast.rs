//! When the customer will be live, and how far that is from what was agreed.

use super::measuring::{milestone_route, settled};
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{Event, PlanFile};
use crate::phrase::Days;

pub(super) const FORECAST_GO_LIVE: Metric = Metric {
    id: "forecast_go_live",
    name: "expected go-live",
    unit: Unit::Date,
    better: Better::Lower,
    summary: "the earliest day of go-live that the plan allows, or the day it was",
    formula: "`done_on` of the milestone with `event: go_live`, else the latest of its `due`, for each dependency its forecast + \
              `days`, and what its own state allows: the as-of date + `days` while it is blocked, + `days` − 1 while it is not \
              started, else `started_on` + `days` − 1 or the next working day; in working days, those on hold left out",
    not_applicable: "that milestone is not applicable, or the onboarding ended before it",
    source: "S1 S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(forecast_go_live(at)),
};

fn forecast_go_live(at: &Measuring<'_>) -> Result<Value, Value> {
    let (index, milestone, forecast) = at.event(Event::GoLive)?;
    if forecast.is_done {
        let (on, route) = at.event_day(Event::GoLive)?;
        return Ok(Value::date(on).from([route]).note("done"));
    }
    let Some(date) = forecast.date else {
        at.while_running()?;
        // Only a cycle takes the forecast from a milestone that has a date of its own.
        return Err(Value::unknown(match forecast.due {
            Some(_) => format!("milestone `{}` waits for a dependency cycle", milestone.id),
            None => format!("milestone `{}` has no `due` to forecast from", milestone.id),
        }));
    };
    let value = Value::date(date).from([milestone_route(index).key("due")]);
    let value = value.from(cause(at, index).map(milestone_route));
    Ok(match kept_back(at, index) {
        Some(why) => value.note(why),
        None => value,
    })
}

pub(super) const FORECAST_SLIP_DAYS: Metric = Metric {
    id: "forecast_slip_days",
    name: "slip",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which go-live is later than it was agreed; negative when ahead",
    formula: "`forecast_go_live` − the baseline of the milestone with `event: go_live`, rolled forward from a day off",
    not_applicable: "that milestone is not applicable, or the onboarding ended before it",
    source: "S1 S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(forecast_slip_days(at)),
};

fn forecast_slip_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let (index, milestone, forecast) = at.event(Event::GoLive)?;
    let Some(slip) = forecast.slip_days else {
        forecast_go_live(at)?;
        return Err(Value::unknown(format!("milestone `{}` has no baseline", milestone.id)));
    };
    let value = Value::days(slip).from([milestone_route(index).key("due")]);
    let said = at.baselines.set_for(index);
    let agreed = forecast.baseline.map(|on| format!("{said} {on}")).unwrap_or_default();
    let agreed = match at.holds.days_between(at.signed(), at.today()) {
        0 => agreed,
        held => format!("{agreed}, {} on hold so far", Days(held)),
    };
    let value = value.from(cause(at, index).map(milestone_route));
    Ok(match kept_back(at, index) {
        Some(why) => value.note(format!("{agreed}, {why}")),
        None => value.note(agreed),
    })
}

/// The milestone at the root of what pushes this one beyond its own date.
fn cause(at: &Measuring<'_>, index: usize) -> Option<usize> {
    let driver = |index: &usize| at.schedule.forecasts[*index].driver();
    // A driver is forecast before what it drives, so that this comes to an end.
    std::iter::successors(driver(&index), driver).last()
}

/// What keeps the milestone back: `pushed by M-import, blocked: each working day moves it`.
fn kept_back(at: &Measuring<'_>, index: usize) -> Option<String> {
    let pushed = cause(at, index).map(|root| format!("pushed by {}", at.plan.jsp.milestones[root].id));
    let moves = at.schedule.why_it_moves(index).map(|why| format!("{why}: each working day moves it"));
    let parts: Vec<String> = pushed.into_iter().chain(moves).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
