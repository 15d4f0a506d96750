//! What a check, metric, gate, signal or play is, why it matters, how to mend it, and where it comes from.

mod gates;
mod json;

use super::{Column, Heading, Item, Line, List, Pairs, Report, Table, Tone, Verbatim};
use crate::check::docs::{Part, parts};
use crate::check::{self, CHECKS, Check};
use crate::config::{Benchmark, Config};
use crate::metric::{METRICS, Metric};
use crate::model::Segment;
use crate::phrase::Count;
use crate::remedy::{blank, commands};
use crate::signal::{PLAYS, Play, SIGNALS, Signal};
use crate::suggest::closest;
use gates::{GATES, GateDocs};

/// Something that can be explained.
#[derive(Clone, Copy)]
pub enum Topic {
    /// A rule that can fire on a plan.
    Check(&'static Check),
    /// A named measurement.
    Metric(&'static Metric),
    /// One of the five gates.
    Gate(usize),
    /// A metric past its threshold.
    Signal(&'static Signal),
    /// The response to a signal.
    Play(&'static Play),
}

/// The kinds of topics, in the order in which they are listed.
pub const KINDS: [&str; 5] = ["check", "metric", "gate", "signal", "play"];

/// The source documents by the names that are used for them.
const SOURCES: [(&str, &str); 5] = [
    ("S0", "Customer Onboarding Best Practices for B2B Revenue Teams"),
    ("S1", "B2B Customer Onboarding Best Practices"),
    ("S2", "SaaS Customer Onboarding: A Playbook for B2B Revenue Teams"),
    ("S3", "Customer Onboarding Checklist for B2B Revenue Teams"),
    ("S4", "Customer Onboarding: stages, segments and change management"),
];

impl Topic {
    /// Everything that can be explained, by kind.
    pub fn all() -> impl Iterator<Item = Self> {
        let checks = CHECKS.iter().map(|check| Self::Check(check));
        let metrics = METRICS.iter().map(|metric| Self::Metric(metric));
        let gates = (0..GATES.len()).map(Self::Gate);
        let signals = SIGNALS.iter().map(|signal| Self::Signal(signal));
        let plays = PLAYS.iter().map(|play| Self::Play(play));
        checks.chain(metrics).chain(gates).chain(signals).chain(plays)
    }

    /// What is called `id`, or `kind:id`: several where kinds share a name.
    #[must_use]
    pub fn named(id: &str) -> Vec<Self> {
        let (kind, id) = match id.split_once(':') {
            Some((kind, id)) => (Some(kind), id),
            None => (None, id),
        };
        Self::all().filter(|topic| topic.id() == id && kind.is_none_or(|kind| kind == topic.kind())).collect()
    }

    /// The id that was most likely meant.
    #[must_use]
    pub fn closest(id: &str) -> Option<&'static str> {
        let id = id.split_once(':').map_or(id, |(_, id)| id);
        closest(id, Self::all().map(|topic| topic.id()))
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Check(check) => check.id,
            Self::Metric(metric) => metric.id,
            Self::Gate(at) => GATES[*at].gate.word(),
            Self::Signal(signal) => signal.id,
            Self::Play(play) => play.id,
        }
    }

    /// One of [`KINDS`].
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Check(_) => "check",
            Self::Metric(_) => "metric",
            Self::Gate(_) => "gate",
            Self::Signal(_) => "signal",
            Self::Play(_) => "play",
        }
    }

    /// One line.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        match self {
            Self::Check(check) => check.summary,
            Self::Metric(metric) => metric.summary,
            Self::Gate(at) => GATES[*at].summary,
            Self::Signal(signal) => signal.summary,
            Self::Play(play) => play.summary,
        }
    }

    const fn check(&self) -> Option<&'static Check> {
        if let Self::Check(check) = self { Some(check) } else { None }
    }

    const fn source(&self) -> &'static str {
        match self {
            Self::Check(check) => check.source,
            Self::Metric(metric) => metric.source,
            Self::Gate(at) => GATES[*at].source,
            Self::Signal(signal) => signal.source,
            Self::Play(play) => play.source,
        }
    }

    /// The same name in other kinds, up to `-` and `_`.
    fn relatives(&self) -> impl Iterator<Item = Self> {
        let (own, kind) = (self.id().replace('_', "-"), self.kind());
        Self::all().filter(move |topic| topic.kind() != kind && topic.id().replace('_', "-") == own)
    }

    /// All there is to say about it, under the configuration in force.
    #[must_use]
    pub fn report(&self, config: &Config) -> Report {
        let mut report = Report::new()
            .with(Heading::top(Line::new().plain(format!("{} ", self.kind())).code(self.id())))
            .with(capital(self.summary()));
        match self {
            Self::Check(check) => explain_check(check, config, &mut report),
            Self::Metric(metric) => explain_metric(metric, config, &mut report),
            Self::Gate(at) => explain_gate(&GATES[*at], &mut report),
            Self::Signal(signal) => explain_signal(signal, config, &mut report),
            Self::Play(play) => explain_play(play, &mut report),
        }
        self.see_also(&mut report);
        let sources =
            SOURCES.iter().filter(|(name, _)| self.source().split_whitespace().any(|own| own == *name));
        report.push_lines(sources.map(|(name, title)| Tone::Dim.line(format!("{name}  {title}"))));
        report
    }

    fn see_also(&self, report: &mut Report) {
        let relatives: Vec<Line> = self
            .relatives()
            .map(|topic| Line::new().plain(format!("{} ", topic.kind())).code(topic.id()))
            .collect();
        if !relatives.is_empty() {
            report.push(Line::new().plain("See also ").then(Line::joined(relatives, ", ")));
        }
    }
}

/// Everything that can be explained, a table a kind.
#[must_use]
pub fn list(config: &Config) -> Report {
    let mut report = Report::new();
    for kind in KINDS {
        let rows: Vec<Topic> = Topic::all().filter(|topic| topic.kind() == kind).collect();
        report.push(Heading::part(capital(&Count(rows.len(), kind).to_string())));
        let mut columns = vec![
            Column::left(kind).of(&rows, |topic| Tone::Code.line(topic.id())),
            Column::left("what it is").wraps().of(&rows, Topic::summary),
        ];
        if kind == "check" {
            let of_check = |topic: &Topic| topic.check().map(|check| level(check, config));
            columns.insert(1, Column::left("level").expendable(1).of(&rows, of_check));
        }
        report.push(Table::new(columns));
    }
    report.with(Line::new().code(commands::explain(blank("id"))).plain(" says more"))
}

/// The same as one table, for spreadsheets.
#[must_use]
pub fn table() -> Report {
    let rows: Vec<_> = Topic::all().collect();
    let columns = [
        Column::left("kind").of(&rows, Topic::kind),
        Column::left("id").of(&rows, Topic::id),
        Column::left("summary").of(&rows, Topic::summary),
        Column::left("source").of(&rows, Topic::source),
    ];
    Report::new().with(Table::new(columns).main())
}

fn level(check: &Check, config: &Config) -> &'static str {
    check::severity(check, config).map_or("off", crate::finding::Severity::word)
}

fn explain_check(check: &Check, config: &Config, report: &mut Report) {
    let configured = config.checks.get(check.id);
    let reason = configured.and_then(|level| level.reason.as_deref());
    report.push(
        Pairs::new()
            .pair("level", level(check, config))
            .maybe("default", configured.map(|_| check.severity.word()))
            .maybe("reason", reason)
            .pair("since", check.since)
            .maybe("source", Some(check.source).filter(|source| !source.is_empty())),
    );
    prose(check.docs, report);
}

fn explain_metric(metric: &Metric, config: &Config, report: &mut Report) {
    let files: Vec<Line> = metric.files.iter().map(|file| Tone::Code.line(file)).collect();
    report.push(
        Pairs::new()
            .pair("unit", metric.unit.word())
            .pair("better", metric.better.word())
            .pair("formula", Line::message(metric.formula))
            .maybe(
                "not applicable",
                Some(Line::message(metric.not_applicable)).filter(|line| !line.is_empty()),
            )
            .pair("reads", Line::joined(files, ", "))
            .maybe("source", Some(metric.source).filter(|source| !source.is_empty())),
    );
    let benchmarks = Segment::ALL
        .iter()
        .filter_map(|segment| Some((*segment, config.benchmarks.get(metric.id, *segment)?)));
    let rows: Vec<_> = benchmarks.collect();
    if !rows.is_empty() {
        report.push(Heading::sub("Benchmark"));
        let columns = [
            Column::left("segment").of(&rows, |(segment, _)| segment.word()),
            Column::left("wanted").of(&rows, |(_, benchmark)| wanted(metric, benchmark)),
            Column::left("source").wraps().of(&rows, |(_, benchmark)| benchmark.source.as_str()),
        ];
        report.push(Table::new(columns));
    }
}

fn wanted(metric: &Metric, benchmark: &Benchmark) -> String {
    let bound = |word, number: f64| format!("{word} {}", metric.unit.show_number(number));
    let bounds =
        [benchmark.at_least.map(|n| bound("at least", n)), benchmark.at_most.map(|n| bound("at most", n))];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    let by = benchmark.by_day.map(|day| format!(" by day {day}")).unwrap_or_default();
    format!("{}{by}", bounds.join(", "))
}

fn explain_gate(gate: &GateDocs, report: &mut Report) {
    report.push(Pairs::new().pair("closes", gate.gate.phase().word()).pair("source", gate.source));
    prose(gate.docs, report);
}

fn explain_signal(signal: &Signal, config: &Config, report: &mut Report) {
    let metrics: Vec<Line> = signal.metrics.iter().map(|metric| Tone::Code.line(metric)).collect();
    let set = config.signals.get(signal.id);
    report.push(
        Pairs::new()
            .maybe("watches", Some(Line::joined(metrics, ", ")).filter(|line| !line.is_empty()))
            .maybe("threshold", set.map(|set| crate::phrase::Number(set.threshold).to_string()))
            .maybe(
                "for",
                set.and_then(|set| set.for_days).map(|days| crate::phrase::Days(days.into()).to_string()),
            )
            .maybe("enabled", set.filter(|set| !set.enabled).map(|_| "no"))
            .pair("play", Tone::Code.line(signal.play))
            .pair("source", signal.source),
    );
    prose(signal.docs, report);
}

fn explain_play(play: &Play, report: &mut Report) {
    let calls =
        SIGNALS.iter().filter(|signal| signal.play == play.id).map(|signal| Tone::Code.line(signal.id));
    report.push(Pairs::new().pair("called by", Line::joined(calls, ", ")).pair("source", play.source));
    prose(play.docs, report);
    report.push(Heading::sub("Steps"));
    report.push(List::numbered(play.steps.iter().map(|step| {
        let within = Count(step.within as usize, "working day");
        Item::new(step.title).below(Tone::Dim.line(format!("{}, within {within}", step.owner.word())))
    })));
}

/// Documentation as blocks.
fn prose(docs: &'static str, report: &mut Report) {
    let mut items: Vec<Item> = Vec::new();
    for part in parts(docs) {
        if let Part::Item(words) = part {
            items.push(Line::message(&words).into());
            continue;
        }
        if !items.is_empty() {
            report.push(List::new(std::mem::take(&mut items)));
        }
        match part {
            Part::Heading(words) => report.push(Heading::sub(words)),
            Part::Paragraph(words) => report.push(Line::message(&words)),
            Part::Example(example) => {
                let on = example.on.map(|on| format!(", seen on {on}")).unwrap_or_default();
                let line =
                    if example.fires { Tone::Bad.line("It fires") } else { Tone::Good.line("It is content") };
                report.push(line.plain(format!("{on}:")));
                report.push(Verbatim::new("yaml", example.text.trim_end()));
            }
            Part::Item(_) => {}
        }
    }
    if !items.is_empty() {
        report.push(List::new(items));
    }
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::GateName;

    #[test]
    fn every_topic_is_found_by_its_id_and_kind() {
        let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for topic in Topic::all() {
            let full = format!("{}:{}", topic.kind(), topic.id());
            assert_eq!(Topic::named(&full).len(), 1, "{full}");
            ids.entry(topic.id()).or_default().push(topic.kind());
            assert!(!topic.report(&Config::default()).blocks.is_empty());
        }
        let shared: Vec<_> = ids.into_iter().filter(|(_, kinds)| kinds.len() > 1).collect();
        assert_eq!(shared, [], "an id that two kinds share is found twice");
    }

    #[test]
    fn gates_are_told_in_order() {
        assert_eq!(GATES.each_ref().map(|docs| docs.gate).as_slice(), GateName::ALL);
    }

    #[test]
    fn sources_are_known() {
        for topic in Topic::all() {
            for name in topic.source().split_whitespace() {
                assert!(SOURCES.iter().any(|(known, _)| *known == name), "{}: {name}", topic.id());
            }
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(Topic::closest("kickof-late"), Some("kickoff-late"));
        assert_eq!(Topic::closest("metric:seat_activatoin"), Some("seat_activation"));
        assert!(Topic::named("metric:kickoff-late").is_empty());
    }
}
