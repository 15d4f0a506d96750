//! Which waivers hold on a day. Each is judged by the day on which it was given: by the rights and roles of that day.
//! What has been met since needs none: a waiver of it stands in for nothing.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Criterion, Fact, Gate, GateName, PlanFile, Right, Side, State, Waiver, is_answer};
use crate::phrase::List;
use crate::route::Route;

/// A waiver that holds on the day.
#[derive(Clone, Copy, Debug)]
pub struct LiveWaiver<'a> {
    /// The gate.
    pub gate: GateName,
    /// The criterion that it stands in for, and its number in the gate.
    pub criterion: (usize, &'a Criterion),
    /// The waiver, and its number in the criterion.
    pub waiver: (usize, &'a Waiver),
    /// The first day on which it holds.
    pub from: Date,
    /// The last.
    pub until: Date,
}

impl LiveWaiver<'_> {
    /// Where it is written.
    pub fn route(&self) -> Route {
        let gate = Route::to(PlanFile::Gates).key("gates").key(self.gate.word());
        gate.key("criteria").index(self.criterion.0).key("waivers").index(self.waiver.0)
    }
}

impl PlanAt {
    /// Who may waive a criterion of a gate on `day`: whoever has the role that it takes, else whoever may sign the
    /// gate.
    pub fn who_may_waive(&self, gate: GateName, criterion: &Criterion, day: Date) -> Vec<&str> {
        match criterion.by_role {
            Some(role) => self.holders(role, day).map(|person| person.name.trim()).collect(),
            None => self.who_has(gate.right(), day),
        }
    }

    /// The first and the last day on which a waiver holds, as far as is known on the day; none for one that counts for
    /// nothing. One that is taken back ends on the day before.
    pub fn waiver_span(
        &self,
        gate: GateName,
        criterion: &Criterion,
        waiver: &Waiver,
    ) -> Option<(Date, Date)> {
        let (from, until) = waiver.span_on(self.as_of())?;
        if self.why_waiver_does_not_count(gate, criterion, waiver).is_some() {
            return None;
        }
        let seconded =
            waiver.second.as_ref().filter(|_| self.takes_a_second(gate)).and_then(|it| it.seconded_on);
        let from = seconded.map_or(from, |on| from.max(on));
        (from <= until).then_some((from, until))
    }

    /// Why a waiver that is complete counts for nothing on the day, if it does not.
    pub fn why_waiver_does_not_count(
        &self,
        gate: GateName,
        criterion: &Criterion,
        waiver: &Waiver,
    ) -> Option<String> {
        let (by, on) = waiver.by.answer().zip(waiver.waived_on)?;
        let second = || self.takes_a_second(gate).then(|| self.lacks_second(by, on, waiver)).flatten();
        self.why_not_theirs(gate, criterion, by, on, "waive it").or_else(second)
    }

    /// Why a criterion was not somebody's to waive or to rule out on `day`, if it was not; `done` says which of the two.
    pub(super) fn why_not_theirs(
        &self,
        gate: GateName,
        criterion: &Criterion,
        by: &str,
        day: Date,
        done: &str,
    ) -> Option<String> {
        if self.had_left(by, day) {
            return Some(format!("{by} had left by then"));
        }
        let able = self.who_may_waive(gate, criterion, day);
        let is_theirs = able.iter().any(|name| self.is_same(name, by));
        (!is_theirs).then(|| match criterion.by_role {
            Some(role) => format!("only whoever is `{role}` may {done}, which {by} was not"),
            None => format!("{by} had no right to it: {}", self.only_those_may(gate.right(), day)),
        })
    }

    /// The waivers that stand in for something on the day: they hold, of criteria that the gates ask for, that the plan needs
    /// and that nothing has met; `measured` says whether its metric meets a criterion.
    pub fn live_waivers(&self, measured: &dyn Fn(&Criterion) -> bool) -> Vec<LiveWaiver<'_>> {
        let mut live = self.holding_waivers();
        live.retain(|it| self.is_blocking(it.criterion.1, measured));
        live
    }

    /// The waivers that hold on the day, whether their criteria have been met since or not.
    pub fn holding_waivers(&self) -> Vec<LiveWaiver<'_>> {
        let gates = GateName::ALL.iter().filter_map(|name| Some((*name, self.plan.gates.gates.get(*name)?)));
        gates.flat_map(|(name, gate)| self.live_of(name, gate)).collect()
    }

    /// Whether a criterion keeps its gate shut on the day, given what metrics measure: nothing meets it, and the plan needs
    /// it. Gates judge by the same, and say why.
    fn is_blocking(&self, criterion: &Criterion, measured: &dyn Fn(&Criterion) -> bool) -> bool {
        let is_needless = match (criterion.milestone.get(), criterion.fact) {
            _ if criterion.metric.is_written() => false,
            (Some(id), _) => self.milestone_named(id).is_some_and(|(at, milestone)| {
                self.state(at) == State::Dropped && self.milestone_not_needed(milestone).is_some()
            }),
            (None, Some(fact)) => self.fact_not_needed(fact).is_some(),
            (None, None) => false,
        };
        !is_needless && !self.is_met(criterion, measured)
    }

    /// Whether something meets a criterion. One that the plan does not need meets nothing.
    fn is_met(&self, criterion: &Criterion, measured: &dyn Fn(&Criterion) -> bool) -> bool {
        // What a file says that could not be read in full is not known.
        let is_true = |fact: Fact| !self.plan.is_doubtful(fact.home().file()) && self.fact(fact).is_some();
        if criterion.metric.is_written() {
            return measured(criterion);
        }
        if let Some(id) = criterion.milestone.get() {
            return self.milestone_named(id).is_some_and(|(index, milestone)| {
                let is_shown = || self.evidence(index).is_some_and(is_answer);
                self.done_on(index).is_some() && milestone.fact.map_or_else(is_shown, is_true)
            });
        }
        if let Some(fact) = criterion.fact {
            return self.fact_not_needed(fact).is_none() && is_true(fact);
        }
        if !criterion.any_of.is_empty() {
            return criterion.any_of.iter().any(|one| self.is_met(&criterion.decided_by(one), measured));
        }
        let day = self.as_of();
        criterion.attestations.iter().any(|it| it.counts_on(day) && self.may_attest(criterion, it))
    }

    fn live_of<'a>(&'a self, name: GateName, gate: &'a Gate) -> impl Iterator<Item = LiveWaiver<'a>> {
        let day = self.as_of();
        let criteria = gate.criteria.iter().enumerate();
        let asked = criteria.filter(move |(_, it)| it.is_asked_on(day) && self.ruled_out(name, it).is_none());
        asked.flat_map(move |(at, criterion)| {
            let waivers = criterion.waivers.iter().enumerate();
            waivers.filter_map(move |(index, waiver)| {
                let (from, until) = self.waiver_span(name, criterion, waiver)?;
                (from <= day && day <= until).then_some(LiveWaiver {
                    gate: name,
                    criterion: (at, criterion),
                    waiver: (index, waiver),
                    from,
                    until,
                })
            })
        })
    }

    fn takes_a_second(&self, gate: GateName) -> bool {
        self.basis.config.gates.waivers.second_person.contains(&gate)
    }

    /// What a waiver lacks that takes a second person from the other side.
    fn lacks_second(&self, by: &str, on: Date, waiver: &Waiver) -> Option<String> {
        let second = waiver.second.as_ref().and_then(|it| Some((it.by.answer()?, it.seconded_on?)));
        let Some((name, seconded)) = second.filter(|(_, on)| *on <= self.as_of()) else {
            return Some("nobody of the other side has seconded it".to_owned());
        };
        let (own, other) = (self.named().side_of(by, on), self.named().side_of(name, seconded));
        let is_of_other_side = matches!(
            (own, other),
            (Some(Side::Vendor), Some(Side::Customer)) | (Some(Side::Customer), Some(Side::Vendor))
        );
        if !is_of_other_side {
            return Some(format!("{name}, who seconded it, is not of the other side than {by}"));
        }
        self.had_left(name, seconded).then(|| format!("{name} had left before seconding it"))
    }

    /// Those who have a right on `day`, as a sentence says that it is only them.
    pub fn only_those_may(&self, right: Right, day: Date) -> String {
        let names = self.who_has(right, day);
        let is_filled = self.plan.jsp.decision_rights.of(right).on(day).next().is_some();
        match (names.as_slice(), is_filled) {
            ([], _) => format!("`decision_rights.{right}` in `jsp.yaml` gives nobody the right"),
            (names, true) => {
                format!("only {} may, by `decision_rights.{right}` in `jsp.yaml`", List::and(names))
            }
            (names, false) => {
                format!(
                    "only {} may while `decision_rights.{right}` in `jsp.yaml` names nobody",
                    List::and(names)
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::config::{Config, Vocabulary};
    use crate::fixture::{date, plan_from};

    const HEAD: &str =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Priya}}";
    const PEOPLE: &str =
        "people: [{name: Ana, roles: [executive_sponsor]}, {name: Lee, roles: [technical_owner]}]";

    /// From when to when a waiver of the handoff gate holds on a day, or why it does not.
    fn seen(criterion: &str, waiver: &str, toml: &str, as_of: &str) -> String {
        let gates = format!(
            "gates: {{handoff: {{criteria: [{{id: C-1{criterion}, waivers: [{{until: 2026-03-31, reason: town hall moved, {waiver}}}]}}]}}}}"
        );
        let files = [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE), ("gates.yaml", &gates)];
        let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &[] };
        let config = Config::parse(toml, &vocabulary).unwrap();
        let at = PlanAt::of(plan_from(&files), &Basis::new(config, date(as_of)));
        let gate = at.plan.gates.gates.handoff.as_ref().unwrap();
        let (criterion, waiver) = (&gate.criteria[0], &gate.criteria[0].waivers[0]);
        let why = at.why_waiver_does_not_count(GateName::Handoff, criterion, waiver);
        match at.waiver_span(GateName::Handoff, criterion, waiver) {
            Some((from, until)) => format!("{} {}", &from.to_string()[5..], &until.to_string()[5..]),
            None => why.unwrap_or_default(),
        }
    }

    const AS_OF: &str = "2026-03-20";

    #[test]
    fn whoever_may_sign_the_gate_may_waive_and_nobody_else() {
        assert_eq!(seen("", "by: Priya, waived_on: 2026-03-10", "", AS_OF), "03-10 03-31");
        assert_eq!(
            seen("", "by: Ana, waived_on: 2026-03-10", "", AS_OF),
            "Ana had no right to it: only Priya may while `decision_rights.gates` in `jsp.yaml` names nobody"
        );
    }

    #[test]
    fn a_criterion_by_role_is_waived_by_that_role_alone() {
        let role = ", by_role: executive_sponsor";
        assert_eq!(seen(role, "by: Ana, waived_on: 2026-03-10", "", AS_OF), "03-10 03-31");
        assert_eq!(
            seen(role, "by: Priya, waived_on: 2026-03-10", "", AS_OF),
            "only whoever is `executive_sponsor` may waive it, which Priya was not"
        );
    }

    #[test]
    fn a_waiver_of_what_has_been_met_since_stands_in_for_nothing() {
        let waiver =
            "waivers: [{by: Priya, waived_on: 2026-03-10, until: 2026-03-31, reason: town hall moved}]";
        let live = |criterion: &str| {
            let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, {criterion}, {waiver}}}]}}}}");
            let jsp = "milestones: [{id: M-1, done_on: 2026-03-18, evidence: minutes}, {id: M-2, done_on: 2026-03-18}, \
                       {id: M-3, dropped: [{dropped_on: 2026-03-12, by: Priya, reason: not bought}]}]";
            let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-12}]";
            let files = [
                ("onboarding.yaml", HEAD),
                ("stakeholders.yaml", PEOPLE),
                ("gates.yaml", gates.as_str()),
                ("jsp.yaml", jsp),
                ("contacts.yaml", contacts),
            ];
            let at = PlanAt::of(plan_from(&files), &Basis::on(date(AS_OF)));
            at.live_waivers(&|it| it.metric.get() == Some("csat") && it.is_met_by(4.5)).len()
        };
        for met in [
            "text: x, attestations: [{by: Lee, attested_on: 2026-03-19, evidence: log}]",
            "milestone: M-1",
            "fact: kickoff",
            "metric: csat, at_least: 4.5",
            "any_of: [{milestone: M-2}, {milestone: M-1}]",
        ] {
            assert_eq!(live(met), 0, "{met}");
        }
        for unmet in [
            "text: x",
            "milestone: M-2",
            "milestone: M-3",
            "fact: handoff_meeting",
            "metric: csat, at_least: 4.6",
            "metric: nps",
        ] {
            assert_eq!(live(unmet), 1, "{unmet}");
        }
    }

    #[test]
    fn a_second_person_of_the_other_side_is_needed_where_the_configuration_says_so() {
        let toml = "[gates.waivers]\nsecond_person = [\"handoff\"]\n";
        let waiver = "by: Priya, waived_on: 2026-03-10";
        let with = |second: &str| format!("{waiver}, second: {{{second}}}");
        assert_eq!(seen("", waiver, toml, AS_OF), "nobody of the other side has seconded it");
        let lee = with("by: Lee, seconded_on: 2026-03-12");
        assert_eq!(seen("", &lee, toml, AS_OF), "03-12 03-31", "it holds from the later day");
        assert_eq!(seen("", &lee, toml, "2026-03-11"), "nobody of the other side has seconded it");
        assert_eq!(seen("", &lee, "", AS_OF), "03-10 03-31", "nobody asks for it");
        let ours = with("by: Priya, seconded_on: 2026-03-12");
        assert_eq!(
            seen("", &ours, toml, AS_OF),
            "Priya, who seconded it, is not of the other side than Priya"
        );
    }
}
