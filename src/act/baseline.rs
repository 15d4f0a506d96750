//! New dates are agreed on, on purpose.

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Decision, PlanFile};
use crate::phrase::Count;
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::route::Route;

/// The current dates of all open milestones become the baseline.
#[derive(Clone, Copy, Debug)]
pub struct SetBaseline<'a> {
    /// The decision that agreed on them, as it is named.
    pub decision: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Who writes them down.
    pub by: Option<&'a str>,
}

impl SetBaseline<'_> {
    /// Adds the baseline.
    ///
    /// # Errors
    /// When it would not count, or changes nothing.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let named = draft.decision(self.decision)?;
        let day = draft.at.as_of();
        let mut decisions = draft.plan.decisions.decisions.iter();
        let decision = decisions.find(|it| it.id == named);
        let decided = decision.map(|decision| decided(&draft.at, decision, day)).transpose()?;
        let milestones = draft.plan.jsp.milestones.iter().enumerate();
        let moved = milestones.filter_map(|(index, milestone)| {
            let due = draft.at.due(index).filter(|_| draft.at.is_open(index))?;
            (draft.at.baselines.last(index) != Some(due)).then(|| (milestone.id.clone(), due.into()))
        });
        let moved: Vec<(String, Yaml)> = moved.collect();
        if moved.is_empty() {
            return Err(Refused::because(
                "every open milestone is due on its baseline: there is nothing to agree on",
            ));
        }
        let what = Count(moved.len(), "milestone");
        let said = format!("new baseline for {what}, by `{named}`: {}", self.reason);
        let entry = Yaml::map([
            ("agreed_on", Some(day.into())),
            ("decision", decided.map(Yaml::text)),
            ("reason", Some(Yaml::text(self.reason))),
            ("by", self.by.map(Yaml::text)),
            ("dates", Some(Yaml::Map(moved))),
        ]);
        draft.edits.add(Route::to(PlanFile::Jsp).key("baselines"), entry);
        Ok(said)
    }
}

/// The id of a decision by which new dates count: the plan was agreed, and whoever decided may move the timeline.
fn decided(at: &PlanAt, decision: &Decision, day: Date) -> Result<String, Refused> {
    let id = &decision.id;
    if at.baselines.agreed_on().is_none() {
        return Err(Refused::because(
            "both sides have not agreed on the plan yet: until they do, its dates may move",
        )
        .hint("a milestone is held against the day for which it was planned first"));
    }
    let decided_on = decision.made_by(day);
    let by = decision.by.get().zip(decided_on);
    match by {
        None => Err(Refused::because(format!("`{id}` is not decided yet: nobody approved it on a day"))),
        Some((by, on)) if !at.may_move_the_timeline(by, on) => Err(Refused::because(format!(
            "{by}, who made `{id}`, had no right to move the timeline: new dates would not count"
        ))
        .hint("`decision_rights.timeline` in `jsp.yaml` says who has")),
        Some(_) => Ok(id.clone()),
    }
}
