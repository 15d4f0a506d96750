//! One plan's gates as people read them: verdicts, criteria with what was seen beside what is asked, and what would
//! open them.

use super::answer::GateAnswer;
use super::cells::{name, state, verdict};
use super::facts;
use super::line::line;
use crate::date::Date;
use crate::gate::{CriterionState, JudgedCriterion, JudgedGate, Verdict};
use crate::model::Phase;
use crate::remedy::commands;
use crate::report::{Callout, Column, Heading, Item, Items, Line, Report, Table, Tone};

impl GateAnswer {
    fn title(&self) -> Line {
        let line = Line::new().strong(&self.customer);
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

    fn gate(&self, gate: &JudgedGate) -> Report {
        let mut report = Report::new().with(Heading::part(headline(gate, self.as_of)));
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
        let steps = steps(gate, self.ended.is_some());
        if !steps.is_empty() {
            report.push(Heading::part("what would open it"));
            report.push(Items::numbered(steps));
        }
        let (unmet, met): (Vec<&JudgedCriterion>, Vec<_>) =
            gate.criteria.iter().partition(|it| it.binds && it.state.is_blocking());
        if !unmet.is_empty() {
            report.push(Heading::part("unmet"));
            report.push(self.unmet(&unmet));
        }
        if !met.is_empty() {
            report.push(Heading::part("met"));
            report.push(self.met(&met));
        }
        report
    }

    /// What is asked and what was seen, of each criterion that keeps the gate shut.
    fn unmet(&self, rows: &[&JudgedCriterion]) -> Table {
        let shown = |text: &str| (!text.is_empty()).then(|| Line::dated(text, self.as_of));
        let columns = [
            Column::left("id").of(rows, |it| Tone::Code.line(&it.id)),
            Column::left("criterion").wraps().at_least(24).of(rows, |it| shown(&it.text)),
            Column::left("state").expendable(2).of(rows, |it| state(it.state)),
            Column::left("asked").wraps().at_least(20).of(rows, |it| shown(&it.required)),
            Column::left("seen").wraps().at_least(14).of(rows, |it| shown(&it.observed)),
            Column::left("owner").expendable(1).cuts().of(rows, |it| it.owner.as_deref()),
            Column::left("where").expendable(3).of(rows, |it| self.lines.show(&it.route)),
        ];
        Table::new(columns)
    }

    /// One line each: nobody has to do anything about them.
    fn met(&self, rows: &[&JudgedCriterion]) -> Table {
        let sign = |state: CriterionState| match state {
            CriterionState::Waived(until) => Tone::Warn.line(format!("~ until {}", until.short())),
            CriterionState::NotApplicable => Tone::Dim.line("– n/a"),
            CriterionState::Met => Tone::Good.line("✓"),
            // It came after the sign-off that stands, so that the gate does not depend on it.
            CriterionState::Unmet | CriterionState::Unknown | CriterionState::Lapsed(_) => {
                Tone::Dim.line("○")
            }
        };
        let columns = [
            Column::left("state").of(rows, |it| sign(it.state)),
            Column::left("id").of(rows, |it| Tone::Code.line(&it.id)),
            Column::left("criterion").cuts().at_least(30).of(rows, |it| it.text.as_str()),
            Column::left("seen").cuts().at_least(20).of(rows, |it| Line::dated(&it.observed, self.as_of)),
            Column::left("evidence").cuts().expendable(1).of(rows, |it| self.evidence(it)),
        ];
        Table::new(columns).bare()
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
        report.push(line(&self.gates, self.ended.is_some()));
        report.data(facts::criteria(self));
        match self.gate_in_question() {
            Some(gate) => report.append(self.gate(gate)),
            None => {
                report.push(Tone::Good.line("every gate is open"));
                report.push_lines(
                    self.gates
                        .closing(&self.slug)
                        .map(|(_, close)| Line::from("only closing it is left: ").code(close)),
                );
            }
        }
        report
    }
}

/// `go-live is shut: 4 of 9 criteria keep it shut`.
fn headline(gate: &JudgedGate, as_of: Date) -> Line {
    let line = Line::new().strong(name(gate.gate).text()).plain(" is ").then(verdict(gate));
    let blocking = gate.blocking().count();
    let line = match (gate.verdict, blocking) {
        (Verdict::Shut, 0) => line,
        (Verdict::Shut, blocking) => {
            let all = gate.asked();
            let (of, keep) = if all == 1 { ("criterion", "keeps") } else { ("criteria", keeps(blocking)) };
            line.plain(format!(": {blocking} of {all} {of} {keep} it shut")).dim(left_out(gate))
        }
        (Verdict::Ready, _) if gate.is_automatic => {
            line.plain(": every criterion is met or waived, an earlier gate is still shut")
        }
        (Verdict::Ready, _) => line.plain(": every criterion is met or waived, no sign-off counts yet"),
        (Verdict::Conditional | Verdict::Passed, _) => match opened(gate, as_of) {
            Some(opened) if gate.is_automatic => {
                line.plain(", opened by itself on ").then(opened).then(waiver_note(gate, as_of))
            }
            Some(opened) => line.plain(", signed off on ").then(opened).then(waiver_note(gate, as_of)),
            None => line,
        },
    };
    match (gate.due.filter(|_| gate.is_overdue()), gate.owed.filter(|_| gate.days_past_agreed > 0)) {
        (due, Some(owed)) if due != Some(owed) => {
            line.bad(format!(", overdue since the agreed day, {}", owed.short_on(as_of)))
        }
        (Some(due), _) => line.bad(format!(", overdue since {}", due.short_on(as_of))),
        (None, _) => line,
    }
}

/// `, 1 does not apply`.
fn left_out(gate: &JudgedGate) -> String {
    match gate.not_applicable() {
        0 => String::new(),
        1 => ", 1 does not apply".to_owned(),
        many => format!(", {many} do not apply"),
    }
}

/// `; the first waiver ends on 30 Apr`, while there is one.
fn waiver_note(gate: &JudgedGate, as_of: Date) -> Line {
    let ends = gate.criteria.iter().filter_map(|criterion| match criterion.state {
        CriterionState::Waived(until) => Some(until),
        _ => None,
    });
    match ends.min() {
        Some(until) => Line::new().warn(format!("; the first waiver ends on {}", until.short_on(as_of))),
        None => Line::new(),
    }
}

/// `17 Mar by Adele Kimura`: when it opened, and who signed it.
fn opened(gate: &JudgedGate, as_of: Date) -> Option<Line> {
    let line = Line::from(gate.opened_on?.short_on(as_of));
    Some(match gate.signed_by.as_ref().filter(|_| !gate.is_automatic) {
        Some(by) => {
            let shown = gate.evidence.as_ref().map(|evidence| format!(" ({evidence})"));
            line.plain(" by ").plain(by).plain(shown.unwrap_or_default())
        }
        None => line,
    })
}

const fn keeps(blocking: usize) -> &'static str {
    if blocking == 1 { "keeps" } else { "keep" }
}

/// What is left to do, criterion by criterion, and the signature last. What opens by itself does so no more once the onboarding
/// has ended: that comes first.
fn steps(gate: &JudgedGate, has_ended: bool) -> Vec<Item> {
    let blocking = gate.blocking().filter(|criterion| !criterion.remedy.is_empty());
    let step = |criterion: &JudgedCriterion| {
        Item::of_remedy(Line::new().code(&criterion.id).plain(": "), &criterion.remedy)
    };
    let mut steps: Vec<Item> = blocking.map(step).collect();
    if !gate.remedy.is_empty() {
        let at = if has_ended && gate.is_automatic { 0 } else { steps.len() };
        steps.insert(at, Item::of_remedy(Line::new(), &gate.remedy));
    }
    steps
}
