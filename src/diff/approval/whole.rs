//! What becomes of a plan as a whole.

use super::gates::{is_said_anew, overwritten, taken_back};
use super::judge::Judge;
use super::{Approval, ApprovalKind, Standing};
use crate::diff::Both;
use crate::diff::entry::EntryChange;
use crate::diff::trouble::Trouble;
use crate::diff::unread::Unread;
use crate::diff::version::Version;
use crate::model::PlanFile;
use crate::phrase::{Count, List};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// What somebody said, signed or decided, by what each is called.
const SAID: [(&str, &str); 7] = [
    ("Signoff", "sign-off"),
    ("Attestation", "attestation"),
    ("Waiver", "waiver"),
    ("NotApplicable", "ruling"),
    ("Confirmation", "confirmation"),
    ("Baseline", "baseline"),
    ("Decision", "decision"),
];

/// What of a plan as a whole needs approval, given what changed in its entries.
pub(super) fn changes(versions: Both<Option<&Version>>, entries: &[EntryChange]) -> Option<Approval> {
    match versions {
        Both { base: Some(base), head: None } => Some(removed(base, entries)),
        Both { base: Some(base), head: Some(head) } => known_otherwise(base, head),
        Both { base: None, .. } => None,
    }
}

/// That a plan is not there any more. Nothing that is left could approve it.
fn removed(base: &Version, entries: &[EntryChange]) -> Approval {
    let lost: Vec<&EntryChange> = entries.iter().flat_map(EntryChange::all).collect();
    let count = |shape: &str| lost.iter().filter(|it| it.shape.name == shape).count();
    let counts = SAID.iter().map(|(shape, noun)| (count(shape), noun)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| Count(count, noun).to_string()).collect();
    let with = if counts.is_empty() { String::new() } else { format!(", with {}", List::and(&counts)) };
    let why = "what was said and signed in it goes with it; an onboarding that is over is closed, and stays";
    let close = commands::close(base.slug(), blank("result"));
    let place = Route::to(PlanFile::Onboarding);
    Approval {
        standing: Standing::Missing(why.to_owned()),
        is_in_head: false,
        remedy: Remedy::run("bring it back, and close it if it is over", close),
        ..Approval::at(
            ApprovalKind::PlanRemoved,
            place,
            "the plan".to_owned(),
            format!("was taken out of the files{with}"),
        )
    }
}

/// That an onboarding ended, or ended otherwise than it had. Nobody has a right to that: whoever reviews it decides.
pub(super) fn of_ending(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let head = &judge.now.plan.onboarding;
    // An end that was kept when another came was told of when it was new.
    if change.of.key == "ended_before" && head.ended_before.iter().all(|it| it.withdrawn.is_some()) {
        return None;
    }
    if let Some(taken) = taken_back(change, "the end of the onboarding", "") {
        return Some(taken);
    }
    if !is_said_anew(change, "ended_on") && change.key("result").is_none() {
        return None;
    }
    let ending = head.ended.as_ref()?;
    let before = change.key("ended_on").and_then(|it| it.before.clone());
    let is_kept = head.ended_before.iter().any(|it| Some(it.ended_on.to_string()) == before);
    let over = if is_kept { String::new() } else { overwritten(change) };
    let said = format!("ended: {}{over}", ending.result);
    Some(Approval {
        subject: "the onboarding".to_owned(),
        by: ending.by.answer().map(str::to_owned),
        on: Some(ending.ended_on),
        ..Approval::of(ApprovalKind::Ended, change, said)
    })
}

/// That a plan is known by another id. It is the same plan, with the rights that it had; whatever names it by its id, and its
/// history, does not find it any more.
fn known_otherwise(base: &Version, head: &Version) -> Option<Approval> {
    let [before, now] = [base, head].map(|it| it.assessment.as_ref());
    let (before, now) = (before?.id(), now?.id());
    if before == now {
        return None;
    }
    let place = Route::to(PlanFile::Onboarding).key("id");
    let said = format!("was `{before}` and is `{now}` now; it is judged as the plan that it was");
    Some(Approval::at(ApprovalKind::IdChanged, place, "the plan".to_owned(), said))
}

/// That files which change cannot be read. Whatever of them somebody would have to approve, nobody can tell.
pub(super) fn unreadable(versions: Both<Option<&Version>>, unread: &Unread) -> Vec<Approval> {
    let slug = versions.head.map(Version::slug).unwrap_or_default();
    let fix = Remedy::run("fix the file, and look again", commands::check(slug));
    let approval = |it: &Trouble, is_in_head: bool| {
        let when = if is_in_head { "cannot be read" } else { "could not be read before the change" };
        let why = "nobody can tell what of it would have to be approved, or who had a right";
        Approval {
            standing: Standing::Missing(why.to_owned()),
            is_in_head,
            remedy: if is_in_head { fix.clone() } else { Remedy::default() },
            ..Approval::at(
                ApprovalKind::Unreadable,
                it.place.clone(),
                format!("`{}`", it.file),
                format!("{when}: {}", it.message),
            )
        }
    };
    let Both { base, head } = &unread.troubles;
    let now = head.iter().map(|it| approval(it, true));
    // One that cannot be read on either side is told once.
    let before = base.iter().filter(|it| head.iter().all(|other| other.file != it.file));
    now.chain(before.map(|it| approval(it, false))).collect()
}

/// That a plan is new in the directory of one that is elsewhere now. By the rights of a new plan whatever it says would be
/// approved: a copy in another directory would leave nothing of those that there were.
pub(in crate::diff) fn in_the_place_of(former: &Version) -> Approval {
    let why = "it begins with the rights of a new plan; one that is new has a directory of its own";
    let id = former.assessment.as_ref().map_or(former.slug(), |it| it.id());
    let said = format!("stands where `{id}` stood, which is elsewhere now");
    let place = Route::to(PlanFile::Onboarding).key("id");
    Approval {
        standing: Standing::Missing(why.to_owned()),
        remedy: Remedy::say("give it a directory of its own, or the plan that stood here its own again"),
        ..Approval::at(ApprovalKind::IdChanged, place, "the plan".to_owned(), said)
    }
}

/// That a plan is new where another of its customer ends by the same change.
pub(in crate::diff) fn instead_of(former: &str) -> Approval {
    let why = "it begins with the rights of a new plan; an onboarding that goes on goes on in its own";
    let said = format!(
        "begins where `{former}` ends by the same change, of the same customer by all but the spelling"
    );
    let place = Route::to(PlanFile::Onboarding).key("customer");
    Approval {
        standing: Standing::Missing(why.to_owned()),
        remedy: Remedy::say("go on in the plan that there is, or begin another one in a change of its own"),
        ..Approval::at(ApprovalKind::IdChanged, place, "the plan".to_owned(), said)
    }
}
