//! Criteria that somebody's word decides: who, on which day, having seen what.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Attestation, Criterion, GateName, Person, PlanFile, Role};
use crate::person::is_same;
use crate::phrase::List;
use crate::plan::Plan;
use crate::remedy::{Remedy, Word, blank, commands};

impl MeasuredPlan<'_> {
    /// Judges an attested criterion. A name, a day and evidence, or it is a rumour.
    pub(super) fn attested(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        let required = match criterion.by_role {
            Some(role) => format!("attested by {}, with evidence", a(role)),
            None => "attested, with evidence".to_owned(),
        };
        let ruling = match criterion.attest.as_ref().filter(|attest| is_written(attest, self.as_of())) {
            Some(attest) => {
                self.weigh(gate, criterion, attest).owner(attest.by.get()).evidence(attest.evidence.get())
            }
            None => {
                Ruling::new(CriterionState::Unmet, "not attested").remedy(self.to_attest(gate, criterion))
            }
        };
        ruling.required(required)
    }

    fn weigh(&self, gate: GateName, criterion: &Criterion, attest: &Attestation) -> Ruling {
        let missing: Vec<&str> = [
            ("`by`", attest.by.is_answered()),
            ("`on`", attest.on.is_some()),
            ("`evidence`", attest.evidence.is_answered()),
        ]
        .into_iter()
        .filter_map(|(key, is_there)| (!is_there).then_some(key))
        .collect();
        let again = |on: Word| {
            let (by, evidence) =
                (Word::or(attest.by.get(), "name"), Word::or(attest.evidence.get(), "evidence"));
            commands::gate_attest(self.slug(), gate, &criterion.id, by, evidence, Some(on))
        };
        let (Some(by), Some(on), true) = (attest.by.get(), attest.on, missing.is_empty()) else {
            let missing = List::and(&missing);
            return Ruling::new(CriterionState::Unmet, format!("attested without {missing}"))
                .remedy(Remedy::run(format!("add {missing}"), again(Word::or(attest.on, "date"))));
        };
        if let Some(role) = criterion.by_role
            && let Some(ruling) = self.lacks_role(gate, criterion, by, role, on)
        {
            return ruling;
        }
        Ruling::new(CriterionState::Met, format!("attested by {by} on {on}")).on(Some(on))
    }

    /// Why `by` may not attest, when the criterion asks for a role that they did not have on that day.
    fn lacks_role(
        &self,
        gate: GateName,
        criterion: &Criterion,
        by: &str,
        role: Role,
        on: Date,
    ) -> Option<Ruling> {
        let plan = &self.plan;
        if plan.stakeholders.people.iter().any(|person| is_called(person, by) && held(person, role, on)) {
            return None;
        }
        let observed = format!("attested by {by}, who was not {} of the customer", a(role));
        Some(if plan.is_doubtful(PlanFile::Stakeholders) {
            Ruling::new(CriterionState::Unknown, "`stakeholders.yaml` could not be read in full")
                .remedy(self.to_fix(PlanFile::Stakeholders))
        } else {
            Ruling::new(CriterionState::Unmet, observed).remedy(self.to_attest(gate, criterion))
        })
    }

    /// How the criterion is attested by somebody who may.
    fn to_attest(self, gate: GateName, criterion: &Criterion) -> Remedy {
        let attest =
            |by: Word| commands::gate_attest(self.slug(), gate, &criterion.id, by, blank("evidence"), None);
        let Some(role) = criterion.by_role else {
            return match criterion.owner.get() {
                Some(owner) => Remedy::run(format!("have {owner} attest it"), attest(owner.into())),
                None => Remedy::run("have somebody who saw it attest it", attest(blank("name"))),
            };
        };
        match holders(&self.plan, role, self.as_of()).as_slice() {
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

/// The customer's people who are `role` on that day.
fn holders(plan: &Plan, role: Role, on: Date) -> Vec<&str> {
    plan.stakeholders.people.iter().filter(|p| held(p, role, on)).map(|p| p.name.trim()).collect()
}

/// Whether the person was there, as `role`, on that day. Somebody who left later still saw what they saw.
fn held(person: &Person, role: Role, on: Date) -> bool {
    person.is(role) && was_there(person, on)
}

/// Whether the person was still there on that day, as far as the plan tells.
pub(super) fn was_there(person: &Person, on: Date) -> bool {
    person.is_active() || person.departed_on.is_some_and(|left| left > on)
}

pub(super) fn is_called(person: &Person, name: &str) -> bool {
    is_same(&person.name, name)
}

/// Whether somebody had given their word by `as_of`. An attestation of which nothing is filled in is an empty form.
fn is_written(attest: &Attestation, as_of: Date) -> bool {
    let is_filled = attest.by.is_written() || attest.on.is_some() || attest.evidence.is_written();
    is_filled && attest.on.is_none_or(|on| on <= as_of)
}

/// The role as a sentence has it: `an executive sponsor`.
fn a(role: Role) -> String {
    let words = role.word().replace('_', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}
