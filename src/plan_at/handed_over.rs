//! Who has to be at the handoff meeting: whoever sold it, and whoever owns the onboarding, each by their part on that day.
//!
//! A meeting that names nobody as present says nothing of who was there, and counts as what it is called.

use std::fmt;

use super::people::People;
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Contact, ContactKind, Fact, PlanFile, TeamRole};
use crate::route::Route;

/// The parts of our team between which is handed over.
const PARTS: [TeamRole; 2] = [TeamRole::Ae, TeamRole::Csm];

/// Why a handoff meeting handed nothing over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without<'a> {
    /// Nobody had the part on that day.
    Nobody(TeamRole),
    /// Whoever had it was not there.
    Absent(TeamRole, &'a str),
}

impl Without<'_> {
    /// The part that was missing.
    pub const fn part(self) -> TeamRole {
        match self {
            Self::Nobody(part) | Self::Absent(part, _) => part,
        }
    }
}

impl fmt::Display for Without<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody(part) => write!(f, "nobody was {} (`team.{part}`) then", part.called()),
            Self::Absent(part, name) => write!(f, "without {name}, who was {} then", part.called()),
        }
    }
}

impl<'a> People<'a> {
    /// Who was missing at a handoff meeting; nobody at any other contact.
    pub(super) fn missing_at(self, contact: &Contact) -> Option<Without<'a>> {
        let on = contact.held_on.filter(|_| contact.kind == ContactKind::HandoffMeeting)?;
        if contact.present.is_empty() {
            return None;
        }
        self.missing_of_all(on, &contact.present)
    }

    fn missing_of_all(self, on: Date, present: &[String]) -> Option<Without<'a>> {
        PARTS.into_iter().find_map(|part| self.missing_of(part, on, present))
    }

    /// Why none of these people had a part on a day.
    fn missing_of(self, part: TeamRole, on: Date, present: &[String]) -> Option<Without<'a>> {
        let team = &self.plan.onboarding.team;
        let was_there = |name: &str| present.iter().any(|it| self.is_same(it, name));
        let mut had_it = team.of(part).on(on).map(|(_, name)| name);
        if had_it.any(was_there) {
            return None;
        }
        Some(team.of(part).one_on(on).map_or(Without::Nobody(part), |name| Without::Absent(part, name)))
    }
}

impl PlanAt {
    /// The last handoff meeting by now, where none has handed over: its day, where it is written, and who was missing.
    pub fn handoff_without(&self) -> Option<(Date, Route, Without<'_>)> {
        if self.fact(Fact::HandoffMeeting).is_some() {
            return None;
        }
        let held =
            self.plan.contacts.contacts.iter().enumerate().filter_map(|(index, it)| {
                Some((it.held_by(self.as_of())?, index, self.named().missing_at(it)?))
            });
        let (on, index, without) = held.max_by_key(|(on, index, _)| (*on, *index))?;
        Some((on, Route::to(PlanFile::Contacts).key("contacts").index(index).key("present"), without))
    }

    /// Whether a contact is one that hands over: a handoff meeting with whoever has to be there.
    pub fn is_handoff(&self, contact: &Contact) -> bool {
        contact.kind == ContactKind::HandoffMeeting && self.named().missing_at(contact).is_none()
    }

    /// Who of ours would be missing at a handoff meeting of that day with these people.
    pub fn missing_at_handoff(&self, on: Date, present: &[String]) -> Option<Without<'_>> {
        self.named().missing_of_all(on, present)
    }

    /// Our people who have to be at a handoff meeting on a day, each once.
    pub fn handing_over_on(&self, day: Date) -> Vec<String> {
        let team = &self.plan.onboarding.team;
        let both = PARTS.into_iter().filter_map(|part| team.of(part).one_on(day));
        self.each_once(both).into_iter().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(team: &str, present: &str) -> PlanAt {
        let head = format!(
            "{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}, team: {{{team}}}}}"
        );
        let held = format!("contacts: [{{id: L-1, kind: handoff_meeting, held_on: 2026-03-04{present}}}]");
        let files = [("onboarding.yaml", head.as_str()), ("contacts.yaml", held.as_str())];
        PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")))
    }

    #[track_caller]
    fn case(team: &str, present: &str, want: Option<&str>) {
        let at = at(team, present);
        let why = at.handoff_without().map(|(on, _, without)| format!("{on}: {without}"));
        assert_eq!((why.as_deref(), at.fact_on(Fact::HandoffMeeting).is_none()), (want, want.is_some()));
    }

    #[test]
    fn it_is_handed_over_once_both_were_there_by_the_part_of_that_day() {
        let both = "csm: Ana Ruiz, ae: Tom Becker";
        case(both, ", present: [tom becker, Ana Ruiz, Lee Novak]", None);
        case(both, "", None);
        let absent = "2026-03-04: without Tom Becker, who was account executive then";
        case(both, ", present: [Ana Ruiz, Lee Novak]", Some(absent));
        case(both, ", present: [Tom Becker]", Some("2026-03-04: without Ana Ruiz, who was CSM then"));
        let later =
            "csm: Ana Ruiz, ae: [{name: Kim Roe, until: 2026-03-10}, {name: Tom Becker, since: 2026-03-11}]";
        case(later, ", present: [Kim Roe, Ana Ruiz]", None);
        let absent = "2026-03-04: without Kim Roe, who was account executive then";
        case(later, ", present: [Tom Becker, Ana Ruiz]", Some(absent));
        let nobody = "2026-03-04: nobody was account executive (`team.ae`) then";
        case("csm: Ana Ruiz", ", present: [Ana Ruiz]", Some(nobody));
        case("csm: Ana Ruiz, ae: Ana Ruiz", ", present: [Ana Ruiz]", None);
    }

    #[test]
    fn a_later_meeting_with_both_hands_over() {
        let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz, ae: Tom Becker}}";
        let contacts = "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-04, present: [Ana Ruiz]}, \
                        {id: L-2, kind: handoff_meeting, held_on: 2026-03-06, present: [Ana Ruiz, Tom Becker]}]";
        let files = [("onboarding.yaml", head), ("contacts.yaml", contacts)];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        assert_eq!(at.fact_on(Fact::HandoffMeeting), Some(date("2026-03-06")));
        assert_eq!(at.handoff_without(), None);
        let before = at.on(date("2026-03-05"));
        assert!(before.fact_on(Fact::HandoffMeeting).is_none() && before.handoff_without().is_some());
        assert_eq!(at.handing_over_on(date("2026-03-04")), ["Tom Becker", "Ana Ruiz"]);
    }
}
