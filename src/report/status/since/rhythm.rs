//! Updates that were sent or are owed, and who was spoken with: a line each, of one plan or of all.

use std::cmp::Reverse;

use crate::date::Date;
use crate::phrase::{Days, List as Words};
use crate::report::{Line, Tone};
use crate::since::{PlanSince, Rhythm, Since};

/// So many customers are named.
const NAMED: usize = 4;

/// `updates: sent 1 (Varnholt) · overdue 2 (Lumenfold by 8 days, Kestrel by 2 days)`.
pub(super) fn updates(since: &Since) -> Line {
    let all: Vec<(&PlanSince, &Rhythm)> = known(since).collect();
    let sent: Vec<&str> =
        all.iter().filter(|(_, it)| !it.updates.is_empty()).map(|(plan, _)| &*plan.customer).collect();
    let mut overdue: Vec<(&str, i64)> =
        all.iter().filter_map(|(plan, it)| Some((&*plan.customer, it.update_overdue_days?))).collect();
    if sent.is_empty() && overdue.is_empty() {
        return Line::new();
    }
    overdue.sort_by_key(|(_, days)| Reverse(*days));
    let count: usize = all.iter().map(|(_, it)| it.updates.len()).sum();
    let sent_line = match count {
        0 => Line::from("none sent"),
        count => Line::from(format!("sent {count} ({})", Words::and(&sent).at_most(NAMED))),
    };
    let named: Vec<String> =
        overdue.iter().map(|(name, days)| format!("{name} by {}", Days(*days))).collect();
    let overdue_line = match overdue.len() {
        0 => Line::new(),
        count => Tone::Warn
            .line(format!("overdue {count}"))
            .plain(format!(" ({})", Words::and(&named).at_most(NAMED))),
    };
    Tone::Dim.line("updates: ").then(Line::chained([sent_line, overdue_line], "·"))
}

/// `spoken with: 4 of 5 · not since then: Corvane, 9 days ago`; where it was all of them, the ones longest ago.
pub(super) fn spoken(since: &Since, as_of: Date) -> Line {
    let mut all: Vec<(Option<Date>, &str)> =
        known(since).map(|(plan, it)| (it.last_spoken, plan.customer.as_str())).collect();
    // Nobody ever comes first.
    all.sort();
    let Some((longest, _)) = all.first().copied() else { return Line::new() };
    let silent: Vec<&(Option<Date>, &str)> =
        all.iter().filter(|(on, _)| on.is_none_or(|on| on < since.on)).collect();
    let count = all.len();
    let line = Tone::Dim.line("spoken with: ");
    if silent.is_empty() {
        let names: Vec<&str> = all.iter().filter(|(on, _)| *on == longest).map(|(_, name)| *name).collect();
        let ago = longest.map(|on| ago(on, as_of)).unwrap_or_default();
        let names = Words::and(&names).at_most(NAMED);
        return match count {
            1 => line.plain(format!("{names}, {ago}")),
            count => line.plain(format!("all {count} · longest ago: {names}, {ago}")),
        };
    }
    let told = |(on, name): &&(Option<Date>, &str)| match on {
        Some(on) => format!("{name} {}", ago(*on, as_of)),
        None => format!("{name} never"),
    };
    let names: Vec<String> = silent.iter().map(told).collect();
    let spoken = count - silent.len();
    let lead = Line::from(format!("{spoken} of {count}"));
    let rest = Tone::Warn.line("not since then: ").plain(Words::and(&names).at_most(NAMED));
    line.then(Line::chained([lead, rest], "·"))
}

/// The same of one plan: what was sent, who was spoken with.
pub(super) fn of_plan(plan: &PlanSince, since: &Since, as_of: Date) -> Vec<Line> {
    let Some(it) = &plan.rhythm else { return Vec::new() };
    let sent: Vec<String> = it
        .updates
        .iter()
        .map(|update| match &update.by {
            Some(by) => format!("{} by {by}", update.on.short()),
            None => update.on.short(),
        })
        .collect();
    let sent = match sent.len() {
        0 => Line::from("none sent"),
        _ => Line::from(format!("sent on {}", Words::and(&sent))),
    };
    let overdue = it.update_overdue_days.map(|days| Tone::Warn.line(format!("overdue by {}", Days(days))));
    let updates = Tone::Dim.line("updates: ").then(Line::chained([sent, overdue.unwrap_or_default()], "·"));
    vec![updates, spoken_in(it, since, as_of)]
}

fn spoken_in(it: &Rhythm, since: &Since, as_of: Date) -> Line {
    let line = Tone::Dim.line("spoken with: ");
    let last = match it.last_spoken {
        None => return line.warn("nobody yet"),
        Some(last) => ago(last, as_of),
    };
    if it.spoken_with.is_empty() {
        return line.warn(format!("nobody since {}", since.on.short())).plain(format!(", last {last}"));
    }
    line.plain(format!("{}, last {last}", Words::and(&it.spoken_with).at_most(NAMED)))
}

fn ago(on: Date, as_of: Date) -> String {
    match as_of.days_since(on) {
        0 => "today".to_owned(),
        days => format!("{} ago", Days(days)),
    }
}

fn known(since: &Since) -> impl Iterator<Item = (&PlanSince, &Rhythm)> {
    since.plans.iter().filter_map(|plan| Some((plan, plan.rhythm.as_ref()?)))
}
