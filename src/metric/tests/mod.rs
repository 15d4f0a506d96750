//! Each case is a plan in fragments, and the measurement in words: `known 0.62 [31 of 50, 2026-04-02]`.

mod table;

use super::{Amount, Lens, METRICS, Measurements, Value, find};
use crate::basis::Basis;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::plan::Plan;
use crate::schedule::Schedule;

/// Friday of the sixth week: day 39 of a plan signed on Monday 2 March 2026.
const AS_OF: &str = "2026-04-10";

/// A go-live on day 21, for what counts only after it.
const LIVE: (&str, &str) =
    ("jsp.yaml", "milestones: [{id: M-live, event: go_live, status: done, done_on: 2026-03-23}]");

/// Looks at a plan with the default configuration.
fn with_lens<T>(plan: &Plan, as_of: Date, look: impl FnOnce(&Lens<'_>) -> T) -> T {
    let basis = Basis::on(as_of);
    let calendar = basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
    let schedule = Schedule::of(plan, &basis);
    look(&Lens { plan, basis: &basis, calendar: &calendar, schedule: &schedule })
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
