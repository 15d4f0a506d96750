//! What of a change somebody has to approve, and whether somebody with the right has.
//!
//! An act is judged by the rights that the base gives for the day of the act: a right that is granted in the same change
//! cannot approve the rest of it. Names are typed, not proven: what is said here is a record.

mod acts;
mod criteria;
mod gates;
mod judge;
mod moves;
mod rights;
mod settings;
mod silenced;
#[cfg(test)]
mod tests;

use super::Both;
use super::entry::EntryChange;
use super::version::Version;
use crate::date::Date;
use crate::finding::Place;
use crate::model::Right;
use crate::remedy::Remedy;

use judge::Judge;

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
    /// Where it is written: in the head, or in the base where the head has it no more.
    pub place: Place,
    /// Whether that is in the head.
    pub is_in_head: bool,
    /// What it takes.
    pub remedy: Remedy,
}

/// The kinds of things that need approval, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApprovalKind {
    /// A date of the timeline moved.
    DateMoved,
    /// Something was added to what is to be done.
    ScopeAdded,
    /// Something was dropped from it.
    ScopeDropped,
    /// A gate was signed off.
    Signed,
    /// A criterion was attested.
    Attested,
    /// A criterion was waived.
    Waived,
    /// A criterion was ruled not to apply.
    RuledOut,
    /// What was said or signed is taken back, or is not in the file any more.
    TakenBack,
    /// New days were agreed on.
    Baseline,
    /// A decision right was granted or ended.
    RightChanged,
    /// Somebody has another role, or another part in the team.
    RoleChanged,
    /// A check was silenced.
    Silenced,
    /// A promise was declined.
    Declined,
    /// What the customer bought it for is another.
    OutcomeSet,
    /// A gate asks for something else.
    CriterionChanged,
    /// A setting on which gates rest is another.
    SettingChanged,
}

impl ApprovalKind {
    /// In a word or two.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::DateMoved => "date moved",
            Self::ScopeAdded => "scope added",
            Self::ScopeDropped => "scope dropped",
            Self::Signed => "gate signed off",
            Self::Attested => "attested",
            Self::Waived => "waived",
            Self::RuledOut => "ruled not applicable",
            Self::TakenBack => "taken back",
            Self::Baseline => "new baseline",
            Self::RightChanged => "decision right",
            Self::RoleChanged => "role",
            Self::Silenced => "check silenced",
            Self::Declined => "promise declined",
            Self::OutcomeSet => "outcome set",
            Self::CriterionChanged => "criterion",
            Self::SettingChanged => "setting",
        }
    }

    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::DateMoved => "date_moved",
            Self::ScopeAdded => "scope_added",
            Self::ScopeDropped => "scope_dropped",
            Self::Signed => "signed",
            Self::Attested => "attested",
            Self::Waived => "waived",
            Self::RuledOut => "ruled_out",
            Self::TakenBack => "taken_back",
            Self::Baseline => "baseline",
            Self::RightChanged => "right_changed",
            Self::RoleChanged => "role_changed",
            Self::Silenced => "silenced",
            Self::Declined => "declined",
            Self::OutcomeSet => "outcome_set",
            Self::CriterionChanged => "criterion_changed",
            Self::SettingChanged => "setting_changed",
        }
    }
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

/// What needs approval between two versions of a plan, given what changed in its entries.
pub(super) fn approvals(versions: Both<Option<&Version>>, entries: &[EntryChange]) -> Vec<Approval> {
    let Some(judge) = Judge::between(versions, entries) else { return Vec::new() };
    let mut found: Vec<Approval> = entries.iter().flat_map(|entry| acts::of_entry(&judge, entry)).collect();
    found.extend(rights::changes(&judge, versions));
    found.extend(silenced::changes(versions));
    found.sort_by_key(|it| it.kind);
    found
}

impl Approval {
    /// One of an entry that changed, which names nobody.
    fn of(kind: ApprovalKind, change: &EntryChange, said: impl Into<String>) -> Self {
        Self {
            kind,
            subject: change.subject(),
            said: said.into(),
            by: None,
            on: None,
            right: None,
            standing: Standing::Reviewed,
            decision: None,
            lacks_evidence: false,
            written_by: Vec::new(),
            place: change.route().clone().into(),
            is_in_head: change.head.is_some(),
            remedy: Remedy::default(),
        }
    }

    /// Says that those who wrote it are others than who is said to have done it.
    pub(super) fn written_by(&mut self, authors: &[String], is_same: impl Fn(&str, &str) -> bool) {
        let Some(by) = &self.by else { return };
        if !authors.is_empty() && !authors.iter().any(|author| is_same(author, by)) {
            self.written_by = authors.to_vec();
        }
    }
}
