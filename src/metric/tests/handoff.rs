use super::*;

const WRITTEN: &str = "
use_case: month-end close
business_case: fewer late filings
roi: hours saved
pain_points: [spreadsheets]
reason_for_choice: the importer
communication: e-mail
competitive_context: beat Initech
technical: {environment: on premises}
timeline: live by May
consequences: a fine
objections: [price]
commitments: [{id: K-1, text: weekend support}]
";

/// One of whom has left since: who was told of was handed over.
const PEOPLE: (&str, &str) = (
    "stakeholders.yaml",
    "people:
- {name: Ana Ruiz, roles: [decision_maker]}
- {name: Lee Novak, roles: [champion], departed_on: 2026-04-01}
- {name: Kim Roe, roles: [{role: admin_owner, until: 2026-04-01}]}
- {name: Jo Park, roles: [buying_committee], added_on: 2026-04-10}
",
);
const METRIC: (&str, &str) = ("jsp.yaml", "outcomes: [{id: O-1, metric: days to close, origin: handoff}]");
const RED_FLAG: (&str, &str) = ("risks.yaml", "risks: [{id: R-1, text: IT is slow, origin: handoff}]");

#[test]
fn completeness_counts_what_is_written_and_names_what_is_missing() {
    case(
        "handoff_completeness",
        &[("handoff.yaml", WRITTEN), METRIC, RED_FLAG, PEOPLE],
        "known 1 [all 18 items]",
    );
    // Every single line is one item.
    let lines: Vec<&str> = WRITTEN.trim().lines().collect();
    assert_eq!(lines.len(), 12);
    for line in &lines {
        let rest: Vec<&str> = lines.iter().copied().filter(|other| other != line).collect();
        let key = line.split(':').next().unwrap();
        let key = if key == "technical" { "technical.environment" } else { key };
        let want = format!("known 0.944 [17 of 18 items; missing: {key}]");
        case("handoff_completeness", &[("handoff.yaml", &rest.join("\n")), METRIC, RED_FLAG, PEOPLE], &want);
    }
    for role in ["decision_maker", "champion", "admin_owner", "buying_committee"] {
        let rest = ("stakeholders.yaml", &*PEOPLE.1.replace(role, "end_user"));
        let want = format!("known 0.944 [17 of 18 items; missing: {role}]");
        case("handoff_completeness", &[("handoff.yaml", WRITTEN), METRIC, RED_FLAG, rest], &want);
    }
    let later = ("stakeholders.yaml", &*PEOPLE.1.replace("2026-04-10", "2026-04-11"));
    let want = "known 0.944 [17 of 18 items; missing: buying_committee]";
    case("handoff_completeness", &[("handoff.yaml", WRITTEN), METRIC, RED_FLAG, later], want);
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
    let files = [
        ("handoff.yaml", format!("{handoff}{lists}")),
        ("jsp.yaml", METRIC.1.replace("days to close", "tbd")),
    ];
    let files = files.each_ref().map(|(file, text)| (*file, text.as_str()));
    let value = words(&measure_on("handoff_completeness", &files, AS_OF));
    assert!(value.starts_with("known 0 [0 of 18 items; missing: use_case, "), "{value}");
}

#[test]
fn success_metrics_and_red_flags_are_read_at_their_homes() {
    let missing = |what: &str| format!("known 0.944 [17 of 18 items; missing: {what}]");
    let handoff = ("handoff.yaml", WRITTEN);
    let objective = ("jsp.yaml", "objectives: [{id: B-1, metric: seat_activation, origin: handoff}]");
    case("handoff_completeness", &[handoff, objective, RED_FLAG, PEOPLE], "known 1 [all 18 items]");
    for goals in [
        "outcomes: [{id: O-1, metric: days to close}]",
        "outcomes: [{id: O-1, origin: handoff}]",
        "outcomes: [{id: O-1, metric: days to close, origin: handoff, added_on: 2026-04-11}]",
        "outcomes: [{id: O-1, metric: days to close, origin: handoff, dropped: [{dropped_on: 2026-04-01}]}]",
    ] {
        case(
            "handoff_completeness",
            &[handoff, ("jsp.yaml", goals), RED_FLAG, PEOPLE],
            &missing("success metrics"),
        );
    }
    for risk in ["{id: R-1, text: IT is slow}", "{id: R-1, text: IT, origin: handoff, added_on: 2026-04-11}"]
    {
        let risks = format!("risks: [{risk}]");
        let files = [handoff, METRIC, ("risks.yaml", &*risks), PEOPLE];
        case("handoff_completeness", &files, &missing("red flags"));
    }
}

#[test]
fn a_plan_of_few_people_is_told_of_what_it_is_asked_for_and_of_no_more() {
    let told = |files: &[(&str, &str)]| {
        let at = crate::plan_at::PlanAt::of(plan_from(files), &Basis::on(date(AS_OF)));
        let remedy = crate::metric::completes_handoff(&at);
        remedy.commands().map(ToString::to_string).collect::<Vec<_>>()
    };
    let gates = ("gates.yaml", "gates_open: automatic");
    let all = told(&[gates]);
    let want = [
        "onboard handoff set acme --use-case <use case>",
        "onboard outcome add acme <statement> --metric <metric> --target <target> --due <date> --origin handoff",
        "onboard commitment add acme <promise> --by <name>",
        "onboard handoff set acme --none commitments",
        "onboard stakeholder add acme <name> --role admin_owner",
    ];
    assert_eq!(all, want);
    let of_nobody = ("jsp.yaml", "outcomes: [{id: O-1, metric: days to close}]");
    let own = told(&[gates, of_nobody]);
    assert!(own.contains(&"onboard outcome set acme O-1 --origin handoff".to_owned()), "{own:?}");
    assert!(told(&[]).iter().any(|it| it.contains("--business-case")), "any other plan is asked for all");
}

#[test]
fn what_was_asked_and_came_back_empty_is_answered() {
    let without = WRITTEN.replace("commitments: [{id: K-1, text: weekend support}]", "commitments: []");
    let without = without.replace("objections: [price]", "");
    let none = |asked: &str| format!("{without}none: [{asked}]");
    let value = |asked: &str| {
        let handoff = none(asked);
        words(&measure_on("handoff_completeness", &[("handoff.yaml", &handoff), METRIC, PEOPLE], AS_OF))
    };
    assert_eq!(value("commitments, objections, red_flags"), "known 1 [all 18 items]");
    assert_eq!(value("objections, red_flags"), "known 0.944 [17 of 18 items; missing: commitments]");
    assert_eq!(
        value(""),
        "known 0.833 [15 of 18 items; missing: red flags, objections and commitments]",
        "an empty list is a form that nobody has filled in"
    );
}

#[test]
fn a_commitment_is_open_until_it_is_delivered_or_declined() {
    for (commitments, want) in [
        (
            "[{id: K-1}, {id: K-2, delivered_on: 2026-04-01}, \
             {id: K-3, declined: {declined_on: 2026-04-02, decision: D-1}}]",
            "known 1 [1 of 3]",
        ),
        ("[{id: K-1}, {id: K-2, delivered_on: 2026-04-11}]", "known 2 [2 of 2]"),
        ("[{id: K-2, delivered_on: 2026-04-10}]", "known 0 [0 of 1]"),
        ("[{id: K-1, declined: {decision: D-1}}]", "known 1 [1 of 1]"),
        ("[{id: K-1, added_on: 2026-04-11}, {id: K-2}]", "known 1 [1 of 1]"),
    ] {
        case("open_commitments", &[("handoff.yaml", &format!("commitments: {commitments}"))], want);
    }
    case("open_commitments", &[], "unknown: there is no `handoff.yaml`");
    let unwritten = "unknown: no `commitments` are written; `none: [commitments]` says that none were made";
    for handoff in
        ["use_case: a", "commitments:", "commitments: []", "commitments: [{id: K-1, added_on: 2026-04-11}]"]
    {
        case("open_commitments", &[("handoff.yaml", handoff)], unwritten);
    }
    case("open_commitments", &[("handoff.yaml", "none: [commitments]")], "known 0 [0 of 0]");
    let declined = "commitments: [{id: K-1, declined: {declined_on: 2026-04-01}}, {id: K-2}]";
    assert_eq!(routes("open_commitments", &[("handoff.yaml", declined)]), ["handoff.yaml:commitments[1]"]);
}

#[test]
fn resources_are_committed_by_a_day() {
    for (resources, want) in [
        ("[{role: IT admin}, {role: trainer, committed_on: 2026-03-05}]", "known 1 [IT admin]"),
        ("[{role: IT admin, committed_on: 2026-04-11}]", "known 1 [IT admin]"),
        ("[{role: IT admin, committed_on: 2026-04-10}]", "known 0"),
        ("[{role: IT admin, added_on: 2026-04-11}, {role: trainer, committed_on: 2026-03-05}]", "known 0"),
        (
            "[{role: IT admin, dropped: [{dropped_on: 2026-04-01}]}]",
            "unknown: no customer resources are listed",
        ),
        ("[]", "unknown: no customer resources are listed"),
    ] {
        case("resources_uncommitted", &[("handoff.yaml", &format!("customer_resources: {resources}"))], want);
    }
}

#[test]
fn a_plan_of_customers_who_help_themselves_is_held_to_what_its_gates_ask() {
    let gates =
        |criteria: &str| format!("gates_open: automatic\ngates: {{handoff: {{criteria: [{criteria}]}}}}");
    let case_of = |id: &str, criteria: &str, want: &str| {
        case(id, &[("gates.yaml", &gates(criteria)), ("handoff.yaml", "use_case: quotes")], want);
    };
    let essentials = "{id: C-1, metric: handoff_essentials, at_least: 1}";
    let why = "not_applicable: gates open by themselves, and ask for `handoff_essentials` alone (`gates_open` of `gates.yaml`)";
    case_of("handoff_completeness", essentials, why);
    let not_asked = "not_applicable: gates open by themselves, and no gate and no milestone asks for it (`gates_open` of `gates.yaml`)";
    case_of("security_pack_days", essentials, not_asked);
    let all = "{id: C-1, metric: handoff_completeness, at_least: 1}, {id: C-2, fact: security_pack}";
    let asked = |id: &str| measure_on(id, &[("gates.yaml", &gates(all))], AS_OF).state().to_owned();
    assert_eq!(["handoff_completeness", "security_pack_days"].map(asked), ["known", "unknown"]);
}
