//! Made-up portfolios are worth measuring: they are read without a problem, and they differ.

use std::collections::BTreeSet;
use std::path::Path;

use crate::plan_page::problems;
use crate::portfolio::{MadeUp, Recipe};
use crate::program;

fn recipe(plans: usize) -> Recipe {
    Recipe { plans, seed: 1, as_of: "2026-06-01".parse().unwrap() }
}

#[test]
fn a_made_up_plan_has_no_problem_in_any_file() {
    for MadeUp { slug, files } in recipe(30).plans() {
        assert!(files.len() >= 11, "{slug} has {} files", files.len());
        for (file, text) in files {
            assert_eq!(problems(file, &text), [], "{slug}/{file}:\n{text}");
        }
    }
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
