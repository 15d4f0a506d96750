//! What the customer may read, where an entry does not say so itself: what is theirs. Ours stays with us.

use super::view::PlanAt;
use crate::date::Date;
use crate::language::Language;
use crate::model::{Commitment, Contact, Decision, DecisionState, Edition, Fact, Side};

impl PlanAt {
    /// The words in which the customer is told.
    pub fn language(&self) -> Language {
        self.basis.language(&self.plan.onboarding.language)
    }

    /// Whether the customer may read an action: their own, and others that are meant for them.
    pub fn shows_action(&self, index: usize) -> bool {
        let action = &self.plan.actions.actions[index];
        Edition::shows(action.audience, self.action_side(index) == Some(Side::Customer))
    }

    /// Whether the customer may read a decision: one that they have made or are asked for, and others that are meant for
    /// them.
    pub fn shows_decision(&self, decision: &Decision) -> bool {
        let who = decision.by.get().or_else(|| decision.of.one_on(self.as_of()));
        Edition::shows(decision.audience, self.is_theirs(who))
    }

    /// Whether the customer may read what somebody was asked for: what they were asked.
    pub fn shows_ask(&self, ask: &Contact) -> bool {
        Edition::shows(ask.audience, self.is_theirs(ask.of.one_on(self.as_of())))
    }

    /// Whether the customer may read of a contact: one at which somebody of theirs was.
    pub fn shows_contact(&self, contact: &Contact) -> bool {
        Edition::shows(contact.audience, contact.present.iter().any(|name| self.is_theirs(Some(name))))
    }

    /// The last day before this one on which the customer was sent an update or the plan; the signature where they never
    /// were.
    pub fn last_sent_on(&self) -> Date {
        let updates = self.plan.updates.updates.iter().filter_map(|it| it.sent_by(self.as_of()));
        let theirs = self.plan.updates.shares.iter().filter(|it| it.edition == Some(Edition::Customer));
        let sent = updates.chain(theirs.filter_map(|it| it.sent_on)).filter(|on| *on < self.as_of());
        sent.max().unwrap_or_else(|| self.signed().min(self.as_of()))
    }

    /// Whether both sides have agreed on the plan, so that its days are agreed too.
    pub fn agreed_on_both_sides(&self) -> bool {
        self.fact(Fact::PlanAgreed).is_some()
    }

    /// Whether the customer may read a promise: one that was confirmed to them; until the kickoff, where promises are
    /// confirmed, all but those that are kept from them.
    pub fn shows_commitment(&self, commitment: &Commitment) -> bool {
        let is_confirmed = commitment.confirmed_on.is_some_and(|on| on <= self.as_of());
        Edition::shows(commitment.audience, is_confirmed || self.fact(Fact::Kickoff).is_none())
    }

    /// The decisions that somebody still has to make, each with its number in the file.
    pub fn open_decisions(&self) -> impl Iterator<Item = (usize, &Decision)> {
        let states = self.plan.decisions.states_on(self.as_of());
        let decisions = self.plan.decisions.decisions.iter().enumerate();
        decisions.zip(states).filter(|(_, state)| *state == Some(DecisionState::Open)).map(|(it, _)| it)
    }

    /// The asks that nobody has answered, each with its number in the file.
    pub fn open_asks(&self) -> impl Iterator<Item = (usize, &Contact)> {
        let day = self.as_of();
        let asks = self.plan.contacts.contacts.iter().enumerate();
        asks.filter(move |(_, it)| it.is_unanswered(day))
    }

    /// Whether somebody is of the customer.
    pub fn is_theirs(&self, name: Option<&str>) -> bool {
        name.is_some_and(|name| self.side_of(name) == Some(Side::Customer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";
    const PEOPLE: &str = "people: [{name: Lee}]";

    fn at(file: (&str, &str)) -> PlanAt {
        let files = [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE), file];
        PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")))
    }

    #[test]
    fn the_customer_reads_their_own_actions_and_ours_only_where_they_are_meant_for_them() {
        let action =
            |keys: &str| at(("actions.yaml", &format!("actions: [{{id: A-1, {keys}}}]"))).shows_action(0);
        assert!(action("owner: Lee") && action("side: customer"));
        assert!(!action("owner: Lee, audience: internal"));
        assert!(!action("owner: Ana") && !action("owner: Somebody"), "ours, and nobody's that is known");
        assert!(action("owner: Ana, audience: customer"));
        assert!(!action("side: third_party"));
    }

    #[test]
    fn a_decision_is_theirs_who_made_it_or_are_asked_for_it() {
        let decision = |keys: &str| {
            let at = at(("decisions.yaml", &format!("decisions: [{{id: D-1, {keys}}}]")));
            at.shows_decision(&at.plan.decisions.decisions[0])
        };
        assert!(decision("by: Lee, decided_on: 2026-04-01") && decision("of: Lee, asked_on: 2026-04-01"));
        assert!(!decision("by: Ana, decided_on: 2026-04-01"));
        assert!(decision("by: Ana, decided_on: 2026-04-01, audience: customer"));
    }

    #[test]
    fn a_promise_is_theirs_once_it_is_confirmed_and_until_the_kickoff() {
        let promise = |keys: &str, contacts: &str| {
            let handoff = format!("commitments: [{{id: C-1, {keys}}}]");
            let files =
                [("onboarding.yaml", HEAD), ("handoff.yaml", handoff.as_str()), ("contacts.yaml", contacts)];
            let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
            at.shows_commitment(&at.plan.handoff.commitments[0])
        };
        let kickoff = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-10}]";
        assert!(promise("by: Ana", "contacts: []") && !promise("by: Ana", kickoff));
        assert!(promise("confirmed_on: 2026-03-10", kickoff));
        assert!(!promise("audience: internal", "contacts: []"));
    }
}
