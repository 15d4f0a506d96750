//! Whether what is still open is in time: one rule for milestones, gates and go-live, so that no two screens mark one thing
//! differently.

/// How something open stands for time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Its day has not passed, and by forecast it is kept.
    OnTime,
    /// Its day has not passed, and the forecast is past the day that was agreed.
    Slipping,
    /// Its day has passed.
    Late,
}

impl Timing {
    /// Of something open whose day has passed or not, and whose forecast is so many days past the agreed day.
    pub(crate) fn of(is_past: bool, slip_days: Option<i64>) -> Self {
        match slip_days {
            _ if is_past => Self::Late,
            Some(days) if days > 0 => Self::Slipping,
            _ => Self::OnTime,
        }
    }

    /// As JSON writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Slipping => "slipping",
            Self::Late => "late",
        }
    }
}

impl serde::Serialize for Timing {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
