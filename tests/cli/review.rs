//! The workflows of `docs/howto/review/`: nothing in them can be made to run what a branch says, and their commands answer.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use serde_yaml::Value;

use crate::program::{ONBOARD, program, said};
use crate::repository::Repository;

const GITHUB: &str = include_str!("../../docs/howto/review/github.yml");
const FORKS: &str = include_str!("../../docs/howto/review/github-forks.yml");
const GITLAB: &str = include_str!("../../docs/howto/review/gitlab.yml");
const HOOKS: &str = include_str!("../../.pre-commit-hooks.yaml");

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// The jobs of a workflow of GitHub, each with its name.
fn jobs(workflow: &Value) -> Vec<(&str, &Value)> {
    let jobs = workflow["jobs"].as_mapping().unwrap();
    jobs.iter().map(|(name, job)| (name.as_str().unwrap(), job)).collect()
}

fn steps(job: &Value) -> &[Value] {
    job["steps"].as_sequence().unwrap()
}

#[test]
fn workflows_say_what_they_may_do_and_nothing_more() {
    for text in [GITHUB, FORKS] {
        let workflow = yaml(text);
        assert_eq!(workflow["permissions"], yaml("{}"), "nothing, unless a job says so");
        let mut writing = Vec::new();
        for (name, job) in jobs(&workflow) {
            let permissions = job["permissions"].as_mapping().unwrap();
            let writes = permissions.values().any(|right| right.as_str() == Some("write"));
            let runs_theirs = steps(job).iter().any(|step| {
                let uses = step["uses"].as_str().unwrap_or_default();
                let run = step["run"].as_str().unwrap_or_default();
                uses.starts_with("actions/checkout@")
                    || run.lines().any(|line| line.trim().starts_with("onboard "))
            });
            assert!(!(writes && runs_theirs), "{name} looks at the branch with a token that writes");
            writing.extend(writes.then_some(name));
        }
        assert_eq!(writing, ["comment"]);
        assert!(!text.contains("pull_request_target"));
    }
}

#[test]
fn actions_are_pinned_and_scripts_are_made_of_nothing_from_outside() {
    let mut seen = 0;
    for text in [GITHUB, FORKS] {
        let pinned = text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action);
        for action in pinned {
            let (name, version) =
                action.split_once(" # v").unwrap_or_else(|| panic!("{action} says no version"));
            let (_, hash) = name.split_once('@').unwrap();
            assert!(hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{action}");
            seen += 1;
        }
        let workflow = yaml(text);
        for (name, job) in jobs(&workflow) {
            for step in steps(job) {
                let run = step["run"].as_str().unwrap_or_default();
                assert!(!run.contains("${{"), "{name}: what a branch is called would be run:\n{run}");
            }
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn branches_are_checked_out_whole_and_without_the_token() {
    let workflow = yaml(GITHUB);
    let checkouts = jobs(&workflow).into_iter().flat_map(|(_, job)| steps(job));
    let checkouts: Vec<&Value> = checkouts
        .filter(|step| step["uses"].as_str().is_some_and(|it| it.starts_with("actions/checkout@")))
        .collect();
    assert_eq!(checkouts.len(), 1);
    assert_eq!(checkouts[0]["with"]["fetch-depth"].as_u64(), Some(0));
    assert_eq!(checkouts[0]["with"]["persist-credentials"].as_bool(), Some(false));
    assert_eq!(yaml(GITLAB)["onboard"]["variables"]["GIT_DEPTH"].as_str(), Some("0"));
}

#[test]
fn the_hook_runs_a_program_of_this_package_on_the_files_of_plans() {
    let hooks = yaml(HOOKS);
    let hook = &hooks[0];
    assert_eq!((hook["id"].as_str(), hook["entry"].as_str()), (Some("onboard-check"), Some("onboard check")));
    let files = r"^(onboardings/[^/]+/|onboard\.toml$|people\.yaml$|playbooks/)";
    assert_eq!(hook["files"].as_str(), Some(files));
}

#[test]
fn whatever_opens_a_gate_has_owners_of_its_own() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/howto/review/CODEOWNERS");
    let owners = fs::read_to_string(files).unwrap();
    let lines: Vec<Vec<&str>> = owners
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert!(lines.iter().all(|line| line[1].starts_with('@')), "{lines:?}");
    // Gates and what is said of them, rights, the customer's roles, our team.
    for file in ["gates.yaml", "jsp.yaml", "stakeholders.yaml", "onboarding.yaml"] {
        let own = lines.iter().any(|line| line[0] == format!("/onboardings/*/{file}"));
        assert!(own, "{file} is everybody's: {lines:?}");
    }
}

/// The hook that is written out in `docs/howto/review.md`.
fn own_hook() -> &'static str {
    let page = include_str!("../../docs/howto/review.md");
    let (_, hook) = page.split_once("```sh\n#!/bin/sh\n").unwrap();
    hook.split_once("```").unwrap().0
}

#[test]
fn a_hook_checks_the_plans_of_what_is_staged_and_passes_over_the_rest() {
    let repository = Repository::of("2026-04-01");
    repository.write("onboardings/café/onboarding.yaml", crate::workspace::HEAD);
    repository.write("onboardings/gone/onboarding.yaml", crate::workspace::HEAD);
    repository.write("LICENSE", "free\n");
    repository.commit("2026-04-02", "more");
    let hook = || run(own_hook(), &repository.root(), &[]);
    assert_eq!(hook(), (String::new(), Some(0)), "nothing is staged");
    // Of no plan: there, deleted, and in a directory.
    repository.write("README.md", "plans\n");
    repository.write("docs/a b.md", "more\n");
    repository.git(&["rm", "--quiet", "LICENSE"]);
    repository.git(&["add", "--all"]);
    let (said, code) = hook();
    assert!(said.contains("`LICENSE`, `README.md` and `docs/a b.md` belong to no plan"), "{said}");
    assert_eq!(code, Some(0), "{said}");
    repository.write("onboardings/café/risks.yaml", "risks: [\n");
    repository.git(&["rm", "--quiet", "-r", "onboardings/gone"]);
    repository.git(&["add", "--all"]);
    let (said, code) = hook();
    assert!(said.contains("onboardings/café/risks.yaml"), "{said}");
    assert_eq!(code, Some(123), "as `xargs` says it: {said}");
    assert!(said.contains("`gone` is no longer there"), "{said}");
}

#[test]
fn a_path_that_git_has_quoted_is_of_its_plan_and_the_settings_are_of_all() {
    let repository = Repository::of("2026-04-01");
    repository.write("onboardings/café/risks.yaml", "risks: [\n");
    repository.write("onboardings/café/onboarding.yaml", crate::workspace::HEAD);
    let (said, code) = repository.says(&["check", r#""onboardings/caf\303\251/risks.yaml""#]);
    assert!(said.contains("café/risks.yaml") && code == Some(1), "{said}");
    for settings in ["onboard.toml", "people.yaml", "playbooks/own.yaml", "./onboardings/../onboard.toml"] {
        let (said, code) = repository.says(&["check", "acme", settings]);
        assert!(said.contains(&format!("every plan is judged by `{settings}`: all are checked")), "{said}");
        assert!(said.contains("café/risks.yaml") && code == Some(1), "{said}");
    }
}

#[test]
fn what_looks_like_nothing_is_an_error_still() {
    let repository = Repository::of("2026-04-01");
    for wrong in ["acmee", "onboardings", "onboardings/acmee", "nothing.md", "."] {
        let (said, code) = repository.says(&["check", wrong]);
        assert!(said.contains("there is no onboarding") && code == Some(2), "{wrong}: {said}");
    }
}

/// A script with `onboard` on its path, as a runner runs it; what it says, and how it exits.
fn run(script: &str, directory: &Path, variables: &[(&str, &str)]) -> (String, Option<i32>) {
    let own = Path::new(ONBOARD).parent().unwrap();
    let path: OsString = std::env::var_os("PATH").unwrap();
    let path =
        std::env::join_paths([own.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut command = program("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
    command.current_dir(directory).env("PATH", path).envs(variables.iter().copied());
    let output = command.output().unwrap();
    (said(&output), output.status.code())
}

/// What the steps of the review on GitHub exit with that run `onboard`, and all that they say and write.
fn reviewed_on_github(directory: &Path) -> (Vec<Option<i32>>, String) {
    let workflow = yaml(GITHUB);
    let review = &workflow["jobs"]["review"];
    let base = review["env"]["BASE"].as_str().unwrap().replace("${{ github.base_ref }}", "main");
    let summary = directory.join("../summary.md");
    fs::write(&summary, "").unwrap();
    let (mut exits, mut all) = (Vec::new(), String::new());
    let scripts = steps(review).iter().filter_map(|step| step["run"].as_str());
    for script in scripts.filter(|script| script.contains("onboard ")) {
        if script.contains("cargo install") {
            continue;
        }
        let checked = if exits.first() == Some(&Some(0)) { "success" } else { "failure" };
        let variables = [
            ("BASE", base.as_str()),
            ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
            ("CHECKED", checked),
        ];
        let (said, exit) = run(script, directory, &variables);
        all.push_str(&said);
        exits.push(exit);
    }
    all.push_str(&fs::read_to_string(summary).unwrap());
    (exits, all)
}

/// What the job on GitLab exits with and says, of a branch that left the base there.
fn reviewed_on_gitlab(directory: &Path, base: &str) -> (Option<i32>, String) {
    let job = yaml(GITLAB);
    let script = job["onboard"]["script"].as_sequence().unwrap().iter();
    let script: Vec<&str> = script.map(|line| line.as_str().unwrap()).collect();
    let (said, exit) = run(&script.join("\n"), directory, &[("BASE", base)]);
    (exit, said)
}

/// A repository with two branches: `topic` writes this file of the plan. It is left clean for clones.
fn with_a_branch(file: &str, text: &str) -> Repository {
    let repository = Repository::of("2026-04-01");
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write(&format!("onboardings/acme/{file}"), text);
    repository.commit("2026-04-02", "what the branch is for");
    repository
}

#[test]
fn a_branch_that_breaks_nothing_is_told_and_passes() {
    let action = "actions: [{id: A-1, title: Send the list, owner: Ana Ruiz, due: 2026-04-20, added_on: 2026-04-02}]\n";
    let repository = with_a_branch("actions.yaml", action);
    repository.git(&["clone", "--quiet", "--branch", "topic", ".", "../clone"]);
    let clone = repository.beside("clone");
    let (exits, said) = reviewed_on_github(&clone);
    assert_eq!(exits, [Some(0); 3], "{said}");
    assert!(said.contains("Send the list") && said.contains("<!-- onboard:diff"), "{said}");
    let comment = fs::read_to_string(clone.join("comment.md")).unwrap();
    assert!(comment.starts_with("<!-- onboard:diff") && comment.len() < 65_536, "{comment}");
    let base = repository.git(&["merge-base", "main", "topic"]);
    let (exit, said) = reviewed_on_gitlab(&clone, &base);
    assert_eq!(exit, Some(0), "{said}");
    assert!(said.contains("Send the list"), "{said}");
}

#[test]
fn a_branch_that_breaks_a_plan_fails_and_is_told_all_the_same() {
    let repository = with_a_branch("risks.yaml", "risks: [\n");
    repository.git(&["clone", "--quiet", "--branch", "topic", ".", "../clone"]);
    let (exits, said) = reviewed_on_github(&repository.beside("clone"));
    assert_eq!((exits[0], exits[2]), (Some(1), Some(1)), "{said}");
    assert!(said.contains("risks.yaml"), "{said}");
    let base = repository.git(&["merge-base", "main", "topic"]);
    assert_eq!(reviewed_on_gitlab(&repository.beside("clone"), &base).0, Some(1));
}

#[test]
fn a_clone_without_the_history_is_refused() {
    let repository = with_a_branch("actions.yaml", "actions: []\n");
    let url = repository.url();
    repository.git(&["clone", "--quiet", "--depth", "1", "--branch", "topic", &url, "../clone"]);
    let clone = repository.beside("clone");
    // As the default checkout leaves it, and with the other branch, but nothing that the two have in common.
    for _ in 0..2 {
        let (exits, said) = reviewed_on_github(&clone);
        assert_eq!(exits[1..], [Some(2), Some(2)], "{said}");
        repository
            .git_in(&clone, &["fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main"]);
    }
    let base = repository.git(&["merge-base", "main", "topic"]);
    repository.git(&["clone", "--quiet", "--depth", "1", "--branch", "topic", &url, "../other"]);
    let (exit, said) = reviewed_on_gitlab(&repository.beside("other"), &base);
    assert_eq!(exit, Some(2), "{said}");
}
