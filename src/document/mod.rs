//! One YAML file: its typed value, everything that is wrong with it, and where things are.
//!
//! The only module that knows the YAML parser. A file is parsed once into a flat tree and the
//! value is made from that, so reading, diagnosing and locating can never disagree.

mod access;
mod allow;
mod build;
mod de;
mod fault;
mod fill;
#[cfg(test)]
mod hostile;
mod keys;
mod locate;
mod node;
mod problem;
mod quote;
mod reader;
mod scalar;
mod syntax;
#[cfg(test)]
mod tests;
mod text;
mod tree;

use serde::de::DeserializeOwned;

pub use allow::{Allow, allows};
pub use locate::Dropped;
pub use node::{NodeKind, NodeRef};
pub use problem::{Problem, ProblemKind};
pub use quote::{Surroundings, double, quote, single};
pub use text::{Position, line_column};
pub use tree::Tree;

use reader::Reader;

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The value, without the entries and items that are broken; `None` when nothing could be made.
    pub value: Option<T>,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// What `value` does not hold; needed to find its places in the file.
    pub dropped: Dropped,
}

/// Reads one file. Never fails: what cannot be read is a problem, and the rest is read.
///
/// Keys that start with `x-` are the user's own and pass. A key that `T` does not know, a value of
/// the wrong type and a missing key are told, and the smallest part of the file around them that
/// `T` can do without is left out of the value.
#[must_use]
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
        Ok(tree) => {
            let (value, mut problems, broken) = Reader::new(tree, problems).read();
            problems.sort_by_key(|problem| (problem.kind == ProblemKind::More, problem.span.start));
            Reading { value, problems, dropped: Dropped(broken) }
        }
    }
}

impl<T> Reading<T> {
    fn failed(problems: Vec<Problem>) -> Self {
        Self { value: None, problems, dropped: Dropped::default() }
    }
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Problem {
    let start = error.valid_up_to();
    let end = error.error_len().map_or(bytes.len(), |length| start + length);
    let message = format!("not UTF-8: byte {} is 0x{:02x}", start + 1, bytes[start]);
    Problem::new(ProblemKind::NotUtf8, start..end, message).help("save the file as UTF-8")
}
