//! What two looks at a plan have in common.

/// Something that two looks at a plan tell apart or take for the same.
pub(super) trait Alike {
    /// Whether the same became of the same thing, whatever the days of both.
    fn is_like(&self, other: &Self) -> bool;
}
