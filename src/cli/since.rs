//! The plans as they were at an earlier state of the repository, judged on the same day as now.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use onboard::diff::{Both, Version, is_one_plan, place_of};
use onboard::plan::Directory;
use onboard::store::Repository;

use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::state::State;

/// The workspace as it was.
pub(crate) struct Before<'p> {
    now: &'p Portfolio,
    portfolio: Portfolio,
    slugs: Vec<String>,
    /// Plans that none of now is by its name, by what they are known by; looked for once somebody asks.
    others: OnceLock<BTreeMap<String, String>>,
    /// Whether plans were judged by what they are judged by now.
    is_basis_same: bool,
}

impl<'p> Before<'p> {
    /// Opens the workspace as it was at a revision or on a day; `7d` and `-7d` are a week ago.
    ///
    /// # Errors
    /// When there is no such state, or it cannot be read.
    pub(crate) fn open(since: &str, now: &'p Portfolio, context: &Context) -> Result<Self, Failure> {
        let repository = Repository::open(context.start())?;
        let state = State::find(&At::of(since), &repository, context)?;
        let portfolio = Portfolio::of_state(&state, |_| now.basis.as_of)?;
        let (slugs, is_basis_same) = (portfolio.slugs()?, portfolio.basis == now.basis);
        Ok(Self { now, portfolio, slugs, others: OnceLock::new(), is_basis_same })
    }

    /// Whether a plan had the same files and was judged by the same, so that nothing was found then but what is found now.
    pub(crate) fn has(&self, directory: &Directory) -> bool {
        let (plans, slug) = (&self.portfolio.plans, &directory.slug);
        self.is_basis_same && plans.has(slug) && plans.read(slug) == *directory
    }

    /// A plan as it was, whatever its directory was called.
    pub(crate) fn of(&self, now: &Version) -> Option<Version> {
        let version = |slug: &str| Version::of(self.portfolio.load(slug), &self.portfolio.basis);
        let of_name = self.portfolio.plans.has(now.slug()).then(|| version(now.slug()));
        if of_name.as_ref().is_some_and(|then| is_one_plan(Both::new(then, now).map(Version::known_by))) {
            return of_name;
        }
        let of_id = self.others().get(now.id()).map(|slug| version(slug));
        of_id.or_else(|| of_name.filter(|then| self.is_known_otherwise(then, now)))
    }

    /// Whether a plan is known by something else now: it is the same customer's in the same directory, and what it was known by
    /// is no other plan of now.
    fn is_known_otherwise(&self, then: &Version, now: &Version) -> bool {
        let is_elsewhere = || {
            let slugs = self.now.slugs().unwrap_or_default();
            slugs.iter().any(|slug| self.now.known_by(slug).as_deref() == Some(then.id()))
        };
        place_of(then).is_some() && place_of(then) == place_of(now) && !is_elsewhere()
    }

    /// What a plan is known by is read from its head alone.
    fn others(&self) -> &BTreeMap<String, String> {
        self.others.get_or_init(|| {
            let known_by = |of: &Portfolio, slug: &str| of.known_by(slug);
            let is_other = |slug: &&String| {
                let both = || Both::new(known_by(&self.portfolio, slug), known_by(self.now, slug));
                !self.now.plans.has(slug) || !is_one_plan(both().as_ref().map(Option::as_deref))
            };
            let others = self.slugs.iter().filter(is_other);
            let known = others
                .map(|slug| (known_by(&self.portfolio, slug).unwrap_or_else(|| slug.clone()), slug.clone()));
            known.collect()
        })
    }
}
