//! Who has a right on a day: those whom the plan names; where it names nobody, those whom its playbook does. On the
//! first day of a right that is filled both hold it, as on the day of any handover.

use super::people::People;
use crate::date::Date;
use crate::model::{Right, Role, TeamRole};
use crate::playbook;

impl<'a> People<'a> {
    /// Everybody who has a right on `day` and has not left; a name may be there twice.
    pub(super) fn who_has(self, right: Right, day: Date) -> Vec<&'a str> {
        let named = self.plan.jsp.decision_rights.of(right).on(day).map(|(_, name)| name);
        let named = named.filter(|name| !self.had_left(name, day));
        named.chain(self.who_has_by_playbook(right, day)).collect()
    }

    /// Those who have a right on `day` by the playbook, and have not left.
    pub(super) fn who_has_by_playbook(self, right: Right, day: Date) -> Vec<&'a str> {
        let fallback = self.fallback(right, day).iter().flat_map(|part| self.in_part(part.word(), day));
        fallback.filter(|name| !self.had_left(name, day)).collect()
    }

    /// Whether somebody has a right on `day`; given as what they use it, whether that gives it to them.
    pub(super) fn may(self, name: &str, right: Right, capacity: Option<&str>, day: Date) -> bool {
        let Some(capacity) = capacity else {
            return self.who_has(right, day).into_iter().any(|holder| self.is_same(holder, name));
        };
        if !self.plays(name, capacity, day) || self.had_left(name, day) {
            return false;
        }
        let mut named = self.plan.jsp.decision_rights.of(right).on(day);
        named.any(|(_, holder)| self.is_same(holder, name))
            || self.fallback(right, day).iter().any(|part| part.word() == capacity)
    }

    /// Whether somebody plays a part in our team or has a role at the customer on `day`; never of a word that is
    /// neither.
    pub(super) fn plays(self, name: &str, capacity: &str, day: Date) -> bool {
        self.in_part(capacity, day).into_iter().any(|holder| self.is_same(holder, name))
    }

    /// Whether somebody who made a decision had a right on its day by other means than that decision: nobody gives themselves the
    /// right to give it.
    pub(super) fn had_apart_from(self, name: &str, right: Right, day: Date, decision: &str) -> bool {
        self.had_apart_from_term(name, right, day, decision, None)
    }

    /// The same of a decision that comes to be the one behind a term, by its number.
    pub(super) fn had_apart_from_term(
        self,
        name: &str,
        right: Right,
        day: Date,
        decision: &str,
        term: Option<usize>,
    ) -> bool {
        let terms = self.plan.jsp.decision_rights.of(right).all().iter().enumerate();
        let others = || {
            let by_another = |id: Option<&str>| id.is_none_or(|id| id.trim() != decision);
            let others = terms.clone().filter(move |(index, _)| Some(*index) != term);
            others.map(|(_, it)| it).filter(move |it| by_another(it.decision.get()))
        };
        let named_on = |day| others().filter(move |it| it.is_on(day)).filter_map(|it| it.name.answer());
        let is_filled = named_on(day).next().is_some() && named_on(day.plus_days(-1)).next().is_some();
        let by_playbook = || self.parts_with(right).iter().flat_map(|part| self.in_part(part.word(), day));
        !self.had_left(name, day)
            && (named_on(day).any(|holder| self.is_same(holder, name))
                || (!is_filled && by_playbook().any(|holder| self.is_same(holder, name))))
    }

    /// Whether somebody plays a part to which the playbook gives a right on `day`, whoever else the plan names.
    pub(super) fn is_in_place_of(self, name: &str, right: Right, day: Date) -> bool {
        let mut by_playbook = self.parts_with(right).iter().flat_map(|part| self.in_part(part.word(), day));
        !self.had_left(name, day) && by_playbook.any(|holder| self.is_same(holder, name))
    }

    /// Who has the right by the playbook, while the plan names nobody and on the first day on which it does.
    fn fallback(self, right: Right, day: Date) -> &'a [playbook::Right] {
        let named = self.plan.jsp.decision_rights.of(right);
        let is_filled = |day| named.on(day).next().is_some();
        if is_filled(day) && is_filled(day.plus_days(-1)) {
            return &[];
        }
        self.parts_with(right)
    }

    /// The parts and roles to which the playbook gives a right.
    fn parts_with(self, right: Right) -> &'a [playbook::Right] {
        let head = &self.plan.onboarding;
        self.playbooks.deciders(head.playbook.get(), head.segment, right)
    }

    /// Everybody who plays a part of ours or has a role at the customer on `day`.
    fn in_part(self, word: &str, day: Date) -> Vec<&'a str> {
        let ours = TeamRole::from_word(word).map(|part| self.plan.onboarding.team.of(part).on(day));
        let theirs = Role::from_word(word).map(|role| {
            let people = self.plan.stakeholders.people.iter();
            people.filter(move |it| it.is_on(role, day)).map(|it| it.name.trim())
        });
        let ours = ours.into_iter().flatten().map(|(_, name)| name);
        ours.chain(theirs.into_iter().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::Right;
    use crate::plan_at::PlanAt;

    const PEOPLE: &str = "people: [{name: Ana, roles: [executive_sponsor]}, {name: Lee, roles: [champion], departed_on: 2026-04-10}]";

    fn who(segment: &str, rights: &str, right: Right, day: &str) -> Vec<String> {
        let head = format!(
            "{{customer: Acme, segment: {segment}, contract: {{signed_on: 2026-03-02}}, team: {{csm: Priya}}}}"
        );
        let jsp = format!("decision_rights: {{{rights}}}");
        let files = [("onboarding.yaml", head.as_str()), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", &jsp)];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-05-01")));
        at.who_has(right, date(day)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn an_empty_right_falls_back_to_the_roles_of_the_playbook() {
        for right in [Right::Scope, Right::Timeline, Right::Gates] {
            assert_eq!(who("enterprise", "", right, "2026-03-10"), ["Priya"], "{right}");
        }
        assert_eq!(who("enterprise", "", Right::GoLive, "2026-03-10"), ["Ana"]);
        assert_eq!(who("smb", "", Right::GoLive, "2026-03-10"), ["Priya"]);
    }

    #[test]
    fn a_filled_right_replaces_its_fallback_and_shares_its_first_day_with_it() {
        let later = "gates: [{name: Ana, since: 2026-03-10, until: 2026-03-20}]";
        let gates = |rights: &str, day: &str| who("enterprise", rights, Right::Gates, day);
        assert_eq!(gates("gates: [Ana]", "2026-03-02"), ["Ana"]);
        assert_eq!(gates(later, "2026-03-09"), ["Priya"]);
        assert_eq!(gates(later, "2026-03-10"), ["Ana", "Priya"]);
        assert_eq!(gates(later, "2026-03-11"), ["Ana"]);
        assert_eq!(gates(later, "2026-03-21"), ["Priya"], "nobody has it any more");
    }

    #[test]
    fn who_has_left_has_no_right_and_a_right_that_only_they_have_falls_to_nobody() {
        let gates = |day: &str| who("enterprise", "gates: [Lee]", Right::Gates, day);
        assert_eq!(gates("2026-04-10"), ["Lee"]);
        assert_eq!(gates("2026-04-11"), [""; 0]);
    }

    #[test]
    fn a_capacity_that_is_claimed_has_to_be_held_and_to_give_the_right() {
        let head = "{customer: Acme, segment: enterprise, contract: {signed_on: 2026-03-02}, team: {csm: Priya, ae: Tom}}";
        let at = |rights: &str| {
            let jsp = format!("decision_rights: {{{rights}}}");
            let files = [("onboarding.yaml", head), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", &jsp)];
            PlanAt::of(plan_from(&files), &Basis::on(date("2026-05-01")))
        };
        let may = |rights: &str, name: &str, capacity: &str| {
            at(rights).may(name, Right::Gates, Some(capacity), date("2026-03-10"))
        };
        assert!(may("", "Priya", "csm"));
        assert!(!may("", "Priya", "ae"), "she was not");
        assert!(!may("", "Tom", "ae"), "he was, and it gives no right");
        assert!(!may("", "Priya", "boss"), "there is no such capacity");
        assert!(may("gates: [Ana]", "Ana", "executive_sponsor"), "named, whatever her role");
        assert!(!may("gates: [Ana]", "Ana", "champion"), "she was not");
        assert!(!may("gates: [Ana]", "Priya", "csm"), "the right is filled");
    }
}
