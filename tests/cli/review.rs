//! The workflows of `docs/howto/review/`: nothing in them can be made to run what a branch says.

use std::path::Path;

use serde_yaml::Value;

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

fn steps<'a>(job: &'a Value) -> &'a [Value] {
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
    assert_eq!(hook["files"].as_str(), Some("^onboardings/[^/]+/"));
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/howto/review/CODEOWNERS");
    let owners = std::fs::read_to_string(files).unwrap();
    for line in owners.lines().filter(|line| !line.starts_with('#')) {
        assert!(line.split_whitespace().nth(1).is_some_and(|owner| owner.starts_with('@')), "{line}");
    }
}
