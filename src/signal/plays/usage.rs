//! Plays about use.

use super::steps::{csm, implementation};
use crate::signal::play::Play;

pub(super) const RE_ENABLEMENT: Play = Play {
    id: "re-enablement",
    short: "re-enable",
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
    short: "first steps",
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
    short: "invitation",
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

pub(super) const COUNT_USE: Play = Play {
    id: "count-use",
    short: "count use",
    summary: "get a first count of who uses it, and somebody who keeps counting",
    source: "S0 S2",
    docs: "\
One number a week is enough: seats that are paid for, set up, and used in the last seven days.",
    steps: &[
        csm(1, "Read the three numbers where they are, and write them down with `onboard usage add`"),
        implementation(
            3,
            "No access to them: set up the export, or ask the admin for a screenshot each Monday",
        ),
        csm(5, "Look at the count with the champion: is it what they expected"),
    ],
};

pub(super) const VALUE_PROOF: Play = Play {
    id: "value-proof",
    short: "proof",
    summary: "put the number before and the number now side by side, and close the gap",
    source: "S0 S2",
    docs: "\
Value that nobody measured is an opinion. Start with the number that the plan was sold on.",
    steps: &[
        csm(2, "Read the outcome's number today, and write it beside the one from before"),
        csm(4, "Ask the champion what keeps it from its target: use, data, or the way the work is done"),
        implementation(7, "Change the one thing that moves it most"),
        csm(10, "Show the sponsor the number, and agree on the day by which it is reached"),
    ],
};

pub(super) const VALUE_EVIDENCE: Play = Play {
    id: "value-evidence",
    short: "evidence",
    summary: "write down what shows that value was reached, while whoever saw it remembers",
    source: "S0 S2 S4",
    docs: "\
Nothing is late here but a line. A link, a number or the customer's own words turn a claim into a result that can be shown
to the sponsor.",
    steps: &[
        csm(1, "Ask whoever saw it for what shows it: a link, a number, the mail in which they say so"),
        csm(2, "Write it down as the `evidence`, and tell the sponsor with it"),
    ],
};
