//! The windows of a plan: days 0–30, 31–60, 61–90 and what comes after.

use crate::date::Date;
use crate::model::GateName;
use crate::schedule::{Forecast, Standing};

use super::checkpoint::{Checkpoint, checkpoints};
use crate::assessment::Assessment;

/// One window. Days count from signature, which is day 0; a milestone belongs to the window of its due date, or of
/// the day on which it was done where none was set.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// As people say it: `0–30`.
    pub name: &'static str,
    /// What it is about (S2, S4).
    pub theme: &'static str,
    /// The first day of the calendar in it.
    pub from: Date,
    /// The last day of the calendar in it; none for the open-ended one.
    pub to: Option<Date>,
    /// Whether the as-of date falls in it; none is before the signature.
    pub is_current: bool,
    /// Milestones in it that are done, as indexes into the plan's; by date, as in the two lists that follow.
    pub done: Vec<usize>,
    /// Milestones in it that are overdue.
    pub late: Vec<usize>,
    /// The other open milestones in it.
    pub open: Vec<usize>,
    /// What the window asks for.
    pub checkpoints: Vec<Checkpoint>,
    /// Gates whose planned day falls in it.
    pub gates: Vec<GateName>,
}

impl Window {
    /// Milestones that count.
    pub const fn total(&self) -> usize {
        self.done.len() + self.late.len() + self.open.len()
    }

    /// All of them as indexes into the plan's, by the day for which each is planned, or on which it was done.
    pub fn milestones(&self, it: &Assessment) -> Vec<usize> {
        let mut all: Vec<usize> =
            [&self.done, &self.late, &self.open].into_iter().flatten().copied().collect();
        all.sort_by_key(|index| (day_of(&it.schedule.forecasts[*index]), *index));
        all
    }
}

struct Span {
    name: &'static str,
    theme: &'static str,
    first: i64,
    last: Option<i64>,
}

const SPANS: [Span; 4] = [
    Span { name: "0–30", theme: "align and win first", first: 0, last: Some(30) },
    Span { name: "31–60", theme: "roll out and adopt", first: 31, last: Some(60) },
    Span { name: "61–90", theme: "embed and prove", first: 61, last: Some(90) },
    Span { name: "91+", theme: "hand over", first: 91, last: None },
];

/// The windows that the plan reaches: up to its planned length, its last milestone or gate, or the day on which it
/// stands.
pub(super) fn windows(it: &Assessment) -> Vec<Window> {
    let signed = it.signed();
    let milestones = it.schedule.milestones().filter_map(|(_, _, forecast)| day_of(forecast));
    let last = milestones.map(|day| day.days_since(signed)).max();
    let gates = it.gates.gates.iter().filter_map(|gate| gate.due).map(|due| due.days_since(signed)).max();
    let reach =
        [last, gates, Some(it.planned_days()), Some(it.day())].into_iter().flatten().max().unwrap_or(0);
    SPANS.iter().filter(|span| span.first <= reach).map(|span| window(it, span)).collect()
}

fn window(it: &Assessment, span: &Span) -> Window {
    let signed = it.signed();
    let holds = |date: Date| {
        let day = date.days_since(signed);
        // Work planned before signature belongs to the first window, not to none.
        (day >= span.first || span.first == 0) && span.last.is_none_or(|last| day <= last)
    };
    let mut window = Window {
        name: span.name,
        theme: span.theme,
        from: signed.plus_days(span.first),
        to: span.last.map(|last| signed.plus_days(last)),
        is_current: !it.has_ended() && it.as_of() >= signed && holds(it.as_of()),
        done: Vec::new(),
        late: Vec::new(),
        open: Vec::new(),
        checkpoints: span.last.map(|last| checkpoints(it, last)).unwrap_or_default(),
        gates: it
            .gates
            .gates
            .iter()
            .filter(|gate| gate.due.is_some_and(holds))
            .map(|gate| gate.gate)
            .collect(),
    };
    let within = it.schedule.milestones().filter_map(|(index, _, forecast)| {
        Some((day_of(forecast).filter(|day| holds(*day))?, index, forecast))
    });
    let mut within: Vec<_> = within.collect();
    within.sort_by_key(|(day, index, _)| (*day, *index));
    for (_, index, forecast) in within {
        match forecast {
            _ if forecast.is_done => window.done.push(index),
            _ if forecast.is_overdue => window.late.push(index),
            _ => window.open.push(index),
        }
    }
    window
}

/// The day by which a milestone belongs to a window: its due date, else the day on which it was done.
fn day_of(forecast: &Forecast) -> Option<Date> {
    let is_needed = forecast.standing != Standing::Dropped;
    forecast.due.or(forecast.date.filter(|_| forecast.is_done)).filter(|_| is_needed)
}

/// Milestones that are in no window, for want of a date, as indexes into the plan's.
pub fn undated(it: &Assessment) -> Vec<usize> {
    let is_needed = |forecast: &Forecast| forecast.standing != Standing::Dropped;
    let all = it.schedule.milestones();
    all.filter(|(_, _, forecast)| is_needed(forecast) && day_of(forecast).is_none())
        .map(|(index, ..)| index)
        .collect()
}
