//! The first line of the portfolio: how many plans are open, in which state, and what they are worth.

use std::collections::BTreeMap;

use super::cells;
use crate::date::Date;
use crate::model::Colour;
use crate::phrase::{Count, Number};
use crate::report::collected::Collected;
use crate::report::{Line, Tone};
use crate::status::StatusRow;

/// What health comes to, by its phrase, the worst first.
const STATES: [&str; 6] = ["red", "amber", "green", "on hold", "too early", "insufficient data"];

/// `Fri 10 Apr · 5 open: 1 red, 1 amber, 3 green · USD 940K, 48K of it red`.
pub(super) fn line(plans: &Collected<StatusRow>, as_of: Date) -> Line {
    let open: Vec<&StatusRow> = plans.rows.iter().filter(|row| row.ended.is_none()).collect();
    let ended = plans.rows.len() - open.len();
    let count = |words: &str, tone: Tone, count: usize| {
        if count == 0 { Line::new() } else { tone.line(format!("{count} {words}")) }
    };
    let judged = |phrase: &&str| {
        let all: Vec<_> = open.iter().filter(|row| row.judgement.phrase() == *phrase).collect();
        all.first().map_or_else(Line::new, |row| count(phrase, cells::judged(row.judgement), all.len()))
    };
    let states = Line::joined(STATES.iter().map(judged).chain([count("ended", Tone::Dim, ended)]), ", ");
    let all = Line::new().strong(format!("{} open", open.len()));
    let all = if states.is_empty() { all } else { all.plain(": ").then(states) };
    let unreadable = count("unreadable", Tone::Bad, plans.unreadable.len());
    Line::chained([Line::new().strong(as_of.short_with_weekday()), unreadable, all, worth(&open)], "·")
}

/// What the plans are worth a year by currency, and how much of it is red.
fn worth(open: &[&StatusRow]) -> Line {
    let mut sums: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for row in open {
        if let Some(arr) = row.arr {
            let (all, red) = sums.entry(row.currency.as_deref().unwrap_or_default()).or_default();
            *all += arr;
            *red += if row.band == Some(Colour::Red) { arr } else { 0.0 };
        }
    }
    let sum = |(currency, (all, red)): (&&str, &(f64, f64))| {
        let line = Line::from(format!("{currency} {}", Short(*all)).trim());
        let line = line.unbroken();
        if *red > 0.0 { line.plain(", ").bad(format!("{} of it red", Short(*red))) } else { line }
    };
    let unknown = open.iter().filter(|row| row.arr.is_none()).count();
    let lacking = match unknown {
        0 => Line::new(),
        _ if sums.is_empty() => Line::new(),
        _ => Tone::Dim.line(format!("{} without a value", Count(unknown, "plan"))),
    };
    Line::joined(sums.iter().map(sum).chain([lacking]), "; ")
}

/// An amount in three digits or so: `940K`, `9.6K`, `4.1M`.
pub(super) struct Short(pub(super) f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = |number: f64| (number * 10.0).round() / 10.0;
        match self.0.abs() {
            amount if amount >= 999_500.0 => write!(f, "{}M", Number(tenths(self.0 / 1e6))),
            amount if amount >= 9_950.0 => write!(f, "{}K", Number((self.0 / 1e3).round())),
            amount if amount >= 1e3 => write!(f, "{}K", Number(tenths(self.0 / 1e3))),
            _ => write!(f, "{}", Number(self.0.round())),
        }
    }
}

/// The contract's value in a narrow column.
pub(super) fn worth_of(row: &StatusRow) -> Option<crate::report::Cell> {
    row.arr.map(|arr| cells::amount(arr, Short(arr)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short() {
        let case = |amount: f64, want: &str| assert_eq!(Short(amount).to_string(), want, "{amount}");
        case(940_000.0, "940K");
        case(9_600.0, "9.6K");
        case(9_960.0, "10K");
        case(4_100_000.0, "4.1M");
        case(999_700.0, "1M");
        case(850.0, "850");
        case(0.0, "0");
    }
}
