//! What the checks say, of one plan or of many.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Column, Excerpt, Line, Report, Table, Tone};
use crate::check::{self, Checked};
use crate::document::Position;
use crate::finding::{Finding, Severity};
use crate::phrase::{Count, List};
use crate::plan::{Loaded, Spot};
use crate::remedy::Remedy;

/// The findings of one plan, each with its place, in the order in which people read.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFindings {
    /// The plan.
    pub slug: String,
    /// What was found.
    pub findings: Vec<Shown>,
    /// What was found, and silenced by comments.
    pub silenced: Vec<Finding>,
}

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The id of the check.
    pub check: &'static str,
    /// Where it starts and ends, for what is in a file that was read.
    pub span: Option<(Position, Position)>,
    /// All else.
    pub excerpt: Excerpt,
}

impl PlanFindings {
    /// Finds the places of all that was found; `path` names a file of the plan, or its directory.
    pub fn of(loaded: &Loaded, checked: Checked, path: impl Fn(Option<&str>) -> String) -> Self {
        let sources = &loaded.sources;
        let findings = check::sort(checked.findings, sources);
        let spots = sources.locate(findings.iter().map(|finding| &finding.place));
        let show = |(finding, spot): (&Finding, Option<_>)| {
            let excerpt = Excerpt::new(finding.severity, path(finding.place.file_name()), &finding.message)
                .check(finding.check)
                .help(finding.help.clone());
            // The first line of a file tells nothing of what the file lacks.
            let told = spot.filter(|spot: &Spot| !spot.is_whole);
            let quoted = told.and_then(|spot| Some((sources.lines(spot.file)?, spot.span)));
            match quoted {
                None => Shown { check: finding.check, span: None, excerpt },
                Some(((bytes, lines), span)) => Shown {
                    check: finding.check,
                    span: Some((lines.position(bytes, span.start), lines.position(bytes, span.end))),
                    excerpt: excerpt.quoting_line(bytes, lines, &span),
                },
            }
        };
        let findings = findings.iter().zip(spots).map(show).collect();
        Self { slug: loaded.slug.clone(), findings, silenced: checked.silenced }
    }

    /// Leaves only what these checks found.
    pub fn retain(&mut self, checks: &[&str]) {
        self.findings.retain(|finding| checks.contains(&finding.check));
        self.silenced.retain(|finding| checks.contains(&finding.check));
    }
}

/// The answer of `onboard check`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The plans that were checked, by slug.
    pub plans: Vec<PlanFindings>,
    /// What weighs less than this is counted, not shown.
    pub level: Severity,
}

impl Answer {
    fn all(&self) -> impl Iterator<Item = (&PlanFindings, &Shown)> {
        self.plans.iter().flat_map(|plan| plan.findings.iter().map(move |finding| (plan, finding)))
    }

    fn shown(&self) -> impl Iterator<Item = (&PlanFindings, &Shown)> {
        self.all().filter(|(_, finding)| finding.excerpt.severity >= self.level)
    }

    /// How many findings weigh exactly this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.all().filter(|(_, finding)| finding.excerpt.severity == severity).count()
    }

    fn silenced(&self) -> usize {
        self.plans.iter().map(|plan| plan.silenced.len()).sum()
    }

    /// Every finding with the line that it points to, then the tally.
    pub fn report(&self) -> Report {
        let mut report = Report::new();
        for (_, finding) in self.shown() {
            report.push(finding.excerpt.clone());
        }
        report.with(self.tally())
    }

    /// A line a finding, for spreadsheets.
    pub fn table(&self) -> Report {
        let rows: Vec<_> = self.shown().collect();
        let columns = [
            Column::left("slug").of(&rows, |(plan, _)| plan.slug.as_str()),
            Column::left("severity").of(&rows, |(_, shown)| shown.excerpt.severity.word()),
            Column::left("check").of(&rows, |(_, shown)| shown.check),
            Column::left("file").of(&rows, |(_, shown)| shown.excerpt.path.as_str()),
            Column::left("line").of(&rows, |(_, shown)| shown.span.map(|(start, _)| start.line)),
            Column::left("column").of(&rows, |(_, shown)| shown.span.map(|(start, _)| start.column)),
            Column::left("message").of(&rows, |(_, shown)| shown.excerpt.message.as_str()),
            Column::left("help").of(&rows, |(_, shown)| shown.excerpt.help.as_ref().map(ToString::to_string)),
        ];
        Report::new().with(Table::new(columns).main())
    }

    /// How often each check fired, the gravest and most frequent first, then the tally.
    pub fn summary(&self) -> Report {
        let mut counts: BTreeMap<&str, Fired<'_>> = BTreeMap::new();
        for (plan, finding) in self.shown() {
            let count = counts.entry(finding.check).or_insert((finding.excerpt.severity, 0, BTreeSet::new()));
            count.1 += 1;
            count.2.insert(&plan.slug);
        }
        let mut rows: Vec<_> = counts.into_iter().collect();
        rows.sort_by_key(|(_, (severity, findings, _))| std::cmp::Reverse((*severity, *findings)));
        let summary = |id: &str| check::find(id).map_or("", |check| check.summary);
        let columns = [
            Column::left("check").of(&rows, |(id, _)| Tone::Code.line(id)),
            Column::left("severity").of(&rows, |(_, (severity, ..))| tone(*severity).line(severity)),
            Column::right("findings").of(&rows, |(_, (_, findings, _))| *findings),
            Column::right("plans").of(&rows, |(_, (.., plans))| plans.len()),
            Column::left("what is wrong").wraps().expendable(1).of(&rows, |(id, _)| summary(id)),
        ];
        let table = Table::new(columns).main();
        if table.is_empty() {
            return Report::new().with(self.tally());
        }
        Report::new().with(table).with(self.tally())
    }

    /// `2 errors, 5 warnings and 1 info in 3 of 6 plans; 1 silenced`.
    fn tally(&self) -> Line {
        let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
            .into_iter()
            .map(|(severity, noun)| (self.count(severity), noun))
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| Count(count, noun).to_string())
            .chain(
                Some(self.count(Severity::Info))
                    .filter(|count| *count > 0)
                    .map(|count| format!("{count} info")),
            )
            .collect();
        let affected = self.plans.iter().filter(|plan| !plan.findings.is_empty()).count();
        let plans = Count(self.plans.len(), "plan");
        let hidden = self.all().count() - self.shown().count();
        let mut line = match (counts.is_empty(), self.plans.len()) {
            (true, 0) => Line::from("there are no plans to check"),
            (true, _) => Line::new().good("nothing found").plain(format!(" in {plans}")),
            (false, 1) => Line::from(format!("{} in {plans}", List::and(&counts))),
            (false, _) => Line::from(format!("{} in {affected} of {plans}", List::and(&counts))),
        };
        if hidden > 0 {
            line = line.dim(format!("; {hidden} below `{}` not shown", self.level));
        }
        if self.silenced() > 0 {
            line = line.dim(format!("; {} silenced", self.silenced()));
        }
        line
    }

    /// The answer for programs.
    ///
    /// # Errors
    /// Never for what this type holds.
    pub fn json(&self) -> serde_json::Result<serde_json::Value> {
        let finding = |(plan, shown): (&'_ PlanFindings, &'_ Shown)| JsonFinding::of(&plan.slug, shown);
        serde_json::to_value(Json {
            plans: self.plans.len(),
            errors: self.count(Severity::Error),
            warnings: self.count(Severity::Warning),
            infos: self.count(Severity::Info),
            silenced: self.silenced(),
            findings: self.shown().map(finding).collect(),
        })
    }
}

/// How grave what a check finds is, how often it fired, and on which plans.
type Fired<'a> = (Severity, usize, BTreeSet<&'a str>);

const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Info => Tone::Dim,
    }
}

#[derive(Serialize)]
struct Json {
    plans: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    silenced: usize,
    findings: Vec<JsonFinding>,
}

#[derive(Serialize)]
struct JsonFinding {
    slug: String,
    check: &'static str,
    severity: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
    commands: Vec<String>,
}

impl JsonFinding {
    fn of(slug: &str, Shown { check, span, excerpt }: &Shown) -> Self {
        let (start, end) = (span.map(|(start, _)| start), span.map(|(_, end)| end));
        Self {
            slug: slug.to_owned(),
            check,
            severity: excerpt.severity.word(),
            file: excerpt.path.clone(),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            message: excerpt.message.clone(),
            help: excerpt.help.as_ref().map(ToString::to_string),
            commands: excerpt.help.iter().flat_map(Remedy::commands).map(ToString::to_string).collect(),
        }
    }
}
