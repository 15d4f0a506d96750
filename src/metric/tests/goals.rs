use super::*;

fn value(first: &str) -> String {
    format!("value: {{first: {{{first}}}}}")
}

#[test]
fn time_to_first_value_is_known_once_it_is_reached_with_evidence() {
    for (first, want) in [
        ("reached_on: 2026-04-01, evidence: first close", "known 30 [reached 2026-04-01]"),
        ("reached_on: 2026-03-02, evidence: on the day", "known 0 [reached 2026-03-02]"),
        (
            "reached_on: 2026-04-01",
            "unknown: `value.first.reached_on` is 2026-04-01, but no `evidence` is written",
        ),
        (
            "reached_on: 2026-04-01, evidence: '  '",
            "unknown: `value.first.reached_on` is 2026-04-01, but no `evidence` is written",
        ),
        ("reached_on: 2026-04-11, evidence: soon", "unknown: first value is not reached yet"),
        (
            "reached_on: 2026-03-01, evidence: pilot",
            "unknown: first value is dated 2026-03-01, before the signature",
        ),
        ("due: 2026-04-20", "unknown: first value is not reached yet, due 2026-04-20"),
        ("definition: first close", "unknown: first value is not reached yet"),
    ] {
        case("ttfv_days", &[("jsp.yaml", &value(first))], want);
        case(
            "time_to_full_value_days",
            &[("jsp.yaml", &value(first).replace("first:", "full:"))],
            &want.replace("first", "full").replace("full close", "first close"),
        );
    }
    let reached = value("reached_on: 2026-04-01, evidence: x");
    assert_eq!(routes("ttfv_days", &[("jsp.yaml", &reached)]), ["jsp.yaml:value.first.reached_on"]);
    assert_eq!(
        measure_on("ttfv_days", &[("jsp.yaml", &reached)], AS_OF).reading().unwrap().on,
        Some(date("2026-04-01"))
    );
}

#[test]
fn the_net_time_leaves_out_the_holds_within_the_span() {
    for (holds, want) in [
        ("[]", "known 30 [reached 2026-04-01]"),
        (
            "[{id: H-1, since: 2026-03-10, ended_on: 2026-03-20}]",
            "known 20 [reached 2026-04-01; 30 days less 10 days on hold]",
        ),
        // Overlapping holds count once; what lies outside the span does not count.
        (
            "[{id: H-2, since: 2026-03-10, ended_on: 2026-03-20}, {id: H-3, since: 2026-03-15, ended_on: 2026-03-22}, {id: H-4, since: 2026-03-31}]",
            "known 17 [reached 2026-04-01; 30 days less 13 days on hold]",
        ),
        ("[{id: H-5, since: 2026-04-05}]", "known 30 [reached 2026-04-01]"),
        (
            "[{id: H-6, since: 2026-02-01, ended_on: 2026-03-03}]",
            "known 29 [reached 2026-04-01; 30 days less 1 day on hold]",
        ),
    ] {
        let head =
            format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: {holds}}}");
        let jsp = value("reached_on: 2026-04-01, evidence: x");
        case("ttfv_days_net", &[("onboarding.yaml", &head), ("jsp.yaml", &jsp)], want);
        case("ttfv_days", &[("onboarding.yaml", &head), ("jsp.yaml", &jsp)], "known 30 [reached 2026-04-01]");
    }
}

#[test]
fn first_value_is_overdue_by_days_past_its_target() {
    for (first, want) in [
        ("due: 2026-04-01", "known 9 [due 2026-04-01]"),
        ("due: 2026-04-10", "known 0 [due 2026-04-10]"),
        ("due: 2026-05-01", "known 0 [due 2026-05-01]"),
        ("due: 2026-04-01, reached_on: 2026-04-05, evidence: x", "known 0 [reached 2026-04-05]"),
        // What is said to be reached owes what shows it, and is late no more.
        ("due: 2026-04-01, reached_on: 2026-04-05", "known 0 [reached 2026-04-05, and nothing shows it yet]"),
        ("due: 2026-04-01, reached_on: 2026-04-12, evidence: x", "known 9 [due 2026-04-01]"),
        ("definition: x", "unknown: `value.first.due` is not written"),
    ] {
        case("first_value_overdue_days", &[("jsp.yaml", &value(first))], want);
    }
    case("first_value_overdue_days", &[], "unknown: there is no `jsp.yaml`");
}

#[test]
fn outcomes_are_achieved_when_dated_and_shown() {
    for (outcomes, want) in [
        ("[{id: O-1, reached_on: 2026-04-01, evidence: x}, {id: O-2}]", "known 0.5 [1 of 2]"),
        ("[{id: O-1, reached_on: 2026-04-01}]", "known 0 [0 of 1]"),
        ("[{id: O-1, evidence: x}]", "known 0 [0 of 1]"),
        ("[{id: O-1, reached_on: 2026-04-11, evidence: x}]", "known 0 [0 of 1]"),
        ("[]", "unknown: no outcomes are written down"),
    ] {
        case("outcomes_achieved", &[("jsp.yaml", &format!("outcomes: {outcomes}"))], want);
    }
}

#[test]
fn objectives_are_judged_by_their_metric_or_by_their_evidence() {
    for (objectives, want) in [
        ("[{id: B-1, metric: day, at_least: 39}]", "known 1 [1 of 1]"),
        ("[{id: B-1, metric: day, at_least: 40}]", "known 0 [0 of 1]"),
        (
            "[{id: B-1, metric: day, at_most: 39}, {id: B-2, metric: day, at_least: 1, at_most: 38}]",
            "known 0.5 [1 of 2]",
        ),
        ("[{id: B-1, reached_on: 2026-04-01, evidence: x}]", "known 1 [1 of 1]"),
        ("[{id: B-1, reached_on: 2026-04-01}]", "known 0 [0 of 1]"),
        ("[{id: B-1, reached_on: 2026-04-11, evidence: x}]", "known 0 [0 of 1]"),
        // With a metric and no bound there is nothing to compare.
        ("[{id: B-1, metric: day, reached_on: 2026-04-01, evidence: x}]", "known 1 [1 of 1]"),
        (
            "[{id: B-1, metric: day, at_least: 1}, {id: B-2, metric: csat, at_least: 4}]",
            "known 0.5 [1 of 2; 1 cannot be measured yet]",
        ),
        ("[{id: B-1, metric: csat, at_least: 4}]", "unknown: none of the objectives can be measured yet"),
        ("[{id: B-1, metric: wonders, at_least: 4}]", "unknown: none of the objectives can be measured yet"),
        (
            "[{id: B-1, metric: forecast_go_live, at_least: 4}]",
            "unknown: none of the objectives can be measured yet",
        ),
        // One that measures itself ends, and is not measured.
        (
            "[{id: B-1, metric: objectives_met, at_least: 0}]",
            "unknown: none of the objectives can be measured yet",
        ),
        ("[{id: B-1, metric: day, at_least: 1e308}]", "known 0 [0 of 1]"),
        ("[]", "unknown: no objectives are written down"),
    ] {
        case("objectives_met", &[("jsp.yaml", &format!("objectives: {objectives}"))], want);
    }
}

#[test]
fn an_objective_of_a_stale_number_is_not_measured() {
    let jsp = format!("objectives: [{{id: B-1, metric: seat_activation, at_least: 0.5}}]\n{}", LIVE.1);
    for (on, want) in [
        ("2026-04-01", "known 1 [1 of 1]"),
        ("2026-03-24", "unknown: none of the objectives can be measured yet"),
    ] {
        let adoption = format!("snapshots: [{{measured_on: {on}, provisioned: 10, active: 5}}]");
        case("objectives_met", &[("jsp.yaml", &jsp), ("adoption.yaml", &adoption)], want);
    }
}
