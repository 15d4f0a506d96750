//! What it is done for, and how far it is.

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Words};
use crate::model::ValueName;

/// What is to be better, and by how much; an objective has no numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// In the customer's words.
    pub statement: Option<Words>,
    /// Their own metric.
    pub metric: Option<Words>,
    /// What the numbers count.
    pub unit: Option<Words>,
    /// The first number.
    pub first: Option<f64>,
    /// The newest number.
    pub newest: Option<f64>,
    /// Where it should be.
    pub target: Option<f64>,
    /// By when.
    pub due: Option<Date>,
    /// Where the number is read.
    pub source: Option<Words>,
    /// Since when it is reached.
    pub reached_on: Option<Date>,
    /// What shows that.
    pub evidence: Option<Words>,
}

/// A point of value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValuePoint {
    /// Which.
    pub name: ValueName,
    /// What will be true.
    pub definition: Option<Words>,
    /// Who owns it.
    pub owner: Option<Name>,
    /// Whether it comes with a step of the plan.
    pub is_of_a_step: bool,
    /// Its day as both sides agreed on it.
    pub agreed: Option<Date>,
    /// Its day as planned now.
    pub planned: Option<Date>,
    /// When it is to be expected, while it is open.
    pub expected: Option<Date>,
    /// What was expected when the customer last heard.
    pub expected_before: Option<Date>,
    /// The day on which it was reached.
    pub reached_on: Option<Date>,
    /// What shows that.
    pub evidence: Option<Words>,
}

/// How the product is used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Usage {
    /// When it was counted.
    pub measured_on: Date,
    /// Seats paid for.
    pub licensed: Option<u32>,
    /// Seats set up.
    pub provisioned: Option<u32>,
    /// Seats in use.
    pub active: Option<u32>,
    /// Key actions.
    pub key_actions: Option<u32>,
    /// Workflows in production.
    pub workflows_live: Option<u32>,
    /// Features in use.
    pub features_used: Option<u32>,
    /// Features that the contract covers.
    pub features_available: Option<u32>,
    /// The last day of use.
    pub last_used_on: Option<Date>,
}
