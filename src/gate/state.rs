//! How a criterion stands, and how it is decided.

use crate::date::Date;
use crate::model::Criterion;

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
    pub const fn is_blocking(self) -> bool {
        matches!(self, Self::Unmet | Self::Unknown | Self::Lapsed(_))
    }

    /// The last day of its waiver, past or not.
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
    /// By a fact that has its home elsewhere.
    Fact,
    /// By one of several things.
    AnyOf,
    /// By somebody's word.
    Attested,
}

impl CriterionKind {
    /// How this criterion is decided.
    pub fn of(criterion: &Criterion) -> Self {
        if criterion.metric.is_written() {
            Self::Measured
        } else if criterion.milestone.is_written() {
            Self::Milestone
        } else if criterion.fact.is_some() {
            Self::Fact
        } else if !criterion.any_of.is_empty() {
            Self::AnyOf
        } else {
            Self::Attested
        }
    }

    /// As output writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Milestone => "milestone",
            Self::Fact => "fact",
            Self::AnyOf => "any_of",
            Self::Attested => "attested",
        }
    }
}
