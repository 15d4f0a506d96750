//! Plays about use.

use super::steps::{csm, implementation};
use crate::signal::play::Play;

pub(super) const RE_ENABLEMENT: Play = Play {
    id: "re-enablement",
    summary: "find out who stopped and why, and run a session for exactly them",
    source: "S0 S3",
    docs: "\
A stall in week three is cheap to turn: people still remember what they hoped for. Start with the reason, not with
another training.",
    steps: &[
        csm(1, "See which teams stopped growing, and ask the champion what happened there"),
        csm(2, "Talk to two users who stopped: where do they do that work now"),
        implementation(4, "Take out of the way what they met: access, a missing field, a slow import"),
        csm(5, "Run a 45-minute session for that role on their own daily task, with their own data"),
        csm(10, "Take a new snapshot into `adoption.yaml`; no growth: tell the sponsor, with the plan"),
    ],
};

pub(super) const FIRST_STEPS: Play = Play {
    id: "first-steps",
    summary: "make the first real piece of work together, and come back two days later",
    source: "S1 S4",
    docs: "\
People who have made nothing of their own, or have stopped coming, need one finished thing, not an overview. An
e-mail from a person helps; a tour does not.",
    steps: &[
        csm(1, "Write personally to those who were invited: can we help with anything"),
        implementation(2, "Put the customer's own data or a sample of their work where they will land"),
        csm(3, "Sit down with two of them and finish one piece of real work"),
        csm(5, "Show that piece to their team, and let the champion ask for the next"),
    ],
};

pub(super) const TEAM_INVITATION: Play = Play {
    id: "team-invitation",
    summary: "turn one person's use into a team's",
    source: "S4",
    docs: "\
Somebody works alone with the product, which proves that it works and ends when they leave. Find the piece of work
that passes through other hands.",
    steps: &[
        csm(2, "Ask the user whose work comes before theirs, and whose after"),
        csm(3, "Send those people their invitations, with one shared piece of work in it"),
        csm(7, "Do one hand-over between two of them in the product, in a call"),
    ],
};
