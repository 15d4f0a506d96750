//! `onboard check [PLAN|PATH]…`

mod named;

use std::collections::BTreeMap;

use clap::ValueEnum;
use onboard::check::{self, CHECKS};
use onboard::diff::{Both, Version, new_findings};
use onboard::finding::Severity;
use onboard::plan::{Directory, FileProblem};
use onboard::remedy::commands;
use onboard::render::github;
use onboard::report::check::{Answer, PlanFindings};
use onboard::report::collected::{Unreadable, is_configuration, stray};
use onboard::report::{Line, Report, View};
use onboard::store::Repository;
use onboard::suggest::closest;

use crate::args::{Format, LegendArgs, examples};
use crate::collect::doubted;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::since::Before;

use named::Named;

/// Find what is broken in plans, and where they depart from good practice
///
/// Every problem of every file is found in one run: what cannot be read, what contradicts itself, and what an
/// onboarding owes on this day. What has one cause is one finding with a count; in JSON, CSV and for GitHub every place
/// stands for itself. Errors make the exit status 1, and so does what cannot be read, whichever findings are
/// shown. Warnings do so with `--deny warnings` only. A comment on a line silences a check there: `# onboard: allow[ID] reason`.
/// `onboard explain ID` says what a check is for and how to fix what it finds.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Check every plan of the workspace", "onboard check"),
    ("Check the plan that a file belongs to", "onboard check onboardings/acme/jsp.yaml"),
    ("See how often each check fires", "onboard check --summary"),
    ("Fail a pull request on anything that is wrong, at its line", "onboard check --format github --deny warnings"),
    ("Fail on what a branch adds, and on nothing that was there before", "onboard check --since main"),
    ("Look for one thing only", "onboard check --only milestone-without-owner"),
]))]
pub(crate) struct CheckArgs {
    /// Plans by name, or by a path in their directory; without one, all of them. A path of what plans are judged by
    /// (`onboard.toml`) means all of them, and one of any other file none
    #[arg(value_name = "PLAN|PATH")]
    plans: Vec<String>,

    /// Show what weighs at least this much
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Info)]
    level: Level,

    /// Show what this check finds, and nothing else; may be given several times
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    only: Vec<String>,

    /// Show what is found now and was not at a revision of git, or on a day (`mon`, `7d`); nothing else fails the command
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Count the findings of each check, plan by plan, instead of showing them: eight lines a plan at most; where
    /// that is too few, checks that look at one thing share a line
    #[arg(long)]
    summary: bool,

    /// Let warnings fail the command as errors do
    #[arg(long, value_name = "LEVEL", value_enum)]
    deny: Option<Denied>,

    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Form::Table)]
    format: Form,

    #[command(flatten)]
    legend: LegendArgs,
}

/// A severity on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    /// The plan contradicts itself or cannot be read
    Error,
    /// The practice is not followed
    Warning,
    /// Worth knowing
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Info => Self::Info,
        }
    }
}

/// What else may fail the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Denied {
    /// Findings that are warnings
    Warnings,
}

/// A form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people: each finding with the line that it points to
    Table,
    /// For programs, versioned
    Json,
    /// As JSON, for programs and people who read YAML
    Yaml,
    /// For GitHub Actions: workflow commands that mark the lines of a pull request
    Github,
    /// For pull requests and wikis
    Markdown,
    /// For spreadsheets: a line a finding
    Csv,
}

pub(crate) fn run(args: &CheckArgs, context: &Context) -> Result<Outcome, Failure> {
    let only = args.only.iter().map(|id| known(id)).collect::<Result<Vec<_>, _>>()?;
    let portfolio = Portfolio::open(context)?;
    let before = args.since.as_deref().map(|since| Before::open(since, &portfolio, context)).transpose()?;
    // GitHub wants paths from the top of the repository, people those of the workspace.
    let is_for_github = args.format == Form::Github;
    let repository = if is_for_github { Repository::open(portfolio.workspace.root()).ok() } else { None };
    let from_top = portfolio.paths_in(repository.as_ref());
    let path_of = |path: String| if is_for_github { from_top(&path) } else { path };
    let look = |slug: &str, twin: Option<&str>| {
        let directory = portfolio.plans.read(slug);
        let mut seen = look_at(directory, twin, &portfolio, before.as_ref(), &path_of);
        if !only.is_empty() {
            seen.found.retain(&only);
        }
        seen
    };
    let Named { slugs, is_all, notes } = Named::of(&args.plans, &portfolio)?;
    let mut seen = portfolio.each_named(&slugs, |slug| look(slug, None));
    for (at, twin) in twins(&seen) {
        seen[at] = look(&slugs[at], Some(&slugs[twin]));
    }
    let mut doubts = Vec::new();
    let mut plans = Vec::new();
    for Seen { found, doubt, .. } in seen {
        let is_told = found.findings.iter().any(|finding| finding.excerpt.severity == Severity::Error);
        doubts.extend(doubt.map(|doubt| (doubt, is_told)));
        plans.push(found);
    }
    let answer = Answer { plans, level: args.level.into() };
    let denied = if args.deny == Some(Denied::Warnings) { answer.count(Severity::Warning) } else { 0 };
    let is_clean = answer.count(Severity::Error) + denied == 0;
    let mut outcome = outcome(answer, args).clean_if(is_clean);
    for (doubt, is_told) in &doubts {
        outcome = if *is_told { outcome.clean_if(false) } else { doubted(outcome, doubt) };
    }
    let strays = if is_all { portfolio.plans.strays().collect() } else { Vec::new() };
    let outcome = strays
        .iter()
        .fold(outcome, |outcome, path| outcome.remark(Line::message(&format!("warning: {}", stray(path)))));
    // What rules the plans of this workspace is not for a file among them to say.
    let is_ruled_twice = strays.iter().any(|path| is_configuration(path));
    let outcome = if is_ruled_twice { outcome.clean_if(false) } else { outcome };
    let outcome = portfolio.broken_languages.values().fold(outcome, |outcome, wrong| {
        let said = format!("warning: {wrong}; nothing is printed for customers who read that language");
        outcome.remark(Line::message(&said)).clean_if(false)
    });
    Ok(notes.iter().fold(outcome, |outcome, note| outcome.remark(Line::message(note))))
}

fn known(id: &str) -> Result<&'static str, Failure> {
    check::find(id).map(|check| check.id).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no check `{id}`"));
        match closest(id, CHECKS.iter().map(|check| check.id)) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint(format!("`{}` lists all checks", commands::explain_all())),
        }
    })
}

/// A plan that was looked at.
struct Seen {
    found: PlanFindings,
    /// What of it could not be read.
    doubt: Option<Unreadable>,
    /// What it is known by.
    id: Option<String>,
}

/// The plans that have the id of another one, each with the first other that has it, as numbers.
fn twins(seen: &[Seen]) -> Vec<(usize, usize)> {
    let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, it) in seen.iter().enumerate() {
        if let Some(id) = &it.id {
            by_id.entry(id).or_default().push(at);
        }
    }
    let shared = by_id.into_values().filter(|plans| plans.len() > 1);
    let pairs = shared.flat_map(|plans| {
        let (first, second) = (plans[0], plans[1]);
        plans.into_iter().map(move |at| (at, if at == first { second } else { first }))
    });
    pairs.collect()
}

/// What is found in a plan that has the id of its `twin`, where there is one, and what of it could not be read: the exit status says so whichever findings are shown. Where
/// only new findings are asked for, what could not be read before is nothing new.
fn look_at(
    directory: Directory,
    twin: Option<&str>,
    portfolio: &Portfolio,
    before: Option<&Before<'_>>,
    path_of: &impl Fn(String) -> String,
) -> Seen {
    let is_as_before = before.is_some_and(|before| before.has(&directory));
    let mut loaded = portfolio.loaded(directory);
    let id = loaded.plan.as_ref().and_then(|plan| plan.onboarding.id.get()).map(str::to_owned);
    loaded.problems.extend(twin.zip(id.as_deref()).map(|(twin, id)| FileProblem::shared_id(id, twin)));
    let now = Version::of(loaded, &portfolio.basis);
    let doubt = match &now.assessment {
        Some(assessment) => Unreadable::in_part(now.slug(), &assessment.plan.doubtful),
        None => {
            let message = format!("`{}` cannot be read: {}", now.slug(), now.loaded.why_unread());
            Some(Unreadable { slug: now.slug().to_owned(), message })
        }
    };
    let (new, doubt) = match before {
        None => (None, doubt),
        Some(_) if is_as_before => (Some(Vec::new()), None),
        Some(before) => {
            let then = before.of(&now);
            let new = new_findings(Both::new(then.as_ref(), Some(&now)));
            (Some(new), doubt.filter(|_| then.is_none_or(|then| !then.is_broken())))
        }
    };
    let Version { loaded, mut checked, .. } = now;
    if let Some(new) = new {
        checked.findings = new;
    }
    let found = PlanFindings::of(&loaded, checked, |file| path_of(portfolio.plans.path(&loaded.slug, file)));
    Seen { found, doubt, id }
}

fn outcome(answer: Answer, args: &CheckArgs) -> Outcome {
    let format = match args.format {
        Form::Table => Format::Table,
        Form::Json => Format::Json,
        Form::Yaml => Format::Yaml,
        Form::Markdown => Format::Markdown,
        Form::Csv => Format::Csv,
        Form::Github => return Outcome::text(github::render(&answer.every_place())),
    };
    let has_summary = args.summary;
    Outcome::view(Findings { answer, has_summary, is_table: args.format == Form::Csv }, format)
}

/// The answer as the formats ask for it.
struct Findings {
    answer: Answer,
    has_summary: bool,
    is_table: bool,
}

impl View for Findings {
    fn report(&self) -> Report {
        match (self.has_summary, self.is_table) {
            (true, _) => self.answer.summary(),
            (false, true) => self.answer.table(),
            (false, false) => self.answer.report(),
        }
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        self.answer.json()
    }
}
