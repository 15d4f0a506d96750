//! One criterion: how it stands, what was seen, what is asked, and what would meet it.

use super::Judge;
use super::measured::Signing;
use crate::date::Date;
use crate::model::{Criterion, GateName};
use crate::remedy::Remedy;
use crate::route::Route;

/// How a criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionState {
    /// True, and shown to be.
    Met,
    /// Not true yet, or not shown.
    Unmet,
    /// What decides it is unknown or stale.
    Unknown,
    /// Not needed up to and including this day.
    Waived(Date),
    /// Not needed up to and including this day, which is past.
    Lapsed(Date),
    /// The plan does not need it.
    NotApplicable,
}

impl CriterionState {
    /// As output writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Unknown => "unknown",
            Self::Waived(_) => "waived",
            Self::Lapsed(_) => "lapsed",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Whether it keeps a gate shut.
    #[must_use]
    pub const fn is_blocking(self) -> bool {
        matches!(self, Self::Unmet | Self::Unknown | Self::Lapsed(_))
    }

    /// The last day of its waiver, past or not.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        match self {
            Self::Waived(until) | Self::Lapsed(until) => Some(until),
            _ => None,
        }
    }
}

/// How a criterion is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionKind {
    /// By a metric.
    Measured,
    /// By a milestone.
    Milestone,
    /// By somebody's word.
    Attested,
}

impl CriterionKind {
    /// How this criterion is decided.
    #[must_use]
    pub const fn of(criterion: &Criterion) -> Self {
        if criterion.metric.is_written() {
            Self::Measured
        } else if criterion.milestone.is_written() {
            Self::Milestone
        } else {
            Self::Attested
        }
    }

    /// As output writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Milestone => "milestone",
            Self::Attested => "attested",
        }
    }
}

/// One criterion, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedCriterion {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// How it is decided.
    pub kind: CriterionKind,
    /// How it stands.
    pub state: CriterionState,
    /// What was seen, as printed: `62 %`, `done on 2026-04-10`, `attested by …`.
    pub observed: String,
    /// What is asked, as printed: `at least 70 %`.
    pub required: String,
    /// What proves it, in somebody's words.
    pub evidence: Option<String>,
    /// Where what was seen is written, for a metric.
    pub source: Option<Route>,
    /// Who sees to it, or saw to it.
    pub owner: Option<String>,
    /// When it was met, or is due.
    pub on: Option<Date>,
    /// What would meet it; nothing where nothing is needed.
    pub remedy: Remedy,
    /// Where it is written.
    pub route: Route,
}

/// How a criterion stands before waivers: what its metric, its milestone or its attestation says.
pub(super) struct Ruling {
    pub(super) state: CriterionState,
    pub(super) observed: String,
    pub(super) required: String,
    pub(super) evidence: Option<String>,
    pub(super) source: Option<Route>,
    pub(super) owner: Option<String>,
    /// When it was met, or will be.
    pub(super) on: Option<Date>,
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

    pub(super) fn on(self, on: Option<Date>) -> Self {
        Self { on, ..self }
    }
}

/// A judged criterion and the day that a sign-off relying on it must not precede.
pub(super) struct Judged {
    pub(super) criterion: JudgedCriterion,
    pub(super) relies_on: Option<Date>,
}

impl Judge<'_> {
    /// Judges one criterion of a gate, given how it was signed off, if it was.
    pub(super) fn criterion(
        &self,
        gate: GateName,
        criterion: &Criterion,
        route: Route,
        signing: Option<&Signing>,
    ) -> Judged {
        let kind = CriterionKind::of(criterion);
        let ruling = match (criterion.not_applicable.get(), kind) {
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
