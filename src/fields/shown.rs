//! Keys that the customer may see, looked up in the table while the program is compiled.

use super::field::{Field, Kind, Readership, Shape};
use super::table::FILES;

/// A key of a plan that the customer may see. Made as a constant it is looked up by the compiler: what asks for a key that
/// the table keeps from the customer does not compile.
///
/// ```
/// use onboard::fields::Shown;
/// const TITLE: Shown = Shown::key("Milestone", "title");
/// ```
///
/// ```compile_fail
/// use onboard::fields::Shown;
/// const NOTE: Shown = Shown::key("Person", "note");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown(());

impl Shown {
    /// The key of a struct of the model.
    ///
    /// # Panics
    /// Where the table does not show it to the customer; in a constant, that is an error of the compiler.
    pub const fn key(shape: &str, key: &str) -> Self {
        let mut at = 0;
        while at < FILES.len() {
            if shows_below(&FILES[at].root, shape, key) {
                return Self(());
            }
            at += 1;
        }
        panic!("the table of fields does not show this key to the customer")
    }
}

/// Whether the struct is among what a field holds, reached by shown keys alone, and its key is shown.
const fn shows_below(field: &Field, name: &str, key: &str) -> bool {
    let (Kind::Entries(shape) | Kind::CountOrEntries(shape)) = field.kind else { return false };
    if is_same(shape.name, name) && shows(shape, key) {
        return true;
    }
    let mut at = 0;
    while at < shape.fields.len() {
        let below = &shape.fields[at];
        if is_shown(below) && shows_below(below, name, key) {
            return true;
        }
        at += 1;
    }
    false
}

const fn shows(shape: &Shape, key: &str) -> bool {
    let mut at = 0;
    while at < shape.fields.len() {
        if is_same(shape.fields[at].key, key) {
            return is_shown(&shape.fields[at]);
        }
        at += 1;
    }
    false
}

const fn is_shown(field: &Field) -> bool {
    matches!(field.readers, Readership::Customer)
}

/// `==` of texts, which no constant can ask yet.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
