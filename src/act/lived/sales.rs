//! What sales hands over on the first day of work, and what the kickoff settles.

use super::day::Day;
use super::people::{ADMIN, AE, CHAMPION, CSM, CUSTOMER, SMALL_CUSTOMER, SPONSOR, theirs};
use crate::model::{Event, Right, ValueName};
use crate::playbook::Playbook;

/// The handoff, the people, the outcome and the values that were sold, what could go wrong.
pub(super) fn hand_over(day: &mut Day) {
    let is_small = day.at.is_digital_first();
    let (today, signed) = (day.today(), day.at.signed());
    let people: &[&str] = if is_small { &SMALL_CUSTOMER } else { &CUSTOMER };
    people.iter().for_each(|person| day.enter("stakeholders.yaml:people", person));
    for (key, said) in [
        ("use_case", "one ordering desk instead of three"),
        ("business_case", "orders are typed twice today"),
        ("roi", "hours of typing saved, at their own rate"),
        ("pain_points", "[orders are typed twice]"),
        ("reason_for_choice", "the import works on their own files"),
        ("communication", "mail, and a call"),
        ("competitive_context", "their spreadsheets"),
        ("technical.environment", "one ERP, one directory"),
        ("technical.sso_required", if is_small { "false" } else { "true" }),
        ("technical.data_migration", "true"),
        ("timeline", "live before the quarter ends"),
        ("consequences", "a third temp at the desk"),
        ("objections", "[the price]"),
        ("exclusions", "[no archive before last year]"),
    ] {
        day.fill_in(&format!("handoff.yaml:{key}"), said);
    }
    if !is_small {
        day.fill_in("handoff.yaml:technical.identity_provider", "Okta");
        day.fill_in("handoff.yaml:technical.integrations", "[ERP]");
    }
    day.fill_in("onboarding.yaml:expansion_potential", "medium");
    let live = day.at.milestone_of(Event::GoLive).and_then(|(index, _)| day.at.due(index));
    let promised = live.expect("a day of going live").plus_days(7);
    day.enter(
        "handoff.yaml:commitments",
        &format!("{{id: K-1, text: a template of their own, by: {AE}, due: {promised}}}"),
    );
    for (name, said) in [
        (ValueName::QuickWin, "the first orders are in"),
        (ValueName::First, "a day of orders without typing"),
        (ValueName::Full, "a month of orders without typing"),
    ] {
        day.fill_in(&format!("jsp.yaml:value.{}.definition", name.word()), said);
        let owner = if is_small { ADMIN } else { CHAMPION };
        day.fill_in(&format!("jsp.yaml:value.{}.owner", name.word()), owner);
    }
    let full = day.at.value_due(ValueName::Full).expect("a day of full value");
    day.enter(
        "jsp.yaml:outcomes",
        &format!(
            "{{id: O-desk, statement: nobody types an order twice, metric: orders typed twice, target: 5, unit: a day, \
             due: {full}, origin: handoff, source: their ERP, readings: [{{measured_on: {signed}, value: 80}}]}}"
        ),
    );
    day.enter(
        "risks.yaml:risks",
        &format!(
            "{{id: R-1, text: the ERP changes over, kind: technical, owner: {CSM}, origin: handoff, response: mitigate, \
             mitigation: the import runs before it, trigger: no date from IT, due: {}, added_on: {today}, \
             reviews: [{{reviewed_on: {today}, probability: 2, impact: 3}}]}}",
            today.plus_days(14)
        ),
    );
}

/// What both sides settle when they first meet, or what a small customer confirms in its answer.
pub(super) fn settle(day: &mut Day, playbook: &Playbook) {
    let plan = day.plan.clone();
    let is_small = day.at.is_digital_first();
    let approver = if is_small { CSM } else { SPONSOR };
    let today = day.today();
    day.fill_in("jsp.yaml:success", "nobody types an order twice");
    let last = day.at.planned_end();
    let last = plan.jsp.milestones.iter().filter_map(|it| it.due).max().unwrap_or(last);
    day.enter(
        "jsp.yaml:objectives",
        &format!(
            "{{id: B-seats, statement: two in five seats are in use, outcome: O-desk, metric: licence_adoption, \
             at_least: 0.4, due: {last}, added_on: {today}}}"
        ),
    );
    day.fill_in("jsp.yaml:cadence.escalation_path", "our head of onboarding and their COO");
    day.fill_in("jsp.yaml:cadence.channel", "a shared channel");
    day.fill_in("handoff.yaml:commitments.0.confirmed_on", &today.to_string());
    day.enter(
        "decisions.yaml:decisions",
        &format!(
            "{{id: D-1, text: orders first and invoices later, about: scope, decided_on: {today}, by: {approver}, \
             rationale: the desk needs them most}}"
        ),
    );
    super::milestones::confirm(day, "success_confirmed", if is_small { ADMIN } else { SPONSOR });
    if !is_small {
        for right in Right::ALL {
            day.fill_in(&format!("jsp.yaml:decision_rights.{}", right.word()), SPONSOR);
        }
    }
    for (index, stream) in plan.jsp.workstreams.iter().enumerate() {
        let part = playbook.workstreams.iter().find(|it| it.id == stream.id).and_then(|it| it.customer_owner);
        let owner = format!("[{{name: {}, since: {today}}}]", theirs(part.expect("a part at the customer")));
        day.fill_in(&format!("jsp.yaml:workstreams.{index}.customer_owner"), &owner);
    }
    for (index, milestone) in plan.jsp.milestones.iter().enumerate() {
        let template = playbook.milestones.iter().find(|it| it.id == milestone.id);
        let part = template.and_then(|it| it.customer_owner).expect("a part at the customer");
        day.fill_in(&format!("jsp.yaml:milestones.{index}.customer_owner"), theirs(part));
    }
}
