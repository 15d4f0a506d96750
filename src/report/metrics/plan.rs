//! The measurements of one plan.

use super::{Measured, bound, comparison, json};
use crate::assessment::Assessment;
use crate::finding::Place;
use crate::metric::{Amount, Comparison, Metric, Unit, Value};
use crate::phrase::{Count, Days, List};
use crate::plan::Sources;
use crate::report::{Column, Heading, Line, Pairs, Report, SPARE, Table, Tone, View, measure};

/// The answer of `onboard metrics PLAN`.
pub struct PlanMetrics {
    slug: String,
    customer: String,
    segment: &'static str,
    day: i64,
    measured: Vec<Measured>,
    /// How much of each is told.
    extent: Extent,
    /// From which days lateness counts, where a newer baseline is ours alone.
    measure: Option<Line>,
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
            measure: measure(assessment),
        }
    }

    /// The measurements to show: what is missed first, by how far; what does not apply is left out of the usual ones.
    fn shown(&self) -> Vec<&Measured> {
        let is_wanted =
            |one: &&Measured| self.extent != Extent::Usual || !matches!(one.value, Value::NotApplicable(_));
        let mut shown: Vec<&Measured> = self.measured.iter().filter(is_wanted).collect();
        if self.extent != Extent::Detailed {
            shown.sort_by(|a, b| Group::of(a).cmp(&Group::of(b)).then(distance(b).total_cmp(&distance(a))));
        }
        shown
    }

    /// The measurements in groups, each with its name, what is missed first; all in one where each is explained below.
    fn groups(&self) -> Vec<(Option<Group>, Vec<&Measured>)> {
        let shown = self.shown();
        if self.extent == Extent::Detailed {
            return vec![(None, shown)];
        }
        let mut groups: Vec<(Option<Group>, Vec<&Measured>)> = Vec::new();
        for one in shown {
            let group = Some(Group::of(one));
            match groups.last_mut() {
                Some((last, members)) if *last == group => members.push(one),
                _ => groups.push((group, vec![one])),
            }
        }
        groups
    }

    /// The columns that say something of a group: by how far is said of what is missed, and its heading says the rest.
    fn table(rows: &[&Measured], group: Option<Group>) -> Table {
        let is_detailed = group.is_none();
        let has_benchmark = rows.iter().any(|one| one.benchmark.is_some());
        let compared = match group {
            None => Some(Column::left("so far").of(rows, |one| so_far(one))),
            Some(Group::Missed) => {
                Some(Column::right("by").of(rows, |one| missed_by(one).map(|by| Tone::Bad.line(by))))
            }
            Some(_) => None,
        };
        let benchmark = Column::left("benchmark")
            .expendable(2)
            .of(rows, |one| one.benchmark.as_ref().map(|(benchmark, _)| bound(one.metric, benchmark)));
        let columns = [
            Some(Column::left("metric").of(rows, |one| Tone::Code.line(one.metric.id))),
            Some(Column::right("value").of(rows, |one| one.cell())),
            compared,
            has_benchmark.then_some(benchmark),
            Some(Column::left("why").wraps().at_least(24).expendable(1).of(rows, |one| why(one))),
            (!is_detailed).then(|| {
                Column::left("where")
                    .expendable(3)
                    .of(rows, |one| places(one).first().map(|place| Tone::Dim.line(place)))
            }),
            (!is_detailed && has_benchmark).then(|| {
                Column::left("source").wraps().at_least(20).expendable(SPARE).of(rows, |one| {
                    one.benchmark.as_ref().map(|(benchmark, _)| Tone::Dim.line(&benchmark.source))
                })
            }),
        ];
        Table::new(columns.into_iter().flatten())
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
            (Comparison::OnItsWay, "on its way"),
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
        let mut report = Report::new().with(Heading::top(title)).with(self.tally());
        for (group, rows) in self.groups() {
            if let Some(group) = group {
                report.push(Heading::part(group.title()));
            }
            report.push(Self::table(&rows, group));
        }
        report.data(self.facts());
        report.push_lines(self.measure.clone());
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

/// What is to be said of a measurement: what is missed comes first, then what is on its way, what nobody knows or is old,
/// what is met, the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Missed,
    OnItsWay,
    Open,
    Met,
    Known,
    Unknown,
    NotApplicable,
}

impl Group {
    fn of(one: &Measured) -> Self {
        match (one.benchmark.as_ref().map(|(_, so_far)| *so_far), &one.value) {
            (_, Value::NotApplicable(_)) => Self::NotApplicable,
            (Some(Comparison::Missed), _) => Self::Missed,
            (Some(Comparison::OnItsWay), _) => Self::OnItsWay,
            (Some(Comparison::Open), _) => Self::Open,
            (Some(Comparison::Met), _) => Self::Met,
            (None, Value::Known(_)) => Self::Known,
            (None, _) => Self::Unknown,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::OnItsWay => "on its way",
            Self::Open => "open",
            Self::Met => "met",
            Self::Known => "without a benchmark",
            Self::Unknown => "without a benchmark, unknown or old",
            Self::NotApplicable => "does not apply",
        }
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
    let line = comparison(one.benchmark.as_ref()?.1);
    Some(match missed_by(one) {
        Some(gap) => line.bad(format!(" by {gap}")),
        None => line,
    })
}

/// By how much a benchmark is missed; a yes that is missing is not missing by anything.
fn missed_by(one: &Measured) -> Option<String> {
    let (benchmark, _) = one.benchmark.as_ref().filter(|(_, so_far)| *so_far == Comparison::Missed)?;
    let (limit, number) = benchmark.at_least.or(benchmark.at_most).zip(number(one))?;
    (one.metric.unit != Unit::YesNo).then(|| one.metric.unit.show_gap((number - limit).abs()))
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
