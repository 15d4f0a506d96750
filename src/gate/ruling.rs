//! What is ruled on a criterion, by what decides it and by its waivers.

use super::state::CriterionState;
use crate::date::Date;
use crate::remedy::Remedy;
use crate::route::Route;

/// How a criterion stands on a day, and why.
#[derive(Clone)]
pub(super) struct Ruling {
    pub(super) state: CriterionState,
    pub(super) observed: String,
    pub(super) required: String,
    pub(super) evidence: Option<String>,
    pub(super) source: Option<Route>,
    pub(super) owner: Option<String>,
    /// When it was met, or will be.
    pub(super) on: Option<Date>,
    /// When the waiver was given that it stands on.
    pub(super) waived_on: Option<Date>,
    /// Whether all that is missing is ours to write down.
    pub(super) is_unwritten: bool,
    pub(super) remedy: Remedy,
}

impl Ruling {
    pub(super) fn new(state: CriterionState, observed: impl Into<String>) -> Self {
        Self {
            state,
            observed: observed.into(),
            required: String::new(),
            evidence: None,
            source: None,
            owner: None,
            on: None,
            waived_on: None,
            is_unwritten: false,
            remedy: Remedy::default(),
        }
    }

    pub(super) fn remedy(self, remedy: impl Into<Remedy>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }

    pub(super) fn required(self, required: impl Into<String>) -> Self {
        Self { required: required.into(), ..self }
    }

    pub(super) fn owner(self, owner: Option<&str>) -> Self {
        Self { owner: owner.map(str::to_owned), ..self }
    }

    pub(super) fn evidence(self, evidence: Option<&str>) -> Self {
        Self { evidence: evidence.map(str::to_owned), ..self }
    }

    pub(super) fn source(self, source: Option<Route>) -> Self {
        Self { source, ..self }
    }

    pub(super) fn unwritten(self, is_unwritten: bool) -> Self {
        Self { is_unwritten, ..self }
    }

    /// The day since when it keeps no gate shut, where that is known.
    pub(super) fn settled_on(&self) -> Option<Date> {
        self.waived_on.or(self.on).filter(|_| !self.state.is_blocking())
    }

    pub(super) fn on(self, on: Option<Date>) -> Self {
        Self { on, ..self }
    }
}
