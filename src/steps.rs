//! Steps counted in tests, so that a cost can be held in proportion to the input without a clock.
//!
//! What walks over something that a file decides the size of counts its steps here. Outside of tests a count is nothing
//! at all, and the compiler leaves it out.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts steps that are being taken.
#[inline]
pub(crate) fn count(steps: usize) {
    #[cfg(test)]
    STEPS.with(|taken| taken.set(taken.get() + steps as u64));
    #[cfg(not(test))]
    let _ = steps;
}

/// What `act` gives, and how many steps it took on this thread.
#[cfg(test)]
pub(crate) fn of<T>(act: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.with(std::cell::Cell::get);
    let given = act();
    (given, STEPS.with(std::cell::Cell::get) - before)
}
