//! Keys that have no day of their own, on which gates and rights rest: roles, parts of the team, phases, segments.

use super::{Approval, ApprovalKind};
use crate::diff::entry::{EntryChange, EntryFate, KeyChange, clause};

/// The keys of each kind of entry on which gates rest. Those of criteria are told with the criterion.
const RESTS_ON: &[(&str, &[&str])] = &[
    ("Contract", &["signed_on"]),
    ("Gates", &["gates_open"]),
    ("Handoff", &["none"]),
    ("Milestone", &["phase", "event", "fact", "days", "after"]),
    ("Onboarding", &["playbook", "overlays", "segment", "engagement", "holidays"]),
    ("Technical", &["sso_required", "integrations", "data_migration"]),
    ("ValuePoint", &["definition", "milestone"]),
];

/// What of an entry is a setting or a role that needs to be looked at.
pub(super) fn of_entry(change: &EntryChange) -> Vec<Approval> {
    let told =
        |kind, keys: Vec<&KeyChange>| (!keys.is_empty()).then(|| Approval::of(kind, change, clause(&keys)));
    let roles = match change.shape.name {
        "Person" => change.keys.iter().filter(|it| it.field.key == "roles").collect(),
        "Team" => change.keys.iter().collect(),
        _ => Vec::new(),
    };
    let found = told(ApprovalKind::RoleChanged, roles);
    let settings = RESTS_ON.iter().find(|(shape, _)| *shape == change.shape.name).map_or(&[][..], |it| it.1);
    // What comes or goes as a whole is told as such.
    let is_whole = change.fate != EntryFate::Changed && !change.name.is_empty();
    let settings = settings.iter().filter(|_| !is_whole).filter_map(|key| change.key(key)).collect();
    found.into_iter().chain(told(ApprovalKind::SettingChanged, settings)).chain(done_when(change)).collect()
}

/// That something else is measured for a milestone to be done.
fn done_when(change: &EntryChange) -> Option<Approval> {
    change.under("done_when").next()?;
    let is_changed = change.fate == EntryFate::Changed;
    is_changed.then(|| Approval::of(ApprovalKind::SettingChanged, change, "differs in when it is done"))
}
