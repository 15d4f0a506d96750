//! The days that a plan is agreed and expected to come to.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::diff::Both;
use crate::model::{Event, GateName, PlanFile, ValueName};

/// A day that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayChange {
    /// Which.
    pub of: DayOf,
    /// It, before and after.
    pub day: Both<Option<Date>>,
}

/// Which day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOf {
    /// For which go-live is planned.
    GoLivePlanned,
    /// On which it was, or is to be expected.
    GoLiveExpected,
    /// On which a point of value was reached, or is to be expected.
    Value(ValueName),
    /// On which a gate after go-live can open.
    Gate(GateName),
}

impl DayOf {
    /// Every day that is compared, in the order in which they come.
    pub const ALL: [Self; 7] = [
        Self::GoLivePlanned,
        Self::GoLiveExpected,
        Self::Value(ValueName::QuickWin),
        Self::Value(ValueName::First),
        Self::Value(ValueName::Full),
        Self::Gate(GateName::Activation),
        Self::Gate(GateName::Graduation),
    ];

    /// As programs read it.
    pub fn word(self) -> String {
        match self {
            Self::GoLivePlanned => "go_live_planned".to_owned(),
            Self::GoLiveExpected => "go_live_expected".to_owned(),
            Self::Value(name) => format!("value_{}", name.word()),
            Self::Gate(gate) => format!("gate_{}", gate.word()),
        }
    }

    /// The files that it is worked out of.
    pub(super) const fn hangs_on(self) -> &'static [PlanFile] {
        match self {
            Self::GoLivePlanned => &[PlanFile::Onboarding, PlanFile::Jsp],
            _ => &[
                PlanFile::Onboarding,
                PlanFile::Handoff,
                PlanFile::Stakeholders,
                PlanFile::Jsp,
                PlanFile::Gates,
                PlanFile::Actions,
                PlanFile::Contacts,
                PlanFile::Adoption,
                PlanFile::Training,
            ],
        }
    }

    /// It in a plan, where there is one.
    pub fn of(self, it: &Assessment) -> Option<Date> {
        match self {
            Self::GoLivePlanned => it.schedule.event(Event::GoLive)?.2.due,
            Self::GoLiveExpected => it.schedule.event(Event::GoLive)?.2.date,
            Self::Value(name) => it.value_reached(name).or_else(|| it.schedule.value_expected(name)),
            Self::Gate(name) => {
                let gate = it.gates.get(name);
                gate.opened_on.or(gate.forecast)
            }
        }
    }
}

impl DayChange {
    /// By how many calendar days it is later; negative where it is earlier.
    pub fn later(&self) -> Option<i64> {
        self.day.known().map(|day| day.head.days_since(day.base))
    }
}

/// The days that differ.
pub(super) fn changes(plans: Both<Option<&Assessment>>) -> Vec<DayChange> {
    let each = DayOf::ALL.into_iter().map(|of| DayChange { of, day: plans.map(|it| of.of(it?)) });
    each.filter(|change| change.day.is_changed()).collect()
}

/// Calendar days by which go-live is later than it was agreed.
pub(super) fn slip(it: &Assessment) -> Option<i64> {
    it.schedule.event(Event::GoLive)?.2.slip_days
}
