//! The customer's people: who joins, leaves, plays which role, and how they feel about it.

use std::sync::Arc;

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::{TermError, Yaml, begin_role, end_role};
use crate::log::PEOPLE;
use crate::model::{Role, Tier, Withdrawn};
use crate::person::is_same;
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// Somebody of the customer's is named.
#[derive(Clone, Debug)]
pub struct AddPerson<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their title.
    pub title: Option<&'a str>,
    /// What they are to the onboarding.
    pub roles: &'a [Role],
    /// Their tier in the 1-2-3 triangle.
    pub tier: Option<Tier>,
    /// What they want out of this.
    pub goals: Option<&'a str>,
    /// Where they are written to.
    pub email: Option<&'a str>,
    /// Where they are called.
    pub phone: Option<&'a str>,
}

impl AddPerson<'_> {
    /// Adds them to the map.
    ///
    /// # Errors
    /// When the plan has them already.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let name = self.name;
        let mut people = draft.plan.stakeholders.people.iter();
        if let Some(known) = people.find(|person| is_same(&person.name, name)) {
            return Err(Refused::because(format!("the plan has a stakeholder `{}` already", known.name)));
        }
        let roles = || Yaml::List(self.roles.iter().map(Yaml::plain).collect());
        let entry = Yaml::map([
            ("name", Some(Yaml::text(name))),
            ("title", self.title.map(Yaml::text)),
            ("roles", (!self.roles.is_empty()).then(roles)),
            ("tier", self.tier.map(Yaml::plain)),
            ("goals", self.goals.map(Yaml::text)),
            ("email", self.email.map(Yaml::text)),
            ("phone", self.phone.map(Yaml::text)),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(PEOPLE.route(), entry);
        Ok(format!("added {name}"))
    }
}

/// What is known of somebody, but for what has a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetPerson<'a> {
    /// Their title.
    pub title: Option<&'a str>,
    /// Their tier in the 1-2-3 triangle.
    pub tier: Option<Tier>,
    /// What they want out of this.
    pub goals: Option<&'a str>,
    /// Where they are written to.
    pub email: Option<&'a str>,
    /// Where they are called.
    pub phone: Option<&'a str>,
    /// Whatever else is to be known.
    pub note: Option<&'a str>,
}

impl SetPerson<'_> {
    /// Writes it down; what stood there before is said.
    ///
    /// # Errors
    /// None of its own.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let person = &plan.stakeholders.people[index];
        let written = [
            ("title", draft.put(place, "title", &person.title, self.title)),
            ("tier", draft.put_plain(place, "tier", person.tier, self.tier)),
            ("goals", draft.put(place, "goals", &person.goals, self.goals)),
            ("email", draft.put(place, "email", &person.email, self.email)),
            ("phone", draft.put(place, "phone", &person.phone, self.phone)),
            ("note", draft.put(place, "note", &person.note, self.note)),
        ];
        let written = written.into_iter().filter(|(_, is_new)| *is_new).map(|(key, _)| format!("`{key}`"));
        let written: Vec<String> = written.collect();
        Ok(match written.as_slice() {
            [] => "is as before".to_owned(),
            keys => format!("has a new {}", List::and(keys)),
        })
    }
}

/// Somebody has left.
#[derive(Clone, Copy, Debug)]
pub struct Depart {
    /// The day; the one that is known already, else the as-of date, where none is named.
    pub on: Option<Date>,
}

impl Depart {
    /// Dates it.
    ///
    /// # Errors
    /// When they left on another day.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let person = &plan.stakeholders.people[index];
        let left = person.departed_on.filter(|_| person.withdrawn.is_none());
        let day = self.on.or(left).unwrap_or(draft.at.as_of());
        if let Some(left) = left.filter(|left| *left != day) {
            let back = commands::stakeholder_depart_withdraw(&plan.slug, &person.name, blank("reason"));
            return Err(Refused::because(format!("they left on {left} already"))
                .hint(Remedy::run("if that was not so, take it back first", back)));
        }
        if let Some((before, withdrawn)) = person.departed_on.zip(person.withdrawn.as_ref()) {
            Self::keep_before(draft, place, before, withdrawn, day)?;
        }
        draft.edits.set(place.clone().key("departed_on"), day);
        Ok(format!("has left, on {day}"))
    }

    /// Keeps what was said to be their last day before, and was taken back.
    fn keep_before(
        draft: &mut Draft,
        place: &Route,
        before: Date,
        withdrawn: &Withdrawn,
        day: Date,
    ) -> Result<(), Refused> {
        let back = withdrawn.withdrawn_on;
        if day < back {
            let why = format!("that they left on {before} was taken back on {back}: {day} is before that");
            return Err(Refused::because(why));
        }
        let entry = Yaml::map([
            ("departed_on", Some(before.into())),
            ("withdrawn", Some(draft.written(&place.clone().key("withdrawn"))?)),
        ]);
        draft.edits.add(place.clone().key("departed_before"), entry);
        draft.edits.remove(place.clone().key("withdrawn"));
        Ok(())
    }
}

/// How somebody feels about this, as we judge it.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// 1 (hostile) to 5 (advocate).
    pub score: u8,
    /// Who judges it; the CSM of the day, where nobody is named.
    pub by: Option<&'a str>,
    /// Why.
    pub note: Option<&'a str>,
    /// The day.
    pub on: Date,
}

impl Judge<'_> {
    /// Adds the judgement to the person at `place`.
    ///
    /// # Errors
    /// None.
    pub fn act(&self, draft: &mut Draft, place: &Route) -> Acted {
        let by = self.by.map(str::to_owned).or_else(|| draft.at.on(self.on).csm().map(str::to_owned));
        let judgement = Yaml::map([
            ("judged_on", Some(self.on.into())),
            ("score", Some(Yaml::plain(self.score))),
            ("by", by.map(Yaml::text)),
            ("note", self.note.map(Yaml::text)),
        ]);
        draft.edits.add(place.clone().key("sentiments"), judgement);
        Ok(format!("is at {} of 5, on {}", self.score, self.on))
    }
}

/// Somebody has a role.
#[derive(Clone, Copy, Debug)]
pub struct BeginRole {
    /// The role.
    pub role: Role,
    /// The first day.
    pub since: Date,
    /// The last one, where it is known.
    pub until: Option<Date>,
}

impl BeginRole {
    /// Gives the role to the person at `place`; who has it already keeps it.
    ///
    /// # Errors
    /// When they have it from a later day on.
    pub fn act(&self, draft: &mut Draft, place: &Route) -> Acted {
        let Self { role, since, until } = *self;
        let roles = place.clone().key("roles");
        let written = draft.written(&roles)?;
        match begin_role(&mut draft.edits, &roles, &written, role.word(), since, until) {
            Err(TermError::BeginsLater { since, .. }) => {
                Err(Refused::because(format!("they are `{role}` from {since} on already"))
                    .hint("correct `roles` in `stakeholders.yaml` if that day is wrong"))
            }
            Ok(()) | Err(TermError::Holds | TermError::HoldsNot | TermError::Stays { .. }) => {
                let last = until.map_or_else(String::new, |until| format!(" until {until}"));
                Ok(format!("is `{role}` from {since}{last}"))
            }
        }
    }
}

/// Somebody has a role no longer; that they had it stays in the plan.
#[derive(Clone, Copy, Debug)]
pub struct EndRole {
    /// The role.
    pub role: Role,
    /// The last day.
    pub until: Date,
}

impl EndRole {
    /// Ends the role of the person at `place`.
    ///
    /// # Errors
    /// When they do not have it, or it ended on an earlier day.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let Self { role, until } = *self;
        let roles = place.clone().key("roles");
        let written = draft.written(&roles)?;
        let today = draft.at.as_of();
        end_role(&mut draft.edits, &roles, &written, role.word(), until, today).map_err(|why| {
            let name = &draft.plan.stakeholders.people[index].name;
            match why {
                TermError::Stays { on, .. } => {
                    Refused::because(format!("{name} was `{role}` until {on} already"))
                        .hint("correct `roles` in `stakeholders.yaml` by hand if that is wrong")
                }
                _ => Refused::because(format!("{name} has no role `{role}` that could end on {until}")),
            }
        })?;
        Ok(format!("is `{role}` until {until}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn what_is_known_of_somebody_takes_the_place_of_what_was_and_that_is_said() {
        let file = "people:\n  - {name: Lee Novak, title: Head of logistics, tier: primary}\n";
        let mut draft = draft(&[("stakeholders.yaml", file)], "2026-04-10");
        let set = SetPerson {
            title: Some("COO"),
            tier: Some(Tier::Primary),
            email: Some("lee@example.com"),
            ..SetPerson::default()
        };
        set.act(&mut draft, 0, &PEOPLE.route().index(0)).unwrap();
        let want = "people:\n  - {name: Lee Novak, title: COO, tier: primary, email: lee@example.com}\n";
        assert_eq!(draft.one_text(), want);
        assert_eq!(draft.said(), ["note: `title` was: Head of logistics"]);
    }
}
