//! Signals of neglect: what should have happened and has not, for so long that it holds the health score down. How long that
//! is, `[health.neglect]` says once: a signal names the play for it.

use super::{Observation, Signal, WatchedPlan};
use crate::gate::JudgedGate;
use crate::health::Passed;
use crate::model::RelativeDay;
use crate::phrase::Days;

pub(super) const SPONSOR_NOT_MET: Signal = Signal {
    id: "sponsor_not_met",
    summary: "nobody has spoken with the executive sponsor yet",
    source: "S1 S2",
    metrics: &["sponsor_silence_days"],
    play: "sponsor-introduction",
    docs: "\
A sponsor whom nobody has met decides by what others say, and has promised nothing. Whether they stand behind the plan is
known in the first half-hour with them, and only then.

Fires when the neglect `sponsor_not_met` has reached its step `threshold`: 1 is the first, 2 the second. Once they were spoken
with, `sponsor_silent` watches.",
    is_watched_on_hold: false,
    watch: |watched| neglected(watched, "sponsor_not_met", |seen| format!("nobody met the sponsor in {}", Days(seen.counted))),
};

pub(super) const HANDOFF_NOT_HELD: Signal = Signal {
    id: "handoff_not_held",
    summary: "sales and success have not met about the deal",
    source: "S0 S1 S3",
    metrics: &["handoff_meeting_days"],
    play: "handoff-now",
    docs: "\
What sales knows is forgotten within days. Each day without the meeting costs a question that the customer has to answer
twice.

Fires when the neglect `handoff_not_held_wd` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| neglected(watched, "handoff_not_held_wd", |seen| format!("no handoff meeting for {} working days", seen.counted)),
};

pub(super) const KICKOFF_NOT_HELD: Signal = Signal {
    id: "kickoff_not_held",
    summary: "both sides have not met to begin",
    source: "S1 S3",
    metrics: &["kickoff_working_days"],
    play: "kickoff-now",
    docs: "\
The eagerness of a new customer lasts about as long as the ink is wet. Five working days are the practice; three weeks
without a kickoff are a project that nobody at the customer believes in.

Fires when the neglect `kickoff_not_held_wd` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| neglected(watched, "kickoff_not_held_wd", |seen| format!("no kickoff for {} working days", seen.counted)),
};

pub(super) const GATE_OVERDUE: Signal = Signal {
    id: "gate_overdue",
    summary: "a phase should have been left long ago",
    source: "S0 S1",
    metrics: &[],
    play: "gate-recovery",
    docs: "\
A gate that is late says that a phase has not done what it was there for. What is late in one phase is missing in the next.

Fires when the neglect `gate_overdue` has reached its step `threshold`: 1 is the first, 2 the second. Where only our paperwork
keeps the gate shut, and the customer lives, gets value and uses the product, the first step is the last.",
    is_watched_on_hold: false,
    watch: |watched| {
        let seen = neglected(watched, "gate_overdue", |seen| late_gate(watched, seen))?;
        let gate = watched.gates.next()?;
        // A row tells how late the gate can open at the earliest: both numbers are said where they differ.
        let slip = gate.slip_days.filter(|slip| *slip > 0 && *slip != gate.days_past_agreed);
        let earliest = slip.zip(gate.forecast).map(|(slip, on)| format!(", +{slip} when it can open, {on}"));
        let message = format!("{}{}", seen.message, earliest.unwrap_or_default());
        Some(Observation { message, ..seen })
    },
};

pub(super) const FULL_VALUE_LATE: Signal = Signal {
    id: "full_value_late",
    summary: "the outcome that justified the purchase is late",
    source: "S0",
    metrics: &["full_value_overdue_days"],
    play: "value-proof",
    docs: "\
Go-live is not value. A customer who cannot show inside what they paid for has nothing to renew for.

Fires when the neglect `full_value_overdue` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| {
        neglected(watched, "full_value_overdue", |seen| format!("full value {} late", Days(seen.counted)))
    },
};

pub(super) const PAST_PLANNED_END: Signal = Signal {
    id: "past_planned_end",
    summary: "the onboarding goes on past its planned end",
    source: "S0",
    metrics: &["past_planned_end_days"],
    play: "long-tail",
    docs: "\
The long tail of onboardings that never end ties up people whom new customers need, and nobody decided it.

Fires while a gate is shut, when the neglect `past_planned_end` has reached its step `threshold`: 1 is the first, 2 the
second. Once every gate is open, only `onboard close` is left, and `onboard status` says so.",
    is_watched_on_hold: false,
    // Once every gate is open only closing it is left, which is no work that drags on.
    watch: |watched| watched.gates.next().and_then(|_| neglected(watched, "past_planned_end", |seen| format!("planned end {} past", Days(seen.counted)))),
};

pub(super) const NO_USAGE_DATA: Signal = Signal {
    id: "no_usage_data",
    summary: "the product is live and nobody knows who uses it",
    source: "S0 S2",
    metrics: &["active_seats"],
    play: "count-use",
    docs: "\
Without counts a stall cannot be seen, and health is a guess that looks like a number.

Fires when the neglect `no_usage_data` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| {
        neglected(watched, "no_usage_data", |seen| {
            format!("nobody has counted use for {}", Days(seen.counted))
        })
    },
};

pub(super) const NOBODY_SIGNED_IN: Signal = Signal {
    id: "nobody_signed_in",
    summary: "nobody has signed in since the signature",
    source: "S4",
    metrics: &["days_since_activity"],
    play: "first-steps",
    docs: "\
Where nobody meets, the first sign-in is the kickoff. A week without one is a customer who has not begun.

Fires when the neglect `nobody_signed_in` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| {
        neglected(watched, "nobody_signed_in", |seen| format!("nobody signed in for {}", Days(seen.counted)))
    },
};

pub(super) const NO_CONTACT: Signal = Signal {
    id: "no_contact",
    summary: "nobody has spoken with the customer for too long",
    source: "S1 S2",
    metrics: &["days_since_contact"],
    play: "steady-contact",
    docs: "\
Updates that nobody answers are no contact. What is not heard from the customer is heard at the renewal.

Fires when the neglect `no_two_way_contact` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| {
        neglected(watched, "no_two_way_contact", |seen| {
            format!("nobody spoke with them for {}", Days(seen.counted))
        })
    },
};

pub(super) const NOTHING_WRITTEN: Signal = Signal {
    id: "nothing_written",
    summary: "nobody has written anything into the plan for too long",
    source: "S0 S1",
    metrics: &["days_since_entry"],
    play: "plan-review",
    docs: "\
A plan in which nobody writes is not kept, and a screen that is made from it shows the past.

Fires when the neglect `nothing_written` has reached its step `threshold`: 1 is the first, 2 the second.",
    is_watched_on_hold: false,
    watch: |watched| {
        neglected(watched, "nothing_written", |seen| format!("nothing written for {}", Days(seen.counted)))
    },
};

/// `go-live gate 20 days late`, and whether only our paperwork is missing.
fn late_gate(watched: &WatchedPlan<'_>, seen: Passed) -> String {
    let is_meant = |gate: &&JudgedGate| gate.days_past_agreed == seen.counted;
    let gate = watched.gates.shut().find(is_meant).map_or("a", |gate| gate.gate.word()).replace('_', "-");
    let late = format!("{gate} gate {} late", Days(seen.counted));
    // Neglect that never turns red is that of our paperwork.
    if seen.red_from.is_some() { late } else { format!("{late}, paperwork") }
}

/// What is neglected, in full and as `short` says it, once it has reached the step that the signal asks for; since the day on which it reached the first.
fn neglected(
    watched: &WatchedPlan<'_>,
    id: &str,
    short: impl FnOnce(Passed) -> String,
) -> Option<Observation> {
    let cap = watched.health.neglected.iter().find(|cap| cap.id == id)?;
    let passed = cap.passed?;
    let over = passed.counted - i64::from(passed.amber_from);
    let back = RelativeDay { anchor: String::new(), days: -over, is_working: id.ends_with("_wd") };
    let since = watched.calendar.at_distance(watched.as_of(), &back);
    (i64::from(passed.step()) >= watched.threshold_days())
        .then(|| Observation::new(cap.reason.as_str(), short(passed)).since(Some(since)))
}
