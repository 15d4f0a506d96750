//! `docs/config.md` says what the default says: every key, every number, nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Benchmark, Config, DEFAULT, Dimension, Health, NEGLECTS, SignalLimits};
use crate::model::Segment;

const PAGE: &str = include_str!("../../docs/config.md");

/// The rows of the tables whose first column is headed `first`, with the section they stand in.
fn rows(first: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let (mut section, mut is_wanted, mut rows) = ("", false, Vec::new());
    for line in PAGE.lines() {
        if line.starts_with('#') {
            section = line.trim_start_matches(['#', ' ']);
        } else if let Some(inner) = line.strip_prefix("| ").and_then(|rest| rest.strip_suffix(" |")) {
            let cells: Vec<&str> = inner.split(" | ").map(str::trim).collect();
            if cells[0] == first {
                is_wanted = true;
            } else if is_wanted {
                rows.push((section, cells));
            }
        } else if !line.starts_with("|---") {
            is_wanted = false;
        }
    }
    rows
}

fn code(cell: &str) -> String {
    cell.trim_matches('`').to_owned()
}

/// Every value of the default by its whole key; lists and in-line tables are values.
fn flattened(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = format!("{prefix}{key}");
        match value.as_table() {
            Some(below) => flattened(&format!("{key}."), below, into),
            None => drop(into.insert(key, value.to_string())),
        }
    }
}

#[test]
fn every_key_with_a_meaning_of_its_own_is_there_with_its_default() {
    let mut said = BTreeMap::new();
    for (section, cells) in rows("Key") {
        let sections: Vec<&str> =
            section.split(", ").map(|name| name.trim_matches(['`', '[', ']'])).collect();
        // One default a section: the columns of a table over several sections are those sections'.
        for (section, default) in sections.iter().zip(&cells[1..]) {
            if !default.starts_with('`') || section.contains("METRIC") || section.contains("ID") {
                continue;
            }
            said.insert(format!("{section}.{}", code(cells[0])), code(default));
        }
    }
    let mut meant = BTreeMap::new();
    flattened("", &DEFAULT.parse().unwrap(), &mut meant);
    let has_a_table_of_its_own = ["benchmarks.", "signals.", "health.profiles.", "health.neglect."];
    meant.retain(|key, _| !has_a_table_of_its_own.iter().any(|prefix| key.starts_with(prefix)));
    // The one key outside of every section is told of in words.
    assert_eq!(meant.remove("format").as_deref(), Some("1"));
    assert!(PAGE.contains("`format = 1`"));
    assert_eq!(said, meant);
}

#[test]
fn every_signal_is_there_with_its_numbers() {
    let signals = Config::default().signals;
    let mut said: Vec<[String; 5]> =
        rows("Signal").iter().map(|(_, cells)| [0, 1, 2, 3, 4].map(|n| cells[n].replace('`', ""))).collect();
    said.sort();
    let meant = signals.ids().map(|id| {
        let limits = Segment::ALL.iter().map(|segment| signals.get(id, *segment));
        let limits: Vec<Option<SignalLimits<'_>>> = limits.collect();
        let threshold = |n: usize| {
            limits[n].as_ref().map_or_else(|| "off".to_owned(), |limits| limits.threshold.to_string())
        };
        let mut days: Vec<String> =
            limits.iter().flatten().filter_map(|limits| Some(limits.for_days?.to_string())).collect();
        if days.windows(2).all(|pair| pair[0] == pair[1]) {
            days.truncate(1);
        }
        let days = if days.is_empty() { "–".to_owned() } else { days.join(", ") };
        [id.to_owned(), threshold(0), threshold(1), threshold(2), days]
    });
    assert_eq!(said, meant.collect::<Vec<_>>());
}

#[test]
fn the_levels_of_use_are_there() {
    let signals = Config::default().signals;
    let of = |segment: Segment, metric: &str| {
        let levels = signals.get("use_below_level", segment).unwrap().levels.iter();
        let own = levels.filter(|level| level.metric == metric);
        let said: Vec<String> = own.map(|level| format!("{}: {}", level.day, level.at_least)).collect();
        if said.is_empty() { "–".to_owned() } else { said.join(", ") }
    };
    let said = rows("Level");
    for (_, cells) in &said {
        let meant: Vec<String> = Segment::ALL.iter().map(|segment| of(*segment, &code(cells[0]))).collect();
        assert_eq!(cells[1..], meant, "{}", cells[0]);
    }
    let named: BTreeSet<String> = said.iter().map(|(_, cells)| code(cells[0])).collect();
    let all =
        Segment::ALL.iter().flat_map(|segment| signals.get("use_below_level", *segment).unwrap().levels);
    assert_eq!(named, all.map(|level| level.metric.clone()).collect::<BTreeSet<_>>());
}

#[test]
fn the_benchmarks_are_there_with_their_sources() {
    let config = Config::default();
    let mut table = String::new();
    for metric in config.benchmarks.metrics() {
        let of = |segment| config.benchmarks.get(metric, segment);
        let limits: Vec<String> = Segment::ALL.iter().map(|segment| limit(of(*segment).as_ref())).collect();
        let any = Segment::ALL.iter().find_map(|segment| of(*segment)).unwrap();
        writeln!(table, "| `{metric}` | {} | {} |", limits.join(" | "), any.source).unwrap();
    }
    holds("Metric | enterprise | mid-market | smb | Source", &table);
}

fn limit(benchmark: Option<&Benchmark>) -> String {
    let Some(benchmark) = benchmark else { return "–".to_owned() };
    let limit = match (benchmark.at_least, benchmark.at_most) {
        (Some(least), _) => format!("≥ {least}"),
        (_, Some(most)) => format!("≤ {most}"),
        _ => String::new(),
    };
    benchmark.by_day.map_or_else(|| limit.clone(), |day| format!("{limit} by day {day}"))
}

#[test]
fn the_components_are_there_with_their_weights() {
    let health = Config::default().health;
    for (is_live, header) in [(false, "Before go-live"), (true, "From go-live on")] {
        components_of(&health, is_live, header);
    }
}

fn components_of(health: &Health, is_live: bool, header: &str) {
    let all = Segment::ALL.iter().flat_map(|segment| health.profile(*segment).components(is_live));
    let all: Vec<_> = all.collect();
    let (mut table, mut seen) = (String::new(), Vec::new());
    for dimension in Dimension::ALL {
        for component in all.iter().filter(|component| component.dimension == dimension) {
            if seen.contains(&component.metric) {
                continue;
            }
            seen.push(component.metric.clone());
            let parts = Segment::ALL.iter().map(|segment| part(health, *segment, is_live, &component.metric));
            let parts = parts.collect::<Vec<_>>().join(" | ");
            writeln!(table, "| `{}` | {} | {parts} |", component.metric, dimension.word()).unwrap();
        }
    }
    holds(&format!("{header} | Dimension | enterprise | mid-market | smb"), &table);
}

#[test]
fn every_kind_of_neglect_is_there_with_its_steps() {
    let neglect = Config::default().health.neglect;
    let said: Vec<[String; 4]> =
        rows("Neglect").iter().map(|(_, cells)| [0, 1, 2, 3].map(|n| code(cells[n]))).collect();
    let meant = NEGLECTS.map(|id| {
        let [enterprise, mid_market, smb] = [Segment::Enterprise, Segment::MidMarket, Segment::Smb]
            .map(|segment| neglect.steps(id, segment))
            .map(|steps| steps.map_or_else(|| "–".to_owned(), |it| format!("[{}, {}]", it.amber, it.red)));
        [id.to_owned(), enterprise, mid_market, smb]
    });
    assert_eq!(said, meant);
    for (key, cap) in [("amber_cap", neglect.amber_cap), ("red_cap", neglect.red_cap)] {
        assert!(PAGE.contains(&format!("`{key}` ({cap}")), "{key}");
    }
}

fn part(health: &Health, segment: Segment, is_live: bool, metric: &str) -> String {
    let component = health.profile(segment).components(is_live).iter().find(|it| it.metric == metric);
    component.map_or_else(|| "–".to_owned(), |c| format!("{}: {} → {}", c.weight, c.zero_at, c.full_at))
}

/// The table under this header is exactly these rows.
#[track_caller]
fn holds(header: &str, rows: &str) {
    let after = PAGE.split_once(&format!("| {header} |\n")).map(|(_, after)| after).unwrap();
    let table: String = after
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .fold(String::new(), |table, line| table + line + "\n");
    assert!(table == rows, "the table `{header}` of docs/config.md should be:\n{rows}");
}

#[test]
fn the_sources_are_the_same_on_the_page_and_in_the_file() {
    for line in PAGE.lines().filter(|line| line.starts_with("| S") && line.as_bytes()[3].is_ascii_digit()) {
        let (source, title) = line.trim_matches(['|', ' ']).split_once(" | ").unwrap();
        assert!(DEFAULT.contains(&format!("#   {source}  {title}\n")), "{line}");
    }
}
