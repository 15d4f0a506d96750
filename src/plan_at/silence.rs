//! Who of the customer owes us an answer, and since when.

use std::collections::BTreeMap;

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{ContactKind, Holders, Person, PlanFile};
use crate::person::key;
use crate::route::Route;

/// Somebody of the customer who has left us without an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Silence<'a> {
    /// Who.
    pub person: &'a Person,
    /// Calendar days since the first day on which an answer was missed, those on hold left out.
    pub days: i64,
    /// What they owe an answer to, the earliest first: one thing at least.
    pub owed: Vec<Owed>,
}

impl Silence<'_> {
    /// What they have owed an answer to for the longest.
    pub fn first(&self) -> &Owed {
        self.owed.first().expect("whoever is silent owes an answer to something")
    }

    /// The first day on which an answer was missed.
    pub fn since(&self) -> Date {
        self.first().since
    }
}

/// Something that somebody owes an answer to.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    /// The first day on which the answer was missed.
    pub since: Date,
    /// What was not answered.
    pub to: Unanswered,
    /// Where that is written.
    pub route: Route,
}

/// What somebody did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// An ask.
    Ask,
    /// A blocker that waits for them.
    Blocker,
    /// An action of theirs whose day has passed.
    Action,
    /// A call or a meeting to which they did not come.
    Call(ContactKind),
}

impl Owed {
    /// What somebody left unanswered, in the one wording of all screens: by what is recorded, on that day, for so long.
    pub fn said(&self, who: &str, day: &str, so_long: &str) -> String {
        match self.to {
            Unanswered::Call(kind) => {
                format!("{who} missed the {} of {day}, no word since", kind.word().replace('_', " "))
            }
            Unanswered::Ask | Unanswered::Blocker | Unanswered::Action => {
                format!("{who} has not answered {so_long}")
            }
        }
    }
}

/// Something that waits for an answer of somebody from a day on.
struct Trigger<'a> {
    who: &'a str,
    since: Date,
    to: Unanswered,
    route: Route,
}

impl PlanAt {
    /// Everybody of the customer who owes us an answer, silent the longest first. Whatever began on or before the day on
    /// which we last spoke with them is no silence, for good.
    pub fn silences(&self) -> Vec<Silence<'_>> {
        let mut triggers: BTreeMap<String, Vec<Trigger<'_>>> = BTreeMap::new();
        for trigger in self.triggers() {
            triggers.entry(self.key_of(trigger.who)).or_default().push(trigger);
        }
        let mut silences: Vec<Silence<'_>> =
            self.people().filter_map(|(_, person)| self.silence_of(person, &triggers)).collect();
        silences.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.person.name.cmp(&b.person.name)));
        silences
    }

    fn silence_of<'a>(
        &'a self,
        person: &'a Person,
        triggers: &BTreeMap<String, Vec<Trigger<'_>>>,
    ) -> Option<Silence<'a>> {
        let theirs = triggers.get(&self.key_of(&person.name))?;
        let spoken = self.last_contacts().with(&person.name).map(|(on, _)| *on);
        let open = theirs.iter().filter_map(|trigger| {
            let since = person.added_on.map_or(trigger.since, |added| trigger.since.max(added));
            let is_open = since <= self.as_of() && spoken.is_none_or(|on| on < since);
            is_open.then(|| Owed { since, to: trigger.to, route: trigger.route.clone() })
        });
        let mut owed: Vec<Owed> = open.collect();
        owed.sort_by_key(|it| it.since);
        let since = owed.first()?.since;
        let days = self.as_of().days_since(since) - self.holds.days_between(since, self.as_of());
        Some(Silence { person, days, owed })
    }

    fn triggers(&self) -> impl Iterator<Item = Trigger<'_>> {
        self.asks().chain(self.missed_calls()).chain(self.blockers()).chain(self.late_actions())
    }

    fn asks(&self) -> impl Iterator<Item = Trigger<'_>> {
        let day = self.as_of();
        self.open_asks().filter_map(move |(index, ask)| {
            let asked = ask.asked_by(day)?;
            let due = self.day_of(ask.due_on(day)).map(|due| self.calendar.roll_forward(due));
            let (who, taken) = holder(&ask.of, day)?;
            let since = taken.map_or(due.unwrap_or(asked), |taken| taken.max(due.unwrap_or(asked)));
            Some(Trigger { who, since, to: Unanswered::Ask, route: contact(index) })
        })
    }

    fn missed_calls(&self) -> impl Iterator<Item = Trigger<'_>> {
        let contacts = self.plan.contacts.contacts.iter().enumerate();
        let held = contacts.filter_map(|(index, it)| {
            let is_mail = it.kind == ContactKind::Mail;
            Some((index, it.held_by(self.as_of()).filter(|_| !is_mail)?, it))
        });
        held.flat_map(|(index, since, it)| {
            let absent = it.absent.iter();
            let to = Unanswered::Call(it.kind);
            absent.map(move |who| Trigger { who, since, to, route: contact(index) })
        })
    }

    fn blockers(&self) -> impl Iterator<Item = Trigger<'_>> {
        let milestones = 0..self.plan.jsp.milestones.len();
        let of_milestones = milestones.flat_map(|index| {
            let route = Route::to(PlanFile::Jsp).key("milestones").index(index);
            self.waits(index).into_iter().map(move |wait| (route.clone(), wait))
        });
        let actions = 0..self.plan.actions.actions.len();
        let of_actions = actions.flat_map(|index| {
            let route = Route::to(PlanFile::Actions).key("actions").index(index);
            self.action_waits(index).into_iter().map(move |wait| (route.clone(), wait))
        });
        of_milestones.chain(of_actions).filter_map(|(route, wait)| {
            let is_open = wait.blocker.answered_by(self.as_of()).is_none();
            let (who, taken) = holder(&wait.blocker.waiting_for, self.as_of()).filter(|_| is_open)?;
            let since = taken.map_or(wait.since, |taken| taken.max(wait.since));
            let route = route.key("blockers").index(wait.index);
            Some(Trigger { who, since, to: Unanswered::Blocker, route })
        })
    }

    fn late_actions(&self) -> impl Iterator<Item = Trigger<'_>> {
        let actions = self.plan.actions.actions.iter().enumerate();
        actions.filter_map(|(index, action)| {
            let due =
                self.action_owed_on(index).filter(|due| self.is_action_open(index) && self.is_past(*due))?;
            let due = self.calendar.roll_forward(due);
            let (who, taken) = holder(&action.owner, self.as_of())?;
            let since = taken.map_or(due, |taken| taken.max(due));
            let route = Route::to(PlanFile::Actions).key("actions").index(index);
            Some(Trigger { who, since, to: Unanswered::Action, route })
        })
    }
}

/// Who holds something on a day, and since when, where that is written.
fn holder(holders: &Holders, day: Date) -> Option<(&str, Option<Date>)> {
    let name = holders.one_on(day)?;
    let term = holders
        .all()
        .iter()
        .rev()
        .find(|it| it.is_on(day) && it.name.answer().is_some_and(|it| key(it) == key(name)));
    Some((name, term.and_then(|term| term.since)))
}

fn contact(index: usize) -> Route {
    Route::to(PlanFile::Contacts).key("contacts").index(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const PEOPLE: (&str, &str) = ("stakeholders.yaml", "people: [{name: Ana Ruiz}, {name: Lee Novak}]");

    /// Who is silent on a day, since when, for how many days, and to what.
    fn silent(files: &[(&str, &str)], day: &str) -> Vec<(String, String, i64, Unanswered)> {
        let at = PlanAt::of(plan_from(&[&[PEOPLE], files].concat()), &Basis::on(date(day)));
        let silences = at.silences().into_iter();
        silences.map(|it| (it.person.name.clone(), it.since().to_string(), it.days, it.first().to)).collect()
    }

    fn one(who: &str, since: &str, days: i64, to: Unanswered) -> Vec<(String, String, i64, Unanswered)> {
        vec![(who.to_owned(), since.to_owned(), days, to)]
    }

    #[test]
    fn an_ask_counts_from_its_day_and_until_it_is_answered() {
        let asks = |rest: &str| {
            format!("contacts: [{{id: L-1, kind: ask, asked_on: 2026-04-01, of: Ana Ruiz{rest}}}]")
        };
        let case = |rest: &str, day: &str| silent(&[("contacts.yaml", &asks(rest))], day);
        assert_eq!(case("", "2026-04-10"), one("Ana Ruiz", "2026-04-01", 9, Unanswered::Ask));
        assert_eq!(
            case(", due: 2026-04-08", "2026-04-10"),
            one("Ana Ruiz", "2026-04-08", 2, Unanswered::Ask)
        );
        assert_eq!(case(", due: 2026-04-08", "2026-04-07"), vec![]);
        assert_eq!(case(", answered_on: 2026-04-09", "2026-04-10"), vec![]);
        assert_eq!(case(", answered_on: 2026-04-09", "2026-04-08").len(), 1, "not yet on that day");
    }

    #[test]
    fn a_word_with_somebody_ends_every_silence_that_had_begun_by_then_and_none_that_begins_later() {
        let contacts = |on: &str| {
            format!(
                "contacts: [{{id: L-1, kind: ask, asked_on: 2026-04-01, of: Ana Ruiz}}, \
                 {{id: L-2, kind: ask, asked_on: 2026-04-06, of: Ana Ruiz}}, \
                 {{id: L-3, kind: call, held_on: {on}, present: [Ana Ruiz]}}]"
            )
        };
        let case = |on: &str| silent(&[("contacts.yaml", &contacts(on))], "2026-04-10");
        assert_eq!(case("2026-03-31"), one("Ana Ruiz", "2026-04-01", 9, Unanswered::Ask));
        assert_eq!(case("2026-04-01"), one("Ana Ruiz", "2026-04-06", 4, Unanswered::Ask));
        assert_eq!(case("2026-04-06"), vec![]);
    }

    #[test]
    fn a_call_missed_a_blocker_and_a_late_action_start_it_too() {
        let missed = "contacts: [{id: L-1, kind: call, held_on: 2026-04-07, absent: [Lee Novak], present: [Ana Ruiz]}]";
        assert_eq!(
            silent(&[("contacts.yaml", missed)], "2026-04-10"),
            one("Lee Novak", "2026-04-07", 3, Unanswered::Call(ContactKind::Call))
        );
        let blocker =
            "milestones: [{id: M-1, blockers: [{id: X-1, waiting_for: Lee Novak, since: 2026-04-03}]}]";
        assert_eq!(
            silent(&[("jsp.yaml", blocker)], "2026-04-10"),
            one("Lee Novak", "2026-04-03", 7, Unanswered::Blocker)
        );
        let answered = blocker.replace("since: 2026-04-03", "since: 2026-04-03, answered_on: 2026-04-04");
        assert_eq!(silent(&[("jsp.yaml", &answered)], "2026-04-10"), vec![]);
        let action = "actions: [{id: A-1, title: x, due: 2026-04-06, owner: [{name: Ana Ruiz, until: 2026-04-07}, {name: Lee Novak, since: 2026-04-08}]}]";
        assert_eq!(
            silent(&[("actions.yaml", action)], "2026-04-10"),
            one("Lee Novak", "2026-04-08", 2, Unanswered::Action),
            "never before they took it over"
        );
        assert_eq!(
            silent(&[("actions.yaml", action)], "2026-04-06"),
            vec![],
            "there is time until the evening"
        );
    }

    #[test]
    fn a_hold_stops_the_clock() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-04-03, ended_on: 2026-04-07}]}";
        let asks = "contacts: [{id: L-1, kind: ask, asked_on: 2026-04-01, of: Ana Ruiz}]";
        let files = [("onboarding.yaml", head), ("contacts.yaml", asks)];
        assert_eq!(silent(&files, "2026-04-10"), one("Ana Ruiz", "2026-04-01", 5, Unanswered::Ask));
    }

    #[test]
    fn moving_a_milestone_makes_nobody_who_owes_what_hangs_on_it_less_silent() {
        let jsp = "milestones: [{id: M-1, due: 2026-04-20, moves: [{from: 2026-04-06, to: 2026-04-20, moved_on: 2026-04-07}]}]";
        let action = "actions: [{id: A-1, title: x, due: M-1 +0d, owner: Lee Novak}]";
        assert_eq!(
            silent(&[("jsp.yaml", jsp), ("actions.yaml", action)], "2026-04-10"),
            one("Lee Novak", "2026-04-06", 4, Unanswered::Action)
        );
    }
}
