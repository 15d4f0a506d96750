//! What has to be true before a phase ends.

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Words};
use crate::model::GateName;

/// A gate, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// Which.
    pub gate: GateName,
    /// Whether it is open.
    pub is_open: bool,
    /// Whether only the signature is missing.
    pub is_ready: bool,
    /// The day on which it opened.
    pub opened_on: Option<Date>,
    /// Who signed it.
    pub signed_by: Option<Name>,
    /// The day for which it is planned.
    pub planned: Option<Date>,
    /// When it is to be expected.
    pub expected: Option<Date>,
    /// What it asks for.
    pub criteria: Vec<Criterion>,
}

/// Something that a gate asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// What.
    pub text: Words,
    /// Whether it is still missing.
    pub is_open: bool,
    /// The last day on which the gate goes without it.
    pub waived_until: Option<Date>,
    /// Why it goes without it, or does not need it.
    pub reason: Option<Words>,
    /// Who sees to it.
    pub owners: Vec<Name>,
    /// Who said that it is so.
    pub attested_by: Option<Name>,
    /// When they did.
    pub attested_on: Option<Date>,
    /// Whether a step of the plan says the same.
    #[serde(skip)]
    pub is_of_a_step: bool,
}

impl Gate {
    /// What is still missing.
    pub fn open(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|it| it.is_open)
    }

    /// How many of its criteria are met, or not needed now.
    pub fn met(&self) -> usize {
        self.criteria.len() - self.open().count()
    }
}
