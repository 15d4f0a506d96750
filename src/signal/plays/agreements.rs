//! Plays about what was agreed: promises, waivers, holds, the renewal.

use super::steps::{ae, csm, implementation};
use crate::signal::play::Play;

pub(super) const PROMISE_RECOVERY: Play = Play {
    id: "promise-recovery",
    short: "promise",
    summary: "keep the promise with a new date, or decline it in the open",
    source: "S0 S3",
    docs: "\
A promise is kept, or it is taken back by somebody who may, with the reason and what there is instead. What it must not be
is forgotten.",
    steps: &[
        ae(1, "Find out what exactly was promised, to whom, and what they expect of it"),
        implementation(2, "Say what it takes: a day, a workaround, or no"),
        csm(3, "Tell whoever was promised it, before they ask, with the new date or the decision"),
        csm(4, "Write it down: deliver or move the promise, or decline it with its decision"),
    ],
};

pub(super) const WAIVER_CLOSE_OUT: Play = Play {
    id: "waiver-close-out",
    short: "close out",
    summary: "meet what was waived before its day, or have it waived anew by a decision",
    source: "S1",
    docs: "\
What was lent comes back. Most of what is waived takes an hour once somebody has it in the calendar.",
    steps: &[
        csm(1, "Ask whoever owns the criterion what is missing, and put it into the calendar"),
        csm(3, "Meet it with its evidence; or ask whoever may to decide whether it is waived once more"),
        csm(4, "Record the attestation, or the decision and the new waiver"),
    ],
};

pub(super) const RESTART: Play = Play {
    id: "restart",
    short: "restart",
    summary: "agree on a restart date, or on what ends the wait",
    source: "S1",
    docs: "\
Run it while the reason for the hold is still fresh to both sides. Ask for a day; where there is none, ask what has to
happen first, and when that is looked at again.",
    steps: &[
        csm(1, "Ask the project lead for the day on which their people are free again"),
        csm(3, "No day: ask the sponsor whether the reason still holds, and what ends it"),
        csm(5, "Write the day into the hold, and tell everyone who plans by it"),
        csm(10, "Still none: agree with the sponsor to stop, or to start anew with a plan of its own"),
    ],
};

pub(super) const RENEWAL_PREPARATION: Play = Play {
    id: "renewal-preparation",
    short: "renewal",
    summary: "put the proof on one page before the decision is made",
    source: "S0 S2",
    docs: "\
The renewal is decided by what the sponsor can show inside. Give it to them in time, in their own numbers.",
    steps: &[
        csm(3, "Write down for each outcome what it was before and what it is now, with evidence"),
        csm(5, "Show it to the champion, and ask what the sponsor will ask"),
        csm(10, "Go through it with the sponsor: proven, not yet proven, and what is next"),
        ae(15, "Agree how the renewal will be decided, by whom and when"),
    ],
};
