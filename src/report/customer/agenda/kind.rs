//! Which calls have an agenda, which of them is next, and on which day.

use crate::date::Date;
use crate::edition::{CustomerEdition, Milestone};
use crate::model::ContactKind;

/// Which call an agenda is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaKind {
    /// The first workshop.
    Kickoff,
    /// The call of the rhythm.
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
    /// Every kind, in the order in which they come.
    pub const ALL: [Self; 5] = [Self::Kickoff, Self::Weekly, Self::Review, Self::Sponsor, Self::Graduation];

    /// The call that is next: the kickoff until it was held, a meeting of the plan in the week before it, else the one of
    /// the rhythm. None once the onboarding has ended, while work stands still without an end, and for a customer with
    /// whom nobody has calls.
    pub fn next(it: &CustomerEdition) -> Option<Self> {
        let stands_still = it.hold.as_ref().is_some_and(|hold| hold.resumes_on.is_none());
        if it.ended_on.is_some() || stands_still {
            return None;
        }
        if Self::has_kickoff_ahead(it) {
            return Some(Self::Kickoff);
        }
        let is_soon = |kind: Self| kind.of_the_plan(it).is_some_and(|on| on.days_since(it.as_of) <= SOON);
        let meetings = [Self::Graduation, Self::Sponsor, Self::Review];
        meetings.into_iter().find(|kind| is_soon(*kind)).or(it.rhythm.is_held.then_some(Self::Weekly))
    }

    /// The day of this call: that of the meeting in the plan, else the next one of the rhythm, else today.
    pub fn day(self, it: &CustomerEdition) -> Date {
        let goes_on = it.hold.as_ref().and_then(|hold| hold.resumes_on);
        let day = self.of_the_plan(it).or_else(|| it.rhythm.calls.first().copied()).or(goes_on);
        day.map_or(it.as_of, |day| day.max(it.as_of))
    }

    /// What it is called among us.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Kickoff => "kickoff",
            Self::Weekly => "call",
            Self::Review => "review",
            Self::Sponsor => "review with the sponsor",
            Self::Graduation => "last meeting",
        }
    }

    fn has_kickoff_ahead(it: &CustomerEdition) -> bool {
        let was_held = it.contacts.iter().any(|contact| contact.kind == ContactKind::Kickoff);
        let is_young = it.as_of.days_since(it.signed_on) <= FIRST && it.rhythm.is_held;
        !was_held && it.kickoff().map_or(is_young, Milestone::is_open)
    }

    /// When the plan has this meeting, while it is open.
    fn of_the_plan(self, it: &CustomerEdition) -> Option<Date> {
        let kind = match self {
            Self::Kickoff => ContactKind::Kickoff,
            Self::Weekly => return None,
            Self::Review => ContactKind::Review,
            Self::Sponsor => ContactKind::SponsorReview,
            Self::Graduation => ContactKind::GraduationMeeting,
        };
        let open = it.milestones.iter().filter(|step| step.is_open() && step.meeting == Some(kind));
        open.filter_map(|step| step.expected.or(step.planned)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

    fn next(gates: &str, rest: &str, jsp: &str, contacts: &str, day: &str) -> Option<(AgendaKind, String)> {
        let head =
            format!("{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}{rest}}}");
        let contacts = format!("contacts: [{contacts}]");
        let files = [
            ("onboarding.yaml", head.as_str()),
            ("jsp.yaml", jsp),
            ("contacts.yaml", &contacts),
            ("gates.yaml", gates),
        ];
        let it = edition_from(&files, day);
        AgendaKind::next(&it).map(|kind| (kind, kind.day(&it).to_string()))
    }

    const HELD: &str = "{id: L-1, kind: kickoff, held_on: 2026-03-09}";
    const SIGNED: &str = "gates: {}";
    const AUTOMATIC: &str = "gates_open: automatic";
    const WEEKLY: &str = "cadence: {execution_call: weekly}";

    #[test]
    fn the_next_call_has_the_day_of_the_rhythm_or_the_one_that_was_agreed() {
        let weekly = |jsp: &str| next(SIGNED, "", jsp, HELD, "2026-04-10");
        assert_eq!(weekly(WEEKLY), Some((AgendaKind::Weekly, "2026-04-13".to_owned())));
        let agreed = "cadence: {execution_call: weekly, next_call: 2026-04-16}";
        assert_eq!(weekly(agreed), Some((AgendaKind::Weekly, "2026-04-16".to_owned())));
        let review = "milestones: [{id: M-1, title: Review, fact: sponsor_review, due: 2026-04-15}]";
        assert_eq!(weekly(review), Some((AgendaKind::Sponsor, "2026-04-15".to_owned())));
    }

    #[test]
    fn no_call_is_ahead_where_nobody_has_one() {
        assert_eq!(next(AUTOMATIC, "", "success: x", "", "2026-03-05"), None, "nobody has calls with them");
        assert_eq!(
            next(AUTOMATIC, "", "success: x", HELD, "2026-04-10").map(|it| it.0),
            Some(AgendaKind::Weekly)
        );
        let ended = ", ended: {ended_on: 2026-04-01, result: graduated}";
        assert_eq!(next(SIGNED, ended, WEEKLY, HELD, "2026-04-10"), None);
        let hold = |more: &str| format!(", holds: [{{id: H-1, since: 2026-04-01{more}}}]");
        assert_eq!(next(SIGNED, &hold(""), WEEKLY, HELD, "2026-04-10"), None);
        let until = hold(", resumes_on: 2026-04-22");
        let want = Some((AgendaKind::Weekly, "2026-04-27".to_owned()));
        assert_eq!(next(SIGNED, &until, WEEKLY, HELD, "2026-04-10"), want);
    }
}
