//! What brought something about, and which side caused it.

use crate::date::Date;

/// What brought something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A day went by: no file had to change for it.
    Time,
    /// Files changed: those of the plan, or what it is judged by.
    Files,
    /// Both.
    Both {
        /// Of a day that moved, by how many days it did by itself.
        time: Option<i64>,
        /// And by how many by the files.
        files: Option<i64>,
    },
}

/// Who changed the files of a plan, or what it is judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// The authors of the commits, each once, the latest first.
    pub authors: Vec<String>,
    /// Whether something of it is not committed.
    pub is_uncommitted: bool,
    /// Whether what plans are judged by changed: the configuration, our people, playbooks.
    pub has_settings: bool,
}

impl Hands {
    /// These, and those that came after them.
    #[must_use]
    pub fn and_then(self, later: Self) -> Self {
        let mut authors = later.authors;
        authors.extend(self.authors);
        let mut seen = std::collections::BTreeSet::new();
        authors.retain(|name| seen.insert(name.clone()));
        Self {
            authors,
            is_uncommitted: self.is_uncommitted || later.is_uncommitted,
            has_settings: self.has_settings || later.has_settings,
        }
    }
}

impl By {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Files => "files",
            Self::Both { .. } => "both",
        }
    }

    /// What brought something about of which the two did what is told.
    pub(super) const fn of(is_of_time: bool, is_of_files: bool) -> Self {
        match (is_of_time, is_of_files) {
            (true, false) => Self::Time,
            (false, true) => Self::Files,
            _ => Self::Both { time: None, files: None },
        }
    }

    /// Whose the days are by which a day moved: what it would have come to by itself lies between the two.
    pub(super) fn of_days(then: Option<Date>, by_itself: Option<Date>, now: Option<Date>) -> Self {
        let days = |from: Option<Date>, to: Option<Date>| Some(to?.days_since(from?));
        match (days(then, by_itself), days(by_itself, now)) {
            (Some(_), Some(0)) => Self::Time,
            (Some(0), Some(_)) => Self::Files,
            (time, files) => Self::Both { time, files },
        }
    }
}
