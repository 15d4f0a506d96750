//! Something that needs approval, and whether it has it.

use super::day_moved::DayMoved;
use super::kind::ApprovalKind;
use crate::date::Date;
use crate::diff::entry::EntryChange;
use crate::finding::Place;
use crate::model::Right;
use crate::remedy::Remedy;
use crate::route::Route;

/// Something that needs somebody's approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// What kind of thing it is.
    pub kind: ApprovalKind,
    /// What it is about, as a message calls it: `milestone `M-import``.
    pub subject: String,
    /// What changed of it, in words.
    pub said: String,
    /// Who did it, as it is typed.
    pub by: Option<String>,
    /// The day of it.
    pub on: Option<Date>,
    /// The right that it takes, where it takes one.
    pub right: Option<Right>,
    /// Whether it has what it needs.
    pub standing: Standing,
    /// The decision behind it, by its id.
    pub decision: Option<String>,
    /// Whether it is an act of the customer's that no link, file or message shows.
    pub lacks_evidence: bool,
    /// Who wrote it, where that is somebody else than who is said to have done it.
    pub written_by: Vec<String>,
    /// The records in the head that say who did it, where that is less than all of its place.
    pub records: Vec<Place>,
    /// Where it is written: in the head, or in the base where the head has it no more.
    pub place: Place,
    /// Whether that is in the head.
    pub is_in_head: bool,
    /// The planned days that moved, where it is about those: several where one act moved them.
    pub moved: Vec<DayMoved>,
    /// What it takes.
    pub remedy: Remedy,
}

/// Whether something has the approval that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Somebody who has the right in the base did it, or decided it.
    Covered,
    /// It names nobody who would need a right: whoever reviews the change decides.
    Reviewed,
    /// Whoever did it has the right by this change alone.
    GrantedHere(String),
    /// Nobody with the right did it or decided it, and why.
    Missing(String),
}

impl Standing {
    /// Whether the approval is not there.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::GrantedHere(_) | Self::Missing(_))
    }

    /// As programs read it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Reviewed => "for_review",
            Self::GrantedHere(_) => "granted_here",
            Self::Missing(_) => "missing",
        }
    }

    /// What is missing, where something is.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Covered | Self::Reviewed => None,
            Self::GrantedHere(why) | Self::Missing(why) => Some(why),
        }
    }
}

impl Approval {
    /// One of an entry that changed, which names nobody.
    pub(super) fn of(kind: ApprovalKind, change: &EntryChange, said: impl Into<String>) -> Self {
        let is_in_head = change.head.is_some();
        Self { is_in_head, ..Self::at(kind, change.route().clone(), change.subject(), said) }
    }

    /// One at a place of the head, which names nobody.
    pub(super) fn at(
        kind: ApprovalKind,
        place: impl Into<Place>,
        subject: String,
        said: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            subject,
            said: said.into(),
            by: None,
            on: None,
            right: None,
            standing: Standing::Reviewed,
            decision: None,
            lacks_evidence: false,
            written_by: Vec::new(),
            records: Vec::new(),
            place: place.into(),
            is_in_head: true,
            moved: Vec::new(),
            remedy: Remedy::default(),
        }
    }

    /// Says which entry says who did it.
    pub(super) fn recorded_at(self, route: Option<&Route>) -> Self {
        Self { records: route.map(|route| route.clone().into()).into_iter().collect(), ..self }
    }

    /// Says which entry stands behind it too.
    pub(super) fn backed_by(self, route: Option<Route>) -> Self {
        let mut records: Vec<Place> = self.records().cloned().collect();
        records.extend(route.map(Place::from));
        Self { records, ..self }
    }

    /// Where the head says who did it.
    pub fn records(&self) -> impl Iterator<Item = &Place> {
        let own = (self.records.is_empty() && self.is_in_head).then_some(&self.place);
        self.records.iter().chain(own)
    }

    /// Says who wrote that, where somebody else did than who is said to have done it.
    pub(in crate::diff) fn written_by(&mut self, authors: Vec<String>, is_same: impl Fn(&str, &str) -> bool) {
        let Some(by) = &self.by else { return };
        if authors.iter().any(|author| !is_same(author, by)) {
            self.written_by = authors;
        }
    }
}
