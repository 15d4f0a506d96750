//! Promises of the sale that were kept, and those that were broken.

use std::collections::BTreeMap;

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::Commitment;

/// A promise of which something became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its id.
    pub id: String,
    /// What was promised; its id where nobody wrote that down.
    pub text: String,
    /// What became of it.
    pub fate: PromiseFate,
    /// Who decided that, of one that was declined by a decision.
    pub decided_by: Option<String>,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseFate {
    /// It was kept on a day.
    Kept(Date),
    /// Its day passed.
    Missed(Date),
    /// Somebody declined it.
    Declined,
}

impl Alike for Promise {
    fn is_like(&self, other: &Self) -> bool {
        self.id == other.id && self.fate == other.fate
    }
}

/// What a promise had come to by a day.
fn fates(it: &Assessment) -> BTreeMap<&str, (&Commitment, PromiseFate)> {
    let day = it.as_of();
    let overdue = it.overdue_commitments().map(|(_, one, due)| (one, PromiseFate::Missed(due)));
    let settled = it.commitments().filter_map(|(_, one)| {
        let kept = one.delivered_by(day).map(PromiseFate::Kept);
        Some((one, kept.or_else(|| one.declined_by(day).map(|_| PromiseFate::Declined))?))
    });
    overdue.chain(settled).map(|(one, fate)| (one.id.as_str(), (one, fate))).collect()
}

/// What became of promises from one state of a plan to another, by their ids.
pub(super) fn promises(then: &Assessment, now: &Assessment) -> Vec<Promise> {
    let before = fates(then);
    let kind = |fate: &PromiseFate| std::mem::discriminant(fate);
    let is_news = |(id, (_, fate)): &(&str, (&Commitment, PromiseFate))| {
        before.get(id).is_none_or(|(_, before)| kind(before) != kind(fate))
    };
    let promise = |(id, (one, fate)): (&str, (&Commitment, PromiseFate))| Promise {
        id: id.to_owned(),
        text: one.text.or(id).to_owned(),
        fate,
        decided_by: (fate == PromiseFate::Declined).then(|| decided_by(now, one)).flatten(),
    };
    fates(now).into_iter().filter(is_news).map(promise).collect()
}

/// By whose decision a promise was declined.
fn decided_by(it: &Assessment, promise: &Commitment) -> Option<String> {
    let id = promise.declined_by(it.as_of())?.decision.get()?;
    let (_, decision) = it.made_decisions().find(|(_, decision)| decision.id == id)?;
    decision.by.get().map(str::to_owned)
}
