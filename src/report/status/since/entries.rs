//! What became of single entries of a plan, in words: promises, value, waivers, risks, and what came to be late.

use std::cmp::Ordering;

use crate::date::Date;
use crate::report::gate::name as gate_name;
use crate::report::{Line, Tone};
use crate::since::{
    Promise, PromiseFate, RiskFate, RiskNews, Seats, Slid, UsageNews, ValueFate, ValueNews, WaiverFate,
    WaiverNews,
};

/// So many things that came to be late are named of a plan.
const MOST_LATE: usize = 3;

/// `kept: a report in German, on 7 Apr`, `declined: a report in German, as Dora Kent decided`.
pub(super) fn promise(it: &Promise) -> Line {
    let (word, more) = match (it.fate, &it.decided_by) {
        (PromiseFate::Kept(on), _) => (Tone::Good.line("kept"), format!(", on {}", on.short())),
        (PromiseFate::Missed(due), _) => (Tone::Bad.line("broken"), format!(", due {}", due.short())),
        (PromiseFate::Declined, Some(by)) => (Tone::Warn.line("declined"), format!(", as {by} decided")),
        (PromiseFate::Declined, None) => {
            (Tone::Bad.line("broken"), ", declined, and no decision says so".to_owned())
        }
    };
    word.plain(": ").plain(&it.text).plain(more)
}

/// `first value 13 Apr → 17 Apr +4, agreed for 30 Mar`.
pub(super) fn value(it: &ValueNews) -> Line {
    let line = Line::from(it.name.spoken());
    match it.fate {
        ValueFate::Reached(on) => line.plain(" ").good(format!("reached on {}", on.short())),
        ValueFate::TakenBack => line.plain(" ").bad("no longer reached"),
        ValueFate::Overdue(agreed) => line.plain(" ").bad(format!("overdue since {}", agreed.short())),
        ValueFate::Expected { from, to, agreed } => {
            let agreed = agreed.filter(|agreed| *agreed != to);
            let agreed = agreed.map(|agreed| format!(", agreed for {}", agreed.short()));
            let line = line.plain(format!(" {} → {}", from.short(), to.short()));
            line.slipped(Some(to.days_since(from))).dim(agreed.unwrap_or_default())
        }
    }
}

/// `31 of 50 seats in use → 41 of 50, on 7 Apr`.
pub(super) fn usage(it: &UsageNews) -> Line {
    let count = |seats: Seats| match seats.licensed {
        Some(licensed) => format!("{} of {licensed}", seats.active),
        None => seats.active.to_string(),
    };
    let now = count(it.to);
    let line = match it.from {
        None => Line::from(format!("{now} seats in use, counted for the first time")),
        Some(from) => {
            let arrow = Line::from(format!("{} seats in use → ", count(from)));
            match it.to.active.cmp(&from.active) {
                Ordering::Greater => arrow.good(now),
                Ordering::Less => arrow.bad(now),
                Ordering::Equal => arrow.plain(now),
            }
        }
    };
    line.dim(format!(", on {}", it.to.on.short()))
}

/// `given until 15 May by Helena Marsh for graduation: customer satisfaction is at least 4`.
pub(super) fn waiver(it: &WaiverNews) -> Line {
    let until = it.until.short();
    let line = match it.fate {
        WaiverFate::Given => Tone::Warn.line(format!("given until {until}")),
        WaiverFate::Withdrawn => Tone::Bad.line(format!("withdrawn after {until}")).plain(", given"),
        WaiverFate::Lapsed => Tone::Bad.line(format!("lapsed after {until}")).plain(", given"),
    };
    let by = if it.by.is_empty() { String::new() } else { format!(" by {}", it.by) };
    let what = if it.text.is_empty() { &it.criterion } else { &it.text };
    line.plain(by).plain(" for ").then(gate_name(it.gate)).plain(": ").plain(what)
}

/// `past its trigger of 8 Apr: nobody carries it (Ines Moreau)`.
pub(super) fn risk(it: &RiskNews) -> Line {
    let line = match it.fate {
        RiskFate::Opened(exposure) => {
            let exposure = exposure.map(|exposure| format!(", exposure {exposure}"));
            Tone::Warn.line("opened").plain(exposure.unwrap_or_default())
        }
        RiskFate::PastTrigger(due) => Tone::Bad.line(format!("past its trigger of {}", due.short())),
        RiskFate::Occurred(on) => Tone::Bad.line("happened").plain(format!(" on {}", on.short())),
        RiskFate::Closed(on) => Tone::Good.line("closed").plain(format!(" on {}", on.short())),
    };
    let owner = it.owner.as_ref().map(|owner| format!(" ({owner})"));
    line.plain(": ").plain(&it.text).dim(owner.unwrap_or_default())
}

/// `Ask Adele to decide (Tomas Lind, 7 Apr), the pilot (Tomas Lind, 8 Apr) and 2 more`, by the day that passed.
pub(super) fn slid(all: &[&Slid]) -> Line {
    let named = all.iter().take(MOST_LATE).map(|it| {
        let whose = |due: Date| match &it.owner {
            Some(owner) => format!(" ({}, {})", owner.replace('_', " "), due.short()),
            None => format!(" ({})", due.short()),
        };
        let lead = if it.kind == "blocker" { "no answer on " } else { "" };
        Line::from(format!("{lead}{}", it.what)).dim(whose(it.due))
    });
    let rest = all.len().saturating_sub(MOST_LATE);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    Line::joined(named, ", ").plain(more)
}
