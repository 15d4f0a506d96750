//! Milestones that wait for each other, or are dated from each other.

use super::problem::{KeyPath, PlaybookProblem};
use crate::phrase::List;
use crate::playbook::Playbook;
use crate::playbook::graph::{Anchors, Graph};

/// Milestones that are dated from each other.
pub(super) fn circle(playbook: &Playbook) -> Option<PlaybookProblem> {
    let (_, circle) = Anchors::of(playbook).order(playbook);
    let circle = circle?;
    let ids = named(playbook, &circle);
    let message = match ids.as_slice() {
        [only] => format!("{only} is dated from itself"),
        _ => format!("{} are dated from each other in a circle", List::and(&ids).at_most(6)),
    };
    let problem = PlaybookProblem::new(KeyPath::entry("milestones", circle[0]).key("due"), message);
    Some(problem.help("date one of them from `signature`"))
}

fn named(playbook: &Playbook, indexes: &[usize]) -> Vec<String> {
    indexes.iter().map(|index| format!("`{}`", playbook.milestones[*index].id)).collect()
}

pub(super) fn cycle(playbook: &Playbook) -> Option<PlaybookProblem> {
    let cycle = Graph::of(playbook).cycle()?;
    let ids = named(playbook, &cycle);
    let message = match ids.as_slice() {
        [only] => format!("{only} waits for itself"),
        _ => format!("{} wait for each other in a circle", List::and(&ids).at_most(6)),
    };
    let problem = PlaybookProblem::new(KeyPath::entry("milestones", cycle[0]).key("after"), message);
    Some(
        problem
            .help("take one of the dependencies out; days after a milestone and the criteria of go-live's gate count too"),
    )
}
