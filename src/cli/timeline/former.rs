//! A plan under the names that its directory had: it is known by its `id`, whatever the directory is called.

use onboard::date::Date;
use onboard::store::{Commit, Repository};

use super::passed::Passed;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// So many names of one plan are followed.
const MOST_NAMES: usize = 20;

/// The commits of a plan, with those from before its directory was renamed. `list` gives those up to a commit under a name, the
/// earliest first.
///
/// # Errors
/// When git cannot be asked.
pub(super) fn with_former_names(
    mut passed: Vec<Passed>,
    repository: &Repository,
    id: &str,
    since: Date,
    list: impl Fn(&Commit, &str) -> Result<Vec<Passed>, Failure>,
) -> Result<Vec<Passed>, Failure> {
    for _ in 0..MOST_NAMES {
        let Some(renamed) = renamed(&passed, repository, id, since) else { break };
        let mut all = list(&renamed.before, &renamed.slug)?;
        all.extend(passed.drain(renamed.at..));
        passed = all;
    }
    Ok(passed)
}

/// The plan of an id that is there under another name than this one.
pub(crate) fn renamed_from(portfolio: &Portfolio, id: &str, slug: &str) -> Option<String> {
    let mut others = portfolio.plans.slugs().ok()?.into_iter().filter(|it| it != slug);
    others.find(|it| portfolio.id(it).as_deref() == Some(id))
}

/// A commit that renamed the directory: its place, what was before it, and the name there.
struct Renamed {
    at: usize,
    before: Commit,
    slug: String,
}

fn renamed(passed: &[Passed], repository: &Repository, id: &str, since: Date) -> Option<Renamed> {
    let opened = |it: &Commit, day| Portfolio::of_commit(repository, it, day).ok();
    let has = |it: &Passed| opened(&it.commit, it.day).is_some_and(|portfolio| portfolio.plans.has(&it.slug));
    let at = passed.iter().position(has)?;
    let first = &passed[at];
    if first.day < since {
        return None;
    }
    let before = repository.commit(first.commit.parents.first()?).ok()?;
    let portfolio = opened(&before, first.day)?;
    if portfolio.plans.has(&first.slug) {
        return None;
    }
    let slug = renamed_from(&portfolio, id, &first.slug)?;
    Some(Renamed { at, before, slug })
}
