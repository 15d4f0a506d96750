//! `updates.yaml`: the written updates after each call.

use serde::{Deserialize, Serialize};

use super::change::counts_from;
use super::{Edition, List, Message, Text, UpdatePart, Withdrawn};
use crate::date::Date;

/// The written updates (S1: after every call).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Updates {
    /// Sorted by id where the ids are generated; read by day.
    pub updates: List<Update>,
    /// What of the plan was given to somebody.
    pub shares: List<Share>,
    /// Messages to a small customer that were left out.
    pub skipped: List<Skip>,
}

/// One written update.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Update {
    /// Unique in the plan.
    #[serde(default)]
    pub id: Text,
    /// The day it was sent; a draft has none.
    pub sent_on: Option<Date>,
    /// The day that a draft speaks of.
    pub drafted_on: Option<Date>,
    /// Who wrote it.
    #[serde(default)]
    pub by: Text,
    /// What shipped.
    #[serde(default)]
    pub shipped: List<String>,
    /// What is blocked.
    #[serde(default)]
    pub blocked: List<String>,
    /// What is next.
    #[serde(default)]
    pub next: List<String>,
    /// The parts of a draft that begin with what the plan says on the day on which it is read or sent; the lines of the part
    /// itself stand below.
    #[serde(default)]
    pub from_plan: List<UpdatePart>,
    /// That it was sent was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Updates {
    /// The draft that is still to be sent, by its place in the list; the newest of several.
    pub fn draft(&self) -> Option<usize> {
        self.updates.iter().rposition(|update| update.sent_on.is_none())
    }
}

impl Share {
    /// Whether it is the customer's edition, sent on that day.
    pub fn sent_to_customer_on(&self, day: Date) -> bool {
        self.sent_on == Some(day) && self.edition == Some(Edition::Customer)
    }
}

impl Update {
    /// The day on which it was sent, if it was by the end of `day`.
    pub fn sent_by(&self, day: Date) -> Option<Date> {
        counts_from(self.sent_on, None, self.withdrawn.as_ref(), day)
    }
}

/// A part of the plan that was given to somebody.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Share {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// The day it was sent.
    pub sent_on: Option<Date>,
    /// Whom it was sent to.
    #[serde(default)]
    pub to: Text,
    /// Who sent it.
    #[serde(default)]
    pub by: Text,
    /// Whose edition it was.
    pub edition: Option<Edition>,
    /// A fingerprint of the text as it was sent.
    #[serde(default)]
    pub hash: Text,
}

/// A message to a small customer that somebody left out.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Skip {
    /// Which one.
    pub message: Message,
    /// When; one without its day does not count.
    pub skipped_on: Option<Date>,
    /// Who left it out.
    #[serde(default)]
    pub by: Text,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// That it is due after all, if somebody has said so.
    pub withdrawn: Option<Withdrawn>,
}

impl Skip {
    /// The day on which it was left out, where it still is on `day`.
    pub fn left_out_by(&self, day: Date) -> Option<Date> {
        counts_from(self.skipped_on, None, self.withdrawn.as_ref(), day)
    }
}
