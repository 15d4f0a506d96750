//! Every planned day of a plan that may move, whatever it is a day of: what checks look at, and what a hold shifts.

use super::PlanAt;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::model::{ContactKind, Due, Hold, List, Move, PlanFile};
use crate::route::Route;

/// A planned day.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<'a> {
    /// What it is a day of, as a message calls it: ``milestone `M-import` ``.
    pub what: String,
    /// The id of that, where it stands in a list.
    pub id: Option<&'a str>,
    /// The key that has it.
    pub key: &'static str,
    /// The day as it is written.
    pub due: Option<Due>,
    /// How it moved.
    pub moves: &'a [Move],
    /// The entry that has it.
    pub route: Route,
    /// Whether what it is a day of is still to come.
    pub is_open: bool,
    /// Whether a hold moves it: work does, a day on which something is judged or decided does not.
    pub is_work: bool,
}

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

impl PlanAt {
    /// Every planned day, in the order of the files.
    pub fn planned_dates(&self) -> Vec<Planned<'_>> {
        let item = |file, list, at| Route::to(file).key(list).index(at);
        let plan = &self.plan;
        let holds = plan.onboarding.holds.iter().enumerate().map(|(index, hold)| Planned {
            what: format!("the hold `{}`", hold.id),
            id: Some(&hold.id),
            key: "resumes_on",
            due: hold.resumes_on.map(Due::Day),
            moves: &hold.moves,
            route: item(PlanFile::Onboarding, "holds", index),
            is_open: hold.is_running_on(self.as_of()),
            is_work: false,
        });
        let milestones = plan.jsp.milestones.iter().enumerate().map(|(index, milestone)| Planned {
            what: format!("milestone `{}`", milestone.id),
            id: Some(&milestone.id),
            key: "due",
            due: milestone.due.map(Due::Day),
            moves: &milestone.moves,
            route: item(PlanFile::Jsp, "milestones", index),
            is_open: self.is_open(index),
            is_work: true,
        });
        let actions = plan.actions.actions.iter().enumerate().map(|(index, action)| Planned {
            what: format!("action `{}`", action.id),
            id: Some(&action.id),
            key: "due",
            due: action.due.clone(),
            moves: &action.moves,
            route: item(PlanFile::Actions, "actions", index),
            is_open: self.is_action_open(index),
            is_work: true,
        });
        let asks = plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind == ContactKind::Ask);
        let asks = asks.map(|(index, ask)| Planned {
            what: format!("ask `{}`", ask.id),
            id: Some(&ask.id),
            key: "due",
            due: ask.due.clone(),
            moves: &ask.moves,
            route: item(PlanFile::Contacts, "contacts", index),
            is_open: ask.asked_by(self.as_of()).is_some() && ask.answered_by(self.as_of()).is_none(),
            is_work: false,
        });
        let decisions = plan.decisions.decisions.iter().enumerate().map(|(index, decision)| Planned {
            what: format!("decision `{}`", decision.id),
            id: Some(&decision.id),
            key: "due",
            due: decision.due.clone(),
            moves: &decision.moves,
            route: item(PlanFile::Decisions, "decisions", index),
            is_open: decision.decided_on.is_none_or(|on| on > self.as_of()),
            is_work: false,
        });
        let risks = plan.risks.risks.iter().enumerate().map(|(index, risk)| Planned {
            what: format!("risk `{}`", risk.id),
            id: Some(&risk.id),
            key: "due",
            due: risk.due.clone(),
            moves: &risk.moves,
            route: item(PlanFile::Risks, "risks", index),
            is_open: risk.is_open_on(self.as_of()),
            is_work: false,
        });
        let sessions = plan.training.sessions.iter().enumerate().map(|(index, session)| Planned {
            what: format!("session `{}`", session.id),
            id: Some(&session.id),
            key: "due",
            due: session.due.clone(),
            moves: &session.moves,
            route: item(PlanFile::Training, "sessions", index),
            is_open: session.is_planned_on(self.as_of()) && session.delivered_by(self.as_of()).is_none(),
            is_work: true,
        });
        let logs = decisions.chain(risks).chain(asks).chain(sessions);
        holds
            .chain(self.planned_promises())
            .chain(self.planned_goals())
            .chain(milestones)
            .chain(self.planned_value())
            .chain(actions)
            .chain(logs)
            .collect()
    }

    fn planned_promises(&self) -> impl Iterator<Item = Planned<'_>> {
        let commitments = self.plan.handoff.commitments.iter().enumerate();
        commitments.map(|(index, commitment)| Planned {
            what: format!("commitment `{}`", commitment.id),
            id: Some(&commitment.id),
            key: "due",
            due: commitment.due.clone(),
            moves: &commitment.moves,
            route: Route::to(PlanFile::Handoff).key("commitments").index(index),
            is_open: commitment.is_owed_on(self.as_of()),
            is_work: false,
        })
    }

    fn planned_goals(&self) -> impl Iterator<Item = Planned<'_>> {
        let day = self.as_of();
        let outcomes = self.plan.jsp.outcomes.iter().enumerate().map(move |(index, outcome)| Planned {
            what: format!("outcome `{}`", outcome.id),
            id: Some(&outcome.id),
            key: "due",
            due: outcome.due.clone(),
            moves: &outcome.moves,
            route: Route::to(PlanFile::Jsp).key("outcomes").index(index),
            is_open: outcome.is_in_plan(day) && outcome.claimed_by(day).is_none(),
            is_work: false,
        });
        let objectives = self.plan.jsp.objectives.iter().enumerate().map(move |(index, objective)| Planned {
            what: format!("objective `{}`", objective.id),
            id: Some(&objective.id),
            key: "due",
            due: objective.due.clone(),
            moves: &objective.moves,
            route: Route::to(PlanFile::Jsp).key("objectives").index(index),
            is_open: objective.is_in_plan(day) && objective.claimed_by(day).is_none(),
            is_work: false,
        });
        outcomes.chain(objectives)
    }

    fn planned_value(&self) -> impl Iterator<Item = Planned<'_>> {
        self.plan.jsp.value.all().map(|(name, point)| Planned {
            what: name.spoken().to_owned(),
            id: None,
            key: "due",
            due: point.due.clone(),
            moves: &point.moves,
            route: Route::to(PlanFile::Jsp).key("value").key(name.word()),
            is_open: point.claimed_by(self.as_of()).is_none(),
            is_work: true,
        })
    }

    /// What moves when a hold ends: each open entry with a planned day on or after the first day of the hold, by the
    /// hold's working days that no earlier shift has counted. What hangs on a milestone moves with it.
    pub fn shifts_by(&self, hold: &Hold, ended_on: Date) -> Vec<Shift> {
        // What is judged, decided or asked is owed, hold or not.
        let open = self.planned_dates().into_iter().filter(|planned| planned.is_open && planned.is_work);
        let shift = |planned: Planned<'_>| {
            let from = planned.due.as_ref()?.day().filter(|day| *day >= hold.since)?;
            let counted = counted_by(planned.moves, &self.plan.onboarding.holds);
            let lost = lost_days(&self.calendar, (hold.since, ended_on), counted);
            let to = self.calendar.add_working_days(from, lost);
            (lost > 0).then_some(Shift { route: planned.route, id: planned.id.map(str::to_owned), from, to })
        };
        open.filter_map(shift).collect()
    }
}

/// The days that these moves have counted already: those of the holds that they name. One that was made while the hold
/// lasted counted it up to the day on which work was to go on then.
fn counted_by(moves: &[Move], holds: &List<Hold>) -> Vec<(Date, Date)> {
    let spans = moves.iter().filter_map(|it| {
        let hold = holds.iter().find(|hold| it.hold.get() == Some(&hold.id))?;
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
        let jsp = "milestones:
  - {id: M-before, title: a, due: 2026-04-06}
  - {id: M-in, title: b, due: 2026-04-07}
  - {id: M-after, title: c, due: 2026-04-24}
  - {id: M-done, title: d, due: 2026-04-24, done_on: 2026-04-02}
  - {id: M-moved, title: e, due: 2026-04-28, moves: [{from: 2026-04-24, to: 2026-04-28, moved_on: 2026-04-08, hold: H-1}]}
";
        let actions =
            "actions: [{id: A-1, title: f, due: M-after -5wd}, {id: A-2, title: g, due: 2026-04-11}]";
        let plan = plan_from(&[("onboarding.yaml", HEAD), ("jsp.yaml", jsp), ("actions.yaml", actions)]);
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
                "actions.yaml:actions[1] 2026-04-11 2026-04-20",
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
