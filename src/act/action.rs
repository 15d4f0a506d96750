//! A new action, and the words and settings of one that there is. How far it is stands in [`super::work`].

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::edit::Yaml;
use crate::log::{ACTIONS, MILESTONES};
use crate::model::{Due, Edition, Side};
use crate::route::Route;

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

/// What becomes of an action that there is: what has no day, and who does it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetAction<'a> {
    /// What is to be done.
    pub title: Option<&'a str>,
    /// Who does it from now on.
    pub owner: Option<&'a str>,
    /// The milestone that it serves, as it is named.
    pub milestone: Option<&'a str>,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// Free words.
    pub note: Option<&'a str>,
}

impl SetAction<'_> {
    /// Writes it down; whoever did it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When there is no such milestone, or somebody does it from a later day on.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.actions.actions[index];
        draft.put(at, "title", &it.title, self.title);
        if let Some(named) = self.milestone {
            let milestone = MILESTONES.find(&draft.at, named)?;
            draft.put(at, "milestone", &it.milestone, Some(&plan.jsp.milestones[milestone].id));
        }
        draft.put_audience(at, it.audience, self.audience);
        draft.put(at, "note", &it.note, self.note);
        let Some(name) = self.owner else { return Ok("is updated".to_owned()) };
        // A `side` stays, for the days of an owner whom the plan does not know; it says nothing of one whom it does.
        draft.pass_on_today(&at.clone().key("owner"), name, it.added_on)?;
        Ok(format!("is {name}'s"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    #[test]
    fn an_action_gets_other_words_serves_another_milestone_and_passes_on() {
        let file = "actions:\n  - {id: A-1, title: Send it, owner: Tom Becker, milestone: M-1, audience: customer}\n";
        let jsp = ("jsp.yaml", "milestones: [{id: M-1, title: Data}, {id: M-2, title: Live}]\n");
        let mut draft = team_draft(&[("actions.yaml", file), jsp], "2026-04-10");
        let set = SetAction {
            title: Some("Send the template"),
            owner: Some("Ana Ruiz"),
            milestone: Some("2"),
            audience: Some(Edition::Internal),
            note: Some("asked twice"),
        };
        assert_eq!(set.act(&mut draft, 0, &ACTIONS.route().index(0)).as_deref(), Ok("is Ana Ruiz's"));
        let text = draft.one_text();
        for part in [
            "title: Send the template",
            "owner: [{name: Tom Becker, until: 2026-04-10}, {name: Ana Ruiz, since: 2026-04-10}]",
            "milestone: M-2",
            "audience: internal",
            "note: asked twice",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let was =
            ["note: `title` was: Send it", "note: `milestone` was: M-1", "note: `audience` was: customer"];
        assert_eq!(draft.said(), was);
        let unknown = SetAction { milestone: Some("M-9"), ..SetAction::default() };
        assert!(unknown.act(&mut draft, 0, &ACTIONS.route().index(0)).is_err());
    }
}
