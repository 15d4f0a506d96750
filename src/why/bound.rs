//! A bound that a number or a day is held against: `< 0.5`, `>= 2026-04-20`.

use crate::date::Date;
use crate::metric::{Amount, Value};
use crate::model::is_within;

/// How something is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `=`
    Exactly,
    /// `!=`
    Not,
}

impl Comparator {
    /// Each as it is written, the longer before those that they begin with.
    pub const WRITTEN: [(&'static str, Self); 7] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Not),
        ("==", Self::Exactly),
        ("<", Self::Below),
        (">", Self::Above),
        ("=", Self::Exactly),
    ];

    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::Exactly => "=",
            Self::Not => "!=",
        }
    }

    /// In words: `is … 50 %`.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
            Self::Above => "above",
            Self::Exactly => "exactly",
            Self::Not => "other than",
        }
    }
}

/// A bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// How it is compared.
    pub comparator: Comparator,
    /// With what.
    pub with: Amount,
}

impl Bound {
    /// Whether a value keeps to it. One that is unknown, stale or of another kind does not.
    pub fn holds(&self, value: &Value) -> bool {
        match (value.known(), value.day(), self.with) {
            (Some(number), _, Amount::Number(with)) => self.holds_number(number, with),
            (_, Some(day), Amount::Date(with)) => self.holds_day(day, with),
            _ => false,
        }
    }

    /// As criteria hold a number against theirs.
    fn holds_number(&self, number: f64, with: f64) -> bool {
        let is_at_least = is_within(number, Some(with), None);
        let is_at_most = is_within(number, None, Some(with));
        match self.comparator {
            Comparator::Below => !is_at_least,
            Comparator::AtMost => is_at_most,
            Comparator::AtLeast => is_at_least,
            Comparator::Above => !is_at_most,
            Comparator::Exactly => is_at_least && is_at_most,
            Comparator::Not => !(is_at_least && is_at_most),
        }
    }

    fn holds_day(&self, day: Date, with: Date) -> bool {
        match self.comparator {
            Comparator::Below => day < with,
            Comparator::AtMost => day <= with,
            Comparator::AtLeast => day >= with,
            Comparator::Above => day > with,
            Comparator::Exactly => day == with,
            Comparator::Not => day != with,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    #[test]
    fn a_number_is_held_against_a_bound_and_a_hair_does_not_count() {
        let case = |sign: &str, number: f64, want: bool| {
            let (_, comparator) = Comparator::WRITTEN.into_iter().find(|(it, _)| *it == sign).unwrap();
            let bound = Bound { comparator, with: Amount::Number(0.3) };
            assert_eq!(bound.holds(&Value::number_of(number)), want, "{number} {sign} 0.3");
        };
        case("<", 0.29, true);
        case("<", 0.1 + 0.2, false);
        case("<=", 0.1 + 0.2, true);
        case(">=", 0.3 - 1e-12, true);
        case(">", 0.1 + 0.2, false);
        case(">", 0.31, true);
        case("=", 0.1 + 0.2, true);
        case("==", 0.31, false);
        case("!=", 0.31, true);
    }

    #[test]
    fn a_day_is_held_against_a_day_and_nothing_else_keeps_to_a_bound() {
        let before = Bound { comparator: Comparator::Below, with: Amount::Date(date("2026-04-20")) };
        assert!(before.holds(&Value::date(date("2026-04-19"))));
        assert!(!before.holds(&Value::date(date("2026-04-20"))));
        assert!(!before.holds(&Value::number_of(1.0)));
        let low = Bound { comparator: Comparator::Below, with: Amount::Number(0.5) };
        let stale = Value::number_of(0.1).on(date("2026-01-01")).stale_after(14, date("2026-04-10"));
        assert!(!low.holds(&stale), "what is stale is not counted on");
        assert!(!low.holds(&Value::unknown("nobody counted")));
    }
}
