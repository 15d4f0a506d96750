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

/// With which signal each kind of loss begins, the gravest first: the plan that nobody keeps, the customer, the date, comfort.
const LOSSES: [&str; 4] = ["no_contact", "sponsor_missing", "resources_not_committed", "single_threaded"];

/// How grave a loss a signal is about, by its place: 0 the gravest. Between plans that stand to lose as much the contract
/// decides, and not which of the signals of one kind it is.
pub fn loss(rank: usize) -> usize {
    LOSSES.iter().filter(|first| cost_rank(first) <= rank).count().saturating_sub(1)
}

/// The play with this id.
pub fn find_play(id: &str) -> Option<&'static Play> {
    PLAYS.binary_search_by(|play| play.id.cmp(id)).ok().map(|index| PLAYS[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_loss_begins_with_a_signal_and_all_are_in_order() {
        let begins = LOSSES.map(cost_rank);
        assert!(begins.is_sorted() && begins[3] < SIGNALS.len(), "{begins:?}");
        let losses = SIGNALS.iter().map(|it| loss(cost_rank(it.id))).collect::<Vec<_>>();
        assert!(losses.is_sorted() && losses[0] == 0, "{losses:?}");
        let of = |id: &str| loss(cost_rank(id));
        assert_eq!(of("sponsor_missing"), of("first_value_late"));
        assert_eq!((of("nothing_written"), of("gate_overdue"), of("no_integration")), (0, 2, 3));
    }
}
