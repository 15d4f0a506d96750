//! Why a typed value could not be made of a node, kept apart by kind until it is told.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::tree::NodeId;

/// The error of the deserializer; a box because it is passed through every level.
#[derive(Debug)]
pub(super) struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    at: Option<NodeId>,
    kind: ErrorKind,
}

/// What is wrong at a node.
#[derive(Debug)]
pub(super) enum ErrorKind {
    /// Not of the type that is wanted, which is this.
    Wanted(String),
    /// Not one of these words.
    Word(String, &'static [&'static str]),
    /// A mapping without this key.
    Missing(&'static str),
    /// As the type itself puts it.
    Said(String),
}

impl Error {
    pub(super) fn wanted(what: impl Into<String>) -> Self {
        Self::of(ErrorKind::Wanted(what.into()))
    }

    fn of(kind: ErrorKind) -> Self {
        Self(Box::new(Inner { at: None, kind }))
    }

    /// Says where it happened, unless a deeper place is known.
    pub(super) fn at(mut self, node: NodeId) -> Self {
        self.0.at.get_or_insert(node);
        self
    }

    /// The place and the kind.
    pub(super) fn into_parts(self) -> (Option<NodeId>, ErrorKind) {
        (self.0.at, self.0.kind)
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::of(ErrorKind::Said(message.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wanted(plainly(&expected.to_string()))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wanted(plainly(&expected.to_string()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::of(ErrorKind::Word(variant.to_owned(), expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::of(ErrorKind::Missing(field))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never shown: `ErrorKind` is told with the file at hand.
        write!(f, "{:?}", self.0.kind)
    }
}

impl std::error::Error for Error {}

/// What serde calls a type, in the words of the person who edits the file.
fn plainly(expected: &str) -> String {
    let (low, high) = match expected {
        "a string" | "a text" => return "text".to_owned(),
        "a boolean" => return "`true` or `false`".to_owned(),
        "a sequence" => return "a list".to_owned(),
        "a map" => return "a mapping".to_owned(),
        "f32" | "f64" => return "a number".to_owned(),
        "u8" => (0, i64::from(u8::MAX)),
        "u16" => (0, i64::from(u16::MAX)),
        "u32" => (0, i64::from(u32::MAX)),
        "u64" | "usize" => return "a whole number, 0 or more".to_owned(),
        "i8" => (i64::from(i8::MIN), i64::from(i8::MAX)),
        "i16" => (i64::from(i16::MIN), i64::from(i16::MAX)),
        "i32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        "i64" | "isize" => return "a whole number".to_owned(),
        _ if expected.starts_with("struct ") => return "a mapping".to_owned(),
        _ => return expected.to_owned(),
    };
    format!("a whole number from {low} to {high}")
}
