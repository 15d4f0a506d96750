//! What waits for a milestone that moved is moved as far: the one command that says so, whoever suggests it.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{Due, Fact, Milestone, Move, Right, Side};
use crate::remedy::{Command, Word, blank, commands};

/// Moves what waits for a milestone by as many working days as it is later than `was`, for the reason and by the decision of
/// that move; where it is no later, by the `least` that puts all of it right.
pub fn to_follow(it: &Assessment, milestone: usize, was: Option<Date>, least: Option<i64>) -> Command {
    let moved = &it.plan.jsp.milestones[milestone];
    let later = was.zip(it.due(milestone)).map(|(was, is)| it.calendar.working_days_between(was, is));
    let days = later.filter(|days| *days > 0).or(least).unwrap_or(1);
    let last = last_move(it, milestone, moved);
    let reason = last.and_then(|it| it.reason.get()).map(str::to_owned);
    let reason = reason.unwrap_or_else(|| format!("moves with {}", moved.id));
    let side = Word::or(last.and_then(|it| it.side).map(Side::word), "side");
    let decision = decision(it, moved, last);
    commands::milestone_shift(it.slug(), &format!("{days}wd"), &moved.id, &reason, side, decision)
}

/// The move that gave a milestone the day for which it is planned.
fn last_move<'a>(it: &Assessment, at: usize, milestone: &'a Milestone) -> Option<&'a Move> {
    let due = it.due(at);
    let leads_here = |one: &&Move| matches!(one.to, Some(Due::Day(to)) if Some(to) == due);
    milestone.moves.last().filter(leads_here)
}

/// The decision behind the move, by its id: the one that it names, or that was made on its day or later and names the
/// milestone. A placeholder where there is none, and the days of an agreed plan are not the CSM's to move.
fn decision(it: &Assessment, milestone: &Milestone, last: Option<&Move>) -> Option<Word> {
    let named = last.and_then(|it| it.decision.get());
    let since = last.and_then(|it| it.moved_on);
    let affects = |id: &str| {
        let about =
            it.made_decisions().map(|(_, it)| it).filter(|it| it.affects.iter().any(|of| of.trim() == id));
        let made = about.filter(|it| since.is_some() && it.decided_on >= since);
        made.last().map(|it| it.id.as_str())
    };
    let is_agreed = it.fact(Fact::PlanAgreed).is_some();
    let may = |csm: &str| it.may(csm, Right::Timeline, None, it.as_of());
    let needs_one = is_agreed && !it.csm().is_some_and(may);
    named.or_else(|| affects(&milestone.id)).map(Word::from).or_else(|| needs_one.then(|| blank("decision")))
}
