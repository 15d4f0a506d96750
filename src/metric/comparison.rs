//! A measurement beside its benchmark.

use super::Value;
use crate::config::Benchmark;

/// How a measurement compares with its benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// As good as it should be.
    Met,
    /// Not as good as it should be.
    Missed,
    /// Not there yet, on a day before the benchmark asks for it.
    OnItsWay,
    /// Nothing known to compare: the value is stale, unknown or not applicable.
    Open,
}

impl Comparison {
    /// Compares on this day after signature. A stale value is not compared: it may have changed since.
    #[must_use]
    pub fn of(value: &Value, benchmark: &Benchmark, day: i64) -> Self {
        match value.known() {
            None => Self::Open,
            Some(number) if benchmark.is_met_by(number) => Self::Met,
            Some(_) if benchmark.by_day.is_some_and(|by| day < i64::from(by)) => Self::OnItsWay,
            Some(_) => Self::Missed,
        }
    }

    /// As JSON writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::OnItsWay => "on_its_way",
            Self::Open => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_value_is_judged_and_only_from_its_day_on() {
        let benchmark =
            |by_day| Benchmark { at_least: Some(0.7), at_most: None, by_day, source: String::new() };
        let known = |number| Value::number_of(number);
        let stale =
            known(0.9).on("2026-01-01".parse().unwrap()).stale_after(1, "2026-04-10".parse().unwrap());
        for (value, by_day, want) in [
            (known(0.7), None, Comparison::Met),
            (known(0.69), None, Comparison::Missed),
            (known(0.69), Some(61), Comparison::OnItsWay),
            (known(0.69), Some(60), Comparison::Missed),
            (known(0.7), Some(61), Comparison::Met),
            (stale, None, Comparison::Open),
            (Value::unknown("nobody counted"), None, Comparison::Open),
            (Value::not_applicable("before go-live"), None, Comparison::Open),
            (Value::date("2026-04-10".parse().unwrap()), None, Comparison::Open),
        ] {
            assert_eq!(Comparison::of(&value, &benchmark(by_day), 60), want, "{value:?} {by_day:?}");
        }
        let ceiling = Benchmark { at_least: None, at_most: Some(2.0), by_day: None, source: String::new() };
        assert_eq!(Comparison::of(&known(2.0), &ceiling, 0), Comparison::Met);
        assert_eq!(Comparison::of(&known(2.1), &ceiling, 0), Comparison::Missed);
    }
}
