//! What was committed between two days, one commit after another, each judged on the later day.

use std::path::PathBuf;
use std::sync::OnceLock;

use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::diff::Both;
use onboard::since::{Hands, Stage};
use onboard::store::{Between, Commit, GitError, Repository};

use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::timeline::plan_in;

/// So many commits of a plan are judged one by one; of more, the earliest together.
const MOST_STAGES: usize = 40;

/// The commits on the way from one state to another, and the workspace as each left it.
pub(super) struct Stages {
    between: Between,
    repository: Repository,
    /// The later day.
    day: Date,
    /// The workspace after each step, once somebody has asked for it.
    after: Vec<OnceLock<Option<Portfolio>>>,
    /// Whether a step changed what plans are judged by.
    settings: Vec<bool>,
    /// Whether what they are judged by is not committed.
    has_loose_settings: bool,
}

/// A step that changed a plan or what it is judged by, and who did.
struct Done {
    step: usize,
    hands: Hands,
}

impl Stages {
    /// The steps between two commits. `settings` are the places of what plans are judged by.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn between(
        repository: &Repository,
        both: Both<&Commit>,
        day: Date,
        settings: &[PathBuf],
    ) -> Result<Self, GitError> {
        let between = repository.between(both.base, both.head)?;
        let changed = (0..between.steps()).map(|step| between.step_changed(step, settings));
        let settings = changed.collect::<Result<Vec<bool>, GitError>>()?;
        let after = settings.iter().map(|_| OnceLock::new()).collect();
        let repository = repository.clone();
        Ok(Self { between, repository, day, after, settings, has_loose_settings: false })
    }

    /// The same where what plans are judged by is not committed.
    pub(super) const fn loose_settings(&mut self) {
        self.has_loose_settings = true;
    }

    /// Whether what plans are judged by is not committed.
    pub(super) const fn has_loose_settings(&self) -> bool {
        self.has_loose_settings
    }

    /// How many commits changed nobody knows what.
    pub(super) fn unknown(&self) -> usize {
        self.between.unknown()
    }

    /// The commits that changed what is at a path, on merged branches too, the latest first.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn that_changed(&self, path: &std::path::Path) -> Result<Vec<&Commit>, GitError> {
        self.between.that_changed(path)
    }

    /// What was done to a plan, the earliest first, where `all` did it together.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub(super) fn of(
        &self,
        plans: Both<&Assessment>,
        all: &Hands,
        places: &[PathBuf],
    ) -> Result<Vec<Stage>, Failure> {
        let (then, now) = (plans.base, plans.head);
        let mut done = self.done(all.has_settings, places)?;
        let is_loose = all.is_uncommitted || self.has_loose_settings;
        let last = if is_loose { None } else { done.pop() };
        let mut pending: Option<Hands> = None;
        let joined = |pending: Option<Hands>, hands: Hands| match pending {
            Some(earlier) => earlier.and_then(hands),
            None => hands,
        };
        let mut stages = Vec::new();
        for Done { step, hands } in done {
            let hands = joined(pending.take(), hands);
            match self.plan(step, Both::new(then.slug(), now.slug())) {
                Some(plan) => stages.push(Stage::after(then, &plan, hands, self.id(step))),
                // What cannot be read must not pass for a change: it is told with the next.
                None => pending = Some(hands),
            }
        }
        let (hands, commit) = match last {
            Some(Done { step, hands }) => (hands, self.id(step)),
            None if is_loose => {
                let has_settings = self.has_loose_settings;
                (Hands { authors: Vec::new(), is_uncommitted: true, has_settings }, None)
            }
            None => (all.clone(), None),
        };
        let commit = commit.filter(|_| pending.is_none());
        stages.push(Stage::after(then, now, joined(pending, hands), commit));
        Ok(stages)
    }

    /// The steps that changed a plan, and those that changed what it is judged by, if that is asked for.
    fn done(&self, with_settings: bool, places: &[PathBuf]) -> Result<Vec<Done>, Failure> {
        let mut all = Vec::new();
        for step in 0..self.between.steps() {
            let has_settings = with_settings && self.settings[step];
            if has_settings || self.between.step_changed(step, places)? {
                all.push(Done { step, hands: self.hands(step, has_settings, places)? });
            }
        }
        let early = all.len().saturating_sub(MOST_STAGES);
        if early > 0 {
            let together = all
                .drain(..=early)
                .reduce(|one, next| Done { step: next.step, hands: one.hands.and_then(next.hands) });
            all.splice(0..0, together);
        }
        Ok(all)
    }

    /// Who did a step: of a merge, those whose commits it brought.
    fn hands(&self, step: usize, has_settings: bool, places: &[PathBuf]) -> Result<Hands, Failure> {
        let commits = self.between.that_changed_in(step, places)?;
        let mut authors: Vec<String> = Vec::new();
        for commit in commits {
            if !authors.contains(&commit.author) {
                authors.push(commit.author.clone());
            }
        }
        if authors.is_empty() {
            authors.push(self.between.step(step).author.clone());
        }
        Ok(Hands { authors, is_uncommitted: false, has_settings })
    }

    /// The plan after a step on the later day, where all of it can be read.
    fn plan(&self, step: usize, slugs: Both<&str>) -> Option<Assessment> {
        let open = || Portfolio::of_commit(&self.repository, self.between.step(step), self.day).ok();
        let portfolio = self.after[step].get_or_init(open).as_ref()?;
        let slug = if portfolio.plans.has(slugs.head) { slugs.head } else { slugs.base };
        Some(Assessment::of(plan_in(portfolio, slug).ok()?, &portfolio.basis))
    }

    fn id(&self, step: usize) -> Option<String> {
        Some(self.between.step(step).short_id().to_owned())
    }
}
