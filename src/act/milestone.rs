//! A new milestone. What becomes of one that there is stands in [`super::work`].

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::Phase;

/// A step that is agreed on.
#[derive(Clone, Debug)]
pub struct AddMilestone<'a> {
    /// What will be true.
    pub title: &'a str,
    /// The phase that it belongs to.
    pub phase: Phase,
    /// By when.
    pub due: Date,
    /// Who of us owns it.
    pub owner: &'a str,
    /// Who of the customer owns it.
    pub customer_owner: Option<&'a str>,
    /// The workstream that it belongs to.
    pub workstream: Option<&'a str>,
    /// How many working days it takes.
    pub days: Option<u32>,
    /// What it waits for, as it is named.
    pub after: &'a [String],
    /// What has to be shown for it to hold.
    pub acceptance: Option<&'a str>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddMilestone<'_> {
    /// Adds it to the plan.
    ///
    /// # Errors
    /// When the id is taken, or it waits for what is not there.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(MILESTONES.prefix, self.id)?;
        let find = |named: &String| MILESTONES.find(&draft.at, named);
        let after = self.after.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        let after: Vec<_> = after.into_iter().map(|index| &draft.plan.jsp.milestones[index].id).collect();
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(self.title))),
            ("due", Some(self.due.into())),
            ("phase", Some(Yaml::plain(self.phase))),
            ("workstream", self.workstream.map(Yaml::text)),
            ("owner", Some(Yaml::text(self.owner))),
            ("customer_owner", self.customer_owner.map(Yaml::text)),
            ("days", self.days.map(Yaml::plain)),
            ("after", (!after.is_empty()).then(|| Yaml::texts(after))),
            ("acceptance", self.acceptance.map(Yaml::text)),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(MILESTONES.route(), entry);
        Ok(format!("added `{id}`, due on {}: {}", self.due, self.title))
    }
}
