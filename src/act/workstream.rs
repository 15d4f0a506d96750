//! Streams of work, with an owner on both sides.

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::edit::Yaml;
use crate::log::WORKSTREAMS;
use crate::route::Route;
use crate::slug;

/// A stream of work.
#[derive(Clone, Copy, Debug)]
pub struct AddWorkstream<'a> {
    /// As people say it.
    pub name: &'a str,
    /// Our owner.
    pub owner: Option<&'a str>,
    /// The customer's owner.
    pub customer_owner: Option<&'a str>,
    /// An id of one's own; the name as an id, where there is none.
    pub id: Option<&'a str>,
}

impl AddWorkstream<'_> {
    /// Adds it. Milestones name it by its id, so that is made of its name.
    ///
    /// # Errors
    /// When the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let named = slug::proposed(self.name).ok();
        let id = match self.id.or(named.as_deref()) {
            Some(id) => draft.new_id(WORKSTREAMS.prefix, Some(id))?,
            None => draft.new_id(WORKSTREAMS.prefix, None)?,
        };
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("name", Some(Yaml::text(self.name))),
            ("owner", self.owner.map(Yaml::text)),
            ("customer_owner", self.customer_owner.map(Yaml::text)),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(WORKSTREAMS.route(), entry);
        if self.customer_owner.is_none() {
            draft.remark(Remark::note("without an owner at the customer it counts as not started"));
        }
        Ok(format!("added `{id}`: {}", self.name))
    }
}

/// What becomes of a stream of work.
#[derive(Clone, Copy, Debug)]
pub struct SetWorkstream<'a> {
    /// As people say it.
    pub name: Option<&'a str>,
    /// Our owner from now on.
    pub owner: Option<&'a str>,
    /// The customer's owner from now on.
    pub customer_owner: Option<&'a str>,
}

impl SetWorkstream<'_> {
    /// Writes it down; whoever owned it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When somebody owns it from a later day on.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let stream = &plan.jsp.workstreams[index];
        draft.put(at, "name", &stream.name, self.name);
        draft.put_owners(at, (self.owner, self.customer_owner), stream.added_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    #[test]
    fn a_stream_is_called_by_its_name_and_says_when_nobody_of_theirs_has_it() {
        let mut draft = team_draft(&[("jsp.yaml", "workstreams: []\n")], "2026-03-09");
        let add = AddWorkstream {
            name: "Data migration",
            owner: Some("Priya Shah"),
            customer_owner: None,
            id: None,
        };
        assert_eq!(add.act(&mut draft).as_deref(), Ok("added `data-migration`: Data migration"));
        assert!(draft.one_text().contains("id: data-migration"), "{}", draft.one_text());
        assert!(draft.said()[0].contains("counts as not started"), "{:?}", draft.said());
    }

    #[test]
    fn owners_hand_over_and_stay() {
        let file = "workstreams:\n  - {id: data, name: Data, owner: Priya Shah, customer_owner: }\n";
        let mut draft = team_draft(&[("jsp.yaml", file)], "2026-04-10");
        let set = SetWorkstream {
            name: Some("Data migration"),
            owner: Some("Nora Falk"),
            customer_owner: Some("Maja Ilic"),
        };
        let said = set.act(&mut draft, 0, &WORKSTREAMS.route().index(0));
        assert_eq!(said.as_deref(), Ok("is owned by Nora Falk, and by Maja Ilic at the customer"));
        let text = draft.one_text();
        for part in [
            "{name: Priya Shah, until: 2026-04-10}",
            "{name: Nora Falk, since: 2026-04-10}",
            "{name: Maja Ilic, since: 2026-04-10}",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(draft.said(), ["note: `name` was: Data"]);
    }
}
