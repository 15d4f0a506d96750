//! `stakeholders.yaml`: the people on the customer's side.

use serde::{Deserialize, Serialize};

use super::{List, Presence, Role, Text, Tier};
use crate::date::Date;

/// The customer's people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Stakeholders {
    /// Everyone we know, departed ones included.
    pub people: List<Person>,
}

/// One person of the customer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Person {
    /// The name by which other files refer to them.
    #[serde(deserialize_with = "super::text::written")]
    pub name: String,
    /// Their title.
    #[serde(default)]
    pub title: Text,
    /// What they are to the onboarding.
    #[serde(default)]
    pub roles: List<Role>,
    /// Their tier in the 1-2-3 triangle.
    pub tier: Option<Tier>,
    /// What they want out of this.
    #[serde(default)]
    pub goals: Text,
    /// 1 (hostile) to 5 (advocate).
    pub sentiment: Option<u8>,
    /// When the sentiment was judged.
    pub sentiment_on: Option<Date>,
    /// Active when absent.
    pub status: Option<Presence>,
    /// When they left.
    pub departed_on: Option<Date>,
}

impl Person {
    /// Whether they are still there.
    pub fn is_active(&self) -> bool {
        self.status != Some(Presence::Departed)
    }

    /// Whether they are `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}
