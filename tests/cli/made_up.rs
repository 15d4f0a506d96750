//! Made-up portfolios are worth measuring: they are read without a problem, and they differ.

use std::collections::BTreeSet;

use onboard::plan;
use onboard::store::Workspace;

use crate::plan_page::problems;
use crate::portfolio::{MadeUp, Recipe};

fn recipe(plans: usize) -> Recipe {
    Recipe { plans, seed: 1, as_of: "2026-06-01".parse().unwrap() }
}

#[test]
fn a_made_up_plan_has_no_problem_in_any_file() {
    for MadeUp { slug, files } in recipe(60).plans() {
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
fn reading_one_plan_opens_its_own_files_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    recipe(50).write(dir.path()).unwrap();
    let plans = Workspace::discover(dir.path()).unwrap().unwrap().plans("onboardings").unwrap();
    let one = recipe(50).plans().nth(30).unwrap();
    assert!(plans.has(&one.slug));
    assert_eq!(plans.opened(), 0, "asking for a plan by name");
    let loaded = plan::load(plans.read(&one.slug));
    assert_eq!(loaded.damage, []);
    assert_eq!(plans.opened(), one.files.len());
}
