//! The windows of a plan: days 0–30, 31–60, 61–90 and what comes after.

use crate::date::Date;
use crate::model::{GateName, Status};

use super::StandUp;
use super::checkpoint::{Checkpoint, checkpoints};

/// One window. Days count from signature, which is day 0; a milestone belongs to the window of its due date.
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
    /// Whether the as-of date falls in it.
    pub is_current: bool,
    /// Milestones in it that are done, as indexes into the plan's.
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
    #[must_use]
    pub const fn total(&self) -> usize {
        self.done.len() + self.late.len() + self.open.len()
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

/// The windows that the plan reaches: up to its planned length, its last milestone or the as-of date while it runs.
#[must_use]
pub fn windows(it: &StandUp<'_>) -> Vec<Window> {
    let signed = it.plan.onboarding.contract.signed;
    let last_due =
        it.plan.jsp.milestones.iter().filter_map(|m| m.due).map(|due| due.days_since(signed)).max();
    let reach = last_due.unwrap_or(0).max(it.planned_days() - 1);
    SPANS.iter().filter(|span| span.first <= reach).map(|span| window(it, span)).collect()
}

fn window(it: &StandUp<'_>, span: &Span) -> Window {
    let signed = it.plan.onboarding.contract.signed;
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
        is_current: holds(it.as_of()),
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
    for (index, milestone) in it.plan.jsp.milestones.iter().enumerate() {
        let is_in = milestone.due.is_some_and(holds) && milestone.status() != Status::NotApplicable;
        match &it.schedule.forecasts[index] {
            _ if !is_in => {}
            forecast if forecast.is_done => window.done.push(index),
            forecast if forecast.is_overdue => window.late.push(index),
            _ => window.open.push(index),
        }
    }
    window
}
