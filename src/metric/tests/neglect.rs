//! What health holds against a plan: what is blocked, owed, overdue and not written.

use super::*;

#[test]
fn what_blocks_the_path_to_go_live_is_counted_in_working_days() {
    let jsp = |blockers: &str| {
        format!(
            "milestones: [{{id: A, due: 2026-04-20, started_on: 2026-03-20, blockers: [{blockers}]}}, {{id: B, after: [A]}}, {{id: L, event: go_live, after: [B]}}, {{id: Z, blockers: [{{id: X-9, since: 2026-03-03}}]}}]"
        )
    };
    for (blockers, want) in [
        ("", "known 0"),
        ("{id: X-1, since: 2026-03-25}", "known 12 [A since 2026-03-25]"),
        (
            "{id: X-1, since: 2026-04-09}, {id: X-2, since: 2026-03-30, answered_on: 2026-03-31}",
            "known 9 [A since 2026-03-30]",
        ),
        ("{id: X-1, since: 2026-03-25, ended_on: 2026-04-10}", "known 0"),
    ] {
        case("blocked_path_working_days", &[("jsp.yaml", &jsp(blockers))], want);
    }
    let untouched = jsp("").replace(", started_on: 2026-03-20", "");
    let nothing = "not_applicable: nothing that go-live waits for has begun";
    case("blocked_path_working_days", &[("jsp.yaml", &untouched)], nothing);
    let live = "milestones: [{id: L, event: go_live, done_on: 2026-04-01, after: [A]}, {id: A, blockers: [{id: X-1, since: 2026-03-25}]}]";
    case("blocked_path_working_days", &[("jsp.yaml", live)], "known 0");
    case(
        "blocked_path_working_days",
        &[("jsp.yaml", "milestones: [{id: A}]")],
        "unknown: no milestone is marked `event: go_live`",
    );
}

#[test]
fn the_customers_work_is_judged_by_the_day_for_which_it_was_planned_first() {
    let people = ("stakeholders.yaml", "people: [{name: Lee}]");
    let judged = |actions: &str, contacts: &str, want: &str| {
        let actions = format!("actions: [{actions}]");
        let contacts = format!("contacts: [{contacts}]");
        case(
            "customer_work_on_time",
            &[people, ("actions.yaml", &actions), ("contacts.yaml", &contacts)],
            want,
        );
    };
    judged("", "", "not_applicable: nothing of the customer's was to be done by now");
    judged(
        "{id: A-1, owner: Lee, due: 2026-04-10}, {id: A-2, owner: Jo, due: 2026-04-01}",
        "",
        "not_applicable: nothing of the customer's was to be done by now",
    );
    judged("{id: A-1, owner: Lee, due: 2026-04-09}", "", "known 0 [0 of 1, not A-1]");
    let punctual = "{id: A-2, owner: Lee, due: 2026-04-04, done_on: 2026-04-06}";
    judged(
        &format!("{{id: A-1, owner: Lee, due: 2026-04-09}}, {punctual}"),
        "",
        "known 0.5 [1 of 2, not A-1]",
    );
    let moved = "{id: A-1, owner: Lee, due: 2026-04-24, moves: [{from: 2026-04-03, to: 2026-04-24, moved_on: 2026-04-02}]}";
    judged(moved, "", "known 0 [0 of 1, not A-1]");
    judged(
        &moved.replace("moved_on", "hold: H-1, moved_on"),
        "",
        "not_applicable: nothing of the customer's was to be done by now",
    );
    let ask = "{id: L-1, kind: ask, asked_on: 2026-03-20, of: Lee, due: 2026-03-25}";
    judged("", ask, "known 0 [0 of 1, not L-1]");
    judged("", &ask.replace("of:", "answered_on: 2026-03-24, of:"), "known 1 [1 of 1]");
}

#[test]
fn value_is_late_by_the_worse_of_first_and_full() {
    let case = |value: &str, want: &str| {
        case("value_on_time", &[("jsp.yaml", &format!("value: {{{value}}}"))], want);
    };
    case("first: {due: 2026-04-10}", "not_applicable: neither first nor full value was to be reached by now");
    case("first: {due: 2026-04-01}", "known 9 [first value, due 2026-04-01, not reached yet]");
    case(
        "first: {due: 2026-04-01, reached_on: 2026-03-30, evidence: a}",
        "known 0 [first value, due 2026-04-01, reached 2026-03-30]",
    );
    case(
        "first: {due: 2026-03-16, reached_on: 2026-03-20, evidence: a}, full: {due: 2026-04-08}",
        "known 4 [first value, due 2026-03-16, reached 2026-03-20]",
    );
    case(
        "first: {due: 2026-03-16, reached_on: 2026-03-17, evidence: a}, full: {due: 2026-04-08}",
        "known 2 [full value, due 2026-04-08, not reached yet]",
    );
}

#[test]
fn resources_are_committed_in_part() {
    let handoff = "customer_resources: [{role: IT admin}, {role: data owner, committed_on: 2026-03-03}]";
    case("resources_committed", &[("handoff.yaml", handoff)], "known 0.5 [1 of 2]");
    case("resources_committed", &[("handoff.yaml", "{}")], "unknown: no customer resources are listed");
}

#[test]
fn nothing_written_counts_from_the_signature() {
    case("days_since_entry", &[], "known 39 [nothing since the signature]");
    let actions = "actions: [{id: A-1, due: 2026-05-01, done_on: 2026-04-02}]";
    case("days_since_entry", &[("actions.yaml", actions)], "known 8 [last on 2026-04-02]");
}

#[test]
fn a_plan_is_past_its_end_once_its_days_are_over() {
    case_on("past_planned_end_days", &[], "2026-05-01", "known 0 [planned until 2026-05-01]");
    case_on("past_planned_end_days", &[], "2026-05-11", "known 10 [planned until 2026-05-01]");
}

#[test]
fn use_that_nobody_counts_is_missed_from_go_live_on() {
    case("days_without_count", &[LIVE], "known 18 [none since go-live on 2026-03-23]");
    let counted = (
        "adoption.yaml",
        "snapshots: [{measured_on: 2026-03-10, active: 4}, {measured_on: 2026-04-01, active: 9}, {measured_on: 2026-04-08, csat: 4}]",
    );
    case("days_without_count", &[LIVE, counted], "known 9 [last on 2026-04-01]");
}

#[test]
fn flat_use_counts_while_there_is_more_to_win_and_at_the_benchmark_only_a_fall_does() {
    let jsp = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, done_on: 2026-03-02}]");
    let case = |then: u32, now: u32, want: &str| {
        let adoption = format!(
            "snapshots: [{{measured_on: 2026-03-09, provisioned: 100, active: {then}}}, {{measured_on: 2026-04-06, provisioned: 100, active: {now}}}]"
        );
        case("usage_growth_4w", &[jsp, ("adoption.yaml", &adoption)], want);
    };
    case(20, 20, "known 0 [20 on 2026-04-06, 20 on 2026-03-09]");
    case(70, 70, "not_applicable: `seat_activation` has reached its benchmark");
    case(60, 75, "not_applicable: `seat_activation` has reached its benchmark");
    case(100, 75, "known -0.25 [75 on 2026-04-06, 100 on 2026-03-09]");
}

#[test]
fn where_customers_help_themselves_activity_counts_from_the_signature() {
    let gates = ("gates.yaml", "gates_open: automatic");
    case("days_since_activity", &[gates], "known 39 [no use has been counted since the signature]");
    let used = ("adoption.yaml", "snapshots: [{measured_on: 2026-04-06, last_used_on: 2026-04-03}]");
    case("days_since_activity", &[gates, used], "known 7 [last on 2026-04-03]");
    let jsp = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, due: 2026-04-20}]");
    case(
        "days_since_activity",
        &[jsp, used],
        "not_applicable: before go-live, which is forecast for 2026-04-20",
    );
}
