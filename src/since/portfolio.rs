//! All plans on both days.

use super::plan::PlanSince;
use crate::date::Date;
use crate::diff::Both;

/// What became of the plans since an earlier day.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// That day.
    pub on: Date,
    /// The commit whose files it had, by the beginning of its id.
    pub commit: String,
    /// The plans of both days, in the order in which they are told.
    pub plans: Vec<PlanSince>,
    /// Who wrote commits that changed plans or what they are judged by, and how many; those with most first.
    pub authors: Vec<(String, usize)>,
    /// How many commits the clone does not hold far enough back to say what they changed.
    pub unknown_commits: usize,
}

impl Since {
    /// How many plans were open, and are; those that cannot be read are not counted.
    pub fn open(&self) -> Both<usize> {
        let count = |side: fn(&PlanSince) -> Option<&crate::history::Standing>| {
            self.plans.iter().filter_map(side).filter(|it| it.ended.is_none()).count()
        };
        Both::new(count(|it| it.standing.base.as_ref()), count(|it| it.standing.head.as_ref()))
    }

    /// The same in the order of these names, then those that are not among them by the customer.
    #[must_use]
    pub fn in_order_of<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        let order: std::collections::BTreeMap<&str, usize> = names.zip(0..).collect();
        let place = |it: &PlanSince| order.get(it.name()).copied().unwrap_or(usize::MAX);
        self.plans.sort_by_cached_key(|it| (place(it), it.customer.to_lowercase(), it.name().to_owned()));
        self
    }

    /// Whether every plan could be read in full on both days.
    pub fn is_whole(&self) -> bool {
        self.plans.iter().all(|it| it.broken.base.is_none() && it.broken.head.is_none())
    }

    /// The plans of which there is nothing to tell; those that had ended before are passed over.
    pub fn unchanged(&self) -> impl Iterator<Item = &PlanSince> {
        let runs = |it: &&PlanSince| it.standing.head.as_ref().is_some_and(|it| it.ended.is_none());
        self.plans.iter().filter(|it| it.is_unchanged()).filter(runs)
    }
}
