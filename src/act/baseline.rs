//! New dates are agreed on, on purpose.

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::{Decision, PlanFile, Right};
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
        let moved = match decision {
            Some(decision) => self.covered(draft, decision, moved)?,
            None => moved,
        };
        let what = Count(moved.len(), "milestone");
        let said = format!("new baseline for {what}, by `{named}`: {}", self.reason);
        let (decision, reason, by) = (decided.as_deref(), self.reason, self.by);
        let after = NewBaseline { agreed_on: day, decision, reason, by, dates: moved }.add(draft)?;
        if let Some(ours) = after.unagreed().filter(|ours| ours.ours_on == day) {
            draft.remark(Remark::note(ours.ours_alone()).with(after.agree_to(&ours, None, None)));
        }
        Ok(said)
    }

    /// The new dates that count by a decision. What it does not name keeps its baseline, and that is said.
    fn covered(
        &self,
        draft: &mut Draft,
        decision: &Decision,
        moved: Vec<(String, Yaml)>,
    ) -> Result<Vec<(String, Yaml)>, Refused> {
        let milestones = &draft.plan.jsp.milestones;
        let is_of_plan = !milestones.iter().any(|it| decision.names_any(&[&it.id]));
        let (covered, left): (Vec<_>, Vec<_>) =
            moved.into_iter().partition(|(id, _)| is_of_plan || decision.names_any(&[id]));
        let left: Vec<String> = left.into_iter().map(|(id, _)| format!("`{id}`")).collect();
        if left.is_empty() {
            return Ok(covered);
        }
        let named = format!("`{}` does not name {}", decision.id, List::or(&left));
        let log = "log a decision that names what it moves: `--affects`";
        if covered.is_empty() || !self.only.is_empty() {
            return Err(Refused::because(format!("{named}: new dates would not count")).hint(log));
        }
        let keep = if left.len() == 1 { "it keeps its baseline" } else { "they keep their baselines" };
        draft.remark(Remark::note(format!("{named}: {keep}")).with(log));
        Ok(covered)
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

/// An entry of `baselines`.
pub(super) struct NewBaseline<'a> {
    pub(super) agreed_on: Date,
    pub(super) decision: Option<&'a str>,
    pub(super) reason: &'a str,
    pub(super) by: Option<&'a str>,
    pub(super) dates: Vec<(String, Yaml)>,
}

impl NewBaseline<'_> {
    /// Adds it, and says how the plan is then.
    ///
    /// # Errors
    /// When it would not count.
    pub(super) fn add(self, draft: &mut Draft) -> Result<Assessment, Refused> {
        let entry = Yaml::map([
            ("agreed_on", Some(self.agreed_on.into())),
            ("decision", self.decision.map(Yaml::text)),
            ("reason", Some(Yaml::text(self.reason))),
            ("by", self.by.map(Yaml::text)),
            ("dates", Some(Yaml::Map(self.dates))),
        ]);
        draft.edits.add(Route::to(PlanFile::Jsp).key("baselines"), entry);
        let after = draft.preview()?;
        let new = after.plan.jsp.baselines.len().checked_sub(1);
        let uncounted = after.uncounted_baselines().into_iter().find(|it| Some(it.index) == new);
        let Some(why) = uncounted.map(|it| it.why) else { return Ok(after) };
        let by = self.decision.map(|id| format!(" by `{id}`")).unwrap_or_default();
        Err(Refused::because(format!("new dates would not count{by}: {why}"))
            .hint("log the decision by which these dates were agreed on, and name that"))
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
        Some((by, _)) if !at.was_theirs_to_decide(decision, Right::Timeline) => Err(Refused::because(
            format!("{by}, who made `{id}`, had no right to move the timeline: new dates would not count"),
        )
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
    fn a_decision_of_before_or_about_something_else_agrees_on_no_dates() {
        let with = |decision: &str| {
            let decisions = format!("decisions: [{{id: D-1, text: June, by: Lee Novak, {decision}}}]");
            let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
            let mut draft =
                team_draft(&[("jsp.yaml", JSP), people, ("decisions.yaml", &decisions)], "2026-04-10");
            let act = SetBaseline { decision: "D-1", reason: "a second site", by: None, only: &[] };
            act.act(&mut draft).map_err(|refused| refused.why)
        };
        assert!(with("decided_on: 2026-04-02, about: timeline").is_ok());
        assert!(with("decided_on: 2026-04-02, about: scope").unwrap_err().contains("not about the timeline"));
        assert!(with("decided_on: 2026-03-09").unwrap_err().contains("older than the days"));
    }

    #[test]
    fn a_decision_about_one_milestone_is_not_one_about_another() {
        let (dates, said) = set("M-live", &[]).unwrap();
        assert!(dates.contains("M-live") && !dates.contains("M-import"), "{dates}");
        assert!(said[0].contains("`D-1` does not name `M-import`: it keeps its baseline"), "{said:?}");
        assert!(set("M-live", &["import"]).unwrap_err().contains("`D-1` does not name `M-import`"));
        let (dates, said) = set("M-live", &["live"]).unwrap();
        assert!(dates.contains("M-live: 2026-06-10") && !dates.contains("M-import"), "{dates}");
        assert!(said.is_empty(), "{said:?}");
        assert!(set("", &["kick"]).unwrap_err().contains("`M-kick` is not open"));
        assert!(set("", &["pilot"]).unwrap_err().contains("nothing to agree on"));
    }
}
