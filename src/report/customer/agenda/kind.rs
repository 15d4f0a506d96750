//! Which calls have an agenda, and which of them is next.

use crate::edition::CustomerEdition;
use crate::model::ContactKind;

/// Which call an agenda is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaKind {
    /// The first workshop.
    Kickoff,
    /// The call of the week.
    Weekly,
    /// Where the plan stands after a month or two.
    Review,
    /// The review with the sponsor.
    Sponsor,
    /// The last meeting.
    Graduation,
}

/// Days from the signature on which a plan that names no kickoff has one ahead.
const FIRST: i64 = 14;

/// Days before a meeting from which its agenda is the one that is asked for.
const SOON: i64 = 7;

impl AgendaKind {
    /// The call that is next: the kickoff until it was held, a meeting of the plan in the week before it, else the weekly
    /// one.
    pub fn next(it: &CustomerEdition) -> Self {
        let was_held = it.contacts.iter().any(|contact| contact.kind == ContactKind::Kickoff);
        let is_young = it.as_of.days_since(it.signed_on) <= FIRST;
        let is_ahead = it.kickoff().map_or(is_young, crate::edition::Milestone::is_open);
        if !was_held && is_ahead {
            return Self::Kickoff;
        }
        let is_soon = |kind: ContactKind| {
            let open = it.milestones.iter().filter(|step| step.is_open() && step.meeting == Some(kind));
            open.filter_map(|step| step.expected).any(|on| on.days_since(it.as_of) <= SOON)
        };
        if is_soon(ContactKind::GraduationMeeting) {
            Self::Graduation
        } else if is_soon(ContactKind::SponsorReview) {
            Self::Sponsor
        } else if is_soon(ContactKind::Review) {
            Self::Review
        } else {
            Self::Weekly
        }
    }
}
