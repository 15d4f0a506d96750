//! Actions, blockers, risks, friction.

use super::*;

const ENDED: (&str, &str) = (
    "onboarding.yaml",
    "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-01, result: churned}}",
);

#[test]
fn overdue_actions_are_open_ones_whose_day_has_passed() {
    for (actions, want) in [
        (
            "[{id: A-1, due: 2026-04-09}, {id: A-2, due: 2026-04-01}, {id: A-3, due: 2026-04-10}]",
            "known 2 [A-2 and A-1]",
        ),
        (
            "[{id: A-1, due: 2026-04-01, done_on: 2026-04-01}, {id: A-2, due: 2026-04-01, dropped: [{dropped_on: 2026-03-20}]}, {id: A-3}]",
            "known 0",
        ),
        // Done tomorrow, or written down tomorrow: as it stands today.
        ("[{id: A-1, due: 2026-04-01, done_on: 2026-04-11}]", "known 1 [A-1]"),
        ("[{id: A-1, due: 2026-04-01, added_on: 2026-04-11}]", "known 0"),
        ("[]", "known 0"),
    ] {
        case("overdue_actions", &[("actions.yaml", &format!("actions: {actions}"))], want);
    }
    // A Saturday has until the Monday.
    case_on(
        "overdue_actions",
        &[("actions.yaml", "actions: [{id: A-1, due: 2026-04-04}]")],
        "2026-04-06",
        "known 0",
    );
    case_on(
        "overdue_actions",
        &[("actions.yaml", "actions: [{id: A-1, due: 2026-04-04}]")],
        "2026-04-07",
        "known 1 [A-1]",
    );
    case("overdue_actions", &[], "unknown: there is no `actions.yaml`");
    case(
        "overdue_actions",
        &[ENDED, ("actions.yaml", "{}")],
        "not_applicable: the onboarding ended on 2026-04-01",
    );
}

#[test]
fn blocked_items_come_from_both_files() {
    let jsp = (
        "jsp.yaml",
        "milestones: [{id: M-1, blockers: [{id: X-1}, {id: X-3}]}, {id: M-2, blockers: [{id: X-2, reason: over, ended_on: 2026-04-10}]}]",
    );
    let actions = (
        "actions.yaml",
        "actions: [{id: A-1, blockers: [{id: X-4, since: 2026-04-09}]}, {id: A-2, blockers: [{id: X-5, since: 2026-04-11}]}]",
    );
    case("blocked_items", &[jsp, actions], "known 2 [M-1 and A-1]");
    case("blocked_items", &[jsp], "known 1 [M-1]");
    case("blocked_items", &[("actions.yaml", "actions: []")], "known 0");
    case("blocked_items", &[], "unknown: there is no `jsp.yaml` and no `actions.yaml`");
    assert_eq!(
        routes("blocked_items", &[jsp, actions]),
        ["jsp.yaml:milestones[0]", "actions.yaml:actions[0]"]
    );
}

#[test]
fn a_blocker_has_working_days_to_be_answered_in() {
    // Friday 10 April: Wednesday is 2 working days ago, Tuesday 3, Monday 4.
    for (blocked, want) in [
        ("since: 2026-04-07", "known 0"),
        ("since: 2026-04-06", "known 1 [A-1 since 2026-04-06]"),
        ("since: 2026-04-04", "known 1 [A-1 since 2026-04-04]"),
        ("since: 2026-04-09, urgency: critical", "known 0"),
        ("since: 2026-04-08, urgency: critical", "known 1 [A-1 since 2026-04-08]"),
        ("since: 2026-04-01, answered_on: 2026-04-03", "known 0"),
        // Late, and answered: nobody waits for an answer any more.
        ("since: 2026-04-01, answered_on: 2026-04-09", "known 0"),
        ("since: 2026-04-01, answered_on: 2026-04-11", "known 1 [A-1 since 2026-04-01]"),
        // Since nobody knows when: since the action is in the plan, or since the signature.
        ("reason: waiting", "known 1 [A-1 since 2026-03-02]"),
        ("reason: waiting}], added_on: 2026-04-07, x-a: [{", "known 0"),
        // What is over is not late any more, and two that are late are one item.
        ("since: 2026-04-01, ended_on: 2026-04-10", "known 0"),
        ("since: 2026-04-01}, {id: X-2, since: 2026-04-02", "known 1 [A-1 since 2026-04-01]"),
    ] {
        let actions = format!("actions: [{{id: A-1, blockers: [{{id: X-1, {blocked}}}]}}]");
        case("blockers_past_sla", &[("actions.yaml", &actions)], want);
    }
    let both =
        "actions: [{id: A-2, blockers: [{id: X-1, ended_on: 2026-04-01}, {id: X-2, since: 2026-04-01}]}]";
    assert_eq!(
        routes("blockers_past_sla", &[("actions.yaml", both)]),
        ["actions.yaml:actions[0].blockers[1]"]
    );
    case("blockers_past_sla", &[("actions.yaml", "actions: [{id: A-1}]")], "known 0");
    // Since a Saturday: critical ones are answered by the first working day after the Monday.
    let since = "actions: [{id: A-1, blockers: [{id: X-5, since: 2026-04-04, urgency: critical}]}]";
    for (as_of, want) in [
        ("2026-04-06", "known 0"),
        ("2026-04-07", "known 0"),
        ("2026-04-08", "known 1 [A-1 since 2026-04-04]"),
    ] {
        case_on("blockers_past_sla", &[("actions.yaml", since)], as_of, want);
    }
}

#[test]
fn exposure_is_of_the_gravest_open_risk() {
    let judged = |id: &str, probability: u8, impact: u8, rest: &str| {
        format!(
            "{{id: {id}, reviews: [{{reviewed_on: 2026-03-09, probability: {probability}, impact: {impact}}}]{rest}}}"
        )
    };
    let (small, grave) = (judged("R-1", 2, 3, ""), judged("R-2", 4, 5, ""));
    let closed = judged("R-2", 4, 5, ", closed: {closed_on: 2026-04-10, reason: signed}");
    let not_yet = judged("R-2", 4, 5, ", closed: {closed_on: 2026-04-11, reason: signed}");
    let later = judged("R-2", 4, 5, ", added_on: 2026-04-11");
    let nobody =
        "unknown: no open risk has been judged: a review with a `probability` and an `impact` of 1 to 5";
    for (risks, want) in [
        (format!("{small}, {grave}"), "known 20 [R-2]"),
        (format!("{small}, {closed}"), "known 6 [R-1]"),
        (format!("{small}, {not_yet}"), "known 20 [R-2]"),
        (format!("{small}, {later}"), "known 6 [R-1]"),
        (format!("{small}, {{id: R-2}}"), "known 6 [R-1; 1 risk not rated]"),
        ("{id: R-1, reviews: [{reviewed_on: 2026-03-09, probability: 2}]}".to_owned(), nobody),
        ("{id: R-1, reviews: [{reviewed_on: 2026-04-11, probability: 2, impact: 3}]}".to_owned(), nobody),
        (judged("R-1", 200, 3, ""), nobody),
        (judged("R-1", 0, 3, ""), nobody),
        ("{id: R-1, closed: {closed_on: 2026-04-01}}".to_owned(), "known 0"),
        (String::new(), "known 0"),
    ] {
        case("top_risk_exposure", &[("risks.yaml", &format!("risks: [{risks}]"))], want);
    }
    case("top_risk_exposure", &[], "unknown: there is no `risks.yaml`");
}

#[test]
fn a_risk_is_past_its_trigger_until_somebody_looks() {
    let reviewed = |on: &str| format!("due: 2026-04-05, reviews: [{{reviewed_on: {on}}}]");
    for (risk, want) in [
        ("due: 2026-04-09", "known 1 [R-1]"),
        ("due: 2026-04-10", "known 0"),
        (&reviewed("2026-04-04"), "known 1 [R-1]"),
        (&reviewed("2026-04-05"), "known 0"),
        (&reviewed("2026-04-11"), "known 1 [R-1]"),
        ("due: 2026-04-05, occurred: {occurred_on: 2026-04-06}", "known 0"),
        ("due: 2026-04-05, occurred: {occurred_on: 2026-04-11}", "known 1 [R-1]"),
        // Where it stood on the day, not where it stands now.
        ("due: 2026-04-20, moves: [{from: 2026-04-05, to: 2026-04-20, moved_on: 2026-04-10}]", "known 0"),
        (
            "due: 2026-04-20, moves: [{from: 2026-04-05, to: 2026-04-20, moved_on: 2026-04-11}]",
            "known 1 [R-1]",
        ),
        ("due: signature +7d", "known 1 [R-1]"),
        ("text: a freeze", "known 0"),
    ] {
        case("risks_past_trigger", &[("risks.yaml", &format!("risks: [{{id: R-1, {risk}}}]"))], want);
    }
    case(
        "risks_past_trigger",
        &[ENDED, ("risks.yaml", "{}")],
        "not_applicable: the onboarding ended on 2026-04-01",
    );
}

#[test]
fn friction_is_the_weighted_sum_of_three_counts() {
    for (friction, want) in [
        // The source's own example.
        (
            "{fields: 12, decisions: 5, dependencies: 3}",
            "known 37 [12 fields × 1.5 + 5 decisions × 2 + 3 dependencies × 3]",
        ),
        (
            "{fields: [{name: a, count: 3}, {name: b, defer: true}], decisions: 0, dependencies: []}",
            "known 6 [4 fields × 1.5 + 0 decisions × 2 + 0 dependencies × 3]",
        ),
        (
            "{fields: 0, decisions: 0, dependencies: 0}",
            "known 0 [0 fields × 1.5 + 0 decisions × 2 + 0 dependencies × 3]",
        ),
        ("{fields: 12, decisions: 5}", "unknown: nobody has counted the dependencies"),
        ("{decisions: 5, dependencies: 1}", "unknown: nobody has counted the fields"),
    ] {
        case("friction_score", &[("friction.yaml", friction)], want);
    }
    case("friction_score", &[], "unknown: there is no `friction.yaml`");
}
