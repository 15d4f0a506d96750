use super::*;

fn people(people: &str) -> String {
    format!("people: [{people}]")
}

#[test]
fn coverage_is_of_the_one_two_three_triangle() {
    let person = |tier: &str| format!("{{name: Lee, tier: {tier}}}");
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
fn somebody_is_there_on_the_day_of_the_departure_and_not_after_it() {
    for (status, want) in [
        ("departed_on: 2026-04-09", 0.0),
        ("departed_on: 2026-04-10", 1.0),
        ("departed_on: null", 1.0),
        ("added_on: 2026-04-10", 1.0),
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
        ("{name: Lee, roles: [champion], departed_on: 2026-04-02}", "known 0 [Lee departed 2026-04-02]"),
        (
            "{name: Lee, roles: [{role: champion, until: 2026-04-02}, end_user]}",
            "known 0 [Lee until 2026-04-02]",
        ),
        ("{name: Lee, roles: [{role: champion, since: 2026-04-11}]}", "known 0"),
        (
            "{name: Lee, roles: [champion], departed_on: 2026-04-02}, {name: Kim, roles: [power_user, champion]}",
            "known 1 [Kim]",
        ),
        ("{name: Lee, roles: [end_user]}", "known 0"),
        ("{name: Lee, roles: [champion], added_on: 2026-04-11}", "unknown: nobody is listed yet"),
        ("", "unknown: nobody is listed yet"),
    ] {
        case("champion_active", &[("stakeholders.yaml", &people(list))], want);
        let sponsor = list.replace("champion", "executive_sponsor");
        case("sponsor_active", &[("stakeholders.yaml", &people(&sponsor))], want);
    }
}

/// A call with each of these on their day.
fn calls(with: &[(&str, &str)]) -> String {
    let calls = with.iter().enumerate().map(|(index, (name, on))| {
        format!("{{id: L-{index}, kind: call, held_on: {on}, present: [{name}, Priya Shah]}}")
    });
    format!("contacts: [{}]", calls.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_contact_is_active_when_it_is_recent() {
    for (list, with, want) in [
        (
            "{name: A}, {name: B}, {name: C}",
            &[("A", "2026-04-01"), ("B", "2026-03-11"), ("C", "2026-03-10")][..],
            "known 2 [2 of 3 who are still there]",
        ),
        ("{name: A}, {name: B}", &[("A", "2026-04-01")], "known 1 [1 of 2 who are still there]"),
        ("{name: A}", &[("A", "2026-01-01")], "known 0 [0 of 1 who are still there]"),
        ("{name: A}", &[("A", "2026-01-01"), ("a", "2026-04-01")], "known 1 [1 of 1 who are still there]"),
        (
            "{name: A, departed_on: 2026-04-09}",
            &[("A", "2026-04-01")],
            "known 0 [0 of 0 who are still there]",
        ),
        ("{name: A}", &[], "known 0 [0 of 1 who are still there]"),
        ("{name: A}", &[("A", "2026-04-11")], "known 0 [0 of 1 who are still there]"),
    ] {
        let files = [("stakeholders.yaml", people(list)), ("contacts.yaml", calls(with))];
        case("active_contacts", &files.each_ref().map(|(name, text)| (*name, text.as_str())), want);
    }
}

#[test]
fn whoever_answers_attests_confirms_or_signs_was_spoken_with() {
    let list = people("{name: A}");
    let case = |file: &str, text: &str, want: &str| {
        case("active_contacts", &[("stakeholders.yaml", &list), (file, text)], want);
    };
    let one = "known 1 [1 of 1 who are still there]";
    let none = "known 0 [0 of 1 who are still there]";
    let ask = |rest: &str| format!("contacts: [{{id: L-1, kind: ask, asked_on: 2026-04-01, of: A{rest}}}]");
    case("contacts.yaml", &ask(""), none);
    case("contacts.yaml", &ask(", answered_on: 2026-04-03"), one);
    case("contacts.yaml", &ask(", answered_on: 2026-04-11"), none);
    let withdrawn = "contacts: [{id: L-1, kind: call, held_on: 2026-04-01, present: [A], withdrawn: {withdrawn_on: 2026-04-05}}]";
    case("contacts.yaml", withdrawn, none);
    let absent = "contacts: [{id: L-1, kind: call, held_on: 2026-04-01, absent: [A]}]";
    case("contacts.yaml", absent, none);
    let confirmed = "confirmations: [{fact: plan_agreed, by: A, confirmed_on: 2026-04-01}]";
    case("jsp.yaml", confirmed, one);
    let attested =
        "gates: {kickoff: {criteria: [{id: C-1, attestations: [{by: A, attested_on: 2026-04-01}]}]}}";
    case("gates.yaml", attested, one);
    case("gates.yaml", "gates: {kickoff: {signoffs: [{by: A, signed_on: 2026-04-01}]}}", one);
}

#[test]
fn the_sponsor_is_silent_since_the_last_contact_with_any_of_them() {
    for (list, with, want) in [
        (
            "{name: Ana, roles: [executive_sponsor]}",
            &[("Ana", "2026-03-20")][..],
            "known 21 [Ana, last on 2026-03-20]",
        ),
        (
            "{name: Ana, roles: [executive_sponsor]}, {name: Bo, roles: [executive_sponsor]}",
            &[("Ana", "2026-03-20"), ("Bo", "2026-04-10")],
            "known 0 [Bo, last on 2026-04-10]",
        ),
        ("{name: Ana, roles: [executive_sponsor]}", &[], "known 39 [never spoken with]"),
        ("{name: Ana, roles: [executive_sponsor]}", &[("Ana", "2026-04-11")], "known 39 [never spoken with]"),
        (
            "{name: Ana, roles: [executive_sponsor], departed_on: 2026-04-09}",
            &[("Ana", "2026-04-01")],
            "unknown: no active executive sponsor is listed",
        ),
        (
            "{name: Lee, roles: [champion]}",
            &[("Lee", "2026-04-01")],
            "unknown: no active executive sponsor is listed",
        ),
    ] {
        let files = [("stakeholders.yaml", people(list)), ("contacts.yaml", calls(with))];
        case("sponsor_silence_days", &files.each_ref().map(|(name, text)| (*name, text.as_str())), want);
    }
}

#[test]
fn sentiment_is_the_mean_of_the_fresh_judgements() {
    let person = |score: &str, on: &str| {
        format!(
            "{{name: Lee, sentiments: [{{judged_on: 2026-01-05, score: 1}}, {{judged_on: {on}, score: {score}}}]}}"
        )
    };
    for (list, want) in [
        ([person("4", "2026-04-01"), person("5", "2026-04-08")], "known 4.5 [mean of 2 people]"),
        // 30 days is fresh, 31 is not: the old one is left out.
        ([person("1", "2026-03-10"), person("5", "2026-04-08")], "known 5 [of 1 person]"),
        ([person("1", "2026-03-11"), person("5", "2026-04-08")], "known 3 [mean of 2 people]"),
        ([person("1", "2026-03-01"), person("2", "2026-02-01")], "stale 1.5 [mean of 2 people]"),
        ([person("4", "2026-04-11"), person("3", "2026-04-01")], "known 3 [of 1 person]"),
        // What has no day, or is off the scale, leaves the one before it.
        ([person("4", "null"), person("9", "2026-04-01")], "stale 1 [mean of 2 people]"),
    ] {
        case("sentiment", &[("stakeholders.yaml", &people(&list.join(", ")))], want);
    }
    let none = people("{name: Lee, sentiments: [{score: 4}, {judged_on: 2026-04-01, score: 0}]}, {name: M}");
    let unknown = "unknown: nobody's `sentiments` say how they feel on a day";
    case("sentiment", &[("stakeholders.yaml", &none)], unknown);
    let old = people(&person("2", "2026-02-01"));
    assert!(matches!(measure_on("sentiment", &[("stakeholders.yaml", &old)], AS_OF), Value::Stale(_, 68)));
}

#[test]
fn silence_counts_from_the_signature_where_nobody_was_spoken_with() {
    let people = ("stakeholders.yaml", "people: [{name: Ana, roles: [executive_sponsor]}]");
    let unknown = "unknown: no contact is written with anybody who is still there";
    case_on("active_contacts", &[people], "2026-04-01", unknown);
    case_on("active_contacts", &[people], "2026-04-02", "known 0 [0 of 1 who are still there]");
    case("days_since_contact", &[people], "known 39 [nobody since the signature]");
    case("sponsor_silence_days", &[people], "known 39 [never spoken with]");
    let came =
        ("stakeholders.yaml", "people: [{name: Ana, added_on: 2026-03-31, roles: [executive_sponsor]}]");
    case("sponsor_silence_days", &[came], "known 10 [never spoken with]");
    let call = "contacts: [{id: L-1, kind: call, held_on: 2026-04-02, present: [Ana]}, {id: L-2, kind: call, held_on: 2026-04-09, present: [Jo]}]";
    case("days_since_contact", &[people, ("contacts.yaml", call)], "known 8 [last on 2026-04-02]");
    let held = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holds: [{id: H-1, since: 2026-04-03, ended_on: 2026-04-08}]}";
    let files = [people, ("contacts.yaml", call), ("onboarding.yaml", held)];
    case(
        "days_since_contact",
        &files,
        "known 3 [last on 2026-04-02, 8 days ago, 5 of them not counted: on hold]",
    );
}

#[test]
fn where_days_on_hold_are_left_out_the_note_says_so() {
    let contacts = "contacts: [{id: L-1, kind: call, held_on: 2026-03-31, present: [Lee]}]";
    let head =
        |holds: &str| format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}{holds}}}");
    for (holds, want) in [
        ("", "known 10 [last on 2026-03-31]"),
        (
            ", holds: [{id: H-1, since: 2026-03-31}]",
            "known 0 [last on 2026-03-31, 10 days ago, none of them counted: on hold]",
        ),
        (
            ", holds: [{id: H-1, since: 2026-04-02, ended_on: 2026-04-06}]",
            "known 6 [last on 2026-03-31, 10 days ago, 4 of them not counted: on hold]",
        ),
    ] {
        let files = [
            ("onboarding.yaml", head(holds)),
            ("contacts.yaml", contacts.to_owned()),
            ("stakeholders.yaml", people("{name: Lee}")),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        case("days_since_contact", &files, want);
    }
}
