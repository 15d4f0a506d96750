use super::*;

fn people(people: &str) -> String {
    format!("people: [{people}]")
}

#[test]
fn coverage_is_of_the_one_two_three_triangle() {
    let person = |tier: &str| format!("{{name: N, tier: {tier}}}");
    let all = |tiers: &[&str]| people(&tiers.iter().map(|tier| person(tier)).collect::<Vec<_>>().join(", "));
    for (tiers, want) in [
        (
            &["executive", "primary", "primary", "power_user", "power_user", "power_user"][..],
            "known 1 [1 of 1 executive, 2 of 2 primary contacts and 3 of 3 power users]",
        ),
        // More of one tier does not make up for another.
        (
            &["executive", "executive", "executive"],
            "known 0.167 [1 of 1 executive, 0 of 2 primary contacts and 0 of 3 power users]",
        ),
        (
            &["primary", "power_user"],
            "known 0.333 [0 of 1 executive, 1 of 2 primary contacts and 1 of 3 power users]",
        ),
        (&["null"], "known 0 [0 of 1 executive, 0 of 2 primary contacts and 0 of 3 power users]"),
    ] {
        case("stakeholder_coverage", &[("stakeholders.yaml", &all(tiers))], want);
    }
    case("stakeholder_coverage", &[("stakeholders.yaml", "people: []")], "unknown: nobody is listed yet");
    case("stakeholder_coverage", &[], "unknown: there is no `stakeholders.yaml`");
}

#[test]
fn a_departure_counts_from_its_day() {
    for (status, want) in [
        ("status: departed", 0.0),
        ("status: departed, departed_on: 2026-04-10", 0.0),
        ("status: departed, departed_on: 2026-04-11", 1.0),
        ("status: active, departed_on: 2026-04-01", 1.0),
    ] {
        let file = people(&format!("{{name: Lee, roles: [champion], {status}}}"));
        assert_eq!(
            measure_on("champion_active", &[("stakeholders.yaml", &file)], AS_OF).known(),
            Some(want),
            "{status}"
        );
    }
}

#[test]
fn a_champion_and_a_sponsor_are_there_or_not() {
    for (list, want) in [
        ("{name: Lee, roles: [champion]}", "known 1 [Lee]"),
        (
            "{name: Lee, roles: [champion], status: departed, departed_on: 2026-04-02}",
            "known 0 [Lee departed 2026-04-02]",
        ),
        ("{name: Lee, roles: [champion], status: departed}", "known 0 [Lee departed]"),
        (
            "{name: Lee, roles: [champion], status: departed}, {name: Kim, roles: [power_user, champion]}",
            "known 1 [Kim]",
        ),
        ("{name: Lee, roles: [end_user]}", "known 0"),
        ("", "unknown: nobody is listed yet"),
    ] {
        case("champion_active", &[("stakeholders.yaml", &people(list))], want);
        let sponsor = list.replace("champion", "executive_sponsor");
        case("sponsor_active", &[("stakeholders.yaml", &people(&sponsor))], want);
    }
}

#[test]
fn a_contact_is_active_when_it_is_recent() {
    for (list, want) in [
        (
            "{name: A, last_contact: 2026-04-01}, {name: B, last_contact: 2026-03-11}, {name: C, last_contact: 2026-03-10}",
            "known 2 [2 of 3 who are still there]",
        ),
        ("{name: A, last_contact: 2026-04-01}, {name: B}", "known 1 [1 of 2 who are still there]"),
        ("{name: A, last_contact: 2026-01-01}", "known 0 [0 of 1 who are still there]"),
        ("{name: A, last_contact: 2026-04-01, status: departed}", "known 0 [0 of 0 who are still there]"),
        ("{name: A}", "unknown: no `last_contact` is written for anybody who is still there"),
        (
            "{name: A, last_contact: 2026-04-11}",
            "unknown: no `last_contact` is written for anybody who is still there",
        ),
    ] {
        case("active_contacts", &[("stakeholders.yaml", &people(list))], want);
    }
}

#[test]
fn the_sponsor_is_silent_since_the_last_contact_with_any_of_them() {
    for (list, want) in [
        (
            "{name: Ana, roles: [executive_sponsor], last_contact: 2026-03-20}",
            "known 21 [Ana, last on 2026-03-20]",
        ),
        (
            "{name: Ana, roles: [executive_sponsor], last_contact: 2026-03-20}, {name: Bo, roles: [executive_sponsor], last_contact: 2026-04-10}",
            "known 0 [Bo, last on 2026-04-10]",
        ),
        (
            "{name: Ana, roles: [executive_sponsor]}",
            "unknown: no `last_contact` with the executive sponsor is written",
        ),
        (
            "{name: Ana, roles: [executive_sponsor], last_contact: 2026-04-11}",
            "unknown: no `last_contact` with the executive sponsor is written",
        ),
        (
            "{name: Ana, roles: [executive_sponsor], last_contact: 2026-04-01, status: departed}",
            "unknown: no active executive sponsor is listed",
        ),
        (
            "{name: Lee, roles: [champion], last_contact: 2026-04-01}",
            "unknown: no active executive sponsor is listed",
        ),
    ] {
        case("sponsor_silence_days", &[("stakeholders.yaml", &people(list))], want);
    }
}

#[test]
fn sentiment_is_the_mean_of_the_fresh_judgements() {
    let person = |score: &str, on: &str| format!("{{name: N, sentiment: {score}, sentiment_on: {on}}}");
    for (list, want) in [
        ([person("4", "2026-04-01"), person("5", "2026-04-08")], "known 4.5 [mean of 2 people]"),
        // 30 days is fresh, 31 is not: the old one is left out.
        ([person("1", "2026-03-10"), person("5", "2026-04-08")], "known 5 [of 1 person]"),
        ([person("1", "2026-03-11"), person("5", "2026-04-08")], "known 3 [mean of 2 people]"),
        ([person("1", "2026-03-01"), person("2", "2026-02-01")], "stale 1.5 [mean of 2 people]"),
        ([person("4", "2026-04-11"), person("3", "2026-04-01")], "known 3 [of 1 person]"),
        (
            [person("4", "null"), person("9", "2026-04-01")],
            "unknown: nobody's `sentiment` is written with its day",
        ),
        (
            [person("0", "2026-04-01"), person("null", "2026-04-01")],
            "unknown: nobody's `sentiment` is written with its day",
        ),
    ] {
        case("sentiment", &[("stakeholders.yaml", &people(&list.join(", ")))], want);
    }
    let old = people(&person("2", "2026-02-01"));
    assert!(matches!(measure_on("sentiment", &[("stakeholders.yaml", &old)], AS_OF), Value::Stale(_, 68)));
}
