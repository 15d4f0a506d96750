//! What could still derail the timeline.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{PlanFile, Risk};
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::remedy::{Command, Word, blank, commands};
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Risks];

pub(super) const TOP_RISK_EXPOSURE: Metric = Metric {
    id: "top_risk_exposure",
    name: "gravest risk",
    unit: Unit::Score,
    better: Better::Lower,
    summary: "the exposure of the gravest open risk, 1 to 25; 0 without open risks",
    formula: "the highest `probability` × `impact` (each 1 to 5) of the open `risks`, each as it was last judged in `reviews`; \
              an issue has happened, so that its probability is 5",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    record: Record::None,
    measure: |at| settled(top_risk_exposure(at)),
};

fn top_risk_exposure(at: &Measuring<'_>) -> Result<Value, Value> {
    let open = open(at)?;
    let exposure = |(index, risk): &(usize, &'_ Risk)| Some((risk.exposure_on(at.as_of())?, *index));
    let rated: Vec<(u32, usize)> = open.iter().filter_map(exposure).collect();
    let unrated = open.len() - rated.len();
    if unrated > 0 && rated.is_empty() {
        return Err(Value::unknown(
            "no open risk has been judged: a review with a `probability` and an `impact` of 1 to 5",
        ));
    }
    let worst = rated.iter().max_by_key(|(exposure, index)| (*exposure, std::cmp::Reverse(*index)));
    let Some((exposure, index)) = worst else {
        return Ok(Value::count(0).from([Route::to(PlanFile::Risks).key("risks")]));
    };
    let id = &at.plan.risks.risks[*index].id;
    let note = match unrated {
        0 => id.clone(),
        n => format!("{id}; {} not rated", Count(n, "risk")),
    };
    Ok(Value::number_of(f64::from(*exposure)).from([risk_route(*index)]).note(note))
}

pub(super) const RISKS_PAST_TRIGGER: Metric = Metric {
    id: "risks_past_trigger",
    name: "risks past their trigger",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "open risks whose trigger was to be judged on a day that has passed, and nobody looked at them since",
    formula: "open `risks` with a `due` before the as-of date and no review on or after it",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    record: Record::Often(review),
    measure: |at| settled(risks_past_trigger(at)),
};

fn risks_past_trigger(at: &Measuring<'_>) -> Result<Value, Value> {
    let mut past = open(at)?;
    past.retain(|(_, risk)| at.is_past_trigger(risk));
    let ids: Vec<&str> = past.iter().map(|(_, risk)| risk.id.as_str()).collect();
    let value = Value::count(ids.len()).from(past.iter().map(|(index, _)| risk_route(*index).key("due")));
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

fn open<'a>(at: &Measuring<'a>) -> Result<Vec<(usize, &'a Risk)>, Value> {
    at.while_running()?;
    at.with(PlanFile::Risks)?;
    Ok(at.plan_at().open_risks().collect())
}

fn risk_route(index: usize) -> Route {
    Route::to(PlanFile::Risks).key("risks").index(index)
}

/// Looks at the first risk again whose trigger is past.
fn review(at: &PlanAt) -> Option<Command> {
    let past = at.open_risks().find(|(_, it)| at.is_past_trigger(it)).map(|(_, it)| &it.id);
    Some(commands::risk_review(at.slug(), Word::or(past, "id"), blank("date")))
}
