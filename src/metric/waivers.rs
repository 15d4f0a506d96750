//! What gates stand on that is only lent to them.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::PlanFile;
use crate::plan_at::LiveWaiver;
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates];

pub(super) const LIVE_WAIVERS: Metric = Metric {
    id: "live_waivers",
    name: "waivers that hold",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "waivers that hold: what a gate may do without for a time and somebody still owes",
    formula: "`waivers` of criteria that are asked for and not met, given by somebody who might, from the day on which they were \
              given to `until` or the day before they were withdrawn",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    record: Record::None,
    measure: |at| settled(live_waivers(at)),
};

fn live_waivers(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Gates)?;
    let live = live(at);
    Ok(Value::count(live.len()).from(routes(&live)))
}

pub(super) const WAIVER_DAYS: Metric = Metric {
    id: "waiver_days",
    name: "days on waivers",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days for which today's live waivers have stood in for what they waive, added up",
    formula: "for each live waiver the as-of date − the first day on which it holds; 0 without any",
    not_applicable: "the onboarding has ended",
    source: "S1",
    files: FILES,
    record: Record::None,
    measure: |at| settled(waiver_days(at)),
};

fn waiver_days(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Gates)?;
    let live = live(at);
    let days = live.iter().map(|it| at.as_of().days_since(it.from)).sum();
    Ok(Value::days(days).from(routes(&live)))
}

/// The live waivers. Of a criterion that asks for these very metrics nobody can say beforehand whether it is met.
fn live<'a>(at: &Measuring<'a>) -> Vec<LiveWaiver<'a>> {
    let is_own = |id: &str| [LIVE_WAIVERS.id, WAIVER_DAYS.id].contains(&id);
    at.plan_at().live_waivers(&|it| !it.metric.get().is_some_and(is_own) && (at.meets)(it))
}

/// Where the live waivers are; the gates where there is none.
fn routes(live: &[LiveWaiver<'_>]) -> Vec<Route> {
    let mut routes: Vec<Route> = live.iter().map(LiveWaiver::route).collect();
    if routes.is_empty() {
        routes.push(Route::to(PlanFile::Gates).key("gates"));
    }
    routes
}
