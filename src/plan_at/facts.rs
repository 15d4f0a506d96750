//! What has become true by a day. Each fact is read at its one home, and everything that rests on it is told here.

use std::collections::{BTreeMap, BTreeSet};

use super::people::People;
use super::trainees::admins;
use crate::date::Date;
use crate::model::{
    Confirmation, Confirmed, Event, Fact, GateName, Home, Milestone, PlanFile, Role, Side, Snapshot,
    ValueName, counts_from,
};
use crate::plan::Plan;
use crate::route::Route;

/// A day, and where it is written.
pub type DayAt = (Date, Route);

/// The facts that hold at the end of a day, each with the day from which it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts(BTreeMap<Fact, DayAt>);

impl Facts {
    /// The facts of a plan at the end of `day`. All at once, so that no list is walked over for each that rests on one.
    pub(super) fn of(people: People<'_>, day: Date) -> Self {
        let reader = Reader { plan: people.plan, people, day };
        let mut facts = Self::default();
        reader.contacts(&mut facts);
        facts.note(Fact::PlanAgreed, reader.plan_agreed());
        facts.note(Fact::SuccessConfirmed, reader.success_confirmed());
        facts.note(
            Fact::DataAccuracy,
            reader.first(Confirmed::DataAccuracy, |it| {
                reader.side(it).is_some_and(|side| side != Side::Vendor)
            }),
        );
        facts.note(Fact::ResourcesCommitted, reader.resources_committed());
        facts.note(Fact::AdminsCertified, reader.admins_certified());
        reader.attested(&mut facts);
        reader.counted(&mut facts);
        for name in ValueName::ALL {
            let reached = reader.reached(*name, &facts);
            facts.note(name.fact(), reached);
        }
        facts
    }

    pub(super) fn on(&self, fact: Fact) -> Option<Date> {
        self.get(fact).map(|(on, _)| *on)
    }

    pub(super) fn get(&self, fact: Fact) -> Option<&DayAt> {
        self.0.get(&fact)
    }

    /// Of what happened more than once, the first time counts; of one day, what is written first.
    fn note(&mut self, fact: Fact, found: Option<DayAt>) {
        let Some(found) = found else { return };
        match self.0.get(&fact) {
            Some((known, _)) if *known <= found.0 => {}
            _ => {
                self.0.insert(fact, found);
            }
        }
    }
}

struct Reader<'a> {
    plan: &'a Plan,
    people: People<'a>,
    day: Date,
}

impl<'a> Reader<'a> {
    fn contacts(&self, facts: &mut Facts) {
        for (index, contact) in self.plan.contacts.contacts.iter().enumerate() {
            let fact = Fact::ALL.iter().find(|fact| fact.home() == Home::Contact(contact.kind));
            let held = contact.held_by(self.day).filter(|_| self.people.missing_at(contact).is_none());
            if let (Some(fact), Some(on)) = (fact, held) {
                let route = Route::to(PlanFile::Contacts).key("contacts").index(index).key("held_on");
                facts.note(*fact, Some((on, route)));
            }
        }
    }

    /// The first confirmation that counts, of those that are wanted.
    fn first(&self, what: Confirmed, is_wanted: impl Fn(&Confirmation) -> bool) -> Option<DayAt> {
        self.first_day(what, |it| it.counts_by(self.day).filter(|_| is_wanted(it)))
    }

    /// The first confirmation by the day from which each counts, if it does.
    fn first_day(&self, what: Confirmed, counts: impl Fn(&Confirmation) -> Option<Date>) -> Option<DayAt> {
        let all = self.plan.jsp.confirmations.iter().enumerate().filter(|(_, it)| it.fact == what);
        let dated = all.filter_map(|(index, it)| Some((counts(it)?, index)));
        dated.min().map(|(on, index)| {
            (on, Route::to(PlanFile::Jsp).key("confirmations").index(index).key("confirmed_on"))
        })
    }

    /// For whose side somebody has confirmed: the one they were of on that day, or the one that is typed where the plan knows
    /// nothing of them. What names nobody is nobody's word. Who leaves later takes no word along.
    fn side(&self, confirmation: &Confirmation) -> Option<Side> {
        let by = confirmation.by.answer()?;
        let known = confirmation.confirmed_on.and_then(|on| self.people.side_of(by, on));
        known.or(confirmation.side)
    }

    fn agreed(&self, side: Side) -> Option<DayAt> {
        self.first(Confirmed::PlanAgreed, |it| self.side(it) == Some(side))
    }

    /// Both sides have to agree; it holds from the later of the two.
    fn plan_agreed(&self) -> Option<DayAt> {
        let (ours, theirs) = (self.agreed(Side::Vendor)?, self.agreed(Side::Customer)?);
        Some(if ours.0 > theirs.0 { ours } else { theirs })
    }

    /// In writing, by whoever was executive sponsor on that day.
    fn success_confirmed(&self) -> Option<DayAt> {
        let people = self.people;
        self.first_day(Confirmed::SuccessConfirmed, |it| {
            let by_sponsor = |(on, name): &(Date, &str)| people.has_role(name, Role::ExecutiveSponsor, *on);
            it.confirmed_on.zip(it.by.get()).filter(by_sponsor).and_then(|_| it.shown_by(self.day))
        })
    }

    /// Once every part that the plan needs of the customer is committed, and from the last of those days.
    fn resources_committed(&self) -> Option<DayAt> {
        let rows = self.plan.handoff.customer_resources.iter().enumerate();
        let rows = rows.filter(|(_, row)| row.is_in_plan(self.day));
        let days = rows.map(|(index, row)| Some((row.committed_by(self.day)?, index)));
        let days: Vec<(Date, usize)> = days.collect::<Option<_>>()?;
        let (on, index) = days.into_iter().max()?;
        let route = Route::to(PlanFile::Handoff).key("customer_resources").index(index);
        Some((on, route.key("committed_on")))
    }

    /// Once every administrator is certified, and from the last of those days.
    fn admins_certified(&self) -> Option<DayAt> {
        let days = admins(self.plan, self.day).into_iter().map(|admin| admin.certified);
        days.collect::<Option<Vec<DayAt>>>()?.into_iter().max()
    }

    /// The words of those who may give them, for criteria that are a fact's home.
    fn attested(&self, facts: &mut Facts) {
        for name in GateName::ALL {
            let Some(gate) = self.plan.gates.gates.get(*name) else { continue };
            let criteria = Route::to(PlanFile::Gates).key("gates").key(name.word()).key("criteria");
            for (index, criterion) in gate.criteria.iter().enumerate() {
                let fact = criterion.attests.filter(|fact| fact.home() == Home::Attestation);
                let Some(fact) = fact.filter(|_| criterion.is_asked_on(self.day)) else { continue };
                let counting = criterion
                    .attestations
                    .iter()
                    .enumerate()
                    .filter(|(_, it)| it.counts_on(self.day) && self.people.may_attest(criterion, it));
                let first = counting.filter_map(|(at, it)| Some((it.attested_on?, at))).min();
                let list = criteria.clone().index(index).key("attestations");
                facts.note(fact, first.map(|(on, at)| (on, list.index(at).key("attested_on"))));
            }
        }
    }

    /// What snapshots show: from the day of the first that does, since on a day before nobody had counted it.
    fn counted(&self, facts: &mut Facts) {
        let taken = self.plan.adoption.until(self.day);
        if taken.is_empty() {
            return;
        }
        self.seen(Fact::FirstSignIn, &taken, facts, |snapshot| Some(snapshot.use_seen(self.day)?.1));
        self.seen(Fact::FirstKeyAction, &taken, facts, |snapshot| {
            snapshot.key_actions.is_some_and(|count| count > 0).then_some("key_actions")
        });
    }

    /// Notes what the first snapshot shows, by the key that does.
    fn seen(
        &self,
        fact: Fact,
        taken: &[(usize, &Snapshot)],
        facts: &mut Facts,
        shows: impl Fn(&Snapshot) -> Option<&'static str>,
    ) {
        let Some(from) = self.possible_from(fact, facts) else { return };
        let mut taken = taken.iter().filter(|(_, snapshot)| snapshot.measured_on >= from);
        let found =
            taken.find_map(|(index, snapshot)| Some((snapshot.measured_on, *index, shows(snapshot)?)));
        let place = |index, key| Route::to(PlanFile::Adoption).key("snapshots").index(index).key(key);
        facts.note(fact, found.map(|(on, index, key)| (on, place(index, key))));
    }

    /// From when on a count can show a fact: once what comes before the milestone that carries it is done. Clicks in a product
    /// that is not set up, or on sample data, are no work. The signature where no milestone does; no day while one is open.
    fn possible_from(&self, fact: Fact, facts: &Facts) -> Option<Date> {
        let milestones = &self.plan.jsp.milestones;
        let carries = |it: &&Milestone| it.fact == Some(fact) && it.progress().is_planned_on(self.day);
        let signed = self.plan.onboarding.contract.signed_on;
        let Some(carrier) = milestones.iter().find(carries) else { return Some(signed) };
        let after: BTreeSet<&str> = carrier.after.iter().map(|id| id.trim()).collect();
        let before = milestones.iter().filter(|it| after.contains(it.id.trim()));
        let mut before = before.filter(|it| it.progress().is_planned_on(self.day));
        before.try_fold(signed, |latest, it| {
            let on = match it.fact {
                Some(fact) => facts.on(fact)?,
                None => it.progress().finished_on(self.day)?.done_on,
            };
            Some(latest.max(on))
        })
    }

    /// A day without evidence is a claim. A point that names a milestone is reached with it, and what shows either shows
    /// both.
    fn reached(&self, name: ValueName, facts: &Facts) -> Option<DayAt> {
        let point = self.plan.jsp.value.get(name);
        let Some(id) = point.milestone.get() else {
            let on = point.reached_by(self.day)?;
            return Some((on, Route::to(PlanFile::Jsp).key("value").key(name.word()).key("reached_on")));
        };
        let mut milestones = self.plan.jsp.milestones.iter().enumerate();
        let (index, milestone) = milestones.find(|(_, milestone)| milestone.id == id)?;
        if let Some(fact) = milestone.fact {
            // One that rests on this very value is not known yet, and never will be.
            return facts.get(fact).filter(|_| milestone.progress().is_planned_on(self.day)).cloned();
        }
        let finished = milestone.progress().finished_on(self.day)?;
        let own = point.evidence.is_answered().then_some(point.evidence_on);
        let shown = finished.evidence_on(self.day).map(|_| finished.shown_on());
        // What was shown first counts, whatever is shown once more later.
        let shown_on = [own, shown].into_iter().flatten().min()?;
        let on = counts_from(Some(finished.done_on), shown_on, point.withdrawn.as_ref(), self.day)?;
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(index);
        let place = match finished.index {
            Some(at) => entry.key("reopened").index(at),
            None => entry,
        };
        Some((on, place.key("done_on")))
    }
}

/// The first word of one side that it agrees to the joint success plan.
pub(super) fn agreed(people: People<'_>, day: Date, side: Side) -> Option<DayAt> {
    Reader { plan: people.plan, people, day }.agreed(side)
}

/// Whose word that was.
pub(super) fn who_agreed(people: People<'_>, day: Date, side: Side) -> Option<&str> {
    let reader = Reader { plan: people.plan, people, day };
    let words = people.plan.jsp.confirmations.iter().filter(|it| it.fact == Confirmed::PlanAgreed);
    let counting = words.filter_map(|it| it.counts_by(day).map(|on| (on, it)));
    let theirs = counting.filter(|(_, it)| reader.side(it) == Some(side));
    theirs.min_by_key(|(on, _)| *on)?.1.by.answer()
}

/// Why a plan does without a fact, where the handoff says so.
pub(super) fn fact_not_needed(plan: &Plan, fact: Fact) -> Option<&'static str> {
    let no_data = fact == Fact::DataAccuracy && plan.handoff.technical.data_migration == Some(false);
    no_data.then_some("no data is migrated (`technical.data_migration` of `handoff.yaml`)")
}

/// Why a plan does without an event, where the handoff says so.
pub(super) fn event_not_needed(plan: &Plan, event: Event) -> Option<&'static str> {
    let no_sso = event == Event::Sso && plan.handoff.technical.sso_required == Some(false);
    no_sso.then_some("no single sign-on is needed (`technical.sso_required` of `handoff.yaml`)")
}

/// Why a plan does without a milestone, where the handoff says so.
pub(super) fn milestone_not_needed(plan: &Plan, milestone: &Milestone) -> Option<&'static str> {
    let event = milestone.event.and_then(|event| event_not_needed(plan, event));
    event.or_else(|| milestone.fact.and_then(|fact| fact_not_needed(plan, fact)))
}

#[cfg(test)]
mod tests {
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::{Event, Fact};
    use crate::plan_at::PlanAt;

    fn told(files: &[(&str, &str)], fact: Fact, as_of: &str) -> Option<String> {
        let at = PlanAt::of(plan_from(files), &Basis::on(date(as_of)));
        at.fact(fact).map(|(on, route)| format!("{on} {route}"))
    }

    const PEOPLE: (&str, &str) =
        ("stakeholders.yaml", "people: [{name: Ana, roles: [executive_sponsor]}, {name: Lee}]");

    #[test]
    fn a_contact_of_a_kind_is_the_fact_from_its_day_until_it_is_withdrawn() {
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}, \
                        {id: L-2, kind: kickoff, held_on: 2026-03-06, withdrawn: {withdrawn_on: 2026-03-20}}]";
        let on = |day: &str| told(&[("contacts.yaml", contacts)], Fact::Kickoff, day);
        assert_eq!(on("2026-03-05"), None);
        assert_eq!(on("2026-03-06").unwrap(), "2026-03-06 contacts.yaml:contacts[1].held_on");
        assert_eq!(on("2026-03-19").unwrap(), "2026-03-06 contacts.yaml:contacts[1].held_on");
        assert_eq!(on("2026-03-20").unwrap(), "2026-03-09 contacts.yaml:contacts[0].held_on");
    }

    #[test]
    fn a_plan_is_agreed_once_both_sides_have_said_so() {
        let ours = "{fact: plan_agreed, by: Priya, confirmed_on: 2026-03-09}";
        let theirs = "{fact: plan_agreed, by: Lee, confirmed_on: 2026-03-11, evidence_on: 2026-03-13}";
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Priya}}";
        let on = |confirmations: &str, day: &str| {
            let jsp = format!("confirmations: [{confirmations}]");
            let files = [("onboarding.yaml", head), ("jsp.yaml", &jsp), PEOPLE];
            told(&files, Fact::PlanAgreed, day)
        };
        assert_eq!(on(ours, "2026-03-31"), None);
        assert_eq!(on(theirs, "2026-03-31"), None);
        let both = format!("{ours}, {theirs}");
        assert_eq!(on(&both, "2026-03-10"), None);
        let want = "2026-03-11 jsp.yaml:confirmations[1].confirmed_on";
        assert_eq!(on(&both, "2026-03-11").as_deref(), Some(want), "what shows it later puts nothing off");
        let nobody = "{fact: plan_agreed, side: customer, confirmed_on: 2026-03-09}";
        assert_eq!(
            on(&format!("{ours}, {nobody}"), "2026-03-09"),
            None,
            "a side without a name is nobody's word"
        );
        let named = nobody.replace("side", "by: Kim, side");
        assert!(
            on(&format!("{ours}, {named}"), "2026-03-09").is_some(),
            "somebody new, of the side that is typed"
        );
        let left = head.replace(
            "csm: Priya",
            "csm: [{name: Priya, until: 2026-03-20}, {name: Nora, since: 2026-03-21}]",
        );
        let files =
            [("onboarding.yaml", left.as_str()), ("jsp.yaml", &format!("confirmations: [{both}]")), PEOPLE];
        assert!(
            told(&files, Fact::PlanAgreed, "2026-03-31").is_some(),
            "who leaves later takes no word along"
        );
        let stranger = "{fact: plan_agreed, by: Nobody, confirmed_on: 2026-03-09}";
        assert_eq!(on(&format!("{ours}, {stranger}"), "2026-03-31"), None, "of neither side");
    }

    #[test]
    fn success_is_confirmed_by_the_sponsor_in_writing() {
        let on = |by: &str, evidence: &str| {
            let jsp = format!(
                "confirmations: [{{fact: success_confirmed, by: {by}, confirmed_on: 2026-03-09{evidence}}}]"
            );
            told(&[("jsp.yaml", &jsp), PEOPLE], Fact::SuccessConfirmed, "2026-03-31").is_some()
        };
        assert!(on("Ana", ", evidence: mail"));
        assert!(!on("Ana", ""));
        assert!(!on("Lee", ", evidence: mail"));
        assert!(on("Ana", ", evidence: mail, evidence_on: 2026-03-31"));
        assert!(!on("Ana", ", evidence: mail, evidence_on: 2026-04-01"), "it has to be in writing");
    }

    #[test]
    fn all_parts_are_committed_from_the_last_day_on() {
        let on = |last: &str, day: &str| {
            let handoff = format!(
                "customer_resources: [{{role: admin, committed_on: 2026-03-04}}, {{role: lead{last}}}]"
            );
            told(&[("handoff.yaml", &handoff)], Fact::ResourcesCommitted, day)
        };
        assert_eq!(on("", "2026-03-31"), None);
        assert_eq!(on(", committed_on: 2026-03-06", "2026-03-05"), None);
        let want = "2026-03-06 handoff.yaml:customer_resources[1].committed_on";
        assert_eq!(on(", committed_on: 2026-03-06", "2026-03-06").as_deref(), Some(want));
    }

    #[test]
    fn a_milestone_rests_on_its_fact_and_on_nothing_else() {
        let jsp = "milestones: [{id: M-1, fact: kickoff, done_on: 2026-03-03}]";
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}]";
        let plan = plan_from(&[("jsp.yaml", jsp), ("contacts.yaml", contacts)]);
        let done = |day: &str| PlanAt::of(plan.clone(), &Basis::on(date(day))).done_at(0);
        assert_eq!(done("2026-03-08"), None, "what is typed there too does not count");
        let (on, route) = done("2026-03-09").unwrap();
        assert_eq!(
            (on, route.to_string().as_str()),
            (date("2026-03-09"), "contacts.yaml:contacts[0].held_on")
        );
    }

    #[test]
    fn what_is_counted_holds_from_the_first_count_that_shows_it() {
        let adoption = "snapshots: [{measured_on: 2026-03-05, active: 0}, {measured_on: 2026-03-12, last_used_on: 2026-03-08}, \
                        {measured_on: 2026-03-19, key_actions: 4}, {measured_on: 2026-03-26, key_actions: 9}]";
        let on = |fact, day: &str| told(&[("adoption.yaml", adoption)], fact, day);
        assert_eq!(on(Fact::FirstSignIn, "2026-03-11"), None, "nobody has counted it yet");
        let want = "2026-03-12 adoption.yaml:snapshots[1].last_used_on";
        assert_eq!(on(Fact::FirstSignIn, "2026-03-12").as_deref(), Some(want));
        assert_eq!(on(Fact::FirstKeyAction, "2026-03-18"), None);
        let want = "2026-03-19 adoption.yaml:snapshots[2].key_actions";
        assert_eq!(on(Fact::FirstKeyAction, "2026-03-31").as_deref(), Some(want));
    }

    #[test]
    fn work_counts_once_what_comes_before_it_is_done() {
        let adoption = "snapshots: [{measured_on: 2026-03-05, key_actions: 2}, {measured_on: 2026-03-19, key_actions: 4}]";
        let on = |data: &str| {
            let jsp = format!(
                "milestones: [{{id: M-data{data}}}, {{id: M-first, event: go_live, fact: first_key_action, after: [M-data]}}]"
            );
            let files = [("jsp.yaml", jsp.as_str()), ("adoption.yaml", adoption)];
            let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-03-31")));
            at.live_on().map(|on| on.to_string())
        };
        assert_eq!(on(""), None, "on sample data");
        assert_eq!(on(", done_on: 2026-03-04").as_deref(), Some("2026-03-05"));
        assert_eq!(on(", done_on: 2026-03-10").as_deref(), Some("2026-03-19"));
        assert_eq!(
            on(", dropped: [{dropped_on: 2026-03-04}]").as_deref(),
            Some("2026-03-05"),
            "nothing to bring along"
        );
    }

    #[test]
    fn value_that_comes_with_a_milestone_is_reached_with_it() {
        let on = |point: &str, milestone: &str, day: &str| {
            let jsp = format!("value: {{first: {{{point}}}}}\nmilestones: [{{id: M-1, {milestone}}}]");
            told(&[("jsp.yaml", &jsp)], Fact::FirstValue, day)
        };
        let named = "definition: a week of orders, milestone: M-1";
        let want = "2026-03-20 jsp.yaml:milestones[0].done_on";
        assert_eq!(on(named, "done_on: 2026-03-20, evidence: list", "2026-03-31").as_deref(), Some(want));
        assert_eq!(on(named, "done_on: 2026-03-20, evidence: list", "2026-03-19"), None);
        assert_eq!(on(named, "done_on: 2026-03-20", "2026-03-31"), None, "nothing shows it");
        let late = "done_on: 2026-03-20, evidence: list, evidence_on: 2026-03-25";
        assert_eq!(on(named, late, "2026-03-24"), None);
        assert_eq!(on(named, late, "2026-03-25").unwrap(), "2026-03-25 jsp.yaml:milestones[0].done_on");
        let twice = format!("{named}, evidence: mail, evidence_on: 2026-03-28");
        for day in ["2026-03-26", "2026-03-31"] {
            let first = on(&twice, late, day).unwrap();
            assert!(first.starts_with("2026-03-25 "), "shown once more, it counts from the first: {first}");
        }
        let reopened = "reopened: [{done_on: 2026-03-20, evidence: list, evidence_on: 2026-03-25, reopened_on: 2026-03-27}]";
        assert_eq!(on(named, reopened, "2026-03-24"), None, "reopened later, it was shown no sooner");
        assert!(on(named, reopened, "2026-03-25").unwrap().starts_with("2026-03-25 "));
        assert_eq!(on(named, "fact: first_value", "2026-03-31"), None, "each waits for the other");
        let both = format!("{named}, reached_on: 2026-03-10, evidence: mail");
        assert_eq!(
            on(&both, "due: 2026-03-20", "2026-03-31"),
            None,
            "what is typed there too does not count"
        );
    }

    #[test]
    fn what_the_handoff_rules_out_is_not_needed() {
        let at = |handoff: &str| {
            PlanAt::of(plan_from(&[("handoff.yaml", handoff)]), &Basis::on(date("2026-03-31")))
        };
        let without = at("technical: {sso_required: false, data_migration: false}");
        assert!(without.event_not_needed(Event::Sso).is_some());
        assert!(without.fact_not_needed(Fact::DataAccuracy).is_some());
        assert!(without.event_not_needed(Event::GoLive).is_none());
        let unsaid = at("technical: {sso_required: true}");
        assert!(unsaid.event_not_needed(Event::Sso).is_none());
        assert!(unsaid.fact_not_needed(Fact::DataAccuracy).is_none());
    }
}
