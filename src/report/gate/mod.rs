//! The gates of one plan: verdicts, criteria with what was seen beside what is asked, and what would open them.

mod json;
mod rows;
mod view;

use super::source::Lines;
use super::{Callout, Cell, Column, Heading, Item, Line, List, Report, Table, Tone};
use crate::date::Date;
use crate::gate::{CriterionState, Gates, JudgedCriterion, JudgedGate, Verdict};
use crate::model::{GateName, Outcome, Phase};
use crate::phrase::Slip;
use crate::remedy::commands;
use crate::route::Route;

pub use rows::GateRow;

/// The answer of `onboard gate` about one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct GateAnswer {
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// All five gates.
    pub gates: Gates,
    /// The gate that was asked for; without one, all five and the current one in full.
    pub named: Option<GateName>,
    /// Where the criteria stand.
    pub lines: Lines,
}

/// The nodes that [`GateAnswer`] points to.
pub fn routes(gates: &Gates) -> impl Iterator<Item = &Route> {
    gates.gates.iter().flat_map(|gate| {
        let criteria = gate.criteria.iter().flat_map(|c| [Some(&c.route), c.source.as_ref()]).flatten();
        criteria.chain(gate.reasons.iter().map(|reason| &reason.route))
    })
}

impl GateAnswer {
    /// The gate that the answer is about: the one that was named, else the first that is not open.
    #[must_use]
    pub fn gate_in_question(&self) -> Option<&JudgedGate> {
        self.named.map_or_else(|| self.gates.next(), |name| Some(self.gates.get(name)))
    }

    /// Whether that gate is open; so it is when none is left to open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.gate_in_question().is_none_or(|gate| gate.verdict.is_open())
    }

    fn title(&self) -> Line {
        let line = Line::new().plain("Gates of ").strong(&self.customer);
        match self.gates.next() {
            _ if self.gates.is_doubtful => line,
            Some(_) => match (self.ended, self.gates.phase) {
                (Some(ended), _) => line.plain(format!(" · {ended}")),
                (None, Some(phase)) => line.plain(format!(" · {phase}")),
                (None, None) => line,
            },
            None => line.plain(format!(" · {} complete", Phase::Graduation)),
        }
    }

    fn overview(&self) -> Table {
        let rows = &self.gates.gates;
        let columns = [
            Column::left("gate").of(rows, |gate| gate.gate.word()),
            Column::left("verdict").of(rows, |gate| verdict(gate.verdict)),
            Column::right("criteria").expendable(2).of(rows, progress),
            Column::left("due").of(rows, due),
            Column::left("forecast").wraps().at_least(19).of(rows, forecast),
            Column::left("opened").wraps().expendable(1).of(rows, opened),
        ];
        Table::new(columns)
    }

    fn gate(&self, gate: &JudgedGate) -> Report {
        let mut report = Report::new().with(Heading::part(headline(gate)));
        for reason in &gate.reasons {
            let below = Line::new().dim(self.lines.show(&reason.route));
            report.push(Callout::warning(Line::message(&reason.message)).below(below));
        }
        if !gate.criteria.is_empty() {
            report.push(self.criteria(gate));
        }
        let steps = steps(gate);
        if !steps.is_empty() {
            report.push(Heading::part("what would open it"));
            report.push(List::numbered(steps));
        }
        report
    }

    fn criteria(&self, gate: &JudgedGate) -> Table {
        let text = |text: &str| (!text.is_empty()).then(|| Line::from(text));
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let rows = &gate.criteria;
        let columns = [
            Column::left("id").of(rows, |it| Tone::Code.line(&it.id)),
            Column::left("criterion").wraps().at_least(24).of(rows, |it| text(&it.text)),
            Column::left("state").of(rows, |it| state(it.state)),
            Column::left("seen").named("observed").wraps().at_least(14).of(rows, |it| text(&it.observed)),
            Column::left("asked").named("required").wraps().at_least(20).of(rows, |it| text(&it.required)),
            Column::left("owner").expendable(1).wraps().of(rows, |it| it.owner.as_deref()),
            Column::left("date").expendable(2).of(rows, |it| day(it.on)),
            Column::left("evidence").expendable(3).wraps().at_least(16).of(rows, |it| self.evidence(it)),
            Column::left("where").expendable(4).of(rows, |it| self.lines.show(&it.route)),
            Column::data("until").of(rows, |it| day(it.state.until())),
            Column::data("remedy").of(rows, |it| text(&it.remedy.to_string())),
        ];
        Table::new(columns).main()
    }

    /// What proves it: somebody's words, or the line that a metric was read from.
    fn evidence(&self, criterion: &JudgedCriterion) -> Option<String> {
        let source = || criterion.source.as_ref().map(|route| self.lines.show(route));
        criterion.evidence.clone().or_else(source)
    }
}

impl GateAnswer {
    /// The answer in blocks.
    pub(super) fn blocks(&self) -> Report {
        let mut report = Report::new().with(Heading::top(self.title()));
        if self.gates.is_doubtful {
            let text = "`gates.yaml` could not be read in full: no gate counts as open";
            let below = Line::new().code(commands::check(&self.slug)).plain(" shows where");
            report.push(Callout::warning(Line::message(text)).below(below));
        }
        if self.named.is_none() {
            report.push(self.overview());
        }
        match self.gate_in_question() {
            Some(gate) => report.append(self.gate(gate)),
            None => report.push(Tone::Good.line("every gate is open")),
        }
        report
    }
}

/// `go_live is shut: 4 of 9 criteria keep it so, forecast 2026-04-17 (+7 days)`.
fn headline(gate: &JudgedGate) -> Line {
    let line = Line::new().strong(gate.gate.word()).plain(" is ").then(verdict_line(gate.verdict));
    let blocking = gate.blocking().count();
    let line = match (gate.verdict, blocking) {
        (Verdict::Shut, 0) => line,
        (Verdict::Shut, blocking) => {
            let all = gate.criteria.len();
            let (of, keep) = if all == 1 { ("criterion", "keeps") } else { ("criteria", keeps(blocking)) };
            line.plain(format!(": {blocking} of {all} {of} {keep} it shut"))
        }
        (Verdict::Ready, _) => line.plain(": every criterion is met or waived, no sign-off counts yet"),
        (Verdict::Conditional | Verdict::Passed, _) => match opened(gate) {
            Some(opened) => line.plain(", signed off on ").then(opened).then(waiver_note(gate)),
            None => line,
        },
    };
    match gate.due.filter(|_| gate.is_overdue()) {
        Some(due) => line.bad(format!(", overdue since {due}")),
        None => line,
    }
}

/// `; the first waiver ends on 2026-04-30`, while there is one.
fn waiver_note(gate: &JudgedGate) -> Line {
    let ends = gate.criteria.iter().filter_map(|criterion| match criterion.state {
        CriterionState::Waived(until) => Some(until),
        _ => None,
    });
    match ends.min() {
        Some(until) => Line::new().warn(format!("; the first waiver ends on {until}")),
        None => Line::new(),
    }
}

const fn keeps(blocking: usize) -> &'static str {
    if blocking == 1 { "keeps" } else { "keep" }
}

/// What is left to do, criterion by criterion, and the signature last.
fn steps(gate: &JudgedGate) -> Vec<Item> {
    let blocking = gate.blocking().filter(|criterion| !criterion.remedy.is_empty());
    let step = |criterion: &JudgedCriterion| {
        Item::of_remedy(Line::new().code(&criterion.id).plain(": "), &criterion.remedy)
    };
    let mut steps: Vec<Item> = blocking.map(step).collect();
    if !gate.remedy.is_empty() {
        steps.push(Item::of_remedy(Line::new(), &gate.remedy));
    }
    steps
}

fn verdict_line(verdict: Verdict) -> Line {
    let tone = match verdict {
        Verdict::Shut => Tone::Bad,
        Verdict::Ready | Verdict::Conditional => Tone::Warn,
        Verdict::Passed => Tone::Good,
    };
    tone.line(verdict.word())
}

fn verdict(verdict: Verdict) -> Cell {
    verdict_line(verdict).into()
}

fn state(state: CriterionState) -> Cell {
    let line = match state {
        CriterionState::Met => Tone::Good.line("met"),
        CriterionState::Unmet => Tone::Bad.line("unmet"),
        CriterionState::Unknown => Tone::Warn.line("unknown"),
        CriterionState::Waived(_) => Tone::Warn.line("waived"),
        CriterionState::Lapsed(_) => Tone::Bad.line("lapsed"),
        CriterionState::NotApplicable => Tone::Dim.line("not applicable"),
    };
    Cell::text(line, state.word())
}

fn progress(gate: &JudgedGate) -> Cell {
    match gate.progress() {
        (_, 0) => Cell::lacking(Tone::Dim.line("none")),
        (done, all) => format!("{done}/{all}").into(),
    }
}

fn due(gate: &JudgedGate) -> Cell {
    let Some(due) = gate.due else { return Cell::absent() };
    let tone = if gate.is_overdue() { Tone::Bad } else { Tone::Plain };
    Cell::text(tone.line(due), due.to_string())
}

/// `2026-04-17 (+7 days)`: when it can open, and how far that is past its due date.
fn forecast(gate: &JudgedGate) -> Cell {
    let Some(forecast) = gate.forecast else { return Cell::absent() };
    let line = Line::from(forecast.to_string());
    let line = match slip(gate) {
        Some(slip) if slip > 0 => line.bad(format!(" ({})", Slip(slip))),
        Some(slip) if slip < 0 => line.good(format!(" ({})", Slip(slip))),
        _ => line,
    };
    Cell::text(line, forecast.to_string())
}

fn slip(gate: &JudgedGate) -> Option<i64> {
    Some(gate.forecast?.days_since(gate.due?))
}

fn opened(gate: &JudgedGate) -> Option<Line> {
    let on = gate.opened_on?;
    let line = Line::from(on.to_string());
    Some(match &gate.signed_by {
        Some(by) => line.plain(" by ").plain(by),
        None => line,
    })
}
