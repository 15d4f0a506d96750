//! What the contract says of its own end.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::PlanFile;
use crate::route::Route;

pub(super) const DAYS_TO_NOTICE: Metric = Metric {
    id: "days_to_notice",
    name: "days to notice",
    unit: Unit::Days,
    better: Better::Neither,
    summary: "calendar days until the last day on which the contract can be ended; negative once that has passed",
    formula: "`contract.renews` − `contract.notice_days` (none: 0) − the as-of date",
    not_applicable: "",
    source: "S0",
    files: &[PlanFile::Onboarding],
    record: Record::None,
    measure: |at| settled(days_to_notice(at)),
};

fn days_to_notice(at: &Measuring<'_>) -> Result<Value, Value> {
    let contract = &at.plan.onboarding.contract;
    let renews = contract.renews.ok_or_else(|| Value::unknown("the contract does not say when it renews"))?;
    let last = contract.notice_until().unwrap_or(renews);
    let route = Route::to(PlanFile::Onboarding).key("contract");
    let routes = [route.clone().key("renews"), route.key("notice_days")];
    let note = format!("renews {renews}, notice by {last}");
    Ok(Value::days(last.days_since(at.as_of())).from(routes).note(note))
}
