//! Something before and after.

use serde::Serialize;

use crate::diff::Both;

/// It before and after.
#[derive(Serialize)]
pub(super) struct BothJson<T> {
    before: T,
    after: T,
}

impl<T> From<Both<T>> for BothJson<T> {
    fn from(both: Both<T>) -> Self {
        Self { before: both.base, after: both.head }
    }
}
