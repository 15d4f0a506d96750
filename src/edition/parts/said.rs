//! What was said and agreed on: decisions, promises, calls, training, a pause.

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Tag, Words};
use crate::model::{Audience, CommitmentStatus, ContactKind};

/// A decision, made or to be made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// What, with the answer where there is one.
    pub text: Words,
    /// Who decided, or is to.
    pub who: Option<Name>,
    /// When it was made.
    pub decided_on: Option<Date>,
    /// By when it is to be made.
    pub due: Option<Date>,
}

/// A promise of the sale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Commitment {
    /// What.
    pub text: Words,
    /// How it stands.
    pub status: CommitmentStatus,
    /// By when.
    pub due: Option<Date>,
    /// When it was confirmed to the customer.
    pub confirmed_on: Option<Date>,
    /// When it was kept.
    pub delivered_on: Option<Date>,
    /// When it was declined.
    pub declined_on: Option<Date>,
    /// Why it was declined.
    pub reason: Option<Words>,
}

/// A training session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Session {
    /// What calendars know it by.
    #[serde(skip)]
    pub tag: Tag,
    /// What it teaches.
    pub title: Words,
    /// For whom.
    pub audience: Option<Audience>,
    /// How understanding is tested.
    pub assessment: Option<crate::model::Assessment>,
    /// The day for which it is planned.
    pub due: Option<Date>,
    /// The day on which it was given.
    pub delivered_on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
}

/// A time that both sides spoke.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contact {
    /// What it was.
    pub kind: ContactKind,
    /// When.
    pub held_on: Date,
    /// Who was there.
    pub present: Vec<Name>,
}

/// A time in which work stands still.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hold {
    /// Since when.
    pub since: Date,
    /// The first day on which work is to go on.
    pub resumes_on: Option<Date>,
    /// Why.
    pub reason: Option<Words>,
}
