//! What may have moved the go-live: holds, blockers, and moves of planned days that belong to neither.

use std::collections::BTreeMap;

use super::days::Span;
use crate::date::Date;
use crate::model::{Milestone, Move, PlanFile, Side};
use crate::plan_at::{Blocked, Holds, PlanAt};
use crate::route::Route;

/// What kind of cause it is, in the order in which they are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CauseKind {
    /// The plan stood still by agreement.
    Hold,
    /// A milestone could not go on.
    Blocker,
    /// A planned day was moved, with neither of the two behind it.
    Move,
}

impl CauseKind {
    /// The word in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Blocker => "blocker",
            Self::Move => "move",
        }
    }
}

/// Something that may have moved the go-live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What it is.
    pub kind: CauseKind,
    /// Its first day, or the day of the move. None for a move that does not say when it was made.
    pub since: Option<Date>,
    /// Its id; of a move, that of the milestone.
    pub id: String,
    /// Where it is written.
    pub route: Route,
    /// What the milestone is called that it held up or moved; a hold holds up all.
    pub milestone: Option<String>,
    /// The first day after it. None for a move, and while it lasts.
    pub until: Option<Date>,
    /// The side that had to move, as it is recorded; where that is not, as a move of its own says.
    pub side: Option<Side>,
    /// Why, in somebody's words.
    pub reason: Option<String>,
}

/// What holds up what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The whole plan: the hold of that index.
    All(usize),
    /// The milestone of that index.
    One(usize),
    /// Nothing: it only moved a day.
    Nothing,
}

/// What a cause does to the schedule.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Effect {
    pub(super) reach: Reach,
    /// The days on which it held up what it reaches, before the baseline too.
    pub(super) span: Option<Span>,
    /// Those of them after the baseline was agreed on.
    pub(super) counted: Option<Span>,
    /// Whether it holds things up on the as-of date.
    pub(super) is_open: bool,
    /// By how many working days its moves put off the planned days of milestones, by their indexes.
    pub(super) moved: Vec<(usize, i64)>,
}

/// A cause with what it does.
pub(super) type Found = (Cause, Effect);

/// The causes that lie after `start`, the day on which the baseline was agreed on, among the holds of the plan and what
/// happened to these milestones.
pub(super) fn causes(at: &PlanAt, milestones: &[usize], start: Option<Date>) -> Vec<Found> {
    let mut found = Search { at, start, causes: Vec::new(), holds: BTreeMap::new() };
    found.holds();
    for index in milestones {
        found.milestone(*index);
    }
    let mut causes = found.causes;
    causes.retain(|(_, effect)| effect.counted.is_some() || !effect.moved.is_empty());
    causes.sort_by(|(one, _), (other, _)| key(one).cmp(&key(other)));
    causes
}

/// Holds, blockers, moves; by start, then id.
const fn key(cause: &Cause) -> (CauseKind, Option<Date>, &String, &Route) {
    (cause.kind, cause.since, &cause.id, &cause.route)
}

struct Search<'a> {
    at: &'a PlanAt,
    start: Option<Date>,
    causes: Vec<Found>,
    /// The number of each hold among the causes, by its id; of two with one id the first is meant.
    holds: BTreeMap<&'a str, usize>,
}

impl<'a> Search<'a> {
    fn holds(&mut self) {
        let as_of = self.at.as_of();
        for (index, hold) in self.at.plan.onboarding.holds.iter().enumerate() {
            let Some(span) = Holds::span(hold, as_of) else { continue };
            let is_open = hold.is_running_on(as_of);
            self.holds.entry(&hold.id).or_insert(self.causes.len());
            let cause = Cause {
                kind: CauseKind::Hold,
                since: Some(hold.since),
                id: hold.id.clone(),
                route: Route::to(PlanFile::Onboarding).key("holds").index(index),
                milestone: None,
                until: (!is_open).then_some(span.1),
                side: hold.side,
                reason: hold.reason.get().map(str::to_owned),
            };
            self.push(cause, Reach::All(index), span, is_open);
        }
    }

    fn milestone(&mut self, index: usize) {
        let milestone = &self.at.plan.jsp.milestones[index];
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(index);
        let first = self.causes.len();
        let blocked = self.at.blocked(index);
        for it in &blocked {
            let cause = Cause {
                kind: CauseKind::Blocker,
                since: Some(it.since),
                id: it.blocker.id.clone(),
                route: entry.clone().key("blockers").index(it.index),
                milestone: Some(milestone.label().to_owned()),
                until: (!it.is_open).then_some(it.until),
                side: it.side,
                reason: it.blocker.reason.get().map(str::to_owned),
            };
            self.push(cause, Reach::One(index), (it.since, it.until), it.is_open);
        }
        let mut moves: Vec<(usize, &Move)> = milestone.moves.iter().enumerate().collect();
        moves.sort_by_key(|(_, it)| it.moved_on);
        for (number, it) in moves {
            let Some(days) = self.days_of(it) else { continue };
            match self.owner(it, &blocked, first) {
                Some(owner) => {
                    let (cause, effect) = &mut self.causes[owner];
                    cause.side = cause.side.or(it.side);
                    effect.moved.push((index, days));
                }
                None => self.moved(index, milestone, (number, it), days),
            }
        }
    }

    /// A move with nothing behind it.
    fn moved(&mut self, index: usize, milestone: &Milestone, (number, it): (usize, &Move), days: i64) {
        let entry = Route::to(PlanFile::Jsp).key("milestones").index(index);
        let cause = Cause {
            kind: CauseKind::Move,
            since: it.moved_on,
            id: milestone.id.clone(),
            route: entry.key("moves").index(number),
            milestone: Some(milestone.label().to_owned()),
            until: None,
            side: it.side,
            reason: it.reason.get().map(str::to_owned),
        };
        let moved = vec![(index, days)];
        self.causes.push((
            cause,
            Effect { reach: Reach::Nothing, span: None, counted: None, is_open: false, moved },
        ));
    }

    /// The working days by which a move put off a planned day, if it was made by now and after the baseline.
    fn days_of(&self, it: &Move) -> Option<i64> {
        let (from, to) = (it.from.as_ref()?.day()?, it.to.as_ref()?.day()?);
        // One that does not say when was always made, so that every baseline knew of it but the first day itself.
        let is_after = self.start.is_none_or(|start| it.moved_on.is_some_and(|on| on > start));
        let is_made = it.moved_on.is_none_or(|on| on <= self.at.as_of());
        (is_after && is_made).then(|| self.at.calendar.working_days_since(from, to))
    }

    /// The cause to which a move belongs: the hold that it names, else the blocker of its milestone that was open on its
    /// day; of several, the one that had lasted longest.
    fn owner(&self, it: &Move, blocked: &[Blocked<'_>], first: usize) -> Option<usize> {
        if let Some(hold) = it.hold.get().and_then(|id| self.holds.get(id)) {
            return Some(*hold);
        }
        let on = it.moved_on?;
        let open = blocked.iter().enumerate().filter(|(_, it)| it.since <= on && on < it.until);
        open.min_by_key(|(number, it)| (it.since, *number)).map(|(number, _)| first + number)
    }

    fn push(&mut self, cause: Cause, reach: Reach, span: Span, is_open: bool) {
        let from = self.start.map_or(span.0, |start| span.0.max(start.plus_days(1)));
        let counted = (from < span.1).then_some((from, span.1));
        self.causes.push((cause, Effect { reach, span: Some(span), counted, is_open, moved: Vec::new() }));
    }
}
