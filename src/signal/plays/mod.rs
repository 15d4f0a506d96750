//! The plays, one table: what to do about people, about use, about delivery.

mod delivery;
mod people;
mod usage;

use super::play::{Play, Step, TeamRole};

/// Every play, sorted by id.
pub const PLAYS: &[&Play] = &[
    &people::ADMIN_COACHING,
    &usage::FIRST_STEPS,
    &delivery::FIRST_VALUE_ESCALATION,
    &delivery::GO_LIVE_RECOVERY,
    &delivery::INTEGRATION_RESCUE,
    &people::MULTI_THREADING,
    &people::PAUSE_OR_AT_RISK,
    &usage::RE_ENABLEMENT,
    &people::RELATIONSHIP_REBUILD,
    &delivery::SCOPE_CONTROL,
    &delivery::SECURITY_FAST_TRACK,
    &people::SPONSOR_RE_ENGAGEMENT,
    &people::STEADY_CONTACT,
    &usage::TEAM_INVITATION,
    &delivery::WHITE_GLOVE_IMPORT,
];

const fn csm(within: u32, title: &'static str) -> Step {
    Step { title, owner: TeamRole::Csm, within }
}

const fn implementation(within: u32, title: &'static str) -> Step {
    Step { title, owner: TeamRole::Implementation, within }
}

const fn ae(within: u32, title: &'static str) -> Step {
    Step { title, owner: TeamRole::Ae, within }
}

const fn support(within: u32, title: &'static str) -> Step {
    Step { title, owner: TeamRole::Support, within }
}
