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
mod mend;
mod moment;
mod reference;
mod rules;
mod silence;

pub use engine::{Checked, check, severity, sort};
pub use rules::CHECKS;

use crate::assessment::Assessment;
use crate::finding::{Place, Severity};
use crate::model::PlanFile;
use crate::phrase::List;
use crate::remedy::{Command, Remedy};
use crate::route::Route;

/// A rule.
pub struct Check {
    /// The name in configuration, `allow` comments and output.
    pub id: &'static str,
    /// The version of `onboard` that has it first.
    pub since: &'static str,
    /// Its severity unless configured.
    pub severity: Severity,
    /// One line: what is wrong where it fires.
    pub summary: &'static str,
    /// What it does, why it matters, how to mend it, and examples; see [`docs`].
    pub docs: &'static str,
    /// The source documents that ask for it; empty for checks of the files' own integrity.
    pub source: &'static str,
    /// When it fires.
    pub run: Run,
}

/// When a check fires.
pub enum Run {
    /// While the files are read.
    Reading,
    /// On `# onboard: allow[…]` comments, once all else has been checked.
    Comments,
    /// On a plan that has been read and assessed.
    Plan(Rule),
}

/// How a plan that has been read is looked at.
pub struct Rule {
    /// At which times of a plan's life it may speak.
    pub scope: Scope,
    /// What it relies on to have been read in full.
    pub relies: Relies,
    /// Finds the problems.
    pub find: fn(&Assessment) -> Vec<Problem>,
}

/// What a check relies on to have been read in full: what seems to be missing may stand in the part of a file
/// that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relies {
    /// It speaks of what is there, whatever else is broken.
    OnNothing,
    /// On the file that a problem is in; those of other files are told all the same.
    OnItsFile,
    /// On all of these files.
    On(&'static [PlanFile]),
}

/// The times of a plan's life at which a check may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Always: a closed plan must not lie either.
    Always,
    /// While the onboarding runs: a closed plan owes nothing more.
    Open,
    /// While it runs and is not on hold: nobody is late during an agreed pause.
    Moving,
}

impl Rule {
    /// Whether it may speak of this plan on this day.
    fn speaks(&self, assessment: &Assessment) -> bool {
        let is_open = !assessment.has_ended();
        let is_its_time = match self.scope {
            Scope::Always => true,
            Scope::Open => is_open,
            Scope::Moving => is_open && assessment.schedule.holds.running().is_none(),
        };
        let is_doubtful = |file: &PlanFile| assessment.plan.is_doubtful(*file);
        is_its_time && !matches!(self.relies, Relies::On(files) if files.iter().any(is_doubtful))
    }

    /// What it finds, without what a file in doubt might answer.
    fn look(&self, assessment: &Assessment) -> Vec<Problem> {
        let mut problems = (self.find)(assessment);
        if self.relies == Relies::OnItsFile {
            let file = |place: &Place| place.file_name().and_then(PlanFile::from_name);
            problems.retain(|problem| {
                !file(&problem.place).is_some_and(|file| assessment.plan.is_doubtful(file))
            });
        }
        problems
    }
}

impl Run {
    const fn always(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::Plan(Rule { scope: Scope::Always, relies, find })
    }

    const fn open(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::Plan(Rule { scope: Scope::Open, relies, find })
    }

    const fn moving(relies: Relies, find: fn(&Assessment) -> Vec<Problem>) -> Self {
        Self::Plan(Rule { scope: Scope::Moving, relies, find })
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// The command or the line that mends it.
    pub help: Option<Remedy>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), help: None }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Remedy>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the command that does what the help says.
    fn by(mut self, command: Command) -> Self {
        self.help = self.help.map(|help| help.by(command));
        self
    }
}

/// Problems that one check may find in one plan. Nobody reads more, and a hostile plan could have a million; checks of
/// what a plan can have any number of stop here.
const ENOUGH: usize = 10_000;

/// The check with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Check> {
    CHECKS.binary_search_by(|check| check.id.cmp(id)).ok().map(|index| CHECKS[index])
}

/// The item of a list of a file.
fn item(file: PlanFile, list: &'static str, index: usize) -> Route {
    Route::to(file).key(list).index(index)
}

/// A problem where something lacks keys, each given with whether it is there; none when all are.
fn lacking(keys: &[(&str, bool)], what: &str, route: Route) -> Option<Problem> {
    let missing: Vec<String> =
        keys.iter().filter(|(_, is_there)| !is_there).map(|(key, _)| format!("`{key}`")).collect();
    if missing.is_empty() {
        return None;
    }
    let missing = List::and(&missing);
    Some(Problem::new(route, format!("{what} has no {missing}")).help(format!("add {missing}")))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_damage_that_reading_finds_is_a_check() {
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
