//! The same thing before and after.

/// What something is in the base, and in the head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both<T> {
    /// Before the change.
    pub base: T,
    /// After it.
    pub head: T,
}

impl<T> Both<T> {
    /// Before and after.
    pub const fn new(base: T, head: T) -> Self {
        Self { base, head }
    }

    /// What something makes of each.
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Both<U> {
        Both { base: make(self.base), head: make(self.head) }
    }

    /// Each by reference.
    pub const fn as_ref(&self) -> Both<&T> {
        Both { base: &self.base, head: &self.head }
    }
}

impl<T: PartialEq> Both<T> {
    /// Whether the two differ.
    pub fn is_changed(&self) -> bool {
        self.base != self.head
    }
}

impl<T: Copy> Both<Option<T>> {
    /// Both, where both are there.
    pub fn known(self) -> Option<Both<T>> {
        Some(Both { base: self.base?, head: self.head? })
    }
}
