//! A plan as one tree has it.

use super::trouble::Trouble;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::check::{Checked, check};
use crate::date::Date;
use crate::finding::Place;
use crate::model::PlanFile;
use crate::plan::{Directory, Loaded};

/// A plan as one tree has it, worked out by that tree's own configuration.
#[derive(Clone, Debug)]
pub struct Version {
    /// The files, without the plan that they make.
    pub loaded: Loaded,
    /// What follows from them, where they make a plan.
    pub assessment: Option<Assessment>,
    /// What the checks find in it; nothing where nobody asked them.
    pub checked: Checked,
    /// The day on which it is judged.
    pub as_of: Date,
}

impl Version {
    /// Works out a plan by the configuration of its own tree.
    pub fn of(mut loaded: Loaded, basis: &Basis) -> Self {
        let assessment = loaded.plan.take().map(|plan| Assessment::of(plan, basis));
        let checked = check(&loaded, assessment.as_ref(), &basis.config);
        Self { loaded, assessment, checked, as_of: basis.as_of }
    }

    /// The same without a look at what the checks find.
    pub fn unchecked(mut loaded: Loaded, basis: &Basis) -> Self {
        let assessment = loaded.plan.take().map(|plan| Assessment::of(plan, basis));
        Self { loaded, assessment, checked: Checked::default(), as_of: basis.as_of }
    }

    /// The name of its directory.
    pub fn slug(&self) -> &str {
        &self.loaded.slug
    }

    /// What it is known by, whatever its directory is called.
    pub fn id(&self) -> &str {
        self.assessment.as_ref().map_or_else(|| self.slug(), |it| it.id())
    }

    /// The same, where the head of the plan can be read in full: other files say nothing of it.
    pub fn known_by(&self) -> Option<&str> {
        let known = self.assessment.as_ref().filter(|it| !it.plan.is_doubtful(PlanFile::Onboarding));
        known.map(|it| it.id())
    }

    /// The customer, where the head of the plan can be read.
    pub fn customer(&self) -> Option<&str> {
        self.assessment.as_ref().map(|it| it.plan.onboarding.customer.as_str())
    }

    /// Why not all of it can be compared, if it cannot.
    pub fn why_broken(&self) -> Option<String> {
        let of_part = || self.assessment.as_ref().and_then(|it| it.plan.doubtful.phrase());
        if self.assessment.is_none() { Some(self.loaded.why_unread()) } else { of_part() }
    }

    /// What keeps a file from being read in full, if something does; of a plan that its files do not make, what keeps them
    /// from it, as of its head.
    pub(super) fn trouble(&self, file: PlanFile) -> Option<Trouble> {
        let is_head = file == PlanFile::Onboarding;
        let misnamed = match &self.assessment {
            None => is_head.then_some(None)?,
            Some(it) => it.plan.is_doubtful(file).then(|| it.plan.doubtful.misnamed(file))?,
        };
        let is_of = |place: &Place| match place {
            Place::Plan => is_head,
            place => place.file_name() == Some(file.name()),
        };
        let mut problems = self.loaded.problems.iter().filter(|it| it.leaves_doubt());
        let met = problems.find(|it| is_of(&it.problem.place)).filter(|_| misnamed.is_none());
        let (place, message) = match met {
            Some(it) => (it.problem.place.clone(), it.problem.message.clone()),
            None => {
                (Place::Entry(file.name().to_owned()), misnamed.unwrap_or_else(|| self.loaded.why_unread()))
            }
        };
        Some(Trouble { file, place, message })
    }

    /// Where and why not all of it can be read, if it cannot: `gates.yaml:3: a mapping that is not closed`.
    pub(super) fn first_trouble(&self) -> Option<String> {
        let it = PlanFile::ALL.into_iter().find_map(|file| self.trouble(file))?;
        let line = match &it.place {
            Place::Bytes(file, span) => self.loaded.sources.position(*file, span.start).map(|at| at.line),
            _ => None,
        };
        Some(match (it.place.file_name(), line) {
            (Some(file), Some(line)) => format!("{file}:{line}: {}", it.message),
            _ => it.message,
        })
    }

    /// Whether its files have the bytes of another.
    pub fn has_bytes_of(&self, other: &Self) -> bool {
        let (own, others) = (&self.loaded.sources, &other.loaded.sources);
        PlanFile::ALL.into_iter().all(|file| own.bytes(file) == others.bytes(file))
    }

    /// Whether its files are those of a directory, byte for byte.
    pub fn is_made_of(&self, directory: &Directory) -> bool {
        PlanFile::ALL.into_iter().all(|file| self.loaded.sources.bytes(file) == directory.bytes(file))
    }

    /// Whether something of it could not be read, so that not all of it can be compared.
    pub fn is_broken(&self) -> bool {
        match &self.assessment {
            None => true,
            Some(it) => PlanFile::ALL.iter().any(|file| it.plan.is_doubtful(*file)),
        }
    }
}
