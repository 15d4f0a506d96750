//! Amounts as people read them: a share in percent, days as days.

use super::{Amount, Unit};
use crate::phrase::{Days, List, Number, Percent};

impl Unit {
    /// The amount in this unit: `62 %`, `12 days`, `4.2 of 5`.
    pub fn show(self, amount: Amount) -> String {
        match amount {
            Amount::Date(date) => date.to_string(),
            Amount::Number(number) => self.show_number(number),
        }
    }

    /// How far two numbers in this unit are apart: ratings by points, shares in percent of the whole.
    pub fn show_gap(self, gap: f64) -> String {
        match self {
            Self::Rating | Self::Date | Self::YesNo => Number(gap).to_string(),
            Self::Change => Percent(gap).to_string(),
            _ => self.show_number(gap),
        }
    }

    /// The number in this unit.
    pub fn show_number(self, number: f64) -> String {
        match self {
            Self::Days if number.fract() == 0.0 => Days(number as i64).to_string(),
            Self::Days => format!("{} days", Number(number)),
            Self::WorkingDays if number.abs() == 1.0 => format!("{} working day", Number(number)),
            Self::WorkingDays => format!("{} working days", Number(number)),
            Self::Share => Percent(number).to_string(),
            Self::Change if number > 0.0 => format!("+{}", Percent(number)),
            Self::Change => Percent(number).to_string(),
            Self::Rating => format!("{} of 5", Number(number)),
            Self::YesNo => if number > 0.5 { "yes" } else { "no" }.to_owned(),
            Self::Count | Self::Score | Self::Date => Number(number).to_string(),
        }
    }

    /// The bounds of a number in this unit: `at least 4 of 5 and at most 5 of 5`; nothing where there are none.
    pub fn show_bounds(self, at_least: Option<f64>, at_most: Option<f64>) -> Option<String> {
        let bounds = [("at least", at_least), ("at most", at_most)].into_iter();
        let bounds: Vec<String> = bounds
            .filter_map(|(words, bound)| Some(format!("{words} {}", self.show_number(bound?))))
            .collect();
        (!bounds.is_empty()).then(|| List::and(&bounds).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_their_unit() {
        for (unit, number, want) in [
            (Unit::Days, 1.0, "1 day"),
            (Unit::Days, -2.0, "−2 days"),
            (Unit::Days, 1.5, "1.5 days"),
            (Unit::WorkingDays, 1.0, "1 working day"),
            (Unit::WorkingDays, -1.0, "−1 working day"),
            (Unit::WorkingDays, -3.0, "−3 working days"),
            (Unit::Share, 0.62, "62 %"),
            (Unit::Change, 0.25, "+25 %"),
            (Unit::Change, -0.442, "−44.2 %"),
            (Unit::Change, 0.0, "0 %"),
            (Unit::Rating, 4.2, "4.2 of 5"),
            (Unit::YesNo, 1.0, "yes"),
            (Unit::YesNo, 0.0, "no"),
            (Unit::Count, 3.0, "3"),
            (Unit::Score, 37.5, "37.5"),
        ] {
            assert_eq!(unit.show_number(number), want, "{unit:?} {number}");
        }
        assert_eq!(Unit::Date.show(Amount::Date("2026-04-10".parse().unwrap())), "2026-04-10");
    }
}
