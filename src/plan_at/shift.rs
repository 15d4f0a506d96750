//! What a hold shifts when it ends, and what goes back when it is taken back. What is judged, decided or asked for on a day is
//! owed on it, hold or not.

use super::view::PlanAt;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{Due, Hold, List, Move, PlanFile, ValueName};
use crate::route::Route;

/// A planned day that a hold moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The entry that has it.
    pub route: Route,
    /// The id of that, where it stands in a list.
    pub id: Option<String>,
    /// The day before.
    pub from: Date,
    /// The day after.
    pub to: Date,
}

/// What becomes of the days that a hold moved, once it is taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShiftsBack {
    /// The planned days that go back to where they stood before it.
    pub back: Vec<Shift>,
    /// What has moved again since, and so stays where it is, as it is called.
    pub moved_since: Vec<String>,
}

/// Open work with its planned day.
struct Work<'a> {
    route: Route,
    id: Option<&'a str>,
    /// As a message calls it.
    name: &'a str,
    /// The day, where it depends on nothing: what depends on a milestone moves with it.
    due: Option<Date>,
    moves: &'a [Move],
}

impl PlanAt {
    /// What moves when a hold ends: each open entry with a planned day on or after the first day of the hold, by the
    /// hold's working days that no earlier shift has counted. What depends on a milestone moves with it.
    pub fn shifts_by(&self, hold: &Hold, ended_on: Date) -> Vec<Shift> {
        let shift = |work: Work<'_>| {
            let from = work.due.filter(|day| *day >= hold.since)?;
            let counted = counted_by(work.moves, &self.plan.onboarding.holds);
            let lost = lost_days(&self.calendar, (hold.since, ended_on), counted);
            let to = self.calendar.add_working_days(from, lost);
            (lost > 0).then_some(Shift { route: work.route, id: work.id.map(str::to_owned), from, to })
        };
        self.open_work().into_iter().filter_map(shift).collect()
    }

    /// What goes back when a hold is taken back: each open entry whose last moves are those of the hold, to the day before
    /// the first of them. What has moved since for another reason stays: nobody but a person knows where it belongs.
    pub fn shifts_back_of(&self, hold: &Hold) -> ShiftsBack {
        let mut shifts = ShiftsBack::default();
        for work in self.open_work() {
            let is_of_hold = |it: &Move| it.hold.get() == Some(&hold.id);
            let Some(first) = work.moves.iter().position(is_of_hold) else { continue };
            let of_hold = &work.moves[first..];
            let last = of_hold.last().and_then(|it| it.to.as_ref()).and_then(Due::day);
            let before = of_hold[0].from.as_ref().and_then(Due::day);
            match (work.due, before) {
                (Some(from), Some(to)) if of_hold.iter().all(is_of_hold) && last == Some(from) => {
                    let id = work.id.map(str::to_owned);
                    shifts.back.push(Shift { route: work.route, id, from, to });
                }
                _ => shifts.moved_since.push(work.name.to_owned()),
            }
        }
        // A day that went back already stands where it stood.
        shifts.back.retain(|it| it.from != it.to);
        shifts
    }

    /// Milestones, actions, points of value and sessions that are still to come.
    fn open_work(&self) -> Vec<Work<'_>> {
        let item = |file, list, at| Route::to(file).key(list).index(at);
        let plan = &self.plan;
        let milestones = plan.jsp.milestones.iter().enumerate().filter(|(index, _)| self.is_open(*index));
        let milestones = milestones.map(|(index, it)| Work {
            route: item(PlanFile::Jsp, "milestones", index),
            id: Some(&it.id),
            name: &it.id,
            due: it.due,
            moves: &it.moves,
        });
        let values = ValueName::ALL.iter().filter(|name| self.value_claimed(**name).is_none()).map(|name| {
            let it = plan.jsp.value.get(*name);
            let route = Route::to(PlanFile::Jsp).key("value").key(name.word());
            let due = it.due.as_ref().and_then(Due::day);
            Work { route, id: None, name: name.spoken(), due, moves: &it.moves }
        });
        let actions =
            plan.actions.actions.iter().enumerate().filter(|(index, _)| self.is_action_open(*index));
        let actions = actions.map(|(index, it)| Work {
            route: item(PlanFile::Actions, "actions", index),
            id: Some(&it.id),
            name: &it.id,
            due: it.due.as_ref().and_then(Due::day),
            moves: &it.moves,
        });
        let sessions = self.sessions().filter(|(_, it)| it.delivered_by(self.as_of()).is_none());
        let sessions = sessions.map(|(index, it)| Work {
            route: item(PlanFile::Training, "sessions", index),
            id: Some(&it.id),
            name: &it.id,
            due: it.due.as_ref().and_then(Due::day),
            moves: &it.moves,
        });
        milestones.chain(values).chain(actions).chain(sessions).collect()
    }
}

/// The days that these moves have counted already: those of the holds that they name. One that was made while the hold
/// lasted counted it up to the day on which work was to go on then.
fn counted_by(moves: &[Move], holds: &List<Hold>) -> Vec<(Date, Date)> {
    let spans = moves.iter().filter_map(|it| {
        let mut counting = holds.iter().filter(|hold| hold.withdrawn.is_none());
        let hold = counting.find(|hold| it.hold.get() == Some(&hold.id))?;
        let ended_on = hold.ended_on.or_else(|| hold.resumes_on(it.moved_on.unwrap_or(hold.since)))?;
        Some((hold.since, ended_on))
    });
    let mut spans: Vec<(Date, Date)> = spans.collect();
    spans.sort_unstable();
    spans
}

/// The working days from the first day of a span up to the day after it, those in `counted` left out.
fn lost_days(calendar: &Calendar, (since, ended_on): (Date, Date), counted: Vec<(Date, Date)>) -> i64 {
    let working = |from: Date, to: Date| calendar.working_days_between(from.plus_days(-1), to.plus_days(-1));
    let mut lost = 0;
    let mut from = since;
    for (start, end) in counted {
        if from < start.min(ended_on) {
            lost += working(from, start.min(ended_on));
        }
        from = from.max(end);
    }
    if from < ended_on { lost + working(from, ended_on) } else { lost }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holds: [\
                        {id: H-1, since: 2026-04-06, ended_on: 2026-04-08}, {id: H-2, since: 2026-04-07}]}";

    #[test]
    fn a_hold_moves_what_is_open_and_planned_on_or_after_its_first_day() {
        let jsp = "value: {first: {due: 2026-04-30}, quick_win: {due: 2026-04-10, reached_on: 2026-03-19}}
milestones:
  - {id: M-before, title: a, due: 2026-04-06}
  - {id: M-in, title: b, due: 2026-04-07}
  - {id: M-after, title: c, due: 2026-04-24}
  - {id: M-done, title: d, due: 2026-04-24, done_on: 2026-04-02}
  - {id: M-moved, title: e, due: 2026-04-28, moves: [{from: 2026-04-24, to: 2026-04-28, moved_on: 2026-04-08, hold: H-1}]}
";
        let actions =
            "actions: [{id: A-1, title: f, due: M-after -5wd}, {id: A-2, title: g, due: 2026-04-11}]";
        let sessions = "sessions: [{id: T-1, due: 2026-04-20}, {id: T-2, due: M-after +5d}, {id: T-3, due: 2026-04-20, delivered_on: 2026-04-02}]";
        let plan = plan_from(&[
            ("onboarding.yaml", HEAD),
            ("jsp.yaml", jsp),
            ("actions.yaml", actions),
            ("training.yaml", sessions),
        ]);
        let at = PlanAt::of(plan, &Basis::on(date("2026-04-14")));
        let shifts = at.shifts_by(&at.plan.onboarding.holds[1], date("2026-04-14"));
        let said: Vec<String> =
            shifts.iter().map(|it| format!("{} {} {}", it.route, it.from, it.to)).collect();
        // Tuesday to Monday are five working days; the first of them is counted in the move that names H-1.
        assert_eq!(
            said,
            [
                "jsp.yaml:milestones[1] 2026-04-07 2026-04-14",
                "jsp.yaml:milestones[2] 2026-04-24 2026-05-01",
                "jsp.yaml:milestones[4] 2026-04-28 2026-05-04",
                "jsp.yaml:value.first 2026-04-30 2026-05-07",
                "actions.yaml:actions[1] 2026-04-11 2026-04-20",
                "training.yaml:sessions[0] 2026-04-20 2026-04-27",
            ]
        );
        assert_eq!(at.shifts_by(&at.plan.onboarding.holds[1], date("2026-04-07")), []);
    }

    #[test]
    fn what_was_moved_when_the_hold_began_moves_by_the_rest_of_it() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holds: [\
                    {id: H-1, since: 2026-04-06, resumes_on: 2026-04-13, moves: [\
                    {from: 2026-04-10, to: 2026-04-13, moved_on: 2026-04-09}]}]}";
        let jsp = "milestones: [{id: M, due: 2026-04-24, moves: [{from: 2026-04-20, to: 2026-04-24, moved_on: 2026-04-06, hold: H-1}]}]";
        let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", jsp)]);
        let at = PlanAt::of(plan, &Basis::on(date("2026-04-13")));
        let shifts = at.shifts_by(&at.plan.onboarding.holds[0], date("2026-04-13"));
        // Monday to Thursday were counted; Friday was not known then.
        assert_eq!((shifts.len(), shifts[0].to), (1, date("2026-04-27")));
    }
}
