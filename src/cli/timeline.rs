//! The states of one plan along the first parents of a commit: which day has which files.

use std::path::Path;

use onboard::assessment::Assessment;
use onboard::config::FILE_NAME;
use onboard::date::Date;
use onboard::history::{Origin, Standing, Step};
use onboard::metric::Metric;
use onboard::model::PEOPLE_FILE;
use onboard::store::{Commit, GitError, Repository};

use crate::context::Context;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, made};
use crate::state::State;

/// The commits that changed a plan or what it is judged by, and the plan at any of them.
pub(crate) struct Timeline<'t> {
    repository: &'t Repository,
    slug: &'t str,
    metrics: &'t [&'static Metric],
    /// The earliest first, each with its day.
    commits: Vec<(Commit, Date)>,
    /// The customer as the last step that is known calls it.
    pub(crate) customer: Option<String>,
}

impl<'t> Timeline<'t> {
    /// The commits up to `head` that are needed to say how the plan stood from a day on.
    ///
    /// # Errors
    /// When git cannot be asked, or the clone does not reach so far.
    pub(crate) fn of(
        head: &'t State,
        portfolio: &Portfolio,
        slug: &'t str,
        since: Date,
        metrics: &'t [&'static Metric],
        context: &Context,
    ) -> Result<Self, Failure> {
        let repository = &head.repository;
        let day_of = |commit: &Commit| context.day_of(commit.committed, portfolio.basis.config.timezone);
        let paths = paths(portfolio, slug);
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let found = repository.first_parents(&head.commit.id, &paths, |commit| day_of(commit) < since)?;
        let reaches = found.last().is_some_and(|commit| day_of(commit) < since);
        if repository.is_shallow() && !reaches {
            return Err(GitError::Shallow(format!("the day {since}")).into());
        }
        let commits = found.into_iter().rev().map(|commit| (day_of(&commit), commit));
        let commits = commits.map(|(day, commit)| (commit, day)).collect();
        Ok(Self { repository, slug, metrics, commits, customer: None })
    }

    /// The days of the commits from a day on, each with one.
    pub(crate) fn at_each_commit(&mut self, since: Date) -> Vec<Step> {
        let all: Vec<usize> = (0..self.commits.len()).filter(|at| self.commits[*at].1 >= since).collect();
        let mut steps = Vec::new();
        for at in all {
            let day = self.commits[at].1;
            steps.push(Step { day, commits: vec![self.origin(at)], standing: self.standing(at, day) });
        }
        steps
    }

    /// A step a day, the earliest first; days from before there was anything are none.
    pub(crate) fn on(&mut self, days: &[Date]) -> Vec<Step> {
        let (mut steps, mut passed) = (Vec::new(), 0);
        for day in days {
            let upto = self.commits.iter().rposition(|(_, on)| on <= day).map_or(0, |at| at + 1);
            if upto == 0 {
                continue;
            }
            let is_first = steps.is_empty();
            let between = if is_first { upto - 1..upto } else { passed.min(upto)..upto };
            let commits = between.map(|at| self.origin(at)).collect();
            passed = upto;
            steps.push(Step { day: *day, commits, standing: self.standing(upto - 1, *day) });
        }
        steps
    }

    fn origin(&self, at: usize) -> Origin {
        let (commit, on) = &self.commits[at];
        let (author, subject) = (commit.author.clone(), commit.subject.clone());
        Origin { id: commit.short_id().to_owned(), author, subject, on: *on }
    }

    /// Where the plan stood by the files of a commit on a day; what was wrong then is said, and hides no other step.
    fn standing(&mut self, at: usize, day: Date) -> Result<Standing, String> {
        let state = State::of_commit(self.repository, self.commits[at].0.clone());
        let portfolio = Portfolio::of_state(&state, |_| day).map_err(|failure| failure.said())?;
        if !portfolio.plans.has(self.slug) {
            return Err("not there".to_owned());
        }
        let plan = made(portfolio.load(self.slug)).map_err(|_| "unreadable".to_owned())?;
        if !plan.doubtful.is_empty() {
            return Err("unreadable in part".to_owned());
        }
        self.customer = Some(plan.onboarding.customer.clone());
        Ok(Standing::of(&Assessment::of(plan, &portfolio.basis), self.metrics))
    }
}

/// What a plan is made of and judged by, from the top of the repository.
fn paths(portfolio: &Portfolio, slug: &str) -> Vec<String> {
    let root = portfolio.workspace.place_in_repository().unwrap_or(Path::new(""));
    let config = &portfolio.basis.config.paths;
    let below = [format!("{}/{slug}", config.onboardings.trim_end_matches('/')), config.playbooks.clone()];
    let names = [FILE_NAME.to_owned(), PEOPLE_FILE.to_owned()];
    let all = below.into_iter().chain(names).map(|name| root.join(name));
    all.map(|path| path.to_string_lossy().replace('\\', "/")).collect()
}
