//! Value, outcomes and objectives: what the customer bought. A date without evidence is a claim, and a claim
//! is not measured.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Unit, Value};
use crate::date::Date;
use crate::model::{Objective, PlanFile, ValuePoint};
use crate::phrase::Days;
use crate::route::Route;

pub(super) const TTFV_DAYS: Metric = Metric {
    id: "ttfv_days",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "time to first value: calendar days from signature to the first meaningful win",
    formula: "`value.first.achieved_on` − `contract.signed_on`; counts only with `evidence`",
    not_applicable: "",
    source: "S0 S1 S2 S3 S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    measure: |at| settled(to_first_value(at, false)),
};

pub(super) const TTFV_DAYS_NET: Metric = Metric {
    id: "ttfv_days_net",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "time to first value without the days on hold; stands beside `ttfv_days`, never instead of it",
    formula: "`ttfv_days` − the days of `holds` between signature and first value, each counted once",
    not_applicable: "",
    source: "S0 S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    measure: |at| settled(to_first_value(at, true)),
};

fn to_first_value(at: &Measuring<'_>, is_net: bool) -> Result<Value, Value> {
    let net = |on: Date| on.days_since(at.signed()) - at.holds.days_between(at.signed(), on);
    let so_far = |on: Date| if is_net { net(on) } else { on.days_since(at.signed()) };
    let on = first_value(at).map_err(|unknown| unknown.counted(so_far))?;
    let days = at.since_signature(on, "first value")?;
    let held = days - net(on);
    let route = Route::to(PlanFile::Jsp).key("value").key("first").key("achieved_on");
    let (days, note) = match (is_net, held) {
        (true, 1..) => (days - held, format!("reached {on}; {} less {} on hold", Days(days), Days(held))),
        _ => (days, format!("reached {on}")),
    };
    Ok(Value::days(days).on(on).from([route]).note(note))
}

pub(super) const TIME_TO_FULL_VALUE_DAYS: Metric = Metric {
    id: "time_to_full_value_days",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to the outcome that justified the purchase",
    formula: "`value.full.achieved_on` − `contract.signed_on`; counts only with `evidence`",
    not_applicable: "",
    source: "S0 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    measure: |at| settled(time_to_full_value_days(at)),
};

fn time_to_full_value_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let on = reached(at, &at.plan.jsp.value.full, "full value", "value.full");
    let on = on.map_err(|unknown| unknown.counted(|on| on.days_since(at.signed())))?;
    let days = at.since_signature(on, "full value")?;
    let route = Route::to(PlanFile::Jsp).key("value").key("full").key("achieved_on");
    Ok(Value::days(days).on(on).from([route]).note(format!("reached {on}")))
}

pub(super) const FIRST_VALUE_OVERDUE_DAYS: Metric = Metric {
    id: "first_value_overdue_days",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which first value is overdue; 0 once it is reached or while there is time",
    formula: "as-of date − `value.first.target` once that day, rolled forward from a day off, is past, else 0; while \
              first value is not reached with evidence",
    not_applicable: "the onboarding has ended",
    source: "S0 S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    measure: |at| settled(first_value_overdue_days(at)),
};

fn first_value_overdue_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    let route = Route::to(PlanFile::Jsp).key("value").key("first");
    if let Ok(on) = first_value(at) {
        return Ok(Value::days(0).from([route.key("achieved_on")]).note(format!("reached {on}")));
    }
    at.with(PlanFile::Jsp)?;
    let target = at.plan.jsp.value.first.target;
    let target = target.ok_or_else(|| Value::unknown("`value.first.target` is not written"))?;
    let is_late = at.calendar.roll_forward(target) < at.as_of();
    let days = if is_late { at.as_of().days_since(target) } else { 0 };
    Ok(Value::days(days).from([route.key("target")]).note(format!("due {target}")))
}

fn first_value(at: &Measuring<'_>) -> Result<Date, Value> {
    reached(at, &at.plan.jsp.value.first, "first value", "value.first")
}

/// The day on which a point of value was reached, shown by evidence.
pub(super) fn reached(at: &Measuring<'_>, point: &ValuePoint, what: &str, key: &str) -> Result<Date, Value> {
    at.with(PlanFile::Jsp)?;
    let Some(on) = point.achieved_on.filter(|on| *on <= at.as_of()) else {
        let due = point.target.map(|target| format!(", due {target}")).unwrap_or_default();
        return Err(at.not_yet(format!("{what} is not reached yet{due}")));
    };
    if point.evidence.is_answered() {
        Ok(on)
    } else {
        let why = format!("`{key}.achieved_on` is {on}, but no `evidence` is written");
        Err(Value::unknown(why).not_before(on))
    }
}

pub(super) const OUTCOMES_ACHIEVED: Metric = Metric {
    id: "outcomes_achieved",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "outcomes of the joint success plan that were achieved",
    formula: "`outcomes` with `achieved_on` by the as-of date and `evidence` ÷ all `outcomes`",
    not_applicable: "",
    source: "S0 S1 S3",
    files: &[PlanFile::Jsp],
    measure: |at| settled(outcomes_achieved(at)),
};

fn outcomes_achieved(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let outcomes = &at.plan.jsp.outcomes;
    let is_shown = |on: Option<Date>| on.is_some_and(|on| on <= at.as_of());
    let achieved = outcomes.iter().filter(|o| is_shown(o.achieved_on) && o.evidence.is_answered()).count();
    let share = Value::share(achieved, outcomes.len(), "no outcomes are written down");
    let route = Route::to(PlanFile::Jsp).key("outcomes");
    Ok(share.from([route]).note(format!("{achieved} of {}", outcomes.len())))
}

pub(super) const OBJECTIVES_MET: Metric = Metric {
    id: "objectives_met",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "objectives of the joint success plan that are met",
    formula: "met ÷ all `objectives`; one with a `metric` and a bound is met when the metric is known and within \
              it, any other when `met_on` is past and `evidence` is written; one whose metric is not known \
              counts as not met, and the note says so",
    not_applicable: "",
    source: "S1 S3",
    files: &[PlanFile::Jsp],
    measure: |at| settled(objectives_met(at)),
};

fn objectives_met(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let objectives = &at.plan.jsp.objectives;
    let judged: Vec<Option<bool>> = objectives.iter().map(|objective| is_met(at, objective)).collect();
    let met = judged.iter().filter(|judged| **judged == Some(true)).count();
    let unmeasured = judged.iter().filter(|judged| judged.is_none()).count();
    if unmeasured > 0 && unmeasured == objectives.len() {
        return Err(Value::unknown("none of the objectives can be measured yet"));
    }
    let note = match unmeasured {
        0 => format!("{met} of {}", objectives.len()),
        n => format!("{met} of {}; {n} cannot be measured yet", objectives.len()),
    };
    let share = Value::share(met, objectives.len(), "no objectives are written down");
    Ok(share.from([Route::to(PlanFile::Jsp).key("objectives")]).note(note))
}

/// Whether an objective is met; nothing when its metric does not say.
fn is_met(at: &Measuring<'_>, objective: &Objective) -> Option<bool> {
    let has_bound = objective.at_least.is_some() || objective.at_most.is_some();
    let Some(id) = objective.metric.get().filter(|_| has_bound) else {
        let is_past = objective.met_on.is_some_and(|on| on <= at.as_of());
        return Some(is_past && objective.evidence.is_answered());
    };
    let number = (at.known)(id)?;
    Some(
        objective.at_least.is_none_or(|least| number >= least)
            && objective.at_most.is_none_or(|most| number <= most),
    )
}
