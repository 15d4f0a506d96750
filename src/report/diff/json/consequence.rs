//! What a change comes to: days, slip, gates, health.

use serde::Serialize;

use super::both::BothJson;
use crate::date::Date;
use crate::diff::{
    Both, CapChange, ComponentChange, Consequence, CriterionChange, DayChange, GateChange, HealthChange,
    PromiseRoom,
};
use crate::gate::{CriterionState, Verdict};
use crate::health::Judgement;
use crate::model::{Colour, Phase, Side};
use crate::slip::{Ledger, SideDays};

/// All that a change comes to.
#[derive(Serialize)]
pub(in crate::report) struct ConsequenceJson<'a> {
    phase: BothJson<Option<&'static str>>,
    slip_days: BothJson<Option<i64>>,
    slip_by: BothJson<Vec<SlipJson>>,
    days: Vec<DayJson>,
    promises: Vec<PromiseJson<'a>>,
    gates: Vec<GateJson<'a>>,
    health: HealthJson<'a>,
    signals_started: Vec<&'static str>,
    signals_stopped: Vec<&'static str>,
}

impl<'a> ConsequenceJson<'a> {
    pub(in crate::report) fn of(it: &'a Consequence) -> Self {
        Self {
            phase: it.phase.map(|phase| phase.map(Phase::word)).into(),
            slip_days: it.slip.into(),
            slip_by: it.ledger.as_ref().map(|it| SlipJson::of(it.as_ref())).into(),
            days: it.days.iter().map(DayJson::of).collect(),
            promises: it.promises.iter().map(PromiseJson::of).collect(),
            gates: it.gates.iter().map(GateJson::of).collect(),
            health: HealthJson::of(&it.health),
            signals_started: it.signals.started.iter().map(|it| it.signal).collect(),
            signals_stopped: it.signals.stopped.iter().map(|it| it.signal).collect(),
        }
    }
}

#[derive(Serialize)]
struct DayJson {
    what: String,
    before: Option<Date>,
    after: Option<Date>,
    later_days: Option<i64>,
}

impl DayJson {
    fn of(it: &DayChange) -> Self {
        Self { what: it.of.word(), before: it.day.base, after: it.day.head, later_days: it.later() }
    }
}

/// How many days lie between go-live and what was promised.
#[derive(Serialize)]
struct PromiseJson<'a> {
    id: &'a str,
    due: Date,
    room_days: BothJson<i64>,
}

impl<'a> PromiseJson<'a> {
    fn of(it: &'a PromiseRoom) -> Self {
        Self { id: &it.id, due: it.due, room_days: it.room.into() }
    }
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

impl<'a> GateJson<'a> {
    fn of(it: &'a GateChange) -> Self {
        let criterion = |it: &'a CriterionChange| {
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

impl<'a> HealthJson<'a> {
    fn of(it: &'a HealthChange) -> Self {
        let component = |it: &'a ComponentChange| ComponentJson {
            metric: &it.metric,
            before: it.points.base,
            after: it.points.head,
        };
        let cap = |it: &'a CapChange| {
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
