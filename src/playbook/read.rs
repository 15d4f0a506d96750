//! From a playbook's file to a playbook that holds together, or to everything that is wrong with it.

use super::Playbook;
use super::validate::{PlaybookProblem, problems_of};
use crate::document::{self, MOST_PROBLEMS, Problem, ProblemKind, Tree, note};

impl Playbook {
    /// Reads a playbook or an overlay; `metrics` are the ids that criteria may name.
    ///
    /// What an overlay refers to in the playbook that it is taken with is judged by [`Playbook::with`].
    ///
    /// # Errors
    /// What is wrong with the file, in the order of the file, but no more than a person would read.
    pub fn read(bytes: &[u8], metrics: &[&str]) -> Result<Self, Vec<Problem>> {
        let reading = document::read::<Self>(bytes);
        let mut problems = reading.problems;
        // A playbook holds together or it does not; how others read its texts is no part of that.
        problems.retain(|problem| problem.kind.leaves_doubt() || problem.kind == ProblemKind::Empty);
        if let (Some(playbook), true) = (&reading.value, problems.is_empty()) {
            let tree = std::str::from_utf8(bytes).ok().and_then(|text| Tree::parse(text).ok());
            // One more than is listed, for the word on the rest.
            let found = problems_of(playbook, metrics).into_iter().take(MOST_PROBLEMS + 1);
            let mut found: Vec<Problem> = found
                .map(|PlaybookProblem { steps, message, help }| {
                    let span = tree.as_ref().map_or(0..0, |tree| tree.locate(&steps, &reading.dropped));
                    Problem { kind: ProblemKind::InvalidValue, span, message, help }
                })
                .collect();
            found.sort_by_key(|problem| problem.span.start);
            for problem in found {
                note(&mut problems, || problem);
            }
        }
        match reading.value {
            Some(playbook) if problems.is_empty() => Ok(playbook),
            _ => Err(problems),
        }
    }
}
