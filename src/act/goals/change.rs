//! What becomes of a goal once it is in the plan: its words change, it is reached, it leaves the plan.

use crate::act::standing::Former;
use crate::act::{Acted, Draft, Planned, TakeBack};
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::model::{BusinessOutcome, Dropped, Due, Objective, Text, Withdrawn};
use crate::refused::Refused;
use crate::remedy::{Command, Remedy, blank, commands};
use crate::route::Route;

/// An outcome or an objective, as far as both are alike.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id.
    pub id: String,
    statement: Text,
    due: Option<Due>,
    reached_on: Option<Date>,
    evidence: Text,
    evidence_on: Option<Date>,
    withdrawn: Option<Withdrawn>,
    /// The days on which it left the plan, and came back.
    pub dropped: Vec<Dropped>,
    /// What says that it is reached, where no typed day does, and how that is noted.
    measured: Option<(String, Remedy)>,
    drop: Command,
}

impl Goal {
    /// Takes back that the goal at `place` is reached.
    ///
    /// # Errors
    /// When nobody has said that it is.
    pub fn take_back(&self, draft: &mut Draft, back: TakeBack<'_>, place: &Route) -> Acted {
        let (what, reached) = (format!("`{}`", self.id), (self.reached_on, self.withdrawn.as_ref()));
        back.reached(draft, place, &what, reached)
    }

    /// What an outcome has in common with an objective.
    pub fn of_outcome(slug: &str, it: &BusinessOutcome) -> Self {
        let reading =
            || Remedy::run("note the number", commands::outcome_reading(slug, &it.id, blank("value")));
        Self {
            id: it.id.clone(),
            statement: it.statement.clone(),
            due: it.due.clone(),
            reached_on: it.reached_on,
            evidence: it.evidence.clone(),
            evidence_on: it.evidence_on,
            withdrawn: it.withdrawn.clone(),
            dropped: it.dropped.to_vec(),
            measured: it.target.map(|target| (format!("the first reading that meets {target}"), reading())),
            drop: commands::outcome_drop(slug, &it.id, blank("reason")),
        }
    }

    /// What an objective has in common with an outcome.
    pub fn of_objective(slug: &str, it: &Objective) -> Self {
        let explain = |metric: &str| Remedy::run("see what it is made of", commands::explain(metric));
        Self {
            id: it.id.clone(),
            statement: it.statement.clone(),
            due: it.due.clone(),
            reached_on: it.reached_on,
            evidence: it.evidence.clone(),
            evidence_on: it.evidence_on,
            withdrawn: it.withdrawn.clone(),
            dropped: it.dropped.to_vec(),
            measured: it.metric.get().map(|metric| (format!("the metric `{metric}`"), explain(metric))),
            drop: commands::objective_drop(slug, &it.id, blank("reason")),
        }
    }

    /// Says that it is reached, and what shows it. Saying so again keeps its day.
    ///
    /// # Errors
    /// When a number decides it, it is out of the plan, it was reached on another day, or that was taken back.
    pub fn reach(&self, draft: &mut Draft, at: &Route, on: Option<When>, evidence: &str) -> Acted {
        let id = &self.id;
        self.must_be_said(draft)?;
        let today = draft.at.as_of();
        let day = draft.day(on);
        if let (Some(done_on), Some(withdrawn)) = (self.reached_on, &self.withdrawn) {
            let (before, evidence_on) = (&self.evidence, self.evidence_on);
            draft.reopen(at, Former { done_on, evidence: before, evidence_on, withdrawn }, day)?;
            draft.edits.set(at.clone().key("reached_on"), day);
            draft.edits.set(at.clone().key("evidence"), Yaml::text(evidence));
            draft.edits.remove(at.clone().key("withdrawn"));
            if evidence_on.is_some() {
                draft.edits.remove(at.clone().key("evidence_on"));
            }
            return Ok(format!("is reached, on {day}"));
        }
        if let Some(reached) = self.reached_on.filter(|reached| on.is_some() && *reached != day) {
            let refused = Refused::because(format!("`{id}` is reached already, on {reached}"));
            return Err(refused.hint("correct `reached_on` in `jsp.yaml` if that day is wrong"));
        }
        let day = self.reached_on.unwrap_or(day);
        if self.reached_on.is_none() {
            draft.edits.set(at.clone().key("reached_on"), day);
        }
        if !self.evidence.is_written() {
            draft.edits.set(at.clone().key("evidence"), Yaml::text(evidence));
            // What was said before and is shown only now counts from now on.
            let is_shown_later = self.reached_on.is_some_and(|reached| reached < today);
            draft.edits.set_some(at.clone().key("evidence_on"), is_shown_later.then_some(today));
        }
        Ok(format!("is reached, on {day}"))
    }

    /// Refuses that somebody says that it is reached, where a number decides that or it is out of the plan.
    ///
    /// # Errors
    /// When it is so.
    pub fn must_be_said(&self, draft: &Draft) -> Result<(), Refused> {
        match &self.measured {
            Some((what, how)) => {
                let why = format!("`{}` is reached by {what}, not by anybody's word", self.id);
                Err(Refused::because(why).hint(how.clone()))
            }
            None => self.must_be_in_plan(draft),
        }
    }

    /// Refuses what makes sense only for a goal that is in the plan.
    ///
    /// # Errors
    /// When it is dropped.
    pub fn must_be_in_plan(&self, draft: &Draft) -> Result<(), Refused> {
        let today = draft.at.as_of();
        match self.dropped.iter().find(|it| it.holds_on(today)) {
            Some(it) => Err(Refused::because(format!("`{}` was dropped, on {}", self.id, it.dropped_on))),
            None => Ok(()),
        }
    }

    /// Gives it other words or another day. What decides whether it is reached is never changed in place: a day that was
    /// judged by it would be judged anew.
    ///
    /// # Errors
    /// When the day depends on what the plan does not have.
    pub fn set(
        &self,
        draft: &mut Draft,
        at: &Route,
        statement: Option<&str>,
        due: Option<&Planned>,
    ) -> Result<(), Refused> {
        draft.put(at, "statement", &self.statement, statement);
        draft.replan(at, self.due.as_ref(), due)
    }

    /// Gives it a number or a metric that decides it, where it has none.
    ///
    /// # Errors
    /// When it has another.
    pub fn decide_by<T: PartialEq + ToString>(
        &self,
        draft: &mut Draft,
        at: &Route,
        key: &'static str,
        before: Option<T>,
        value: Option<T>,
    ) -> Result<(), Refused> {
        match (before, value) {
            (Some(before), Some(value)) if before != value => {
                let why = format!(
                    "`{key}` of `{}` is {}: it decides whether it is reached",
                    self.id,
                    before.to_string()
                );
                let hint = Remedy::run("drop it, and add one with the new number", self.drop.clone());
                Err(Refused::because(why).hint(hint))
            }
            (None, Some(value)) => {
                draft.edits.set(at.clone().key(key), Yaml::plain(value.to_string()));
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;
    use crate::log::{OBJECTIVES, OUTCOMES};

    fn objective(keys: &str, as_of: &str) -> (Draft, Goal) {
        let draft = draft(
            &[("jsp.yaml", &format!("objectives:\n  - {{id: B-1, statement: Report drawn{keys}}}\n"))],
            as_of,
        );
        let goal = Goal::of_objective("acme", &draft.plan.jsp.objectives[0]);
        (draft, goal)
    }

    #[test]
    fn a_goal_is_reached_once_and_evidence_that_comes_later_has_its_own_day() {
        let at = OBJECTIVES.route().index(0);
        let (mut draft, goal) = objective("", "2026-06-12");
        assert_eq!(
            goal.reach(&mut draft, &at, None, "report of June").as_deref(),
            Ok("is reached, on 2026-06-12")
        );
        assert!(
            draft.one_text().contains("reached_on: 2026-06-12, evidence: report of June}"),
            "{}",
            draft.one_text()
        );
        let (mut draft, goal) = objective(", reached_on: 2026-06-01", "2026-06-12");
        goal.reach(&mut draft, &at, None, "report of June").unwrap();
        assert!(draft.one_text().contains("evidence_on: 2026-06-12"), "{}", draft.one_text());
        let other = goal.reach(&mut draft, &at, Some("2026-06-03".parse().unwrap()), "x").unwrap_err();
        assert_eq!(other.why, "`B-1` is reached already, on 2026-06-01");
    }

    #[test]
    fn nobody_says_that_a_number_is_reached() {
        let at = OBJECTIVES.route().index(0);
        let refused = |keys: &str| {
            let (mut draft, goal) = objective(keys, "2026-06-12");
            goal.reach(&mut draft, &at, None, "x").unwrap_err().why
        };
        assert!(refused(", metric: seat_activation, at_least: 0.7").contains("not by anybody's word"));
        assert!(refused(", dropped: [{dropped_on: 2026-06-01}]").contains("was dropped, on 2026-06-01"));
    }

    #[test]
    fn a_goal_that_was_not_reached_after_all_may_be_reached_again() {
        let back = ", reached_on: 2026-06-01, evidence: report, withdrawn: {withdrawn_on: 2026-06-05, by: Ana Ruiz, reason: wrong}";
        let at = OBJECTIVES.route().index(0);
        let (mut draft, goal) = objective(back, "2026-06-12");
        goal.reach(&mut draft, &at, None, "report of June").unwrap();
        let text = draft.one_text();
        for part in [
            "reached_on: 2026-06-12, evidence: report of June",
            "reopened: [{done_on: 2026-06-01, evidence: report, reopened_on: 2026-06-05, reason: wrong, by: Ana Ruiz}]",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let after = crate::act::testing::team_draft(&[("jsp.yaml", &text)], "2026-06-12");
        let reached =
            |day: &str| after.plan.jsp.objectives[0].reached_by(crate::fixture::date(day)).is_some();
        assert_eq!(
            ["2026-06-01", "2026-06-04", "2026-06-05", "2026-06-11", "2026-06-12"].map(reached),
            [true, true, false, false, true]
        );
        let (mut draft, goal) = objective(back, "2026-06-12");
        let early = goal.reach(&mut draft, &at, Some("2026-06-03".parse().unwrap()), "x").unwrap_err();
        assert!(early.why.contains("taken back on 2026-06-05"), "{}", early.why);
    }

    #[test]
    fn words_and_days_change_but_what_decides_does_not() {
        let file = "outcomes:\n  - {id: O-1, statement: Fewer late orders, target: 210, due: 2026-06-30}\n";
        let mut draft = draft(&[("jsp.yaml", file)], "2026-04-10");
        let goal = Goal::of_outcome("acme", &draft.plan.jsp.outcomes[0]);
        let at = OUTCOMES.route().index(0);
        let due = "2026-07-31".parse().unwrap();
        goal.set(&mut draft, &at, Some("Half the late orders"), Some(&due)).unwrap();
        let moved = "moves: [{from: 2026-06-30, to: 2026-07-31, by: Ana Ruiz, moved_on: 2026-04-10}]";
        assert!(draft.one_text().contains(moved), "{}", draft.one_text());
        assert_eq!(draft.said(), ["note: `statement` was: Fewer late orders"]);
        assert!(goal.decide_by(&mut draft, &at, "target", Some(210.0), Some(210.0)).is_ok());
        let other = goal.decide_by(&mut draft, &at, "target", Some(210.0), Some(300.0)).unwrap_err();
        assert_eq!(other.why, "`target` of `O-1` is 210: it decides whether it is reached");
    }
}
