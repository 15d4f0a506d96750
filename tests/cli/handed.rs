//! Entries that are handed over on the standard input: all of them, or none.

use std::io::Write;
use std::process::{Output, Stdio};

use crate::program::{said, text};
use crate::workspace::Workspace;

const JSP: &str = "outcomes: []\n";

/// What comes of a command that is given this on its standard input.
fn given(workspace: &Workspace, arguments: &[&str], input: &str) -> Output {
    let mut command = workspace.onboard(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn several_entries_are_added_by_the_keys_of_the_file() {
    let workspace = Workspace::with(&[("jsp.yaml", JSP)]);
    let input = "- {id: O-late, statement: Half the late orders, target: 210, due: 2026-06-30}\n\
                 - id: O-audit\n  statement: The auditors are content\n  origin: handoff\n";
    let output = given(&workspace, &["outcome", "add", "acme", "-"], input);
    assert!(output.status.success(), "{}", said(&output));
    let lines = text(&output.stdout);
    assert_eq!(lines, "added `O-late`: Half the late orders\nadded `O-audit`: The auditors are content\n");
    let written = workspace.read("jsp.yaml").unwrap();
    for line in ["    target: 210\n", "    due: 2026-06-30\n", "    origin: handoff\n"] {
        assert!(written.contains(line), "{written}");
    }
}

#[test]
fn one_entry_that_cannot_be_keeps_all_of_them_out() {
    let workspace = Workspace::with(&[("jsp.yaml", JSP)]);
    for (input, why) in [
        ("- {statement: One}\n- {statement: Two, due: M-nowhere +5d}\n", "entry 2"),
        ("- {statement: One}\n- {statment: Two}\n", "standard input:2"),
        ("- {statement: One}\n- {due: 2026-04-10}\n", "`<STATEMENT>` is missing"),
        ("", "standard input is empty"),
    ] {
        let output = given(&workspace, &["outcome", "add", "acme", "-"], input);
        assert_eq!(output.status.code(), Some(2), "{input}: {}", said(&output));
        assert!(said(&output).contains(why), "{input}: {}", said(&output));
        assert_eq!(workspace.read("jsp.yaml").unwrap(), JSP);
    }
    let both = given(&workspace, &["outcome", "add", "acme", "-", "--target", "5"], "- {statement: One}\n");
    assert!(said(&both).contains("with `-` the whole entry is read from standard input"), "{}", said(&both));
}

#[test]
fn a_form_of_the_handoff_is_read_by_its_keys() {
    let workspace = Workspace::with(&[("handoff.yaml", "use_case:  # why\n")]);
    let input = "use_case: one ordering desk\ntechnical: {sso_required: true, integrations: [SAP]}\nnone: [exclusions]\n";
    let output = given(&workspace, &["handoff", "set", "acme", "-"], input);
    assert!(output.status.success(), "{}", said(&output));
    let written = workspace.read("handoff.yaml").unwrap();
    assert!(written.starts_with("use_case: one ordering desk  # why\n"), "{written}");
    assert!(written.contains("sso_required: true") && written.contains("exclusions"), "{written}");
}

#[test]
fn numbers_people_criteria_and_contacts_are_handed_over_too() {
    let people = "people: [{name: Lee Novak}]\n";
    let workspace = Workspace::with(&[("stakeholders.yaml", people)]);
    let cases: [(&[&str], &str, &str); 4] = [
        (
            &["usage", "add", "acme", "-"],
            "- {measured_on: 2026-04-02, licensed: 100, active: 40}\n- {measured_on: 2026-04-09, active: 61, csat: 4.5}\n",
            "added the numbers of 2 Apr\nadded the numbers of 9 Apr\n",
        ),
        (
            &["people", "add", "-"],
            "- {name: Nora Falk, aliases: [nora], roles: [csm], since: 2026-04-01}\n- {name: Kai Berg}\n",
            "Nora Falk is one of our people\nKai Berg is one of our people\n",
        ),
        (
            &["gate", "criterion", "add", "acme", "go-live", "-"],
            "- {id: C-vpn, text: VPN tested from both sites}\n- {id: C-csat, text: they like it, metric: csat, at_least: 4}\n",
            "the go-live gate asks for `C-vpn` too: VPN tested from both sites\nthe go-live gate asks for `C-csat` too: they like it\n",
        ),
        (
            &["stakeholder", "touch", "acme", "-"],
            "- {id: L-1, kind: call, held_on: 2026-04-08, present: [lee]}\n- {id: L-2, held_on: 2026-04-09, present: [lee], summary: fine}\n",
            "logged `L-1`, the call of 8 Apr with Lee Novak\nlogged `L-2`, the call of 9 Apr with Lee Novak\n",
        ),
    ];
    for (arguments, input, want) in cases {
        let output = given(&workspace, arguments, input);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        assert_eq!(text(&output.stdout), want, "{arguments:?}");
    }
    for (arguments, input, why) in [
        (&["usage", "add", "acme", "-"][..], "- {measured_on: 2026-04-03}\n", "nothing was counted on 3 Apr"),
        (&["usage", "add", "acme", "-"], "- {active: 1}\n- {active: 2}\n", "has two snapshots"),
        (&["people", "add", "-"], "- {name: Ina}\n- {name: ina}\n", "who is added already"),
        (
            &["gate", "criterion", "add", "acme", "go-live", "-"],
            "- {text: x, metric: csat, at_least: 4, fact: data_accuracy}\n",
            "one thing decides a criterion",
        ),
        (&["contact", "add", "acme", "-"], "- {present: [lee]}\n- {kind: mail}\n", "nobody was there"),
        (&["stakeholder", "touch", "acme", "-", "--kind", "mail"], "", "with `-` the whole entry is read"),
    ] {
        let output = given(&workspace, arguments, input);
        assert_eq!(output.status.code(), Some(2), "{input}: {}", said(&output));
        assert!(said(&output).contains(why), "{input}: {}", said(&output));
    }
}

/// A whole call: what an agent or a mail hands over goes where one command a line would have put it.
#[test]
fn a_call_is_handed_over_kind_by_kind() {
    let workspace =
        Workspace::with(&[("stakeholders.yaml", "people: [{name: Lee Novak}, {name: Maja Ilic}]\n")]);
    let calls: [(&[&str], &str, &str); 4] = [
        (
            &["action", "add", "acme", "-"],
            "- {title: Send the template, owner: Ana Ruiz, due: fri}\n- {title: Name a data owner, owner: lee, audience: internal}\n",
            "for Lee Novak: Name a data owner",
        ),
        (
            &["decision", "add", "acme", "-"],
            "- {text: Gdansk goes live in May, by: Lee Novak, decided_on: 2026-04-09, about: scope, options: [in April]}\n",
            "approved by Lee Novak",
        ),
        (
            &["ask", "add", "acme", "-"],
            "- {text: the list of users, of: maja, due: +3wd}\n",
            "asked Maja Ilic",
        ),
        (
            &["risk", "add", "acme", "-"],
            "- {text: the freeze is prolonged, probability: 2, impact: 4, owner: Lee Novak, mitigation: later, trigger: no date}\n",
            "exposure 8",
        ),
    ];
    for (arguments, input, want) in calls {
        let output = given(&workspace, arguments, input);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        let lines = text(&output.stdout);
        assert!(lines.contains(want), "{arguments:?}: {lines}");
    }
    let actions = workspace.read("actions.yaml").unwrap();
    assert!(actions.contains("owner: Lee Novak\n") && actions.contains("audience: internal\n"), "{actions}");
    assert!(workspace.read("contacts.yaml").unwrap().contains("of: Maja Ilic\n"));
}

#[test]
fn words_that_stand_on_the_standard_input_are_taken_from_there_and_no_dash_is_written() {
    let workspace = Workspace::with(&[("jsp.yaml", JSP)]);
    let cases: [(&[&str], &str, &str); 3] = [
        (
            &["success", "set", "acme", "-"],
            "nobody types an order twice\n",
            "success: nobody types an order twice\n",
        ),
        (
            &["success", "next", "acme", "-"],
            "- the archive in one place\n- fewer forms\n",
            "next_goals: [the archive in one place, fewer forms]",
        ),
        (
            &["value", "define", "acme", "full", "-"],
            "May closed in five days\n",
            "definition: May closed in five days\n",
        ),
    ];
    for (arguments, input, want) in cases {
        let output = given(&workspace, arguments, input);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        let written = workspace.read("jsp.yaml").unwrap();
        assert!(written.contains(want) && !written.contains(": -\n"), "{arguments:?}: {written}");
        assert_eq!(
            given(&workspace, arguments, "").status.code(),
            Some(2),
            "{arguments:?}: nothing is there"
        );
    }
}
