//! Plans worked out: one with its files at hand, or all of them side by side.

use onboard::assessment::Assessment;
use onboard::model::PlanFile;
use onboard::plan::Loaded;
use onboard::plan_at::PlanAt;
use onboard::remedy::commands;
use onboard::report::collected::{Collected, Unreadable};
use onboard::report::{Line, Tone};
use onboard::status::Urgency;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::{Portfolio, made};

/// What was seen of a plan among others.
pub(crate) type Seen<T> = Result<Option<(T, Option<Unreadable>)>, Unreadable>;

/// One plan, worked out.
pub(crate) struct Examined {
    /// All that is derived from it.
    pub(crate) assessment: Assessment,
    /// Its files as they were read, without the plan.
    pub(crate) loaded: Loaded,
}

impl Portfolio {
    /// The plan that an argument names, worked out.
    ///
    /// # Errors
    /// When it names none, or its head cannot be read.
    pub(crate) fn examine(&self, named: &str) -> Result<Examined, Failure> {
        let slug = self.slug(named)?;
        self.work_out(self.load(&slug)).map_err(|plan| Failure::unreadable(&plan.slug, &plan.message))
    }

    fn work_out(&self, mut loaded: Loaded) -> Result<Examined, Unreadable> {
        match loaded.plan.take() {
            Some(plan) => Ok(Examined { assessment: Assessment::of(plan, &self.basis), loaded }),
            None => Err(Unreadable { message: loaded.why_unread(), slug: loaded.slug }),
        }
    }

    /// What `look` makes of every plan, worked out, the most urgent first; of those that have ended too when `all` are
    /// wanted.
    ///
    /// # Errors
    /// When the plans cannot be listed.
    pub(crate) fn collect<T: Send>(
        &self,
        all: bool,
        look: impl Fn(Assessment) -> T + Sync,
    ) -> Result<Collected<T>, Failure> {
        let mut collected =
            self.collect_by_name(all, |assessment| (Urgency::of(&assessment), look(assessment)))?;
        let mut rows = std::mem::take(&mut collected.rows);
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(collected.with_rows(rows.into_iter().map(|(_, row)| row).collect()))
    }

    /// As [`Self::collect`], by slug: for what is compared with itself on another day, and for rows that know how urgent
    /// they are.
    ///
    /// # Errors
    /// When the plans cannot be listed.
    pub(crate) fn collect_by_name<T: Send>(
        &self,
        all: bool,
        look: impl Fn(Assessment) -> T + Sync,
    ) -> Result<Collected<T>, Failure> {
        let seen = self.each(|loaded| {
            let slug = loaded.slug.clone();
            let plan = made(loaded).map_err(|message| Unreadable { slug: slug.clone(), message })?;
            let plan = PlanAt::of(plan, &self.basis);
            let is_wanted = all || !plan.has_ended();
            let doubt = Unreadable::in_part(&slug, &plan.plan.doubtful);
            Ok(is_wanted.then(|| (look(Assessment::from(plan)), doubt)))
        })?;
        Ok(self.gathered(seen))
    }

    /// What was seen of each plan, side by side: its row and what is doubtful of it, nothing of one that is not wanted, or
    /// why it cannot be read.
    pub(crate) fn gathered<T>(&self, seen: Vec<Seen<T>>) -> Collected<T> {
        let mut collected = Collected { strays: self.plans.strays().collect(), ..Collected::default() };
        for plan in seen {
            match plan {
                Ok(Some((row, doubt))) => {
                    collected.rows.push(row);
                    collected.doubtful.extend(doubt);
                }
                Ok(None) => collected.ended += 1,
                Err(unreadable) => collected.unreadable.push(unreadable),
            }
        }
        collected
    }
}

impl Examined {
    /// An answer out of these files, with what is to be said of those that could not be read in full.
    pub(crate) fn vouched(&self, files: &[PlanFile], outcome: Outcome) -> Outcome {
        match self.doubt_about(files) {
            Some(doubt) => doubted(outcome, &doubt),
            None => outcome,
        }
    }

    /// Whether one of these files could not be read in full, and what to say of it.
    pub(crate) fn doubt_about(&self, files: &[PlanFile]) -> Option<Unreadable> {
        let plan = &self.assessment.plan;
        Unreadable::in_part(&plan.slug, &plan.doubtful.about(files))
    }
}

/// An answer that leaves out what could not be read: it says so, and is not clean, whatever it found in the rest.
pub(crate) fn doubted(outcome: Outcome, doubt: &Unreadable) -> Outcome {
    let line = Tone::Warn.line("warning").plain(": ").then(Line::message(&doubt.message)).plain("; ");
    outcome.remark(line.code(commands::check(&doubt.slug)).plain(" shows where")).clean_if(false)
}
