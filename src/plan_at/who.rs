//! The people of a plan on a day: who plays a part, who has a role or a right, whose side somebody is on.

use std::collections::{BTreeMap, BTreeSet};

use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Attestation, Criterion, Person, Right, Role, Side, TeamRole, Workstream};
use crate::person;

/// Somebody who had a role, and has it no more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Former<'a> {
    /// The number in the list of people.
    pub index: usize,
    /// Who.
    pub person: &'a Person,
    /// The last day on which they had it.
    pub until: Date,
}

impl Former<'_> {
    /// Whether they have left, rather than only given the role away.
    pub fn has_left(&self) -> bool {
        self.person.left_by(self.until) == Some(self.until)
    }
}

impl PlanAt {
    /// Who of ours plays a part.
    pub fn part(&self, part: TeamRole) -> Option<&str> {
        self.plan.onboarding.team.of(part).one_on(self.as_of())
    }

    /// Who owns the onboarding.
    pub fn csm(&self) -> Option<&str> {
        self.part(TeamRole::Csm)
    }

    /// Who of ours answers for a part: where nobody plays it, the CSM.
    pub fn part_or_csm(&self, part: TeamRole) -> Option<&str> {
        self.part(part).or_else(|| self.csm())
    }

    /// Everybody who has a right on `day` and has not left, each once: those whom the plan names, or where it names
    /// nobody those whom its playbook does.
    pub fn who_has(&self, right: Right, day: Date) -> Vec<&str> {
        self.each_once(self.named().who_has(right, day))
    }

    /// Those who have a right on `day` because their playbook gives it to their part or role, each once.
    pub fn who_has_by_playbook(&self, right: Right, day: Date) -> Vec<&str> {
        self.each_once(self.named().who_has_by_playbook(right, day))
    }

    /// These names, those of one person once.
    pub fn each_once<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let mut known = BTreeSet::new();
        names
            .into_iter()
            .filter(|name| known.insert(person::key(self.basis.people.full_name(name))))
            .collect()
    }

    /// The customer's people who are there on the plan's day, each with its number in the list.
    pub fn people(&self) -> impl Iterator<Item = (usize, &Person)> {
        let day = self.as_of();
        self.plan.stakeholders.people.iter().enumerate().filter(move |(_, it)| it.is_there_on(day))
    }

    /// The customer's people who will be there from now on, each with its number in the list: without whoever has their last
    /// day today, who still counts for what they say and sign on it.
    pub fn people_from_now(&self) -> impl Iterator<Item = (usize, &Person)> {
        self.people().filter(|(_, it)| !it.has_left_by(self.as_of()))
    }

    /// The customer's people who have a role on `day`.
    pub fn holders(&self, role: Role, day: Date) -> impl Iterator<Item = &Person> {
        self.plan.stakeholders.people.iter().filter(move |it| it.is_on(role, day))
    }

    /// Whether somebody at the customer has the role today.
    pub fn is_filled(&self, role: Role) -> bool {
        self.holders(role, self.as_of()).next().is_some()
    }

    /// Whether somebody at the customer has, or once had, the role by `day`.
    pub fn was_filled(&self, role: Role, day: Date) -> bool {
        self.plan.stakeholders.people.iter().any(|it| it.has_been(role, day))
    }

    /// Whether somebody of that name has the role on `day`.
    pub fn has_role(&self, name: &str, role: Role, day: Date) -> bool {
        self.named().has_role(name, role, day)
    }

    /// Whether whoever attested a criterion had the role that it takes, on the day of their word.
    pub fn may_attest(&self, criterion: &Criterion, attestation: &Attestation) -> bool {
        self.named().may_attest(criterion, attestation)
    }

    /// Who had a role last, where nobody has it any more.
    pub fn last_in(&self, role: Role) -> Option<Former<'_>> {
        if self.is_filled(role) {
            return None;
        }
        let people = self.plan.stakeholders.people.iter().enumerate();
        let former = people.filter_map(|(index, person)| {
            Some(Former { index, person, until: person.ceased(role, self.as_of())? })
        });
        former.max_by_key(|it| (it.until, it.index))
    }

    /// Whether somebody of that name had left the customer before `day`.
    pub fn had_left(&self, name: &str, day: Date) -> bool {
        self.named().had_left(name, day)
    }

    /// The last day of somebody who has left by now: see [`Self::departed`].
    pub fn left_on(&self, name: &str) -> Option<Date> {
        self.departed().get(&self.key_of(name)).copied()
    }

    /// Everybody who has left by now, by what [`Self::key_of`] gives for them, with their last day: the customer, our people,
    /// or our team. Whoever is there in any other way has not left.
    pub fn departed(&self) -> BTreeMap<String, Date> {
        let today = self.as_of();
        let theirs = self.plan.stakeholders.people.iter().map(|it| (it.name.as_str(), it.left_by(today)));
        let parts = self.plan.onboarding.team.parts().into_iter();
        let terms = parts.flat_map(|(_, holders)| holders.all());
        let terms = terms.filter_map(|term| Some((term.name.get()?, term.until)));
        let ours = self.basis.people.all().iter().filter(|it| it.until.is_some());
        let ours = ours.map(|it| (it.name.as_str(), it.until));
        // Of somebody who is named in several ways, the last one here counts.
        let mut last_days = self.last_days(terms);
        last_days.extend(self.last_days(ours).into_iter().filter(|(_, last)| last.is_some()));
        last_days.extend(self.last_days(theirs));
        last_days.into_iter().filter_map(|(key, last)| Some((key, last?))).collect()
    }

    /// The one form of all names of a person.
    pub fn key_of(&self, name: &str) -> String {
        person::key(self.basis.people.full_name(name)).into_owned()
    }

    /// For each person, the latest of these days, where all of them have passed.
    fn last_days<'a>(
        &self,
        days: impl Iterator<Item = (&'a str, Option<Date>)>,
    ) -> BTreeMap<String, Option<Date>> {
        let mut last_days = BTreeMap::new();
        for (name, day) in days {
            let day = day.filter(|day| *day <= self.as_of());
            let last = last_days.entry(self.key_of(name)).or_insert(day);
            *last = (*last).zip(day).map(|(one, other)| one.max(other));
        }
        last_days
    }

    /// The side of somebody: ours of the team, past parts included, and of our people; the customer's of theirs. Nobody
    /// who comes later has one yet.
    pub fn side_of(&self, name: &str) -> Option<Side> {
        self.named().side_of(name, self.as_of())
    }

    /// The workstreams that are in the plan on its day, each with its number in the list.
    pub fn workstreams(&self) -> impl Iterator<Item = (usize, &Workstream)> {
        let day = self.as_of();
        self.plan.jsp.workstreams.iter().enumerate().filter(move |(_, it)| it.is_in_plan(day))
    }

    /// Everybody whom the team names, for whatever time.
    pub fn our_names(&self) -> Vec<&str> {
        let parts = self.plan.onboarding.team.parts().into_iter();
        self.each_once(parts.flat_map(|(_, holders)| holders.all()).filter_map(|term| term.name.get()))
    }

    /// Everybody who plays a part in our team on the day.
    pub fn our_people_on_it(&self) -> Vec<String> {
        let parts = self.plan.onboarding.team.parts().into_iter();
        let on = parts.flat_map(|(_, holders)| holders.on(self.as_of()).map(|(_, name)| name));
        self.each_once(on).into_iter().map(str::to_owned).collect()
    }

    /// Whether two names are of one person: they look the same, or are names of one of ours.
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        self.named().is_same(one, other)
    }

    /// Whether somebody has a right on `day`; given as what they use it, whether that gives it to them.
    pub fn may(&self, name: &str, right: Right, capacity: Option<&str>, day: Date) -> bool {
        self.named().may(name, right, capacity, day)
    }

    /// Whether somebody plays a part in our team or has a role at the customer on `day`; never of a word that is
    /// neither.
    pub fn plays(&self, name: &str, capacity: &str, day: Date) -> bool {
        self.named().plays(name, capacity, day)
    }

    /// Whether somebody may move the timeline on `day`.
    pub fn may_move_the_timeline(&self, name: &str, day: Date) -> bool {
        self.named().may_move_the_timeline(name, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::{OurPeople, PeopleFile};

    const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: \
        [{name: Ana Ruiz, until: 2026-04-12}, {name: Nora Falk, since: 2026-04-12}], ae: Tom Becker}}";

    fn at(files: &[(&str, &str)], as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(as_of)))
    }

    #[test]
    fn on_the_day_of_a_handover_both_hold_the_part_and_the_new_one_is_meant() {
        let csm = |day: &str| at(&[("onboarding.yaml", HEAD)], day).csm().map(str::to_owned);
        assert_eq!(csm("2026-04-11").as_deref(), Some("Ana Ruiz"));
        assert_eq!(csm("2026-04-12").as_deref(), Some("Nora Falk"));
        let both = at(&[("onboarding.yaml", HEAD)], "2026-05-01");
        let on = |day: &str| both.plan.onboarding.team.csm.on(date(day)).count();
        assert_eq!((on("2026-04-11"), on("2026-04-12"), on("2026-04-13")), (1, 2, 1));
        assert_eq!(both.part_or_csm(TeamRole::Support), Some("Nora Falk"));
        assert_eq!(both.part_or_csm(TeamRole::Ae), Some("Tom Becker"));
    }

    #[test]
    fn somebody_is_on_our_side_from_their_first_part_for_ever() {
        let side = |name: &str, day: &str| at(&[("onboarding.yaml", HEAD)], day).side_of(name);
        assert_eq!(side("ana ruiz", "2026-05-01"), Some(Side::Vendor), "a former CSM");
        assert_eq!(side("Nora Falk", "2026-04-11"), None, "she has not come yet");
        assert_eq!(side("Nora Falk", "2026-04-12"), Some(Side::Vendor));
        let people = [("stakeholders.yaml", "people: [{name: José Müller, added_on: 2026-03-10}]")];
        let side = |day: &str| at(&people, day).side_of("Jose\u{301}\u{a0}Mu\u{308}ller");
        assert_eq!((side("2026-03-09"), side("2026-03-10")), (None, Some(Side::Customer)));
        assert_eq!(at(&people, "2026-03-10").side_of("Jose Muller"), None);
    }

    #[test]
    fn somebody_has_left_once_they_are_there_in_no_way() {
        let people = ("stakeholders.yaml", "people: [{name: Lee, departed_on: 2026-04-05}, {name: Kim}]");
        let left = |name: &str, day: &str| {
            let at = at(&[("onboarding.yaml", HEAD), people], day);
            at.left_on(name).map(|day| day.to_string())
        };
        assert_eq!(left("lee", "2026-04-04"), None);
        assert_eq!(left("lee", "2026-04-05").as_deref(), Some("2026-04-05"));
        assert_eq!(left("Kim", "2026-12-31"), None);
        assert_eq!(left("Ana Ruiz", "2026-04-11"), None);
        assert_eq!(left("ana  ruiz", "2026-04-12").as_deref(), Some("2026-04-12"), "her part passed on");
        assert_eq!(left("Tom Becker", "2026-12-31"), None);
        assert_eq!(left("Nobody", "2026-12-31"), None);
        let file = "people: [{name: Tom Becker, aliases: [tom], until: 2026-04-30}]";
        let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(file).unwrap());
        let basis = Basis::on(date("2026-04-30")).with_people(ours);
        let at = PlanAt::of(plan_from(&[("onboarding.yaml", HEAD)]), &basis);
        assert_eq!(at.left_on("tom"), Some(date("2026-04-30")), "whatever part he has on paper");
    }

    #[test]
    fn an_alias_of_ours_is_the_same_person() {
        let file = "people: [{name: Priya Shah, aliases: [priya, pshah], since: 2026-03-05}]";
        let people = OurPeople::from(serde_yaml::from_str::<PeopleFile>(file).unwrap());
        let basis = Basis::on(date("2026-04-10")).with_people(people);
        let jsp = ("jsp.yaml", "decision_rights: {gates: [pshah, Priya Shah, Lee Novak]}");
        let at = PlanAt::of(plan_from(&[jsp]), &basis);
        assert!(at.is_same("priya", "Priya  Shah") && !at.is_same("priya", "Lee Novak"));
        assert_eq!(at.who_has(Right::Gates, date("2026-04-10")), ["pshah", "Lee Novak"]);
        assert_eq!(at.side_of("Pshah"), Some(Side::Vendor));
        assert_eq!(at.on(date("2026-03-04")).side_of("pshah"), None);
    }

    #[test]
    fn who_had_a_role_last_is_known_once_nobody_has_it() {
        let people = "people: [{name: Lee, roles: [{role: champion, until: 2026-03-31}]}, \
                      {name: Kim, roles: [{role: champion, since: 2026-03-31}], departed_on: 2026-04-10}]";
        let files = [("stakeholders.yaml", people)];
        let last = |day: &str| {
            let at = at(&files, day);
            at.last_in(Role::Champion).map(|it| (it.index, it.until, it.has_left()))
        };
        assert_eq!(last("2026-04-10"), None);
        assert_eq!(last("2026-04-11"), Some((1, date("2026-04-10"), true)));
        let alone =
            [("stakeholders.yaml", "people: [{name: Lee, roles: [{role: champion, until: 2026-03-31}]}]")];
        let former = at(&alone, "2026-04-01");
        let former = former.last_in(Role::Champion).unwrap();
        assert_eq!((former.until, former.has_left()), (date("2026-03-31"), false));
        assert_eq!(at(&[], "2026-04-01").last_in(Role::Champion), None);
    }

    #[test]
    fn a_right_or_a_role_is_asked_about_on_the_day_of_the_act() {
        let jsp = (
            "jsp.yaml",
            "decision_rights: {go_live: [{name: Ana, until: 2026-04-10}, {name: Bo, since: 2026-04-10}]}",
        );
        let people = (
            "stakeholders.yaml",
            "people: [{name: Ana, roles: [executive_sponsor], departed_on: 2026-04-10}]",
        );
        let at = at(&[jsp, people], "2026-05-01");
        let may = |day: &str| at.who_has(Right::GoLive, date(day));
        assert_eq!(
            (may("2026-04-09"), may("2026-04-10"), may("2026-04-11")),
            (vec!["Ana"], vec!["Ana", "Bo"], vec!["Bo"])
        );
        let is = |day: &str| {
            (at.has_role("ana", Role::ExecutiveSponsor, date(day)), at.had_left("Ana", date(day)))
        };
        assert_eq!((is("2026-04-10"), is("2026-04-11")), ((true, false), (false, true)));
    }
}
