//! What a configuration may name of things that are defined elsewhere.

/// The ids that configuration may name.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    /// The ids of the metrics.
    pub metrics: &'a [&'a str],
    /// Those of them that are a day of the calendar, for which no number is more or less.
    pub days: &'a [&'a str],
    /// The ids of the checks.
    pub checks: &'a [&'a str],
    /// The ids of the signals.
    pub signals: &'a [&'a str],
}
