//! What became of the plans since an earlier day: what moved, by how much, and whether somebody or time moved it.

mod json;
mod said;

use crate::phrase::{Count, List as Words};
use crate::report::{Column, Heading, Line, Report, Table, Tone};
use crate::since::Since;

pub(super) use json::{EarlierJson, SinceJson};
use said::{Kind, Told, told};

/// Lines of one kind that are told of a long portfolio.
const LINES: usize = 10;
/// How many customers without news are named.
const NAMED: usize = 5;
/// Names up to this width stay whole: beside them stands a sentence.
const NAME: usize = 28;

/// The section of a portfolio; of a long one, the first few of each kind.
pub(super) fn section(report: &mut Report, since: &Since, is_long: bool) {
    let mut all: Vec<Told<'_>> =
        since.plans.iter().flat_map(told).filter(|it| !(is_long && it.is_minor)).collect();
    all.sort_by_key(|it| it.kind);
    let total = all.len();
    if is_long {
        let mut seen = std::collections::BTreeMap::<Kind, usize>::new();
        all.retain(|it| {
            let count = seen.entry(it.kind).or_default();
            *count += 1;
            *count <= LINES
        });
    }
    report.push(Heading::part(title(since).then(counts(since))));
    let (kinds, hidden) = (named(&all), total - all.len());
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
    let more =
        (hidden > 0).then(|| Tone::Dim.line(format!("{hidden} more: ")).code("--all").dim(" shows them"));
    report.push_lines(
        more.into_iter().chain([none(&all), unchanged(since), hands(since)]).filter(|it| !it.is_empty()),
    );
}

/// The section of one plan.
pub(super) fn of_plan(report: &mut Report, since: &Since) {
    let mut all: Vec<Told<'_>> = since.plans.iter().flat_map(told).collect();
    all.sort_by_key(|it| it.kind);
    report.push(Heading::part(title(since)));
    if all.is_empty() {
        report.push(Tone::Dim.line("no band, no gate, no day of go-live and no promise"));
    } else {
        let kinds = named(&all);
        let columns = [
            Column::left("what").of(&kinds, |(kind, _)| Tone::Dim.line(kind)),
            Column::left("since").wraps().at_least(28).of(&kinds, |(_, it)| it.line.clone()),
        ];
        report.push(Table::new(columns).bare());
    }
    report.push_lines(Some(hands(since)).filter(|it| !it.is_empty()));
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
fn none(all: &[Told<'_>]) -> Line {
    let lacking = Kind::ASKED.iter().filter(|kind| all.iter().all(|it| it.kind != **kind));
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
    let all = Line::chained([authors, rest], "·");
    if all.is_empty() { all } else { Tone::Dim.line("whose files: ").then(all) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::diff::{Both, Version};
    use crate::fixture::{HEAD, date};
    use crate::plan::{Directory, load};
    use crate::since::{Hands, PlanSince};

    const LATE: &str = "milestones: [{id: M-live, event: go_live, phase: implementation, due: 2026-04-01}]";

    fn said(then: &[(&str, &str)], now: &[(&str, &str)], hands: Hands) -> Vec<String> {
        let version = |files: &[(&str, &str)], day: &str| {
            let files = [("onboarding.yaml", HEAD)].into_iter().chain(files.iter().copied());
            Version::unchecked(load(Directory::of("acme", files)), &Basis::on(date(day)))
        };
        let (then, now) = (version(then, "2026-04-06"), version(now, "2026-04-10"));
        let plan = PlanSince::between(Both::new(Some(&then), Some(&now)), hands);
        told(&plan).iter().map(|it| format!("{}: {}", it.kind.name(), it.line.text())).collect()
    }

    #[test]
    fn a_move_is_told_with_whose_it_is() {
        let go_live = |then: &str, now: &str, hands: Hands| -> Vec<String> {
            let lines = said(&[("jsp.yaml", then)], &[("jsp.yaml", now)], hands);
            lines.into_iter().filter(|line| line.starts_with("go-live")).collect()
        };
        let hands = |names: &[&str]| Hands {
            authors: names.iter().map(|it| (*it).to_owned()).collect(),
            ..Hands::default()
        };
        assert_eq!(go_live(LATE, LATE, Hands::default()), ["go-live: 6 Apr → 10 Apr +4, time passed"]);
        let planned = LATE.replace("2026-04-01", "2026-04-15");
        let later = LATE.replace("2026-04-01", "2026-04-20");
        let two = hands(&["Ana Ruiz", "Lee Novak"]);
        assert_eq!(go_live(&planned, &later, two), ["go-live: 15 Apr → 20 Apr +5, Ana Ruiz and Lee Novak"]);
        assert_eq!(
            go_live(LATE, &later, hands(&["Ana Ruiz"])),
            ["go-live: 6 Apr → 20 Apr +14, +4 as time passed, +10 by Ana Ruiz"]
        );
        let loose = Hands { is_uncommitted: true, ..Hands::default() };
        assert_eq!(go_live(&planned, &later, loose), ["go-live: 15 Apr → 20 Apr +5, not committed"]);
    }

    #[test]
    fn a_promise_is_told_by_its_words() {
        let handoff =
            |rest: &str| format!("commitments: [{{id: C-1, text: A report, due: 2026-04-08{rest}}}]");
        let (open, kept) = (handoff(""), handoff(", delivered_on: 2026-04-07"));
        let promises = |now: &str, hands: Hands| -> Vec<String> {
            let lines = said(&[("handoff.yaml", &open)], &[("handoff.yaml", now)], hands);
            lines.into_iter().filter(|line| line.starts_with("promises")).collect()
        };
        assert_eq!(promises(&open, Hands::default()), ["promises: broken: A report, due 8 Apr, time passed"]);
        let ana = Hands { authors: vec!["Ana Ruiz".to_owned()], ..Hands::default() };
        assert_eq!(promises(&kept, ana), ["promises: kept: A report, on 7 Apr, Ana Ruiz"]);
    }
}
