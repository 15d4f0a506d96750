//! The JSON of `gate`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use super::answer::GateAnswer;
use super::rows::GateRow;
use crate::date::Date;
use crate::gate::{Bypass, Gates, JudgedCriterion, JudgedGate, ReasonKind};
use crate::model::{GateName, Outcome, Phase};
use crate::remedy::Remedy;
use crate::report::source::Lines;
use crate::schedule::Timing;

#[derive(Debug, Serialize)]
pub(super) struct AnswerJson<'a> {
    slug: &'a str,
    customer: &'a str,
    phase: &'static str,
    current_gate: Option<&'static str>,
    is_doubtful: bool,
    /// What is left once every gate is open.
    commands: Vec<String>,
    gates: Vec<GateJson<'a>>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a GateAnswer) -> Self {
        let gates = answer.gates.gates.iter();
        let gates = gates.filter(|gate| answer.named.is_none_or(|named| named == gate.gate));
        Self {
            slug: &answer.slug,
            customer: &answer.customer,
            phase: standing(answer.gates.phase, answer.ended),
            current_gate: answer.gates.next().map(|gate| gate.gate.word()),
            is_doubtful: answer.gates.is_doubtful,
            commands: answer
                .gates
                .closing(&answer.slug)
                .map(|(_, close)| close.to_string())
                .into_iter()
                .collect(),
            gates: gates.map(|gate| GateJson::of(gate, &answer.gates, &answer.lines)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct GateJson<'a> {
    gate: &'static str,
    phase: &'static str,
    verdict: &'static str,
    passed_over: Option<&'static str>,
    is_automatic: bool,
    is_overdue: bool,
    timing: Option<Timing>,
    due: Option<Date>,
    baseline: Option<Date>,
    forecast: Option<Date>,
    slip_days: Option<i64>,
    opened_on: Option<Date>,
    signed_by: Option<&'a str>,
    evidence: Option<&'a str>,
    bypassed: Vec<BypassJson>,
    objections: Vec<ObjectionJson<'a>>,
    remedy: Option<String>,
    commands: Vec<String>,
    criteria: Vec<CriterionJson<'a>>,
}

/// What happened while the gate was not open.
#[derive(Debug, Serialize)]
struct BypassJson {
    what: &'static str,
    on: Date,
    message: String,
    file: &'static str,
    line: Option<usize>,
    path: String,
}

impl BypassJson {
    fn of(bypass: &Bypass, lines: &Lines) -> Self {
        Self {
            what: bypass.what.word(),
            on: bypass.on,
            message: bypass.message(),
            file: bypass.route.file.name(),
            line: lines.line(&bypass.route),
            path: bypass.route.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ObjectionJson<'a> {
    ground: &'static str,
    message: &'a str,
    file: &'static str,
    line: Option<usize>,
    path: String,
}

#[derive(Debug, Serialize)]
struct CriterionJson<'a> {
    id: &'a str,
    text: &'a str,
    kind: &'static str,
    state: &'static str,
    binds: bool,
    until: Option<Date>,
    observed: &'a str,
    required: Option<&'a str>,
    evidence: Option<&'a str>,
    source: Option<String>,
    owner: Option<&'a str>,
    on: Option<Date>,
    remedy: Option<String>,
    commands: Vec<String>,
    file: &'static str,
    line: Option<usize>,
    path: String,
}

impl<'a> GateJson<'a> {
    fn of(gate: &'a JudgedGate, gates: &Gates, lines: &Lines) -> Self {
        let bypassed = gates.bypassed.iter().filter(|it| it.gate() == gate.gate);
        Self {
            gate: gate.gate.word(),
            phase: gate.gate.phase().word(),
            verdict: gate.verdict.word(),
            passed_over: gates.passed_over(gate).map(GateName::word),
            is_automatic: gate.is_automatic,
            is_overdue: gate.is_overdue(),
            timing: timing(gate),
            due: gate.due,
            baseline: gate.baseline,
            forecast: gate.forecast,
            slip_days: gate.slip_days,
            opened_on: gate.opened_on,
            signed_by: gate.signed_by.as_deref(),
            evidence: gate.evidence.as_deref(),
            bypassed: bypassed.map(|it| BypassJson::of(it, lines)).collect(),
            objections: gate
                .reasons
                .iter()
                .map(|reason| ObjectionJson {
                    ground: word(reason.kind),
                    message: &reason.message,
                    file: reason.route.file.name(),
                    line: lines.line(&reason.route),
                    path: reason.route.to_string(),
                })
                .collect(),
            remedy: sentence(&gate.remedy),
            commands: commands(&gate.remedy),
            criteria: gate.criteria.iter().map(|criterion| CriterionJson::of(criterion, lines)).collect(),
        }
    }
}

impl<'a> CriterionJson<'a> {
    fn of(criterion: &'a JudgedCriterion, lines: &Lines) -> Self {
        Self {
            id: &criterion.id,
            text: &criterion.text,
            kind: criterion.kind.word(),
            state: criterion.state.word(),
            binds: criterion.binds,
            until: criterion.state.until(),
            observed: &criterion.observed,
            required: written(&criterion.required),
            evidence: criterion.evidence.as_deref(),
            source: criterion.source.as_ref().map(ToString::to_string),
            owner: criterion.owner.as_deref(),
            on: criterion.on,
            remedy: sentence(&criterion.remedy),
            commands: commands(&criterion.remedy),
            file: criterion.route.file.name(),
            line: lines.line(&criterion.route),
            path: criterion.route.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct RowJson<'a> {
    slug: &'a str,
    customer: &'a str,
    phase: &'static str,
    gate: Option<&'static str>,
    verdict: Option<&'static str>,
    due: Option<Date>,
    forecast: Option<Date>,
    slip_days: Option<i64>,
    timing: Option<Timing>,
    criteria: usize,
    blocking: Vec<&'a str>,
}

impl<'a> RowJson<'a> {
    pub(super) fn of(row: &'a GateRow) -> Self {
        let gate = row.gate.as_ref();
        let blocking = gate.into_iter().flat_map(JudgedGate::blocking);
        Self {
            slug: &row.slug,
            customer: &row.customer,
            phase: row.standing(),
            gate: gate.map(|gate| gate.gate.word()),
            verdict: gate.map(|gate| gate.verdict.word()),
            due: gate.and_then(|gate| gate.due),
            forecast: gate.and_then(|gate| gate.forecast),
            slip_days: gate.and_then(|gate| gate.slip_days),
            timing: gate.and_then(timing),
            criteria: gate.map_or(0, JudgedGate::asked),
            blocking: blocking.map(|criterion| criterion.id.as_str()).collect(),
        }
    }
}

/// The phase, or how the onboarding ended.
fn standing(phase: Option<Phase>, ended: Option<Outcome>) -> &'static str {
    ended.map(Outcome::word).or(phase.map(Phase::word)).unwrap_or_default()
}

const fn word(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::NoRight => "no_right",
        ReasonKind::BeforeEvidence => "before_evidence",
        ReasonKind::Unmet => "unmet",
        ReasonKind::Incomplete => "incomplete",
        ReasonKind::OutOfOrder => "out_of_order",
        ReasonKind::SecondMissing => "second_missing",
    }
}

/// Whether it is in time; nothing of a gate that is open.
fn timing(gate: &JudgedGate) -> Option<Timing> {
    (!gate.verdict.is_open()).then(|| gate.timing())
}

fn sentence(remedy: &Remedy) -> Option<String> {
    (!remedy.is_empty()).then(|| remedy.to_string())
}

fn commands(remedy: &Remedy) -> Vec<String> {
    remedy.commands().map(ToString::to_string).collect()
}

fn written(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
