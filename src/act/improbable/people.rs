//! What is improbable about who is spoken with, tested or named.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::Remark;
use crate::assessment::Assessment;
use crate::open_work::departed::departed;
use crate::phrase::Count;
use crate::remedy::{Remedy, blank, commands};

/// Live, and nobody has noted that anybody was ever spoken with.
pub(super) fn live_without_contact(old: &Assessment, new: &Assessment) -> Option<Remark> {
    let mut contacts = new.plan.contacts.contacts.iter();
    let was_spoken_with = contacts.any(|it| it.spoken_with(new.as_of()).is_some());
    if old.is_live() || !new.is_live() || was_spoken_with {
        return None;
    }
    let touch = commands::stakeholder_touch(new.slug(), blank("name"));
    let remark = Remark::note("it is live, and no conversation with the customer is noted");
    Some(remark.with(Remedy::run("note when you spoke with them", touch)))
}

/// More people are certified by name than have passed.
pub(super) fn more_certified_than_passed(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let before = certified(old);
    let more = certified(new).into_iter().filter_map(|(id, counts)| {
        let (certified, tested, passed) = counts;
        let passed = passed.filter(|passed| certified > *passed && before.get(id) != Some(&counts))?;
        let tested = tested.map_or_else(String::new, |tested| format!(" of {tested}"));
        let (count, verb) = (Count(certified, "trainee"), if certified == 1 { "is" } else { "are" });
        let said = format!("{count} {verb} certified in `{id}`, but only {passed}{tested} passed");
        let assess = commands::training_assess(new.slug(), id, blank("n"), blank("n"));
        Some(Remark::note(said).with(Remedy::run("correct the count", assess)))
    });
    more.collect()
}

/// For each session how many have passed by name, and how many were tested and passed by the count.
fn certified(at: &Assessment) -> BTreeMap<&str, (usize, Option<u32>, Option<usize>)> {
    let day = at.as_of();
    let sessions = at.plan.training.sessions.iter().map(|session| {
        let tries = session.tries.iter().filter(|it| it.passed == Some(true) && it.taken_by(day).is_some());
        let names: BTreeSet<String> = tries.filter_map(|it| Some(at.key_of(it.by.get()?))).collect();
        let (tested, passed) = session.results_on(day);
        let passed = passed.and_then(|passed| usize::try_from(passed).ok());
        (session.id.as_str(), (names.len(), tested, passed))
    });
    sessions.collect()
}

/// Somebody has left, and has something open that was not theirs before, or that they were still there for.
pub(super) fn work_of_departed(old: &Assessment, new: &Assessment) -> Vec<Remark> {
    let key = |at: &Assessment, name: &str, what: &str| (at.key_of(name), what.to_owned());
    let before = departed(old);
    let before = before.iter().flat_map(|it| it.work.iter().map(|work| key(old, &it.name, &work.what)));
    let before: BTreeSet<_> = before.collect();
    let fresh = departed(new).into_iter().filter_map(|mut left| {
        left.work.retain(|work| !before.contains(&key(new, &left.name, &work.what)));
        (!left.work.is_empty()).then(|| Remark::warning(left.to_string()).with(left.remedy(new)))
    });
    fresh.collect()
}
