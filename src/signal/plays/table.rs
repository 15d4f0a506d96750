//! The table of plays.

use super::{agreements, delivery, people, usage};
use crate::signal::play::Play;

/// Every play, sorted by id.
pub const PLAYS: &[&Play] = &[
    &people::ADMIN_COACHING,
    &usage::COUNT_USE,
    &people::ESCALATION,
    &usage::FIRST_STEPS,
    &delivery::FIRST_VALUE_ESCALATION,
    &delivery::GATE_RECOVERY,
    &delivery::GO_LIVE_RECOVERY,
    &delivery::HANDOFF_NOW,
    &delivery::INTEGRATION_RESCUE,
    &delivery::KICKOFF_NOW,
    &delivery::LONG_TAIL,
    &people::MULTI_THREADING,
    &people::PAUSE_OR_AT_RISK,
    &people::PLAN_REVIEW,
    &agreements::PROMISE_RECOVERY,
    &usage::RE_ENABLEMENT,
    &people::RELATIONSHIP_REBUILD,
    &agreements::RENEWAL_PREPARATION,
    &agreements::RESTART,
    &people::SATISFACTION_RECOVERY,
    &delivery::SCOPE_CONTROL,
    &people::SECOND_LOOK,
    &delivery::SECURITY_FAST_TRACK,
    &people::SILENCE_LADDER,
    &people::SPONSOR_INTRODUCTION,
    &people::SPONSOR_RE_ENGAGEMENT,
    &people::SPONSOR_SEARCH,
    &people::STEADY_CONTACT,
    &usage::TEAM_INVITATION,
    &usage::VALUE_EVIDENCE,
    &usage::VALUE_PROOF,
    &agreements::WAIVER_CLOSE_OUT,
    &delivery::WHITE_GLOVE_IMPORT,
];
