//! All plans at each step of their history.

use onboard::date::Date;
use onboard::history::{Counted, PortfolioStep};
use onboard::plan_at::PlanAt;
use onboard::store::{Commit, GitError, Repository};

use crate::context::day_of;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, made};
use crate::state::State;

/// The plans on each of these days, the earliest first; days from before the first commit are none.
///
/// # Errors
/// When git cannot be asked, or the clone does not reach so far.
pub(super) fn steps(
    head: &State,
    now: &Portfolio,
    held: Option<&Portfolio>,
    days: &[Date],
) -> Result<Vec<PortfolioStep>, Failure> {
    let Some(first) = days.first() else { return Ok(Vec::new()) };
    let repository = &head.repository;
    let day_of = |commit: &Commit| day_of(commit.committed, now.basis.config.timezone);
    let commits = repository.first_parents(&head.commit.id, &[], |commit| day_of(commit) <= *first)?;
    let reaches = commits.last().is_some_and(|commit| day_of(commit) <= *first);
    if repository.is_shallow() && !reaches {
        let held = commits.last().map(|it| format!(" before {}", day_of(it))).unwrap_or_default();
        return Err(GitError::Shallow(format!("the history of the plans{held}")).into());
    }
    let step = |day: &Date| {
        let commit = commits.iter().find(|commit| day_of(commit) <= *day)?;
        let step = step(repository, commit, held, *day);
        repository.reader().forget_unused();
        Some(step)
    };
    Ok(days.iter().filter_map(step).collect())
}

/// The plans on a day by the files of a commit; what was wrong then is said, and hides no other step.
fn step(repository: &Repository, commit: &Commit, held: Option<&Portfolio>, day: Date) -> PortfolioStep {
    let (plans, unreadable) = match counted(repository, commit, held, day) {
        Ok((plans, unreadable)) => (Ok(plans), unreadable),
        Err(failure) => (Err(failure.said()), Vec::new()),
    };
    PortfolioStep { day, commit: commit.short_id().to_owned(), plans, unreadable }
}

fn counted(
    repository: &Repository,
    commit: &Commit,
    held: Option<&Portfolio>,
    day: Date,
) -> Result<(Vec<Counted>, Vec<String>), Failure> {
    let portfolio = Portfolio::of_commit(repository, commit, day)?.judged_by(held);
    let seen = portfolio.each(|loaded| {
        let slug = loaded.slug.clone();
        let plan = made(loaded).map_err(|_| slug)?;
        Ok(Counted::of(PlanAt::of(plan, &portfolio.basis)))
    })?;
    let (mut plans, mut unreadable) = (Vec::new(), Vec::new());
    for plan in seen {
        match plan {
            Ok(plan) => plans.extend(plan),
            Err(slug) => unreadable.push(slug),
        }
    }
    Ok((plans, unreadable))
}
