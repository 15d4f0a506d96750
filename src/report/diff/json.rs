//! The JSON of `diff`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;
use serde_json::Value;

use super::{ChangeAnswer, Compared, summary};
use crate::date::Date;
use crate::diff::{
    Approval, Both, DayOf, EntryChange, EntryFate, Gone, GoneBecause, LeftBehind, LeftKind, PlanFate,
};
use crate::finding::Finding;
use crate::gate::{CriterionState, Verdict};
use crate::health::Judgement;
use crate::model::{Colour, Phase, Right, Side};
use crate::remedy::Command;
use crate::slip::{Ledger, SideDays};

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

/// It before and after.
#[derive(Serialize)]
struct BothJson<T> {
    before: T,
    after: T,
}

impl<T> From<Both<T>> for BothJson<T> {
    fn from(both: Both<T>) -> Self {
        Self { before: both.base, after: both.head }
    }
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

#[derive(Serialize)]
struct ApprovalJson<'a> {
    kind: &'static str,
    subject: &'a str,
    said: &'a str,
    standing: &'static str,
    why: Option<&'a str>,
    by: Option<&'a str>,
    on: Option<Date>,
    right: Option<&'static str>,
    decision: Option<&'a str>,
    lacks_evidence: bool,
    written_by: &'a [String],
    file: Option<&'a str>,
    line: Option<usize>,
    is_in_head: bool,
    commands: Vec<String>,
}

#[derive(Serialize)]
struct DayJson {
    what: String,
    before: Option<Date>,
    after: Option<Date>,
    later_days: Option<i64>,
}

/// Days of the slip that belong to a side; of none where `side` is null.
#[derive(Serialize)]
struct SlipJson {
    side: Option<&'static str>,
    days: i64,
}

impl SlipJson {
    fn of(ledger: Option<&Ledger>) -> Vec<Self> {
        let side = |it: &SideDays| Self { side: it.side.map(Side::word), days: it.days };
        ledger.map(|it| it.sides.iter().map(side).collect()).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct GateJson<'a> {
    gate: &'static str,
    verdict: BothJson<Option<&'static str>>,
    met: BothJson<Option<usize>>,
    criteria_of: BothJson<Option<usize>>,
    waived: BothJson<usize>,
    criteria: Vec<CriterionJson<'a>>,
}

#[derive(Serialize)]
struct CriterionJson<'a> {
    id: &'a str,
    text: &'a str,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

#[derive(Serialize)]
struct HealthJson<'a> {
    state: BothJson<Option<&'static str>>,
    band: BothJson<Option<&'static str>>,
    score: BothJson<Option<f64>>,
    components: Vec<ComponentJson<'a>>,
    caps: Vec<CapJson>,
}

#[derive(Serialize)]
struct ComponentJson<'a> {
    metric: &'a str,
    before: Option<f64>,
    after: Option<f64>,
}

#[derive(Serialize)]
struct CapJson {
    id: &'static str,
    before: Option<f64>,
    after: Option<f64>,
}

#[derive(Serialize)]
struct LeftJson<'a> {
    kind: &'static str,
    behind: &'a str,
    day: Date,
    ids: Vec<&'a str>,
    before: usize,
    commands: Vec<String>,
}

#[derive(Serialize)]
struct FindingsJson<'a> {
    new: Vec<FindingJson<'a>>,
    gone: Vec<FindingJson<'a>>,
    kept: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    check: &'static str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    because: Option<&'static str>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    file: &'static str,
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    fate: &'static str,
    path: String,
    keys: Vec<KeyJson<'a>>,
    parts: Vec<Self>,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    key: &'static str,
    about: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
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
            fate: summary::fate(diff.fate),
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

impl<'a> ApprovalJson<'a> {
    fn of(it: &'a Compared, one: &'a Approval) -> Self {
        Self {
            kind: one.kind.word(),
            subject: &one.subject,
            said: &one.said,
            standing: one.standing.word(),
            why: one.standing.why(),
            by: one.by.as_deref(),
            on: one.on,
            right: one.right.map(Right::word),
            decision: one.decision.as_deref(),
            lacks_evidence: one.lacks_evidence,
            written_by: &one.written_by,
            file: one.place.file_name(),
            line: it.position(&one.place, one.is_in_head).map(|at| at.line),
            is_in_head: one.is_in_head,
            commands: one.remedy.commands().map(Command::to_string).collect(),
        }
    }
}

impl DayJson {
    fn of(it: &crate::diff::DayChange) -> Self {
        let what = match it.of {
            DayOf::GoLivePlanned => "go_live_planned".to_owned(),
            DayOf::GoLiveExpected => "go_live_expected".to_owned(),
            DayOf::Value(name) => format!("value_{}", name.word()),
            DayOf::Gate(gate) => format!("gate_{}", gate.word()),
        };
        Self { what, before: it.day.base, after: it.day.head, later_days: it.later() }
    }
}

impl<'a> GateJson<'a> {
    fn of(it: &'a crate::diff::GateChange) -> Self {
        let criterion = |it: &'a crate::diff::CriterionChange| {
            let Both { base, head } = it.state.map(|state| state.map(CriterionState::word));
            CriterionJson { id: &it.id, text: &it.text, before: base, after: head }
        };
        Self {
            gate: it.gate.word(),
            verdict: it.verdict.map(|verdict| verdict.map(Verdict::word)).into(),
            met: it.progress.map(|progress| progress.map(|(met, _)| met)).into(),
            criteria_of: it.progress.map(|progress| progress.map(|(_, all)| all)).into(),
            waived: it.waived.into(),
            criteria: it.criteria.iter().map(criterion).collect(),
        }
    }
}

impl<'a> HealthJson<'a> {
    fn of(it: &'a crate::diff::HealthChange) -> Self {
        let component = |it: &'a crate::diff::ComponentChange| ComponentJson {
            metric: &it.metric,
            before: it.points.base,
            after: it.points.head,
        };
        let cap = |it: &'a crate::diff::CapChange| {
            let Both { base, head } = it.cap.as_ref().map(|cap| cap.as_ref().map(|it| it.at_most));
            CapJson { id: it.id, before: base, after: head }
        };
        Self {
            state: it.judgement.map(|judgement| judgement.map(Judgement::word)).into(),
            band: it.band().map(|band| band.map(Colour::word)).into(),
            score: it.score().into(),
            components: it.components.iter().map(component).collect(),
            caps: it.caps.iter().map(cap).collect(),
        }
    }
}

impl<'a> LeftJson<'a> {
    fn of(it: &'a LeftBehind) -> Self {
        let kind = match it.kind {
            LeftKind::Milestones => "milestones",
            LeftKind::Objectives => "objectives",
            LeftKind::Sessions => "sessions",
        };
        Self {
            kind,
            behind: &it.behind,
            day: it.day,
            ids: it.entries.iter().map(|it| it.id.as_str()).collect(),
            before: it.before,
            commands: it.remedy.commands().map(Command::to_string).collect(),
        }
    }
}

impl<'a> FindingsJson<'a> {
    fn of(it: &'a Compared) -> Self {
        let findings = &it.diff.findings;
        let finding = |one: &'a Finding, because, is_in_head| FindingJson {
            check: one.check,
            severity: one.severity.word(),
            message: &one.message,
            file: one.place.file_name(),
            line: it.position(&one.place, is_in_head).map(|at| at.line),
            because,
        };
        let gone = |one: &'a Gone| finding(&one.finding, Some(because(one.because)), false);
        Self {
            new: findings.new.iter().map(|one| finding(one, None, true)).collect(),
            gone: findings.gone.iter().map(gone).collect(),
            kept: findings.kept,
        }
    }
}

const fn because(it: GoneBecause) -> &'static str {
    match it {
        GoneBecause::Fixed => "fixed",
        GoneBecause::Moved => "moved",
        GoneBecause::Silenced => "silenced",
        GoneBecause::Removed => "removed",
        GoneBecause::Ended => "ended",
        GoneBecause::Unread => "unread",
    }
}

impl<'a> EntryJson<'a> {
    fn of(it: &'a EntryChange) -> Self {
        let fate = match it.fate {
            EntryFate::Added => "added",
            EntryFate::Changed => "changed",
            EntryFate::Removed => "removed",
        };
        let key = |key: &'a crate::diff::KeyChange| KeyJson {
            key: key.field.key,
            about: key.about.as_deref(),
            before: key.before.as_deref(),
            after: key.after.as_deref(),
        };
        Self {
            file: it.file.name(),
            kind: it.shape.name,
            id: &it.name,
            title: &it.title,
            fate,
            path: it.route().to_string(),
            keys: it.keys.iter().map(key).collect(),
            parts: it.parts.iter().map(Self::of).collect(),
        }
    }
}
