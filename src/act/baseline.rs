//! New dates are agreed on, on purpose.

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::{Decision, PlanFile};
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::route::Route;

/// The current dates of open milestones become the baseline: of those that are named, else of all that have moved.
#[derive(Clone, Copy, Debug)]
pub struct SetBaseline<'a> {
    /// The decision that agreed on them, as it is named.
    pub decision: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Who writes them down.
    pub by: Option<&'a str>,
    /// The milestones whose dates were agreed on, as they are named; without any, all open ones.
    pub only: &'a [String],
}

impl SetBaseline<'_> {
    /// Adds the baseline.
    ///
    /// # Errors
    /// When it would not count, or changes nothing.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let named = draft.decision(self.decision)?;
        let day = draft.at.as_of();
        let plan = Arc::clone(&draft.plan);
        let mut decisions = plan.decisions.decisions.iter();
        let decision = decisions.find(|it| it.id == named);
        let decided = decision.map(|decision| decided(&draft.at, decision, day)).transpose()?;
        let only =
            self.only.iter().map(|named| self.named(&draft.at, named)).collect::<Result<Vec<_>, _>>()?;
        let milestones = draft.plan.jsp.milestones.iter().enumerate();
        let agreed = milestones.filter(|(index, _)| only.is_empty() || only.contains(index));
        let moved = agreed.filter_map(|(index, milestone)| {
            let due = draft.at.due(index).filter(|_| draft.at.is_open(index))?;
            (draft.at.baselines.last(index) != Some(due)).then(|| (milestone.id.clone(), due.into()))
        });
        let moved: Vec<(String, Yaml)> = moved.collect();
        if moved.is_empty() {
            return Err(Refused::because(
                "every open milestone is due on its baseline: there is nothing to agree on",
            ));
        }
        if let Some(beyond) =
            decision.and_then(|decision| beyond(decision, &moved)).filter(|_| only.is_empty())
        {
            draft.remark(beyond);
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

    /// A milestone whose new date is agreed on.
    fn named(&self, at: &PlanAt, named: &str) -> Result<usize, Refused> {
        let index = MILESTONES.find(at, named)?;
        if at.is_open(index) {
            return Ok(index);
        }
        let id = &at.plan.jsp.milestones[index].id;
        Err(Refused::because(format!("`{id}` is not open: its date is no plan any more")))
    }
}

/// A remark on milestones that get a new baseline though the decision names others: what nobody decided is not agreed.
fn beyond(decision: &Decision, moved: &[(String, Yaml)]) -> Option<Remark> {
    let names = |id: &str| decision.affects.iter().any(|it| it.trim() == id);
    let beyond: Vec<String> =
        moved.iter().filter(|(id, _)| !names(id)).map(|(id, _)| format!("`{id}`")).collect();
    // One that names none of them is about the plan.
    if beyond.is_empty() || beyond.len() == moved.len() {
        return None;
    }
    let named = format!(
        "`{}` does not name {}, and {} a new baseline too",
        decision.id,
        List::or(&beyond),
        if beyond.len() == 1 { "it gets" } else { "they get" }
    );
    Some(Remark::note(named).with("`--only` says which milestones were agreed on"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    const JSP: &str = "milestones:\n  \
        - {id: M-live, due: 2026-06-10, moves: [{from: 2026-05-10, to: 2026-06-10, moved_on: 2026-04-02}]}\n  \
        - {id: M-import, due: 2026-05-06, moves: [{from: 2026-04-06, to: 2026-05-06, moved_on: 2026-04-02}]}\n  \
        - {id: M-kick, due: 2026-03-12, done_on: 2026-03-12}\n  \
        - {id: M-pilot, due: 2026-04-20}\n\
        decision_rights: {timeline: Lee Novak}\n\
        confirmations: [{fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-10}, {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-10}]\n";

    fn set(affects: &str, only: &[&str]) -> Result<(String, Vec<String>), String> {
        let decisions = format!(
            "decisions: [{{id: D-1, text: June, by: Lee Novak, decided_on: 2026-04-02, affects: [{affects}]}}]"
        );
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
        let files = [("jsp.yaml", JSP), people, ("decisions.yaml", decisions.as_str())];
        let mut draft = team_draft(&files, "2026-04-10");
        let only: Vec<String> = only.iter().map(|it| (*it).to_owned()).collect();
        let act = SetBaseline { decision: "D-1", reason: "a second site", by: None, only: &only };
        act.act(&mut draft).map_err(|refused| refused.why)?;
        let dates = draft.one_text().split_once("dates:").map(|(_, dates)| dates.to_owned());
        Ok((dates.unwrap_or_default(), draft.said()))
    }

    #[test]
    fn what_moved_gets_a_new_baseline_and_nothing_else_does() {
        let (dates, said) = set("", &[]).unwrap();
        assert!(dates.contains("M-live: 2026-06-10") && dates.contains("M-import: 2026-05-06"), "{dates}");
        assert!(!dates.contains("M-kick") && !dates.contains("M-pilot"), "{dates}");
        assert!(said.is_empty(), "{said:?}");
    }

    #[test]
    fn a_decision_about_one_milestone_is_not_one_about_another() {
        let (dates, said) = set("M-live", &[]).unwrap();
        assert!(dates.contains("M-import"), "{dates}");
        assert!(
            said[0].contains("`D-1` does not name `M-import`, and it gets a new baseline too"),
            "{said:?}"
        );
        let (dates, said) = set("M-live", &["live"]).unwrap();
        assert!(dates.contains("M-live: 2026-06-10") && !dates.contains("M-import"), "{dates}");
        assert!(said.is_empty(), "{said:?}");
        assert!(set("", &["kick"]).unwrap_err().contains("`M-kick` is not open"));
        assert!(set("", &["pilot"]).unwrap_err().contains("nothing to agree on"));
    }
}
