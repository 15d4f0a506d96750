//! The agenda of the weekly call (S1), from what the logs and the gates say.

mod lines;

use super::{Heading, Report};
use crate::assessment::Assessment;
use lines::Lines;

/// The agenda of a plan's next call, as the customer reads it; with `internal`, what only we read stands below it.
pub fn agenda_report(assessment: &Assessment, internal: bool) -> Report {
    let head = format!("{}: agenda of {}", assessment.plan.onboarding.customer, assessment.as_of());
    let mut report = Report::new().with(Heading::top(head.as_str()));
    let shown = Lines::shown(assessment);
    let parts = [
        ("Since last time", shown.since_last_time()),
        ("Due and overdue", shown.owed()),
        ("Blocked", shown.blockers()),
        ("Waiting for an answer", shown.asks()),
        ("To be decided", shown.decisions()),
        ("The next gate", shown.gate()),
        ("The next two weeks", shown.dates()),
    ];
    for (title, items) in parts {
        report.push_part(title, &items);
    }
    if internal {
        push_ours(&mut report, &Lines::ours(assessment));
    }
    report
}

/// What is not for the customer; nothing is said of what there is none of.
fn push_ours(report: &mut Report, ours: &Lines<'_>) {
    let parts = [
        ("Internal: due and overdue", ours.owed()),
        ("Internal: blocked", ours.blockers()),
        ("Internal: waiting for an answer", ours.asks()),
        ("Internal: to be decided", ours.decisions()),
        ("Internal: waivers that end", ours.waivers()),
        ("Internal: risks to review", ours.risks()),
        ("Internal: how they feel", ours.sentiments()),
    ];
    for (title, items) in parts.iter().filter(|(_, items)| !items.is_empty()) {
        report.push_part(title, items);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::render::markdown;

    #[test]
    fn a_day_that_cannot_be_kept_is_not_promised() {
        let jsp = "milestones: [{id: M-live, due: 2026-05-22}, \
                   {id: M-roll, title: Rolled out, due: 2026-04-17, days: 2, after: [M-live]}]";
        let basis = Basis::on(date("2026-04-10"));
        let report = agenda_report(&Assessment::of(plan_from(&[("jsp.yaml", jsp)]), &basis), false);
        let text = markdown::render(&report);
        assert!(text.contains("Fri 17 Apr: Rolled out, now expected on Tue 26 May"), "{text}");
    }

    const HEAD: &str =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";

    fn agenda(internal: bool) -> String {
        let people = "people:\n  - {name: Lee, sentiments: [{judged_on: 2026-04-02, score: 2, note: tired of waiting}]}\n";
        let actions = "actions:\n  - {id: A-1, title: Send keys, owner: Lee, due: 2026-04-08}\n  \
                       - {id: A-2, title: Open the port, owner: Lee, blockers: [{id: X-1, reason: no VPN, waiting_for: customer, since: 2026-04-01}]}\n  \
                       - {id: A-3, title: Done, owner: Lee, done_on: 2026-04-09}\n  - {id: A-4, title: Ours, owner: Ana, due: 2026-04-10}\n  \
                       - {id: A-5, title: Promised, owner: Ana, audience: customer, due: 2026-04-10}\n";
        let risks = "risks: [{id: R-1, text: Freeze, reviews: [{reviewed_on: 2026-03-09, probability: 2, impact: 4}], trigger: no sign-off, due: 2026-04-20}]";
        let waiver =
            "waivers: [{by: Ana, waived_on: 2026-04-05, until: 2026-04-14, reason: town hall moved}]";
        let gates = format!(
            "gates: {{handoff: {{criteria: [{{id: C-1, text: resources committed, owner: Ana}}, {{id: C-2, text: the change is announced, {waiver}}}]}}}}"
        );
        let jsp = "milestones:\n  - {id: M-1, phase: pre-onboarding, due: 2026-04-16}\n  \
                   - {id: M-2, title: Access given, owner: Ana, customer_owner: Lee, due: 2026-04-07}\n";
        let contacts = "contacts:\n  - {id: L-1, kind: ask, text: which day, asked_on: 2026-04-01, of: Lee, due: 2026-04-07}\n  \
                        - {id: L-2, kind: ask, text: our price, asked_on: 2026-04-01, of: Ana}\n";
        let decisions =
            "decisions: [{id: D-1, text: \"who signs?\", asked_on: 2026-04-01, of: Lee, due: 2026-04-13}]";
        let files = [
            ("onboarding.yaml", HEAD),
            ("stakeholders.yaml", people),
            ("actions.yaml", actions),
            ("risks.yaml", risks),
            ("gates.yaml", gates.as_str()),
            ("jsp.yaml", jsp),
            ("contacts.yaml", contacts),
            ("decisions.yaml", decisions),
        ];
        let basis = Basis::on(date("2026-04-10"));
        let report = agenda_report(&Assessment::of(plan_from(&files), &basis), internal);
        markdown::render(&report).replace('\\', "")
    }

    #[test]
    fn the_agenda_is_what_the_logs_and_gates_say_to_the_customer() {
        let text = agenda(false);
        for line in [
            "# Acme: agenda of 2026-04-10",
            "- Done",
            "- you, Lee: Send keys, overdue by 2 days",
            "- us, Ana: Promised, due today",
            "- us and you, Ana and Lee: Access given, overdue by 3 days",
            "- Open the port: no VPN, waiting on you since 2026-04-01; the answer is late by 4 days",
            "- Lee: which day, asked on 2026-04-01, overdue by 3 days",
            "- Lee: who signs?, due in 3 days",
            "- handoff: resources committed, Ana",
            "- Thu 16 Apr: the handoff gate",
        ] {
            assert!(text.lines().any(|have| have == line), "{line}\n{text}");
        }
        for ours in ["Ours", "Freeze", "our price", "announced", "tired"] {
            assert!(!text.contains(ours), "{ours} stays with us\n{text}");
        }
    }

    #[test]
    fn what_only_we_read_stands_below_where_it_is_asked_for() {
        let (text, shown) = (agenda(true), agenda(false));
        let ours = text.strip_prefix(shown.trim_end()).expect("what the customer reads, unchanged");
        for line in [
            "- us, Ana: Ours, due today",
            "- Ana: our price, asked on 2026-04-01",
            "- the waiver of “the change is announced” ends on 2026-04-14: meet it or renew it",
            "- Freeze (exposure 8); trigger: no sign-off, 2026-04-20",
            "- Lee, 2 of 5 on 2026-04-02: tired of waiting",
        ] {
            assert!(ours.lines().any(|have| have == line), "{line}\n{ours}");
        }
    }
}
