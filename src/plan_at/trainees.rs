//! Who has passed or failed a test by a day. Whether all administrators have passed is a fact, so the facts rest on this.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::date::Date;
use crate::model::{Audience, Person, PlanFile, Role};
use crate::person::key;
use crate::plan::Plan;
use crate::route::Route;

/// Somebody whose result matters, in the sessions for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Trainee<'a> {
    /// Who, as first written.
    pub name: &'a str,
    /// The audience of the sessions.
    pub audience: Option<Audience>,
    /// The day of the first try that passed, and where it is.
    pub certified: Option<(Date, Route)>,
    /// The tries that did not pass, oldest first.
    pub failures: Vec<Route>,
    /// The session of the last try.
    pub session: Option<&'a str>,
    /// Where they are named: in `stakeholders.yaml` for an administrator who has tried nothing.
    pub route: Route,
}

/// A session that has been dropped still counts: what somebody has shown, they have shown.
pub(super) fn trainees(plan: &Plan, day: Date) -> Vec<Trainee<'_>> {
    let mut tries = Vec::new();
    for (at, session) in plan.training.sessions.iter().enumerate() {
        if session.added_on.is_some_and(|added| added > day) {
            continue;
        }
        for (number, it) in session.tries.iter().enumerate() {
            if let (Some(on), Some(name)) = (it.taken_by(day), it.by.get()) {
                let route = Route::to(PlanFile::Training).key("sessions").index(at);
                let route = route.key("tries").index(number);
                tries.push((on, name, session, it.passed, route));
            }
        }
    }
    let mut found: Vec<Trainee<'_>> = Vec::new();
    let mut known = BTreeMap::new();
    for (_, name, session, _, route) in &tries {
        known.entry((session.audience, key(name))).or_insert_with(|| {
            found.push(Trainee::untried(name, session.audience, route.clone()));
            found.len() - 1
        });
    }
    // Of two tries of a day, the one that is written first was taken first.
    tries.sort_by_key(|(on, ..)| *on);
    for (on, name, session, passed, route) in &tries {
        let trainee = &mut found[known[&(session.audience, key(name))]];
        trainee.session = Some(&session.id);
        match passed {
            Some(true) if trainee.certified.is_none() => trainee.certified = Some((*on, route.clone())),
            Some(false) => trainee.failures.push(route.clone()),
            _ => {}
        }
    }
    found
}

pub(super) fn admins(plan: &Plan, day: Date) -> Vec<Trainee<'_>> {
    let people: Vec<(Cow<'_, str>, &Person)> =
        plan.stakeholders.people.iter().map(|person| (key(&person.name), person)).collect();
    let tested = trainees(plan, day).into_iter().filter(|it| it.audience == Some(Audience::Admins));
    let mut tested: BTreeMap<_, _> =
        tested.enumerate().map(|(number, it)| (key(it.name), (number, it))).collect();
    let mut admins = Vec::new();
    for (at, (key, person)) in people.iter().enumerate() {
        let found = tested.remove(key).map(|(_, it)| it);
        if !person.is_there_on(day) {
            continue;
        }
        let route = Route::to(PlanFile::Stakeholders).key("people").index(at);
        let untried = || Trainee::untried(&person.name, Some(Audience::Admins), route);
        admins.extend(found.or_else(|| person.is_on(Role::AdminOwner, day).then(untried)));
    }
    // Those whom the map of stakeholders does not know, in the order of the file.
    let mut others: Vec<_> = tested.into_values().collect();
    others.sort_by_key(|(number, _)| *number);
    admins.extend(others.into_iter().map(|(_, it)| it));
    admins
}

impl<'a> Trainee<'a> {
    fn untried(name: &'a str, audience: Option<Audience>, route: Route) -> Self {
        Self { name, audience, certified: None, failures: Vec::new(), session: None, route }
    }
}
