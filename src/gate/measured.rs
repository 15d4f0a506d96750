//! Criteria that a metric decides.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use super::waiver::may_be_waived;
use crate::metric::{self, Metric, Value};
use crate::model::{Criterion, GateName};
use crate::phrase::Days;
use crate::remedy::{Remedy, commands};

impl MeasuredPlan<'_> {
    /// Judges a measured criterion.
    pub(super) fn measured(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        let id = criterion.metric.or("");
        match metric::find(id).zip(self.metric(id)) {
            Some((metric, value)) => self.read(gate, criterion, metric, value),
            None => Ruling::new(CriterionState::Unknown, format!("there is no metric `{id}`"))
                .remedy(Remedy::run("name one of the metrics that there are", commands::explain_all())),
        }
    }

    fn read(&self, gate: GateName, criterion: &Criterion, metric: &Metric, value: &Value) -> Ruling {
        let ruling = rule(criterion, metric, value, self.has_ended());
        let source = value.reading().and_then(|reading| reading.routes.first().cloned());
        let on = value.reading().and_then(|reading| reading.on);
        let ruling = ruling.required(required(criterion, metric)).source(source).on(on);
        let remedy = match ruling.state {
            CriterionState::Met => Remedy::default(),
            _ => self.to_meet(gate, criterion, metric, value),
        };
        let is_unwritten = value.known().is_some() && metric::counts_answers(metric.id);
        ruling.unwritten(is_unwritten).remedy(remedy)
    }

    /// What would bring a metric to where a criterion wants it.
    fn to_meet(self, gate: GateName, criterion: &Criterion, metric: &Metric, value: &Value) -> Remedy {
        let id = metric.id;
        if let Some(file) = metric.files.iter().find(|file| self.plan.is_doubtful(**file)) {
            return self.to_fix(*file);
        }
        if let Some(remedy) = self.over_with(id, value) {
            return remedy;
        }
        let record = |words: String| match metric::record(id, &self.schedule.at, value.known().is_some()) {
            Some(command) => Remedy::run(words, command),
            None => Remedy::run(format!("{words}; see where it is read"), commands::explain(id)),
        };
        match value {
            Value::Unknown { .. } => match metric::measures(id) {
                Some(fact) if metric::record(id, &self.schedule.at, false).is_none() => {
                    self.noting("note it once it has happened", fact)
                }
                _ => record("record what is missing".to_owned()),
            },
            Value::NotApplicable(_) => Remedy::say("wait until it can be measured"),
            Value::Stale(..) => record(format!("measure `{id}` again")),
            Value::Known(_) if value.known().is_none() => {
                Remedy::say(format!("name another metric: `{id}` is a day and has no size"))
            }
            Value::Known(reading) => {
                let seen = metric.unit.show(reading.amount);
                let (_, long) = split(reading.note.as_deref());
                let asked = required(criterion, metric);
                self.or_waive(gate, criterion, record(format!("bring `{id}` from {seen}{long} to {asked}")))
            }
        }
    }

    /// What is to be said of an onboarding that has ended: no day after its end brings what only days bring.
    fn over_with(self, id: &str, value: &Value) -> Option<Remedy> {
        let ended = self.ended()?;
        match value {
            Value::NotApplicable(_) => {
                Some(Remedy::say(format!("it could not be measured by {ended}, when the onboarding ended")))
            }
            Value::Known(_) if value.known().is_some() && !metric::only_gets_better_by_events(id) => {
                Some(Remedy::say(format!("the onboarding ended on {ended}, and no day after that counts")))
            }
            _ => None,
        }
    }

    /// Whether a gate has as many waivers as it may have at once.
    fn has_all_waivers(&self, gate: GateName) -> bool {
        let measured = |it: &Criterion| {
            let value = it.metric.get().and_then(|id| self.metric(id));
            value.is_some_and(|value| value.meets(it) == Some(true))
        };
        let live = self.live_waivers(&measured).into_iter().filter(|it| it.gate == gate).count();
        live >= self.basis.config.gates.waivers.at_once as usize
    }

    /// The remedy, or a waiver where there is none yet: what was missed for good can only be waived.
    fn or_waive(&self, gate: GateName, criterion: &Criterion, remedy: Remedy) -> Remedy {
        let is_waived = criterion.waivers.iter().any(|waiver| waiver.is_there_on(self.as_of()));
        if is_waived || !may_be_waived(criterion) || self.has_all_waivers(gate) {
            return remedy;
        }
        let waive = self.to_have_waived(gate, criterion);
        remedy.or(Remedy::run("have it waived for a time", waive))
    }
}

/// How a metric's value stands to what a criterion asks.
fn rule(criterion: &Criterion, metric: &Metric, value: &Value, has_ended: bool) -> Ruling {
    let unknown = |observed: String| Ruling::new(CriterionState::Unknown, observed);
    match value {
        Value::Unknown { why, .. } => unknown(why.clone()),
        Value::NotApplicable(why) if has_ended => unknown(format!("could not be measured by the end: {why}")),
        Value::NotApplicable(why) => unknown(format!("cannot be measured yet: {why}")),
        Value::Stale(reading, age) => {
            unknown(format!("{}, {} old", metric.unit.show(reading.amount), Days(*age)))
        }
        Value::Known(reading) => {
            let seen = metric.unit.show(reading.amount);
            let Some(is_met) = value.meets(criterion) else { return unknown(seen) };
            let state = if is_met { CriterionState::Met } else { CriterionState::Unmet };
            Ruling::new(state, format!("{seen}{}", split(reading.note.as_deref()).0))
        }
    }
}

/// A note as it stands after a number: in a table's cell where it fits, such as a list of what is missing where it
/// does not in the remedy.
fn split(note: Option<&str>) -> (String, String) {
    const CELL: usize = 60;
    let text = note.map_or_else(String::new, |note| format!(" ({note})"));
    if text.chars().count() <= CELL { (text, String::new()) } else { (String::new(), text) }
}

fn required(criterion: &Criterion, metric: &Metric) -> String {
    let bounds = metric.unit.show_bounds(criterion.at_least, criterion.at_most);
    bounds.unwrap_or_else(|| "on record".to_owned())
}
