//! Who took over from whoever has left: ruled here for what we are told and for what the customer reads.

use std::collections::BTreeMap;

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Holders, Role};

/// Everybody who has left, and who has what they had; gone through once for a plan on a day.
#[derive(Debug)]
pub struct Successors<'a> {
    at: &'a PlanAt,
    /// The last days of those who have left: see [`PlanAt::departed`].
    last_days: BTreeMap<String, Date>,
    /// The roles of each of the customer's people, or those that they had last.
    roles: BTreeMap<String, Vec<Role>>,
    /// Two of those who have a role, so that one of them is somebody else.
    holders: Vec<(Role, Vec<&'a str>)>,
}

impl PlanAt {
    /// Who has left by now, and who took over from them.
    pub fn successors(&self) -> Successors<'_> {
        let (day, last_days) = (self.as_of(), self.departed());
        let mut roles: BTreeMap<String, Vec<Role>> = BTreeMap::new();
        let mut holders = Vec::new();
        // Where nobody has left, nobody takes over.
        if !last_days.is_empty() {
            for person in self.plan.stakeholders.people.iter() {
                roles.entry(self.key_of(&person.name)).or_default().extend(person.roles_on(day));
            }
            holders.extend(Role::ALL.iter().map(|role| {
                let names = self.holders(*role, day).map(|it| it.name.as_str());
                (*role, names.take(2).collect())
            }));
        }
        Successors { at: self, last_days, roles, holders }
    }
}

impl<'a> Successors<'a> {
    /// Whether nobody has left by now.
    pub fn nobody_left(&self) -> bool {
        self.last_days.is_empty()
    }

    /// The last day of somebody who has left by now.
    pub fn left_on(&self, name: &str) -> Option<Date> {
        self.last_days.get(&self.at.key_of(name)).copied()
    }

    /// Whether somebody is one of the customer's people.
    pub fn is_theirs(&self, name: &str) -> bool {
        self.roles.contains_key(&self.at.key_of(name))
    }

    /// Who took over from somebody who has left: who has a role now that one of the customer's people had, or plays a part
    /// that one of ours had; nobody where the plan does not show it.
    pub fn of(&self, name: &str) -> Option<&'a str> {
        let roles = self.roles.get(&self.at.key_of(name)).into_iter().flatten();
        let theirs = roles.flat_map(|role| self.holders.iter().filter(move |(it, _)| it == role));
        let mut theirs = theirs.flat_map(|(_, names)| names.iter().copied());
        theirs.find(|other| !self.at.is_same(other, name)).or_else(|| self.in_team(name))
    }

    /// Somebody, or once their last day has passed who took over from them.
    pub fn stand_in(&self, name: &'a str) -> Option<&'a str> {
        match self.left_on(name).is_none_or(|last| last >= self.at.as_of()) {
            true => Some(name),
            false => self.of(name),
        }
    }

    /// Who plays a part in our team now that somebody else had.
    fn in_team(&self, name: &str) -> Option<&'a str> {
        let at = self.at;
        let had = |holders: &Holders| {
            holders.all().iter().any(|term| term.name.get().is_some_and(|it| at.is_same(it, name)))
        };
        let parts = at.plan.onboarding.team.parts().into_iter().filter(|(_, holders)| had(holders));
        parts.filter_map(|(part, _)| at.part(part)).find(|other| !at.is_same(other, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: \
        [{name: Ana Ruiz, until: 2026-04-12}, {name: Nora Falk, since: 2026-04-12}], ae: Tom Becker}}";
    const PEOPLE: &str = "people: [{name: Lee, roles: [champion], departed_on: 2026-04-05}, \
        {name: Kim, roles: [{role: champion, since: 2026-04-06}]}, {name: Jo, departed_on: 2026-04-05}]";

    fn at(day: &str) -> PlanAt {
        let files = [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE)];
        PlanAt::of(plan_from(&files), &Basis::on(date(day)))
    }

    #[test]
    fn who_has_left_is_stood_in_for_by_whoever_took_over() {
        let stand_in = |name: &str, day: &str| at(day).successors().stand_in(name).map(str::to_owned);
        assert_eq!(stand_in("Lee", "2026-04-05").as_deref(), Some("Lee"), "the last day is theirs");
        assert_eq!(stand_in("Lee", "2026-04-10").as_deref(), Some("Kim"));
        assert_eq!(stand_in("Jo", "2026-04-10"), None);
        assert_eq!(stand_in("Ana Ruiz", "2026-05-01").as_deref(), Some("Nora Falk"));
        assert_eq!(stand_in("Somebody", "2026-05-01").as_deref(), Some("Somebody"));
    }

    #[test]
    fn whoever_took_over_is_known_on_the_last_day_already() {
        let of = |name: &str, day: &str| at(day).successors().of(name).map(str::to_owned);
        assert_eq!(of("ana  ruiz", "2026-04-12").as_deref(), Some("Nora Falk"));
        assert_eq!((of("lee", "2026-04-06").as_deref(), of("Jo", "2026-04-06")), (Some("Kim"), None));
    }
}
