//! The worked numbers of `docs/scoring.md` are worked out.

use onboard::basis::Basis;
use onboard::metric::{Amount, Measurements};
use onboard::plan::{Directory, Plan, load};
use onboard::schedule::Schedule;

const PAGE: &str = include_str!("../../docs/scoring.md");

/// The text of a part of the page, down to the next.
fn part(title: &str) -> &'static str {
    let from = PAGE.find(&format!("### {title}\n")).unwrap() + 4;
    let rest = &PAGE[from..];
    rest.find("\n##").map_or(rest, |end| &rest[..end])
}

/// The plan of the fenced files of a part, signed on 2 March 2026 unless they say otherwise.
fn plan(part: &'static str) -> Plan {
    let block = |block: &'static str| {
        let (head, rest) = block.split_once('\n').unwrap();
        (head.split(' ').next().unwrap(), rest.split_once("```").unwrap().0)
    };
    let mut files: Vec<(&str, &str)> = part.split("```yaml ").skip(1).map(block).collect();
    assert!(!files.is_empty());
    if files.iter().all(|(name, _)| *name != "onboarding.yaml") {
        files.push(("onboarding.yaml", "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}}"));
    }
    let loaded = load(Directory::of("acme", files));
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.plan.unwrap()
}

/// The first two columns of a part's tables, without backticks.
fn rows(part: &'static str) -> Vec<(&'static str, &'static str)> {
    let cells = |line: &'static str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        Some((cells.next()?.trim_end_matches('`'), cells.next()?.trim_end_matches([' ', '|'])))
    };
    let rows: Vec<_> = part.lines().filter_map(cells).collect();
    assert!(!rows.is_empty());
    rows
}

#[test]
fn the_worked_numbers_come_out() {
    let (plan, basis) = (plan(part("Worked numbers")), Basis::on("2026-04-10".parse().unwrap()));
    let measured = Measurements::take(&Schedule::of_plan(&plan, &basis));
    for (id, want) in rows(part("Worked numbers")) {
        let value = measured.get(id);
        let reading = value.reading().unwrap_or_else(|| panic!("{id}: {value:?}"));
        let Amount::Number(number) = reading.amount else { panic!("{id}") };
        let want: f64 = want.parse().unwrap();
        assert!((number - want).abs() < 0.000_1, "{id} is {number}, not {want}");
    }
}

#[test]
fn the_example_of_forecasts_comes_out() {
    let (plan, basis) = (plan(part("Forecasts")), Basis::on("2026-04-09".parse().unwrap()));
    let schedule = Schedule::of_plan(&plan, &basis);
    let forecasts: Vec<(String, String)> = schedule
        .milestones()
        .map(|(_, milestone, forecast)| (milestone.id.clone(), forecast.date.unwrap().to_string()))
        .collect();
    let want: Vec<(String, String)> =
        rows(part("Forecasts")).into_iter().map(|(id, date)| (id.to_owned(), date.to_owned())).collect();
    assert_eq!(forecasts, want);
}
