//! Playbooks as answers: the list of them, one in full, and a plan that is made from one.

mod draft;
mod json;
mod list;
mod show;

pub use draft::{DraftJson, Made, draft_report};
pub use json::{ListJson, PlaybookJson};
pub use list::list_report;
pub use show::show_report;

use crate::phrase::Number;
use crate::playbook::{CriterionTemplate, Origin};

/// Where a playbook comes from, in words.
const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Workspace => "this workspace",
        Origin::Replacement => "this workspace, replaces the built-in",
    }
}

/// What decides a criterion: `seat_activation ≥ 0.7`, `M-uat done`, `word of the executive sponsor`.
fn decided_by(criterion: &CriterionTemplate) -> String {
    if let Some(metric) = criterion.metric.get() {
        let least = criterion.at_least.map(|bound| format!("at least {}", Number(bound)));
        let most = criterion.at_most.map(|bound| format!("at most {}", Number(bound)));
        let bounds: Vec<String> = least.into_iter().chain(most).collect();
        return format!("{metric} {}", bounds.join(", "));
    }
    match (criterion.milestone.get(), criterion.by_role) {
        (Some(milestone), _) => format!("{milestone} done"),
        (None, Some(role)) => format!("the word of their {}", role.word().replace('_', " ")),
        (None, None) => "somebody's word".to_owned(),
    }
}
