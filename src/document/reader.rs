//! One reading of a file: tries again without what was broken, until all that is wrong is told.

use serde::de::DeserializeOwned;

use super::attempts::Attempts;
use super::de::Value;
use super::glued;
use super::locate::Dropped;
use super::problem::{Problem, ProblemKind};
use super::text;
use super::tree::{Outline, Tree};

/// Nodes that a file may have visited in all its readings. A file within reason is read as often
/// as it has problems; a huge one only until it has cost a second or so.
const PATIENCE: usize = 5_000_000;

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The value, without the entries and items that are broken; `None` when nothing could be made.
    pub value: Option<T>,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// What `value` does not hold; needed to find its places in the file.
    pub dropped: Dropped,
    /// Where everything is, for a file that is YAML at all.
    pub outline: Option<Outline>,
}

/// Reads one file. Never fails: what cannot be read is a problem, and the rest is read.
///
/// Keys that start with `x-` are the user's own and pass. A key that `T` does not know, a value of
/// the wrong type and a missing key are told, and the smallest part of the file around them that
/// `T` can do without is left out of the value.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Reading<T> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Reading::failed(vec![not_utf8(bytes, error)]),
    };
    let conflicts = text::conflicts(text);
    if !conflicts.is_empty() {
        return Reading::failed(conflicts);
    }
    let mut problems = Vec::from_iter(text::control_characters(text, 0));
    match Tree::parse_noting(text, &mut problems) {
        Err(problem) => {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
            Reading::failed(problems)
        }
        Ok(tree) => Reading::of(tree, problems),
    }
}

impl<T> Reading<T> {
    fn failed(problems: Vec<Problem>) -> Self {
        Self { value: None, problems, dropped: Dropped::default(), outline: None }
    }
}

impl<T: DeserializeOwned> Reading<T> {
    /// The value, as far as it can be made, and everything that is wrong.
    fn of(tree: Tree<'_>, problems: Vec<Problem>) -> Self {
        let attempts = Attempts::at(tree, problems);
        let mut visited = 0;
        let value = loop {
            match T::deserialize(Value::root(&attempts)) {
                Ok(value) => break Some(value),
                Err(error) => {
                    visited += attempts.tree.len();
                    if !attempts.set_aside(error) || visited > PATIENCE {
                        break None;
                    }
                }
            }
        };
        let (tree, found) = attempts.into_parts();
        let mut problems = found.problems;
        problems.extend(found.remarks.into_values());
        problems.extend(glued::values_in_comments(&tree));
        problems.sort_by_key(|problem| (problem.kind == ProblemKind::More, problem.span.start));
        Self {
            value: value.filter(|_| found.stand_ins.is_empty()),
            problems,
            dropped: Dropped(found.broken),
            outline: Some(tree.into_outline()),
        }
    }
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Problem {
    let start = error.valid_up_to();
    let end = error.error_len().map_or(bytes.len(), |length| start + length);
    let message = format!("not UTF-8: byte {} is 0x{:02x}", start + 1, bytes[start]);
    Problem::new(ProblemKind::NotUtf8, start..end, message).help("save the file as UTF-8")
}
