//! What all attempts at one file share: its tree, what was found wrong, and what is passed over from then on.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::error::{Error, ErrorKind};
use super::explain::{ambiguous, explain, is_cut_off};
use super::problem::{LIMIT, Problem, ProblemKind, note, quoted};
use super::shape::Shape;
use super::stand_in::{STOOD_IN, StandIn};
use super::tree::{NodeId, Tree};
use super::words::one_of;
use crate::fields::{Former, former_key};
use crate::suggest::closest;

/// A file that is read as often as it takes.
pub(super) struct Attempts<'t> {
    pub(super) tree: Tree<'t>,
    found: RefCell<Found>,
}

/// What was found while reading, through all attempts.
pub(super) struct Found {
    pub(super) problems: Vec<Problem>,
    /// Nodes passed over from now on: a key stands for its entry.
    pub(super) broken: BTreeSet<NodeId>,
    /// Fields that a misspelt key was likely meant to be, and that key.
    misspelt: Vec<(&'static str, NodeId)>,
    /// Of keys that the file as a whole lacks.
    pub(super) stand_ins: Vec<StandIn>,
    /// Nodes that were told and read as something else, so that the next attempt does not tell them again.
    told: BTreeSet<NodeId>,
    /// What is said of nodes that were read without a problem.
    pub(super) remarks: BTreeMap<NodeId, Problem>,
}

/// As many bare texts of a file as are remarked on; whoever has quoted these has seen what it is about.
const MOST_REMARKS: usize = 20;

impl<'t> Attempts<'t> {
    pub(super) fn at(mut tree: Tree<'t>, problems: Vec<Problem>) -> Self {
        let broken = std::mem::take(&mut tree.broken);
        let (misspelt, stand_ins) = (Vec::new(), Vec::new());
        let (told, remarks) = (BTreeSet::new(), BTreeMap::new());
        let found = Found { problems, broken, misspelt, stand_ins, told, remarks };
        Self { tree, found: RefCell::new(found) }
    }

    pub(super) fn into_parts(self) -> (Tree<'t>, Found) {
        (self.tree, self.found.into_inner())
    }

    /// What stands in for keys that a mapping lacks: only the file as a whole has such.
    pub(super) fn stand_ins_of(&self, mapping: NodeId) -> Vec<StandIn> {
        if mapping == 0 { self.found.borrow().stand_ins.clone() } else { Vec::new() }
    }

    pub(super) fn is_broken(&self, node: NodeId) -> bool {
        let broken = &self.found.borrow().broken;
        !broken.is_empty() && broken.contains(&node)
    }

    /// A key that no field has; keys that start with `x-` are the user's own.
    pub(super) fn unknown_key(&self, key: NodeId, value: NodeId, shape: Shape) {
        let Shape { name, fields } = shape;
        let text = self.tree.scalar(key).unwrap_or_default();
        if text.starts_with("x-") {
            return;
        }
        let mut found = self.found.borrow_mut();
        found.broken.insert(key);
        if found.problems.len() > LIMIT {
            return;
        }
        let former = former_key(name, text, fields);
        let is_close = || closest(text, fields.iter().copied());
        let meant = former.map_or_else(is_close, Former::key);
        let help = match (former, meant) {
            (Some(former), _) => former.to_string(),
            _ if is_cut_off(&self.tree, key, value) => {
                "a comma ends a text in braces: if this is the rest of the text \
                 before it, put the whole in quotes"
                    .to_owned()
            }
            (None, Some(field)) => format!("did you mean `{field}`?"),
            (None, None) => format!(
                "known here: {}; keys of your own start with `x-`",
                one_of(fields).replace(" or ", ", ")
            ),
        };
        if let Some(field) = fields.iter().find(|field| Some(**field) == meant) {
            found.misspelt.push((field, key));
        }
        let message = format!("unknown key {}", quoted(text));
        note(&mut found.problems, || {
            Problem::new(ProblemKind::UnknownKey, self.tree.span(key), message).help(help)
        });
    }

    /// Remarks on a bare text that another reader takes for something else, once in all attempts.
    pub(super) fn remark(&self, at: NodeId, text: &str, taken_for: &str) {
        let mut found = self.found.borrow_mut();
        if found.remarks.len() < MOST_REMARKS {
            let span = self.tree.span(at);
            found.remarks.entry(at).or_insert_with(|| ambiguous(span, text, taken_for));
        }
    }

    /// Tells of a value that is read as something else, once in all attempts.
    pub(super) fn tell(&self, at: NodeId, error: Error) {
        let mut found = self.found.borrow_mut();
        if found.told.insert(at) {
            let problem = explain(&self.tree, at, error.into_parts().1);
            note(&mut found.problems, || problem);
        }
    }

    /// Tells the error and sees to it that the next attempt gets past it; `false` when none can.
    pub(super) fn set_aside(&self, error: Error) -> bool {
        let (at, kind) = error.into_parts();
        let at = at.unwrap_or(0);
        if at == STOOD_IN {
            let mut found = self.found.borrow_mut();
            return found.stand_ins.last_mut().is_some_and(|stand_in| stand_in.try_another(&kind));
        }
        let missing = if let ErrorKind::Missing(field) = kind { Some(field) } else { None };
        let is_told = missing.is_some_and(|field| self.is_accounted_for(at, field));
        let problem = (!is_told).then(|| explain(&self.tree, at, kind));
        let mut found = self.found.borrow_mut();
        let has_room = problem.is_none_or(|problem| note(&mut found.problems, || problem));
        if at != 0 {
            return found.broken.insert(at) && has_room;
        }
        let is_new = |field| found.stand_ins.iter().all(|stand_in| stand_in.field != field);
        let stand_in = missing.filter(|field| is_new(*field)).map(StandIn::new);
        found.stand_ins.extend(stand_in);
        stand_in.is_some() && has_room
    }

    /// Whether a missing field is missing only because of a problem that was told.
    fn is_accounted_for(&self, mapping: NodeId, field: &str) -> bool {
        let found = self.found.borrow();
        self.tree.entries(self.tree.resolved(mapping)).any(|(key, value)| {
            let is_broken = found.broken.contains(&key) || found.broken.contains(&value);
            // A merge key that is not followed may have held it.
            let is_field = self.tree.scalar(key).is_some_and(|text| text == field || text == "<<");
            is_broken && (is_field || found.misspelt.iter().any(|(meant, at)| *at == key && *meant == field))
        })
    }
}
