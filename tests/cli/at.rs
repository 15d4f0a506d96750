//! `--at`: any state of the files is a tree, and is read as a checkout of it would be.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::made_history::make;
use crate::program::{onboard, said, text};
use crate::repository::Repository;
use crate::workspace::HEAD;

/// A row for each part of what a command reads: plans, their places, configuration, people.
const LINES: [&[&str]; 8] = [
    &["status"],
    &["check"],
    &["gate", "--format", "json"],
    &["health"],
    &["friction", "--format", "csv"],
    &["metrics", "--format", "markdown"],
    &["action", "list"],
    &["check", "onboardings/acme/actions.yaml", "--format", "json"],
];

/// So many lines say of each commit what they say of a checkout; all of them have their turn.
fn equals_a_checkout(commits: usize, seed: u64, lines_each: usize) {
    let repository = Repository::empty();
    let commits = make(&repository, commits, seed);
    let checkout = repository.beside("checkout");
    repository.git(&["clone", "--quiet", ".", "../checkout"]);
    let mut turns = LINES.iter().copied().cycle();
    for (id, day) in &commits {
        repository.git_in(&checkout, &["checkout", "--quiet", "--detach", id]);
        for line in turns.by_ref().take(lines_each) {
            let of_disk =
                onboard().current_dir(&checkout).args(["--as-of", day]).args(line).output().unwrap();
            let of_git = repository.onboard(&["--at", id]).args(line).output().unwrap();
            assert_eq!(said(&of_git), said(&of_disk), "{line:?} at {id} of {day}");
            assert_eq!(of_git.status.code(), of_disk.status.code(), "{line:?} at {id}");
            assert_ne!(of_git.status.code(), Some(2), "{line:?} at {id}: {}", said(&of_git));
        }
    }
}

#[test]
fn a_revision_is_read_as_a_checkout_of_it_is() {
    equals_a_checkout(200, 1, 1);
}

#[test]
#[ignore = "takes minutes"]
fn each_line_says_of_two_hundred_revisions_what_it_says_of_checkouts() {
    equals_a_checkout(200, 2, LINES.len());
}

/// What `status` and `action list` say of the plan at a state: the day, and how many actions it has.
fn seen(repository: &Repository, arguments: &[&str]) -> (String, usize) {
    let output = repository.onboard(arguments).args(["action", "list", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    let json: serde_json::Value = serde_json::from_str(text(&output.stdout)).unwrap();
    let actions = json["entries"].as_array();
    let count = actions.unwrap_or_else(|| panic!("{json}")).len();
    (json["as_of"].as_str().unwrap().to_owned(), count)
}

fn with_actions(repository: &Repository, count: usize) {
    let entry =
        |at: usize| format!("  - {{id: A-{at}, title: Call, owner: Ana Ruiz, added_on: 2026-03-02}}\n");
    let entries: String = (0..count).map(entry).collect();
    repository.write("onboardings/acme/actions.yaml", &format!("actions:\n{entries}"));
}

#[test]
fn a_revision_is_judged_by_its_own_day_and_a_day_by_itself() {
    let repository = Repository::of("2026-04-01");
    for (count, day) in [(1, "2026-04-03"), (2, "2026-04-08")] {
        with_actions(&repository, count);
        repository.commit(day, "more");
    }
    let case = |arguments: &[&str], day: &str, count: usize| {
        assert_eq!(seen(&repository, arguments), (day.to_owned(), count), "{arguments:?}");
    };
    with_actions(&repository, 3);
    case(&[], "2026-04-10", 3);
    case(&["--at", "HEAD"], "2026-04-08", 2);
    case(&["--at", "HEAD~1"], "2026-04-03", 1);
    case(&["--at", "2026-04-08"], "2026-04-08", 2);
    case(&["--at", "2026-04-07"], "2026-04-07", 1);
    case(&["--at", "2026-04-07", "--as-of", "2026-05-01"], "2026-05-01", 1);
    case(&["--at", "HEAD~1", "--as-of", "2026-05-01"], "2026-05-01", 1);
    // Told from the day that somebody has set once: Friday, 10 April.
    case(&["--at", "yesterday"], "2026-04-09", 2);
    case(&["--at", "-7d"], "2026-04-03", 1);
    case(&["--at", "7d"], "2026-04-03", 1);
    case(&["--at", "mon"], "2026-04-06", 1);
    case(&["--at", "mon", "--as-of", "2026-04-07"], "2026-04-07", 1);
    // A branch of that name is meant before a day that is told, and never before a whole date.
    repository.git(&["branch", "mon", "HEAD"]);
    repository.git(&["branch", "2026-04-02", "HEAD"]);
    case(&["--at", "mon"], "2026-04-08", 2);
    case(&["--at", "2026-04-02"], "2026-04-02", 0);
    case(&["--at", "heads/2026-04-02"], "2026-04-08", 2);
}

#[test]
fn which_day_a_commit_is_of_is_asked_where_the_workspace_is() {
    let repository = Repository::empty();
    repository.write("onboard.toml", "[calendar]\ntimezone = \"Pacific/Auckland\"\n");
    repository.write("onboardings/acme/onboarding.yaml", HEAD);
    repository.commit_at("2026-04-01T20:00:00Z", "in the morning of 2 April there");
    assert_eq!(seen(&repository, &["--at", "HEAD"]).0, "2026-04-02");
    let (said, code) = repository.says(&["--at", "2026-04-01", "status"]);
    assert!(said.contains("the first commit is of 2 Apr") && code == Some(2), "{said}");
}

#[test]
fn what_no_revision_can_answer_is_refused_with_the_way_on() {
    let repository = Repository::of("2026-04-01");
    repository.commit("2026-04-02", "two");
    let shallow = repository.beside("shallow");
    repository.git(&["clone", "--quiet", "--depth=1", &repository.url(), "../shallow"]);
    let case = |at: &Path, state: &str, want: &str, way_on: &str| {
        let output = onboard().current_dir(at).args(["--at", state, "status"]).output().unwrap();
        let said = said(&output).replace("\n  ", " ");
        assert!(said.contains(want) && said.contains(way_on), "{state}: {said}");
        assert_eq!(output.status.code(), Some(2), "{state}: {said}");
    };
    case(&repository.root(), "nope", "there is no revision `nope`", "git branch --all");
    case(&repository.root(), "7wd", "there is no revision `7wd`", "a day is written as `2026-04-01`, `mon`");
    case(&repository.root(), "2026-03-31", "the first commit is of 1 Apr", "a later day");
    case(&repository.root(), "HEAD:onboardings", "is no commit", "name a commit");
    case(&repository.root(), "main@{u}", "no upstream configured for branch 'main'", "git says");
    case(&shallow, "HEAD~1", "shallow", "fetch-depth: 0");
    case(&shallow, "origin/other", "in this clone, which is shallow", "git fetch --unshallow origin");
    case(&shallow, "2026-04-01", "shallow", "git fetch --unshallow");
    case(&repository.beside(""), "HEAD", "is in no git repository", "`git init` makes one");
    fs::remove_file(repository.root().join("onboard.toml")).unwrap();
    repository.commit("2026-04-03", "three");
    case(&repository.root(), "HEAD", "commit", "git log --all");
    repository.write("onboard.toml", "format = 0\n");
    repository.commit("2026-04-04", "four");
    case(&repository.root(), "HEAD", "format 0", "the files of a revision stay as they are");
    let mut without = repository.onboard(&["--at", "HEAD", "status"]);
    let output = without.env("PATH", repository.beside("")).output().unwrap();
    assert!(
        said(&output).contains("`git` was not found") && output.status.code() == Some(2),
        "{}",
        said(&output)
    );
}

#[test]
fn whatever_writes_refuses_a_state_that_cannot_be_written() {
    let repository = Repository::of("2026-04-01");
    for line in [
        "action add acme Call --owner Ana",
        "milestone done acme M-1",
        "people add Ana",
        "new Beta --signed 2026-04-01 --segment smb",
        "new Beta --signed 2026-04-01 --segment smb --dry-run",
        "gate signoff acme handoff --by Ana --dry-run",
        "init other",
    ] {
        let (said, code) =
            repository.says(&[&["--at", "HEAD"], &*line.split(' ').collect::<Vec<_>>()].concat());
        assert!(said.contains("`--at` shows them as they were") && code == Some(2), "{line}: {said}");
    }
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

/// Every file of a directory with its size and its text.
fn all(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(directory).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().display().to_string(), fs::read(file.path()).unwrap())).collect()
}

#[test]
fn reading_a_revision_writes_nothing_to_the_repository() {
    let repository = Repository::of("2026-04-01");
    with_actions(&repository, 1);
    repository.commit("2026-04-03", "more");
    with_actions(&repository, 2);
    let before = all(&repository.root());
    for state in ["HEAD~1", "2026-04-02", "yesterday", "nope"] {
        for line in LINES {
            repository.onboard(&["--at", state]).args(line).output().unwrap();
        }
    }
    assert!(all(&repository.root()) == before, "something was written");
}

#[cfg(unix)]
#[test]
fn a_state_is_read_with_three_processes_and_in_a_hook_of_another_repository() {
    use std::os::unix::fs::PermissionsExt;

    let repository = Repository::of("2026-04-01");
    for plan in 0..40 {
        repository.write(&format!("onboardings/plan-{plan}/onboarding.yaml"), HEAD);
    }
    repository.commit("2026-04-03", "more");
    let path = std::env::var("PATH").unwrap();
    let real =
        path.split(':').map(|directory| Path::new(directory).join("git")).find(|it| it.is_file()).unwrap();
    let (bin, log) = (repository.beside("bin"), repository.beside("log"));
    fs::create_dir(&bin).unwrap();
    let script =
        format!("#!/bin/sh\necho started >> '{}'\nexec '{}' \"$@\"\n", log.display(), real.display());
    fs::write(bin.join("git"), script).unwrap();
    fs::set_permissions(bin.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    for (state, most) in [("HEAD", 2), ("2026-04-02", 3)] {
        let mut command = repository.onboard(&["--at", state, "status"]);
        command.env("PATH", format!("{}:{path}", bin.display()));
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env(variable, "/nonexistent");
        }
        let output = command.output().unwrap();
        assert!(output.status.code() != Some(2), "{}", said(&output));
        assert_eq!(fs::read_to_string(&log).unwrap().lines().count(), most, "{state}");
        fs::remove_file(&log).unwrap();
    }
}

#[test]
fn the_past_is_named_in_one_way_by_whatever_asks_for_it() {
    let repository = Repository::of("2026-03-30");
    with_actions(&repository, 1);
    let commit = repository.commit("2026-04-03", "one");
    with_actions(&repository, 2);
    repository.commit("2026-04-09", "two");
    let commands: [&[&str]; 6] = [
        &["diff", "--format", "json", "--"],
        &["check", "--format", "json", "--since"],
        &["status", "--format", "json", "--since"],
        &["history", "acme", "--commits", "--format", "json", "--since"],
        &["history", "--daily", "--format", "json", "--since"],
        &["why", "acme", "--format", "json", "--since"],
    ];
    let answer = |command: &[&str], past: &str| {
        let output = repository.onboard(&[command, &[past]].concat()).output().unwrap();
        assert!(output.status.code() != Some(2), "{command:?} {past}: {}", said(&output));
        let mut answer: Value = serde_json::from_str(text(&output.stdout)).unwrap();
        // How it was named is said as well.
        let keys = answer.as_object_mut().unwrap();
        keys.retain(|key, _| !["base", "named", "since"].contains(&key.as_str()));
        answer
    };
    for command in commands {
        let want = answer(command, "2026-04-03");
        for past in ["7d", "-7d", "1w", &commit, &commit[..8], "HEAD~1"] {
            assert_eq!(answer(command, past), want, "{command:?} {past}");
        }
    }
    for command in [&["history", "acme", "--since"], &["why", "acme", "--since"]] {
        let (said, code) = repository.says(&[command, &["7x"][..]].concat());
        assert!(said.contains("there is no revision `7x`") && said.contains("`7d` or `-7d`"), "{said}");
        assert_eq!(code, Some(2), "{said}");
    }
}
