//! What of a merge turned something: the commits inside it that wrote the lines.

use onboard::date::Date;
use onboard::diff::Both;
use onboard::store::Commit;
use onboard::why::{Hunk, changes};

use super::states::States;
use crate::failure::Failure;
use crate::timeline::Passed;

/// So many commits of a branch are looked into.
const MOST_COMMITS: usize = 200;

/// The commits that a merge brought and that made these changes, the latest last; where none of them did, all that touched the
/// plan.
///
/// # Errors
/// When git cannot be asked.
pub(super) fn inside(
    states: States<'_>,
    merge: &Passed,
    paths: &[String],
    hunks: &[Hunk],
) -> Result<Vec<Commit>, Failure> {
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut commits = states.repository.merged(&merge.commit, &paths)?;
    commits.truncate(MOST_COMMITS);
    commits.reverse();
    let made = |commit: &&Commit| {
        let own = of_commit(states, commit, &merge.slug, merge.day).unwrap_or_default();
        own.iter().any(|one| hunks.iter().any(|hunk| one.shares_with(hunk)))
    };
    let meant: Vec<Commit> = commits.iter().filter(made).cloned().collect();
    Ok(if meant.is_empty() { commits } else { meant })
}

/// What a commit changed of a plan; nothing where either side of it cannot be read.
fn of_commit(states: States<'_>, commit: &Commit, slug: &str, day: Date) -> Option<Vec<Hunk>> {
    let parent = states.repository.commit(commit.parents.first()?).ok()?;
    let [base, head] = [&parent, commit].map(|it| states.of_commit(it, day).ok());
    let (base, head) = (states.files(&base?, slug), states.files(&head?, slug));
    Some(changes(Both::new(&base, &head)))
}
