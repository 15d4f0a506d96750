//! Where a plan stands with first value, as its metrics tell.

use serde::ser::SerializeStruct;

use crate::metric::Value;
use crate::model::{PlanFile, ValueName};

use crate::assessment::Assessment;

/// Where first value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstValue {
    /// Reached, with evidence, so many days after signature.
    Reached(i64),
    /// Said to be reached so many days after signature, and nothing shows it yet.
    Unshown(i64),
    /// Due in so many days; 0 is today.
    DueIn(i64),
    /// Overdue by so many days.
    OverdueBy(i64),
    /// Nobody has said when it is due.
    Undated,
    /// The onboarding ended without it.
    NotReached,
    /// The file that would tell could not be read in full.
    Unknown,
}

impl FirstValue {
    pub(super) fn of(it: &Assessment) -> Self {
        if let Some(day) = it.metrics.get("ttfv_days").known() {
            return Self::Reached(day as i64);
        }
        if let Some(day) = unshown(it) {
            return Self::Unshown(day);
        }
        let due = it.value_deadline(ValueName::First);
        match (it.metrics.get("first_value_overdue_days"), due) {
            (Value::NotApplicable(_), _) => Self::NotReached,
            (_, _) if is_doubtful(it) => Self::Unknown,
            (_, None) => Self::Undated,
            // Dated before the signature, it is reached, and nobody knows how long it took.
            (late, Some(_)) if late.known() == Some(0.0) && it.value_reached(ValueName::First).is_some() => {
                Self::Unknown
            }
            // Where the day that was agreed depends on one that is not known, the day that is planned now counts.
            (late, Some(due)) => match late.known().map_or_else(|| it.days_late(due), |days| days as i64) {
                // What is planned for a day off, or on hold, is due on the next day of work: the days to it only ever go down.
                0 => Self::DueIn(it.holds.roll_forward(&it.calendar, due).days_since(it.as_of()).max(0)),
                days => Self::OverdueBy(days),
            },
        }
    }

    /// As JSON writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reached(_) => "reached",
            Self::Unshown(_) => "reached_unshown",
            Self::DueIn(_) => "due_in",
            Self::OverdueBy(_) => "overdue_by",
            Self::Undated => "undated",
            Self::NotReached => "not_reached",
            Self::Unknown => "unknown",
        }
    }

    /// The days that belong to it: on which it was reached, shown or not, in or by how many.
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Reached(days) | Self::Unshown(days) | Self::DueIn(days) | Self::OverdueBy(days) => {
                Some(days)
            }
            Self::Undated | Self::NotReached | Self::Unknown => None,
        }
    }
}

/// The day after signature on which it is said to be reached, while nothing shows it.
fn unshown(it: &Assessment) -> Option<i64> {
    let day = it.value_unshown(ValueName::First).filter(|_| !is_doubtful(it))?.days_since(it.signed());
    (day >= 0).then_some(day)
}

fn is_doubtful(it: &Assessment) -> bool {
    [PlanFile::Onboarding, PlanFile::Jsp].iter().any(|file| it.plan.is_doubtful(*file))
}

/// `{"state": "due_in", "days": 9}`.
impl serde::Serialize for FirstValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("FirstValue", 2)?;
        fields.serialize_field("state", self.word())?;
        fields.serialize_field("days", &self.days())?;
        fields.end()
    }
}
