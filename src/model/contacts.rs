//! `contacts.yaml`: every call, meeting, mail and ask that counted.

use serde::{Deserialize, Serialize};

use super::change::Move;
use super::{ContactKind, Due, Edition, Holders, List, Text, Withdrawn, counts_from, due_on};
use crate::date::Date;

/// The log of contacts.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Contacts {
    /// Sorted by id where the ids are generated; read by day.
    pub contacts: List<Contact>,
}

impl Contacts {
    /// The contact of a kind that was held on a day and not taken back; the first in the file.
    pub fn held(&self, kind: ContactKind, day: Date) -> Option<&Contact> {
        let mut standing = self.contacts.iter().filter(|it| it.withdrawn.is_none());
        standing.find(|it| it.kind == kind && it.held_on == Some(day))
    }
}

/// One time that both sides had to do with each other. An ask has a day on which it was asked and one on which it was
/// answered; everything else has the day on which it was held.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Contact {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What it was.
    pub kind: ContactKind,
    /// When, for all but asks.
    pub held_on: Option<Date>,
    /// Who was there, of both sides; of a mail, who wrote and who was written to.
    #[serde(default)]
    pub present: List<String>,
    /// Who was expected and did not come.
    #[serde(default)]
    pub absent: List<String>,
    /// When somebody was asked, for asks.
    pub asked_on: Option<Date>,
    /// Who was asked, and who has had to answer since.
    #[serde(default)]
    pub of: Holders,
    /// What they were asked for.
    #[serde(default)]
    pub text: Text,
    /// By when an answer is needed.
    pub due: Option<Due>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// When the answer came.
    pub answered_on: Option<Date>,
    /// What came of it, for both sides.
    #[serde(default)]
    pub summary: Text,
    /// What only we need to know.
    #[serde(default)]
    pub note: Text,
    /// Where it is written down.
    #[serde(default)]
    pub evidence: Text,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// Taken back, because it was not so.
    pub withdrawn: Option<Withdrawn>,
}

impl ContactKind {
    /// The words of all kinds that are held on a day; an ask is open until it is answered.
    pub fn held() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter(|kind| **kind != Self::Ask).map(|kind| kind.word())
    }

    /// Whether people speak with one another in it.
    pub const fn is_spoken(self) -> bool {
        match self {
            Self::Call | Self::Meeting | Self::Kickoff | Self::Review | Self::SponsorReview => true,
            Self::Mail
            | Self::Ask
            | Self::HandoffMeeting
            | Self::SponsorUpdate
            | Self::GraduationMeeting
            | Self::SecurityPack => false,
        }
    }
}

impl Contact {
    /// The day that it has: on which it was held, or somebody was asked.
    pub fn happened_on(&self) -> Option<Date> {
        if self.kind == ContactKind::Ask { self.asked_on } else { self.held_on }
    }

    /// Whether it has been taken back by the end of `day`.
    pub fn is_withdrawn(&self, day: Date) -> bool {
        self.withdrawn.as_ref().is_some_and(|it| it.withdrawn_on <= day)
    }

    /// The day on which it was held, if it was by the end of `day` and has not been withdrawn by then.
    pub fn held_by(&self, day: Date) -> Option<Date> {
        let held = self.held_on.filter(|_| self.kind != ContactKind::Ask);
        counts_from(held, None, self.withdrawn.as_ref(), day)
    }

    /// The day on which somebody was asked, if they were by the end of `day`.
    pub fn asked_by(&self, day: Date) -> Option<Date> {
        let asked = self.asked_on.filter(|_| self.kind == ContactKind::Ask);
        counts_from(asked, None, self.withdrawn.as_ref(), day)
    }

    /// The day on which an ask was answered, if it was by the end of `day`.
    pub fn answered_by(&self, day: Date) -> Option<Date> {
        self.asked_by(day)?;
        self.answered_on.filter(|on| *on <= day)
    }

    /// Whether it is an ask that nobody had answered by the end of `day`.
    pub fn is_unanswered(&self, day: Date) -> bool {
        self.asked_by(day).is_some() && self.answered_by(day).is_none()
    }

    /// By when an answer is needed, as it was planned at the end of `day`.
    pub fn due_on(&self, day: Date) -> Option<&Due> {
        due_on(self.due.as_ref(), &self.moves, day)
    }

    /// Those who were really spoken with, by the end of `day`, and when: who was there, or whoever answered.
    pub fn spoken_with(&self, day: Date) -> Option<(Date, impl Iterator<Item = &str>)> {
        let held = self.held_by(day).map(|on| (on, true));
        let (on, was_held) = held.or_else(|| Some((self.answered_by(day)?, false)))?;
        let present = self.present.iter().filter(move |_| was_held).map(String::as_str);
        Some((on, present.chain(self.of.one_on(on).filter(|_| !was_held))))
    }
}
