//! What is signed or decided: gates, baselines, confirmations, decisions.

use super::judge::{Act, Judge};
use super::moves::index;
use super::{Approval, ApprovalKind, Standing};
use crate::diff::entry::{EntryChange, EntryFate, KeyChange};
use crate::gate::signed_by_one_of;
use crate::model::{GateName, Right};
use crate::remedy::Remedy;
use crate::route::{Route, Step};

/// The gate that a place belongs to.
pub(super) fn gate_of(route: &Route) -> Option<GateName> {
    match route.steps.get(1)? {
        Step::Key(key) => GateName::from_word(key),
        Step::Index(_) => None,
    }
}

/// That something said or signed was taken back, or is gone from the file; nothing where neither. `what` of the subject that is,
/// where it is not all of it.
pub(super) fn taken_back(change: &EntryChange, subject: &str, what: &str) -> Option<Approval> {
    let approval = |said: &str| {
        let said = [what, said].join(" ").trim().to_owned();
        Approval { subject: subject.to_owned(), ..Approval::of(ApprovalKind::TakenBack, change, said) }
    };
    if change.fate == EntryFate::Removed {
        let why = "it is not in the file any more; what was said stays, and is withdrawn from a day on";
        let standing = Standing::Missing(why.to_owned());
        return Some(Approval { standing, ..approval("was taken out of the file") });
    }
    let part = change.under("withdrawn").next()?;
    let by = part.key("by").and_then(|it| it.after.clone());
    Some(Approval { by, ..approval("was withdrawn") })
}

/// Whether who said something, or when, is other than it was.
pub(super) fn is_said_anew(change: &EntryChange, day: &str) -> bool {
    let keys = ["by", "as", day];
    change.fate == EntryFate::Added || keys.iter().any(|key| change.key(key).is_some())
}

/// What was said before, where somebody wrote over it.
pub(super) fn overwritten(change: &EntryChange) -> String {
    let was = change.keys.iter().filter(|it| it.before.is_some());
    let was: Vec<String> = was.map(KeyChange::said).collect();
    if was.is_empty() { String::new() } else { format!(", written over: {}", was.join("; ")) }
}

/// That a decision is gone from the file, was withdrawn or says something else than it said.
pub(super) fn of_decision(change: &EntryChange) -> Option<Approval> {
    const SAID: [&str; 5] = ["text", "about", "answer", "by", "decided_on"];
    let subject = format!("`{}`", change.name);
    if let Some(taken) = taken_back(change, &subject, "the decision") {
        return Some(taken);
    }
    let other = change.keys.iter().filter(|it| it.before.is_some() && SAID.contains(&it.field.key));
    let other: Vec<String> = other.map(KeyChange::said).collect();
    let said = format!("says something else than it said, written over: {}", other.join("; "));
    (!other.is_empty()).then(|| Approval { subject, ..Approval::of(ApprovalKind::TakenBack, change, said) })
}

/// The moves of a day that are gone from the file, where the entry is still there.
pub(super) fn moves_taken_out(change: &EntryChange) -> Vec<Approval> {
    if matches!(change.fate, EntryFate::Added | EntryFate::Removed) {
        return Vec::new();
    }
    let gone = change.under("moves").filter(|it| it.fate == EntryFate::Removed);
    let subject = format!("`{}`", change.name);
    gone.filter_map(|it| taken_back(it, &subject, "a move of its day")).collect()
}

/// That a gate was signed off.
pub(super) fn of_signoff(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let gate = gate_of(change.route())?;
    let subject = format!("`{gate}`");
    if let Some(taken) = taken_back(change, &subject, "the sign-off") {
        return Some(taken);
    }
    if !is_said_anew(change, "signed_on") {
        return None;
    }
    let at = index(change.head.as_ref()?)?;
    let signoff = judge.now.plan.gates.gates.get(gate)?.signoffs.get(at)?;
    let (by, on, right) = (signoff.by.answer(), signoff.signed_on, gate.right());
    let capacity = signoff.capacity.get().map(str::trim);
    let mut standing = judge.standing(by, right, on);
    if let (Some(by), Some(on), Standing::Covered) = (by, on, &standing)
        && !judge.before.may(by, right, capacity, on)
    {
        let role = capacity.unwrap_or_default();
        let is_so_now = judge.now.may(by, right, capacity, on);
        standing = judge.or_granted(is_so_now, by, right, format!("{by} was no `{role}` with that right"));
    }
    let judged = judge.now.gates.get(gate);
    let does_not_count = judged.reasons.first().map(|it| format!("; it does not count: {}", it.message));
    let said = format!("was signed off{}{}", overwritten(change), does_not_count.unwrap_or_default());
    let remedy = if standing.is_missing() {
        let sign = signed_by_one_of(&judge.before, gate, &judged.criteria, &judge.who_may(right));
        Remedy::run("have somebody with the right sign", sign)
    } else {
        Remedy::default()
    };
    Some(Approval {
        subject,
        by: by.map(str::to_owned),
        on,
        right: Some(right),
        standing,
        decision: signoff.decision.get().map(str::to_owned),
        lacks_evidence: !signoff.evidence.is_answered() && by.is_some_and(|by| judge.is_theirs(by)),
        remedy,
        ..Approval::of(ApprovalKind::Signed, change, said)
    })
}

/// That new days were agreed on.
pub(super) fn of_baseline(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    if let Some(taken) = taken_back(change, "a baseline", "") {
        return Some(taken);
    }
    let baseline = judge.now.plan.jsp.baselines.get(index(change.head.as_ref()?)?)?;
    let days: Vec<String> = change
        .keys
        .iter()
        .filter(|it| it.field.key == "dates")
        .map(|it| {
            let [before, after] = [&it.before, &it.after].map(|day| day.as_deref().unwrap_or("no day"));
            let about = it.about.as_deref().unwrap_or_default();
            if it.before.is_none() {
                format!("`{about}` {after}")
            } else {
                format!("`{about}` {before} → {after}")
            }
        })
        .collect();
    let said = format!("of {}: {}", baseline.agreed_on, days.join(", "));
    let approval = Approval::of(ApprovalKind::Baseline, change, said);
    let act = Act {
        by: baseline.by.answer(),
        on: Some(baseline.agreed_on),
        decision: baseline.decision.get(),
        ..Act::default()
    };
    let mut judged = judge.judged(approval, Right::Timeline, act);
    // A baseline counts by its decision alone, whoever wrote it down.
    if let Some(why) = judge.before.why_baseline_does_not_count(baseline) {
        let is_now = judge.now.why_baseline_does_not_count(baseline).is_none();
        judged.standing =
            judge.or_granted(is_now, baseline.by.or("whoever decided it"), Right::Timeline, why.to_owned());
    } else {
        judged.standing = Standing::Covered;
        judged.remedy = Remedy::default();
    }
    Some(judged)
}

/// That a confirmation was taken back, or is gone.
pub(super) fn of_confirmation(change: &EntryChange) -> Option<Approval> {
    taken_back(change, "a confirmation", "")
}
