//! One reading of a file: tries again without what was broken, until all that is wrong is told.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::de::{Value, one_of};
use super::fault::{Cause, Fault};
use super::fill::{FILLED, Fill};
use super::problem::{LIMIT, Problem, ProblemKind, note, quoted};
use super::scalar;
use super::tree::{Form, Kind, NodeId, Tree};
use crate::suggest::closest;

/// Nodes that a file may have visited in all its readings. A file within reason is read as often
/// as it has problems; a huge one only until it has cost a second or so.
const PATIENCE: usize = 20_000_000;

/// A file being read.
pub(super) struct Reader<'t> {
    pub(super) tree: Tree<'t>,
    notes: RefCell<Notes>,
}

/// What was found while reading, through all attempts.
struct Notes {
    problems: Vec<Problem>,
    /// Nodes passed over from now on: a key stands for its entry.
    broken: BTreeSet<NodeId>,
    /// Fields that a misspelt key was likely meant to be, and that key.
    misspelt: Vec<(&'static str, NodeId)>,
    /// Keys that the file as a whole lacks.
    fills: Vec<Fill>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(mut tree: Tree<'t>, problems: Vec<Problem>) -> Self {
        let broken = std::mem::take(&mut tree.broken);
        Self {
            tree,
            notes: RefCell::new(Notes { problems, broken, misspelt: Vec::new(), fills: Vec::new() }),
        }
    }

    /// The value, as far as it can be made, and everything that is wrong.
    pub(super) fn read<T: DeserializeOwned>(self) -> (Option<T>, Vec<Problem>, BTreeSet<NodeId>) {
        let mut visited = 0;
        let value = loop {
            let root = Value { reader: &self, node: 0, key: None };
            match T::deserialize(root) {
                Ok(value) => break Some(value),
                Err(fault) => {
                    visited += self.tree.nodes.len();
                    if !self.set_aside(fault) || visited > PATIENCE {
                        break None;
                    }
                }
            }
        };
        let Notes { problems, broken, fills, .. } = self.notes.into_inner();
        (value.filter(|_| fills.is_empty()), problems, broken)
    }

    /// What stands in for keys that the file as a whole lacks.
    pub(super) fn fills(&self) -> Vec<Fill> {
        self.notes.borrow().fills.clone()
    }

    pub(super) fn is_broken(&self, node: NodeId) -> bool {
        let broken = &self.notes.borrow().broken;
        !broken.is_empty() && broken.contains(&node)
    }

    /// A key that no field has; keys that start with `x-` are the user's own.
    pub(super) fn unknown_key(&self, key: NodeId, fields: &'static [&'static str]) {
        let text = self.tree.scalar(key).unwrap_or_default();
        if text.starts_with("x-") {
            return;
        }
        let mut notes = self.notes.borrow_mut();
        notes.broken.insert(key);
        if notes.problems.len() > LIMIT {
            return;
        }
        let meant = closest(text, fields.iter().copied());
        let help = match meant {
            Some(field) => format!("did you mean `{field}`?"),
            None => format!(
                "known here: {}; keys of your own start with `x-`",
                one_of(fields).replace(" or ", ", ")
            ),
        };
        if let Some(field) = fields.iter().find(|field| Some(**field) == meant) {
            notes.misspelt.push((field, key));
        }
        let message = format!("unknown key {}", quoted(text));
        note(&mut notes.problems, || {
            Problem::new(ProblemKind::UnknownKey, self.tree.span(key), message).help(help)
        });
    }

    /// Tells the fault and sees to it that the next attempt gets past it; `false` when none can.
    fn set_aside(&self, fault: Fault) -> bool {
        let (at, cause) = fault.into_parts();
        let at = at.unwrap_or(0);
        if at == FILLED {
            let mut notes = self.notes.borrow_mut();
            return notes.fills.last_mut().is_some_and(|fill| fill.try_another(&cause));
        }
        let missing = if let Cause::Missing(field) = cause { Some(field) } else { None };
        let is_told = missing.is_some_and(|field| self.is_accounted_for(at, field));
        let problem = (!is_told).then(|| self.explain(at, cause));
        let mut notes = self.notes.borrow_mut();
        let goes_on = problem.is_none_or(|problem| note(&mut notes.problems, || problem));
        if at != 0 {
            return notes.broken.insert(at) && goes_on;
        }
        let can_fill = missing.is_some_and(|field| notes.fills.iter().all(|fill| fill.field != field));
        notes.fills.extend(missing.filter(|_| can_fill).map(Fill::new));
        can_fill && goes_on
    }

    /// Whether a missing field is missing only because of a problem that was told.
    fn is_accounted_for(&self, mapping: NodeId, field: &str) -> bool {
        let notes = self.notes.borrow();
        self.tree.entries(self.tree.resolved(mapping)).any(|(key, value)| {
            let is_broken = notes.broken.contains(&key) || notes.broken.contains(&value);
            // A merge key that is not followed may have held it.
            let is_field = self.tree.scalar(key).is_some_and(|text| text == field || text == "<<");
            is_broken && (is_field || notes.misspelt.iter().any(|(meant, at)| *at == key && *meant == field))
        })
    }

    fn explain(&self, at: NodeId, cause: Cause) -> Problem {
        let tree = &self.tree;
        let subject = self.subject(at);
        match cause {
            Cause::Missing(field) => {
                Problem::new(ProblemKind::MissingKey, tree.place(at), format!("{subject} has no `{field}`"))
                    .help(format!("add `{field}: …`"))
            }
            Cause::Wanted(wanted) => {
                let found = self.found(at);
                let message = if found == "nothing" {
                    format!("{subject} is empty, and takes {wanted}")
                } else {
                    format!("{subject} takes {wanted}, not {found}")
                };
                Problem::new(ProblemKind::InvalidValue, tree.place(at), message)
            }
            Cause::Word(word, known) => {
                let help = match closest(&word, known.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("one of {}", one_of(known)),
                };
                let message = format!("{subject} cannot be {}", quoted(&word));
                Problem::new(ProblemKind::InvalidValue, tree.place(at), message).help(help)
            }
            Cause::Said(said) => Problem::new(ProblemKind::InvalidValue, tree.place(at), said),
        }
    }

    /// How a message calls the node: by its key, or as an item of its list.
    fn subject(&self, at: NodeId) -> String {
        let path = self.tree.path(at);
        let key = |node| self.tree.key_of(node).and_then(|key| self.tree.scalar(key)).map(quoted);
        match path.as_slice() {
            [] | [_] => "the file".to_owned(),
            [.., list, item] => match (key(*item), key(*list)) {
                (Some(key), _) => key,
                (None, Some(key)) => format!("this item of {key}"),
                (None, None) => "this item".to_owned(),
            },
        }
    }

    fn found(&self, at: NodeId) -> String {
        match &self.tree.node(self.tree.resolved(at)).kind {
            Kind::Sequence => "a list".to_owned(),
            Kind::Mapping => "a mapping".to_owned(),
            Kind::Scalar(text, Form::Plain) if scalar::is_nothing(text) => "nothing".to_owned(),
            Kind::Scalar(text, _) if text.trim().is_empty() => "nothing".to_owned(),
            Kind::Scalar(text, Form::Plain) => quoted(text),
            Kind::Scalar(text, Form::Text | Form::Block) => format!("the text {}", quoted(text)),
            Kind::Alias(_) => "an alias".to_owned(),
        }
    }
}
