//! How far the milestones and actions of a plan are on the day: the one place that knows, whatever an entry rests on.

use super::facts::DayAt;
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Finished, PlanFile, Progress, Side, State};
use crate::phrase::List;
use crate::route::Route;

impl PlanAt {
    /// How far a milestone is. One that rests on a fact is done once that is true; one that the handoff says is not needed
    /// is out of the plan, unless it was done all the same.
    pub fn state(&self, milestone: usize) -> State {
        let (it, progress) = (&self.plan.jsp.milestones[milestone], self.milestone(milestone));
        if self.is_done(milestone) {
            State::Done
        } else if self.milestone_not_needed(it).is_some() {
            State::Dropped
        } else {
            progress.state_on(self.as_of(), |blocker| self.over_on(blocker))
        }
    }

    /// Whether a milestone is done.
    pub fn is_done(&self, milestone: usize) -> bool {
        self.done_on(milestone).is_some()
    }

    /// The day on which a milestone was done, while it is.
    pub fn done_on(&self, milestone: usize) -> Option<Date> {
        match self.plan.jsp.milestones[milestone].fact {
            Some(fact) => {
                self.fact_on(fact).filter(|_| self.milestone(milestone).is_planned_on(self.as_of()))
            }
            None => self.finished(milestone).map(|finished| finished.done_on),
        }
    }

    /// The day on which a milestone was done, while it is, and where that is written.
    pub fn done_at(&self, milestone: usize) -> Option<DayAt> {
        if let Some(fact) = self.plan.jsp.milestones[milestone].fact {
            return self.fact(fact).filter(|_| self.is_done(milestone)).cloned();
        }
        let finished = self.finished(milestone)?;
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(milestone);
        let place = match finished.index {
            Some(index) => entry.key("reopened").index(index),
            None => entry,
        };
        Some((finished.done_on, place.key("done_on")))
    }

    /// What shows by now that a milestone is done. Evidence that came later than what it shows counts from its own day.
    pub fn evidence(&self, milestone: usize) -> Option<&str> {
        self.finished(milestone)?.evidence_on(self.as_of())
    }

    /// Whether somebody still has to finish a milestone.
    pub fn is_open(&self, milestone: usize) -> bool {
        self.state(milestone).is_open()
    }

    /// How far an action is.
    pub fn action_state(&self, action: usize) -> State {
        self.action(action).state_on(self.as_of(), |blocker| self.over_on(blocker))
    }

    /// The day on which an action was done, while it is.
    pub fn action_done_on(&self, action: usize) -> Option<Date> {
        self.action(action).finished_on(self.as_of()).map(|finished| finished.done_on)
    }

    /// The milestones and actions that were done after one day and before another, in words; none where nothing was.
    pub fn done_between(&self, after: Date, before: Date) -> Option<String> {
        let (milestones, actions) = (&self.plan.jsp.milestones, &self.plan.actions.actions);
        let milestones = milestones.iter().enumerate().map(|(at, it)| (it.id.as_str(), self.done_on(at)));
        let actions = actions.iter().enumerate().map(|(at, it)| (it.id.as_str(), self.action_done_on(at)));
        let done = milestones.chain(actions).filter(|(_, on)| on.is_some_and(|on| after < on && on < before));
        let done: Vec<(&str, Option<Date>)> = done.collect();
        let last = done.iter().filter_map(|(_, on)| *on).max()?;
        let names: Vec<String> = done.iter().map(|(id, _)| format!("`{id}`")).collect();
        let verb = if names.len() == 1 { "was" } else { "were" };
        Some(format!("{} {verb} done, the last on {last},", List::and(&names).at_most(4)))
    }

    /// The day on which an action was done, while it is, and where that is written.
    pub fn action_done_at(&self, action: usize) -> Option<(Date, Route)> {
        let finished = self.action(action).finished_on(self.as_of())?;
        let entry = Route::to(PlanFile::Actions).key("actions").index(action);
        let place = match finished.index {
            Some(index) => entry.key("reopened").index(index),
            None => entry,
        };
        Some((finished.done_on, place.key("done_on")))
    }

    /// Whether somebody still has to finish an action.
    pub fn is_action_open(&self, action: usize) -> bool {
        self.action_state(action).is_open()
    }

    /// Who does an action.
    pub fn action_owner(&self, action: usize) -> Option<&str> {
        self.plan.actions.actions[action].owner.one_on(self.as_of())
    }

    /// Whose an action is: the side of who does it, or the one that is written where that is nobody the plan knows.
    pub fn action_side(&self, action: usize) -> Option<Side> {
        self.action_side_on(action, self.as_of())
    }

    /// Whose an action was on an earlier day, as far as is known by now who that was.
    pub(super) fn action_side_on(&self, action: usize, day: Date) -> Option<Side> {
        let action = &self.plan.actions.actions[action];
        action.owner.one_on(day).and_then(|name| self.side_of(name)).or(action.side)
    }

    fn finished(&self, milestone: usize) -> Option<Finished<'_>> {
        self.milestone(milestone).finished_on(self.as_of())
    }

    pub(super) fn milestone(&self, index: usize) -> Progress<'_> {
        self.plan.jsp.milestones[index].progress()
    }

    pub(super) fn action(&self, index: usize) -> Progress<'_> {
        self.plan.actions.actions[index].progress()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)], day: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(day)))
    }

    /// How far a milestone is on each of these days.
    #[track_caller]
    fn case(milestone: &str, want: &[(&str, State)]) {
        let jsp = format!("milestones: [{{id: M-1, {milestone}}}]");
        for (day, state) in want {
            assert_eq!(at(&[("jsp.yaml", &jsp)], day).state(0), *state, "{milestone} on {day}");
        }
    }

    #[test]
    fn state_is_what_the_days_up_to_the_day_say() {
        use State::{Done, InProgress, NotStarted};
        case("title: x", &[("2026-04-01", NotStarted)]);
        case("started_on: 2026-04-02", &[("2026-04-01", NotStarted), ("2026-04-02", InProgress)]);
        case(
            "started_on: 2026-04-02, done_on: 2026-04-05",
            &[
                ("2026-04-01", NotStarted),
                ("2026-04-04", InProgress),
                ("2026-04-05", Done),
                ("2027-01-01", Done),
            ],
        );
        // Without the day it is not done, whatever shows it.
        case("started_on: 2026-04-02, done_on:, evidence: report", &[("2026-04-10", InProgress)]);
        // Done on a day is done, although what shows it came later.
        case("done_on: 2026-04-05, evidence: report, evidence_on: 2026-04-08", &[("2026-04-05", Done)]);
    }

    #[test]
    fn what_left_the_plan_is_out_of_it_until_it_comes_back_whatever_else_is_true() {
        use State::{Done, Dropped, InProgress};
        let dropped = "[{dropped_on: 2026-04-05, restored_on: 2026-04-08}, {dropped_on: 2026-04-12}]";
        case(
            &format!("started_on: 2026-04-02, done_on: 2026-04-06, dropped: {dropped}"),
            &[
                ("2026-04-04", InProgress),
                ("2026-04-05", Dropped),
                ("2026-04-07", Dropped),
                ("2026-04-08", Done),
                ("2026-04-11", Done),
                ("2026-04-12", Dropped),
            ],
        );
        case(
            "added_on: 2026-04-03, started_on: 2026-04-03",
            &[("2026-04-02", Dropped), ("2026-04-03", InProgress)],
        );
    }

    #[test]
    fn what_was_reopened_was_done_until_then_and_is_open_until_it_is_done_again() {
        use State::{Done, InProgress, NotStarted};
        let reopened = "reopened: [{done_on: 2026-04-02, reopened_on: 2026-04-05}, {done_on: 2026-04-07, reopened_on: 2026-04-09}]";
        case(
            &format!("started_on: 2026-04-05, done_on: 2026-04-12, {reopened}"),
            &[
                ("2026-04-01", NotStarted),
                ("2026-04-02", Done),
                ("2026-04-04", Done),
                ("2026-04-05", InProgress),
                ("2026-04-07", Done),
                ("2026-04-09", InProgress),
                ("2026-04-12", Done),
            ],
        );
        // Somebody left the day behind on which it had been done.
        case(
            "done_on: 2026-04-02, reopened: [{done_on: 2026-04-02, reopened_on: 2026-04-05}]",
            &[("2026-04-04", Done), ("2026-04-05", NotStarted), ("2027-01-01", NotStarted)],
        );
        // Done again on the day on which it was reopened.
        case(
            "done_on: 2026-04-05, reopened: [{done_on: 2026-04-02, reopened_on: 2026-04-05}]",
            &[("2026-04-04", Done), ("2026-04-05", Done)],
        );
    }

    #[test]
    fn a_blocker_holds_from_its_first_day_to_the_day_before_it_is_over() {
        use State::{Blocked, Done, InProgress};
        let started = |blockers: &str| format!("started_on: 2026-03-10, blockers: [{blockers}]");
        case(
            &started(
                "{id: X-1, since: 2026-04-02, ended_on: 2026-04-05}, {id: X-2, since: 2026-04-04, ended_on: 2026-04-07}",
            ),
            &[
                ("2026-04-01", InProgress),
                ("2026-04-02", Blocked),
                ("2026-04-05", Blocked),
                ("2026-04-06", Blocked),
                ("2026-04-07", InProgress),
            ],
        );
        // Since nobody knows when: as long as the entry is in the plan.
        case(
            &started("{id: X-1, ended_on: 2026-04-05}"),
            &[("2026-03-10", Blocked), ("2026-04-05", InProgress)],
        );
        // Answered is not over.
        case(&started("{id: X-1, since: 2026-04-02, answered_on: 2026-04-03}"), &[("2026-04-04", Blocked)]);
        case(
            &started("{id: X-1, since: 2026-04-02, withdrawn: {withdrawn_on: 2026-04-06}}"),
            &[("2026-04-05", Blocked), ("2026-04-06", InProgress)],
        );
        // Finished all the same: the wait is over for good.
        let done = "started_on: 2026-03-10, blockers: [{id: X-1, since: 2026-04-02}], \
                    reopened: [{done_on: 2026-04-05, reopened_on: 2026-04-08}]";
        case(done, &[("2026-04-04", Blocked), ("2026-04-05", Done), ("2026-04-08", InProgress)]);
        // What arose after it was reopened has nothing to do with that.
        let later = done.replace("since: 2026-04-02", "since: 2026-04-09");
        case(&later, &[("2026-04-04", InProgress), ("2026-04-09", Blocked)]);
    }

    #[test]
    fn a_blocker_that_waits_for_an_action_is_over_when_that_is_done() {
        use State::{Blocked, NotStarted};
        let jsp = "milestones: [{id: M-1, blockers: [{id: X-1, action: A-1, since: 2026-04-01}]}]";
        let case = |action: &str, want: &[(&str, State)]| {
            let actions = format!("actions: [{{id: A-1, {action}}}]");
            for (day, state) in want {
                let at = at(&[("jsp.yaml", jsp), ("actions.yaml", &actions)], day);
                assert_eq!(at.state(0), *state, "{action} on {day}");
            }
        };
        case("done_on: 2026-04-05", &[("2026-04-04", Blocked), ("2026-04-05", NotStarted)]);
        case("done_on:", &[("2026-04-04", Blocked), ("2027-04-05", Blocked)]);
        case(
            "reopened: [{done_on: 2026-04-05, reopened_on: 2026-04-08}]",
            &[("2026-04-04", Blocked), ("2026-04-05", NotStarted), ("2026-04-08", Blocked)],
        );
        case(
            "dropped: [{dropped_on: 2026-04-05, restored_on: 2026-04-08}]",
            &[("2026-04-04", Blocked), ("2026-04-05", NotStarted), ("2026-04-08", Blocked)],
        );
        case(
            "added_on: 2026-04-03, done_on: 2026-04-05",
            &[("2026-04-02", Blocked), ("2026-04-05", NotStarted)],
        );
    }

    #[test]
    fn what_was_done_and_what_showed_it_is_told_with_its_place() {
        let jsp = "milestones: [{id: M-1, done_on: 2026-04-12, evidence: b, evidence_on: 2026-04-14,
            reopened: [{done_on: 2026-04-02, evidence: a, reopened_on: 2026-04-05}]}]";
        let seen = |day: &str| {
            let at = at(&[("jsp.yaml", jsp)], day);
            let place = at.done_at(0).map(|(on, route)| format!("{on} {route}"));
            (place, at.evidence(0).map(str::to_owned))
        };
        let says =
            |place: &str, evidence: Option<&str>| (Some(place.to_owned()), evidence.map(str::to_owned));
        assert_eq!(seen("2026-04-01"), (None, None));
        assert_eq!(
            seen("2026-04-04"),
            says("2026-04-02 jsp.yaml:milestones[0].reopened[0].done_on", Some("a"))
        );
        assert_eq!(seen("2026-04-06"), (None, None));
        assert_eq!(seen("2026-04-13"), says("2026-04-12 jsp.yaml:milestones[0].done_on", None));
        assert_eq!(seen("2026-04-14"), says("2026-04-12 jsp.yaml:milestones[0].done_on", Some("b")));
    }

    #[test]
    fn a_milestone_that_rests_on_a_fact_has_no_days_of_its_own() {
        let jsp = "milestones: [{id: M-1, fact: kickoff, started_on: 2026-03-03, done_on: 2026-03-04,
            blockers: [{id: X-1, since: 2026-03-05}]}]";
        let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}]";
        let state = |day: &str| at(&[("jsp.yaml", jsp), ("contacts.yaml", contacts)], day).state(0);
        assert_eq!(state("2026-03-04"), State::NotStarted);
        assert_eq!(state("2026-03-08"), State::Blocked);
        assert_eq!(state("2026-03-09"), State::Done);
    }

    #[test]
    fn what_blockers_wait_for_is_found_in_proportion() {
        let taken = |many: usize| {
            let actions: Vec<String> = (0..many)
                .map(|n| format!("{{id: A-{n}, blockers: [{{id: X-{n}, action: A-{}}}]}}", (n + 1) % many))
                .collect();
            let plan = plan_from(&[("actions.yaml", &format!("actions: [{}]", actions.join(",\n")))]);
            let at = PlanAt::of(plan, &Basis::on(date("2026-04-01")));
            let blocked = || (0..many).filter(|index| at.action_state(*index) == State::Blocked).count();
            let (blocked, taken) = crate::steps::of(blocked);
            assert_eq!(blocked, many);
            taken
        };
        let (few, many) = (taken(100), taken(1_000));
        assert!(many <= few * 10 + 100, "{few} steps for 100, {many} for 1,000");
    }
}
