//! The measurements of one plan.

use super::{Measured, bound, comparison, json};
use crate::assessment::Assessment;
use crate::finding::Place;
use crate::metric::{Amount, Comparison, Metric, Unit, Value};
use crate::phrase::{Count, Days, List};
use crate::plan::Sources;
use crate::report::{Column, Heading, Line, Pairs, Report, Table, Tone, View};

/// The answer of `onboard metrics PLAN`.
pub struct PlanMetrics {
    slug: String,
    customer: String,
    segment: &'static str,
    day: i64,
    measured: Vec<Measured>,
    /// How much of each is told.
    extent: Extent,
}

/// How much a plan's measurements tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those that apply, what is missed first.
    Usual,
    /// Those that do not apply as well.
    All,
    /// In the order asked for, each explained below the table.
    Detailed,
}

impl PlanMetrics {
    /// The measurements of a plan.
    pub fn of(
        assessment: &Assessment,
        sources: &Sources,
        metrics: &[&'static Metric],
        extent: Extent,
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
            extent,
        }
    }

    /// The measurements to show: what is missed first, by how far; what does not apply is left out of the usual ones.
    fn shown(&self) -> Vec<&Measured> {
        let is_wanted =
            |one: &&Measured| self.extent != Extent::Usual || !matches!(one.value, Value::NotApplicable(_));
        let mut shown: Vec<&Measured> = self.measured.iter().filter(is_wanted).collect();
        if self.extent != Extent::Detailed {
            shown.sort_by(|a, b| urgency(a).cmp(&urgency(b)).then(distance(b).total_cmp(&distance(a))));
        }
        shown
    }

    fn table(&self) -> Table {
        let rows = self.shown();
        let is_detailed = self.extent == Extent::Detailed;
        let columns = [
            Column::left("metric").of(&rows, |one| Tone::Code.line(one.metric.id)),
            Column::right("value").of(&rows, |one| one.cell()),
            Column::left("benchmark")
                .wraps()
                .expendable(2)
                .of(&rows, |one| one.benchmark.as_ref().map(|(benchmark, _)| bound(one.metric, benchmark))),
            Column::left("so far").of(&rows, |one| so_far(one)),
            Column::left("why").wraps().expendable(1).of(&rows, |one| why(one)),
            Column::left("where")
                .expendable(3)
                .data_only_if(is_detailed)
                .of(&rows, |one| places(one).first().map(|place| Tone::Dim.line(place))),
            Column::left("source").wraps().expendable(4).data_only_if(is_detailed).of(&rows, |one| {
                one.benchmark.as_ref().map(|(benchmark, _)| Tone::Dim.line(&benchmark.source))
            }),
        ];
        Table::new(columns)
    }

    /// What is left out of the table.
    fn folded(&self) -> Option<Line> {
        let count = self.measured.len() - self.shown().len();
        let verb = if count == 1 { "does" } else { "do" };
        let them = if count == 1 { " shows it" } else { " shows them" };
        let words = format!("{} {verb} not apply: ", Count(count, "metric"));
        (count > 0).then(|| Tone::Dim.line(words).code("--all").dim(them))
    }

    /// All of them as programs read them in a table: one fact a cell.
    fn facts(&self) -> Table {
        let rows = &self.measured;
        let of = |name: &str| Column::data(name);
        let benchmark = |one: &Measured| one.benchmark.as_ref().map(|(benchmark, _)| benchmark.clone());
        let position =
            |one: &Measured| one.positions.first().copied().flatten().map(|position| position.line);
        Table::new([
            of("slug").of(rows, |_| self.slug.as_str()),
            of("customer").of(rows, |_| self.customer.as_str()),
            of("id").of(rows, |one| one.metric.id),
            of("state").of(rows, |one| one.value.state()),
            of("value").of(rows, Measured::cell),
            of("unit").of(rows, |one| one.metric.unit.word()),
            of("on").of(rows, |one| one.value.reading().and_then(|it| it.on)),
            of("age_days").of(rows, |one| match &one.value {
                Value::Stale(_, age) => Some(*age),
                _ => None,
            }),
            of("at_least").of(rows, |one| benchmark(one).and_then(|it| it.at_least)),
            of("at_most").of(rows, |one| benchmark(one).and_then(|it| it.at_most)),
            of("by_day").of(rows, |one| benchmark(one).and_then(|it| it.by_day)),
            of("comparison").of(rows, |one| one.benchmark.as_ref().map(|(_, so_far)| so_far.word())),
            of("why").of(rows, |one| Some(why(one)).filter(|why| !why.is_empty())),
            of("file").of(rows, |one| one.routes().first().map(|route| route.file.name())),
            of("line").of(rows, position),
        ])
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
        let mut report = Report::new().with(Heading::top(title)).with(self.tally()).with(self.table());
        report.data(self.facts());
        report.push_lines(self.folded());
        if self.extent == Extent::Detailed {
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

/// What is missed comes first, then what is on its way, what nobody knows or is old, what is met, the rest.
fn urgency(one: &Measured) -> u8 {
    match (one.benchmark.as_ref().map(|(_, so_far)| *so_far), &one.value) {
        (_, Value::NotApplicable(_)) => 6,
        (Some(Comparison::Missed), _) => 0,
        (Some(Comparison::OnItsWay), _) => 1,
        (Some(Comparison::Open), _) => 2,
        (Some(Comparison::Met), _) => 3,
        (None, Value::Known(_)) => 4,
        (None, _) => 5,
    }
}

/// By what part of its benchmark a number falls short of it; nothing of what is not missed.
fn distance(one: &Measured) -> f64 {
    let missed = one.benchmark.as_ref().filter(|(_, so_far)| *so_far == Comparison::Missed);
    let limit = missed.and_then(|(benchmark, _)| benchmark.at_least.or(benchmark.at_most));
    match limit.zip(number(one)) {
        Some((limit, number)) if limit == 0.0 => (number - limit).abs(),
        Some((limit, number)) => ((number - limit) / limit).abs(),
        None => 0.0,
    }
}

/// The number that is compared with a benchmark.
fn number(one: &Measured) -> Option<f64> {
    one.value.known().or_else(|| one.value.at_least())
}

/// `missed by 13.5 %`, `met`.
fn so_far(one: &Measured) -> Option<Line> {
    let (benchmark, so_far) = one.benchmark.as_ref()?;
    let line = comparison(*so_far);
    let limit = benchmark.at_least.or(benchmark.at_most).filter(|_| *so_far == Comparison::Missed);
    Some(match limit.zip(number(one)) {
        // A yes that is missing is not missing by anything.
        Some((limit, number)) if one.metric.unit != Unit::YesNo => {
            line.bad(format!(" by {}", one.metric.unit.show_gap((number - limit).abs())))
        }
        _ => line,
    })
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
