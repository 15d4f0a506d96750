//! What could still derail the timeline.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Unit, Value};
use crate::model::{PlanFile, Risk};
use crate::phrase::{Count, List};
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Risks];

pub(super) const TOP_RISK_EXPOSURE: Metric = Metric {
    id: "top_risk_exposure",
    unit: Unit::Score,
    better: Better::Lower,
    summary: "the exposure of the gravest open risk, 1 to 25; 0 without open risks",
    formula: "the highest `probability` × `impact` (each 1 to 5) of the open `risks`",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    measure: |at| settled(top_risk_exposure(at)),
};

fn top_risk_exposure(at: &Measuring<'_>) -> Result<Value, Value> {
    let open = open(at)?;
    let is_rated = |risk: &Risk| {
        [risk.probability, risk.impact].iter().all(|step| step.is_some_and(|step| (1..=5).contains(&step)))
    };
    let rated: Vec<_> = open.iter().filter(|(_, risk)| is_rated(risk)).collect();
    let unrated = open.len() - rated.len();
    if unrated > 0 && rated.is_empty() {
        return Err(Value::unknown("no open risk has a `probability` and an `impact` of 1 to 5"));
    }
    let worst = rated.iter().max_by_key(|(index, risk)| (risk.exposure(), std::cmp::Reverse(*index)));
    let Some((index, risk)) = worst else {
        return Ok(Value::count(0).from([Route::to(PlanFile::Risks).key("risks")]));
    };
    let note = match unrated {
        0 => risk.id.clone(),
        n => format!("{}; {} not rated", risk.id, Count(n, "risk")),
    };
    Ok(Value::number_of(f64::from(risk.exposure().unwrap_or(0))).from([risk_route(*index)]).note(note))
}

pub(super) const RISKS_PAST_TRIGGER: Metric = Metric {
    id: "risks_past_trigger",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "open risks whose trigger date has passed without anybody looking at them since",
    formula: "open `risks` with a `trigger_date` before the as-of date and no `last_review` on or after it",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    measure: |at| settled(risks_past_trigger(at)),
};

fn risks_past_trigger(at: &Measuring<'_>) -> Result<Value, Value> {
    let mut past = open(at)?;
    past.retain(|(_, risk)| {
        let reviewed = risk.last_review.filter(|on| *on <= at.as_of());
        risk.trigger_date.is_some_and(|on| on < at.as_of() && reviewed.is_none_or(|review| review < on))
    });
    let ids: Vec<&str> = past.iter().map(|(_, risk)| risk.id.as_str()).collect();
    let value =
        Value::count(ids.len()).from(past.iter().map(|(index, _)| risk_route(*index).key("trigger_date")));
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

fn open<'a>(at: &Measuring<'a>) -> Result<Vec<(usize, &'a Risk)>, Value> {
    at.while_running()?;
    at.with(PlanFile::Risks)?;
    Ok(at.plan_at().plan.risks.risks.iter().enumerate().filter(|(_, risk)| risk.is_open()).collect())
}

fn risk_route(index: usize) -> Route {
    Route::to(PlanFile::Risks).key("risks").index(index)
}
