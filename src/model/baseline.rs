//! The days that both sides agreed on anew. The first baseline is written nowhere: it is the plan as both confirmed it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Text, Withdrawn};
use crate::date::Date;

/// Days agreed on later than the plan, by a decision.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Baseline {
    /// When.
    pub agreed_on: Date,
    /// The decision by which they count.
    #[serde(default)]
    pub decision: Text,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Who wrote them down.
    #[serde(default)]
    pub by: Text,
    /// The new day of each milestone that has one, by its id.
    #[serde(default)]
    pub dates: BTreeMap<String, Date>,
    /// Taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Baseline {
    /// Whether it is at the end of `day`, as far as it says itself.
    pub fn stands_on(&self, day: Date) -> bool {
        self.agreed_on <= day && self.withdrawn.as_ref().is_none_or(|it| day < it.withdrawn_on)
    }
}
