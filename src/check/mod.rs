//! Checks: rules that can fire on a plan and say where.
//!
//! One table ([`CHECKS`]), one file a check. A check's severity and wording are data; the engine stamps the
//! id and the severity in force on every problem, so that a check cannot get them wrong.

mod dated_fact;
mod definition;
pub mod docs;
mod engine;
#[cfg(test)]
mod examples;
mod fix;
mod fold;
mod moment;
mod problem;
mod reference;
mod rule;
mod rules;
mod silence;
mod topic;

pub use crate::finding::Problem;
pub use engine::{check, severity, sort};
pub use fold::{Folded, Shared, fold};
pub use rule::{Check, Relies, Rule, Run, Scope};
pub use rules::{CHECKS, find};
pub use silence::Checked;
pub use topic::Topic;

use problem::{ENOUGH, item, lacking};

#[cfg(test)]
mod tests {
    use super::{CHECKS, Run, find};

    #[test]
    fn checks_are_sorted_and_unique() {
        for pair in CHECKS.windows(2) {
            assert!(pair[0].id < pair[1].id, "`{}` comes before `{}`", pair[1].id, pair[0].id);
        }
    }

    #[test]
    fn ids_are_kebab_case_and_summaries_are_phrases() {
        for check in CHECKS {
            let is_kebab = check.id.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            assert!(is_kebab, "{}", check.id);
            let starts_small =
                !check.summary.starts_with(char::is_uppercase) || check.summary.starts_with("UTF");
            assert!(starts_small && !check.summary.ends_with('.'), "{}: {}", check.id, check.summary);
            assert!(!check.summary.contains('\n') && check.summary.len() < 100, "{}", check.id);
        }
    }

    #[test]
    fn every_problem_that_reading_finds_is_a_check() {
        let reading = CHECKS.iter().filter(|check| matches!(check.run, Run::Reading)).map(|check| check.id);
        assert_eq!(reading.collect::<Vec<_>>(), crate::plan::CHECKS);
    }

    #[test]
    fn the_checks_that_the_default_configuration_names_exist() {
        let (_, section) = crate::config::DEFAULT.split_once("# Levels of checks").unwrap();
        let lines = section.lines().filter_map(|line| line.strip_prefix("#   ")?.split_once(" = "));
        let named: Vec<&str> = lines.map(|(id, _)| id.trim()).collect();
        assert!(!named.is_empty());
        for id in named {
            assert!(find(id).is_some(), "there is no check `{id}`");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the files that it looks at are the sources")]
    fn every_check_has_a_file_of_its_own() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut files: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        files.retain(|name| name != "mod.rs");
        files.sort();
        let want = CHECKS.iter().map(|check| format!("{}.rs", check.id.replace('-', "_")));
        let mut want: Vec<String> = want.collect();
        want.sort();
        assert_eq!(files, want);
    }
}
