//! What a change comes to: phase, gates, the days to expect, health, signals.

mod days;
mod gates;
mod health;
mod promises;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{Phase, PlanFile};
use crate::signal::{Fired, watch};
use crate::slip::{Against, Ledger};

use super::Both;
use super::unread::Unread;

pub use days::{DayChange, DayOf};
pub use gates::{CriterionChange, GateChange};
pub use health::{CapChange, ComponentChange, HealthChange};
pub use promises::PromiseRoom;

/// What a change comes to. Lists have only what changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// The phase; none before a plan is there, and after its end.
    pub phase: Both<Option<Phase>>,
    /// The days that are agreed and to be expected.
    pub days: Vec<DayChange>,
    /// Calendar days by which go-live is later than it was agreed.
    pub slip: Both<Option<i64>>,
    /// Whose days those are, where the slip can be explained.
    pub ledger: Both<Option<Ledger>>,
    /// How long it is planned to take; of the head, where it is there.
    pub course: Option<Course>,
    /// Promises that have other room after go-live.
    pub promises: Vec<PromiseRoom>,
    /// The gates.
    pub gates: Vec<GateChange>,
    /// The health.
    pub health: HealthChange,
    /// Signals that started and stopped.
    pub signals: SignalChange,
}

/// The files that say what a gate asks for, and who may open it.
const OF_GATES: [PlanFile; 4] =
    [PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Gates];

/// How long an onboarding is planned to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day of the signature, which is day 0.
    pub signed: Date,
    /// Calendar days that it is to take.
    pub days: i64,
    /// The last of them; days on hold come on top.
    pub end: Date,
}

/// Signals that fire in one version and not in the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignalChange {
    /// They fire in the head alone.
    pub started: Vec<Fired>,
    /// They fire in the base alone.
    pub stopped: Vec<Fired>,
}

impl Consequence {
    /// What lies between two versions of a plan.
    pub fn between(plans: Both<Option<&Assessment>>) -> Self {
        // Of what has ended nobody asks any more how it is.
        let going = plans.map(|it| it.filter(|it| !it.has_ended()));
        let change = Self {
            phase: plans.map(|it| it.and_then(|it| it.gates.phase)),
            days: days::changes(plans),
            slip: going.map(|it| it.and_then(days::slip)),
            ledger: going.map(|it| Ledger::of(&it?.schedule, Against::Last).ok()),
            course: plans.head.or(plans.base).map(Course::of),
            promises: promises::changes(plans),
            gates: gates::changes(plans),
            health: HealthChange::between(going),
            signals: SignalChange::between(going),
        };
        let has_ended = plans.map(|it| it.is_some_and(|it| it.has_ended()));
        if has_ended.head && !has_ended.base { change.at_the_end() } else { change }
    }

    /// The same without what only ends with the onboarding: what was to be expected, what held the score down.
    fn at_the_end(mut self) -> Self {
        self.days.retain(|it| it.day.known().is_some());
        self.slip = Both::default();
        self.ledger = Both::default();
        self.health.caps.clear();
        self.signals = SignalChange::default();
        self
    }

    /// The same without what depends on files that cannot be read: that neither came nor went, nobody knows it.
    #[must_use]
    pub(super) fn without(mut self, unread: &Unread) -> Self {
        if unread.is_empty() {
            return self;
        }
        // The score, the phase and the signals are made of nearly all files.
        self.phase = Both::default();
        self.health = HealthChange::nothing();
        self.signals = SignalChange::default();
        self.gates.retain(|gate| !unread.has_one_of(&OF_GATES) && !gate.turned_unknown());
        self.days.retain(|it| !unread.has_one_of(it.of.hangs_on()));
        if unread.has_one_of(DayOf::GoLiveExpected.hangs_on()) {
            self.slip = Both::default();
            self.ledger = Both::default();
        }
        self
    }

    /// A day before and after; none where it does not change.
    pub fn day(&self, of: DayOf) -> Option<Both<Option<Date>>> {
        self.days.iter().find(|it| it.of == of).map(|it| it.day)
    }

    /// Whether nothing of it changes.
    pub fn is_nothing(&self) -> bool {
        let is_same = !self.phase.is_changed() && !self.slip.is_changed() && !self.health.is_changed();
        let has_signals = !self.signals.started.is_empty() || !self.signals.stopped.is_empty();
        is_same && self.days.is_empty() && self.gates.is_empty() && !has_signals
    }
}

impl Course {
    fn of(it: &Assessment) -> Self {
        Self { signed: it.signed(), days: it.planned_days(), end: it.planned_end() }
    }
}

impl SignalChange {
    fn between(plans: Both<Option<&Assessment>>) -> Self {
        let Both { base, head } = plans.map(|it| it.map(watch).unwrap_or_default());
        let missing_in = |others: &[Fired], one: &Fired| others.iter().all(|it| it.signal != one.signal);
        let started = head.iter().filter(|it| missing_in(&base, it)).cloned().collect();
        let stopped = base.iter().filter(|it| missing_in(&head, it)).cloned().collect();
        Self { started, stopped }
    }
}
