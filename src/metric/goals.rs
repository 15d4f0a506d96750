//! Value, outcomes and objectives: what the customer bought. A date without evidence is a claim, and a claim
//! is not measured.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Objective, PlanFile, ValueName};
use crate::phrase::Days;
use crate::plan_at::PlanAt;
use crate::remedy::{Command, blank, commands};
use crate::route::Route;

pub(super) const TTFV_DAYS: Metric = Metric {
    id: "ttfv_days",
    name: "time to first value",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "time to first value: calendar days from signature to the first meaningful win",
    formula: "`value.first.reached_on`, or the day of the `milestone` that it names, or `evidence_on` if that is later, − \
              `contract.signed_on`; counts only with `evidence`",
    not_applicable: "",
    source: "S0 S1 S2 S3 S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::Once(|at| reach(at, ValueName::First)),
    measure: |at| settled(to_first_value(at, false)),
};

pub(super) const TTFV_DAYS_NET: Metric = Metric {
    id: "ttfv_days_net",
    name: "first value without holds",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "time to first value without the days on hold; shown beside `ttfv_days`, never instead of it",
    formula: "`ttfv_days` − the days of `holds` between signature and first value, each counted once",
    not_applicable: "",
    source: "S0 S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::Once(|at| reach(at, ValueName::First)),
    measure: |at| settled(to_first_value(at, true)),
};

fn to_first_value(at: &Measuring<'_>, is_net: bool) -> Result<Value, Value> {
    let net = |on: Date| on.days_since(at.signed()) - at.holds.days_between(at.signed(), on);
    let so_far = |on: Date| if is_net { net(on) } else { on.days_since(at.signed()) };
    let on = reached(at, ValueName::First).map_err(|unknown| unknown.counted(so_far))?;
    let days = at.since_signature(on, "first value")?;
    let held = days - net(on);
    let route = reached_at(at, ValueName::First);
    let (days, note) = match (is_net, held) {
        (true, 1..) => (days - held, format!("reached {on}; {} less {} on hold", Days(days), Days(held))),
        _ => (days, format!("reached {on}")),
    };
    Ok(Value::days(days).on(on).from([route]).note(note))
}

pub(super) const TIME_TO_FULL_VALUE_DAYS: Metric = Metric {
    id: "time_to_full_value_days",
    name: "time to full value",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to the outcome that justified the purchase",
    formula: "`value.full.reached_on`, or the day of the `milestone` that it names, or `evidence_on` if that is later, − \
              `contract.signed_on`; counts only with `evidence`",
    not_applicable: "",
    source: "S0 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::Once(|at| reach(at, ValueName::Full)),
    measure: |at| settled(time_to_full_value_days(at)),
};

fn time_to_full_value_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let on = reached(at, ValueName::Full);
    let on = on.map_err(|unknown| unknown.counted(|on| on.days_since(at.signed())))?;
    let days = at.since_signature(on, "full value")?;
    let route = reached_at(at, ValueName::Full);
    Ok(Value::days(days).on(on).from([route]).note(format!("reached {on}")))
}

pub(super) const FIRST_VALUE_OVERDUE_DAYS: Metric = Metric {
    id: "first_value_overdue_days",
    name: "first value overdue",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which first value is overdue; 0 once it is reached or while there is time",
    formula: "as-of date − `value.first.due`, or the day of the `milestone` that it names, as the customer's side agreed to it \
              last, once that is past, days on hold left out; else 0; while nobody says that it is reached, shown or not",
    not_applicable: "the onboarding has ended",
    source: "S0 S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(overdue(at, ValueName::First)),
};

pub(super) const FULL_VALUE_OVERDUE_DAYS: Metric = Metric {
    id: "full_value_overdue_days",
    name: "full value overdue",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which full value is overdue; 0 once it is reached or while there is time",
    formula: "as for `first_value_overdue_days`, of `value.full`",
    not_applicable: "the onboarding has ended",
    source: "S0 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(overdue(at, ValueName::Full)),
};

fn overdue(at: &Measuring<'_>, name: ValueName) -> Result<Value, Value> {
    at.while_running()?;
    let route = value_route(name);
    if let Ok(on) = reached(at, name) {
        let route = reached_at(at, name);
        return Ok(Value::days(0).from([route]).note(format!("reached {on}")));
    }
    // Whoever says that it is reached owes what shows it, and no work.
    if let Some(on) = at.value_claimed(name) {
        let route = reached_at(at, name);
        return Ok(Value::days(0).from([route]).note(format!("reached {on}, and nothing shows it yet")));
    }
    at.with(PlanFile::Jsp)?;
    let due = owed(at, name)?;
    let expected = at.schedule.value_forecast(name).and_then(|forecast| forecast.date);
    let expected = expected.filter(|on| *on > due).map(|on| format!(", expected {on}")).unwrap_or_default();
    let planned = at.value_due(name).filter(|planned| *planned != due);
    let said = match planned {
        Some(planned) => format!("agreed for {due}, now planned for {planned}"),
        None => format!("due {due}"),
    };
    Ok(Value::days(at.days_late(due)).from([route.key("due")]).note(format!("{said}{expected}")))
}

/// The day that the lateness of a point of value is held against; unknown where nothing says.
fn owed(at: &Measuring<'_>, name: ValueName) -> Result<Date, Value> {
    let is_planned = at.value_planned(name).is_some();
    at.value_owed(name).filter(|_| is_planned).ok_or_else(|| {
        Value::unknown(match is_planned && at.plan.jsp.value.get(name).due_on(at.as_of()).is_some() {
            true => format!("`value.{name}.due` depends on a milestone that has no day"),
            false => format!("`value.{name}.due` is not written"),
        })
    })
}

pub(super) const VALUE_ON_TIME: Metric = Metric {
    id: "value_on_time",
    name: "value on time",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days by which first or full value was reached late or is overdue, whichever is more",
    formula: "of `value.first` and `value.full`: the day it was reached, whenever that was shown, or the as-of date − the day \
              that the customer's side agreed to last, once that is past, days on hold left out; 0 where neither is late",
    not_applicable: "neither was to be reached by now",
    source: "S0 S1 S2",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(value_on_time(at)),
};

fn value_on_time(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let names = [ValueName::First, ValueName::Full];
    let judged = names.into_iter().filter_map(|name| {
        // What shows it may come later, and makes nothing later.
        let reached_on = at.value_claimed(name).or_else(|| at.value_reached(name));
        let due = owed(at, name).ok()?;
        let last = at.on(reached_on.unwrap_or_else(|| at.today()));
        let is_judged = reached_on.is_some() || last.is_past(due);
        is_judged.then(|| (last.days_late(due), name, due, reached_on))
    });
    let worst = judged.collect::<Vec<_>>().into_iter().rev().max_by_key(|(days, ..)| *days);
    let (days, name, due, reached_on) = worst
        .ok_or_else(|| Value::not_applicable("neither first nor full value was to be reached by now"))?;
    let (route, how) = match reached_on {
        Some(on) => (reached_at(at, name), format!("reached {on}")),
        None => (value_route(name).key("due"), "not reached yet".to_owned()),
    };
    Ok(Value::days(days).from([route]).note(format!("{}, due {due}, {how}", name.spoken())))
}

/// Where it is written that a point of value was reached.
pub(super) fn reached_at(at: &Measuring<'_>, name: ValueName) -> Route {
    at.fact(name.fact()).map_or_else(|| value_route(name).key("reached_on"), |(_, route)| route.clone())
}

/// Where a point of value is written.
pub(super) fn value_route(name: ValueName) -> Route {
    Route::to(PlanFile::Jsp).key("value").key(name.word())
}

/// The day on which a point of value was reached, shown by evidence. What is said to be reached and not shown was reached
/// on that day at the earliest.
pub(super) fn reached(at: &Measuring<'_>, name: ValueName) -> Result<Date, Value> {
    at.with(PlanFile::Jsp)?;
    if let Some(on) = at.value_reached(name) {
        return Ok(on);
    }
    let Some(on) = at.value_claimed(name) else {
        let due = at.value_due(name).map(|due| format!(", due {due}")).unwrap_or_default();
        return Err(at.not_yet(format!("{} is not reached yet{due}", name.spoken())));
    };
    let why = match at.plan.jsp.value.get(name).milestone.get() {
        Some(milestone) => format!("`{milestone}` was done on {on}, but no `evidence` is written"),
        None => format!("`value.{name}.reached_on` is {on}, but no `evidence` is written"),
    };
    Err(Value::unknown(why).not_before(on))
}

pub(super) const OUTCOMES_ACHIEVED: Metric = Metric {
    id: "outcomes_achieved",
    name: "outcomes achieved",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "outcomes of the joint success plan that were achieved",
    formula: "reached ÷ all `outcomes` in the plan; one with a `target` is reached with the first of `readings` that \
              meets it, in the direction from the first reading to the target, and any other on `reached_on`; both \
              count only with something that shows it: `evidence`, or for a reading its own or the outcome's `source`",
    not_applicable: "",
    source: "S0 S1 S3",
    files: &[PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(outcomes_achieved(at)),
};

fn outcomes_achieved(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let reached: Vec<bool> = at.outcomes().map(|(_, it)| it.reached_by(at.as_of()).is_some()).collect();
    let achieved = reached.iter().filter(|is_reached| **is_reached).count();
    let share = Value::share(achieved, reached.len(), "no outcomes are written down");
    let route = Route::to(PlanFile::Jsp).key("outcomes");
    Ok(share.from([route]).note(format!("{achieved} of {}", reached.len())))
}

pub(super) const OBJECTIVES_MET: Metric = Metric {
    id: "objectives_met",
    name: "objectives met",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "objectives of the joint success plan that are met",
    formula: "met ÷ all `objectives` in the plan; one with a `metric` and a bound is met when the metric is known and within \
              it, any other from `reached_on`, or `evidence_on` if that is later, if `evidence` is written; one whose metric is not known \
              counts as not met, and the note says so",
    not_applicable: "",
    source: "S1 S3",
    files: &[PlanFile::Jsp],
    record: Record::Often(meet_objective),
    measure: |at| settled(objectives_met(at)),
};

fn objectives_met(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Jsp)?;
    let judged: Vec<Option<bool>> = at.objectives().map(|(_, objective)| is_met(at, objective)).collect();
    let met = judged.iter().filter(|judged| **judged == Some(true)).count();
    let unmeasured = judged.iter().filter(|judged| judged.is_none()).count();
    if unmeasured > 0 && unmeasured == judged.len() {
        return Err(Value::unknown("none of the objectives can be measured yet"));
    }
    let note = match unmeasured {
        0 => format!("{met} of {}", judged.len()),
        n => format!("{met} of {}; {n} cannot be measured yet", judged.len()),
    };
    let share = Value::share(met, judged.len(), "no objectives are written down");
    Ok(share.from([Route::to(PlanFile::Jsp).key("objectives")]).note(note))
}

/// Whether an objective is met; nothing when its metric does not say.
fn is_met(at: &Measuring<'_>, objective: &Objective) -> Option<bool> {
    let has_bound = objective.at_least.is_some() || objective.at_most.is_some();
    let Some(id) = objective.metric.get().filter(|_| has_bound) else {
        return Some(objective.reached_by(at.as_of()).is_some());
    };
    let number = (at.known)(id)?;
    Some(
        objective.at_least.is_none_or(|least| number >= least)
            && objective.at_most.is_none_or(|most| number <= most),
    )
}

/// Says when value was reached; refused while nobody has written what it is.
pub(super) fn reach(at: &PlanAt, name: ValueName) -> Option<Command> {
    let point = at.plan.jsp.value.get(name);
    let is_known = point.milestone.is_answered() || point.definition.is_answered();
    is_known.then(|| at.reaching(name, Some(blank("date"))))
}

/// Says that the first objective that somebody's word decides was reached; adds one where there is none at all.
fn meet_objective(at: &PlanAt) -> Option<Command> {
    if at.plan.jsp.objectives.is_empty() {
        return Some(commands::objective_add(at.slug(), blank("objective"), blank("date")));
    }
    // What a metric decides is not said to be met.
    let mut by_word = at.objectives().filter(|(_, it)| !it.metric.is_answered());
    let (_, open) = by_word.find(|(_, it)| it.reached_by(at.as_of()).is_none())?;
    Some(commands::objective_met(at.slug(), &open.id, blank("evidence")))
}
