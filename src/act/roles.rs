//! The roles of the customer's people, as somebody takes over from somebody else.

use super::Draft;
use crate::date::Date;
use crate::edit::{Yaml, begin_role, end_role};
use crate::log::PEOPLE;
use crate::model::{Person, Role};
use crate::refused::Refused;
use crate::route::Route;

impl Draft {
    /// The roles of one of the customer's people; of somebody who has left, those that they had last.
    pub(super) fn roles_of(&self, name: &str) -> Vec<Role> {
        let person = self.customer(name).map(|(_, person)| person);
        person.map(|it| it.roles_on(self.at.as_of()).collect()).unwrap_or_default()
    }

    /// The roles of one of the customer's people pass on to another, whom the plan gets to know where it does not; gives what
    /// passes on.
    pub(super) fn pass_roles_on(
        &mut self,
        old: &str,
        new: &str,
        since: Date,
    ) -> Result<Vec<String>, Refused> {
        let (mut passed, mut begun) = (Vec::new(), Vec::new());
        for role in self.roles_of(old) {
            let is_theirs = self.at.has_role(new, role, since);
            let has_ended = self.end_role_of(old, role, since)?;
            if has_ended || !is_theirs {
                passed.push(format!("role `{role}`"));
            }
            if !is_theirs {
                begun.push(role);
            }
        }
        if let Some((index, _)) = self.customer(new) {
            let roles = self.roles_at(index)?;
            let written = self.written(&roles)?;
            for role in begun {
                // Somebody who has it from a later day on has it by then.
                let _ = begin_role(&mut self.edits, &roles, &written, role.word(), since, None);
            }
        } else {
            let term =
                |role: &Role| Yaml::map([("role", Some(Yaml::plain(role))), ("since", Some(since.into()))]);
            let roles = (!begun.is_empty()).then(|| Yaml::List(begun.iter().map(term).collect()));
            let entry = Yaml::map([
                ("name", Some(Yaml::text(new))),
                ("roles", roles),
                ("added_on", Some(since.into())),
            ]);
            self.edits.add(PEOPLE.route(), entry);
        }
        Ok(passed)
    }

    /// Ends the role of somebody who is still there; whether it goes on until then.
    fn end_role_of(&mut self, name: &str, role: Role, until: Date) -> Result<bool, Refused> {
        let Some((index, person)) = self.customer(name) else { return Ok(false) };
        if person.left_by(self.at.as_of()).is_some_and(|left| left <= until) {
            return Ok(false);
        }
        let roles = self.roles_at(index)?;
        let written = self.written(&roles)?;
        let today = self.at.as_of();
        Ok(end_role(&mut self.edits, &roles, &written, role.word(), until, today).is_ok())
    }

    fn roles_at(&self, person: usize) -> Result<Route, Refused> {
        Ok(self.place(&PEOPLE, person)?.key("roles"))
    }

    fn customer(&self, name: &str) -> Option<(usize, &Person)> {
        let mut people = self.at.plan.stakeholders.people.iter().enumerate();
        people.find(|(_, it)| self.at.is_same(&it.name, name))
    }
}
