//! Dates that moved, scope that came and went, promises and outcomes.

use super::completed::is_completed;
use super::day_moved::{DayMoved, MovingAct};
use super::judge::{Act, Judge};
use super::{Approval, ApprovalKind, Standing};
use crate::diff::entry::{EntryChange, EntryFate, KeyChange, clause};
use crate::model::{Dropped, Move, Right};
use crate::route::{Route, Step};

/// The last item of a list on the way to a place.
pub(super) fn index(route: &Route) -> Option<usize> {
    route.steps.iter().rev().find_map(|step| match step {
        Step::Index(index) => Some(*index),
        Step::Key(_) => None,
    })
}

/// What of a milestone needs approval.
pub(super) fn of_milestone(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let at = change.head.as_ref().and_then(index);
    let now = at.and_then(|at| judge.now.plan.jsp.milestones.get(at));
    let (moves, dropped) = now.map(|it| (&*it.moves, &*it.dropped)).unwrap_or_default();
    let mut found: Vec<Approval> = scope(judge, change, dropped).into_iter().collect();
    found.extend(moved(judge, change, moves));
    found.extend(of_plan_later(judge, change));
    found
}

/// That a milestone is part of the plan only since a later day: what hung on it before depends on nothing.
fn of_plan_later(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let later = change.key("added_on").filter(|_| change.fate == EntryFate::Changed)?;
    let said = format!("is in the plan only since {} now", later.after.as_ref()?);
    let approval = Approval::of(ApprovalKind::ScopeAdded, change, said);
    let act = Act { entry: &change.name, ..Act::default() };
    Some(drafted(judge, judge.judged(approval, Right::Scope, act)))
}

/// What of a point of value needs approval.
pub(super) fn of_value(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let name = change.of.key.parse().ok();
    let moves = name.map(|name| &*judge.now.plan.jsp.value.get(name).moves).unwrap_or_default();
    moved(judge, change, moves).into_iter().collect()
}

/// That the day of something moved.
fn moved(judge: &Judge<'_>, change: &EntryChange, moves: &[Move]) -> Option<Approval> {
    let due = change.key("due");
    let added = change.under("moves").filter(|it| it.fate != EntryFate::Removed);
    let last = added.filter_map(|it| Some((it.head.as_ref()?, moves.get(index(it.head.as_ref()?)?)?))).last();
    let (record, last) = last.unzip();
    // What came with its first day did not move.
    let is_first = change.fate == EntryFate::Added && last.is_none();
    if change.fate == EntryFate::Removed || is_first || (due.is_none() && last.is_none()) {
        return None;
    }
    let due = due.filter(|_| change.fate == EntryFate::Changed);
    let (from, to) = match (due, last) {
        (Some(due), _) => (due.before.clone(), due.after.clone()),
        (None, Some(it)) => {
            let [from, to] = [&it.from, &it.to].map(|due| due.as_ref().map(ToString::to_string));
            (from, to)
        }
        (None, None) => return None,
    };
    let day = DayMoved {
        entry: change.name.clone(),
        subject: change.subject(),
        from,
        to,
        place: change.route().clone().into(),
        is_counted: change.shape.name == "Milestone",
        act: last.and_then(MovingAct::of),
    };
    let said = due.map_or_else(|| format!("is due on {}", day.days()), KeyChange::said);
    let act = Act {
        by: last.and_then(|it| it.by.answer()),
        on: last.and_then(|it| it.moved_on),
        decision: last.and_then(|it| it.decision.get()),
        entry: &change.name,
    };
    let approval = Approval::of(ApprovalKind::DateMoved, change, said).recorded_at(record);
    let approval = Approval { moved: vec![day], ..approval };
    Some(drafted(judge, judge.judged(approval, Right::Timeline, act)))
}

/// That something came into the plan, left it, or came back.
fn scope(judge: &Judge<'_>, change: &EntryChange, dropped: &[Dropped]) -> Option<Approval> {
    if judge.is_new {
        return None;
    }
    let act = Act { entry: &change.name, ..Act::default() };
    let drops = change.under("dropped").filter(|it| is_dropped_or_back(it));
    let drop = drops.filter_map(|it| Some((it, dropped.get(index(it.head.as_ref()?)?)?))).last();
    let approval = |kind, said: &str| Approval::of(kind, change, format!("{said}{}", about(change)));
    let judged = match (change.fate, drop) {
        (EntryFate::Added, None) => {
            judge.judged(approval(ApprovalKind::ScopeAdded, "is new"), Right::Scope, act)
        }
        (EntryFate::Removed, _) => {
            let why =
                "it is not in the file any more; what leaves a plan is dropped, by somebody and for a reason";
            let standing = Standing::Missing(why.to_owned());
            Approval {
                standing,
                right: Some(Right::Scope),
                ..approval(ApprovalKind::ScopeDropped, "was taken out")
            }
        }
        (_, Some((part, it))) => {
            let (by, on, decision) = (it.by.answer(), Some(it.dropped_on), it.decision.get());
            let act = Act { by, on, decision, ..act };
            let is_back = part.key("restored_on").is_some();
            let (kind, said) = match is_back {
                true => (ApprovalKind::ScopeAdded, "is back in the plan"),
                false => (ApprovalKind::ScopeDropped, "was dropped"),
            };
            let judged =
                judge.judged(approval(kind, said).recorded_at(part.head.as_ref()), Right::Scope, act);
            let is_undecided = !is_back && is_drop_undecided(judge, change, it);
            judge.scope_decided(judged, !is_undecided, &change.name)
        }
        (EntryFate::Changed, None) => return None,
    };
    Some(drafted(judge, judged))
}

/// Whether a drop wants a decision about scope that is not there: by the rule of `dropped-without-decision`, and whatever day
/// is written beside it once the base has the agreement.
fn is_drop_undecided(judge: &Judge<'_>, change: &EntryChange, dropped: &Dropped) -> bool {
    let before = &judge.before;
    let is_dated_back = judge.is_agreed && !before.is_after_agreement(dropped.dropped_on);
    let by_rule = change.head.as_ref().and_then(index).and_then(|at| before.undecided_drop(at)).is_some();
    by_rule || (is_dated_back && !before.is_scope_decided(dropped.decision.get(), &[&change.name]))
}

/// Whether something is dropped by this, comes back, or was dropped with nobody and nothing behind it that is there by now. That
/// it was once and is written otherwise now is told of its past.
pub(super) fn is_dropped_or_back(part: &EntryChange) -> bool {
    let is_back = part.key("restored_on").is_some_and(|it| it.before.is_none());
    part.fate == EntryFate::Added || (part.fate == EntryFate::Changed && (is_back || is_completed(part)))
}

/// Until both sides have agreed on the plan, its days and its scope are nobody's to approve yet.
pub(super) fn drafted(judge: &Judge<'_>, approval: Approval) -> Approval {
    if judge.is_agreed || !approval.standing.is_missing() {
        return approval;
    }
    Approval { standing: Standing::Reviewed, remedy: crate::remedy::Remedy::default(), ..approval }
}

fn about(change: &EntryChange) -> String {
    if change.title.is_empty() { String::new() } else { format!(": {}", change.title) }
}

/// That what the customer bought it for is another.
pub(super) fn of_outcome(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    const GOAL: [&str; 6] = ["statement", "metric", "target", "unit", "due", "source"];
    let goal: Vec<&KeyChange> = GOAL.iter().filter_map(|key| change.key(key)).collect();
    let is_dropped = change.under("dropped").next().is_some();
    let said = match change.fate {
        EntryFate::Added => format!("is new{}", about(change)),
        EntryFate::Removed => format!("was taken out{}", about(change)),
        EntryFate::Changed if is_dropped => format!("was dropped{}", about(change)),
        EntryFate::Changed if goal.is_empty() => return Vec::new(),
        EntryFate::Changed => clause(&goal),
    };
    let approval = Approval::of(ApprovalKind::OutcomeSet, change, said);
    if change.fate == EntryFate::Removed {
        let why = "it is not in the file any more; what the customer wants no more is dropped, for a reason";
        let standing = Standing::Missing(why.to_owned());
        return vec![drafted(judge, Approval { standing, ..approval })];
    }
    // It is the customer's goal: a decision can stand behind it, and need not.
    vec![judge.backed(approval, Right::Scope, &change.name)]
}

/// That a promise was declined.
pub(super) fn of_commitment(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let declined = change.under("declined").filter(|it| it.fate != EntryFate::Removed);
    let now = change.head.as_ref().and_then(index).and_then(|at| judge.now.plan.handoff.commitments.get(at));
    let act = now.and_then(|it| it.declined.as_ref()).map(|it| Act {
        on: it.declined_on,
        decision: it.decision.get(),
        entry: &change.name,
        ..Act::default()
    });
    let approval = |part: &EntryChange, act| {
        let approval = Approval::of(ApprovalKind::Declined, change, format!("was declined{}", about(change)));
        let approval = approval.recorded_at(part.head.as_ref());
        let mut judged = judge.judged(approval, Right::Scope, act);
        if judged.decision.is_none() {
            judged.standing = Standing::Missing("no decision backs it".to_owned());
        }
        judged
    };
    declined.filter_map(|part| Some(approval(part, act?))).collect()
}
