//! What gates are judged from: a plan at a day, with its milestones forecast and its metrics taken.

use std::ops::Deref;

use crate::metric::Measurements;
use crate::model::PlanFile;
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, commands};
use crate::schedule::Schedule;

/// A plan at a day and what was measured of it.
#[derive(Clone, Copy)]
pub(super) struct MeasuredPlan<'a> {
    pub(super) schedule: &'a Schedule,
    pub(super) metrics: &'a Measurements,
}

impl Deref for MeasuredPlan<'_> {
    type Target = PlanAt;
    fn deref(&self) -> &PlanAt {
        &self.schedule.at
    }
}

impl MeasuredPlan<'_> {
    /// What is to be done about a file that could not be read in full.
    pub(super) fn to_fix(self, file: PlanFile) -> Remedy {
        Remedy::run(format!("fix `{file}`, which could not be read in full"), commands::check(self.slug()))
    }
}
