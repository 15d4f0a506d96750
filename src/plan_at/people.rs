//! Whose name it is, whose side they are on, and what they may do. All of that follows from a plan and our people: facts
//! and baselines ask for it before there is a `PlanAt`.
//!
//! Who signs, attests or confirms is asked about on the day of the act; whoever came or went later changes nothing of it.

use crate::date::Date;
use crate::model::{Attestation, Criterion, OurPeople, Right, Role, Side};
use crate::plan::Plan;
use crate::playbook::PlaybookTerms;

/// Whose name something is, in a plan of a workspace.
#[derive(Clone, Copy)]
pub(super) struct People<'a> {
    pub(super) plan: &'a Plan,
    pub(super) ours: &'a OurPeople,
    pub(super) playbooks: &'a PlaybookTerms,
}

impl People<'_> {
    pub(super) fn is_same(self, one: &str, other: &str) -> bool {
        self.ours.is_same(one, other)
    }

    pub(super) fn has_role(self, name: &str, role: Role, day: Date) -> bool {
        let mut people = self.plan.stakeholders.people.iter();
        people.any(|it| it.is_on(role, day) && self.is_same(&it.name, name))
    }

    /// Whether whoever attested a criterion had the role that it takes, on the day of their word. Somebody who left later
    /// still saw what they saw.
    pub(super) fn may_attest(self, criterion: &Criterion, attestation: &Attestation) -> bool {
        let Some(role) = criterion.by_role else { return true };
        let given = attestation.by.get().zip(attestation.attested_on);
        given.is_some_and(|(by, on)| self.has_role(by, role, on))
    }

    pub(super) fn side_of(self, name: &str, day: Date) -> Option<Side> {
        let has_begun = |since: Option<Date>| since.is_none_or(|since| since <= day);
        let is_called = |other: &str| self.is_same(other, name);
        let parts = self.plan.onboarding.team.parts();
        let mut terms = parts.iter().flat_map(|(_, holders)| holders.all());
        if terms.any(|term| has_begun(term.since) && term.name.get().is_some_and(is_called)) {
            return Some(Side::Vendor);
        }
        let mut theirs = self.plan.stakeholders.people.iter();
        if theirs.any(|their| their.is_known_on(day) && is_called(&their.name)) {
            return Some(Side::Customer);
        }
        let ours = self.ours.called(name).filter(|it| has_begun(it.since));
        ours.map(|_| Side::Vendor)
    }

    /// Whether somebody of that name had left the customer before `day`.
    pub(super) fn had_left(self, name: &str, day: Date) -> bool {
        let mut of_that_name = self.plan.stakeholders.people.iter().filter(|it| self.is_same(&it.name, name));
        of_that_name.any(|it| it.left_by(day).is_some_and(|left| left < day))
    }

    /// Whether somebody has the right to move the timeline on `day`.
    pub(super) fn may_move_the_timeline(self, name: &str, day: Date) -> bool {
        self.may(name, Right::Timeline, None, day)
    }
}
