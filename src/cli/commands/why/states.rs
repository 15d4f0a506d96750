//! The workspace as commits have it, judged by their own configuration or by one that is held still.

use onboard::date::Date;
use onboard::store::{Commit, Repository};
use onboard::why::Files;

use super::files::files;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// A repository whose states are asked.
#[derive(Clone, Copy)]
pub(super) struct States<'s> {
    pub(super) repository: &'s Repository,
    /// What every state is judged by, where it is not judged by its own.
    pub(super) held: Option<&'s Portfolio>,
}

impl States<'_> {
    /// The workspace as a commit has it, on a day.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of_commit(&self, commit: &Commit, day: Date) -> Result<Portfolio, Failure> {
        Ok(Portfolio::of_commit(self.repository, commit, day)?.judged_by(self.held))
    }

    /// The files of a plan, and those that it is judged by: what a held configuration takes the place of turns nothing.
    pub(super) fn files(&self, portfolio: &Portfolio, slug: &str) -> Files {
        files(portfolio, slug, self.held.is_some())
    }
}
