//! What a walk shows: a value with its place, what the table says of it, and the entry that it belongs to.

use super::field::{Field, Shape};
use crate::date::Date;
use crate::model::{Due, PlanFile};
use crate::route::{Route, Step};

/// A value of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text, a word, a day, a name.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
}

/// A value with its place.
#[derive(Debug)]
pub struct Found<'a> {
    /// What the table says of it.
    pub field: &'static Field,
    /// The value.
    pub value: Value<'a>,
    /// The struct that it stands in.
    pub shape: &'static Shape,
    /// The number of its entry among all that the walk has met, and those of the entries around it, outermost first.
    pub entries: &'a [usize],
    pub(super) file: PlanFile,
    pub(super) steps: &'a [Step],
    pub(super) frames: &'a [Frame],
}

/// A struct that the walk is in.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) shape: &'static Shape,
    /// The key that it is the value of, or an item.
    pub(super) of: &'static Field,
    /// Its id or name, once that was met.
    pub(super) name: String,
}

impl Found<'_> {
    /// The file that it is in.
    pub const fn file(&self) -> PlanFile {
        self.file
    }

    /// The steps that lead to it.
    pub const fn steps(&self) -> &[Step] {
        self.steps
    }

    /// What happened or is planned, with its day, as a message says it: `milestone `M-import` was done on 2026-04-10`.
    pub fn said(&self) -> String {
        format!("{} {}", self.subject(), self.field.says(self.text().unwrap_or_default()))
    }

    /// Where it is.
    pub fn route(&self) -> Route {
        Route { file: self.file, steps: self.steps.to_vec() }
    }

    /// The day, where it is one of the calendar.
    pub fn day(&self) -> Option<Date> {
        self.text()?.parse().ok()
    }

    /// The planned day, which may hang on another.
    pub fn due(&self) -> Option<Due> {
        self.text()?.parse().ok()
    }

    /// The text.
    pub const fn text(&self) -> Option<&str> {
        match self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of its entry.
    pub fn entry(&self) -> usize {
        self.entries.last().copied().unwrap_or_default()
    }

    /// The entry as a message calls it: `milestone `M-import``, `a move of milestone `M-import``.
    pub fn subject(&self) -> String {
        Self::subject_of(self.frames)
    }

    /// The entry around it, as a message calls it, and what the table says of that.
    pub fn around(&self) -> Option<(String, &'static Shape)> {
        let (_, around) = self.frames.split_last()?;
        Some((Self::subject_of(around), around.last()?.shape))
    }

    fn subject_of(frames: &[Frame]) -> String {
        let mut subject = String::new();
        // Of the root of a file nothing is a part, but what is in it itself.
        let (root, within) = match frames {
            [] => return subject,
            [root] => (root, &[] as &[Frame]),
            [root, within @ ..] => (root, within),
        };
        for frame in within.iter().rev().chain(within.is_empty().then_some(root)) {
            if !subject.is_empty() {
                subject.push_str(" of ");
            }
            subject.push_str(frame.shape.noun);
            match (frame.name.as_str(), frame.shape.noun) {
                ("", _) if frame.shape.is_part => continue,
                ("", _) => {}
                (name, "") => subject.push_str(name),
                (name, _) => subject.push_str(&format!(" `{name}`")),
            }
            break;
        }
        subject
    }
}
