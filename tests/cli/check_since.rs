//! `check --since`: what is new is found, and fails; what was there before does neither.

use crate::repository::Repository;

const RISKS: &str = "onboardings/acme/risks.yaml";
const ACTIONS: &str = "onboardings/acme/actions.yaml";

/// A plan with one thing wrong from the start.
fn repository() -> Repository {
    let repository = Repository::of("2026-03-02");
    repository.write(RISKS, "colour: red\nrisks: []\n");
    repository.commit("2026-03-10", "something is wrong");
    repository
}

fn check(repository: &Repository, arguments: &[&str]) -> (String, Option<i32>) {
    repository.says(&[&["check", "--level", "error"], arguments].concat())
}

#[test]
fn what_was_there_before_does_not_fail() {
    let repository = repository();
    let (said, code) = check(&repository, &[]);
    assert!(said.contains("colour") && code == Some(1), "{said}");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("colour") && code == Some(0), "{said}");
    // Further down, and in a file with more in it, it is the same finding.
    repository.write(RISKS, "# looked at\n\ncolour: red\nrisks:\n  - {id: R-1, text: The export is late}\n");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("colour") && code == Some(0), "{said}");
}

#[test]
fn what_is_new_fails_and_is_all_that_is_said() {
    let repository = repository();
    repository.write(ACTIONS, "size: 3\nactions: []\n");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(said.contains("size") && !said.contains("colour") && code == Some(1), "{said}");
    repository.commit("2026-04-01", "more is wrong");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("size") && code == Some(0), "{said}");
    let (said, code) = check(&repository, &["--since", "2026-03-20"]);
    assert!(said.contains("size") && !said.contains("colour") && code == Some(1), "{said}");
}

#[test]
fn a_plan_that_is_known_by_another_id_has_its_findings_still() {
    let repository = Repository::empty();
    repository.write("onboard.toml", "");
    let head = |id: &str| format!("id: {id}\n{}", crate::workspace::HEAD);
    repository.write("onboardings/acme/onboarding.yaml", &head("P-1"));
    repository.write(RISKS, "colour: red\nrisks: []\n");
    repository.commit("2026-03-02", "Acme has signed");
    repository.write("onboardings/acme/onboarding.yaml", &head("P-2"));
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("colour") && code == Some(0), "{said}");
    // Where the plan of before is another one now, this one is new.
    repository.write("onboardings/beta/onboarding.yaml", &head("P-1"));
    let (said, code) = check(&repository, &["--since", "HEAD", "acme"]);
    assert!(said.contains("colour") && code == Some(1), "{said}");
}

#[test]
fn a_plan_of_another_name_has_its_findings_still_and_a_new_plan_has_new_ones() {
    let repository = Repository::empty();
    repository.write("onboard.toml", "");
    let head = format!("id: P-1\n{}", crate::workspace::HEAD);
    repository.write("onboardings/acme/onboarding.yaml", &head);
    repository.write(RISKS, "colour: red\nrisks: []\n");
    repository.commit("2026-03-02", "Acme has signed");
    repository.git(&["mv", "onboardings/acme", "onboardings/acme-group"]);
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("colour") && code == Some(0), "{said}");
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    repository.write("onboardings/beta/risks.yaml", "colour: red\nrisks: []\n");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(said.contains("beta") && !said.contains("acme-group") && code == Some(1), "{said}");
}

#[test]
fn plans_that_changed_places_keep_their_findings_as_in_a_diff() {
    let repository = Repository::empty();
    repository.write("onboard.toml", "");
    for (slug, id) in [("acme", "P-1"), ("beta", "P-2")] {
        repository.write(
            &format!("onboardings/{slug}/onboarding.yaml"),
            &format!("id: {id}\n{}", crate::workspace::HEAD),
        );
    }
    repository.write(RISKS, "colour: red\nrisks: []\n");
    repository.commit("2026-03-02", "two have signed");
    let places = [("acme", "other"), ("beta", "acme"), ("other", "beta")];
    for (from, to) in places {
        repository.git(&["mv", &format!("onboardings/{from}"), &format!("onboardings/{to}")]);
    }
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(!said.contains("colour") && code == Some(0), "what is wrong with P-1 was wrong before: {said}");
    repository.write("onboardings/acme/actions.yaml", "size: 3\nactions: []\n");
    let (said, code) = check(&repository, &["--since", "HEAD"]);
    assert!(said.contains("size") && !said.contains("colour") && code == Some(1), "{said}");
}

#[test]
fn seven_days_are_a_week_ago_as_for_status() {
    let repository = repository();
    repository.write(ACTIONS, "size: 3\nactions: []\n");
    repository.commit("2026-04-08", "more is wrong");
    for since in ["7d", "-7d", "1w", "mon"] {
        let (said, code) = check(&repository, &["--since", since]);
        assert!(said.contains("size") && !said.contains("colour") && code == Some(1), "{since}: {said}");
    }
}

#[test]
fn seven_days_are_a_week_ago_wherever_the_past_is_meant() {
    let repository = Repository::of("2026-03-02");
    for command in [&["history", "acme", "--since"][..], &["why", "acme", "--since"]] {
        let said = |since: &str| repository.says(&[command, &[since]].concat()).0;
        assert_eq!(said("7d").replace("7d", "-7d"), said("-7d"), "{command:?}");
        assert!(!said("7d").contains("error"), "{command:?}: {}", said("7d"));
    }
    let (said, code) = repository.says(&["diff", "-7d", "--exit-code"]);
    assert!(said.starts_with("No change") && code == Some(0), "a past day needs no `--` before it: {said}");
    let (said, code) = repository.says(&["diff", "--exitcode"]);
    assert!(said.contains("there is no such option") && code == Some(2), "{said}");
    let (diff, code) = repository.says(&["diff", "7d", "--exit-code"]);
    assert!(diff.starts_with("No change") && code == Some(0), "{diff}");
}

#[test]
fn a_state_that_there_is_not_is_no_empty_one() {
    let repository = repository();
    let (said, code) = check(&repository, &["--since", "nowhere"]);
    assert!(said.contains("there is no revision `nowhere`") && code == Some(2), "{said}");
    let (said, code) = check(&repository, &["--since", "2026-01-01"]);
    assert!(said.contains("there are no files of 1 Jan yet") && code == Some(2), "{said}");
}
