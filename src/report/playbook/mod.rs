//! Playbooks as answers: the list of them, one in full, and a plan that is made from one.

mod draft;
mod json;
mod list;
mod show;

pub use draft::{DraftJson, Made, draft_report};
pub use json::{ListJson, PlaybookJson};
pub use list::list_report;
pub use show::show_report;

use crate::phrase::{List, Number};
use crate::playbook::{CriterionTemplate, Origin};

/// Where a playbook comes from, in words.
const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Workspace => "this workspace",
        Origin::Replacement => "this workspace, replaces the built-in",
    }
}

/// What decides a criterion: `seat_activation at least 0.7`, `M-uat done`, `the word of their executive sponsor`.
fn decided_by(criterion: &CriterionTemplate) -> String {
    let alternatives = criterion
        .any_of
        .iter()
        .filter_map(|one| measured(one.metric.get(), one.at_least, one.at_most, one.milestone.get()));
    let alternatives: Vec<String> = alternatives.collect();
    if !alternatives.is_empty() {
        return List::or(&alternatives).to_string();
    }
    let (metric, milestone) = (criterion.metric.get(), criterion.milestone.get());
    let measured = measured(metric, criterion.at_least, criterion.at_most, milestone);
    measured.unwrap_or_else(|| match criterion.by_role {
        Some(role) => format!("the word of their {}", role.word().replace('_', " ")),
        None => "somebody's word".to_owned(),
    })
}

fn measured(
    metric: Option<&str>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    milestone: Option<&str>,
) -> Option<String> {
    let Some(metric) = metric else { return milestone.map(|milestone| format!("{milestone} done")) };
    let least = at_least.map(|bound| format!("at least {}", Number(bound)));
    let most = at_most.map(|bound| format!("at most {}", Number(bound)));
    let bounds: Vec<String> = least.into_iter().chain(most).collect();
    Some(format!("{metric} {}", bounds.join(", ")))
}
