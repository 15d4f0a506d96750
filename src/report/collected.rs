//! Plans side by side: what every answer over a portfolio says besides its rows.

use serde::Serialize;

use super::{Callout, Cell, Column, Line, Report, Tone};
use crate::config::FILE_NAME;
use crate::phrase::Count;
use crate::plan::{Doubts, LEFT_BEHIND};
use crate::remedy::{blank, commands};

/// What was collected from each plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Collected<T> {
    /// The plans that could be read, in the order of output.
    pub rows: Vec<T>,
    /// Those that could not, by slug.
    pub unreadable: Vec<Unreadable>,
    /// Those of which a file could not be read in full, by slug; their rows are among the others.
    pub doubtful: Vec<Unreadable>,
    /// Plans that have ended and were left out.
    pub ended: usize,
    /// YAML files beside the plans' directories, relative to the workspace.
    pub strays: Vec<String>,
}

/// A plan that could not be read, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// The plan.
    pub slug: String,
    /// Why, in a few words.
    pub message: String,
}

impl<T> Default for Collected<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), unreadable: Vec::new(), doubtful: Vec::new(), ended: 0, strays: Vec::new() }
    }
}

impl<T> Collected<T> {
    /// The same plans with these rows.
    pub fn with_rows<U>(self, rows: Vec<U>) -> Collected<U> {
        let Self { unreadable, doubtful, ended, strays, .. } = self;
        Collected { rows, unreadable, doubtful, ended, strays }
    }
}

impl Unreadable {
    /// A plan of which some files were not read in full; none when there is no doubt about any.
    pub fn in_part(slug: &str, doubts: &Doubts) -> Option<Self> {
        doubts.phrase().map(|message| Self { slug: slug.to_owned(), message })
    }

    /// Its name, in the column of names.
    pub(super) fn name(&self) -> Cell {
        self.slug.as_str().into()
    }

    /// That it is unreadable, in the column where people look first.
    pub(super) fn mark(&self) -> Cell {
        Cell::lacking(Tone::Bad.line("unreadable"))
    }

    /// That it is, as programs read it in the column of states.
    pub(super) fn state(&self) -> Cell {
        "unreadable".into()
    }

    /// What there is to say of it, and where to look on.
    pub(super) fn callout(&self, text: Line) -> Callout {
        let below = Line::new().code(commands::check(&self.slug)).plain(" shows where");
        Callout::warning(text.then(Line::message(&self.message))).below(below)
    }
}

impl Column {
    /// What is in it for each plan; for one that could not be read, nothing.
    pub(super) fn of_plans<'r, T, C: Into<Cell>>(
        self,
        plans: &'r Collected<T>,
        cell: impl Fn(&'r T) -> C,
    ) -> Self {
        self.of_all_plans(plans, |_| Cell::absent(), cell)
    }

    /// What is in it for each plan: first for those that could not be read, since all else is incomplete without
    /// them.
    pub(super) fn of_all_plans<'r, T, C: Into<Cell>>(
        self,
        plans: &'r Collected<T>,
        unreadable: impl Fn(&Unreadable) -> Cell,
        cell: impl Fn(&'r T) -> C,
    ) -> Self {
        let read = plans.rows.iter().map(|row| cell(row).into());
        Self { cells: plans.unreadable.iter().map(unreadable).chain(read).collect(), ..self }
    }
}

impl<T> Collected<T> {
    /// Whether every plan could be read in full.
    pub fn is_complete(&self) -> bool {
        self.unreadable.is_empty() && self.doubtful.is_empty()
    }

    /// What to say below the rows: which plans are missing, and why.
    pub fn footnotes(&self, report: &mut Report) {
        for plan in &self.unreadable {
            report.push(plan.callout(Line::new().strong(&plan.slug).plain(" cannot be read: ")));
        }
        self.doubts(report);
        report.push_lines(self.left_out());
    }

    /// Which plans could not be read in full, and which files are read by nobody.
    pub(super) fn doubts(&self, report: &mut Report) {
        for path in &self.strays {
            report.push(Callout::warning(Line::message(&stray(path))));
        }
        for plan in &self.doubtful {
            report.push(plan.callout(Line::new().strong(&plan.slug).plain(": ")));
        }
    }

    /// That ended plans were left out, if any were.
    pub(super) fn left_out(&self) -> Option<Line> {
        let ended = Count(self.ended, "ended onboarding");
        let them = if self.ended == 1 { " shows it" } else { " shows them" };
        (self.ended > 0).then(|| Line::new().dim(format!("{ended} not shown: ")).code("--all").dim(them))
    }
}

/// What to say of a file that stands where only plans do.
pub fn stray(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if is_configuration(path) {
        return format!(
            "`{path}` makes another workspace of what is below it: whoever runs a command there is ruled by that, and not by \
             the settings of this one"
        );
    }
    if name.starts_with(LEFT_BEHIND) {
        return format!("`{path}` was left behind by a command that was stopped while it wrote: delete it");
    }
    format!("`{path}` is no plan, and is not read: a plan is a directory with an `onboarding.yaml` in it")
}

/// Whether something beside the plans is a configuration, so that other settings hold below it.
pub fn is_configuration(path: &str) -> bool {
    path.rsplit('/').next() == Some(FILE_NAME)
}

/// What to say where there is no plan at all.
pub(super) fn none_yet() -> Line {
    Line::from("no onboardings yet; ")
        .quoted(commands::new(blank("customer"), blank("date")))
        .plain(" makes the first")
}

impl<T> Collected<T> {
    /// What to say where no plan is shown: there is none, or each of them has ended.
    pub(super) fn none_shown(&self) -> Line {
        if self.ended > 0 { Line::from("every onboarding has ended") } else { none_yet() }
    }
}

/// The JSON of what was collected.
#[derive(Debug, Serialize)]
pub(super) struct CollectedJson<'a, T> {
    pub(super) onboardings: Vec<T>,
    pub(super) unreadable: &'a [Unreadable],
    pub(super) doubtful: &'a [Unreadable],
    pub(super) is_complete: bool,
    pub(super) ended_not_shown: usize,
}

impl<'a, T> CollectedJson<'a, T> {
    pub(super) fn of<R>(collected: &'a Collected<R>, row: impl Fn(&'a R) -> T) -> Self {
        Self {
            onboardings: collected.rows.iter().map(row).collect(),
            unreadable: &collected.unreadable,
            doubtful: &collected.doubtful,
            is_complete: collected.is_complete(),
            ended_not_shown: collected.ended,
        }
    }
}
