//! People who come, go and take over: what a command writes of it changes no answer of an earlier day; and who our people
//! are, as the workspace says.

use std::fs;

use crate::program::said;
use crate::workspace::Workspace;

const STAKEHOLDERS: &str = "\
people:
  - {name: Mia Holm, roles: [executive_sponsor], tier: executive}
  - name: Lee Novak
    roles: [champion, project_lead]
    tier: primary
    sentiments: [{judged_on: 2026-03-10, score: 4}]
";

const JSP: &str = "\
decision_rights: {scope: [Mia Holm], timeline: [Lee Novak], go_live: [Mia Holm], gates: []}
workstreams: [{id: data, name: Data, owner: Ana Ruiz, customer_owner: Lee Novak}]
milestones:
  - {id: M-import, title: History imported, due: 2026-04-24, phase: implementation, owner: Ana Ruiz}
confirmations:
  - {fact: success_confirmed, by: Mia Holm, confirmed_on: 2026-03-12, evidence: mail}
  - {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-12}
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-12}
";

const GATES: &str = "\
gates:
  handoff:
    signoffs: [{by: Ana Ruiz, as: csm, signed_on: 2026-03-06}]
    criteria:
      - id: C-read
        text: the handoff was read back
        attestations: [{by: Mia Holm, attested_on: 2026-03-05, evidence: notes}]
        by_role: executive_sponsor
";

/// What is said of a plan on a day, but for the places in the files, which move with every edit.
fn answers(workspace: &Workspace, day: &str) -> String {
    let mut all = String::new();
    for view in ["status", "gate", "metrics", "health", "stakeholder list", "milestone list", "contact list"]
    {
        let line = [view, "acme --format json --as-of", day].join(" ");
        let output = workspace.onboard(&line.split(' ').collect::<Vec<_>>()).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{line}: {}", said(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        let is_place = |line: &&str| {
            let line = line.trim_start();
            line.starts_with("\"line\"") || line.starts_with("\"column\"")
        };
        let lines = text.lines().filter(|line| !is_place(line));
        all.push_str(&format!("{view}\n{}\n", lines.collect::<Vec<_>>().join("\n")));
    }
    all
}

#[test]
fn another_csm_sponsor_or_role_by_command_changes_no_answer_of_an_earlier_day() {
    let files = [("stakeholders.yaml", STAKEHOLDERS), ("jsp.yaml", JSP), ("gates.yaml", GATES)];
    let workspace = Workspace::with(&files);
    let acts: &[(&str, &[&[&str]])] = &[
        ("2026-04-06", &[]),
        ("2026-04-07", &[&["team", "set", "acme", "csm", "Nora Falk", "--new-person"]]),
        ("2026-04-08", &[&["team", "set", "acme", "support", "Jo Lind", "--new-person"]]),
        (
            "2026-04-09",
            &[&["stakeholder", "add", "acme", "Kim Osei", "--role", "champion", "--tier", "primary"]],
        ),
        ("2026-04-10", &[&["stakeholder", "role", "end", "acme", "lee", "champion"]]),
        ("2026-04-13", &[&["stakeholder", "sentiment", "acme", "lee", "2"]]),
        (
            "2026-04-14",
            &[
                &["stakeholder", "role", "end", "acme", "mia", "executive_sponsor"],
                &["stakeholder", "role", "add", "acme", "kim", "executive_sponsor"],
            ],
        ),
        ("2026-04-15", &[&["stakeholder", "depart", "acme", "mia"]]),
        ("2026-04-16", &[&["stakeholder", "sentiment", "acme", "kim", "5"]]),
        ("2026-04-17", &[&["team", "set", "acme", "csm", "Ana Ruiz", "--until", "2026-04-24"]]),
        ("2026-04-20", &[&["milestone", "assign", "acme", "M-import", "--owner", "Nora Falk"]]),
        ("2026-04-21", &[&["replace", "acme", "nora", "Ana Ruiz"]]),
    ];
    let mut then = Vec::new();
    for (day, commands) in acts {
        for command in *commands {
            let output = workspace.onboard(command).args(["--as-of", day]).output().unwrap();
            assert!(output.status.success(), "{command:?}: {}", said(&output));
        }
        then.push((*day, answers(&workspace, day)));
    }
    for (day, answer) in &then {
        assert_eq!(&answers(&workspace, day), answer, "on {day}");
    }
    assert!(then.windows(2).all(|days| days[0].1 != days[1].1), "an act has changed nothing");
    let gate = &then.last().unwrap().1;
    assert!(gate.contains("\"passed\""), "what the former CSM signed stays signed: {gate}");
}

/// A workspace with the plan `acme` and this `people.yaml`.
fn with_people(people: &str) -> Workspace {
    let gates = GATES.replace("by: Ana Ruiz", "by: ana");
    let workspace = Workspace::with(&[("stakeholders.yaml", STAKEHOLDERS), ("gates.yaml", &gates)]);
    fs::write(workspace.root().join("people.yaml"), people).unwrap();
    workspace
}

fn gate(workspace: &Workspace) -> (Option<i32>, String) {
    let output = workspace.onboard(&["gate", "acme", "handoff", "--as-of", "2026-04-10"]).output().unwrap();
    (output.status.code(), said(&output))
}

#[test]
fn a_plan_may_call_one_of_ours_by_an_alias() {
    let (code, text) = gate(&with_people("people:\n  - {name: Ana Ruiz, aliases: [ana]}\n"));
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = gate(&with_people(""));
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("ana may not sign off the handoff gate"), "{text}");
}

#[test]
fn people_that_cannot_be_read_are_told_with_their_place_and_nothing_is_answered() {
    let broken = "people:\n  - {name: Ana Ruiz, aliase: [ana]}\n";
    let (code, text) = gate(&with_people(broken));
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("`people.yaml` has 1 problem") && text.contains("people.yaml:2:22"), "{text}");
    assert!(text.contains("did you mean `aliases`?"), "{text}");
}

/// Two of ours, one of whom the plans call by an alias.
const OURS: &str =
    "people:\n  - {name: Mara Lindt, aliases: [mara]}\n  - {name: Jonas Weir}\n  - {name: Ida Berg}\n";

fn runs(workspace: &Workspace, line: &[&str]) -> String {
    let output = workspace.onboard(line).args(["--as-of", "2026-04-10"]).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{line:?}: {}", said(&output));
    said(&output)
}

#[test]
fn one_of_ours_is_found_in_one_way_by_every_command() {
    let workspace = with_people(OURS);
    runs(&workspace, &["new", "Globex", "--signed", "2026-04-09", "--segment", "smb", "--csm", "Mara"]);
    let head = fs::read_to_string(workspace.root().join("onboardings/globex/onboarding.yaml")).unwrap();
    assert!(head.contains("csm: Mara Lindt"), "{head}");
    runs(&workspace, &["team", "set", "acme", "support", "jonas"]);
    let head = workspace.read("onboarding.yaml").unwrap();
    assert!(head.contains("Jonas Weir"), "{head}");
    let said = runs(&workspace, &["replace", "--everywhere", "Jonas", "ida"]);
    assert!(said.contains("from Jonas Weir to Ida Berg"), "{said}");
}

#[test]
fn whoever_is_called_by_two_names_carries_their_plans_together() {
    let workspace = with_people(OURS);
    for (customer, csm) in [("Globex", "Mara"), ("Initech", "Mara Lindt")] {
        runs(&workspace, &["new", customer, "--signed", "2026-04-09", "--segment", "smb", "--csm", csm]);
    }
    let path = workspace.root().join("onboardings/globex/onboarding.yaml");
    let head = fs::read_to_string(&path).unwrap();
    fs::write(&path, head.replace("csm: Mara Lindt", "csm: mara")).unwrap();
    let digest = runs(&workspace, &["digest", "--format", "markdown"]);
    for heading in ["## due", "## who carries what"] {
        let lines = digest.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
        let rows = lines.take_while(|line| !line.starts_with("##"));
        let of_mara = rows.filter(|line| line.to_lowercase().starts_with("- **mara")).count();
        assert_eq!(of_mara, 1, "{heading}: {digest}");
    }
}

#[test]
fn whoever_leaves_is_told_with_what_they_still_have() {
    let workspace = with_people(OURS);
    runs(&workspace, &["team", "set", "acme", "support", "Jonas"]);
    let said = runs(&workspace, &["people", "drop", "Jonas"]);
    assert!(said.contains("Jonas Weir still has 1 thing in 1 plan"), "{said}");
    assert!(said.contains("onboard replace --everywhere 'Jonas Weir' <new>"), "{said}");
}

#[test]
fn several_streams_get_an_owner_at_once() {
    let jsp = "workstreams:\n  - {id: data, name: Data}\n  - {id: sso, name: Single sign-on}\n";
    let workspace = Workspace::with(&[("stakeholders.yaml", STAKEHOLDERS), ("jsp.yaml", jsp)]);
    runs(&workspace, &["workstream", "set", "acme", "data", "sso", "--customer-owner", "lee"]);
    let jsp = workspace.read("jsp.yaml").unwrap();
    assert_eq!(jsp.matches("Lee Novak").count(), 2, "{jsp}");
}
