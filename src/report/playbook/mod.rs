//! Playbooks as answers: the list of them, one in full, and a plan that is made from one.

mod draft;
mod json;
mod list;
mod show;

pub use draft::{DraftJson, Made, draft_report};
pub use json::{ListJson, PlaybookJson};
pub use list::list_report;
pub use show::show_report;

use crate::model::Fact;
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
    let alternatives = criterion.any_of.iter().filter_map(|one| {
        decided(one.metric.get(), one.at_least, one.at_most, one.milestone.get(), one.fact)
    });
    let alternatives: Vec<String> = alternatives.collect();
    if !alternatives.is_empty() {
        return List::or(&alternatives).to_string();
    }
    let own = decided(
        criterion.metric.get(),
        criterion.at_least,
        criterion.at_most,
        criterion.milestone.get(),
        criterion.fact,
    );
    own.unwrap_or_else(|| match criterion.by_role {
        Some(role) => format!("the word of their {}", role.word().replace('_', " ")),
        None => "somebody's word".to_owned(),
    })
}

fn decided(
    metric: Option<&str>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    milestone: Option<&str>,
    fact: Option<Fact>,
) -> Option<String> {
    let Some(metric) = metric else {
        let done = milestone.map(|milestone| format!("{milestone} done"));
        return done.or_else(|| fact.map(|fact| fact.phrase().to_owned()));
    };
    let least = at_least.map(|bound| format!("at least {}", Number(bound)));
    let most = at_most.map(|bound| format!("at most {}", Number(bound)));
    let bounds: Vec<String> = least.into_iter().chain(most).collect();
    Some(format!("{metric} {}", bounds.join(", ")))
}
