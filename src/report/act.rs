//! What an act came to, for programs: the ids and places that changed, and what was remarked.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::{Line, Report, View};
use crate::act::{Changed, Remark};
use crate::model::PlanFile;

/// What an act came to.
#[derive(Clone, Debug)]
pub struct Done {
    /// The plan.
    pub slug: String,
    /// What was done, in a few words; names in backticks.
    pub said: String,
    /// Whether it is in the files now; not after a dry run, or where it was so already.
    pub is_written: bool,
    /// Each place that changed.
    pub changes: Vec<Changed>,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
}

#[derive(Serialize)]
struct DoneJson<'a> {
    slug: &'a str,
    said: &'a str,
    is_written: bool,
    ids: Vec<&'a str>,
    files: Vec<&'static str>,
    changes: Vec<ChangeJson<'a>>,
    remarks: Vec<RemarkJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    id: Option<&'a str>,
    path: String,
    before: &'a Value,
    after: &'a Value,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    level: &'static str,
    text: &'a str,
    help: Option<String>,
    commands: Vec<String>,
}

impl<'a> RemarkJson<'a> {
    fn of(it: &'a Remark) -> Self {
        Self {
            level: it.level.word(),
            text: &it.text,
            help: (!it.remedy.is_empty()).then(|| it.remedy.to_string()),
            commands: it.remedy.commands().map(ToString::to_string).collect(),
        }
    }
}

impl View for Done {
    fn report(&self) -> Report {
        Report::new().with(Line::message(&self.said))
    }

    fn json(&self) -> serde_json::Result<Value> {
        let changes = self.changes.iter().map(|it| ChangeJson {
            id: it.id.as_deref(),
            path: it.route.to_string(),
            before: &it.before,
            after: &it.after,
        });
        let mut ids: Vec<&str> = Vec::new();
        for id in self.changes.iter().filter_map(|it| it.id.as_deref()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let files = BTreeSet::from_iter(self.changes.iter().map(|it| it.route.file));
        let remarks = self.remarks.iter().map(RemarkJson::of);
        serde_json::to_value(DoneJson {
            slug: &self.slug,
            said: &self.said,
            is_written: self.is_written,
            ids,
            files: files.into_iter().map(PlanFile::name).collect(),
            changes: changes.collect(),
            remarks: remarks.collect(),
        })
    }
}

/// What an act on our people came to.
#[derive(Clone, Debug)]
pub struct PeopleDone {
    /// What was done, in a few words; names in backticks.
    pub said: String,
    /// Whether it is in the file now.
    pub is_written: bool,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
}

impl View for PeopleDone {
    fn report(&self) -> Report {
        Report::new().with(Line::message(&self.said))
    }

    fn json(&self) -> serde_json::Result<Value> {
        let remarks: Vec<RemarkJson<'_>> = self.remarks.iter().map(RemarkJson::of).collect();
        Ok(serde_json::json!({
            "said": self.said, "is_written": self.is_written, "remarks": serde_json::to_value(remarks)?,
        }))
    }
}
