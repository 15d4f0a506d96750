//! `training.yaml`: sessions by audience, and whether they were understood (S1, S3).

use serde::{Deserialize, Serialize};

use super::{Assessment, Audience, Dropped, Due, List, Move, Text, Withdrawn, counts_from, is_in_plan};
use crate::date::Date;

/// The education of the customer's people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Training {
    /// What is taught, to whom.
    pub sessions: List<Session>,
}

/// One session.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Session {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What it teaches.
    #[serde(default)]
    pub title: Text,
    /// For whom.
    pub audience: Option<Audience>,
    /// The day it is to be given.
    pub due: Option<Due>,
    /// Where that day stood before.
    #[serde(default)]
    pub moves: List<Move>,
    /// The day it was given.
    pub delivered_on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
    /// When the results of the test were known; on the day it was given when absent.
    pub assessed_on: Option<Date>,
    /// How many were tested.
    pub assessed: Option<u32>,
    /// How many passed.
    pub passed: Option<u32>,
    /// Who was tested by name, and what came of it.
    #[serde(default)]
    pub tries: List<Try>,
    /// Since when it is in the plan.
    pub added_on: Option<Date>,
    /// When it left the plan.
    #[serde(default)]
    pub dropped: List<Dropped>,
}

/// Somebody was tested.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Try {
    /// When.
    pub taken_on: Option<Date>,
    /// Who, as in `stakeholders.yaml`.
    #[serde(default)]
    pub by: Text,
    /// Whether they passed.
    pub passed: Option<bool>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Session {
    /// Whether it is part of the plan at the end of `day`.
    pub fn is_planned_on(&self, day: Date) -> bool {
        is_in_plan(self.added_on, &self.dropped, day)
    }

    /// The day on which it was given, if it was by the end of `day`.
    pub fn delivered_by(&self, day: Date) -> Option<Date> {
        self.delivered_on.filter(|on| *on <= day)
    }

    /// How many were tested and how many passed, as far as that was known at the end of `day`.
    pub fn results_on(&self, day: Date) -> (Option<u32>, Option<u32>) {
        let known = self.assessed_on.max(self.delivered_on).is_some_and(|on| on <= day);
        if known { (self.assessed, self.passed) } else { (None, None) }
    }
}

impl Try {
    /// The day of the test, if it counts at the end of `day`.
    pub fn taken_by(&self, day: Date) -> Option<Date> {
        counts_from(self.taken_on, None, self.withdrawn.as_ref(), day)
    }
}
