//! A measurement beside its benchmark.

use super::Value;
use crate::config::Benchmark;

/// How a measurement compares with its benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// As good as it should be.
    Met,
    /// Not as good as it should be, or sure not to be: a span that is still running and past its bound.
    Missed,
    /// Not there yet, on a day before the benchmark asks for it.
    OnItsWay,
    /// Nothing known to compare: the value is stale, unknown or not applicable.
    Open,
}

impl Comparison {
    /// Compares on this day after signature. A stale value is not compared: it may have changed since.
    pub fn of(value: &Value, benchmark: &Benchmark, day: i64) -> Self {
        match value.known() {
            None if is_past_help(value, benchmark) => Self::Missed,
            None => Self::Open,
            Some(number) if benchmark.is_met_by(number) => Self::Met,
            Some(_) if benchmark.by_day.is_some_and(|by| day < i64::from(by)) => Self::OnItsWay,
            Some(_) => Self::Missed,
        }
    }

    /// As JSON writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::OnItsWay => "on_its_way",
            Self::Open => "open",
        }
    }
}

/// Whether an unknown value can no longer come to meet its bound.
fn is_past_help(value: &Value, benchmark: &Benchmark) -> bool {
    value.at_least().zip(benchmark.at_most).is_some_and(|(least, most)| least > most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn a_span_that_runs_past_its_bound_has_missed_it() {
        let (signed, as_of): (Date, Date) = ("2026-03-02".parse().unwrap(), "2026-04-10".parse().unwrap());
        let running =
            || Value::unknown("not reached yet").not_before(as_of).counted(|day| day.days_since(signed));
        let benchmark =
            |at_least, at_most, by_day| Benchmark { at_least, at_most, by_day, source: String::new() };
        for (at_least, at_most, by_day, want) in [
            (None, Some(38.0), None, Comparison::Missed),
            (None, Some(39.0), None, Comparison::Open),
            // It cannot be met by then either.
            (None, Some(38.0), Some(60), Comparison::Missed),
            (Some(90.0), None, None, Comparison::Open),
        ] {
            let benchmark = benchmark(at_least, at_most, by_day);
            assert_eq!(Comparison::of(&running(), &benchmark, 39), want, "{benchmark:?}");
        }
        assert_eq!(running().known(), None, "it is no value");
        let unsigned =
            Value::unknown("not reached yet").not_before(signed).counted(|day| day.days_since(as_of));
        assert_eq!(unsigned.at_least(), None);
    }

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
