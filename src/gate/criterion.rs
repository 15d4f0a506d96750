//! One criterion on a day: how it stands, what was seen, what is asked, and what would meet it.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::{CriterionKind, CriterionState};
use crate::model::{Criterion, Fact, GateName, PlanFile};
use crate::phrase::List;
use crate::remedy::Remedy;

impl MeasuredPlan<'_> {
    /// Judges one criterion of a gate on the day of the plan, whether or not anybody signs.
    pub(super) fn ruling(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        if let Some(ruled_out) = self.ruled_out(gate, criterion) {
            return Ruling::new(CriterionState::NotApplicable, ruled_out.reason.or(""))
                .owner(ruled_out.by.get())
                .on(ruled_out.ruled_on);
        }
        let ruling = self.decided(gate, criterion);
        self.with_waivers(gate, criterion, ruling)
    }

    fn decided(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        match CriterionKind::of(criterion) {
            CriterionKind::Measured => self.measured(gate, criterion),
            CriterionKind::Milestone => self.milestone(gate, criterion),
            CriterionKind::Fact => match criterion.fact {
                Some(fact) => self.rests_on(fact),
                None => Ruling::new(CriterionState::Unmet, "nothing decides it"),
            },
            CriterionKind::AnyOf => self.any_of(gate, criterion),
            CriterionKind::Attested => self.attested(gate, criterion),
        }
    }

    /// Judges a criterion that rests on a fact. What shows it is asked for at its home.
    fn rests_on(&self, fact: Fact) -> Ruling {
        let (home, phrase) = (fact.home(), fact.phrase());
        let ruling = if let Some(why) = self.fact_not_needed(fact) {
            Ruling::new(CriterionState::NotApplicable, why)
        } else if self.plan.is_doubtful(home.file()) {
            self.in_doubt(home.file(), format!("`{}` could not be read in full", home.file()))
        } else if let Some((on, route)) = self.fact(fact) {
            Ruling::new(CriterionState::Met, format!("{phrase} on {on}"))
                .on(Some(*on))
                .source(Some(route.clone()))
        } else {
            let note = self.noting("note it once it has happened", fact);
            Ruling::new(CriterionState::Unmet, "not written down").remedy(note)
        };
        ruling.required(phrase)
    }

    /// Judges a criterion that one of several things meets: by the first that does. One that the plan does not need meets
    /// nothing.
    fn any_of(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        let each = criterion.any_of.iter().map(|one| self.decided(gate, &criterion.decided_by(one)));
        let mut each: Vec<Ruling> = each.collect();
        let required: Vec<&str> = each.iter().map(|ruling| ruling.required.as_str()).collect();
        let required = List::or(&required).to_string();
        if let Some(met) = each.iter().position(|ruling| ruling.state == CriterionState::Met) {
            return each.swap_remove(met).required(required);
        }
        let is_unwritten = each.iter().any(|ruling| ruling.is_unwritten);
        let is_unknown = each.iter().all(|ruling| ruling.state == CriterionState::Unknown);
        let state = if is_unknown { CriterionState::Unknown } else { CriterionState::Unmet };
        let observed: Vec<&str> = each.iter().map(|ruling| ruling.observed.as_str()).collect();
        let observed = observed.join("; ");
        let remedy = each.into_iter().fold(Remedy::default(), |all, ruling| all.or(ruling.remedy));
        Ruling::new(state, observed).required(required).unwritten(is_unwritten).remedy(remedy)
    }

    /// What is said of a criterion that a file decides which could not be read in full.
    pub(super) fn in_doubt(&self, file: PlanFile, observed: impl Into<String>) -> Ruling {
        Ruling::new(CriterionState::Unknown, observed).remedy(self.to_fix(file))
    }
}
