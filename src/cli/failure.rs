//! Why a command could not do it: said in one form, with the way on, and mapped to one exit code.

use std::process::ExitCode;

use anyhow::Error;
use onboard::config::ConfigProblem;
use onboard::finding::Severity;
use onboard::phrase::Count;
use onboard::refused::Refused;
use onboard::remedy::{Remedy, commands};
use onboard::report::{Callout, Excerpt, Line, Report};
use onboard::store::GitError;

/// What kind of thing stood in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The command line asks for something that does not exist or makes no sense.
    Usage,
    /// The command line asks for a workspace, and there is none around.
    Outside,
    /// `onboard.toml` or a playbook of the workspace is wrong.
    Config,
    /// A plan that is to be read cannot be: as wrong as a finding in it.
    Unreadable,
    /// The disk refused.
    Disk,
    /// Our own mistake.
    Internal,
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self { hints: refused.hints, ..Self::usage(refused.why) }
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        let hints = error.way_on().into_iter().map(Remedy::say).collect();
        Self { hints, ..Self::disk(error) }
    }
}

/// A command that could not do what was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What kind of thing stood in the way.
    kind: Kind,
    /// What is wrong, outermost first.
    error: Error,
    /// Where it is wrong: excerpts, a list of candidates.
    details: Box<Report>,
    /// What to do about it; words in backticks are shown as code.
    hints: Vec<Remedy>,
}

impl Failure {
    fn new(kind: Kind, error: impl Into<Error>) -> Self {
        Self { kind, error: error.into(), details: Box::default(), hints: Vec::new() }
    }

    /// The command line asks for something that does not exist or makes no sense.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, Error::msg(message.into()))
    }

    /// The configuration is wrong.
    pub(crate) fn config(error: impl Into<Error>) -> Self {
        Self::new(Kind::Config, error)
    }

    /// A plan that is to be read cannot be.
    pub(crate) fn unreadable(slug: &str, why: &str) -> Self {
        Self::new(Kind::Unreadable, Error::msg(format!("`{slug}` cannot be read: {why}")))
            .hint(format!("`{}` shows where", commands::check(slug)))
    }

    /// The disk refused.
    pub(crate) fn disk(error: impl Into<Error>) -> Self {
        Self::new(Kind::Disk, error)
    }

    /// Our own mistake: something that cannot be did happen.
    pub(crate) fn internal(error: impl Into<Error>) -> Self {
        Self::new(Kind::Internal, error).hint("this is a bug in `onboard`: please report it")
    }

    /// Every problem of `onboard.toml`, quoted at its place.
    pub(crate) fn of_file(name: &str, bytes: &[u8], problems: &[ConfigProblem]) -> Self {
        let excerpt = |problem: &ConfigProblem| {
            Excerpt::new(Severity::Error, name, &problem.message)
                .help(problem.help.as_deref())
                .quoting(bytes, &problem.span)
        };
        let mut details = Report::new();
        for problem in problems {
            details.push(excerpt(problem));
        }
        Self::config(Error::msg(format!("`{name}` has {}", Count(problems.len(), "problem"))))
            .details(details)
    }

    /// No workspace is around; says the two ways on.
    pub(crate) fn no_workspace(at: Option<&str>) -> Self {
        let place = at.map_or_else(|| "this directory".to_owned(), |dir| format!("`{dir}`"));
        let why = format!("no workspace: there is no `onboard.toml` in {place} or above it");
        Self::new(Kind::Outside, Error::msg(why))
            .hint("`onboard init` makes this directory a workspace")
            .hint("`onboard init --example` makes one with sample onboardings to look around in")
    }

    /// Whether it was that no workspace is around, where the command can do without one.
    pub(crate) fn is_outside(&self) -> bool {
        self.kind == Kind::Outside
    }

    /// Something was to be changed in the files of a revision.
    pub(crate) fn not_at_a_revision() -> Self {
        Self::usage("this command changes files, and `--at` shows them as they were: nothing was written")
            .hint("leave out `--at` to change them as they are; `--as-of` says which day it is")
    }

    /// Says in which of several things it went wrong.
    #[must_use]
    pub(crate) fn within(self, what: &str) -> Self {
        Self { error: self.error.context(what.to_owned()), ..self }
    }

    /// Adds what to do about it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<Remedy>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds where it is wrong.
    #[must_use]
    pub(crate) fn details(mut self, details: Report) -> Self {
        self.details = Box::new(details);
        self
    }

    /// What is wrong, on one line.
    pub(crate) fn said(&self) -> String {
        format!("{:#}", self.error)
    }

    /// The failure as it is printed: `error: …`, the details, then a line a hint.
    pub(crate) fn report(&self) -> Report {
        let mut report = Report::new().with(Callout::error(Line::message(&format!("{:#}", self.error))));
        report.append((*self.details).clone());
        for hint in &self.hints {
            report.push(Callout::of_remedy(hint));
        }
        report
    }

    /// 2; 1 for a plan that cannot be read, as where it is one among others or `check` finds it; 101 (as a panic) for our
    /// own mistakes.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self.kind {
            Kind::Unreadable => ExitCode::from(1),
            Kind::Usage | Kind::Outside | Kind::Config | Kind::Disk => ExitCode::from(2),
            Kind::Internal => ExitCode::from(101),
        }
    }
}
