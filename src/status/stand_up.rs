//! One plan as a stand-up looks at it: its assessment, and the day of the meeting.

use std::ops::Deref;

use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::date::Date;
use crate::model::{Ending, Event, GateName};
use crate::schedule::days_since_signature;

/// An assessment at its date. Reads like the assessment itself, and knows how far along the plan is.
#[derive(Clone, Copy)]
pub struct StandUp<'a> {
    /// What was derived.
    pub assessment: &'a Assessment,
    /// Configuration and as-of date.
    pub basis: &'a Basis,
}

impl Deref for StandUp<'_> {
    type Target = Assessment;
    fn deref(&self) -> &Assessment {
        self.assessment
    }
}

impl StandUp<'_> {
    /// The day that counts as today.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.basis.as_of
    }

    /// How and when the onboarding ended, if it has.
    #[must_use]
    pub fn ended(&self) -> Option<&Ending> {
        self.plan.onboarding.outcome.as_ref().filter(|ending| ending.on <= self.as_of())
    }

    /// Calendar days since signature, up to the end where it has ended. Unlike the metric `day` it counts down to a
    /// signature that is still to come.
    #[must_use]
    pub fn day(&self) -> i64 {
        days_since_signature(&self.plan, self.as_of())
    }

    /// Calendar days the onboarding is planned to take: what the segment allows, or more where the last gate is
    /// planned for later, as in a rollout over many countries.
    #[must_use]
    pub fn planned_days(&self) -> i64 {
        let allowed = i64::from(self.basis.config.segments.get(self.plan.onboarding.segment).planned_days);
        let signed = self.plan.onboarding.contract.signed;
        let last = self.gates.get(GateName::Graduation).due.map_or(0, |due| due.days_since(signed));
        allowed.max(last)
    }

    /// Whether the plan stands still by agreement.
    #[must_use]
    pub const fn is_on_hold(&self) -> bool {
        self.assessment.schedule.holds.running().is_some()
    }

    /// The day the customer went live, once they have.
    #[must_use]
    pub fn live_on(&self) -> Option<Date> {
        let (_, milestone, forecast) = self.schedule.event(&self.plan, Event::GoLive)?;
        milestone.done_on.filter(|_| forecast.is_done)
    }
}
