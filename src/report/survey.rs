//! Plans side by side: what every answer over a portfolio says besides its rows.

use serde::Serialize;

use super::{Callout, Line, Report};
use crate::phrase::Count;
use crate::remedy::commands;

/// What was seen of each plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey<T> {
    /// The plans that could be read, in the order of output.
    pub rows: Vec<T>,
    /// Those that could not, by slug.
    pub unreadable: Vec<Unreadable>,
    /// Those of which a file could not be read in full, by slug; their rows stand among the others.
    pub doubtful: Vec<Unreadable>,
    /// Plans that have ended and were left out.
    pub ended: usize,
}

/// A plan that could not be read, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// The plan.
    pub slug: String,
    /// Why, in a few words.
    pub message: String,
}

impl<T> Survey<T> {
    /// Whether every plan could be read in full.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unreadable.is_empty() && self.doubtful.is_empty()
    }

    /// What to say below the rows: which plans are missing, and why.
    pub fn footnotes(&self, report: &mut Report) {
        for plan in &self.unreadable {
            let text = Line::new().strong(&plan.slug).plain(" cannot be read: ").plain(&plan.message);
            let below = Line::new().code(commands::check(&plan.slug)).plain(" shows where");
            report.push(Callout::warning(text).below(below));
        }
        for plan in &self.doubtful {
            let text = Line::new().strong(&plan.slug).plain(": ").then(Line::message(&plan.message));
            let below = Line::new().code(commands::check(&plan.slug)).plain(" shows where");
            report.push(Callout::warning(text).below(below));
        }
        if self.ended > 0 {
            let ended = Count(self.ended, "onboarding");
            report
                .push(Line::new().dim(format!("{ended} that ended: ")).code("--all").dim(" shows them too"));
        }
    }
}

/// The JSON of a survey.
#[derive(Debug, Serialize)]
pub(super) struct SurveyJson<'a, T> {
    pub(super) onboardings: Vec<T>,
    pub(super) unreadable: &'a [Unreadable],
    pub(super) doubtful: &'a [Unreadable],
    pub(super) is_complete: bool,
    pub(super) ended_not_shown: usize,
}

impl<'a, T> SurveyJson<'a, T> {
    pub(super) fn of<Row>(survey: &'a Survey<Row>, row: impl Fn(&'a Row) -> T) -> Self {
        Self {
            onboardings: survey.rows.iter().map(row).collect(),
            unreadable: &survey.unreadable,
            doubtful: &survey.doubtful,
            is_complete: survey.is_complete(),
            ended_not_shown: survey.ended,
        }
    }
}
