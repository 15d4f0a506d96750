//! The JSON of `diff`: its own shapes, so that the model can change without breaking readers.

mod approvals;
mod both;
mod consequence;
mod entries;
mod findings;
mod left_behind;

use serde::Serialize;
use serde_json::Value;

use self::approvals::ApprovalJson;
use self::both::BothJson;
use self::consequence::{DayJson, GateJson, HealthJson, SlipJson};
use self::entries::EntryJson;
use self::findings::FindingsJson;
use self::left_behind::LeftJson;
use super::{ChangeAnswer, Compared};
use crate::diff::PlanFate;
use crate::model::Phase;

#[derive(Serialize)]
struct AnswerJson<'a> {
    base: &'a str,
    head: &'a str,
    unchanged: usize,
    reformatted: usize,
    is_basis_changed: bool,
    approvals_missing: usize,
    plans: Vec<PlanJson<'a>>,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    id: &'a str,
    slug: &'a str,
    former_slug: Option<&'a str>,
    customer: &'a str,
    fate: &'static str,
    outcome: Option<&'static str>,
    broken: BothJson<Option<&'a str>>,
    approvals: Vec<ApprovalJson<'a>>,
    phase: BothJson<Option<&'static str>>,
    slip_days: BothJson<Option<i64>>,
    slip_by: BothJson<Vec<SlipJson>>,
    days: Vec<DayJson>,
    gates: Vec<GateJson<'a>>,
    health: HealthJson<'a>,
    signals_started: Vec<&'static str>,
    signals_stopped: Vec<&'static str>,
    left_behind: Vec<LeftJson<'a>>,
    findings: FindingsJson<'a>,
    entries: Vec<EntryJson<'a>>,
    customer_reads: BothJson<&'a [String]>,
}

/// The answer as programs read it.
pub(super) fn of(it: &ChangeAnswer) -> serde_json::Result<Value> {
    serde_json::to_value(AnswerJson {
        base: &it.named.base,
        head: &it.named.head,
        unchanged: it.unchanged,
        reformatted: it.reformatted,
        is_basis_changed: it.is_basis_changed,
        approvals_missing: it.missing(),
        plans: it.plans.iter().map(PlanJson::of).collect(),
    })
}

impl<'a> PlanJson<'a> {
    fn of(it: &'a Compared) -> Self {
        let diff = &it.diff;
        let consequence = &diff.consequence;
        let outcome = match diff.fate {
            PlanFate::Ended(outcome) => Some(outcome.word()),
            _ => None,
        };
        Self {
            id: &diff.id,
            slug: diff.name(),
            former_slug: diff.former_name(),
            customer: &diff.customer,
            fate: diff.fate.word(),
            outcome,
            broken: diff.broken.as_ref().map(Option::as_deref).into(),
            approvals: diff.approvals.iter().map(|one| ApprovalJson::of(it, one)).collect(),
            phase: consequence.phase.map(|phase| phase.map(Phase::word)).into(),
            slip_days: consequence.slip.into(),
            slip_by: consequence.ledger.as_ref().map(|it| SlipJson::of(it.as_ref())).into(),
            days: consequence.days.iter().map(DayJson::of).collect(),
            gates: consequence.gates.iter().map(GateJson::of).collect(),
            health: HealthJson::of(&consequence.health),
            signals_started: consequence.signals.started.iter().map(|it| it.signal).collect(),
            signals_stopped: consequence.signals.stopped.iter().map(|it| it.signal).collect(),
            left_behind: diff.left_behind.iter().map(LeftJson::of).collect(),
            findings: FindingsJson::of(it),
            entries: diff.entries.iter().map(EntryJson::of).collect(),
            customer_reads: it.customer.as_ref().map(Vec::as_slice).into(),
        }
    }
}
