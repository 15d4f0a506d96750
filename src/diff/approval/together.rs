//! What one act moved is one approval, with all that it moved: the same person on the same day for the same reason.

use std::collections::BTreeMap;

use super::Approval;
use super::day_moved::{DayMoved, MovingAct};
use super::judge::Judge;
use crate::finding::Place;
use crate::phrase::{Count, List};

/// What tells whether two approvals of one act stand alike.
type Alike = (MovingAct, Option<String>, Option<String>, &'static str, Option<String>, bool);

/// The same approvals, those of one act as one, where the first of them is.
pub(super) fn together(judge: &Judge<'_>, found: Vec<Approval>) -> Vec<Approval> {
    let mut told: Vec<Approval> = Vec::new();
    let mut first_of: BTreeMap<Alike, usize> = BTreeMap::new();
    for approval in found {
        let known = alike(&approval).map(|key| *first_of.entry(key).or_insert(told.len()));
        match known.filter(|at| *at < told.len()) {
            Some(at) => join(&mut told[at], approval),
            None => told.push(approval),
        }
    }
    for approval in told.iter_mut().filter(|it| it.moved.len() > 1) {
        approval.subject = subject(&approval.moved);
        approval.said = "are due on another day".to_owned();
        if let (true, Some(right)) = (approval.standing.is_missing(), approval.right) {
            let entries: Vec<&str> = approval.moved.iter().map(|it| it.entry.as_str()).collect();
            approval.remedy = judge.to_decide(right, &entries);
        }
    }
    told
}

fn alike(it: &Approval) -> Option<Alike> {
    let [only] = it.moved.as_slice() else { return None };
    let why = it.standing.why().map(str::to_owned);
    Some((only.act.clone()?, it.by.clone(), it.decision.clone(), it.standing.word(), why, it.lacks_evidence))
}

fn join(first: &mut Approval, other: Approval) {
    let records: Vec<Place> = first.records().chain(other.records()).cloned().collect();
    first.records = records;
    first.moved.extend(other.moved);
}

/// `13 milestones and first value`.
fn subject(moved: &[DayMoved]) -> String {
    let counted = moved.iter().filter(|it| it.is_counted).count();
    let counted = (counted > 0).then(|| Count(counted, "milestone").to_string());
    let named = moved.iter().filter(|it| !it.is_counted).map(|it| it.subject.clone());
    List::and(&counted.into_iter().chain(named).collect::<Vec<_>>()).to_string()
}
