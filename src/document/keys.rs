//! The keys of one mapping: each a text, each once, and no merge keys.

use std::collections::BTreeMap;

use super::problem::{Problem, ProblemKind, note, quoted};
use super::text;
use super::tree::{Form, Kind, NodeId, Tree};

/// Mappings up to this size are compared key by key, which beats any map.
const FEW: usize = 24;

/// Notes what is wrong with the keys of `mapping`, and marks those entries as broken.
pub(super) fn check(tree: &mut Tree<'_>, mapping: NodeId, problems: &mut Vec<Problem>) {
    let mut found = Vec::new();
    let mut seen = Seen::default();
    for (key, _) in tree.entries(mapping) {
        match tree.kind(key) {
            Kind::Scalar("<<", Form::Plain) => found.push((key, Wrong::Merge)),
            Kind::Scalar(text, _) => {
                found.extend(seen.insert(text, key).map(|first| (key, Wrong::Repeats(first))));
            }
            _ => found.push((key, Wrong::NotText)),
        }
    }
    for (key, wrong) in found {
        tree.broken.insert(key);
        note(problems, || explain(tree, key, &wrong));
    }
}

enum Wrong {
    Merge,
    NotText,
    Repeats(NodeId),
}

fn explain(tree: &Tree<'_>, key: NodeId, wrong: &Wrong) -> Problem {
    let key_text = tree.scalar(key).unwrap_or_default();
    let span = tree.head(key);
    match wrong {
        Wrong::Merge => Problem::new(ProblemKind::Unsupported, span, "merge keys (`<<`) are not supported")
            .help("write the keys out"),
        Wrong::NotText => Problem::new(ProblemKind::Unsupported, span, "a key has to be plain text")
            .help("if text in `{…}` or `[…]` was meant, put it in quotes"),
        Wrong::Repeats(first) => {
            let line = text::line_column(tree.text.as_bytes(), tree.node(*first).start as usize).line;
            Problem::new(
                ProblemKind::DuplicateKey,
                span,
                format!("the key {} is already on line {line}", quoted(key_text)),
            )
            .help(if is_day(key_text) {
                "merged twice? Keep the one that is true; until then the first one counts"
            } else {
                "keep one of the two; until then the first one counts"
            })
        }
    }
}

/// Whether a key says when something happened or will: two branches that both finish an entry leave it there twice.
fn is_day(key: &str) -> bool {
    key.ends_with("_on") || key == "due"
}

/// The keys of a mapping so far.
#[derive(Default)]
struct Seen<'a> {
    few: Vec<(&'a str, NodeId)>,
    many: BTreeMap<&'a str, NodeId>,
}

impl<'a> Seen<'a> {
    /// The first node with this text, if there was one.
    fn insert(&mut self, text: &'a str, key: NodeId) -> Option<NodeId> {
        if self.few.len() < FEW {
            let first = self.few.iter().find(|(seen, _)| *seen == text).map(|(_, key)| *key);
            if first.is_none() {
                self.few.push((text, key));
            }
            return first;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.iter().copied());
        }
        match self.many.entry(text) {
            std::collections::btree_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(key);
                None
            }
        }
    }
}
