//! The text of each file of a new plan: what is known filled in, the rest a key with a line on what belongs there.

mod gates;
mod handoff;
mod head;
mod jsp;
mod logs;
mod milestones;
mod page;
mod people;
mod usage;

use super::model::Spoken;
use super::{Draft, TeamRole};
use crate::model::{PlanFile, Role};
use page::Row;

/// The text of one file.
pub(super) fn page(draft: &Draft, file: PlanFile) -> String {
    let page = match file {
        PlanFile::Onboarding => head::page(draft),
        PlanFile::Handoff => handoff::page(draft),
        PlanFile::Stakeholders => people::page(),
        PlanFile::Jsp => jsp::page(draft),
        PlanFile::Gates => gates::page(draft),
        PlanFile::Actions => logs::actions(draft),
        PlanFile::Decisions => logs::decisions(draft),
        PlanFile::Risks => logs::risks(draft),
        PlanFile::Adoption => usage::adoption(draft),
        PlanFile::Training => usage::training(draft),
        PlanFile::Friction => usage::friction(),
        PlanFile::Updates => logs::updates(draft),
        PlanFile::Expansion => logs::expansion(draft),
    };
    page.finish()
}

/// `owner`: the person who plays the part, or which part wants a person.
fn owner(draft: &Draft, role: Option<TeamRole>) -> Row {
    let lacking = match role {
        Some(TeamRole::Csm) => "our CSM",
        Some(TeamRole::Implementation) => "our implementation owner",
        Some(TeamRole::Ae) => "our account executive",
        Some(TeamRole::Support) => "our support escalation owner",
        None => "who of ours",
    };
    Row::maybe_text("owner", role.and_then(|role| draft.person(role)), lacking)
}

/// `customer_owner`: nobody yet; which part of theirs is wanted.
fn customer_owner(role: Option<Role>) -> Row {
    let lacking = role.map_or_else(|| "who of theirs".to_owned(), |role| format!("their {}", Spoken(role)));
    Row::empty("customer_owner", lacking)
}
