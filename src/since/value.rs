//! First and full value: what they were bought for, and when it is to be expected.

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::history::QUIET_DAYS;
use crate::model::ValueName;

/// Something that became of first or full value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueNews {
    /// Which.
    pub name: ValueName,
    /// What became of it.
    pub fate: ValueFate,
}

/// What became of a point of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFate {
    /// It was reached on a day, and something shows it.
    Reached(Date),
    /// It counted as reached, and does not.
    TakenBack,
    /// The day passed that was agreed.
    Overdue(Date),
    /// The day moved on which it is to be expected.
    Expected {
        /// Before.
        from: Date,
        /// After.
        to: Date,
        /// The day that was agreed.
        agreed: Option<Date>,
    },
}

impl Alike for ValueNews {
    fn is_like(&self, other: &Self) -> bool {
        let fate = std::mem::discriminant;
        self.name == other.name && fate(&self.fate) == fate(&other.fate)
    }
}

/// What became of value from one state of a plan to another.
pub(super) fn values(then: &Assessment, now: &Assessment) -> Vec<ValueNews> {
    let news = |name| fates(name, then, now).into_iter().map(move |fate| ValueNews { name, fate });
    [ValueName::First, ValueName::Full].into_iter().flat_map(news).collect()
}

fn fates(name: ValueName, then: &Assessment, now: &Assessment) -> Vec<ValueFate> {
    match (then.value_reached(name), now.value_reached(name)) {
        (None, Some(on)) => return vec![ValueFate::Reached(on)],
        (Some(_), Some(_)) => return Vec::new(),
        // What had ended with it said so when it ended.
        _ if now.has_ended() => return Vec::new(),
        (Some(_), None) => return vec![ValueFate::TakenBack],
        (None, None) => {}
    }
    let agreed = now.value_deadline(name);
    let became_overdue = is_overdue(now, name) && !is_overdue(then, name);
    let overdue = agreed.filter(|_| became_overdue).map(ValueFate::Overdue);
    let days = then.schedule.value_expected(name).zip(now.schedule.value_expected(name));
    let moved = days.filter(|(from, to)| to.days_since(*from).abs() > QUIET_DAYS);
    let moved = moved.map(|(from, to)| ValueFate::Expected { from, to, agreed });
    overdue.into_iter().chain(moved).collect()
}

fn is_overdue(it: &Assessment, name: ValueName) -> bool {
    let metric = match name {
        ValueName::Full => "full_value_overdue_days",
        _ => "first_value_overdue_days",
    };
    it.metrics.number(metric).is_some_and(|days| days > 0.0)
}
