//! What a change of the files does to a plan: two versions of it, judged on the same day, each by its own tree's
//! configuration, so that only the change shows.
//!
//! What is said here is typed; the words are those of `report::diff`.

mod approval;
mod both;
mod consequence;
mod entry;
mod findings;
mod left_behind;
mod paired;
mod plan;
mod settings;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trouble;
mod unread;
mod version;

pub use approval::{Approval, ApprovalKind, DayMoved, Standing};
pub use both::Both;
pub use consequence::{
    CapChange, ComponentChange, Consequence, Course, CriterionChange, DayChange, DayOf, GateChange,
    HealthChange, PromiseRoom, SignalChange,
};
pub use entry::{EntryChange, EntryFate, KeyChange};
pub use findings::{FindingChanges, Gone, GoneBecause, new_findings};
pub use left_behind::{LeftBehind, LeftEntry, LeftKind};
pub use paired::{is_one_plan, paired, place_of};
pub use plan::{PlanDiff, PlanFate, say_who_begins_anew};
pub use settings::{SettingChange, SettingKind, settings, workspaces};
pub use trouble::Trouble;
pub use unread::Unread;
pub use version::Version;
