//! Who takes part, with which hours, and how both sides talk.

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Words};
use crate::model::{Frequency, Role, TeamRole};

/// Somebody of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Who.
    pub name: Name,
    /// Their title.
    pub title: Option<Words>,
    /// What they are to the onboarding.
    pub roles: Vec<Role>,
}

/// Somebody of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Teammate {
    /// Who.
    pub name: Name,
    /// The part that they play.
    pub part: TeamRole,
}

/// People and hours that the work takes of the customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resource {
    /// The part.
    pub role: Words,
    /// Who.
    pub name: Option<Name>,
    /// How much of their time.
    pub hours_per_week: Option<f64>,
    /// Since when that is agreed.
    pub committed_on: Option<Date>,
}

/// A strand of work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Workstream {
    /// What it is called.
    pub name: Words,
    /// Who has it at the customer.
    pub theirs: Option<Name>,
    /// Who has it with us.
    pub ours: Option<Name>,
}

/// How both sides talk.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rhythm {
    /// How often they meet.
    pub call: Option<Frequency>,
    /// How often a written update goes out.
    pub update: Option<Frequency>,
    /// Where people talk.
    pub channel: Option<Words>,
    /// Whom a blocker reaches that nobody answers.
    pub escalation: Option<Words>,
    /// Working days in which what stops the work is to be answered.
    pub answer_days: u32,
    /// Whether both sides have calls at all.
    #[serde(skip)]
    pub is_held: bool,
    /// The days of the next calls, a quarter ahead.
    #[serde(skip)]
    pub calls: Vec<Date>,
}
