//! A commit of the history of a plan.

use onboard::date::Date;
use onboard::history::Origin;
use onboard::store::Commit;

/// A commit that changed a plan or what it is judged by.
#[derive(Clone, Debug)]
pub(crate) struct Passed {
    pub(crate) commit: Commit,
    /// The day on which it was committed.
    pub(crate) day: Date,
    /// What the plan's directory was called then.
    pub(crate) slug: String,
}

impl Passed {
    /// As answers name it.
    pub(crate) fn origin(&self) -> Origin {
        origin_of(&self.commit, self.day)
    }
}

/// A commit as answers name it.
pub(crate) fn origin_of(commit: &Commit, on: Date) -> Origin {
    let (author, subject) = (commit.author.clone(), commit.subject.clone());
    Origin { id: commit.short_id().to_owned(), author, subject, on }
}
