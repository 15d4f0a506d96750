//! What is signed or decided: gates, baselines, confirmations, decisions.

use super::completed::{completed_by, is_completed};
use super::evidence::shows;
use super::judge::{Act, Judge};
use super::moves::{drafted, index};
use super::{Approval, ApprovalKind, Standing};
use crate::assessment::Assessment;
use crate::diff::entry::{EntryChange, EntryFate, KeyChange, clause};
use crate::gate::{ReasonKind, signed_by_one_of};
use crate::model::{Confirmed, GateName, Right, Role, Side};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, commands};
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
    // One that is gone, or of another day, takes nothing back: the contrary.
    let part = change.under("withdrawn").find(|it| it.fate == EntryFate::Added)?;
    let by = part.key("by").and_then(|it| it.after.clone());
    Some(Approval { by, ..approval("was withdrawn") })
}

/// Whether who said something, or when, is other than it was, or it counts by now and did not.
pub(super) fn is_said_anew(change: &EntryChange, day: &str) -> bool {
    let keys = ["by", "as", day];
    let is_other = keys.iter().any(|key| change.key(key).is_some());
    change.fate == EntryFate::Added || is_other || is_completed(change)
}

/// What was said before, where somebody wrote over it.
pub(super) fn overwritten(change: &EntryChange) -> String {
    let was = change.keys.iter().filter(|it| it.before.is_some());
    let was: Vec<String> = was.map(KeyChange::said).collect();
    let added = completed_by(change);
    match (was.is_empty(), added.is_empty()) {
        (false, _) => format!(", written over: {}", was.join("; ")),
        (true, false) => format!("; {} came later, and it counts from its old day", List::and(&added)),
        (true, true) => String::new(),
    }
}

/// What is missing where somebody wrote over who said something, when, or until when. It was said all the same.
pub(super) fn unless_overwritten(judged: Approval, change: &EntryChange, day: &str) -> Approval {
    if !is_written_over(change, &["by", "as", day, "until"]) {
        return judged;
    }
    let why = "it is written over what was said before; that is withdrawn, and said anew beside it";
    Approval { standing: Standing::Missing(why.to_owned()), ..judged }
}

/// Whether an entry that stays in the file says something else than it said under one of some keys.
fn is_written_over(change: &EntryChange, keys: &[&str]) -> bool {
    let is_other = |key: &&str| change.key(key).is_some_and(|it| it.before.is_some());
    change.fate == EntryFate::Changed && keys.iter().any(is_other)
}

/// That a decision is gone from the file, was withdrawn or says something else than it said.
pub(super) fn of_decision(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    const SAID: [&str; 5] = ["text", "about", "answer", "by", "decided_on"];
    let subject = format!("`{}`", change.name);
    if let Some(taken) = taken_back(change, &subject, "the decision") {
        return Some(taken);
    }
    if let Some(wider) = wider(judge, change) {
        let why = "what else is decided is a decision of its own, by somebody and on a day";
        let approval = Approval::of(ApprovalKind::TakenBack, change, wider);
        return Some(Approval { subject, standing: Standing::Missing(why.to_owned()), ..approval });
    }
    let other = change.keys.iter().filter(|it| it.before.is_some() && SAID.contains(&it.field.key));
    let other: Vec<String> = other.map(KeyChange::said).collect();
    let said = format!("says something else than it said, written over: {}", other.join("; "));
    (!other.is_empty()).then(|| Approval { subject, ..Approval::of(ApprovalKind::TakenBack, change, said) })
}

/// What a decision that was made affects by now and did not, or decides more widely since it names nothing any more.
fn wider(judge: &Judge<'_>, change: &EntryChange) -> Option<String> {
    change.key("affects").filter(|_| change.fate == EntryFate::Changed)?;
    let of = |at: &Assessment| {
        let it = at.plan.decisions.decisions.iter().find(|it| it.id == change.name)?;
        it.decided_on?;
        Some(it.affects.iter().map(|id| id.trim().to_owned()).collect::<Vec<_>>())
    };
    let (was, is) = (of(judge.base?)?, of(judge.now)?);
    let more: Vec<String> = is.iter().filter(|id| !was.contains(id)).map(|id| format!("`{id}`")).collect();
    if !more.is_empty() {
        return Some(format!("affects {} as well since it was made", List::and(&more)));
    }
    (is.is_empty() && !was.is_empty()).then(|| "names nothing any more that it affects".to_owned())
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
    let mut remedy = if standing.is_missing() {
        let sign = signed_by_one_of(&judge.before, gate, &judged.criteria, &judge.who_may(right));
        Remedy::run("have somebody with the right sign", sign)
    } else {
        Remedy::default()
    };
    // The first of two signatures counts for what it is: one of two.
    let void = judged.reasons.iter().find(|it| it.kind != ReasonKind::SecondMissing);
    if let Some(void) = void.filter(|_| !standing.is_missing()) {
        standing = Standing::Missing(format!("it does not count: {}", void.message));
        remedy = Remedy::run("see what would open the gate", commands::gate(judge.now.slug(), gate));
    }
    let said = format!("was signed off{}", overwritten(change));
    let judged = Approval {
        subject,
        by: by.map(str::to_owned),
        on,
        right: Some(right),
        standing,
        decision: signoff.decision.get().map(str::to_owned),
        lacks_evidence: judge.is_unshown(by, &signoff.evidence),
        remedy,
        ..Approval::of(ApprovalKind::Signed, change, said)
    };
    Some(unless_overwritten(judged, change, "signed_on"))
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

/// That something was confirmed, or that a confirmation was taken back, written over or is gone.
pub(super) fn of_confirmation(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let now = &judge.now.plan.jsp.confirmations;
    let it = change.head.as_ref().and_then(index).and_then(|at| now.get(at));
    let subject = it.map_or_else(|| "a confirmation".to_owned(), |it| format!("`{}`", it.fact));
    if let Some(taken) = taken_back(change, &subject, if it.is_some() { "the confirmation" } else { "" }) {
        return Some(taken);
    }
    let (it, is_anew) = (it?, is_said_anew(change, "confirmed_on") || change.key("side").is_some());
    // An empty row waits for somebody's word.
    let on = it.confirmed_on.filter(|_| is_anew)?;
    let judged_on = if is_completed(change) { judge.now.as_of() } else { on };
    let standing = match it.by.answer() {
        None => Standing::Missing("nobody is named, so that it is nobody's word".to_owned()),
        Some(by) if it.fact == Confirmed::SuccessConfirmed => {
            let is_sponsor = |at: &PlanAt| at.has_role(by, Role::ExecutiveSponsor, judged_on);
            match (is_sponsor(&judge.before), is_sponsor(judge.now)) {
                (true, _) => Standing::Covered,
                (false, true) => {
                    Standing::GrantedHere(format!("{by} is executive sponsor by this change alone"))
                }
                (false, false) => {
                    Standing::Missing(format!("only the executive sponsor may, which {by} was not"))
                }
            }
        }
        Some(_) => Standing::Covered,
    };
    let is_theirs = match it.by.answer() {
        Some(by) => judge.is_theirs(by),
        None => it.side == Some(Side::Customer),
    };
    let said = format!("was confirmed{}", overwritten(change));
    let judged = Approval {
        subject,
        by: it.by.answer().map(str::to_owned),
        on: Some(on),
        standing,
        lacks_evidence: is_theirs && !shows(&it.evidence),
        ..Approval::of(ApprovalKind::Confirmed, change, said)
    };
    Some(unless_overwritten(judged, change, "confirmed_on"))
}

/// That the plan is put on hold, or that a hold lasts otherwise than it did: all days of the plan move with it.
pub(super) fn of_hold(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let it = change.head.as_ref().and_then(index).and_then(|at| judge.now.plan.onboarding.holds.get(at))?;
    let moves = change.under("moves").filter(|it| it.fate == EntryFate::Added);
    let moved = moves.filter_map(|part| it.moves.get(index(part.head.as_ref()?)?)).last();
    let keys = ["since", "resumes_on", "ended_on", "side", "by"];
    let keys: Vec<&KeyChange> = keys.iter().filter_map(|key| change.key(key)).collect();
    let is_new = change.fate == EntryFate::Added;
    let is_over = keys.iter().all(|it| it.field.key == "ended_on" && it.before.is_none());
    // That work goes on takes nothing but the day.
    if !is_new && is_over && moved.is_none() {
        return None;
    }
    let until = it.ended_on.or(it.resumes_on).map(|until| format!(" until {until}")).unwrap_or_default();
    let said = if is_new { format!("stops the clock since {}{until}", it.since) } else { clause(&keys) };
    let said = match judge.base.and_then(|base| base.last_entry()).filter(|(last, _)| it.since < *last) {
        Some((last, _)) if is_new || change.key("since").is_some() => {
            format!("{said}, dated back: work was written down on {last}")
        }
        _ => said,
    };
    let (by, on) = match moved {
        Some(moved) => (moved.by.answer(), moved.moved_on),
        None if is_new => (it.by.answer(), Some(it.since)),
        None => (None, None),
    };
    let decision = moved.and_then(|it| it.decision.get());
    let act = Act { by, on, decision, entry: &change.name };
    let mut judged = judge.judged(Approval::of(ApprovalKind::Hold, change, said), Right::Timeline, act);
    if is_written_over(change, &["since", "ended_on", "side", "by"]) {
        let why = "it is written over how the plan stood; a hold ends, and another one begins";
        judged.standing = Standing::Missing(why.to_owned());
    }
    Some(drafted(judge, judged))
}
