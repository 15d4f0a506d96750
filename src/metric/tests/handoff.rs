use super::*;

const WRITTEN: &str = "
use_case: month-end close
business_case: fewer late filings
success_metrics: [{metric: days to close}]
roi: hours saved
pain_points: [spreadsheets]
reason_for_choice: the importer
red_flags: [none known]
communication: e-mail
competitive_context: beat Initech
technical: {environment: on premises}
timeline: live by May
consequences: a fine
objections: [price]
commitments: [{id: K-1, text: weekend support}]
";

/// One of whom has left since: who was told of was handed over.
const PEOPLE: &str = "people:
- {name: Ana Ruiz, roles: [decision_maker]}
- {name: Lee Novak, roles: [champion], departed_on: 2026-04-01}
- {name: Kim Roe, roles: [{role: admin_owner, until: 2026-04-01}]}
- {name: Jo Park, roles: [buying_committee], added_on: 2026-04-10}
";

#[test]
fn completeness_counts_what_is_written_and_names_what_is_missing() {
    let people = ("stakeholders.yaml", PEOPLE);
    case("handoff_completeness", &[("handoff.yaml", WRITTEN), people], "known 1 [all 18 items]");
    // Every single line is one item.
    let lines: Vec<&str> = WRITTEN.trim().lines().collect();
    assert_eq!(lines.len(), 14);
    for line in &lines {
        let rest: Vec<&str> = lines.iter().copied().filter(|other| other != line).collect();
        let key = line.split(':').next().unwrap();
        let key = if key == "technical" { "technical.environment" } else { key };
        let want = format!("known 0.944 [17 of 18 items; missing: {key}]");
        case("handoff_completeness", &[("handoff.yaml", &rest.join("\n")), people], &want);
    }
    for role in ["decision_maker", "champion", "admin_owner", "buying_committee"] {
        let rest = ("stakeholders.yaml", &*PEOPLE.replace(role, "end_user"));
        let want = format!("known 0.944 [17 of 18 items; missing: {role}]");
        case("handoff_completeness", &[("handoff.yaml", WRITTEN), rest], &want);
    }
    let later = ("stakeholders.yaml", &*PEOPLE.replace("2026-04-10", "2026-04-11"));
    let want = "known 0.944 [17 of 18 items; missing: buying_committee]";
    case("handoff_completeness", &[("handoff.yaml", WRITTEN), later], want);
    let value = words(&measure_on("handoff_completeness", &[], AS_OF));
    assert!(value.starts_with("known 0 [0 of 18 items; missing: use_case, business_case, "), "{value}");
}

#[test]
fn a_handoff_copied_from_a_template_is_not_written() {
    let keys = ["use_case", "business_case", "roi", "reason_for_choice", "timeline", "consequences"];
    let handoff: String = keys
        .iter()
        .zip(["TBD", "tbc", "n/a", "xxx", "'?'", "'[name]'"])
        .map(|(key, no)| format!("{key}: {no}\n"))
        .collect();
    let lists = "pain_points: [TBD]\nobjections: ['-']\ntechnical: {environment: unknown}\n";
    let value =
        words(&measure_on("handoff_completeness", &[("handoff.yaml", &format!("{handoff}{lists}"))], AS_OF));
    assert!(value.starts_with("known 0 [0 of 18 items; missing: use_case, "), "{value}");
}

#[test]
fn no_commitments_is_an_answer_once_both_have_met() {
    let without = WRITTEN.replace("commitments: [{id: K-1, text: weekend support}]", "");
    let held = |on: &str| format!("contacts: [{{id: L-1, kind: handoff_meeting, held_on: {on}}}]");
    let none = format!("{without}\ncommitments: []");
    let case = |handoff: &str, on: &str, want: &str| {
        let people = ("stakeholders.yaml", PEOPLE);
        case(
            "handoff_completeness",
            &[("handoff.yaml", handoff), ("contacts.yaml", &held(on)), people],
            want,
        );
    };
    case(&none, "2026-03-04", "known 1 [all 18 items]");
    let missing = "known 0.944 [17 of 18 items; missing: commitments]";
    case(&none, "2026-04-11", missing);
    case(&without, "2026-03-04", missing);
}

#[test]
fn a_commitment_is_open_until_it_is_delivered_or_declined() {
    for (commitments, want) in [
        (
            "[{id: K-1}, {id: K-2, status: delivered}, {id: K-3, status: declined, decision: D-1}]",
            "known 1 [1 of 3]",
        ),
        (
            "[{id: K-1, status: open}, {id: K-2, status: delivered, delivered_on: 2026-04-11}]",
            "known 2 [2 of 2]",
        ),
        ("[{id: K-2, status: delivered, delivered_on: 2026-04-10}]", "known 0 [0 of 1]"),
    ] {
        case("open_commitments", &[("handoff.yaml", &format!("commitments: {commitments}"))], want);
    }
    case("open_commitments", &[], "unknown: there is no `handoff.yaml`");
    let unwritten = "unknown: no `commitments` are written; `commitments: []` says that none were made";
    let held = ("contacts.yaml", "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-04}]");
    case("open_commitments", &[("handoff.yaml", "{}"), held], unwritten);
    case("open_commitments", &[("handoff.yaml", "commitments:"), held], unwritten);
    case("open_commitments", &[("handoff.yaml", "commitments: []"), held], "known 0 [0 of 0]");
    let form = "unknown: no `commitments` are written yet, and the handoff meeting has not been held";
    case("open_commitments", &[("handoff.yaml", "commitments: []")], form);
    let files = [("handoff.yaml", "commitments: [{id: K-1, status: declined}, {id: K-2}]")];
    assert_eq!(routes("open_commitments", &files), ["handoff.yaml:commitments[1]"]);
}

#[test]
fn resources_are_committed_by_a_day() {
    for (resources, want) in [
        ("[{role: IT admin}, {role: trainer, committed_on: 2026-03-05}]", "known 1 [IT admin]"),
        ("[{role: IT admin, committed_on: 2026-04-11}]", "known 1 [IT admin]"),
        ("[{role: IT admin, committed_on: 2026-04-10}]", "known 0"),
        ("[]", "unknown: no customer resources are listed"),
    ] {
        case("resources_uncommitted", &[("handoff.yaml", &format!("customer_resources: {resources}"))], want);
    }
}
