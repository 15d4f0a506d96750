//! One plan's gates as people read them: verdicts, criteria with what was seen beside what is asked, and what would
//! open them.

use super::answer::GateAnswer;
use super::cells::{due, forecast, opened, passed_over, progress, state, verdict, verdict_line};
use crate::date::Date;
use crate::gate::{CriterionState, JudgedCriterion, JudgedGate, Verdict};
use crate::model::Phase;
use crate::remedy::commands;
use crate::report::{Callout, Column, Heading, Item, Items, Line, Report, Table, Tone};

impl GateAnswer {
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
            Column::left("verdict").of(rows, |gate| match self.gates.passed_over(gate) {
                Some(shut) => passed_over(gate.verdict, shut),
                None => verdict(gate.verdict),
            }),
            Column::right("criteria").expendable(2).of(rows, progress),
            Column::left("due").of(rows, due),
            Column::left("forecast").wraps().at_least(19).of(rows, forecast),
            Column::left("opened").wraps().expendable(1).of(rows, opened),
        ];
        Table::new(columns)
    }

    fn gate(&self, gate: &JudgedGate) -> Report {
        let mut report = Report::new().with(Heading::part(headline(gate)));
        for bypass in self.gates.bypassed.iter().filter(|it| it.gate() == gate.gate) {
            let message = bypass.message();
            let text = Line::message(&message);
            let callout =
                if bypass.what.is_forbidden() { Callout::error(text) } else { Callout::warning(text) };
            report.push(callout.below(Line::new().dim(self.lines.show(&bypass.route))));
        }
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
            report.push(Items::numbered(steps));
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
        (Verdict::Ready, _) if gate.is_automatic => {
            line.plain(": every criterion is met or waived, a gate ahead is not open")
        }
        (Verdict::Ready, _) => line.plain(": every criterion is met or waived, no sign-off counts yet"),
        (Verdict::Conditional | Verdict::Passed, _) => match opened(gate) {
            Some(opened) if gate.is_automatic => {
                line.plain(", opened by itself on ").then(opened).then(waiver_note(gate))
            }
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
