//! Whether the rhythm of a plan was kept: updates that were sent or are owed, and who was spoken with.

use std::collections::BTreeSet;

use crate::assessment::{Assessment, UpdateSilence};
use crate::date::Date;
use crate::model::{PlanFile, Side};

/// The rhythm of a plan since an earlier day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// The written updates that were sent, the earliest first.
    pub updates: Vec<SentUpdate>,
    /// By how many days the next one is overdue; none while there is time, and where nobody knows.
    pub update_overdue_days: Option<i64>,
    /// The people of the customer who were spoken with on that day or since, in the order of the file.
    pub spoken_with: Vec<String>,
    /// When anybody of theirs was spoken with last; none where nobody ever was.
    pub last_spoken: Option<Date>,
}

/// An update that was sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentUpdate {
    /// When.
    pub on: Date,
    /// Who wrote it, where that is said.
    pub by: Option<String>,
}

impl Rhythm {
    /// That of a plan beside what it was, or since its signature where it was not there; none once it has ended, and where the
    /// files that would tell cannot be read in full.
    pub(super) fn of(then: Option<&Assessment>, now: &Assessment) -> Option<Self> {
        let is_doubtful =
            |file| now.plan.is_doubtful(file) || then.is_some_and(|then| then.plan.is_doubtful(file));
        if now.has_ended() || is_doubtful(PlanFile::Updates) || is_doubtful(PlanFile::Contacts) {
            return None;
        }
        let before: BTreeSet<SentUpdate> = then.into_iter().flat_map(sent).collect();
        let mut updates: Vec<SentUpdate> = sent(now).filter(|it| !before.contains(it)).collect();
        updates.sort();
        Some(Self {
            updates,
            update_overdue_days: now
                .update_silence()
                .map(UpdateSilence::overdue_days)
                .filter(|days| *days > 0),
            spoken_with: spoken_with(now, then.map_or_else(|| now.signed(), |then| then.as_of())),
            last_spoken: now.last_two_way_contact().map(|(on, _)| on),
        })
    }
}

fn sent(it: &Assessment) -> impl Iterator<Item = SentUpdate> {
    let updates = it.plan.updates.updates.iter();
    updates.filter_map(|update| {
        let on = update.sent_by(it.as_of())?;
        Some(SentUpdate { on, by: update.by.get().map(str::to_owned) })
    })
}

fn spoken_with(it: &Assessment, since: Date) -> Vec<String> {
    let people = it.plan.stakeholders.people.iter().map(|person| &person.name);
    let was_spoken_with = |name: &&String| it.last_contacts().with(name).is_some_and(|(on, _)| *on >= since);
    let of_customer = |name: &&String| it.side_of(name) == Some(Side::Customer);
    people.filter(was_spoken_with).filter(of_customer).cloned().collect()
}
