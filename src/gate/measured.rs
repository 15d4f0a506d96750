//! Criteria that a metric decides.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::signing::Signing;
use super::state::CriterionState;
use super::waiver::is_written;
use crate::metric::{self, Metric, Value};
use crate::model::{Criterion, GateName};
use crate::phrase::{Days, List};
use crate::remedy::{Remedy, blank, commands};

impl MeasuredPlan<'_> {
    /// Judges a measured criterion: on the day of the sign-off if the gate was signed, else today.
    ///
    /// What is met only today still counts as met, dated today, so that the sign-off stands before its evidence.
    pub(super) fn measured(
        &self,
        gate: GateName,
        criterion: &Criterion,
        signing: Option<&Signing<'_>>,
    ) -> Ruling {
        let id = criterion.metric.or("");
        let Some(metric) = metric::find(id) else {
            return Ruling::new(CriterionState::Unknown, format!("there is no metric `{id}`"))
                .remedy(Remedy::run("name one of the metrics that there are", commands::explain_all()));
        };
        let today = self.read(gate, criterion, metric, self.metrics.get(id));
        let Some(signing) = signing.filter(|signing| signing.on < self.as_of()) else {
            return today;
        };
        let was_seen_then = today.state == CriterionState::Met && today.on.is_some_and(|on| on <= signing.on);
        if was_seen_then {
            return today;
        }
        let Some(then) = (signing.then)(id) else { return today };
        let then = self.read(gate, criterion, metric, &then);
        match (then.state, today.state) {
            (CriterionState::Met, _) if then.observed == today.observed => then,
            (CriterionState::Met, _) => {
                let observed = format!("{} when signed off; {} now", then.observed, today.observed);
                Ruling { observed, ..then }
            }
            // Met, but not by the day of the sign-off; a metric without a day of its own is dated today.
            (_, CriterionState::Met) => Ruling { on: today.on.or(Some(self.as_of())), ..today },
            _ => today,
        }
    }

    fn read(&self, gate: GateName, criterion: &Criterion, metric: &Metric, value: &Value) -> Ruling {
        let ruling = rule(criterion, metric, value);
        let source = value.reading().and_then(|reading| reading.routes.first().cloned());
        let on = value.reading().and_then(|reading| reading.on);
        let ruling = ruling.required(required(criterion, metric)).source(source).on(on);
        let remedy = match ruling.state {
            CriterionState::Met => Remedy::default(),
            _ => self.to_meet(gate, criterion, metric, value),
        };
        ruling.remedy(remedy)
    }

    /// What would bring a metric to where a criterion wants it.
    fn to_meet(self, gate: GateName, criterion: &Criterion, metric: &Metric, value: &Value) -> Remedy {
        let id = metric.id;
        if criterion.at_least.is_none() && criterion.at_most.is_none() {
            return Remedy::say(format!(
                "say how much is enough: `at_least` or `at_most` under `{}`",
                criterion.id
            ));
        }
        if let Some(file) = metric.files.iter().find(|file| self.plan.is_doubtful(**file)) {
            return self.to_fix(*file);
        }
        let record = |words: String| match metric::record(id, &self.plan, value.known().is_some()) {
            Some(command) => Remedy::run(words, command),
            None => Remedy::run(format!("{words}; see where it is read"), commands::explain(id)),
        };
        match value {
            Value::Unknown { .. } => record("write down what is missing".to_owned()),
            Value::NotApplicable(_) => {
                let words = "wait until it can be measured, or write `not_applicable: <why>` if the plan never needs it";
                Remedy::say(words)
            }
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

    /// The remedy, or a waiver where there is none yet: what was missed for good can only be waived.
    fn or_waive(&self, gate: GateName, criterion: &Criterion, remedy: Remedy) -> Remedy {
        if criterion.waiver.as_ref().is_some_and(|waiver| is_written(waiver, self.as_of())) {
            return remedy;
        }
        let waive = self.to_waive(gate, criterion, blank("name"), blank("date"), blank("reason"));
        remedy.or(Remedy::run("have it waived for a time", waive))
    }
}

/// How a metric's value stands to what a criterion asks.
fn rule(criterion: &Criterion, metric: &Metric, value: &Value) -> Ruling {
    let unknown = |observed: String| Ruling::new(CriterionState::Unknown, observed);
    if criterion.at_least.is_none() && criterion.at_most.is_none() {
        let observed =
            value.reading().map_or_else(|| "unknown".to_owned(), |seen| metric.unit.show(seen.amount));
        return Ruling::new(CriterionState::Unmet, observed);
    }
    match value {
        Value::Unknown { why, .. } => unknown(why.clone()),
        Value::NotApplicable(why) => unknown(format!("cannot be measured yet: {why}")),
        Value::Stale(reading, age) => {
            unknown(format!("{}, {} old", metric.unit.show(reading.amount), Days(*age)))
        }
        Value::Known(reading) => {
            let seen = metric.unit.show(reading.amount);
            let Some(number) = value.known() else { return unknown(seen) };
            let state = if meets(criterion, number) { CriterionState::Met } else { CriterionState::Unmet };
            Ruling::new(state, format!("{seen}{}", split(reading.note.as_deref()).0))
        }
    }
}

/// A note as it stands behind a number: in a table's cell where it fits, such as a list of what is missing where it
/// does not in the remedy.
fn split(note: Option<&str>) -> (String, String) {
    const CELL: usize = 60;
    let text = note.map_or_else(String::new, |note| format!(" ({note})"));
    if text.chars().count() <= CELL { (text, String::new()) } else { (String::new(), text) }
}

/// The boundary meets; a hair's breadth of floating point does not decide a gate.
fn meets(criterion: &Criterion, number: f64) -> bool {
    const HAIR: f64 = 1e-9;
    criterion.at_least.is_none_or(|least| number >= least - HAIR)
        && criterion.at_most.is_none_or(|most| number <= most + HAIR)
}

fn required(criterion: &Criterion, metric: &Metric) -> String {
    let bounds: Vec<String> = [("at least", criterion.at_least), ("at most", criterion.at_most)]
        .into_iter()
        .filter_map(|(words, bound)| Some(format!("{words} {}", metric.unit.show_number(bound?))))
        .collect();
    List::and(&bounds).to_string()
}
