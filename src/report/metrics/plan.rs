//! The measurements of one plan.

use super::{Measured, bound, comparison, json};
use crate::assessment::Assessment;
use crate::finding::Place;
use crate::metric::{Amount, Comparison, Metric, Value};
use crate::phrase::{Count, Days, List};
use crate::plan::Sources;
use crate::report::{Cell, Column, Heading, Line, Pairs, Report, Table, Tone, View};

/// The answer of `onboard metrics PLAN`.
pub struct PlanMetrics {
    slug: String,
    customer: String,
    segment: &'static str,
    day: i64,
    measured: Vec<Measured>,
    /// Whether each is explained below the table.
    is_detailed: bool,
}

impl PlanMetrics {
    /// The measurements of a plan; `is_detailed` adds what each metric is and all that it was read from.
    pub fn of(
        assessment: &Assessment,
        sources: &Sources,
        metrics: &[&'static Metric],
        is_detailed: bool,
    ) -> Self {
        let value = |id: &str| assessment.metrics.get(id).clone();
        let mut measured = Measured::all(assessment, value, metrics);
        locate(sources, &mut measured);
        Self {
            slug: assessment.plan.slug.clone(),
            customer: assessment.plan.onboarding.customer.clone(),
            segment: assessment.plan.onboarding.segment.word(),
            day: assessment.day(),
            measured,
            is_detailed,
        }
    }

    fn table(&self) -> Table {
        let rows = &self.measured;
        let columns = [
            Column::left("metric").of(rows, |one| Tone::Code.line(one.metric.id)),
            Column::right("value").of(rows, Measured::cell),
            Column::data("state").of(rows, |one| one.value.state()),
            Column::data("unit").of(rows, |one| one.metric.unit.word()),
            Column::left("benchmark")
                .wraps()
                .expendable(2)
                .of(rows, |one| one.benchmark.as_ref().map(|(benchmark, _)| bound(one.metric, benchmark))),
            Column::left("so far").named("comparison").of(rows, |one| {
                one.benchmark.as_ref().map(|(_, so_far)| Cell::text(comparison(*so_far), so_far.word()))
            }),
            Column::left("why").wraps().expendable(1).of(rows, why),
            Column::left("where")
                .expendable(3)
                .data_only_if(self.is_detailed)
                .of(rows, |one| places(one).first().map(|place| Tone::Dim.line(place))),
            Column::left("source").wraps().expendable(4).data_only_if(self.is_detailed).of(rows, |one| {
                one.benchmark.as_ref().map(|(benchmark, _)| Tone::Dim.line(&benchmark.source))
            }),
        ];
        Table::new(columns).main()
    }

    /// How many are known, and how they compare.
    fn tally(&self) -> Line {
        let states = ["known", "stale", "unknown", "not_applicable"].into_iter().filter_map(|state| {
            let count = self.measured.iter().filter(|one| one.value.state() == state).count();
            (count > 0).then(|| format!("{count} {}", state.replace('_', " ")))
        });
        let states = List::and(&states.collect::<Vec<_>>()).to_string();
        let all = [
            (Comparison::Met, "met"),
            (Comparison::Missed, "missed"),
            (Comparison::OnItsWay, "on the way"),
            (Comparison::Open, "open"),
        ];
        let compared = all.into_iter().filter_map(|(wanted, words)| {
            let is_so = |one: &&Measured| one.benchmark.as_ref().is_some_and(|(_, so_far)| *so_far == wanted);
            let count = self.measured.iter().filter(is_so).count();
            (count > 0).then(|| format!("{count} {words}"))
        });
        let compared = compared.collect::<Vec<_>>();
        let line = Line::new().strong(Count(self.measured.len(), "metric")).plain(format!(": {states}"));
        if compared.is_empty() { line } else { line.plain(format!("; benchmarks: {}", List::and(&compared))) }
    }
}

impl View for PlanMetrics {
    fn report(&self) -> Report {
        let title = Line::new().strong(&self.customer).dim(format!(" ({}), day {}", self.slug, self.day));
        let mut report = Report::new().with(Heading::top(title)).with(self.table()).with(self.tally());
        if self.is_detailed {
            self.measured.iter().for_each(|measured| report.append(detail(measured)));
        }
        report
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        Ok(serde_json::json!({
            "slug": self.slug,
            "customer": self.customer,
            "segment": self.segment,
            "day": self.day,
            "metrics": self.measured.iter().map(json::metric).collect::<Vec<_>>(),
        }))
    }
}

/// Finds the line of each route, reading each file once.
fn locate(sources: &Sources, measured: &mut [Measured]) {
    let places: Vec<Place> =
        measured.iter().flat_map(Measured::routes).map(|route| Place::Node(route.clone())).collect();
    let mut spots = sources.locate(&places).into_iter();
    for one in measured {
        let found = spots.by_ref().take(one.routes().len());
        let position = |spot: crate::plan::Spot| sources.position(spot.file, spot.span.start);
        one.positions = found.map(|spot| spot.and_then(position)).collect();
    }
}

/// What explains the number, or why there is none.
fn why(one: &Measured) -> Line {
    let value = &one.value;
    let note = value.reading().and_then(|reading| reading.note.as_deref());
    match value {
        Value::Stale(_, age) => {
            let note = note.map(|note| format!("{note}; ")).unwrap_or_default();
            Line::message(&format!("{note}{} old", Days(*age)))
        }
        Value::Known(_) => Line::message(note.unwrap_or_default()),
        Value::Unknown { why, .. } => match value.at_least() {
            Some(least) => {
                let least = one.metric.unit.show(Amount::Number(least));
                Line::message(&format!("{why}; at least {least}"))
            }
            None => Line::message(why),
        },
        Value::NotApplicable(why) => Line::message(why),
    }
}

/// `adoption.yaml:12`, for each place that it was read from.
fn places(one: &Measured) -> Vec<String> {
    let place = |(at, route): (usize, &crate::route::Route)| match one.positions.get(at).copied().flatten() {
        Some(position) => format!("{}:{}", route.file, position.line),
        None => route.file.to_string(),
    };
    let mut places: Vec<String> = one.routes().iter().enumerate().map(place).collect();
    places.dedup();
    places
}

/// What a metric is, and all that this value of it was made from.
fn detail(one: &Measured) -> Report {
    let metric = one.metric;
    let files: Vec<String> = metric.files.iter().map(|file| format!("`{file}`")).collect();
    let places = places(one);
    let read_from = if places.is_empty() {
        List::and(&files).to_string()
    } else {
        List::and(&places).at_most(6).to_string()
    };
    let benchmark = one.benchmark.as_ref().map(|(benchmark, so_far)| {
        let line = Line::from(bound(metric, benchmark)).plain(": ").then(comparison(*so_far));
        line.dim(format!(" ({})", benchmark.source))
    });
    let optional = |text: &str| (!text.is_empty()).then(|| Line::message(text));
    let explained = why(one);
    let pairs = Pairs::new()
        .pair("value", one.cell().line)
        .maybe("why", (!explained.is_empty()).then_some(explained))
        .pair("read from", Line::message(&read_from))
        .maybe("benchmark", benchmark)
        .pair("what", Line::message(metric.summary))
        .pair("formula", Line::message(metric.formula))
        .maybe("not applicable", optional(metric.not_applicable))
        .pair("asked for by", metric.source);
    Report::new().with(Heading::part(Tone::Code.line(metric.id))).with(pairs)
}
