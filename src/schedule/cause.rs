//! What decides a forecast.

/// What decides a forecast: the latest of the days that hold it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The day for which it is planned.
    OwnDate,
    /// A milestone that it waits for, by its index.
    Predecessor(usize),
    /// An open blocker. What cannot go on today takes all of its days from now on.
    Blocker,
    /// The days that it takes since it was started.
    OwnWork,
    /// Nobody has begun it, or finished it when it should have been.
    TimePassed,
}

impl Cause {
    /// Whether the forecast is a day later with each working day that passes, although no file changes.
    pub const fn moves_with_time(self) -> bool {
        matches!(self, Self::Blocker | Self::TimePassed)
    }
}
