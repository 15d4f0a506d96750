//! The plans as they were at an earlier state of the repository, each judged on its own day, beside what they are now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use onboard::diff::{Both, PlanFate, Version, paired};
use onboard::report::collected::Unreadable;
use onboard::since::{Hands, PlanSince, Since};
use onboard::status::StatusRow;
use onboard::store::{Commit, Plans, Repository};
use rayon::prelude::*;

use super::stages::Stages;
use crate::at::At;
use crate::collect::Seen;
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::state::State;

/// The workspace as it was, and what was committed since.
pub(super) struct Earlier<'p> {
    now: &'p Portfolio,
    then: Portfolio,
    /// The commit whose files it had.
    commit: Commit,
    between: Stages,
    /// The plans as they are committed, where those on the disk are looked at.
    committed: Option<Plans>,
    /// Whose doing it is that plans are judged by something else; none where they are not.
    settings: Option<Hands>,
}

/// A plan, and what became of it.
pub(super) struct Compared {
    /// As it is; as it was, where it is not there any more.
    pub(super) version: Version,
    /// What a row says of that; none where it cannot be read.
    pub(super) row: Option<StatusRow>,
    pub(super) since: PlanSince,
}

impl Compared {
    /// What is in the portfolio; nothing of a plan that is not there any more.
    pub(super) fn seen(self) -> Option<Seen<StatusRow>> {
        self.since.slug.head.as_ref()?;
        let slug = self.version.slug().to_owned();
        Some(match self.row {
            Some(row) => {
                let doubt = Unreadable::in_part(&slug, &row.doubtful);
                Ok(Some((row, doubt)))
            }
            None => Err(Unreadable { slug, message: self.version.loaded.why_unread() }),
        })
    }
}

impl<'p> Earlier<'p> {
    /// Opens the workspace as it was at a revision or on a day, before the state that is looked at.
    ///
    /// # Errors
    /// When there is no such state, it cannot be read, or it is no earlier one.
    pub(super) fn open(
        asked: &str,
        now: &'p Portfolio,
        head: &State,
        repository: &Repository,
    ) -> Result<Self, Failure> {
        let as_of = now.basis.as_of;
        let state = State::find_before(&At::of(asked), repository, &head.commit.id, |_| as_of)?;
        let then = Portfolio::of_state(&state, |zone| state.day(zone))?;
        if then.basis.as_of > as_of {
            let message = format!("`{asked}` is of {}, after {as_of}", then.basis.as_of);
            return Err(Failure::usage(message).hint("name an earlier day, or a later one with `--as-of`"));
        }
        let places: BTreeSet<PathBuf> =
            then.settings_places().into_iter().chain(now.settings_places()).collect();
        let places: Vec<PathBuf> = places.into_iter().collect();
        let commits = Both::new(&state.commit, &head.commit);
        let between = Stages::between(repository, commits, as_of, &places)?;
        let plans = || head.workspace().ok()?.plans(&now.basis.config.paths.onboardings).ok();
        let committed = if now.workspace.is_of_revision() { None } else { plans() };
        let mut earlier = Self { now, then, commit: state.commit, between, committed, settings: None };
        // What is wrong with what is committed hinders nobody who has fixed it on the disk.
        let is_committed = || {
            Portfolio::of_state(head, |_| as_of).is_ok_and(|committed| committed.basis.judges_as(&now.basis))
        };
        if !now.workspace.is_of_revision() && !is_committed() {
            earlier.between.loose_settings();
        }
        if !earlier.then.basis.at(as_of).judges_as(&now.basis) {
            earlier.settings = Some(earlier.hands_on_settings()?);
        }
        Ok(earlier)
    }

    /// Every plan of both days.
    ///
    /// # Errors
    /// When the plans cannot be listed, or git does not say who changed them.
    pub(super) fn compare(&self) -> Result<Vec<Compared>, Failure> {
        let slugs = Both::new(self.then.slugs()?, self.now.slugs()?);
        let all: BTreeSet<String> = slugs.base.into_iter().chain(slugs.head).collect();
        self.compared(&all.into_iter().collect::<Vec<_>>())
    }

    /// One plan, whatever its directory was called.
    ///
    /// # Errors
    /// As [`Self::compare`].
    pub(super) fn compare_one(&self, slug: &str) -> Result<Compared, Failure> {
        let mut slugs = vec![slug.to_owned()];
        if !self.then.plans.has(slug) {
            slugs.extend(self.then.slugs()?.into_iter().filter(|slug| !self.now.plans.has(slug)));
        }
        let compared = self.compared(&slugs)?;
        let found = compared.into_iter().find(|it| it.since.slug.head.as_deref() == Some(slug));
        found.ok_or_else(|| Failure::internal(anyhow::anyhow!("`{slug}` was read and is not there")))
    }

    fn compared(&self, slugs: &[String]) -> Result<Vec<Compared>, Failure> {
        let by_name = self.now.each_named(slugs, |slug| {
            let version =
                |of: &Portfolio| of.plans.has(slug).then(|| Version::unchecked(of.load(slug), &of.basis));
            Both::new(version(&self.then), version(self.now))
        });
        paired(by_name).into_par_iter().filter_map(|it| self.compared_plan(it).transpose()).collect()
    }

    fn compared_plan(&self, versions: Both<Option<Version>>) -> Result<Option<Compared>, Failure> {
        let both = versions.as_ref().map(Option::as_ref);
        let since = self.walked(PlanSince::between(both, self.hands(both)?), both)?;
        let was = both.base.and_then(|it| it.assessment.as_ref()).filter(|_| since.fate != PlanFate::Added);
        let was = was.map(onboard::status::Earlier::of);
        let Some(version) = versions.head.or(versions.base) else { return Ok(None) };
        let row = version.assessment.as_ref().map(|it| StatusRow::of(it).since(was));
        Ok(Some(Compared { version, row, since }))
    }

    /// The same with what each commit did, where somebody may have done something.
    fn walked(&self, since: PlanSince, versions: Both<Option<&Version>>) -> Result<PlanSince, Failure> {
        let plans = versions.map(|it| it.and_then(|it| it.assessment.as_ref())).known();
        let Some(plans) = plans.filter(|_| since.is_done_to()) else { return Ok(since) };
        let slugs: BTreeSet<&str> = [plans.base.slug(), plans.head.slug()].into();
        let places = slugs.iter().flat_map(|slug| [self.then.place(slug), self.now.place(slug)]);
        let places: BTreeSet<PathBuf> = places.collect();
        let done = self.between.of(plans, &since.hands, &places.into_iter().collect::<Vec<_>>())?;
        Ok(since.walked(done))
    }

    /// What is told of these plans.
    ///
    /// # Errors
    /// When git does not say who changed them.
    pub(super) fn since(&self, plans: Vec<PlanSince>) -> Result<Since, Failure> {
        let names: BTreeSet<&String> =
            plans.iter().flat_map(|it| [&it.slug.base, &it.slug.head]).flatten().collect();
        let mut commits: BTreeMap<&str, &str> = BTreeMap::new();
        let paths = names.into_iter().map(|slug| self.then.place(slug)).chain(self.then.settings_places());
        for path in paths.collect::<Vec<_>>() {
            commits.extend(self.between.that_changed(&path)?.into_iter().map(|it| (&*it.id, &*it.author)));
        }
        let mut authors: BTreeMap<&str, usize> = BTreeMap::new();
        commits.into_values().for_each(|author| *authors.entry(author).or_default() += 1);
        let mut authors: Vec<(String, usize)> =
            authors.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        authors.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
        let (on, commit) = (self.then.basis.as_of, self.commit.short_id().to_owned());
        Ok(Since { on, commit, plans, authors, unknown_commits: self.between.unknown() })
    }

    /// Who changed a plan, or what it is judged by.
    fn hands(&self, versions: Both<Option<&Version>>) -> Result<Hands, Failure> {
        let is_same = versions
            .known()
            .is_some_and(|it| it.base.slug() == it.head.slug() && it.base.has_bytes_of(it.head));
        if is_same {
            return Ok(self.settings.clone().unwrap_or_default());
        }
        let slugs: BTreeSet<&str> =
            [versions.base, versions.head].into_iter().flatten().map(Version::slug).collect();
        let paths = slugs.into_iter().map(|slug| self.then.place(slug));
        let authors = self.authors(paths)?;
        let is_uncommitted = versions.head.is_some_and(|it| self.is_uncommitted(it));
        Ok(Hands { authors, is_uncommitted, has_settings: self.settings.is_some() })
    }

    fn hands_on_settings(&self) -> Result<Hands, Failure> {
        let authors = self.authors(self.then.settings_places())?;
        Ok(Hands { is_uncommitted: self.between.has_loose_settings(), authors, has_settings: true })
    }

    /// Whether a plan on the disk has other bytes than the one that is committed.
    fn is_uncommitted(&self, version: &Version) -> bool {
        let Some(committed) = &self.committed else { return false };
        let slug = version.slug();
        !committed.has(slug) || committed.read(slug) != self.now.plans.read(slug)
    }

    fn authors(&self, paths: impl IntoIterator<Item = PathBuf>) -> Result<Vec<String>, Failure> {
        let mut authors: Vec<String> = Vec::new();
        for path in paths {
            for commit in self.between.that_changed(&path)? {
                if !authors.contains(&commit.author) {
                    authors.push(commit.author.clone());
                }
            }
        }
        Ok(authors)
    }
}
