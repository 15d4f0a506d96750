//! What passed on in each plan, from somebody to somebody.

use serde_json::{Value, json};

use super::{Column, Line, Report, Table, Tone, View};
use crate::phrase::Count;

/// What came of it in the plans that it was about.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// One a plan, by slug.
    pub plans: Vec<ReplacedPlan>,
    /// Whether what was done is in the files now; not after a dry run.
    pub is_written: bool,
}

/// What came of it in one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplacedPlan {
    /// The plan.
    pub slug: String,
    /// Whether it was done.
    pub is_done: bool,
    /// What was done, or why not.
    pub said: Line,
}

impl View for Replaced {
    fn report(&self) -> Report {
        let said = |plan: &ReplacedPlan| match plan.is_done {
            true => plan.said.clone(),
            false => Tone::Bad.line("not done").plain(": ").then(plan.said.clone()),
        };
        let table = Table::new([
            Column::left("onboarding").of(&self.plans, |plan| plan.slug.as_str()),
            Column::left("what passes on").wraps().of(&self.plans, said),
        ]);
        let report = Report::new().with(table.main());
        match self.plans.iter().filter(|plan| !plan.is_done).count() {
            0 => report,
            left => report.with(Tone::Bad.line(format!("nothing was written in {}", Count(left, "plan")))),
        }
    }

    fn json(&self) -> serde_json::Result<Value> {
        let plan = |plan: &ReplacedPlan| json!({ "slug": plan.slug, "is_done": plan.is_done, "said": plan.said.text() });
        Ok(
            json!({ "is_written": self.is_written, "plans": self.plans.iter().map(plan).collect::<Vec<Value>>() }),
        )
    }
}
