//! Why something cannot go on, and who has to move.

use serde::{Deserialize, Serialize};

use super::{Holders, Text, Urgency, Withdrawn};
use crate::date::Date;

/// One wait: why, for whom, since when, and when it was over. Waits stay when they are over, so that a year later the
/// plan still says who waited for whom and for how long.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Blocker {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Who has to move: somebody, from one day to another, or a side where nobody is named.
    #[serde(default)]
    pub waiting_for: Holders,
    /// The action or the ask that it waits for: it is over when that is.
    #[serde(default)]
    pub action: Text,
    /// Since when; since the entry is in the plan when absent.
    pub since: Option<Date>,
    /// How urgent; normal when absent.
    pub urgency: Option<Urgency>,
    /// When somebody answered; stops the response clock.
    pub answered_on: Option<Date>,
    /// The first day on which it was over.
    pub ended_on: Option<Date>,
    /// That it was noted by mistake.
    pub withdrawn: Option<Withdrawn>,
}

impl Blocker {
    /// How urgent it is.
    pub fn urgency(&self) -> Urgency {
        self.urgency.unwrap_or(Urgency::Normal)
    }

    /// When somebody had answered, as it was known on a day.
    pub fn answered_by(&self, day: Date) -> Option<Date> {
        self.answered_on.filter(|on| *on <= day)
    }

    /// Whether it holds things up on a day, given the first day on which it was over.
    pub fn is_open_on(&self, day: Date, ended_on: Option<Date>) -> bool {
        let has_begun = self.since.is_none_or(|since| since <= day);
        has_begun && ended_on.is_none_or(|on| day < on) && !self.is_withdrawn(day)
    }

    /// Whether it has been taken back by the end of `day`.
    pub fn is_withdrawn(&self, day: Date) -> bool {
        self.withdrawn.as_ref().is_some_and(|it| it.withdrawn_on <= day)
    }
}
