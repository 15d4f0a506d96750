//! Each case is a plan in fragments, and the measurement in words: `known 0.62 [31 of 50, 2026-04-02]`.

mod adoption;
mod delivery;
mod events;
mod goals;
mod handoff;
mod logs;
mod neglect;
mod people;
mod property;
mod record;
mod rhythm;
mod table;
mod training;

use std::sync::LazyLock;

use super::{Amount, METRICS, Measurements, Measurer, Value, find};
use crate::basis::Basis;
use crate::config::Config;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::plan::Plan;
use crate::schedule::Schedule;

/// Friday of the sixth week: day 39 of a plan signed on Monday 2 March 2026.
const AS_OF: &str = "2026-04-10";

/// A go-live on day 21, for what counts only after it.
const LIVE: (&str, &str) = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, done_on: 2026-03-23}]");

type Files<'a> = &'a [(&'a str, &'a str)];

/// Looks at a plan with the default configuration.
fn schedule_of(plan: &Plan, as_of: Date) -> Schedule {
    static DEFAULT: LazyLock<Config> = LazyLock::new(Config::default);
    Schedule::of_plan(plan, &Basis::new(DEFAULT.clone(), as_of))
}

fn measurements(plan: &Plan) -> Measurements {
    Measurements::take(&schedule_of(plan, date(AS_OF)))
}

fn measure_on(id: &str, files: Files<'_>, as_of: &str) -> Value {
    let schedule = schedule_of(&plan_from(files), date(as_of));
    let measured = Measurer::new(&schedule).get(id).cloned();
    measured.unwrap_or_else(|| panic!("there is no metric `{id}`"))
}

fn words(value: &Value) -> String {
    let amount = value.reading().map(|reading| match reading.amount {
        // Enough to tell values apart, few enough to read.
        Amount::Number(number) => format!(" {}", (number * 1000.0).round() / 1000.0),
        Amount::Date(date) => format!(" {date}"),
    });
    let note = value.reading().and_then(|reading| reading.note.as_ref()).map(|note| format!(" [{note}]"));
    let why = value.why().map(|why| format!(": {why}"));
    [Some(value.state().to_owned()), amount, note, why].into_iter().flatten().collect()
}

fn case(id: &str, files: Files<'_>, want: &str) {
    case_on(id, files, AS_OF, want);
}

fn case_on(id: &str, files: Files<'_>, as_of: &str, want: &str) {
    assert_eq!(words(&measure_on(id, files, as_of)), want, "{id} on {as_of} of {files:?}");
}

/// Where a value was read.
fn routes(id: &str, files: Files<'_>) -> Vec<String> {
    let value = measure_on(id, files, AS_OF);
    value
        .reading()
        .map(|reading| reading.routes.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}
