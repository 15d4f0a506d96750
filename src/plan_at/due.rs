//! Planned days on a day: as they stood then, with what depends on a milestone worked out, and whether they are past.

use std::fmt;

use super::holds::moved_by_holds;
use super::view::PlanAt;
use crate::date::Date;
use crate::model::{Due, Hold, Milestone, Move, PlanFile, RelativeDay, first_due, first_move_after};
use crate::phrase;
use crate::route::Route;

/// Why a relative day is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No milestone has that id.
    NoMilestone(String),
    /// The milestone is not part of the plan on that day.
    NotInPlan(String),
    /// The milestone has no day itself.
    Undated(String),
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMilestone(id) => write!(f, "there is no milestone `{id}`"),
            Self::NotInPlan(id) => write!(f, "milestone `{id}` is not part of the plan"),
            Self::Undated(id) => write!(f, "milestone `{id}` has no `due`"),
        }
    }
}

impl PlanAt {
    /// The day that is planned, as screens show it: a relative day moves with its milestone.
    ///
    /// # Errors
    /// When it depends on nothing that has a day.
    pub fn resolve(&self, due: &Due) -> Result<Date, Unresolved> {
        self.resolve_by(due, |_, milestone| milestone.due_on(self.as_of()))
    }

    /// The day that is planned, if it is one: see [`Self::resolve`].
    pub fn day_of(&self, due: Option<&Due>) -> Option<Date> {
        self.resolve(due?).ok()
    }

    /// The day that lateness is held against. A relative day takes it from its milestone's baseline, so that moving the
    /// milestone makes nothing that depends on it less late: of the days agreed on, the last that somebody of the
    /// customer's side decided.
    pub fn owed_on(&self, due: Option<&Due>) -> Option<Date> {
        let held = |index, milestone: &Milestone| {
            self.baselines.owed(index).or_else(|| milestone.due_on(self.as_of()))
        };
        self.resolve_by(due?, held).ok()
    }

    /// The day that slip is counted from, where it is planned for this one: a relative day takes it from the last baseline of
    /// its milestone.
    pub(super) fn baseline_on(&self, due: Option<&Due>) -> Option<Date> {
        let last = |index, milestone: &Milestone| {
            self.baselines.last(index).or_else(|| milestone.due_on(self.as_of()))
        };
        self.resolve_by(due?, last).ok()
    }

    fn resolve_by(
        &self,
        due: &Due,
        day: impl Fn(usize, &Milestone) -> Option<Date>,
    ) -> Result<Date, Unresolved> {
        match due {
            Due::Day(day) => Ok(*day),
            Due::Relative(relative) => Ok(self.calendar.at_distance(self.anchor(relative, day)?, relative)),
        }
    }

    fn anchor(
        &self,
        relative: &RelativeDay,
        day: impl Fn(usize, &Milestone) -> Option<Date>,
    ) -> Result<Date, Unresolved> {
        let Some(id) = relative.milestone() else { return Ok(self.signed()) };
        let (index, milestone) =
            self.milestone_named(id).ok_or_else(|| Unresolved::NoMilestone(id.to_owned()))?;
        if !milestone.progress().is_planned_on(self.as_of()) {
            return Err(Unresolved::NotInPlan(id.to_owned()));
        }
        day(index, milestone).ok_or_else(|| Unresolved::Undated(id.to_owned()))
    }

    /// The day for which a milestone is planned.
    pub fn due(&self, milestone: usize) -> Option<Date> {
        self.plan.jsp.milestones[milestone].due_on(self.as_of())
    }

    /// The day by which a milestone is late or not for whoever judges how a plan is kept: the one that the customer's side
    /// agreed to last.
    pub fn milestone_owed_on(&self, milestone: usize) -> Option<Date> {
        self.baselines.owed(milestone).or_else(|| self.due(milestone))
    }

    /// The day for which something was planned first, moved by the holds since: no other move makes it later.
    pub fn first_planned(&self, due: Option<&Due>, moves: &[Move]) -> Option<Date> {
        let first = self.owed_on(first_due(due, moves, self.as_of()))?;
        Some(self.moved_by_holds(first, moves, None))
    }

    /// A day on which something is owed, later by the holds that moved it after `since`.
    pub(super) fn moved_by_holds(&self, owed: Date, moves: &[Move], since: Option<Date>) -> Date {
        moved_by_holds(owed, moves, &self.plan.onboarding.holds, since, self.as_of())
    }

    /// By when an action is to be done, as screens show it.
    pub fn action_due(&self, action: usize) -> Option<Date> {
        self.day_of(self.plan.actions.actions[action].due_on(self.as_of()))
    }

    /// The day by which an action is late or not: see [`Self::owed_on`].
    pub fn action_owed_on(&self, action: usize) -> Option<Date> {
        self.owed_on(self.plan.actions.actions[action].due_on(self.as_of()))
    }

    /// Where the day for which a milestone is planned is written.
    pub fn due_from(&self, milestone: usize) -> Option<Route> {
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(milestone);
        self.due(milestone)?;
        Some(self.day_in(&entry, &self.plan.jsp.milestones[milestone].moves))
    }

    /// Where the day by which an action is to be done is written: with the milestone on which it hangs, where it does.
    pub fn action_due_from(&self, action: usize) -> Option<Route> {
        let it = &self.plan.actions.actions[action];
        self.action_due(action)?;
        let hangs_on = match it.due_on(self.as_of())? {
            Due::Day(_) => None,
            Due::Relative(relative) => Some(relative.milestone().map(|id| self.milestone_named(id))),
        };
        match hangs_on {
            None => {
                let entry = Route::to(PlanFile::Actions).key("actions").index(action);
                Some(self.day_in(&entry, &it.moves))
            }
            Some(None) => Some(Route::to(PlanFile::Onboarding).key("contract").key("signed_on")),
            Some(Some(milestone)) => self.due_from(milestone?.0),
        }
    }

    /// The place of the day as it stood: `due`, or what a later move moved it from.
    fn day_in(&self, entry: &Route, moves: &[Move]) -> Route {
        match first_move_after(moves, self.as_of()) {
            Some((index, _)) => entry.clone().key("moves").index(index).key("from"),
            None => entry.clone().key("due"),
        }
    }

    /// The day on which something is to be done that is planned for `day`: not while a hold lasts, but on the first day of work
    /// after it; none while nobody knows that day.
    pub fn to_do_on(&self, day: Date) -> Option<Date> {
        let hold = self.holds.running().map(|index| &self.plan.onboarding.holds[index]);
        let has_no_end = |hold: &Hold| hold.resumes_on(self.as_of()).is_none_or(|on| on <= self.as_of());
        let rests = hold.is_some_and(|hold| hold.since <= day && has_no_end(hold));
        (!rests).then(|| self.holds.after_hold(&self.calendar, day))
    }

    /// How a planned day is spoken of while what it is for is open: `due in 3 days`, `overdue by 2 days`. Days on hold
    /// are not counted, and what is due on a day off is due on the next working day.
    pub fn due_in_words(&self, day: Date) -> phrase::Due {
        match self.days_late(day) {
            0 => phrase::Due { on: self.holds.roll_forward(&self.calendar, day), as_of: self.as_of() },
            late => phrase::Due { on: day, as_of: day.plus_days(late) },
        }
    }

    /// By how many calendar days it is late that what was due on `due` is still open; 0 while there is time. A day off
    /// is due on the next working day, a day on hold on the first day of work; days on hold are not counted.
    pub fn days_late(&self, due: Date) -> i64 {
        if self.holds.roll_forward(&self.calendar, due) >= self.as_of() {
            return 0;
        }
        self.holds.days_worked(due, self.as_of()).max(0)
    }

    /// Calendar days from what was planned for a day to the day on which it is, or can be, done; what was planned for a day
    /// off was planned for the next working day. Negative when ahead.
    pub fn slip(&self, planned: Date, done: Date) -> i64 {
        done.days_since(self.calendar.roll_forward(planned))
    }

    /// Whether a day is past, for what is still open: see [`Self::days_late`].
    pub fn is_past(&self, due: Date) -> bool {
        self.days_late(due) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const MILESTONES: &str = "milestones:
  - {id: M-live, title: Live, due: 2026-05-08, moves: [{from: 2026-04-24, to: 2026-05-08, moved_on: 2026-04-07}]}
  - {id: M-later, title: Later}
  - {id: M-out, title: Out, due: 2026-04-30, dropped: [{dropped_on: 2026-03-20}]}
";

    fn at(as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(&[("jsp.yaml", MILESTONES)]), &Basis::on(date(as_of)))
    }

    fn due(text: &str) -> Due {
        text.parse().unwrap()
    }

    #[test]
    fn a_relative_day_moves_with_its_milestone_from_the_day_on_which_that_moved() {
        let seen = |text: &str, as_of: &str| at(as_of).resolve(&due(text));
        assert_eq!(seen("M-live -10wd", "2026-04-06"), Ok(date("2026-04-10")));
        assert_eq!(seen("M-live -10wd", "2026-04-07"), Ok(date("2026-04-24")));
        assert_eq!(seen("M-live +1d", "2026-04-06"), Ok(date("2026-04-25")), "a day off is shown as it is");
        assert_eq!(seen("signature +5d", "2026-04-06"), Ok(date("2026-03-07")));
        assert_eq!(seen("2026-04-11", "2026-04-06"), Ok(date("2026-04-11")));
    }

    #[test]
    fn what_hangs_on_nothing_says_why() {
        let why = |text: &str| at("2026-04-06").resolve(&due(text)).unwrap_err().to_string();
        assert_eq!(why("M-lve +1d"), "there is no milestone `M-lve`");
        assert_eq!(why("M-out +1d"), "milestone `M-out` is not part of the plan");
        assert_eq!(why("M-later +1d"), "milestone `M-later` has no `due`");
    }

    #[test]
    fn no_move_of_a_milestone_makes_what_hangs_on_it_less_late() {
        let owed = |as_of: &str| at(as_of).owed_on(Some(&due("M-live -10wd")));
        assert_eq!(owed("2026-04-06"), Some(date("2026-04-10")));
        assert_eq!(owed("2026-04-07"), Some(date("2026-04-10")));
    }

    #[test]
    fn nothing_becomes_or_grows_late_on_hold() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-04-06, ended_on: 2026-04-16}]}";
        let late = |due: &str, as_of: &str| {
            PlanAt::of(plan_from(&[("onboarding.yaml", head)]), &Basis::on(date(as_of))).days_late(date(due))
        };
        // Due on the Friday before.
        assert_eq!(late("2026-04-03", "2026-04-03"), 0);
        assert_eq!(late("2026-04-03", "2026-04-05"), 2);
        assert_eq!(late("2026-04-03", "2026-04-10"), 2);
        assert_eq!(late("2026-04-03", "2026-04-15"), 2);
        assert_eq!(late("2026-04-03", "2026-04-16"), 3);
        // Due while it stood still: on the first day of work.
        assert_eq!(late("2026-04-08", "2026-04-15"), 0);
        assert_eq!(late("2026-04-08", "2026-04-16"), 0);
        assert_eq!(late("2026-04-08", "2026-04-17"), 2);
        // A day off before the hold is due on the working day after it, which was on hold.
        assert_eq!(late("2026-04-04", "2026-04-16"), 0);
    }

    #[test]
    fn nothing_is_to_be_done_while_a_hold_lasts() {
        let to_do = |hold: &str, day: &str| {
            let head = format!(
                "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{{id: H-1, since: 2026-04-06{hold}}}]}}"
            );
            let at = PlanAt::of(plan_from(&[("onboarding.yaml", &head)]), &Basis::on(date("2026-04-08")));
            at.to_do_on(date(day)).map(|on| on.to_string()).unwrap_or_default()
        };
        let known = ", resumes_on: 2026-04-18";
        assert_eq!(to_do(known, "2026-04-03"), "2026-04-03", "late before it began");
        assert_eq!(to_do(known, "2026-04-06"), "2026-04-20", "the first day of work after it");
        assert_eq!(to_do(known, "2026-04-24"), "2026-04-24");
        assert_eq!(to_do("", "2026-04-08"), "", "nobody knows when it ends");
        assert_eq!(to_do(", resumes_on: 2026-04-07", "2026-04-09"), "", "it should be over");
        assert_eq!(to_do(", ended_on: 2026-04-08", "2026-04-07"), "2026-04-08");
    }
}
