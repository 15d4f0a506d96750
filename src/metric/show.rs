//! Amounts as people read them: a share in percent, days as days.

use super::{Amount, Unit};
use crate::phrase::{Count, Days, Number, Percent};

impl Unit {
    /// The amount in this unit: `62 %`, `12 days`, `4.2 of 5`.
    #[must_use]
    pub fn show(self, amount: Amount) -> String {
        match amount {
            Amount::Date(date) => date.to_string(),
            Amount::Number(number) => self.show_number(number),
        }
    }

    /// The number in this unit.
    #[must_use]
    pub fn show_number(self, number: f64) -> String {
        match self {
            Self::Days if number.fract() == 0.0 => Days(number as i64).to_string(),
            Self::Days => format!("{} days", Number(number)),
            Self::WorkingDays if number.fract() == 0.0 => Count(number as usize, "working day").to_string(),
            Self::WorkingDays => format!("{} working days", Number(number)),
            Self::Share => Percent(number).to_string(),
            Self::Change if number > 0.0 => format!("+{}", Percent(number)),
            Self::Change => Percent(number).to_string(),
            Self::Rating => format!("{} of 5", Number(number)),
            Self::YesNo => if number > 0.5 { "yes" } else { "no" }.to_owned(),
            Self::Count | Self::Score | Self::Date => Number(number).to_string(),
        }
    }
}
