//! The plans as they were at an earlier state of the repository, judged on the same day as now.

use std::collections::BTreeMap;

use onboard::diff::Version;
use onboard::plan::Directory;
use onboard::store::Repository;

use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::state::State;

/// The workspace as it was.
pub(crate) struct Before {
    portfolio: Portfolio,
    /// Plans whose directories are not there any more, by what they are known by.
    gone: BTreeMap<String, String>,
    /// Whether plans were judged by what they are judged by now.
    is_basis_same: bool,
}

impl Before {
    /// Opens the workspace as it was at a revision or on a day.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub(crate) fn open(since: &str, now: &Portfolio, context: &Context) -> Result<Self, Failure> {
        let repository = Repository::open(context.start())?;
        let state = State::find(&At::of(since), &repository, context)?;
        let portfolio = Portfolio::of_state(&state, |_| now.basis.as_of)?;
        let gone = portfolio.slugs()?.into_iter().filter(|slug| !now.plans.has(slug));
        let gone = gone.map(|slug| (portfolio.id(&slug).unwrap_or_else(|| slug.clone()), slug));
        let (gone, is_basis_same) = (gone.collect(), portfolio.basis == now.basis);
        Ok(Self { portfolio, gone, is_basis_same })
    }

    /// Whether a plan had the same files and was judged by the same, so that nothing was found then but what is found now.
    pub(crate) fn has(&self, directory: &Directory) -> bool {
        let (plans, slug) = (&self.portfolio.plans, &directory.slug);
        self.is_basis_same && plans.has(slug) && plans.read(slug) == *directory
    }

    /// A plan as it was, whatever its directory was called.
    pub(crate) fn of(&self, now: &Version) -> Option<Version> {
        let slug = if self.portfolio.plans.has(now.slug()) { now.slug() } else { self.gone.get(now.id())? };
        Some(Version::of(self.portfolio.load(slug), &self.portfolio.basis))
    }
}
