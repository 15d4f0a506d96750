//! What became of the plans since an earlier day: what moved, by how much, and whether somebody or time moved it.

mod entries;
mod json;
mod kind;
mod rhythm;
mod said;
#[cfg(test)]
mod tests;
mod whose;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::phrase::{Count, List as Words};
use crate::report::{Column, Heading, Line, Report, Table, Tone};
use crate::since::Since;

pub(super) use json::{EarlierJson, SinceJson};
use kind::Kind;
use said::{Told, told};

/// Lines of one kind that are told of a long portfolio.
const LINES: usize = 6;
/// How many customers without news are named.
const NAMED: usize = 5;
/// Names up to this width stay whole: beside them stands a sentence.
const NAME: usize = 28;

/// The section of a portfolio; of a long one, the first few of each kind.
pub(super) fn section(report: &mut Report, since: &Since, as_of: Date, is_long: bool) {
    let mut all: Vec<Told<'_>> = since.plans.iter().flat_map(told).collect();
    all.sort_by_key(|it| it.kind);
    let (all, hidden) = if is_long { shortened(all) } else { (all, BTreeMap::new()) };
    report.push(Heading::part(title(since).then(counts(since))));
    let kinds = named(&all);
    let columns = [
        Column::left("what").of(&kinds, |(kind, _)| Tone::Dim.line(kind)),
        Column::left("customer")
            .names()
            .at_least(NAME)
            .of(&kinds, |(_, it)| Tone::Strong.line(&it.plan.customer)),
        Column::left("since").wraps().at_least(28).of(&kinds, |(_, it)| it.line.clone()),
    ];
    if !kinds.is_empty() {
        report.push(Table::new(columns).bare());
    }
    report.push_lines(
        [
            more(&hidden),
            none(|kind| all.iter().any(|it| it.kind == kind) || hidden.contains_key(&kind)),
            unchanged(since),
            rhythm::updates(since),
            rhythm::spoken(since, as_of),
            hands(since),
        ]
        .into_iter()
        .filter(|it| !it.is_empty()),
    );
}

/// The first few lines of each kind, none of what every plan has some of, and how many of each are left out.
fn shortened(all: Vec<Told<'_>>) -> (Vec<Told<'_>>, BTreeMap<Kind, usize>) {
    let (mut seen, mut hidden) = (BTreeMap::<Kind, usize>::new(), BTreeMap::new());
    let is_shown = |it: &Told<'_>| {
        let count = seen.entry(it.kind).or_default();
        *count += usize::from(!it.is_minor);
        let is_shown = !it.is_minor && *count <= LINES;
        if !is_shown {
            *hidden.entry(it.kind).or_default() += 1;
        }
        is_shown
    };
    (all.into_iter().filter(is_shown).collect(), hidden)
}

/// `42 more (go-live 12, slid 30): --all shows them`.
fn more(hidden: &BTreeMap<Kind, usize>) -> Line {
    let total: usize = hidden.values().sum();
    if total == 0 {
        return Line::new();
    }
    let kinds: Vec<String> = hidden.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
    let lead = format!("{total} more ({}): ", kinds.join(", "));
    Tone::Dim.line(lead).code("--all").dim(" shows them")
}

/// The section of one plan.
pub(super) fn of_plan(report: &mut Report, since: &Since, as_of: Date) {
    let mut all: Vec<Told<'_>> = since.plans.iter().flat_map(told).collect();
    all.sort_by_key(|it| it.kind);
    report.push(Heading::part(title(since)));
    if all.is_empty() {
        report.push(Tone::Dim.line("nothing but days that went by"));
    } else {
        let kinds = named(&all);
        let columns = [
            Column::left("what").of(&kinds, |(kind, _)| Tone::Dim.line(kind)),
            Column::left("since").wraps().at_least(28).of(&kinds, |(_, it)| it.line.clone()),
        ];
        report.push(Table::new(columns).bare());
    }
    let rhythm = since.plans.iter().flat_map(|plan| rhythm::of_plan(plan, since, as_of));
    report.push_lines(rhythm.chain([hands(since)]).filter(|it| !it.is_empty()));
}

/// Each with what its kind is called, where that has not been said above it.
fn named<'t, 'p>(all: &'t [Told<'p>]) -> Vec<(&'static str, &'t Told<'p>)> {
    let mut last = None;
    let name = |it: &'t Told<'p>| {
        let is_new = last.replace(it.kind) != Some(it.kind);
        (if is_new { it.kind.name() } else { "" }, it)
    };
    all.iter().map(name).collect()
}

fn title(since: &Since) -> Line {
    Line::new().strong(format!("since {}", since.on.short_with_weekday()))
}

/// ` · 4 → 5 open`.
fn counts(since: &Since) -> Line {
    let open = since.open();
    let line = if open.is_changed() {
        format!(" · {} → {} open", open.base, open.head)
    } else {
        format!(" · {} open", open.head)
    };
    Tone::Dim.line(line)
}

/// The kinds of which there is nothing: silence is told from absence.
fn none(has: impl Fn(Kind) -> bool) -> Line {
    let lacking = Kind::ASKED.iter().filter(|kind| !has(**kind));
    let lacking: Vec<&str> = lacking.map(|kind| kind.name()).collect();
    if lacking.is_empty() { Line::new() } else { Tone::Dim.line(format!("none: {}", lacking.join(", "))) }
}

fn unchanged(since: &Since) -> Line {
    let names: Vec<&str> = since.unchanged().map(|it| it.customer.as_str()).collect();
    if names.is_empty() {
        return Line::new();
    }
    Tone::Dim.line("no change: ").plain(Words::and(&names).at_most(NAMED))
}

/// Who committed something of it.
fn hands(since: &Since) -> Line {
    let authors = since.authors.iter().map(|(name, commits)| format!("{name} {}", Count(*commits, "commit")));
    let authors: Vec<String> = authors.collect();
    let is_uncommitted = since.plans.iter().any(|it| it.hands.is_uncommitted);
    let rest = if is_uncommitted { Line::from("something is not committed") } else { Line::new() };
    let authors = if authors.is_empty() { Line::new() } else { Line::from(Words::and(&authors).to_string()) };
    let unknown = match since.unknown_commits {
        0 => Line::new(),
        count => Line::new()
            .warn(format!("{} not looked into", Count(count, "commit")))
            .plain(": this clone is shallow; ")
            .code("git fetch --unshallow")
            .plain(" gets the rest"),
    };
    let all = Line::chained([authors, rest, unknown], "·");
    if all.is_empty() { all } else { Tone::Dim.line("whose files: ").then(all) }
}
