//! What somebody meant to keep from the customer is kept from them, however they wrote it.

use crate::program::said;
use crate::workspace::Workspace;

#[test]
fn an_entry_whose_audience_cannot_be_read_is_in_no_text_for_the_customer() {
    let blocker = "blockers: [{id: X-1, reason: discount refused, waiting_for: vendor, since: 2026-04-01}]";
    for audience in ["internal", "yes", "true", "intern", "[customer]", "'internal '"] {
        let actions = format!(
            "actions:\n  - {{id: A-1, title: discount approved, owner: Ana Ruiz, due: 2026-04-10, audience: {audience}, {blocker}}}\n  \
             - {{id: A-2, title: discount done, done_on: 2026-04-09, audience: {audience}}}\n  \
             - {{id: A-3, title: keys sent, due: 2026-04-10, audience: customer}}\n"
        );
        let workspace = Workspace::with(&[("actions.yaml", &actions)]);
        for command in [
            ["agenda", "acme", "--kind", "weekly"].as_slice(),
            &["update", "new", "acme", "--by", "Ana Ruiz", "--dry-run"],
        ] {
            let output = workspace.onboard(command).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(!text.contains("discount"), "audience: {audience}, {command:?}\n{text}");
            // A word that is neither is an error: the page is refused, and an update is kept for us alone.
            let is_refused = command[0] == "agenda" && output.status.code() == Some(2) && text.is_empty();
            assert_eq!(
                is_refused,
                command[0] == "agenda" && audience.trim() != "internal",
                "{}",
                said(&output)
            );
            assert!(is_refused || text.contains("keys sent"), "{command:?}: {}", said(&output));
        }
    }
}

/// Every command that prints something for a customer.
const FOR_CUSTOMERS: [&[&str]; 4] = [
    &["agenda", "acme", "--kind", "weekly"],
    &["share", "acme", "--format", "markdown"],
    &["share", "acme", "--format", "html"],
    &["calendar", "acme", "--edition", "customer"],
];

const DONE: &str = "actions: [{id: A-1, title: keys sent, audience: customer, done_on: 2026-04-09}]\n";

#[test]
fn what_may_be_wrong_goes_to_no_customer_by_any_command() {
    let live = "milestones:\n  - {id: M-1, title: Live, event: go_live, due: 2026-04-30, done_on: 2026-04-09, evidence: seen}\n";
    let shut = "gates:\n  go_live:\n    criteria: [{id: C-1, text: UAT signed, owner: Ana Ruiz}]\n";
    let workspace = Workspace::with(&[("actions.yaml", DONE), ("jsp.yaml", live), ("gates.yaml", shut)]);
    for command in FOR_CUSTOMERS {
        let output = workspace.onboard(command).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{command:?}: {}", said(&output));
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(why.contains("is not for a customer"), "{command:?}: {why}");
    }
}

#[test]
fn what_names_the_customer_of_another_plan_goes_to_no_customer() {
    let named = DONE.replace("keys sent", "set up as at Nordlys Bank");
    let workspace = Workspace::with(&[("actions.yaml", &named)]);
    let other = workspace.root().join("onboardings/nordlys");
    std::fs::create_dir_all(&other).unwrap();
    let print = |command: &[&str]| workspace.onboard(command).output().unwrap();
    for command in FOR_CUSTOMERS {
        assert_eq!(print(command).status.code(), Some(0), "{command:?}: {}", said(&print(command)));
    }
    let head = crate::workspace::HEAD.replace("customer: Acme", "customer: Nordlys Bank");
    std::fs::write(other.join("onboarding.yaml"), head).unwrap();
    for command in FOR_CUSTOMERS {
        let output = print(command);
        assert_eq!(output.status.code(), Some(2), "{command:?}: {}", said(&output));
        assert!(!String::from_utf8_lossy(&output.stdout).contains("Nordlys"), "{command:?}");
    }
}

#[test]
fn a_plan_is_told_in_its_language_where_the_workspace_has_it() {
    let head = format!("{}language: de\n", crate::workspace::HEAD);
    let workspace = Workspace::with(&[("actions.yaml", DONE)]);
    workspace.write("onboarding.yaml", &head);
    let shared = || {
        let output = workspace.onboard(&["share", "acme", "--format", "markdown"]).output().unwrap();
        said(&output)
    };
    assert!(shared().contains("As of Fri 10 April 2026"), "{}", shared());
    std::fs::create_dir_all(workspace.root().join("languages")).unwrap();
    let table = workspace.root().join("languages/de.toml");
    std::fs::write(&table, "as_of = \"Stand {day}\"\nday_of_year = \"{day}. {month}\"\n").unwrap();
    assert!(shared().contains("Stand Fri 10. April"), "{}", shared());
    std::fs::write(&table, "as_off = \"Stand\"\n").unwrap();
    assert!(
        shared().contains("`languages/de.toml`: no label is called `as_off`; did you mean `as_of`?"),
        "{}",
        shared()
    );
    // Nothing else is stopped by it, and `check` says it.
    let says = |line: &[&str]| {
        let output = workspace.onboard(line).output().unwrap();
        (said(&output), output.status.code())
    };
    let (status, code) = says(&["status"]);
    assert!(status.contains("Acme") && !status.contains("de.toml") && code == Some(0), "{status}");
    let (checked, code) = says(&["check"]);
    assert!(checked.contains("warning: `languages/de.toml`: no label") && code == Some(1), "{checked}");
}
