//! Plays about people.

use super::steps::{ae, csm, implementation, rung};
use crate::config::Step;
use crate::signal::play::Play;

pub(super) const RELATIONSHIP_REBUILD: Play = Play {
    id: "relationship-rebuild",
    short: "rebuild",
    summary: "find and win a new champion before the old one's absence is felt",
    source: "S0 S1",
    docs: "\
Run it the day a champion leaves. An account with two or three working relationships survives a departure, because
others have seen value already; this play turns one of them into the next champion.",
    steps: &[
        csm(1, "Call the executive sponsor: who takes over, and does the definition of success still hold"),
        csm(1, "Record the departure in `stakeholders.yaml` with its date, and open a risk with a trigger date"),
        ae(3, "Ask the people met during the sale for an introduction to the successor"),
        csm(5, "Meet the candidate: their goals, what they heard, what they doubt"),
        csm(8, "Give the new champion the plan, the results so far and words for their own team"),
        csm(10, "Name them in `stakeholders.yaml` and hand over what the old champion owned in the plan"),
    ],
};

pub(super) const SPONSOR_SEARCH: Play = Play {
    id: "sponsor-search",
    short: "search",
    summary: "find out who owns the outcome now, and have them say so",
    source: "S1 S2",
    docs: "\
A budget always has an owner. Ask who answers for the number that the product was bought for, not who likes the product.",
    steps: &[
        csm(1, "Ask the champion and whoever signed: who answers for the outcome from now on"),
        ae(2, "Ask whoever signed for an introduction, with the reason for the purchase in two lines"),
        csm(5, "Meet them: what they heard, what they need to see, and by when"),
        csm(7, "Have them confirm success in their own words, and give them the role in the plan"),
    ],
};

pub(super) const SPONSOR_INTRODUCTION: Play = Play {
    id: "sponsor-introduction",
    short: "intro",
    summary: "get half an hour with the sponsor, and their words for success",
    source: "S1 S2",
    docs: "\
Sponsors are busy, and glad to be asked the one thing that only they can answer: by what will this have been worth it.",
    steps: &[
        csm(1, "Ask the champion to bring the sponsor into the next call, for half an hour"),
        ae(
            2,
            "Write to the sponsor with the reason for the purchase in two lines, and three times to choose from",
        ),
        csm(
            5,
            "Meet them: success in their words, what could derail it, how often they want to hear from us",
        ),
        csm(6, "Send what they said, and ask them to confirm it in writing"),
    ],
};

pub(super) const SATISFACTION_RECOVERY: Play = Play {
    id: "satisfaction-recovery",
    short: "win back",
    summary: "ring whoever answered, put one thing right within a week, and ask again",
    source: "S1 S4",
    docs: "\
Thank for the answer before explaining anything. One thing that is better next week says more than an apology.",
    steps: &[
        csm(1, "Ring whoever answered: what it is about, and what would make it good"),
        csm(2, "Write down what they said, and choose with them the one thing that comes first"),
        implementation(5, "Put that right, and show it to them"),
        csm(10, "Ask again, and write the answer down with `onboard usage add`"),
    ],
};

pub(super) const SECOND_LOOK: Play = Play {
    id: "second-look",
    short: "second look",
    summary: "find out what the numbers do not see, and write it where they can",
    source: "S0 S2",
    docs: "\
A colour without a reason helps nobody. What somebody senses is mostly a person, a promise or a date that no file has yet.",
    steps: &[
        csm(1, "Say what it is: a person, a promise, a date, a doubt that nobody has written down"),
        csm(2, "Write it where it counts: a risk with a trigger, a blocker, a mood, a new date"),
        csm(3, "Agree on the next step with whoever leads onboarding, or report the colour anew"),
    ],
};

pub(super) const SPONSOR_RE_ENGAGEMENT: Play = Play {
    id: "sponsor-re-engagement",
    short: "re-engage",
    summary: "bring the sponsor back with news of their own business metric",
    source: "S2",
    docs: "\
Sponsors do not miss status meetings; they miss news about the number they bought the product for. Write about that,
then ask for the short conversation.",
    steps: &[
        csm(1, "Ask the champion whether the sponsor's priorities, or the sponsor, have changed"),
        csm(2, "Send half a page: the business metric, what moved it, what is at stake, the one decision needed"),
        csm(5, "Hold a 20-minute call on exactly that, and agree how often they want to hear from us"),
        ae(7, "No answer: go through the person who signed"),
        csm(8, "Write the contact and the agreed rhythm into `stakeholders.yaml` and `jsp.yaml`"),
    ],
};

pub(super) const SILENCE_LADDER: Play = Play {
    id: "silence-ladder",
    short: "ladder",
    summary: "nudge, call, ask the sponsor, offer a hold: one step at a time, each by a person",
    source: "S1 S2",
    docs: "\
Silence has reasons: too much to do, no answer to give, no interest any more. Each step asks a little more plainly
which it is, and leaves a way back.

Run on a plan, it begins with the step that is due for whoever has come furthest on the segment's ladder (`[silence]`), and
has that ladder's days. The days below are those of no plan in particular.",
    steps: &[
        rung(Step::Nudge, 1, "Send one question that can be answered in one line, and say what it holds up"),
        rung(Step::Call, 4, "Call; no answer: leave the question and the day by which it moves the go-live"),
        rung(Step::Sponsor, 8, "Tell the sponsor what waits for whom, and ask who else can decide it"),
        rung(Step::Hold, 12, "Offer a hold with a day on which it ends, so that the silence has a date"),
    ],
};

pub(super) const ESCALATION: Play = Play {
    id: "escalation",
    short: "escalation",
    summary: "take the blocker up the path that both sides agreed on at the kickoff",
    source: "S1",
    docs: "\
An escalation that was agreed beforehand blames nobody: it is how a question finds the person who can answer it.",
    steps: &[
        csm(1, "Ask whoever it waits for what they need, and by when they can answer"),
        csm(2, "No day: take it to the next on the escalation path of the kickoff, with what it holds up"),
        csm(3, "Record the answer, or move the dates that it touches, with the reason and the side"),
    ],
};

pub(super) const MULTI_THREADING: Play = Play {
    id: "multi-threading",
    short: "threading",
    summary: "build the 1-2-3 triangle: one sponsor, two primary contacts, three power users",
    source: "S0 S1",
    docs: "\
Run it while the one contact is still happy to introduce us. After they have left, it is relationship-rebuild.",
    steps: &[
        csm(
            2,
            "List who is touched by the plan and is not in `stakeholders.yaml`: budget, daily work, technology",
        ),
        ae(3, "Introduce the CSM to the decision maker and the technical owner from the sale"),
        csm(5, "Ask the contact for two primary contacts and three power users, and say why"),
        csm(10, "Speak with each of them once, and write down their goals"),
        csm(15, "Give each workstream its own customer owner, so that the work needs the relationships"),
    ],
};

pub(super) const PAUSE_OR_AT_RISK: Play = Play {
    id: "pause-or-at-risk",
    short: "at risk",
    summary: "no people, no start: have them committed, or stop the clock in the open",
    source: "S1",
    docs: "\
A false start costs more than a late one: the date is promised, the customer's people are not there, and the stall
looks like ours.",
    steps: &[
        csm(1, "Tell the project lead which roles and hours are missing, and which date they hold up"),
        csm(2, "Ask the sponsor for names and hours in writing, or for a later start"),
        csm(5, "No names: put the plan on hold in `onboarding.yaml`, or report it at risk, with the reason"),
        csm(6, "Record the decision in `decisions.yaml`, and move the dates it touches"),
    ],
};

pub(super) const ADMIN_COACHING: Play = Play {
    id: "admin-coaching",
    short: "coaching",
    summary: "one-to-one with the administrator, on the customer's own system",
    source: "S1",
    docs: "\
Somebody who failed twice will not pass by taking the same course again. Work through their own configuration
together, and find out whether it is the training, the time or the role that does not fit.",
    steps: &[
        csm(1, "Call them: what was hard, how much time they have, whether they want the role"),
        implementation(3, "Walk through their own set-up with them, users and security first"),
        implementation(5, "Let them do the five tasks of their first week by hand, and help"),
        csm(8, "Repeat the assessment; no pass: agree a second administrator with the project lead"),
    ],
};

pub(super) const STEADY_CONTACT: Play = Play {
    id: "steady-contact",
    short: "contact",
    summary: "take up the rhythm of updates and calls again",
    source: "S1 S2",
    docs: "\
After go-live the project feels finished to us and begins for the customer. Consistent contact through the first 90
days is what keeps the momentum.",
    steps: &[
        csm(1, "Send a written update today: what shipped, what is blocked, what is next"),
        csm(3, "Call the champion and a power user: how do the first weeks feel from inside"),
        csm(5, "Put the next four calls into both calendars, and the cadence into `jsp.yaml`"),
    ],
};

pub(super) const PLAN_REVIEW: Play = Play {
    id: "plan-review",
    short: "plan review",
    summary: "bring the plan up to date in one sitting, and find out why nobody kept it",
    source: "S0 S1",
    docs: "\
Half an hour with the plan open. What happened is written with its day; what will not happen leaves the plan.",
    steps: &[
        csm(1, "Go through what is open: done, moved, blocked or dropped, each with its day"),
        csm(2, "Write down the contacts since the last entry, and what came of them"),
        csm(3, "Call the customer about what nobody can answer"),
        csm(5, "Agree on who writes after each call; hand the plan over where nobody has time for it"),
    ],
};
