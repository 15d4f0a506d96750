//! Where a plan stands with first value, as its metrics tell.

use super::StandUp;

/// Where first value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstValue {
    /// Reached, with evidence, so many days after signature.
    Reached(i64),
    /// Due in so many days; 0 is today.
    DueIn(i64),
    /// Overdue by so many days.
    OverdueBy(i64),
    /// Nobody has said when it is due, or the plan cannot be read.
    Undated,
}

impl FirstValue {
    pub(super) fn of(it: &StandUp<'_>) -> Self {
        let days = |metric: &str| it.metrics.get(metric).known().map(|days| days as i64);
        if let Some(day) = days("ttfv_days") {
            return Self::Reached(day);
        }
        match days("first_value_overdue_days") {
            Some(late) if late > 0 => Self::OverdueBy(late),
            _ => it.plan.jsp.value.first.target.map_or(Self::Undated, |target| {
                let days = target.days_since(it.as_of());
                if days < 0 { Self::Undated } else { Self::DueIn(days) }
            }),
        }
    }
}
