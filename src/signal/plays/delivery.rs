//! Plays about delivery.

use super::steps::{ae, csm, implementation, support};
use crate::signal::play::Play;

pub(super) const FIRST_VALUE_ESCALATION: Play = Play {
    id: "first-value-escalation",
    short: "escalate",
    summary: "cut the way to first value down to what it needs, and clear it",
    source: "S0 S2 S3",
    docs: "\
Every day that a customer waits for value adds to the risk of losing them. Escalate the delay, not the customer: what
is the least that would be a win, and what is in its way.",
    steps: &[
        csm(1, "Ask the champion: is the definition of first value still the one they care about"),
        implementation(2, "List what is missing between today and that, and cut what does not"),
        support(2, "Put what is left first in line, with an owner and a date each"),
        csm(3, "Tell the sponsor the new date and the reason, before they ask"),
        csm(5, "Move the target by a decision in `decisions.yaml`, once, and hold it"),
    ],
};

pub(super) const GO_LIVE_RECOVERY: Play = Play {
    id: "go-live-recovery",
    short: "recovery",
    summary: "re-plan from the milestone that pushes the date, openly",
    source: "S1 S3",
    docs: "\
A date that slips a day at a time is never decided. Find the one milestone that drives it, offer a phased go-live, and
have whoever holds the right decide.",
    steps: &[
        implementation(1, "Find the milestone that drives the forecast, and whom it waits on"),
        csm(2, "Prepare two plans: the full scope on a new date, and a first part on the old one"),
        csm(4, "Have one of them chosen by those with the right over the timeline, as a written decision"),
        csm(5, "Move the dates with that decision's id, and send the update to everyone who plans by them"),
    ],
};

pub(super) const INTEGRATION_RESCUE: Play = Play {
    id: "integration-rescue",
    short: "rescue",
    summary: "one call with both sides' engineers, a written scope, and a way around",
    source: "S0 S1",
    docs: "\
Integrations wait for people, rarely for code. Get the two engineers into one call, write down what is in scope, and
have a pre-built connector or a file as a way around until it is done.",
    steps: &[
        implementation(1, "Name what it waits for: access, a person, an answer, a defect"),
        implementation(3, "Call with the customer's engineer: close what can be closed, date the rest"),
        implementation(4, "Write the scope of the integration, and what is not in it"),
        implementation(6, "Offer a pre-built connector, or a scheduled file, until the real one is there"),
        csm(7, "No date from their side: escalate through the path agreed at the kickoff"),
    ],
};

pub(super) const WHITE_GLOVE_IMPORT: Play = Play {
    id: "white-glove-import",
    short: "import",
    summary: "take the import over: we clean, load and validate, they confirm",
    source: "S1 S3",
    docs: "\
Spreadsheets sent back and forth move the work to the customer and the blame to us. Take it over for the data that
first value needs, and end with the customer's written word on accuracy.",
    steps: &[
        implementation(1, "Take the last failed import apart: which rows, which rule, whose data"),
        implementation(2, "Agree the smallest set of data that first value needs"),
        implementation(5, "Clean and load it ourselves, over an encrypted upload, with a validation report"),
        csm(7, "Walk the customer through the report, and have them confirm accuracy in writing"),
        implementation(10, "Plan what was left out as its own milestone"),
    ],
};

pub(super) const SECURITY_FAST_TRACK: Play = Play {
    id: "security-fast-track",
    short: "fast track",
    summary: "a 30-minute review that ends with a written list: approved, pending, evidence needed",
    source: "S1",
    docs: "\
Security and procurement wait in parallel with the work, not before it. Half an hour in one call saves weeks of
questionnaires by mail.",
    steps: &[
        csm(1, "Find the one person at the customer who can approve, and the date they need it by"),
        support(2, "Send or re-send the security pack, and answer what is open in the questionnaire"),
        support(5, "Hold the review call: what data, where it lives, who sees it, how access ends"),
        csm(5, "Write down what is approved, what is pending and what evidence is needed, each with a date"),
        ae(7, "Settle purchase order, data processing agreement and addendum with procurement alongside"),
        csm(8, "Still no date: ask the sponsor to ask"),
    ],
};

pub(super) const SCOPE_CONTROL: Play = Play {
    id: "scope-control",
    short: "scope",
    summary: "put what was added to a decision: in, later, or out",
    source: "S0 S1",
    docs: "\
More scope is good news, at its own date. What is added without a decision takes its time from what was promised.",
    steps: &[
        csm(2, "List what was added since the plan was agreed, with its days and what it pushes"),
        ae(3, "Check it against what was promised to close the deal"),
        csm(5, "Have those with the right over the scope decide each: in with its date, later, or out"),
        csm(6, "Record the decisions with what they affect, and the later ones in `expansion.yaml`"),
    ],
};

pub(super) const GATE_RECOVERY: Play = Play {
    id: "gate-recovery",
    short: "gate",
    summary: "find out what the gate waits for, and who can give it",
    source: "S0 S1",
    docs: "\
A gate waits for three or four things, and each of them for a person. Find the person, not the excuse.",
    steps: &[
        csm(1, "Read what the gate lacks, and name who can give each of it"),
        csm(2, "Agree on a day with each of them, and on what happens to the dates if it passes"),
        csm(4, "Have what cannot come in time waived by whoever may, or the dates moved by a decision"),
        csm(5, "Sign the gate off, or tell the sponsor what holds it up and what that costs"),
    ],
};

pub(super) const LONG_TAIL: Play = Play {
    id: "long-tail",
    short: "long tail",
    summary: "decide what ends it: a new plan for the rest, or an end",
    source: "S0 S3",
    docs: "\
An onboarding ends on outcomes, not because its weeks are over; but past its end somebody has to decide which outcomes are
still wanted.",
    steps: &[
        csm(2, "List what is open, with who waits for whom, and what of it the customer still wants"),
        csm(5, "Ask the sponsor which outcome the end is measured by, and when"),
        csm(7, "Agree on new dates for the rest by a decision, or take it out of the plan"),
        csm(10, "Close what has ended, with its result"),
    ],
};

pub(super) const HANDOFF_NOW: Play = Play {
    id: "handoff-now",
    short: "handoff",
    summary: "get the handoff meeting held, with whoever sold it",
    source: "S0 S1 S3",
    docs: "\
Half an hour, live, with whoever sold it. What is not known afterwards has an owner and a day.",
    steps: &[
        csm(1, "Put half an hour into both calendars, today or tomorrow"),
        ae(1, "Write down why they bought, what was promised, and who decided"),
        csm(2, "Hold it, and record it; give what is missing an owner and a day"),
    ],
};

pub(super) const KICKOFF_NOW: Play = Play {
    id: "kickoff-now",
    short: "kickoff",
    summary: "get a date for the kickoff, or learn why there is none",
    source: "S1 S3",
    docs: "\
A kickoff that finds no date has a reason: nobody owns it, nobody has time, or nobody wants it any more. Each needs another
answer.",
    steps: &[
        csm(1, "Call the champion: what is in the way, and who decides"),
        ae(2, "No date: ask whoever signed to name the project lead and a day"),
        csm(4, "Hold it in an hour with the few who decide, rather than later with everybody"),
        csm(6, "Still none: put the plan on hold with a day, or report it at risk"),
    ],
};
