//! All there is to say about one thing: what it is, why it matters, how to fix it, and where it comes from.

use super::gates::{GATES, GateDocs};
use super::prose::prose;
use super::topic::{Topic, level};
use crate::check::Check;
use crate::config::{Benchmark, Config};
use crate::metric::Metric;
use crate::model::Segment;
use crate::phrase::capital;
use crate::phrase::{Count, Days, Number};
use crate::report::{Column, Heading, Item, Items, Line, Pairs, Report, Table, Tone};
use crate::signal::{Play, SIGNALS, Signal};

/// The source documents by the names that are used for them.
const SOURCES: [(&str, &str); 5] = [
    ("S0", "Customer Onboarding Best Practices for B2B Revenue Teams"),
    ("S1", "B2B Customer Onboarding Best Practices"),
    ("S2", "SaaS Customer Onboarding: A Playbook for B2B Revenue Teams"),
    ("S3", "Customer Onboarding Checklist for B2B Revenue Teams"),
    ("S4", "Customer Onboarding: stages, segments and change management"),
];

impl Topic {
    /// All there is to say about it, under the configuration in force.
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

fn explain_check(check: &Check, config: &Config, report: &mut Report) {
    let configured = config.checks.get(check.id);
    let reason = configured.and_then(|level| level.reason.as_deref());
    report.push(
        Pairs::new()
            .pair("level", level(check, config))
            .maybe("default", configured.map(|_| check.severity.word()))
            .maybe("reason", reason)
            .maybe(
                "not asked",
                check
                    .run
                    .is_of_meetings()
                    .then_some("where gates open by themselves, unless a level is set for it"),
            )
            .pair("since", check.since)
            .maybe("source", Some(check.source).filter(|source| !source.is_empty())),
    );
    prose(check.docs, report);
}

fn explain_metric(metric: &Metric, config: &Config, report: &mut Report) {
    let files: Vec<Line> = metric.files.iter().map(|file| Tone::Code.line(file)).collect();
    report.push(
        Pairs::new()
            .pair("called", metric.name)
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
    let limits: Vec<_> = Segment::ALL
        .iter()
        .map(|segment| (segment.word(), config.signals.get(signal.id, *segment)))
        .collect();
    let is_watched = limits.iter().any(|(_, limits)| limits.is_some());
    let thresholds = limits.iter().map(|(segment, limits)| {
        (*segment, limits.map_or_else(|| "off".to_owned(), |limits| Number(limits.threshold).to_string()))
    });
    let days = limits.iter().filter_map(|(segment, limits)| {
        Some((*segment, Days(limits.as_ref()?.for_days?.into()).to_string()))
    });
    report.push(
        Pairs::new()
            .maybe("watches", Some(Line::joined(metrics, ", ")).filter(|line| !line.is_empty()))
            .maybe("threshold", by_segment(thresholds).filter(|_| is_watched))
            .maybe("for", by_segment(days))
            .maybe("enabled", (!is_watched).then_some("no"))
            .pair("play", Tone::Code.line(signal.play))
            .pair("source", signal.source),
    );
    prose(signal.docs, report);
}

/// What holds in each segment: once where it is the same in all of them.
fn by_segment(each: impl Iterator<Item = (&'static str, String)>) -> Option<String> {
    let each: Vec<(&str, String)> = each.collect();
    let (_, first) = each.first()?;
    if each.iter().all(|(_, said)| said == first) {
        return Some(first.clone());
    }
    let each: Vec<String> = each.iter().map(|(segment, said)| format!("{said} ({segment})")).collect();
    Some(each.join(", "))
}

fn explain_play(play: &Play, report: &mut Report) {
    let calls =
        SIGNALS.iter().filter(|signal| signal.play == play.id).map(|signal| Tone::Code.line(signal.id));
    report.push(Pairs::new().pair("called by", Line::joined(calls, ", ")).pair("source", play.source));
    prose(play.docs, report);
    report.push(Heading::sub("Steps"));
    report.push(Items::numbered(play.steps.iter().map(|step| {
        let within = Count(step.within as usize, "working day");
        Item::new(step.title).below(Tone::Dim.line(format!("{}, within {within}", step.owner.word())))
    })));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_known() {
        for topic in Topic::all() {
            for name in topic.source().split_whitespace() {
                assert!(SOURCES.iter().any(|(known, _)| *known == name), "{}: {name}", topic.id());
            }
        }
    }

    #[test]
    fn there_is_something_to_say_about_everything() {
        for topic in Topic::all() {
            assert!(!topic.report(&Config::default()).blocks.is_empty(), "{}", topic.id());
        }
    }
}
