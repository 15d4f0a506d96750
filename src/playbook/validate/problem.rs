//! Something wrong, and its place.

use crate::model::GateName;
use crate::phrase::List;
use crate::route::Step;

/// Something wrong at a place of a playbook's file.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::playbook) struct PlaybookProblem {
    pub(in crate::playbook) steps: Vec<Step>,
    pub(in crate::playbook) message: String,
    pub(in crate::playbook) help: Option<String>,
}

impl PlaybookProblem {
    pub(super) fn new(place: KeyPath, message: impl Into<String>) -> Self {
        Self { steps: place.0, message: message.into(), help: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Says what was meant, or which of `known` there are.
    pub(super) fn suggest(self, meant: Option<&str>, known: &[&str]) -> Self {
        match (meant, known) {
            (Some(meant), _) => self.help(format!("did you mean `{meant}`?")),
            (None, []) => self,
            (None, known) => self.help(format!("there are {}", List::and(known).at_most(6))),
        }
    }
}

/// The way from a file's root to a node.
#[derive(Clone)]
pub(super) struct KeyPath(pub(super) Vec<Step>);

impl KeyPath {
    pub(super) fn entry(list: &'static str, index: usize) -> Self {
        Self(vec![Step::Key(list.into())]).index(index)
    }

    pub(super) fn criterion(gate: GateName, index: usize) -> Self {
        Self(vec![Step::Key("gates".into())]).key(gate.word()).key("criteria").index(index)
    }

    pub(super) fn key(mut self, key: &'static str) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    pub(super) fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}
