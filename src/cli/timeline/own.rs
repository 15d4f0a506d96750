//! Which of the commits that touched a plan, or what it is judged by, are of its history.

use onboard::store::Repository;

use super::passed::Passed;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// Those from the one on that added the plan, the earliest first, without those that changed nothing but what it is judged by,
/// and that in its writing alone: a comment in `onboard.toml`.
///
/// # Errors
/// When git cannot be asked.
pub(super) fn of_plan(
    mut all: Vec<Passed>,
    repository: &Repository,
    portfolio: &Portfolio,
) -> Result<Vec<Passed>, Failure> {
    for (at, it) in all.iter().enumerate() {
        if repository.has_at(&it.commit, &portfolio.place(&it.slug))? {
            all.drain(..at);
            break;
        }
    }
    let mut own: Vec<Passed> = Vec::with_capacity(all.len());
    for it in all {
        let place = portfolio.place(&it.slug);
        let is_idle = match own.last() {
            Some(last) if last.slug == it.slug => {
                repository.is_same_at(&last.commit, &it.commit, &place)?
                    && is_judged_alike(repository, last, &it)
            }
            _ => false,
        };
        if !is_idle {
            own.push(it);
        }
    }
    Ok(own)
}

/// Whether plans are judged by the same at both; where that cannot be read at one, nobody knows.
fn is_judged_alike(repository: &Repository, one: &Passed, other: &Passed) -> bool {
    let basis = |it: &Passed| Portfolio::of_commit(repository, &it.commit, other.day).ok();
    basis(one).zip(basis(other)).is_some_and(|(one, other)| one.basis == other.basis)
}
