//! Criteria that a metric decides.

use std::cell::OnceCell;

use super::Judge;
use super::criterion::{CriterionState, Ruling};
use crate::basis::Basis;
use crate::date::Date;
use crate::metric::{self, Lens, Metric, Value};
use crate::model::Criterion;
use crate::phrase::{Days, List};
use crate::schedule::Schedule;

/// The day of a sign-off, and how the plan stood then, worked out once for all criteria of the gate that ask.
pub(super) struct Signing {
    pub(super) on: Date,
    past: OnceCell<(Basis, Schedule)>,
}

impl Signing {
    pub(super) const fn new(on: Date) -> Self {
        Self { on, past: OnceCell::new() }
    }
}

impl Judge<'_> {
    /// Judges a measured criterion: on the day of the sign-off if the gate was signed, else today.
    ///
    /// What is met only today still counts as met, dated today, so that the sign-off stands before its evidence.
    pub(super) fn measured(&self, criterion: &Criterion, signing: Option<&Signing>) -> Ruling {
        let id = criterion.metric.or("");
        let Some(metric) = metric::find(id) else {
            return Ruling::new(CriterionState::Unknown, format!("there is no metric `{id}`"))
                .remedy("name one of the metrics that `onboard explain` lists");
        };
        let today = self.read(criterion, metric, &self.metrics.get(id));
        let Some(signing) = signing.filter(|signing| signing.on < self.as_of()) else {
            return today;
        };
        let was_seen_then = today.state == CriterionState::Met && today.on.is_some_and(|on| on <= signing.on);
        if was_seen_then {
            return today;
        }
        let then = self.read(criterion, metric, &self.measure_then(metric, signing));
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

    fn measure_then(&self, metric: &Metric, signing: &Signing) -> Value {
        let (basis, schedule) = signing.past.get_or_init(|| {
            let basis = self.lens.basis.at(signing.on);
            let schedule = Schedule::of(self.lens.plan, &basis);
            (basis, schedule)
        });
        Lens { basis, schedule, ..*self.lens }.measure(metric)
    }

    fn read(&self, criterion: &Criterion, metric: &Metric, value: &Value) -> Ruling {
        let ruling = rule(criterion, metric, value);
        let source = value.reading().and_then(|reading| reading.routes.first().cloned());
        let on = value.reading().and_then(|reading| reading.on);
        ruling.required(required(criterion, metric)).source(source).on(on)
    }
}

fn rule(criterion: &Criterion, metric: &Metric, value: &Value) -> Ruling {
    let id = metric.id;
    let unknown =
        |observed: String, remedy: String| Ruling::new(CriterionState::Unknown, observed).remedy(remedy);
    if criterion.at_least.is_none() && criterion.at_most.is_none() {
        let observed =
            value.reading().map_or_else(|| "unknown".to_owned(), |seen| metric.unit.show(seen.amount));
        return Ruling::new(CriterionState::Unmet, observed)
            .remedy(format!("say how much is enough: `at_least` or `at_most` under `{}`", criterion.id));
    }
    match value {
        Value::Unknown(why) => unknown(
            why.clone(),
            format!("write down what is missing: `onboard explain {id}` says where it is read"),
        ),
        Value::NotApplicable(why) => unknown(
            format!("cannot be measured yet: {why}"),
            "wait until it can be measured, or write `not_applicable: <why>` if the plan never needs it"
                .to_owned(),
        ),
        Value::Stale(reading, age) => {
            let observed = format!("{}, {} old", metric.unit.show(reading.amount), Days(*age));
            let file = reading.routes.first().map(|route| format!(" and write it into `{}`", route.file));
            unknown(observed, format!("measure `{id}` again{}", file.unwrap_or_default()))
        }
        Value::Known(reading) => {
            let seen = metric.unit.show(reading.amount);
            let note = reading.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
            match value.known() {
                None => unknown(seen, format!("`{id}` is a day and has no size: name another metric")),
                Some(number) if meets(criterion, number) => {
                    Ruling::new(CriterionState::Met, format!("{seen}{}", brief(&note)))
                }
                Some(_) => Ruling::new(CriterionState::Unmet, format!("{seen}{}", brief(&note))).remedy(format!(
                    "bring `{id}` from {seen}{} to {}, or have it waived for a time: `onboard explain {id}` says \
                     what it counts",
                    if brief(&note).is_empty() { &note } else { "" },
                    required(criterion, metric)
                )),
            }
        }
    }
}

/// A note that fits into a table's cell; a longer one, such as a list of what is missing, belongs in the remedy.
fn brief(note: &str) -> &str {
    const CELL: usize = 60;
    if note.chars().count() <= CELL { note } else { "" }
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
