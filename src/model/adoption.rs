//! `adoption.yaml`: dated snapshots of use, and activation milestones (S0–S4).

use serde::{Deserialize, Serialize};

use super::change::{Reopened, was_done_by};
use super::{Dropped, List, Text, Withdrawn, counts_from, is_in_plan};
use crate::date::Date;

/// What the product's use looks like over time.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Adoption {
    /// What was counted, and when. Any order; read by date.
    pub snapshots: List<Snapshot>,
    /// What a user should have done by days 1, 3, 7, 14, 30 after go-live (S4).
    pub activation: List<ActivationMilestone>,
}

impl Adoption {
    /// Snapshots that count at the end of `as_of`, each with its index in the file, oldest first.
    pub fn until(&self, as_of: Date) -> Vec<(usize, &Snapshot)> {
        let mut seen: Vec<_> =
            self.snapshots.iter().enumerate().filter(|(_, s)| s.counts_on(as_of)).collect();
        seen.sort_by_key(|(index, snapshot)| (snapshot.measured_on, *index));
        seen
    }
}

/// What was counted on one day; an absent number was not counted.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Snapshot {
    /// The day.
    pub measured_on: Date,
    /// Seats paid for.
    pub licensed: Option<u32>,
    /// Seats set up.
    pub provisioned: Option<u32>,
    /// Seats with a meaningful action in the last 7 days.
    pub active: Option<u32>,
    /// Key actions in the last 7 days.
    pub key_actions: Option<u32>,
    /// Workflows in production.
    pub workflows_live: Option<u32>,
    /// Features in use.
    pub features_used: Option<u32>,
    /// Features the contract covers.
    pub features_available: Option<u32>,
    /// The last day somebody did something meaningful.
    pub last_used_on: Option<Date>,
    /// Customer satisfaction, 1–5.
    pub csat: Option<f64>,
    /// Net promoter score, −100 to 100.
    pub nps: Option<f64>,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Snapshot {
    /// Whether it was taken by the end of `day`, and has not been taken back by then.
    pub fn counts_on(&self, day: Date) -> bool {
        counts_from(Some(self.measured_on), None, self.withdrawn.as_ref(), day).is_some()
    }

    /// The last day, by the end of `day`, of which it says that somebody did something in the product, and the key that says
    /// so. A count of the last seven days does not say on which of them; what it says at least is that there was use.
    pub fn use_seen(&self, day: Date) -> Option<(Date, &'static str)> {
        if let Some(on) = self.last_used_on.filter(|on| *on <= day) {
            return Some((on, "last_used_on"));
        }
        let is_use = [self.active, self.key_actions].into_iter().flatten().any(|count| count > 0);
        is_use.then_some((self.measured_on, "measured_on"))
    }
}

/// A step that shows a user is becoming one.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ActivationMilestone {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What users have done.
    #[serde(default)]
    pub title: Text,
    /// The day after go-live by which they should have.
    pub day: u32,
    /// When they had.
    pub done_on: Option<Date>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// That they had not, after all.
    pub withdrawn: Option<Withdrawn>,
    /// When they were said to have done it before, which was taken back.
    #[serde(default)]
    pub reopened: List<Reopened>,
    /// Since when it is in the plan; always when absent.
    pub added_on: Option<Date>,
    /// When it left the plan, and came back.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

impl ActivationMilestone {
    /// Whether users are to take it, at the end of `day`.
    pub fn is_in_plan(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// The day on which users had done it, if that counts at the end of `day`.
    pub fn done_by(&self, day: Date) -> Option<Date> {
        let on = counts_from(self.done_on, None, self.withdrawn.as_ref(), day);
        on.or_else(|| was_done_by(&self.reopened, false, day))
    }

    /// Whether users had done it by the end of `day`.
    pub fn is_done_on(&self, day: Date) -> bool {
        self.done_by(day).is_some()
    }
}
