//! Which changes of an entry need approval, by what the entry is.

use super::judge::Judge;
use super::{Approval, criteria, decided, drops, gates, moves, past, scores, settings, whole, words};
use crate::diff::entry::EntryChange;

/// What of an entry needs approval.
pub(super) fn of_entry(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let mut found = match change.shape.name {
        "Milestone" => moves::of_milestone(judge, change),
        "ValuePoint" => moves::of_value(judge, change),
        "Outcome" => match drops::of_entry(judge, change) {
            Some(dropped) => vec![dropped],
            None => moves::of_outcome(judge, change),
        },
        "Objective" | "Workstream" | "Resource" => drops::of_entry(judge, change).into_iter().collect(),
        "Commitment" => moves::of_commitment(judge, change),
        "Signoff" => gates::of_signoff(judge, change).into_iter().collect(),
        "Criterion" => criteria::of_criterion(judge, change),
        "Baseline" => gates::of_baseline(judge, change).into_iter().collect(),
        "Confirmation" => gates::of_confirmation(judge, change).into_iter().collect(),
        "Decision" => gates::of_decision(judge, change).into_iter().collect(),
        "Hold" => gates::of_hold(judge, change).into_iter().collect(),
        "Snapshot" => scores::of_snapshot(change).into_iter().collect(),
        "Ending" => whole::of_ending(judge, change).into_iter().collect(),
        _ => Vec::new(),
    };
    if !judge.is_new {
        found.extend(settings::of_entry(change));
        found.extend(gates::moves_taken_out(change));
        found.extend(words::of_entry(judge, change));
        if change.shape.name == "Decision" {
            found.extend(decided::of_decision(judge, change));
        }
        let past = past::of_entry(judge, change, &found);
        found.extend(past);
    }
    found
}
