//! A command line that is still being typed: which command it is, and what it names already.

use std::ffi::OsString;
use std::path::Path;

use clap::{ArgMatches, CommandFactory};
use onboard::plan::Plan;
use onboard::plan_at::PlanAt;

use crate::context;
use crate::portfolio::Portfolio;
use crate::program::Cli;

/// The line, as far as it is typed.
pub(crate) struct Line {
    /// The command and those below it: `gate`, `attest`.
    pub(crate) verbs: Vec<String>,
    /// The gate that it names.
    pub(crate) gate: Option<String>,
    plan: Option<String>,
    workspace: Option<String>,
}

impl Line {
    /// Reads the words of a line, the program's name first; what is missing or wrong is passed over.
    pub(crate) fn of(words: &[OsString]) -> Self {
        let matches = Cli::command().ignore_errors(true).try_get_matches_from(words).unwrap_or_default();
        let workspace = value(&matches, "workspace");
        let mut line = Self { verbs: Vec::new(), gate: None, plan: None, workspace };
        let mut at = &matches;
        while let Some((verb, below)) = at.subcommand() {
            line.verbs.push(verb.to_owned());
            line.workspace = value(below, "workspace").or(line.workspace);
            at = below;
        }
        line.gate = value(at, "gate");
        line.plan = value(at, "plan");
        line
    }

    /// The workspace that the line speaks of.
    pub(crate) fn portfolio(&self) -> Option<Portfolio> {
        let start = Path::new(self.workspace.as_deref().unwrap_or("."));
        Portfolio::open_at(start, context::today).ok()
    }

    /// The plan that the line names.
    pub(crate) fn plan(&self) -> Option<Plan> {
        let portfolio = self.portfolio()?;
        let slug = portfolio.slug(self.plan.as_deref()?).ok()?;
        portfolio.load(&slug).plan
    }

    /// As [`Self::plan`], today.
    pub(crate) fn plan_at(&self) -> Option<PlanAt> {
        let portfolio = self.portfolio()?;
        Some(PlanAt::of(self.plan()?, &portfolio.basis))
    }
}

/// The word given for an argument, whether or not it makes sense.
fn value(matches: &ArgMatches, argument: &str) -> Option<String> {
    let mut words = matches.try_get_raw(argument).ok().flatten()?;
    words.next().and_then(|word| word.to_str()).map(str::to_owned)
}
