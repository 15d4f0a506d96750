//! When in the life of a plan a check may speak: what a plan owes depends on how far it should be.

use crate::date::Date;
use crate::model::{Event, GateName, Milestone, Phase};
use crate::subject::Subject;

impl Subject<'_> {
    /// The day that counts as today.
    pub(super) const fn as_of(&self) -> Date {
        self.basis.as_of
    }

    /// The day of signature, day 0.
    pub(super) const fn signed(&self) -> Date {
        self.plan.onboarding.contract.signed
    }

    /// Whether the phase has been left through its gate.
    pub(super) fn is_past(&self, phase: Phase) -> bool {
        self.gates.phase > phase || self.gates.get(phase.gate()).verdict.is_open()
    }

    /// The milestone that is this event, with its index.
    pub(super) fn event(&self, event: Event) -> Option<(usize, &Milestone)> {
        self.plan.jsp.milestones.iter().enumerate().find(|(_, milestone)| milestone.event == Some(event))
    }

    /// The day on which this event happened, if it has.
    pub(super) fn happened(&self, event: Event) -> Option<Date> {
        let (_, milestone) = self.event(event)?;
        milestone.done_on.filter(|day| milestone.is_done() && *day <= self.as_of())
    }

    /// The last day for the kickoff.
    pub(super) fn kickoff_deadline(&self) -> Date {
        self.calendar.add_working_days(self.signed(), self.basis.config.deadlines.kickoff_working_days)
    }

    /// Whether what a kickoff settles is owed: it was held, or should have been.
    pub(super) fn owes_kickoff_results(&self) -> bool {
        self.happened(Event::Kickoff).is_some()
            || self.is_past(Phase::Kickoff)
            || self.as_of() > self.kickoff_deadline()
    }

    /// Whether the customer uses the product in production.
    pub(super) fn is_live(&self) -> bool {
        self.happened(Event::GoLive).is_some() || self.gates.get(GateName::GoLive).verdict.is_open()
    }

    /// Since when they do, as far as the plan tells.
    pub(super) fn live_since(&self) -> Option<Date> {
        self.happened(Event::GoLive).or_else(|| self.gates.get(GateName::GoLive).opened_on)
    }

    /// The day so many calendar days after signature, or the next working day.
    pub(super) fn deadline(&self, days: u32) -> Date {
        self.calendar.roll_forward(self.signed().plus_days(days.into()))
    }
}
