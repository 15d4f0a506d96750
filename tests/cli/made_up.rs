//! Made-up portfolios are worth measuring: they are read without a problem, and they differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use onboard::date::Date;

use crate::plan_page::problems;
use crate::portfolio::{MadeUp, Recipe};
use crate::program::{self, git, text};

fn recipe(plans: usize) -> Recipe {
    Recipe { plans, seed: 1, as_of: "2026-06-01".parse().unwrap() }
}

#[test]
fn a_made_up_plan_has_no_problem_in_any_file() {
    for MadeUp { slug, files } in recipe(30).plans() {
        assert!(files.len() >= 10, "{slug} has {} files", files.len());
        for (file, text) in files {
            assert_eq!(problems(file, &text), [], "{slug}/{file}:\n{text}");
        }
    }
    for MadeUp { slug, files } in recipe(30).plans_on(day("2026-04-20")) {
        for (file, text) in files {
            assert_eq!(problems(file, &text), [], "{slug}/{file} six weeks before:\n{text}");
        }
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The days on which something happened, and the ids of entries, by plan and file, as often as they are said.
fn facts(plans: impl Iterator<Item = MadeUp>) -> BTreeMap<String, usize> {
    let mut facts = BTreeMap::new();
    for MadeUp { slug, files } in plans {
        for (file, text) in files {
            let words: Vec<&str> = text.split([' ', '{', '}', ',', '\n']).collect();
            for pair in words.windows(2).filter(|pair| pair[0].ends_with("_on:") || pair[0] == "id:") {
                *facts.entry(format!("{slug}/{file} {} {}", pair[0], pair[1])).or_default() += 1;
            }
        }
    }
    facts
}

#[test]
fn what_happened_in_a_made_up_plan_is_said_on_every_later_day() {
    let last = day("2026-06-01");
    let mut later = facts(recipe(40).plans());
    for week in 1..30 {
        let facts = facts(recipe(40).plans_on(last.plus_days(-7 * week)));
        for (fact, times) in &facts {
            assert!(
                later.get(fact) >= Some(times),
                "{fact} is said {week} weeks before, and not a week later"
            );
        }
        assert!(facts.len() < later.len(), "something happens in each week");
        later = facts;
    }
}

/// Every file below a directory but those of git, by its path.
fn files(directory: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(directory).into_iter().map(Result::unwrap);
    let paths = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let named = paths
        .map(|path| (path.strip_prefix(directory).unwrap().display().to_string(), fs::read_to_string(path)));
    named.filter(|(name, _)| !name.starts_with(".git")).map(|(name, text)| (name, text.unwrap())).collect()
}

#[test]
fn a_made_up_history_has_a_commit_a_week_and_ends_with_the_plans_of_today() {
    let dir = tempfile::tempdir().unwrap();
    let [plain, one, other] = ["plain", "one", "other"].map(|name| dir.path().join(name));
    recipe(6).write(&plain).unwrap();
    recipe(6).write_history(&one, 20).unwrap();
    recipe(6).write_history(&other, 20).unwrap();
    let says = |at: &Path, arguments: &[&str]| {
        let output = git().arg("-C").arg(at).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", program::said(&output));
        text(&output.stdout).trim().to_owned()
    };
    assert_eq!(files(&one), files(&plain));
    assert_eq!(says(&one, &["rev-parse", "HEAD"]), says(&other, &["rev-parse", "HEAD"]));
    assert_eq!(says(&one, &["status", "--porcelain"]), "");
    let days = says(&one, &["log", "--format=%cs"]);
    let days: Vec<&str> = days.lines().collect();
    assert_eq!((days.len(), days[0], days[1], days[19]), (20, "2026-06-01", "2026-05-25", "2026-01-19"));
    let plans = |commit: &str| -> BTreeSet<String> {
        let listed = says(&one, &["ls-tree", "--name-only", commit, "onboardings/"]);
        listed.lines().map(str::to_owned).collect()
    };
    let (first, last) = (plans("HEAD~19"), plans("HEAD"));
    assert!(first.difference(&last).count() > 0 && last.difference(&first).count() > 0, "{first:?} {last:?}");
    assert!((4..=8).contains(&first.len()), "{first:?}");
}

#[test]
fn a_made_up_plan_is_the_same_however_many_there_are() {
    let texts = |plans| recipe(plans).plans().map(|plan| plan.files).collect::<Vec<_>>();
    let (few, many) = (texts(5), texts(20));
    assert_eq!(few, many[..5]);
    assert_eq!(many.iter().map(|files| format!("{files:?}")).collect::<BTreeSet<_>>().len(), 20);
}

#[test]
fn a_plan_s_status_opens_the_files_of_that_plan_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let recipe = recipe(12);
    recipe.write(dir.path()).unwrap();
    let one = recipe.plans().nth(7).unwrap();
    let of_all: usize = recipe.plans().map(|plan| plan.files.len()).sum();
    assert!(
        opened(dir.path(), &["status", &one.slug]).contains(&format!("opened {} files", one.files.len()))
    );
    assert!(opened(dir.path(), &["status"]).contains(&format!("opened {of_all} files")));
}

/// What `--verbose` says on stderr.
fn opened(workspace: &Path, arguments: &[&str]) -> String {
    let mut command = program::onboard();
    command.args(["--verbose", "--as-of", "2026-06-01"]).args(arguments).current_dir(workspace);
    String::from_utf8(command.output().unwrap().stderr).unwrap()
}
