//! `docs/metrics.md` is made from the table of metrics and the default configuration.

use std::fmt::Write;

use onboard::config::Config;
use onboard::metric::{METRICS, Metric};
use onboard::model::Segment;

use crate::generated::assert_page;

const INTRODUCTION: &str = "\
# Metrics

What `onboard metrics` measures. Gates, health, signals and benchmarks are expressed over these, and an objective of the
joint success plan or a criterion of a gate may name any of them by its id. Where people read, a metric has the name that it is
called by (`slip −2.4`); `onboard explain slip` finds it by that, too. `onboard metrics PLAN --metric ID` shows one with the lines
that it was read from. [scoring.md](scoring.md#metrics) says what the four states of a value mean, which
clock counts what, and how the past is measured.

A share is written as a part of 1 in files and JSON, and in percent for people. S0–S4 name the source documents of the
practice. The benchmarks are those of the default configuration; [config.md](config.md) says how to change them.
";

#[test]
fn the_page_of_metrics_is_in_step() {
    let mut page = String::from(INTRODUCTION);
    page.push_str("\n| Metric | Called | Unit | Better | What it is |\n|---|---|---|---|---|\n");
    for metric in METRICS {
        let (id, unit, better) = (metric.id, metric.unit.word(), metric.better.word());
        writeln!(page, "| [`{id}`](#{id}) | {} | {unit} | {better} | {} |", metric.name, metric.summary)
            .unwrap();
    }
    let config = Config::default();
    for metric in METRICS {
        describe(&mut page, metric, &config);
    }
    assert_page("metrics.md", &page);
}

fn describe(page: &mut String, metric: &Metric, config: &Config) {
    let files: Vec<String> = metric
        .files
        .iter()
        .map(|file| format!("[`{file}`](plan.md#{})", file.name().replace('.', "")))
        .collect();
    write!(page, "\n## `{}`\n\n{}.\n\n", metric.id, capitalised(metric.summary)).unwrap();
    writeln!(page, "- **Formula:** {}", metric.formula).unwrap();
    if !metric.not_applicable.is_empty() {
        writeln!(page, "- **Not applicable:** {}", metric.not_applicable).unwrap();
    }
    if let Some((limit, source)) = benchmark(metric, config) {
        writeln!(page, "- **Benchmark:** {limit} ({source})").unwrap();
    }
    writeln!(page, "- **Read from:** {}", files.join(", ")).unwrap();
    writeln!(page, "- **Asked for by:** {}", metric.source).unwrap();
}

/// `at least 70 % by day 60`, or one limit a segment where they differ.
fn benchmark(metric: &Metric, config: &Config) -> Option<(String, String)> {
    let mut limits: Vec<(String, Vec<&str>)> = Vec::new();
    let mut source = None;
    for segment in Segment::ALL {
        let Some(found) = config.benchmarks.get(metric.id, *segment) else { continue };
        let least = found.at_least.map(|bound| ("at least", bound));
        let (words, bound) =
            least.or(found.at_most.map(|bound| ("at most", bound))).expect("a benchmark has a bound");
        let by = found.by_day.map(|day| format!(" by day {day}")).unwrap_or_default();
        let limit = format!("{words} {}{by}", metric.unit.show_number(bound));
        source = Some(found.source);
        match limits.iter_mut().find(|(other, _)| *other == limit) {
            Some((_, segments)) => segments.push(segment.word()),
            None => limits.push((limit, vec![segment.word()])),
        }
    }
    let parts = limits.iter().map(|(limit, segments)| match segments.len() {
        3 => limit.clone(),
        _ => format!("{limit} for {}", segments.join(" and ")),
    });
    Some((parts.collect::<Vec<_>>().join(", "), source?))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
