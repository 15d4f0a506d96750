//! `training.yaml`: sessions by audience, and whether they were understood (S1, S3).

use serde::{Deserialize, Serialize};

use super::{Assessment, Audience, List, Text};
use crate::date::Date;

/// The education of the customer's people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Training {
    /// What is taught, to whom.
    pub sessions: List<Session>,
    /// The people whose results matter one by one: admins and champions.
    pub people: List<Trainee>,
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
    pub planned: Option<Date>,
    /// The day it was given.
    pub delivered_on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
    /// How many were tested.
    pub assessed: Option<u32>,
    /// How many passed.
    pub passed: Option<u32>,
}

/// Somebody whose result matters.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Trainee {
    /// The name, as in `stakeholders.yaml`.
    #[serde(deserialize_with = "super::text::written")]
    pub name: String,
    /// The audience they belong to.
    pub audience: Option<Audience>,
    /// Assessments failed so far.
    #[serde(default)]
    pub failed: u32,
    /// When they passed or were certified.
    pub certified_on: Option<Date>,
}
