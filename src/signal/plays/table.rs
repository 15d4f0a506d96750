//! The table of plays.

use super::{agreements, delivery, people, usage};
use crate::signal::play::Play;

/// Every play, sorted by id.
pub const PLAYS: &[&Play] = &[
    &people::ADMIN_COACHING,
    &people::ESCALATION,
    &usage::FIRST_STEPS,
    &delivery::FIRST_VALUE_ESCALATION,
    &delivery::GO_LIVE_RECOVERY,
    &delivery::INTEGRATION_RESCUE,
    &people::MULTI_THREADING,
    &people::PAUSE_OR_AT_RISK,
    &agreements::PROMISE_RECOVERY,
    &usage::RE_ENABLEMENT,
    &people::RELATIONSHIP_REBUILD,
    &agreements::RENEWAL_PREPARATION,
    &agreements::RESTART,
    &delivery::SCOPE_CONTROL,
    &delivery::SECURITY_FAST_TRACK,
    &people::SILENCE_LADDER,
    &people::SPONSOR_RE_ENGAGEMENT,
    &people::STEADY_CONTACT,
    &usage::TEAM_INVITATION,
    &agreements::WAIVER_CLOSE_OUT,
    &delivery::WHITE_GLOVE_IMPORT,
];
