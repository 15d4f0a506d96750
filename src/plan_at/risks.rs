//! The risks that a plan knows of on a day.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Risk, due_on};

impl PlanAt {
    /// The risks that may still happen, each with its number in the file.
    pub fn open_risks(&self) -> impl Iterator<Item = (usize, &Risk)> {
        self.plan.risks.risks.iter().enumerate().filter(|(_, risk)| risk.is_open_on(self.as_of()))
    }

    /// The day on which a risk's trigger is judged.
    pub fn risk_due(&self, risk: &Risk) -> Option<Date> {
        self.day_of(due_on(risk.due.as_ref(), &risk.moves, self.as_of()))
    }

    /// Whether that day has passed without anybody looking at the risk on it or since.
    pub fn is_past_trigger(&self, risk: &Risk) -> bool {
        let reviewed = risk.reviewed_by(self.as_of());
        self.risk_due(risk).is_some_and(|due| self.is_past(due) && reviewed.is_none_or(|on| on < due))
    }
}
