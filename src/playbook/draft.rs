//! A signed deal laid on a playbook: who, what and when, before it is written down as files.

use super::{Dates, Playbook};
use crate::calendar::Calendar;
use crate::model::{GatesOpen, Onboarding, TeamRole};

/// A plan in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// The head of the plan; what is known of the deal.
    pub onboarding: Onboarding,
    /// The playbook, its overlays laid over.
    pub playbook: Playbook,
    /// The dates that the playbook gives this deal.
    pub dates: Dates,
}

impl NewPlan {
    /// The plan of a deal. Days on which the customer does not work count as holidays.
    pub fn new(onboarding: Onboarding, playbook: Playbook, calendar: &Calendar) -> Self {
        let calendar = calendar.with_holidays(onboarding.holidays.iter().copied());
        let dates = Dates::of(&playbook, onboarding.contract.signed_on, &calendar);
        Self { onboarding, playbook, dates }
    }

    /// Who of ours plays the part, if somebody was named.
    pub fn person(&self, role: TeamRole) -> Option<&str> {
        self.onboarding.team.of(role).all().first()?.name.get()
    }

    /// Who of ours does the work of a part: whoever plays it; where customers help themselves and nobody does, the CSM, since
    /// such a plan has hardly anybody else.
    pub fn worker(&self, role: TeamRole) -> Option<&str> {
        let helps_itself = self.playbook.gates_open == Some(GatesOpen::Automatic);
        let is_csm_s = helps_itself && matches!(role, TeamRole::Implementation | TeamRole::Support);
        self.person(role).or_else(|| self.person(TeamRole::Csm).filter(|_| is_csm_s))
    }

    /// The day of the onboarding that a date is.
    pub fn day(&self, date: crate::date::Date) -> i64 {
        date.days_since(self.dates.signed)
    }
}
