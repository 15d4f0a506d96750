//! Waivers that were given, and those that are over while what they stood in for is still owed. What has been met since
//! needs none, so that its end is no news.

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::CriterionState;
use crate::model::{GateName, Waiver};

/// A waiver of which something became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverNews {
    /// The gate.
    pub gate: GateName,
    /// The id of the criterion that it stands in for.
    pub criterion: String,
    /// What that asks for.
    pub text: String,
    /// Who gave it.
    pub by: String,
    /// The last day on which it holds, or held.
    pub until: Date,
    /// What became of it.
    pub fate: WaiverFate,
}

/// What became of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverFate {
    /// It was given, or given again for another day.
    Given,
    /// Somebody took it back.
    Withdrawn,
    /// Its last day passed.
    Lapsed,
}

impl Alike for WaiverNews {
    fn is_like(&self, other: &Self) -> bool {
        (self.gate, &self.criterion, self.fate) == (other.gate, &other.criterion, other.fate)
    }
}

/// What became of waivers from one state of a plan to another.
pub(super) fn waivers(then: &Assessment, now: &Assessment) -> Vec<WaiverNews> {
    let before = states(then);
    let news = |(gate, id, text, state): (GateName, &str, &str, CriterionState)| {
        let was = before.iter().find(|(other, known, ..)| (*other, *known) == (gate, id)).map(|it| it.3);
        let until = state.until().filter(|_| was != Some(state))?;
        let waiver = waiver_of(now, gate, id, until);
        let is_taken_back = waiver.is_some_and(|it| {
            it.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.withdrawn_on <= now.as_of())
        });
        let fate = match state {
            CriterionState::Waived(_) => WaiverFate::Given,
            _ if is_taken_back => WaiverFate::Withdrawn,
            _ => WaiverFate::Lapsed,
        };
        let by = waiver.map(|it| it.by.or("").to_owned()).unwrap_or_default();
        Some(WaiverNews { gate, criterion: id.to_owned(), text: text.to_owned(), by, until, fate })
    };
    if now.has_ended() { Vec::new() } else { states(now).into_iter().filter_map(news).collect() }
}

/// The criteria of all gates, with how each stands.
fn states(it: &Assessment) -> Vec<(GateName, &str, &str, CriterionState)> {
    let gates = it.gates.gates.iter();
    gates.flat_map(|gate| gate.criteria.iter().map(|it| (gate.gate, &*it.id, &*it.text, it.state))).collect()
}

/// The waiver of a criterion that holds, or held, until this day; of several the last.
fn waiver_of<'a>(it: &'a Assessment, gate: GateName, id: &str, until: Date) -> Option<&'a Waiver> {
    let criterion = it.plan.gates.gates.get(gate)?.criteria.iter().find(|it| it.id == id)?;
    let spans =
        |waiver: &&Waiver| it.waiver_span(gate, criterion, waiver).is_some_and(|(_, last)| last == until);
    criterion.waivers.iter().rev().find(spans)
}
