//! What the customer answers when asked: surveys of the onboarding.

use super::adoption::COUNTED_EVERY;
use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{PlanFile, Snapshot};
use crate::remedy::{blank, commands};
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Adoption];

pub(super) const CSAT: Metric = Metric {
    id: "csat",
    name: "satisfaction",
    unit: Unit::Rating,
    better: Better::Higher,
    summary: "satisfaction with the onboarding, 1 to 5",
    formula: "`csat` of the newest snapshot that has it; stale after `staleness.satisfaction_days`",
    not_applicable: "in the week after go-live while nobody was asked",
    source: "S1 S4",
    files: FILES,
    record: Record::Often(|at| Some(commands::usage_csat(at.slug(), blank("1-5")))),
    measure: |at| settled(newest_score(at, |snapshot| snapshot.csat, "csat", (1.0, 5.0))),
};

pub(super) const NPS: Metric = Metric {
    id: "nps",
    name: "net promoter score",
    unit: Unit::Score,
    better: Better::Higher,
    summary: "net promoter score of the onboarding, −100 to 100",
    formula: "`nps` of the newest snapshot that has it; stale after `staleness.satisfaction_days`",
    not_applicable: "in the week after go-live while nobody was asked",
    source: "S1 S4",
    files: FILES,
    record: Record::Often(|at| Some(commands::usage_nps(at.slug(), blank("score")))),
    measure: |at| settled(newest_score(at, |snapshot| snapshot.nps, "nps", (-100.0, 100.0))),
};

/// Nobody is asked in the week in which the product is new to them.
fn not_asked(at: &Measuring<'_>, key: &str) -> Value {
    let why = format!("no snapshot has `{key}`");
    let first = at.live_on().map(|live| at.calendar.roll_forward(live.plus_days(COUNTED_EVERY)));
    match first.filter(|first| at.today() < *first) {
        Some(first) => Value::not_applicable(format!("{why}; the first count is due on {first}")),
        None => Value::unknown(why),
    }
}

fn newest_score(
    at: &Measuring<'_>,
    pick: fn(&Snapshot) -> Option<f64>,
    key: &'static str,
    (lowest, highest): (f64, f64),
) -> Result<Value, Value> {
    at.with(PlanFile::Adoption)?;
    let snapshots = at.plan.adoption.until(at.as_of());
    let newest = snapshots
        .iter()
        .rev()
        .find_map(|(index, snapshot)| Some((*index, snapshot.measured_on, pick(snapshot)?)));
    let (index, on, score) = newest.ok_or_else(|| not_asked(at, key))?;
    if !(lowest..=highest).contains(&score) {
        return Err(Value::unknown(format!("`{key}` of {on} is not within {lowest} to {highest}")));
    }
    let route = Route::to(PlanFile::Adoption).key("snapshots").index(index).key(key);
    let limit = i64::from(at.basis.config.staleness.satisfaction_days);
    Ok(Value::number_of(score)
        .on(on)
        .from([route])
        .note(format!("asked {on}"))
        .stale_after(limit, at.today()))
}

/// `satisfaction is 2 of 5, asked on 2026-04-10`: what a low score says, for people.
pub fn dissatisfaction(metric: &str, value: &Value) -> String {
    let asked = value.reading().and_then(|reading| reading.on);
    let asked = asked.map(|on| format!(", asked on {on}")).unwrap_or_default();
    format!("{}{asked}", low_score(metric, value))
}

/// `satisfaction is 2 of 5`: the same without the day.
pub fn low_score(metric: &str, value: &Value) -> String {
    let Metric { name, unit, .. } = if metric == NPS.id { NPS } else { CSAT };
    format!("{name} is {}", unit.show_number(value.number().unwrap_or_default()))
}
