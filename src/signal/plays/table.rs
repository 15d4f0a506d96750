//! The table of plays.

use super::{delivery, people, usage};
use crate::signal::play::Play;

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
