//! Plans worked out: one with its files at hand, or all of them side by side.

use std::collections::BTreeSet;

use onboard::assessment::Assessment;
use onboard::model::PlanFile;
use onboard::phrase::List;
use onboard::plan::{Loaded, Plan, Sources};
use onboard::remedy::commands;
use onboard::report::survey::{Survey, Unreadable};
use onboard::report::{Line, Tone};
use onboard::schedule::has_ended;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::Outcome;

/// One plan, worked out.
pub(crate) struct Examined {
    /// All that is derived from it.
    pub(crate) assessment: Assessment,
    /// Its files, to show places in.
    pub(crate) sources: Sources,
}

impl Desk {
    /// The plan that an argument names, worked out.
    ///
    /// # Errors
    /// When it names none, or its head cannot be read.
    pub(crate) fn examine(&self, named: &str) -> Result<Examined, Failure> {
        let slug = self.slug(named)?;
        self.work_out(self.load(&slug)).map_err(|plan| {
            Failure::usage(format!("`{slug}` cannot be read: {}", plan.message))
                .hint(format!("`{}` shows where", commands::check(&slug)))
        })
    }

    fn work_out(&self, mut loaded: Loaded) -> Result<Examined, Unreadable> {
        let slug = loaded.slug.clone();
        let sources = std::mem::take(&mut loaded.sources);
        match self.assessed(loaded) {
            Ok(assessment) => Ok(Examined { assessment, sources }),
            Err(message) => Err(Unreadable { slug, message }),
        }
    }

    /// Looks at every plan; those that have ended too when `all` are wanted.
    ///
    /// # Errors
    /// When the plans cannot be listed.
    pub(crate) fn survey<T: Send>(
        &self,
        all: bool,
        look: impl Fn(Assessment) -> T + Sync,
    ) -> Result<Survey<T>, Failure> {
        let seen = self.each(|loaded| {
            let Examined { assessment, .. } = self.work_out(loaded)?;
            let is_wanted = all || !has_ended(&assessment.plan, self.basis.as_of);
            let doubt = doubt(&assessment.plan.doubtful).map(|what| (assessment.plan.slug.clone(), what));
            Ok(is_wanted.then(|| (look(assessment), doubt)))
        })?;
        let mut survey = Survey { rows: Vec::new(), unreadable: Vec::new(), doubtful: Vec::new(), ended: 0 };
        for plan in seen {
            match plan {
                Ok(Some((row, doubt))) => {
                    survey.rows.push(row);
                    survey.doubtful.extend(doubt.map(|(slug, message)| Unreadable { slug, message }));
                }
                Ok(None) => survey.ended += 1,
                Err(unreadable) => survey.unreadable.push(unreadable),
            }
        }
        Ok(survey)
    }
}

impl Examined {
    /// Adds a remark on the files that could not be read in full.
    pub(crate) fn remarked(&self, outcome: Outcome) -> Outcome {
        remarked(&self.assessment.plan, &self.assessment.plan.doubtful, outcome)
    }

    /// As [`Self::remarked`], of an answer out of these files alone; one that leaves something out is not clean.
    pub(crate) fn vouched(&self, files: &[PlanFile], outcome: Outcome) -> Outcome {
        let plan = &self.assessment.plan;
        let doubtful: BTreeSet<_> = files.iter().copied().filter(|file| plan.is_doubtful(*file)).collect();
        remarked(plan, &doubtful, outcome).clean_if(doubtful.is_empty())
    }

    /// Whether one of these files could not be read in full, and what to say of it.
    pub(crate) fn doubt_about(&self, files: &[PlanFile]) -> Option<Unreadable> {
        let plan = &self.assessment.plan;
        let files = files.iter().copied().filter(|file| plan.is_doubtful(*file)).collect();
        Some(Unreadable { slug: plan.slug.clone(), message: doubt(&files)? })
    }
}

fn remarked(plan: &Plan, doubtful: &BTreeSet<PlanFile>, outcome: Outcome) -> Outcome {
    match doubt(doubtful) {
        Some(what) => {
            let line = Tone::Warn.line("warning").plain(": ").then(Line::message(&what)).plain("; ");
            outcome.remark(line.code(commands::check(&plan.slug)).plain(" shows where"))
        }
        None => outcome,
    }
}

/// What to say of the files that could not be read in full, if there are any.
fn doubt(files: &BTreeSet<PlanFile>) -> Option<String> {
    let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
    let list = List::and(&files);
    (!files.is_empty()).then(|| format!("{list} could not be read in full: what hangs on it is unknown"))
}
