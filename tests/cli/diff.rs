//! `diff` in a repository: what is staged, and the whole of a comment.

use std::fs;

use serde_json::Value;

use crate::program::{said, text};
use crate::repository::Repository;

fn jsp(due: &str) -> String {
    format!("milestones:\n  - {{id: M-live, event: go_live, phase: implementation, due: {due}}}\n")
}

const JSP: &str = "onboardings/acme/jsp.yaml";

fn repository() -> Repository {
    let repository = Repository::of("2026-03-02");
    repository.write(JSP, &jsp("2026-05-01"));
    repository.commit("2026-03-10", "dates are set");
    repository
}

fn plans(repository: &Repository, arguments: &[&str]) -> Value {
    let output = repository.onboard(&["diff", "--format", "json"]).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    let answer: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    answer["plans"].clone()
}

#[test]
fn what_is_staged_is_what_a_commit_would_have() {
    let repository = repository();
    repository.write(JSP, &jsp("2026-05-12"));
    repository.write("onboardings/büro/onboarding.yaml", crate::workspace::HEAD);
    repository.git(&["add", "--all"]);
    repository.write(JSP, &jsp("2026-06-30"));
    let index = repository.root().join(".git/index");
    let before = fs::read(&index).unwrap();
    let staged = plans(&repository, &["--staged"]);
    assert_eq!(fs::read(&index).unwrap(), before, "nothing is written for it");
    assert!(
        staged.to_string().contains("2026-05-12") && !staged.to_string().contains("2026-06-30"),
        "{staged}"
    );
    assert_eq!(staged.as_array().unwrap().len(), 2, "{staged}");
    repository.git(&[
        "-c",
        "user.name=Ana Ruiz",
        "-c",
        "user.email=a@b",
        "commit",
        "--quiet",
        "-m",
        "as staged",
    ]);
    assert_eq!(plans(&repository, &["HEAD~1..HEAD"])[1]["slug"], staged[1]["slug"]);
    assert_eq!(plans(&repository, &["HEAD~1", "--staged"]), staged, "the base may be another one");
    assert_eq!(plans(&repository, &["--staged"]), serde_json::json!([]), "nothing is staged any more");
    assert!(plans(&repository, &[]).to_string().contains("2026-06-30"));
}

#[test]
fn a_plan_may_be_named_and_a_range_may_not() {
    let repository = repository();
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    repository.write(JSP, &jsp("2026-05-12"));
    repository.git(&["add", "--all"]);
    let of_beta = plans(&repository, &["--staged", "beta"]);
    assert_eq!((of_beta.as_array().unwrap().len(), &of_beta[0]["slug"]), (1, &"beta".into()));
    let (said, code) = repository.says(&["diff", "--staged", "HEAD..HEAD"]);
    assert!(said.contains("takes no range") && code == Some(2), "{said}");
}

#[test]
fn a_merge_that_is_undecided_is_refused() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.write(JSP, &jsp("2026-05-12"));
    repository.commit("2026-04-01", "one day");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(JSP, &jsp("2026-05-20"));
    repository.commit("2026-04-02", "another day");
    let merged = repository.git_in_vain(&["merge", "other"]);
    assert!(merged.contains("CONFLICT"), "{merged}");
    let (said, code) = repository.says(&["diff", "--staged"]);
    assert!(said.contains("`onboardings/acme/jsp.yaml` is not merged yet") && code == Some(2), "{said}");
}

#[test]
fn a_comment_has_its_limit_and_the_summary_of_a_run_has_all_of_it() {
    let repository = repository();
    let action = |at: usize| {
        format!(
            "  - {{id: A-{at}, title: Send list number {at} to the team, owner: Ana Ruiz, due: 2026-05-20}}\n"
        )
    };
    let actions: String = (0..1_200).map(action).collect();
    repository.write("onboardings/acme/actions.yaml", &format!("actions:\n{actions}"));
    let comment = |arguments: &[&str]| {
        let output = repository.onboard(&["diff", "--format", "markdown"]).args(arguments).output().unwrap();
        text(&output.stdout).to_owned()
    };
    let (cut, whole) = (comment(&[]), comment(&["--whole"]));
    assert!(cut.chars().count() <= 60_000 && cut.contains("> **Left out: 1 folded part.**"), "{}", cut.len());
    assert!(whole.contains("Send list number 1199") && !whole.contains("Left out"), "{}", whole.len());
    assert!(whole.starts_with("<!-- onboard:diff"), "the next run finds it as well");
}

#[test]
fn lines_are_marked_by_paths_from_the_top_wherever_it_runs() {
    let repository = Repository::empty();
    repository.write("cs/onboard.toml", "");
    repository.write("cs/onboardings/acme/onboarding.yaml", crate::workspace::HEAD);
    repository.write("README.md", "plans\n");
    repository.commit("2026-03-02", "Acme has signed");
    repository.write("cs/onboardings/acme/risks.yaml", "colour: red\nrisks: []\n");
    let asked = [
        vec!["diff", "--format", "github"],
        vec!["check", "--format", "github", "--level", "error"],
        vec!["check", "--format", "github", "--level", "error", "--since", "HEAD"],
    ];
    for (from, workspace) in
        [("", Some("cs")), ("cs", None), ("cs/onboardings", None), ("cs/onboardings/acme", None)]
    {
        for arguments in &asked {
            let mut command = repository.onboard(arguments);
            command.current_dir(repository.root().join(from)).env("GITHUB_WORKSPACE", repository.root());
            let output = command.args(workspace.map(|it| ["-C", it]).into_iter().flatten()).output().unwrap();
            let said = text(&output.stdout);
            let marked = "file=cs/onboardings/acme/risks.yaml,";
            assert!(said.contains(marked), "{arguments:?} in `{from}`: {said}{}", text(&output.stderr));
        }
    }
}

#[test]
fn without_a_repository_lines_are_marked_by_paths_from_where_one_is() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/risks.yaml", "colour: red\nrisks: []\n");
    fs::remove_dir_all(repository.root().join(".git")).unwrap();
    let mut command = repository.onboard(&["check", "--format", "github", "--level", "error"]);
    let output = command.current_dir(repository.root().join("onboardings")).output().unwrap();
    assert!(text(&output.stdout).contains("file=acme/risks.yaml,"), "{}", text(&output.stdout));
}

#[test]
fn a_plan_that_is_deleted_needs_an_approval_and_a_line_of_a_pull_request() {
    let repository = repository();
    repository.git(&["rm", "-r", "--quiet", "onboardings/acme"]);
    let (said, code) = repository.says(&["diff", "--staged", "--require-approval"]);
    assert!(said.contains("Plan removed") && code == Some(1), "{said}");
    let (said, code) = repository.says(&["diff", "--staged", "--format", "github"]);
    assert!(
        said.starts_with("::error file=onboardings/acme/onboarding.yaml,title=needs approval%3A"),
        "{said}"
    );
    assert_eq!(code, Some(0));
}

/// Who wrote what the first thing is that needs approval, where that is somebody else than it names.
fn written_by(repository: &Repository, arguments: &[&str]) -> Vec<String> {
    let plans = plans(repository, arguments);
    let plans = plans.as_array().unwrap().iter().flat_map(|it| it["approvals"].as_array().unwrap());
    let signed = plans.into_iter().find(|it| it["kind"] == "signed").unwrap();
    signed["written_by"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn who_wrote_the_line_stands_beside_whom_it_names_whatever_else_they_wrote() {
    let repository = repository();
    let gates = |on: &str| {
        format!("gates:\n  kickoff:\n    signoffs:\n      - {{by: Ines Moreau, signed_on: {on}}}\n")
    };
    let write = |who: &str, path: &str, text: &str| {
        repository.write(path, text);
        repository.git(&["add", "--all"]);
        repository.git(&["commit", "--quiet", "--author", &format!("{who} <a@b>"), "--message", who]);
    };
    write("Ana Ruiz", "onboardings/acme/onboarding.yaml", &format!("id: P-acme\n{}", crate::workspace::HEAD));
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    let file = "onboardings/acme/gates.yaml";
    write("Tomas Lind", file, &gates("2026-03-12"));
    assert_eq!(written_by(&repository, &["main..."]), ["Tomas Lind"]);
    // What she writes elsewhere makes his line none of hers.
    write("Ines Moreau", "onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    write("Ines Moreau", JSP, &jsp("2026-05-02"));
    write("Ines Moreau", file, &format!("# what opened, and who says so\n{}", gates("2026-03-12")));
    assert_eq!(written_by(&repository, &["main..."]), ["Tomas Lind"]);
    assert_eq!(written_by(&repository, &["main"]), ["Tomas Lind"], "the files on the disk are committed");
    repository.git(&["mv", "onboardings/acme", "onboardings/acme-2026"]);
    repository.commit("2026-04-01", "renamed");
    assert_eq!(written_by(&repository, &["main..."]), ["Tomas Lind"]);
    // What she writes herself is hers, and what nobody committed is nobody's.
    let file = "onboardings/acme-2026/gates.yaml";
    write("Ines Moreau", file, &gates("2026-03-13"));
    assert_eq!(written_by(&repository, &["main..."]), Vec::<String>::new());
    repository.write(file, &gates("2026-03-14"));
    assert_eq!(written_by(&repository, &["main"]), Vec::<String>::new());
}

#[test]
fn a_setting_that_changes_is_something_that_changed() {
    let repository = repository();
    repository.write("onboard.toml", "[health]\ngreen = 55\n");
    let (said, code) = repository.says(&["diff", "--exit-code"]);
    assert!(said.contains("health.green 75 → 55") && code == Some(1), "{said}");
    assert_eq!(
        repository.says(&["diff", "--require-approval"]).1,
        Some(0),
        "nothing in the files could approve it"
    );
    let (said, _) = repository.says(&["diff", "--format", "github"]);
    assert!(said.starts_with("::notice file=onboard.toml,line=2,col=1,"), "{said}");
    // Another way to write what was so already is none.
    repository.write("onboard.toml", "# as ever\n[health]\ngreen = 75\n");
    assert_eq!(repository.says(&["diff", "--exit-code"]).1, Some(0));
}

#[test]
fn a_copy_with_its_id_leaves_no_plan_without_the_rights_that_it_had() {
    let repository = repository();
    let head = |id: &str| format!("id: {id}\n{}", crate::workspace::HEAD);
    repository.write("onboardings/acme/onboarding.yaml", &head("P-acme"));
    repository.commit("2026-03-11", "it has an id");
    for path in ["onboarding.yaml", "jsp.yaml"] {
        let text = fs::read_to_string(repository.root().join("onboardings/acme").join(path)).unwrap();
        repository.write(&format!("onboardings/acme-copy/{path}"), &text);
    }
    repository.write("onboardings/acme/onboarding.yaml", &head("P-other"));
    repository.write(JSP, &jsp("2026-05-12"));
    let (said, code) = repository.says(&["diff", "--require-approval"]);
    assert!(said.contains("stands where P-acme stood") && code == Some(1), "{said}");
    // One that is new in a directory of its own is new, and nothing else.
    repository.git(&["checkout", "--quiet", "."]);
    repository.write("onboardings/acme-copy/onboarding.yaml", &head("P-other"));
    assert_eq!(repository.says(&["diff", "--require-approval"]).1, Some(0));
}
