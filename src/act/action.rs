//! A new action. What becomes of one that there is stands in [`super::work`].

use super::{Acted, Draft, Remark};
use crate::edit::Yaml;
use crate::log::{ACTIONS, MILESTONES};
use crate::model::{Due, Edition, Side};

/// A task that is agreed on.
#[derive(Clone, Debug)]
pub struct AddAction<'a> {
    /// What is to be done.
    pub title: &'a str,
    /// Who does it, by the name that the plan has for them.
    pub owner: &'a str,
    /// By when.
    pub due: Option<Due>,
    /// Whose it is, where the owner is nobody whom the plan knows.
    pub side: Option<Side>,
    /// The milestone that it serves, as it is named.
    pub milestone: Option<&'a str>,
    /// Who may see it, where that is said.
    pub audience: Option<Edition>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddAction<'_> {
    /// Adds it to the log.
    ///
    /// # Errors
    /// When the id is taken, or there is no such milestone.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let owner = self.owner;
        let id = draft.new_id(ACTIONS.prefix, self.id)?;
        let milestone = self.milestone.map(|named| MILESTONES.find(&draft.at, named)).transpose()?;
        let known = draft.at.side_of(owner);
        if let (Some(known), Some(side)) = (known, self.side.filter(|side| known != Some(*side))) {
            draft.remark(Remark::note(format!(
                "{owner} is of the side `{known}`; `--side {side}` is left out"
            )));
        }
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(self.title))),
            ("due", self.due.as_ref().map(Yaml::from)),
            ("owner", Some(Yaml::text(owner))),
            ("side", self.side.filter(|_| known.is_none()).map(Yaml::plain)),
            ("milestone", milestone.map(|index| Yaml::text(&draft.plan.jsp.milestones[index].id))),
            ("added_on", Some(draft.at.as_of().into())),
            ("audience", self.audience.map(|it| Yaml::plain(it.word()))),
        ]);
        draft.edits.add(ACTIONS.route(), entry);
        Ok(format!("added `{id}` for {owner}: {}", self.title))
    }
}
