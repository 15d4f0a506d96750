//! Acts that were there and counted for nothing, and to which what they lacked is added in their place.

use crate::diff::entry::{EntryChange, EntryFate};

/// Without what an act counts for nothing, or rests on nothing. Where that comes later, the act counts from its old day, so that
/// it is judged as one of the day of the change.
const COMPLETED_BY: [(&str, &[&str]); 5] = [
    ("Attestation", &["evidence"]),
    ("Confirmation", &["evidence"]),
    ("Dropped", &["by", "reason", "decision"]),
    ("NotApplicable", &["reason", "decision"]),
    ("Waiver", &["reason", "decision"]),
];

/// What was added to an act that had counted for nothing.
pub(super) fn completed_by(change: &EntryChange) -> Vec<&'static str> {
    let keys = COMPLETED_BY.iter().find(|(shape, _)| *shape == change.shape.name).map_or(&[][..], |it| it.1);
    let added = keys.iter().filter_map(|key| change.key(key)).filter(|it| it.before.is_none());
    if change.fate == EntryFate::Changed { added.map(|it| it.field.label).collect() } else { Vec::new() }
}

/// Whether an act is completed in place, so that it counts from its old day.
pub(super) fn is_completed(change: &EntryChange) -> bool {
    !completed_by(change).is_empty()
}
