//! Training and activation of a playbook.

use serde::Deserialize;

use crate::model::{Assessment, Audience, RelativeDay};

/// One training session.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// What it teaches.
    pub title: String,
    /// For whom.
    pub audience: Audience,
    /// When it is to be given.
    pub due: RelativeDay,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
}

/// What users should have done.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ActivationTemplate {
    /// Unique in the playbook.
    pub id: String,
    /// In words.
    pub title: String,
    /// The day after go-live.
    pub day: u32,
}
