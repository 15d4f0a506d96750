//! The agenda of the weekly call (S1), from what the logs and the gates say.

use super::update::{UpdateDraft, due, why};
use super::{Heading, Report};
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::date::Date;
use crate::gate::Verdict;
use crate::model::{Action, Risk, Side, Urgency};
use crate::phrase::Days;
use crate::plan_at::Wait;
use crate::schedule::{open_actions, stuck};

/// Days ahead whose dates are read out.
const AHEAD: i64 = 14;

/// The agenda of a plan's next call.
pub fn agenda_report(assessment: &Assessment, basis: &Basis) -> Report {
    let agenda = Agenda { assessment, basis, until: basis.as_of.plus_days(AHEAD) };
    let head = format!("{}: agenda of {}", assessment.plan.onboarding.customer, basis.as_of);
    let mut report = Report::new().with(Heading::top(head.as_str()));
    let parts = [
        ("Since last time", agenda.since_last_time()),
        ("Due and overdue", agenda.actions()),
        ("Blocked", agenda.blockers()),
        ("To be decided", agenda.decisions()),
        ("Risks to review", agenda.risks()),
        ("The next gate", agenda.gate()),
        ("The next two weeks", agenda.dates()),
    ];
    for (title, items) in parts {
        report.push_part(title, &items);
    }
    report
}

struct Agenda<'a> {
    assessment: &'a Assessment,
    basis: &'a Basis,
    until: Date,
}

impl Agenda<'_> {
    fn since_last_time(&self) -> Vec<String> {
        // The call is today, and an update of today is about it.
        UpdateDraft::of(&self.assessment.on(self.basis.as_of)).shipped
    }

    /// Open actions with a date that is past or near, by side and owner, the oldest first.
    fn actions(&self) -> Vec<String> {
        let it = self.assessment;
        let open = open_actions(it).filter(|(_, action)| !action.is_internal());
        let whose = |(index, action)| {
            let due = it.action_due(index).filter(|due| *due <= self.until)?;
            Some((it.action_side(index), it.action_owner(index), due, action))
        };
        let mut near: Vec<(Option<Side>, Option<&str>, Date, &Action)> = open.filter_map(whose).collect();
        near.sort_by_key(|(side, owner, due, action)| (*side, *owner, *due, &action.id));
        let line = |(whose, owner, due, action): &(Option<Side>, Option<&str>, Date, &Action)| {
            let (side, owner) = (whose.map_or("nobody's side", side), owner.unwrap_or("nobody"));
            format!("{side}, {owner}: {}, {}", action.label(), it.due_in_words(*due))
        };
        near.iter().map(line).collect()
    }

    fn blockers(&self) -> Vec<String> {
        let visible = stuck(self.assessment).into_iter().filter(|stuck| !stuck.is_internal);
        let line = |label: &str, wait: &Wait<'_>| format!("{label}: {}{}", why(wait), self.clock(wait));
        visible.flat_map(|it| it.waits.iter().map(|wait| line(it.label, wait)).collect::<Vec<_>>()).collect()
    }

    /// How long somebody still has to answer.
    fn clock(&self, wait: &Wait<'_>) -> String {
        let deadlines = &self.basis.config.deadlines;
        let allowed = match wait.blocker.urgency() {
            Urgency::Critical => deadlines.critical_blocker_working_days,
            Urgency::Normal => deadlines.normal_blocker_working_days,
        };
        if let Some(on) = wait.blocker.answered_by(self.basis.as_of) {
            return format!("; answered on {on}");
        }
        let until = self.assessment.calendar.add_working_days(wait.since, allowed);
        let late = self.basis.as_of.days_since(until);
        if late > 0 {
            format!("; the answer is late by {}", Days(late))
        } else {
            format!("; an answer is due by {until}")
        }
    }

    fn decisions(&self) -> Vec<String> {
        let gates = self.assessment.gates.gates.iter();
        let ready = gates.clone().filter(|gate| gate.verdict == Verdict::Ready && !gate.is_automatic);
        let ready = ready.map(|gate| format!("sign off the {} gate: it is ready", gate.gate));
        let waived = gates.flat_map(|gate| &gate.criteria).filter_map(|criterion| {
            let until = criterion.state.until().filter(|until| *until <= self.until)?;
            Some(format!("the waiver of “{}” ends on {until}: meet it or renew it", criterion.text))
        });
        let owed = self.assessment.owed_commitments().filter_map(|(_, it)| {
            let day = self.assessment.commitment_due(it).filter(|due| *due <= self.until)?;
            let when = due(Some(day), self.basis.as_of);
            Some(format!("deliver or decline: {}, {when}", it.text.or(&it.id)))
        });
        ready.chain(waived).chain(owed).collect()
    }

    /// Open risks whose trigger is past or near, the worst first.
    fn risks(&self) -> Vec<String> {
        let day = self.basis.as_of;
        let judged = self.assessment.open_risks().map(|(_, risk)| (risk, self.assessment.risk_due(risk)));
        let mut near: Vec<_> = judged.filter(|(_, due)| due.is_none_or(|due| due <= self.until)).collect();
        near.sort_by_key(|(risk, _)| (std::cmp::Reverse(risk.exposure_on(day)), &risk.id));
        let line = |(it, due): &(&Risk, Option<Date>)| {
            let exposure = it
                .exposure_on(day)
                .map_or_else(|| "not judged".to_owned(), |exposure| format!("exposure {exposure}"));
            let trigger = it.trigger.get().map(|trigger| format!("; trigger: {trigger}")).unwrap_or_default();
            let date = due.map(|date| format!(", {date}")).unwrap_or_default();
            format!("{} ({exposure}){trigger}{date}", it.text.or(&it.id))
        };
        near.iter().map(line).collect()
    }

    fn gate(&self) -> Vec<String> {
        let Some(gate) = self.assessment.gates.next() else { return Vec::new() };
        let open = gate.blocking().map(|criterion| {
            let owner = criterion.owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
            format!("{}: {}{owner}", gate.gate, criterion.text)
        });
        open.collect()
    }

    /// What falls into the next two weeks, in order.
    fn dates(&self) -> Vec<String> {
        let plan = &self.assessment.plan;
        let is_near = |date: &Date| *date >= self.basis.as_of && *date <= self.until;
        let milestones = plan.jsp.milestones.iter().enumerate();
        let visible = milestones.filter(|(index, it)| self.assessment.is_open(*index) && !it.is_internal());
        let forecasts = &self.assessment.schedule.forecasts;
        let milestones = visible.filter_map(|(at, it)| {
            let due = self.assessment.due(at).filter(is_near)?;
            Some((due, format!("{}{}", it.label(), self.expected(due, forecasts[at].date))))
        });
        let sessions = self.assessment.sessions();
        let sessions = sessions.filter(|(_, it)| it.delivered_by(self.basis.as_of).is_none());
        let sessions = sessions.filter_map(|(_, it)| {
            let due = self.assessment.session_due(it).filter(is_near)?;
            Some((due, format!("training: {}", it.title.or(&it.id))))
        });
        let gates = self.assessment.gates.gates.iter().filter(|gate| !gate.verdict.is_open());
        let gates = gates.filter_map(|it| {
            let due = it.due.filter(is_near)?;
            Some((due, format!("the {} gate{}", it.gate, self.expected(due, it.forecast))))
        });
        let mut dates: Vec<_> = milestones.chain(sessions).chain(gates).collect();
        dates.sort();
        dates.into_iter().map(|(date, what)| format!("{}: {what}", date.short_with_weekday())).collect()
    }

    /// When it can be done as things are, where that is later than planned: nobody is promised a day that cannot be kept.
    fn expected(&self, due: Date, forecast: Option<Date>) -> String {
        let it = self.assessment;
        let later = forecast.filter(|on| *on > it.holds.roll_forward(&it.calendar, due));
        later.map_or_else(String::new, |on| format!(", now expected on {}", on.short_with_weekday()))
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Vendor => "us",
        Side::Customer => "you",
        Side::ThirdParty => "third party",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};
    use crate::render::markdown;

    #[test]
    fn a_day_that_cannot_be_kept_is_not_promised() {
        let jsp = "milestones: [{id: M-live, due: 2026-05-22}, \
                   {id: M-roll, title: Rolled out, due: 2026-04-17, days: 2, after: [M-live]}]";
        let basis = Basis::on(date("2026-04-10"));
        let report = agenda_report(&Assessment::of(plan_from(&[("jsp.yaml", jsp)]), &basis), &basis);
        let text = markdown::render(&report);
        assert!(text.contains("Fri 17 Apr: Rolled out, now expected on Tue 26 May"), "{text}");
    }

    #[test]
    fn the_agenda_is_what_the_logs_and_gates_say() {
        let actions = "actions:\n  - {id: A-1, title: Send keys, owner: Lee, side: customer, due: 2026-04-08}\n  \
                       - {id: A-2, title: Open the port, blockers: [{id: X-1, reason: no VPN, waiting_for: customer, since: 2026-04-01}]}\n  \
                       - {id: A-3, title: Done, done_on: 2026-04-09}\n  - {id: A-4, title: Ours, audience: internal, due: 2026-04-10}\n";
        let risks = "risks: [{id: R-1, text: Freeze, reviews: [{reviewed_on: 2026-03-09, probability: 2, impact: 4}], trigger: no sign-off, due: 2026-04-20}]";
        let gates = "gates: {handoff: {criteria: [{id: C-1, text: resources committed, owner: Ana}]}}";
        let jsp = "milestones: [{id: M-1, phase: pre-onboarding, due: 2026-04-16}]";
        let files =
            [("actions.yaml", actions), ("risks.yaml", risks), ("gates.yaml", gates), ("jsp.yaml", jsp)];
        let plan = plan_from(&files);
        let basis = Basis::on(date("2026-04-10"));
        let report = agenda_report(&Assessment::of(plan, &basis), &basis);
        let text = markdown::render(&report);
        for line in [
            "# Acme: agenda of 2026-04-10",
            "- Done",
            "- you, Lee: Send keys, overdue by 2 days",
            "- Open the port: no VPN, waiting on you since 2026-04-01; the answer is late by 4 days",
            "- Freeze (exposure 8); trigger: no sign-off, 2026-04-20",
            "- handoff: resources committed, Ana",
            "- Thu 16 Apr: the handoff gate",
        ] {
            assert!(text.lines().any(|have| have.replace('\\', "") == line), "{line}\n{text}");
        }
        assert!(!text.contains("Ours"), "internal actions stay here\n{text}");
    }
}
