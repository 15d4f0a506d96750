//! The table of signals, and what is looked up in it.

use super::{PLAYS, Play, Signal, contract, delivery, neglect, people, satisfaction, usage};

/// Every signal, costliest to ignore first: a plan that nobody keeps, where nobody would see the rest, then what loses the
/// relationship, then the habit of use, then the date, then comfort.
pub const SIGNALS: &[&Signal] = &[
    &neglect::NO_CONTACT,
    &neglect::NOTHING_WRITTEN,
    &people::SPONSOR_MISSING,
    &people::CHAMPION_DEPARTED,
    &satisfaction::REPORTED_WORSE,
    &satisfaction::SATISFACTION_LOW,
    &neglect::HANDOFF_NOT_HELD,
    &neglect::KICKOFF_NOT_HELD,
    &neglect::NOBODY_SIGNED_IN,
    &usage::USAGE_STALL,
    &usage::USE_BELOW_LEVEL,
    &delivery::FIRST_VALUE_LATE,
    &neglect::NO_USAGE_DATA,
    &neglect::FULL_VALUE_LATE,
    &usage::ENGAGEMENT_DROP,
    &people::CUSTOMER_SILENT,
    &neglect::SPONSOR_NOT_MET,
    &people::SPONSOR_SILENT,
    &satisfaction::NPS_LOW,
    &people::SILENCE_AFTER_GO_LIVE,
    &people::RESOURCES_NOT_COMMITTED,
    &delivery::GO_LIVE_SLIPPING,
    &neglect::GATE_OVERDUE,
    &neglect::PAST_PLANNED_END,
    &contract::PROMISE_LATE,
    &delivery::BLOCKER_UNANSWERED,
    &delivery::MIGRATION_FAILING,
    &delivery::INTEGRATION_DELAYED,
    &delivery::SECURITY_PENDING,
    &contract::HOLD_OPEN_ENDED,
    &contract::WAIVER_LAPSING,
    &contract::NOTICE_NEAR,
    &delivery::VALUE_UNSHOWN,
    &people::SINGLE_THREADED,
    &usage::NOTHING_CREATED,
    &people::TRAINING_FAILED_TWICE,
    &delivery::SCOPE_GROWING,
    &usage::SINGLE_PLAYER_USE,
    &delivery::NO_INTEGRATION,
];

/// The signal with this id.
pub fn find(id: &str) -> Option<&'static Signal> {
    SIGNALS.iter().copied().find(|signal| signal.id == id)
}

/// The place of a signal in the order of what it costs to ignore; the last for an id that no signal has.
pub fn cost_rank(id: &str) -> usize {
    SIGNALS.iter().position(|signal| signal.id == id).unwrap_or(SIGNALS.len())
}

/// The play with this id.
pub fn find_play(id: &str) -> Option<&'static Play> {
    PLAYS.binary_search_by(|play| play.id.cmp(id)).ok().map(|index| PLAYS[index])
}
