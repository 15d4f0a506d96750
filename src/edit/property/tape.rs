//! Choices that a test case is made from.

/// Choices, one after the other; when they run out, the first of each is taken, which is the simplest.
pub(super) struct Tape<'b>(std::slice::Iter<'b, u8>);

impl<'b> Tape<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes.iter())
    }

    /// One of so many.
    pub(super) fn pick(&mut self, of: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % of
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.pick(of.len())]
    }

    /// True once in so many times; never when choices have run out.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.pick(times) == times - 1
    }
}
