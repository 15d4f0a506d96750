//! One criterion: how it stands, what was seen, what is asked, and what would meet it.

use super::judged::JudgedCriterion;
use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::signing::Signing;
use super::state::{CriterionKind, CriterionState};
use crate::date::Date;
use crate::model::{Criterion, GateName};
use crate::route::Route;

/// A judged criterion and the day that a sign-off relying on it must not precede.
pub(super) struct Judged {
    pub(super) criterion: JudgedCriterion,
    pub(super) relies_on: Option<Date>,
}

impl MeasuredPlan<'_> {
    /// Judges one criterion of a gate, given how it was signed off, if it was.
    pub(super) fn criterion(
        &self,
        gate: GateName,
        criterion: &Criterion,
        route: Route,
        signing: Option<&Signing<'_>>,
    ) -> Judged {
        let kind = CriterionKind::of(criterion);
        let ruling = match (criterion.not_applicable.answer(), kind) {
            (Some(why), _) => Ruling::new(CriterionState::NotApplicable, why),
            (None, CriterionKind::Measured) => self.measured(gate, criterion, signing),
            (None, CriterionKind::Milestone) => self.milestone(gate, criterion),
            (None, CriterionKind::Attested) => self.attested(gate, criterion),
        };
        let signed = signing.map(|signing| signing.on);
        let (ruling, relies_on) = self.with_waiver(gate, criterion, ruling, signed);
        let criterion = JudgedCriterion {
            id: criterion.id.clone(),
            text: criterion.text.or(&criterion.id).to_owned(),
            kind,
            state: ruling.state,
            observed: ruling.observed,
            required: ruling.required,
            evidence: ruling.evidence,
            source: ruling.source,
            owner: criterion.owner.get().map(str::to_owned).or(ruling.owner),
            on: ruling.on,
            remedy: ruling.remedy,
            route,
        };
        Judged { criterion, relies_on }
    }
}
