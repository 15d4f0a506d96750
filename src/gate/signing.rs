//! The day of a sign-off, and what metrics said on it.

use crate::date::Date;
use crate::metric::Value;

/// A sign-off that counts, or is judged as if it did.
pub(super) struct Signing<'a> {
    /// Its day.
    pub(super) on: Date,
    /// The value that a metric had on that day.
    pub(super) then: &'a dyn Fn(&str) -> Option<Value>,
}
