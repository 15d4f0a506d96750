//! Whether whoever looks after the customer next is told all that they need.

use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::PlanFile;
use crate::phrase::List;
use crate::plan_at::{HandoverPart, PlanAt};
use crate::remedy::{Command, commands};
use crate::route::Route;

pub(super) const HANDOVER_COMPLETENESS: Metric = Metric {
    id: "handover_completeness",
    name: "handover complete",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "parts of the handover to whoever looks after the customer next that the plan says",
    formula: "parts that are there ÷ 10, each at its home: what was bought (`use_case`), what was reached (outcomes, each \
              with a reading or reached), the people (`admin_owner`; where people meet, `executive_sponsor` and \
              `champion` too), how they feel (`sentiments` of each of those; where nobody meets, `csat`), promises (`commitments`, or `none` names \
              them), risks (an owner for each that is open), expansion (`expansion_potential`, or a signal), renewal \
              (`renews` and `notice_days`), how they like to work (`communication`), and `next_goals`",
    not_applicable: "",
    source: "S1 S3",
    files: &[
        PlanFile::Onboarding,
        PlanFile::Handoff,
        PlanFile::Stakeholders,
        PlanFile::Jsp,
        PlanFile::Risks,
        PlanFile::Expansion,
        PlanFile::Gates,
        PlanFile::Adoption,
    ],
    record: Record::Often(show_what_is_missing),
    measure: handover_completeness,
};

fn handover_completeness(at: &Measuring<'_>) -> Value {
    let missing = at.missing_of_handover();
    let all = HandoverPart::ALL.len();
    let there = all - missing.len();
    let value = Value::share(there, all, "").from([Route::to(PlanFile::Handoff), Route::to(PlanFile::Jsp)]);
    if missing.is_empty() {
        return value.note(format!("all {all} parts"));
    }
    let missing: Vec<&str> = missing.into_iter().map(HandoverPart::word).collect();
    value.note(format!("{there} of {all} parts; missing: {}", List::and(&missing)))
}

/// Ten parts have ten homes: the document says where each that is missing is written.
fn show_what_is_missing(at: &PlanAt) -> Option<Command> {
    (!at.missing_of_handover().is_empty()).then(|| commands::handover(at.slug()))
}
