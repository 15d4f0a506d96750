//! The orders in which a portfolio can be read.

use std::cmp::Ordering;

use super::{FirstValue, StatusRow};
use crate::date::Date;
use crate::model::names;

names! {
    /// An order of rows. Ties are broken by the slug, so that it never depends on the disk.
    Order {
        /// The worst colour first, of one colour what needs a person most: see [`super::Urgency`].
        Worst = "worst",
        /// By the customer's name.
        Customer = "customer",
        /// Longest under way first.
        Day = "day",
        /// The gate that opens next first; those without a date last.
        Gate = "gate",
        /// Lowest score first; those without one last.
        Health = "health",
        /// First value overdue longest first, reached last.
        FirstValue = "first-value",
        /// Silent longest first; those that never had an update before all.
        Update = "update",
    }
}

impl Order {
    /// How two rows compare.
    pub fn compare(self, a: &StatusRow, b: &StatusRow) -> Ordering {
        let by = match self {
            Self::Worst => a.urgency.cmp(&b.urgency),
            Self::Customer => a.customer.to_lowercase().cmp(&b.customer.to_lowercase()),
            Self::Day => b.day.cmp(&a.day),
            Self::Gate => gate_key(a).cmp(&gate_key(b)),
            Self::Health => a.score.unwrap_or(f64::INFINITY).total_cmp(&b.score.unwrap_or(f64::INFINITY)),
            Self::FirstValue => value_key(a).cmp(&value_key(b)),
            Self::Update => {
                b.days_since_update.unwrap_or(i64::MAX).cmp(&a.days_since_update.unwrap_or(i64::MAX))
            }
        };
        by.then_with(|| a.slug.cmp(&b.slug))
    }
}

fn gate_key(row: &StatusRow) -> (bool, Option<Date>) {
    let date = row.next_gate.and_then(|gate| gate.forecast.or(gate.due));
    (date.is_none(), date)
}

const fn value_key(row: &StatusRow) -> (u8, i64) {
    match row.first_value {
        FirstValue::OverdueBy(days) => (0, -days),
        FirstValue::DueIn(days) => (1, days),
        FirstValue::Undated | FirstValue::NotReached | FirstValue::Unknown => (2, 0),
        FirstValue::Unshown(day) => (3, day),
        FirstValue::Reached(day) => (4, day),
    }
}
