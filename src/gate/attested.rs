//! Criteria that somebody's word decides: who, on which day, having seen what.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use crate::model::{Attestation, Criterion, GateName, PlanFile, Role};
use crate::phrase::List;
use crate::remedy::{Remedy, Word, blank, commands};

impl MeasuredPlan<'_> {
    /// Judges an attested criterion. A name, a day and evidence, or it is a rumour. Of several attestations the earliest
    /// that counts decides; what keeps the last from counting is told where none does.
    pub(super) fn attested(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        let required = match criterion.by_role {
            Some(role) => format!("attested by {}, with evidence", a(role)),
            None => "attested, with evidence".to_owned(),
        };
        let day = self.as_of();
        let mut given: Vec<&Attestation> =
            criterion.attestations.iter().filter(|it| it.is_there_on(day)).collect();
        given.sort_by_key(|it| it.attested_on);
        let mut last = None;
        for attestation in given {
            let ruling = self.weigh(gate, criterion, attestation).owner(attestation.by.get());
            let ruling = ruling.evidence(attestation.evidence.get()).required(required.as_str());
            if ruling.state == CriterionState::Met {
                return ruling;
            }
            last = Some(ruling);
        }
        let none = || {
            // The word of a customer's role is theirs to give, that of anybody who saw it ours to ask for.
            Ruling::new(CriterionState::Unmet, self.unattested(criterion))
                .unwritten(criterion.by_role.is_none())
                .remedy(self.to_attest(gate, criterion))
                .required(required.as_str())
        };
        last.unwrap_or_else(none)
    }

    /// That nobody has given their word, or who took it back last.
    fn unattested(self, criterion: &Criterion) -> String {
        let given = criterion.attestations.iter();
        let given = given.filter(|it| it.attested_on.is_some_and(|on| on <= self.as_of()));
        let taken_back = given.filter_map(|it| {
            let on = it.withdrawn.as_ref().map(|withdrawn| withdrawn.withdrawn_on)?;
            (on <= self.as_of()).then_some((on, it.by.or("somebody")))
        });
        match taken_back.max_by_key(|(on, _)| *on) {
            Some((on, by)) => format!("the word of {by} was taken back on {on}"),
            None => "not attested".to_owned(),
        }
    }

    fn weigh(&self, gate: GateName, criterion: &Criterion, attestation: &Attestation) -> Ruling {
        let Attestation { by, attested_on, evidence, .. } = attestation;
        let missing: Vec<String> = attestation
            .parts()
            .iter()
            .filter(|(_, is_there)| !is_there)
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        let again = |on: Word| {
            let (by, evidence) = (Word::or(by.answer(), "name"), Word::or(evidence.answer(), "evidence"));
            commands::gate_attest(self.slug(), gate, &criterion.id, by, evidence, Some(on))
        };
        let (Some(by), Some(on), true) = (by.get(), *attested_on, missing.is_empty()) else {
            let missing = List::and(&missing);
            return Ruling::new(CriterionState::Unmet, format!("attested without {missing}"))
                .unwritten(true)
                .remedy(Remedy::run(format!("add {missing}"), again(Word::or(*attested_on, "date"))));
        };
        if let Some(role) = criterion.by_role.filter(|_| !self.may_attest(criterion, attestation)) {
            return self.lacks_role(gate, criterion, by, role);
        }
        Ruling::new(CriterionState::Met, format!("attested by {by} on {on}")).on(Some(on))
    }

    /// That `by` may not attest: the criterion asks for a role that they did not have on that day.
    fn lacks_role(&self, gate: GateName, criterion: &Criterion, by: &str, role: Role) -> Ruling {
        if self.plan.is_doubtful(PlanFile::Stakeholders) {
            return self.in_doubt(PlanFile::Stakeholders, "`stakeholders.yaml` could not be read in full");
        }
        let observed = format!("attested by {by}, who was not {} of the customer", a(role));
        Ruling::new(CriterionState::Unmet, observed).remedy(self.to_attest(gate, criterion))
    }

    /// How the criterion is attested by somebody who may.
    fn to_attest(self, gate: GateName, criterion: &Criterion) -> Remedy {
        let attest =
            |by: Word| commands::gate_attest(self.slug(), gate, &criterion.id, by, blank("evidence"), None);
        let Some(role) = criterion.by_role else {
            let there = criterion.owner.one_on(self.as_of()).filter(|it| !self.had_left(it, self.as_of()));
            return match there {
                Some(owner) => Remedy::run(format!("have {owner} attest it"), attest(owner.into())),
                None => Remedy::run("have somebody who saw it attest it", attest(blank("name"))),
            };
        };
        let holders: Vec<&str> = self.holders(role, self.as_of()).map(|it| it.name.trim()).collect();
        match holders.as_slice() {
            [] => {
                let add = commands::stakeholder_add(self.slug(), blank("name"), role.word());
                let attest = Remedy::run("have them attest it", attest(blank("name")));
                Remedy::run(format!("name {} of the customer", a(role)), add).then(attest)
            }
            [only] => Remedy::run(format!("have {only} attest it"), attest((*only).into())),
            names => Remedy::run(format!("have {} attest it", List::or(names)), attest(blank("name"))),
        }
    }
}

/// The role as a sentence has it: `an executive sponsor`.
fn a(role: Role) -> String {
    let words = role.word().replace('_', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}
