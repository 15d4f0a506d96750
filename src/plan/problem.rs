//! What is wrong with a plan's files themselves, before anything is judged.

use crate::document::{self, ProblemKind};
use crate::finding::{Place, Problem};
use crate::model::PlanFile;
use crate::route::Route;

/// Something that keeps a part of a plan from being read. Configuration decides how much it weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The id of the check it belongs to, one of [`CHECKS`].
    pub check: &'static str,
    /// What is wrong, and where.
    pub problem: Problem,
}

/// The ids of the checks that fire while a plan is read, sorted.
pub const CHECKS: [&str; 22] = [
    ALIAS_BOMB,
    AMBIGUOUS_TEXT,
    CONFLICT_MARKERS,
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    EMPTY_FILE,
    FILE_TOO_LARGE,
    INVALID_VALUE,
    LINK_LEAVES_WORKSPACE,
    LINKED_TWICE,
    MISSING_KEY,
    NO_ONBOARDING_FILE,
    NOT_UTF8,
    SEVERAL_DOCUMENTS,
    SHARED_ID,
    TOO_DEEP,
    TOO_MANY_PROBLEMS,
    UNKNOWN_FILE,
    UNKNOWN_KEY,
    UNREADABLE_FILE,
    VALUE_IN_COMMENT,
    YAML_SYNTAX,
];

const ALIAS_BOMB: &str = "alias-bomb";
const AMBIGUOUS_TEXT: &str = "ambiguous-text";
const CONFLICT_MARKERS: &str = "conflict-markers";
const CONTROL_CHARACTER: &str = "control-character";
const DUPLICATE_KEY: &str = "duplicate-key";
const EMPTY_FILE: &str = "empty-file";
pub(super) const FILE_TOO_LARGE: &str = "file-too-large";
const INVALID_VALUE: &str = "invalid-value";
pub(super) const LINK_LEAVES_WORKSPACE: &str = "link-leaves-workspace";
pub(super) const LINKED_TWICE: &str = "linked-twice";
const MISSING_KEY: &str = "missing-key";
pub(super) const NO_ONBOARDING_FILE: &str = "no-onboarding-file";
const NOT_UTF8: &str = "not-utf8";
const SEVERAL_DOCUMENTS: &str = "several-documents";
const SHARED_ID: &str = "shared-id";
const TOO_DEEP: &str = "too-deep";
const TOO_MANY_PROBLEMS: &str = "too-many-problems";
pub(super) const UNKNOWN_FILE: &str = "unknown-file";
const UNKNOWN_KEY: &str = "unknown-key";
pub(super) const UNREADABLE_FILE: &str = "unreadable-file";
const VALUE_IN_COMMENT: &str = "value-in-comment";
const YAML_SYNTAX: &str = "yaml-syntax";

impl FileProblem {
    pub(super) fn new(check: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { check, problem: Problem::new(place, message) }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.problem = self.problem.help(help.into());
        self
    }

    /// Whether something could not be read because of it; the rest is a word of warning.
    pub fn leaves_doubt(&self) -> bool {
        ![AMBIGUOUS_TEXT, EMPTY_FILE, LINKED_TWICE, SHARED_ID, UNKNOWN_FILE, VALUE_IN_COMMENT]
            .contains(&self.check)
    }

    /// That a plan has the id of another one, which is noticed when all of them are looked at.
    pub fn shared_id(id: &str, other: &str) -> Self {
        let place = Place::Node(Route::to(PlanFile::Onboarding).key("id"));
        let message = format!("`{other}` has the id `{id}` as well");
        Self::new(SHARED_ID, place, message).help("give the copy an id of its own: an id is one plan's")
    }

    /// A problem that reading `file` met.
    pub(super) fn in_file(file: PlanFile, problem: document::Problem) -> Self {
        let document::Problem { kind, span, message, help } = problem;
        let met = Self::new(check_of(kind), Place::Bytes(file, span), message);
        match help {
            Some(help) => met.help(help),
            None => met,
        }
    }
}

const fn check_of(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Syntax | ProblemKind::Unsupported => YAML_SYNTAX,
        ProblemKind::NotUtf8 => NOT_UTF8,
        ProblemKind::Empty => EMPTY_FILE,
        ProblemKind::ControlCharacter => CONTROL_CHARACTER,
        ProblemKind::ConflictMarkers => CONFLICT_MARKERS,
        ProblemKind::SeveralDocuments => SEVERAL_DOCUMENTS,
        ProblemKind::DuplicateKey => DUPLICATE_KEY,
        ProblemKind::UnknownKey => UNKNOWN_KEY,
        ProblemKind::MissingKey => MISSING_KEY,
        ProblemKind::InvalidValue => INVALID_VALUE,
        ProblemKind::AliasBomb => ALIAS_BOMB,
        ProblemKind::TooDeep => TOO_DEEP,
        ProblemKind::TooMuch => FILE_TOO_LARGE,
        ProblemKind::AmbiguousText => AMBIGUOUS_TEXT,
        ProblemKind::ValueInComment => VALUE_IN_COMMENT,
        ProblemKind::More => TOO_MANY_PROBLEMS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_and_unique() {
        assert!(CHECKS.is_sorted_by(|a, b| a < b));
    }
}
