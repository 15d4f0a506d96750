//! What gates and milestones ask: one thing decides each, and its metric is known.

use super::problem::{KeyPath, PlaybookProblem};
use crate::model::GateName;
use crate::playbook::{CriterionTemplate, Playbook};
use crate::suggest::closest;

pub(super) fn criteria(playbook: &Playbook) -> impl Iterator<Item = (KeyPath, &CriterionTemplate)> {
    GateName::ALL.iter().flat_map(|gate| {
        let criteria = playbook.gates.get(*gate).criteria.iter().enumerate();
        criteria.map(|(index, criterion)| (KeyPath::criterion(*gate, index), criterion))
    })
}

/// What is asked for: a metric with its bounds, or a milestone.
struct Asked<'p> {
    metric: Option<&'p str>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    milestone: Option<&'p str>,
}

pub(super) fn criterion_problems(
    place: &KeyPath,
    criterion: &CriterionTemplate,
    metrics: &[&str],
) -> Vec<PlaybookProblem> {
    let asked = Asked {
        metric: criterion.metric.get(),
        at_least: criterion.at_least,
        at_most: criterion.at_most,
        milestone: criterion.milestone.get(),
    };
    let mut problems = asked_problems(place, &asked, metrics);
    if !criterion.any_of.is_empty() && (asked.metric.is_some() || asked.milestone.is_some()) {
        let message = "a criterion is decided by `any_of` or by what is beside it, not by both";
        let problem = PlaybookProblem::new(place.clone().key("any_of"), message);
        problems.push(problem.help("add the other to the alternatives"));
    }
    for (index, one) in criterion.any_of.iter().enumerate() {
        let place = place.clone().key("any_of").index(index);
        let asked = Asked {
            metric: one.metric.get(),
            at_least: one.at_least,
            at_most: one.at_most,
            milestone: one.milestone.get(),
        };
        if asked.metric.is_none() && asked.milestone.is_none() && one.fact.is_none() {
            let problem = PlaybookProblem::new(place.clone(), "an alternative that nothing decides");
            problems.push(problem.help("add `metric: …`, `milestone: …` or `fact: …`"));
        }
        problems.extend(asked_problems(&place, &asked, metrics));
    }
    problems
}

fn asked_problems(place: &KeyPath, asked: &Asked<'_>, metrics: &[&str]) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    let has_bound = asked.at_least.is_some() || asked.at_most.is_some();
    if let Some(metric) = asked.metric {
        if !metrics.contains(&metric) {
            let problem =
                PlaybookProblem::new(place.clone().key("metric"), format!("there is no metric `{metric}`"));
            problems.push(problem.suggest(closest(metric, metrics.iter().copied()), metrics));
        }
        if asked.milestone.is_some() {
            let message = "a criterion is decided by a metric or by a milestone, not by both";
            let problem = PlaybookProblem::new(place.clone().key("milestone"), message);
            problems.push(problem.help("make two criteria of it"));
        }
    } else if has_bound {
        let key = if asked.at_least.is_some() { "at_least" } else { "at_most" };
        let problem = PlaybookProblem::new(place.clone().key(key), "a bound without a metric");
        problems.push(problem.help("add `metric: …`"));
    }
    problems
}

pub(super) fn done_when(playbook: &Playbook, metrics: &[&str]) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    for (index, milestone) in playbook.milestones.iter().enumerate() {
        for (at, condition) in milestone.done_when.iter().enumerate() {
            let place = KeyPath::entry("milestones", index).key("done_when").index(at);
            let asked = Asked {
                metric: Some(&condition.metric),
                at_least: condition.at_least,
                at_most: condition.at_most,
                milestone: None,
            };
            problems.extend(asked_problems(&place, &asked, metrics));
            if asked.at_least.is_none() && asked.at_most.is_none() {
                let message = format!("`{}` is asked for without a bound", condition.metric);
                let problem = PlaybookProblem::new(place.key("metric"), message);
                problems.push(problem.help("add `at_least: …` or `at_most: …`"));
            }
        }
    }
    problems
}
