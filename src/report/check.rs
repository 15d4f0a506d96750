//! What the checks say, of one plan or of many.

use serde::Serialize;

use super::{Column, Excerpt, Line, Report, Table, Tone};
use crate::check::{self, Checked, Folded};
use crate::document::Position;
use crate::finding::{Cause, Finding, Severity};
use crate::phrase::{Count, List};
use crate::plan::{Loaded, Spot};
use crate::remedy::Remedy;

mod summary;

/// Places of findings with one cause that are named.
const NAMED: usize = 6;

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
    /// What it may share with others of its check.
    pub cause: Option<Cause>,
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
                None => Shown { check: finding.check, cause: finding.cause.clone(), span: None, excerpt },
                Some(((bytes, lines), span)) => Shown {
                    check: finding.check,
                    cause: finding.cause.clone(),
                    span: Some((lines.position(bytes, span.start), lines.position(bytes, span.end))),
                    excerpt: excerpt.quoting_line(bytes, lines, &span),
                },
            }
        };
        let findings = findings.iter().zip(spots).map(show).collect();
        Self { slug: loaded.slug.clone(), findings, silenced: checked.silenced }
    }

    /// What weighs this much at least, what has one cause as one finding.
    fn folded(&self, least: Severity) -> Vec<Folded<'_, Shown>> {
        let heavy = self.findings.iter().filter(|it| it.excerpt.severity >= least);
        check::fold(heavy, |it| Some((it.check, it.excerpt.severity, it.cause.as_ref()?)))
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

    /// How many findings weigh exactly this much; those with one cause are one.
    pub fn count(&self, severity: Severity) -> usize {
        self.severities().into_iter().filter(|it| *it == severity).count()
    }

    fn silenced(&self) -> usize {
        self.plans.iter().map(|plan| plan.silenced.len()).sum()
    }

    /// Every finding with the line that it points to, what has one cause once with a count, then the tally.
    pub fn report(&self) -> Report {
        let mut report = Report::new();
        for finding in self.plans.iter().flat_map(|plan| plan.folded(self.level)) {
            report.push(excerpt(&finding));
        }
        report.with(self.tally())
    }

    /// Every finding at its place, for programs that mark the lines of files.
    pub fn every_place(&self) -> Report {
        let mut report = Report::new();
        for (_, finding) in self.shown() {
            report.push(finding.excerpt.clone());
        }
        report
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

    /// `2 errors, 5 warnings and 1 info in 3 of 6 plans; 1 silenced`.
    /// How grave each finding is, of any weight; those with one cause are one.
    fn severities(&self) -> Vec<Severity> {
        let all = self.plans.iter().flat_map(|plan| plan.folded(Severity::Info));
        all.map(|it| it.first.excerpt.severity).collect()
    }

    fn tally(&self) -> Line {
        let all = self.severities();
        let count = |wanted: Severity| all.iter().filter(|severity| **severity == wanted).count();
        let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
            .into_iter()
            .map(|(severity, noun)| (count(severity), noun))
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| Count(count, noun).to_string())
            .chain(
                Some(count(Severity::Info)).filter(|count| *count > 0).map(|count| format!("{count} info")),
            )
            .collect();
        let affected = self.plans.iter().filter(|plan| !plan.findings.is_empty()).count();
        let plans = Count(self.plans.len(), "plan");
        let hidden = all.iter().filter(|severity| **severity < self.level).count();
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

/// A finding as people read it, or several with one cause: the first is quoted, the places of the others are named.
fn excerpt(finding: &Folded<'_, Shown>) -> Excerpt {
    let mut excerpt = finding.first.excerpt.clone();
    let Some(cause) = finding.first.cause.as_ref().filter(|_| !finding.rest.is_empty()) else {
        return excerpt;
    };
    let place = |it: &&Shown| match it.span {
        Some((start, _)) if it.excerpt.path == excerpt.path => format!("line {}", start.line),
        Some((start, _)) => format!("{}:{}", it.excerpt.path, start.line),
        None => it.excerpt.path.clone(),
    };
    let places: Vec<String> = finding.rest.iter().map(place).collect();
    excerpt.message = format!("{}; also {}", cause.of(finding.count()), List::and(&places).at_most(NAMED));
    excerpt
}

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
    fn of(slug: &str, Shown { check, span, excerpt, .. }: &Shown) -> Self {
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
