//! What sales handed over, promised, and what the customer promised in return.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Unit, Value};
use crate::model::{Fact, Handoff, PlanFile, Role, is_answer};
use crate::phrase::List;
use crate::route::Route;

pub(super) const HANDOFF_COMPLETENESS: Metric = Metric {
    id: "handoff_completeness",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "items of the sales-to-success handoff that are answered",
    formula: "answered ÷ 18: `use_case`, `business_case`, `success_metrics`, `roi`, `pain_points`, \
              `reason_for_choice`, `red_flags`, `communication`, \
              `competitive_context`, `technical.environment`, `timeline`, `consequences`, `objections`, \
              `commitments`, and whether somebody has, or had, the role `decision_maker`, `champion`, `admin_owner` and \
              `buying_committee` among the `people`; once the live meeting was held, `commitments: []` says that \
              none were made",
    not_applicable: "",
    source: "S0 S1 S2 S3",
    files: &[PlanFile::Handoff, PlanFile::Stakeholders, PlanFile::Contacts],
    measure: handoff_completeness,
};

fn handoff_completeness(at: &Measuring<'_>) -> Value {
    let handoff = &at.plan.handoff;
    let items: Vec<(&str, bool)> = items(handoff, was_met(at)).into_iter().chain(people(at)).collect();
    let missing: Vec<&str> =
        items.iter().filter(|(_, is_written)| !is_written).map(|(name, _)| *name).collect();
    let written = items.len() - missing.len();
    let value = Value::share(written, items.len(), "").from([Route::to(PlanFile::Handoff)]);
    if missing.is_empty() {
        return value.note(format!("all {} items", items.len()));
    }
    value.note(format!("{written} of {} items; missing: {}", items.len(), List::and(&missing)))
}

/// The items of a handoff by their keys, and whether each is written.
fn items(handoff: &Handoff, was_met: bool) -> [(&'static str, bool); 14] {
    [
        ("use_case", handoff.use_case.is_answered()),
        ("business_case", handoff.business_case.is_answered()),
        ("success_metrics", handoff.success_metrics.iter().any(|it| is_answer(&it.metric))),
        ("roi", handoff.roi.is_answered()),
        ("pain_points", has_answer(&handoff.pain_points)),
        ("reason_for_choice", handoff.reason_for_choice.is_answered()),
        ("red_flags", has_answer(&handoff.red_flags)),
        ("communication", handoff.communication.is_answered()),
        ("competitive_context", handoff.competitive_context.is_answered()),
        ("technical.environment", handoff.technical.environment.is_answered()),
        ("timeline", handoff.timeline.is_answered()),
        ("consequences", handoff.consequences.is_answered()),
        ("objections", has_answer(&handoff.objections)),
        ("commitments", !handoff.commitments.is_empty() || (was_met && handoff.commitments.is_written())),
    ]
}

/// Whether one of the texts says something.
fn has_answer(texts: &[String]) -> bool {
    texts.iter().any(|text| is_answer(text))
}

/// The people of whom sales has to tell, by their roles, and whether each is named. Who has left since was handed over all
/// the same.
fn people(at: &Measuring<'_>) -> [(&'static str, bool); 4] {
    let named = |role: Role| (role.word(), at.was_filled(role, at.as_of()));
    [Role::DecisionMaker, Role::Champion, Role::AdminOwner, Role::BuyingCommittee].map(named)
}

/// Whether the live handoff meeting was held: then an empty list of commitments is an answer, and no form that somebody
/// has yet to fill in.
fn was_met(at: &Measuring<'_>) -> bool {
    at.fact(Fact::HandoffMeeting).is_some()
}

pub(super) const OPEN_COMMITMENTS: Metric = Metric {
    id: "open_commitments",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "promises of the sale that are neither delivered nor declined by a decision",
    formula: "`commitments` of the handoff whose `status` is open, or delivered after the as-of date; `commitments: []` \
              says that none were made once the live meeting was held, and is unknown before",
    not_applicable: "",
    source: "S0 S3",
    files: &[PlanFile::Handoff, PlanFile::Contacts],
    measure: |at| settled(open_commitments(at)),
};

fn open_commitments(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Handoff)?;
    let all = &at.plan.handoff.commitments;
    if !all.is_written() {
        return Err(Value::unknown(
            "no `commitments` are written; `commitments: []` says that none were made",
        ));
    }
    if all.is_empty() && !was_met(at) {
        return Err(Value::unknown(
            "no `commitments` are written yet, and the handoff meeting has not been held",
        ));
    }
    let is_ahead = |on: Option<crate::date::Date>| on.is_some_and(|on| on > at.as_of());
    let open = all.iter().enumerate().filter(|(_, c)| c.is_open() || is_ahead(c.delivered_on));
    let routes: Vec<Route> =
        open.map(|(index, _)| Route::to(PlanFile::Handoff).key("commitments").index(index)).collect();
    Ok(Value::count(routes.len()).note(format!("{} of {}", routes.len(), all.len())).from(routes))
}

pub(super) const RESOURCES_UNCOMMITTED: Metric = Metric {
    id: "resources_uncommitted",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "people and hours that the plan needs of the customer and the customer has not committed",
    formula: "`customer_resources` without a `committed_on` by the as-of date",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Handoff],
    measure: |at| settled(resources_uncommitted(at)),
};

fn resources_uncommitted(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Handoff)?;
    let all = &at.plan.handoff.customer_resources;
    if all.is_empty() {
        return Err(Value::unknown("no customer resources are listed"));
    }
    let open = all.iter().enumerate().filter(|(_, r)| r.committed_on.is_none_or(|on| on > at.as_of()));
    let (routes, roles): (Vec<Route>, Vec<&str>) = open
        .map(|(index, resource)| {
            (Route::to(PlanFile::Handoff).key("customer_resources").index(index), resource.role.as_str())
        })
        .unzip();
    let value = Value::count(roles.len()).from(routes);
    Ok(if roles.is_empty() { value } else { value.note(List::and(&roles).at_most(3).to_string()) })
}
