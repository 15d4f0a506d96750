use super::*;
use crate::act::testing::draft;
use crate::fixture::date;

const HEAD: (&str, &str) = (
    "onboarding.yaml",
    "customer: Acme\nsegment: mid-market\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Ana Ruiz, ae: Tom Reed}\n",
);
const PEOPLE: (&str, &str) = (
    "stakeholders.yaml",
    "people:\n  - {name: Lars Vik, roles: [technical_owner, champion]}\n  - {name: Mia Holm, roles: [champion]}\n",
);

fn replace<'a>(old: &'a str, new: &'a str) -> Replace<'a> {
    Replace { old, new, since: date("2026-04-10"), decision: None, is_new_person: false }
}

/// What is said of it on 10 April, and how these files read then.
fn tried(files: &[(&str, &str)], replace: &Replace<'_>) -> (String, Vec<String>) {
    let all: Vec<_> = [HEAD, PEOPLE].into_iter().chain(files.iter().copied()).collect();
    let mut draft = draft(&all, "2026-04-10");
    let said = match replace.act(&mut draft) {
        Ok(said) => said,
        Err(refused) => {
            let hints: Vec<String> = refused.hints.iter().map(ToString::to_string).collect();
            format!("refused: {} ({})", refused.why, hints.join("; "))
        }
    };
    let names = draft.edits.files().map(|file| draft.after(file)).collect();
    (said, names)
}

#[test]
fn what_is_open_passes_on_and_what_is_done_stays() {
    let jsp = "milestones:
  - {id: M-open, customer_owner: Lars Vik}
  - {id: M-done, customer_owner: Lars Vik, done_on: 2026-04-01}
decision_rights: {scope: [Mia Holm, Lars Vik]}
";
    let actions = "actions:
  - {id: A-key, owner: lars vik, added_on: 2026-04-01}
  - {id: A-port, owner: Ana Ruiz, blockers: [{id: X-1, waiting_for: Lars Vik, since: 2026-04-02}]}
";
    let (said, files) = tried(&[("jsp.yaml", jsp), ("actions.yaml", actions)], &replace("Lars", "mia holm"));
    assert_eq!(
        said,
        "6 things pass from Lars Vik to Mia Holm on 2026-04-10: milestone `M-open`, `scope` of the decision rights, \
         action `A-key`, blocker `X-1`, role `technical_owner` and role `champion`"
    );
    let passed = "[{name: Lars Vik, until: 2026-04-10}, {name: Mia Holm, since: 2026-04-10}]";
    let [jsp_now, actions_now, people] = files.as_slice() else { panic!("{files:?}") };
    let wanted = jsp
        .replacen("customer_owner: Lars Vik", &format!("customer_owner: {passed}"), 1)
        .replace("[Mia Holm, Lars Vik]", "[Mia Holm, {name: Lars Vik, until: 2026-04-10}]");
    assert_eq!(*jsp_now, wanted);
    let former = passed.replacen("Lars Vik", "lars vik", 1);
    let wanted = actions
        .replace("owner: lars vik", &format!("owner: {former}"))
        .replace("waiting_for: Lars Vik", &format!("waiting_for: {passed}"));
    assert_eq!(*actions_now, wanted);
    assert_eq!(
        people,
        "people:
  - {name: Lars Vik, roles: [{role: technical_owner, until: 2026-04-10}, {role: champion, until: 2026-04-10}]}
  - {name: Mia Holm, roles: [champion, {role: technical_owner, since: 2026-04-10}]}
"
    );
}

#[test]
fn a_part_of_our_team_passes_on_and_the_customers_roles_do_not_ask() {
    let new = Replace { is_new_person: true, ..replace("Ana Ruiz", "Nora Falk") };
    let (said, files) = tried(&[], &new);
    assert_eq!(said, "1 thing passes from Ana Ruiz to Nora Falk on 2026-04-10: `csm` of our team");
    assert!(
        files[0].contains("csm: [{name: Ana Ruiz, until: 2026-04-10}, {name: Nora Falk, since: 2026-04-10}]")
    );
    assert_eq!(files.len(), 1);
}

#[test]
fn somebody_new_of_the_customers_gets_to_be_known_with_the_roles_that_pass_on() {
    let new = Replace { is_new_person: true, ..replace("Lars Vik", "Ida Berg") };
    let (_, files) = tried(&[], &new);
    assert!(
        files[0].ends_with(
            "  - name: Ida Berg\n    roles:\n      - role: technical_owner\n        since: 2026-04-10\n      \
             - role: champion\n        since: 2026-04-10\n    added_on: 2026-04-10\n"
        ) || files[0].ends_with(
            "  - {name: Ida Berg, roles: [{role: technical_owner, since: 2026-04-10}, {role: champion, since: 2026-04-10}], \
             added_on: 2026-04-10}\n"
        ),
        "{}",
        files[0]
    );
}

#[test]
fn what_somebody_had_when_they_left_passes_on_too() {
    let people = (
        "stakeholders.yaml",
        "people:\n  - {name: Lars Vik, roles: [technical_owner], departed_on: 2026-04-03}\n  - {name: Mia Holm}\n",
    );
    let mut draft =
        draft(&[HEAD, people, ("actions.yaml", "actions:\n  - {id: A-1, owner: Lars Vik}\n")], "2026-04-10");
    let said = replace("Lars Vik", "Mia Holm").act(&mut draft).unwrap();
    assert!(said.ends_with("action `A-1` and role `technical_owner`"), "{said}");
    let text = draft.after(PlanFile::Stakeholders);
    assert!(text.contains("{name: Lars Vik, roles: [technical_owner], departed_on: 2026-04-03}"), "{text}");
    assert!(text.contains("role: technical_owner, since: 2026-04-10"), "{text}");
}

#[test]
fn rights_name_the_decision() {
    let files = [
        ("jsp.yaml", "decision_rights:\n  go_live: Lars Vik\n"),
        (
            "decisions.yaml",
            "decisions:\n  - {id: D-4k, text: Mia decides from now on, decided_on: 2026-04-09, by: Mia Holm}\n",
        ),
    ];
    let (_, texts) = tried(&files, &Replace { decision: Some("4k"), ..replace("Lars Vik", "Mia Holm") });
    assert!(
        texts[0].contains("- name: Mia Holm\n      since: 2026-04-10\n      decision: D-4k\n"),
        "{}",
        texts[0]
    );
}

#[test]
fn a_thing_that_was_passed_on_is_not_passed_on_again() {
    let actions = "actions:\n  - {id: A-1, owner: [{name: Lars Vik, until: 2026-04-10}, {name: Mia Holm, since: 2026-04-10}]}\n";
    let people = (
        "stakeholders.yaml",
        "people:\n  - {name: Lars Vik, roles: [{role: champion, until: 2026-04-10}]}\n  - {name: Mia Holm, roles: [{role: champion, since: 2026-04-10}]}\n",
    );
    let mut draft = draft(&[HEAD, people, ("actions.yaml", actions)], "2026-04-10");
    replace("Lars Vik", "Mia Holm").act(&mut draft).unwrap();
    assert!(draft.edits.is_empty());
    assert_eq!(draft.said(), ["note: nothing that is open in `acme` stays Lars Vik's after 2026-04-10"]);
}

#[test]
fn whoever_is_not_known_or_of_the_other_side_takes_nothing_over() {
    let case = |old: &str, new: &str, want: &str| {
        let (said, files) =
            tried(&[("actions.yaml", "actions:\n  - {id: A-1, owner: Lars Vik}\n")], &replace(old, new));
        assert_eq!((said.as_str(), files.len()), (want, 0));
    };
    case(
        "Lars Vik",
        "Ida Berg",
        "refused: nobody in `acme` is called `Ida Berg` (add them first: `onboard stakeholder add acme 'Ida Berg' --role \
         technical_owner`; `--new-person` takes the name as it is)",
    );
    case(
        "Ana Ruiz",
        "Nora Falk",
        "refused: nobody in `acme` is called `Nora Falk` (add them to our people: `onboard people add 'Nora Falk'`; or give them a part of the team: \
         `onboard team set acme csm 'Nora Falk' --new-person`; `--new-person` takes the name as it is)",
    );
    case(
        "Lars Vik",
        "Ana Ruiz",
        "refused: Lars Vik is the customer's, and Ana Ruiz is one of ours (name somebody who is the customer's)",
    );
    case("Lras Vik", "Mia Holm", "refused: nobody in `acme` is called `Lras Vik` (did you mean `Lars Vik`?)");
    case("Lars Vik", "lars  vik", "refused: Lars Vik and Lars Vik are one person ()");
}

#[test]
fn nothing_passes_on_while_a_file_that_says_who_has_what_cannot_be_read() {
    let (said, files) = tried(&[("risks.yaml", "risks:\n  - nonsense\n")], &replace("Lars Vik", "Mia Holm"));
    assert!(said.starts_with("refused: `risks.yaml` could not be read in full"), "{said}");
    assert!(files.is_empty());
}

#[test]
fn nothing_passes_on_to_somebody_from_before_they_came_and_no_right_that_has_ended() {
    let people =
        "people:\n  - {name: Lars Vik, roles: [champion]}\n  - {name: Mia Holm, added_on: 2026-04-08}\n";
    let since = |day: &str| Replace { since: date(day), ..replace("Lars", "Mia") };
    let (said, _) = tried(&[("stakeholders.yaml", people)], &since("2026-04-01"));
    assert_eq!(
        said,
        "refused: Mia Holm is there from 2026-04-08 on, and cannot have had anything on 2026-04-01 \
         (`--since 2026-04-08` passes it on from that day)"
    );
    let jsp = "decision_rights: {scope: [{name: Lars Vik, until: 2026-04-08}]}\n";
    let (_, files) = tried(&[("jsp.yaml", jsp)], &since("2026-04-06"));
    assert!(!files.iter().any(|file| file.contains("name: Mia Holm, since: 2026-04-06, until")), "{files:?}");
}
