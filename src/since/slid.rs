//! What came to be late and is: milestones, actions and trainings past their day, blockers that nobody answered in time.

use std::collections::BTreeSet;

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::Side;
use crate::schedule::stuck;
use crate::status::late_entries;

/// Something that is late and was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slid {
    /// `milestone`, `action`, `training` or `blocker`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What; of a blocker, what it holds up.
    pub what: String,
    /// Whose it is, or who is waited for; a side where nobody is named.
    pub owner: Option<String>,
    /// The day that passed.
    pub due: Date,
}

impl Alike for Slid {
    fn is_like(&self, other: &Self) -> bool {
        (self.kind, &self.id) == (other.kind, &other.id)
    }
}

/// What came to be late from one state of a plan to another, by the day that passed; nothing once the onboarding has ended.
pub(super) fn slid(then: &Assessment, now: &Assessment) -> Vec<Slid> {
    let mut slid = late(now);
    if slid.is_empty() {
        return slid;
    }
    let before: BTreeSet<(&str, String)> = late(then).into_iter().map(|it| (it.kind, it.id)).collect();
    slid.retain(|it| !before.contains(&(it.kind, it.id.clone())));
    slid.sort_by(|a, b| (a.due, a.kind, &a.id).cmp(&(b.due, b.kind, &b.id)));
    slid
}

fn late(it: &Assessment) -> Vec<Slid> {
    let entries = late_entries(it).into_iter().map(|(id, late)| Slid {
        kind: late.kind,
        id,
        what: late.what,
        owner: late.owner,
        due: late.on,
    });
    entries.chain(unanswered(it)).collect()
}

/// The blockers that somebody should have answered by now.
fn unanswered(it: &Assessment) -> Vec<Slid> {
    if it.has_ended() {
        return Vec::new();
    }
    let of_entry = stuck(it).into_iter().flat_map(|entry| {
        let what = entry.label;
        let late = entry.waits.into_iter().filter(|wait| it.is_past_answer(wait));
        late.map(move |wait| Slid {
            kind: "blocker",
            id: wait.blocker.id.clone(),
            what: what.to_owned(),
            owner: wait.person.or(wait.side.map(Side::word)).map(str::to_owned),
            due: it.answer_due(&wait),
        })
    });
    of_entry.collect()
}
