//! Whose doing a change was, in words.

use crate::phrase::{List as Words, Signed};
use crate::since::{By, Change, Hands, PlanSince, Share};

/// `time passed`, `Ana Ruiz`, `+7 as time passed, −7 by Sofia Brandt, +7 by Tomas Lind`.
pub(super) fn whose(plan: &PlanSince, change: &Change) -> String {
    let shares = plan.shares(change);
    match shares.as_slice() {
        [] => of_all(change.by, &plan.hands),
        [one] => one.stage.hands.as_ref().map_or_else(|| "time passed".to_owned(), names),
        _ => parts(&shares),
    }
}

/// Each with what it did, those of the same people together.
fn parts(shares: &[Share<'_>]) -> String {
    let mut sums: Vec<(String, f64)> = Vec::new();
    for share in shares {
        let who = share
            .stage
            .hands
            .as_ref()
            .map_or_else(|| "as time passed".to_owned(), |hands| format!("by {}", listed(hands)));
        let points = share.amount.unwrap_or_default();
        match sums.iter_mut().find(|(it, _)| *it == who) {
            Some((_, sum)) => *sum += points,
            None => sums.push((who, points)),
        }
    }
    let sums = sums.iter().map(|(who, sum)| (who, (sum * 10.0).round() / 10.0));
    let said = sums.filter(|(_, sum)| *sum != 0.0).map(|(who, sum)| format!("{} {who}", Signed(sum)));
    said.collect::<Vec<_>>().join(", ")
}

/// Of what cannot be told apart, all who may have done it.
pub(super) fn of_all(by: By, hands: &Hands) -> String {
    match by {
        By::Time => "time passed".to_owned(),
        By::Files => names(hands),
        By::Both { .. } => format!("as time passed and by {}", names(hands)),
    }
}

/// As they are named alone.
pub(super) fn names(hands: &Hands) -> String {
    if hands.authors.is_empty() && hands.is_uncommitted {
        return if hands.has_settings { "not committed (settings)" } else { "not committed" }.to_owned();
    }
    listed(hands)
}

/// The people, and what is not committed; whether settings changed as well.
fn listed(hands: &Hands) -> String {
    let loose = hands.is_uncommitted.then_some("what is not committed");
    let all: Vec<&str> = hands.authors.iter().map(String::as_str).chain(loose).collect();
    let settings = if hands.has_settings { " (settings)" } else { "" };
    if all.is_empty() { "a file that changed".to_owned() } else { format!("{}{settings}", Words::and(&all)) }
}
