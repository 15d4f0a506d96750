//! The states of one plan along the first parents of a commit: which day has which files.

mod former;
mod own;
mod passed;

use std::ops::RangeInclusive;

use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::history::{Between, Move, Standing, Step, moves};
use onboard::metric::Metric;
use onboard::plan::Plan;
use onboard::store::{Commit, GitError, Repository};
use onboard::why::moments;

use crate::context::day_of;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, made};
use crate::state::State;

pub(crate) use former::renamed_from;
use former::with_former_names;
pub(crate) use passed::{Passed, origin_of};

/// The commits that changed a plan or what it is judged by, and the plan at any of them.
pub(crate) struct Timeline<'t> {
    repository: &'t Repository,
    metrics: &'t [&'static Metric],
    /// What every step is judged by, where it is not judged by its own.
    held: Option<&'t Portfolio>,
    /// The earliest first.
    commits: Vec<Passed>,
    /// Whether there are later ones that nobody had made by the as-of date.
    has_later: bool,
}

impl<'t> Timeline<'t> {
    /// The commits up to `head` that are needed to say how the plan stood from a day on, under whatever names its directory
    /// had.
    ///
    /// # Errors
    /// When git cannot be asked, or the clone does not reach so far.
    pub(crate) fn of(
        head: &'t State,
        portfolio: &Portfolio,
        slug: &str,
        since: Date,
        metrics: &'t [&'static Metric],
    ) -> Result<Self, Failure> {
        let repository = &head.repository;
        let list = |head: &Commit, slug: &str| listed(repository, head, portfolio, slug, since);
        let mut commits = list(&head.commit, slug)?;
        if let Some(id) = portfolio.id(slug) {
            commits = with_former_names(commits, repository, &id, since, list)?;
        }
        let mut commits = own::of_plan(commits, repository, portfolio)?;
        // A history that was written all at once later is told all the same.
        let by_then = commits.iter().filter(|it| it.day <= portfolio.basis.as_of).count();
        let has_later = by_then > 0 && by_then < commits.len();
        if has_later {
            commits.retain(|it| it.day <= portfolio.basis.as_of);
        }
        Ok(Self { repository, metrics, held: None, commits, has_later })
    }

    /// The same, each step judged by one configuration, if one is given.
    #[must_use]
    pub(crate) fn judged_by(self, held: Option<&'t Portfolio>) -> Self {
        Self { held, ..self }
    }

    /// The commits, the earliest first.
    pub(crate) fn commits(&self) -> &[Passed] {
        &self.commits
    }

    /// Whether there are later ones that nobody had made by the as-of date: what is on the disk comes after those.
    pub(crate) const fn has_later(&self) -> bool {
        self.has_later
    }

    /// The days of the commits from a day on, each with one.
    pub(crate) fn at_each_commit(&self, since: Date) -> Vec<Step> {
        let days = self.commits.iter().map(|it| it.day).enumerate();
        self.beside(days.filter(|(_, day)| *day >= since).map(|(at, day)| self.step(at..=at, day)))
    }

    /// How many commits there are from a day on.
    pub(crate) fn count(&self, since: Date) -> usize {
        self.commits.iter().filter(|it| it.day >= since).count()
    }

    /// A step a day, the earliest first; days from before there was anything are none.
    pub(crate) fn on(&self, days: &[Date]) -> Vec<Step> {
        let mut ahead = None;
        let step = |day: &Date| {
            let last = self.commits.iter().rposition(|it| it.day <= *day)?;
            // Of all that came before the first day, the last commit alone is told.
            let is_younger = days.first().is_some_and(|first| *first < self.commits[0].day);
            let first = ahead.replace(last + 1).unwrap_or(if is_younger { 0 } else { last });
            Some(self.step(first..=last, *day))
        };
        self.beside(days.iter().filter_map(step))
    }

    /// Steps with where the plan would stand by the files of the step before, where something moved and there were commits:
    /// what a date that went by did is none of theirs.
    fn beside(&self, steps: impl Iterator<Item = (usize, Step)>) -> Vec<Step> {
        let mut before: Option<(usize, Date, Standing)> = None;
        let look = |(at, mut step): (usize, Step)| {
            if let Ok(standing) = &step.standing {
                let old = before.replace((at, step.day, standing.clone()));
                let old = old.filter(|(files, _, old)| *files != at && !moves(old, standing).is_empty());
                if let Some((files, day, old)) = old {
                    step.by_itself = self.standing(files, step.day).ok();
                    let turns_by_itself = step.by_itself.as_ref().is_some_and(|it| turns(&old, it));
                    if turns_by_itself {
                        step.between = self.between((files, day), (at, step.day));
                    }
                }
            }
            step
        };
        steps.map(look).collect()
    }

    /// Where the plan stood from one step to the next, on each day and after each commit: of two steps of one day nothing lies
    /// in between.
    fn between(&self, (first, from): (usize, Date), (last, until): (usize, Date)) -> Vec<Between> {
        if until.days_since(from) < 2 {
            return Vec::new();
        }
        let days: Vec<Date> = self.commits[first..=last].iter().map(|it| it.day).collect();
        let mut files = None;
        let looked = moments(&days, from, until).into_iter().filter_map(|moment| {
            let is_by_commit = files.replace(moment.files).is_some_and(|before| before != moment.files);
            let standing = self.standing(first + moment.files, moment.day).ok()?;
            Some(Between { is_by_commit, standing })
        });
        looked.collect()
    }

    /// The plan on a day by the files of the last of these commits, and which that is.
    fn step(&self, commits: RangeInclusive<usize>, day: Date) -> (usize, Step) {
        let at = *commits.end();
        let standing = self.standing(at, day);
        let commits = commits.map(|at| self.commits[at].origin()).collect();
        (at, Step { day, commits, standing, by_itself: None, between: Vec::new() })
    }

    /// Where the plan stood by the files of a commit on a day; what was wrong then is said, and hides no other step.
    fn standing(&self, at: usize, day: Date) -> Result<Standing, String> {
        let Passed { commit, slug, .. } = &self.commits[at];
        let portfolio = Portfolio::of_commit(self.repository, commit, day);
        let portfolio = portfolio.map_err(|failure| failure.said())?.judged_by(self.held);
        let plan = plan_in(&portfolio, slug)?;
        Ok(Standing::of(&Assessment::of(plan, &portfolio.basis), self.metrics))
    }
}

/// Whether something turned that is no number of days.
fn turns(before: &Standing, after: &Standing) -> bool {
    moves(before, after).iter().any(|it| !matches!(it, Move::GoLive { .. }))
}

/// A plan as one state of the files has it, or in a few words why nothing can be told of it: what cannot be read must not
/// pass for a change.
pub(crate) fn plan_in(portfolio: &Portfolio, slug: &str) -> Result<Plan, String> {
    if !portfolio.plans.has(slug) {
        return Err("not there".to_owned());
    }
    let plan = made(portfolio.load(slug)).map_err(|_| "unreadable".to_owned())?;
    if plan.doubtful.is_empty() { Ok(plan) } else { Err("unreadable in part".to_owned()) }
}

/// The commits up to one that changed a plan of this name, or what it is judged by, the earliest first; of those from before a
/// day the last one alone.
///
/// # Errors
/// When git cannot be asked, or the clone does not reach so far.
fn listed(
    repository: &Repository,
    head: &Commit,
    portfolio: &Portfolio,
    slug: &str,
    since: Date,
) -> Result<Vec<Passed>, Failure> {
    let day_of = |commit: &Commit| day_of(commit.committed, portfolio.basis.config.timezone);
    let paths = paths(portfolio, slug);
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let found = repository.first_parents(&head.id, &paths, |commit| day_of(commit) < since)?;
    let reaches = found.last().is_some_and(|commit| day_of(commit) < since);
    if repository.is_shallow() && !reaches {
        let first = found.last().map(|it| format!(" before {}", day_of(it))).unwrap_or_default();
        return Err(GitError::Shallow(format!("the history of `{slug}`{first}")).into());
    }
    let passed = |commit: Commit| Passed { day: day_of(&commit), commit, slug: slug.to_owned() };
    Ok(found.into_iter().rev().map(passed).collect())
}

/// What a plan is made of and judged by, from the top of the repository.
pub(crate) fn paths(portfolio: &Portfolio, slug: &str) -> Vec<String> {
    let all = std::iter::once(portfolio.place(slug)).chain(portfolio.settings_places());
    all.map(|path| path.to_string_lossy().replace('\\', "/")).collect()
}
