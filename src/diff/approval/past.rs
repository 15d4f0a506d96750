//! What was written down of the past and is gone from the files, or reads otherwise: one rule for every kind of entry, by
//! what the table of fields says of its keys.
//!
//! Nothing of the past is deleted: it is withdrawn, dropped or reopened from a day on, so that how things stood before can
//! still be read. Whoever erases it lacks an approval, whatever it was; what was written over is for whoever reviews it.

use std::collections::BTreeSet;

use super::gates::gate_of;
use super::judge::Judge;
use super::{Approval, ApprovalKind, Standing};
use crate::diff::entry::{EntryChange, EntryFate, KeyChange};
use crate::fields::Kind;

/// What somebody said, signed or decided: who and when is told by what each of them is.
const TOLD_BY_KIND: [&str; 10] = [
    "Attestation",
    "Baseline",
    "Confirmation",
    "Decision",
    "Ending",
    "Hold",
    "NotApplicable",
    "Second",
    "Signoff",
    "Waiver",
];

/// What takes something back from a day on. Without it, or with a later day, what was taken back would count again.
const TAKES_BACK: [&str; 2] = ["Dropped", "Withdrawn"];

/// What of an entry's past is gone, or reads otherwise, beside what is told of it already.
pub(super) fn of_entry(judge: &Judge<'_>, change: &EntryChange, told: &[Approval]) -> Vec<Approval> {
    let mut found = Vec::new();
    let subject = match gate_of(change.route()) {
        Some(gate) => format!("{} of `{gate}`", change.subject()),
        None => change.subject(),
    };
    Past { judge, told }.gather(change, &subject, &BTreeSet::new(), &mut found);
    found
}

/// The past of an entry, and what is told of it already.
struct Past<'p, 'a> {
    judge: &'p Judge<'a>,
    told: &'p [Approval],
}

impl Past<'_, '_> {
    fn gather(&self, change: &EntryChange, subject: &str, kept: &BTreeSet<&str>, found: &mut Vec<Approval>) {
        if change.fate == EntryFate::Removed {
            found.extend(self.erased(change, subject, kept));
            return;
        }
        let reopened: BTreeSet<&str> = kept_by_reopening(change).collect();
        let kept: BTreeSet<&str> = kept.union(&reopened).copied().collect();
        found.extend(self.rewritten(change, subject, &kept));
        for part in &change.parts {
            self.gather(part, &format!("{} of {subject}", part.subject()), &kept, found);
        }
    }

    /// An entry that is not in the file any more, and had a past there or a way of its own to leave it.
    fn erased(&self, change: &EntryChange, subject: &str, kept: &BTreeSet<&str>) -> Option<Approval> {
        let day = days(change).next();
        let is_kept = day.and_then(|it| it.before.as_deref()).is_some_and(|day| kept.contains(day));
        let is_there = |it: &&Approval| it.place == change.route().clone().into();
        // Until both sides have agreed on it, what is only planned comes and goes.
        let is_binding = self.judge.is_agreed || has_past(change);
        let is_told = self.told.iter().filter(is_there).any(|it| it.standing.is_missing() || !is_binding);
        if is_told || is_kept || !(has_past(change) || may_leave(change)) {
            return None;
        }
        let of_day = day.and_then(KeyChange::was).map(|it| format!(" ({it})")).unwrap_or_default();
        let why =
            "it is not in the file any more; what was written down stays, and is taken back from a day on";
        let said = format!("was taken out of the file{of_day}");
        Some(approval(ApprovalKind::Erased, change, subject, said, is_binding.then_some(why)))
    }

    /// Whether a day of a move that is written over is told as a date that moved.
    fn is_told_as_moved(&self, change: &EntryChange, key: &KeyChange) -> bool {
        let is_day = change.shape.name == "Move" && matches!(key.field.kind, Kind::Planned);
        is_day && self.told.iter().any(|it| it.kind == ApprovalKind::DateMoved)
    }

    /// The facts of an entry that it holds no more, or otherwise.
    fn rewritten(&self, change: &EntryChange, subject: &str, kept: &BTreeSet<&str>) -> Vec<Approval> {
        let is_kept = |it: &&KeyChange| it.before.as_deref().is_some_and(|it| kept.contains(it));
        let facts: Vec<&KeyChange> = change
            .keys
            .iter()
            .filter(|it| it.before.is_some() && !it.is_kept && is_fact(change, it))
            .filter(|it| !is_kept(it) && !self.is_told_as_moved(change, it))
            .collect();
        // What shows something that was not goes with it.
        let is_undone = facts.iter().any(|it| it.after.is_none() && is_past_day(it));
        let (gone, other): (Vec<&KeyChange>, Vec<&KeyChange>) =
            facts.into_iter().partition(|it| is_undone && it.after.is_none());
        let said = |keys: &[&KeyChange]| keys.iter().map(|it| it.said()).collect::<Vec<_>>().join("; ");
        let erased = (!gone.is_empty()).then(|| {
            let why = "that it was is not in the file any more; what is so no longer is taken back, reopened or restored";
            approval(ApprovalKind::Erased, change, subject, said(&gone), Some(why))
        });
        let takes_back = TAKES_BACK.contains(&change.shape.name);
        let why = takes_back
            .then_some("what was taken back counts again by it; what is said anew is said with its own day");
        let rewritten = (!other.is_empty()).then(|| {
            let said = format!("is written over: {}", said(&other));
            approval(ApprovalKind::Rewritten, change, subject, said, why)
        });
        erased.into_iter().chain(rewritten).collect()
    }
}

fn approval(
    kind: ApprovalKind,
    change: &EntryChange,
    subject: &str,
    said: String,
    why: Option<&str>,
) -> Approval {
    let standing = why.map_or(Standing::Reviewed, |why| Standing::Missing(why.to_owned()));
    Approval { subject: subject.to_owned(), standing, ..Approval::of(kind, change, said) }
}

/// What an entry that was reopened says under `reopened` of what it was before.
fn kept_by_reopening(change: &EntryChange) -> impl Iterator<Item = &str> {
    let reopened = change.under("reopened").filter(|it| it.fate == EntryFate::Added);
    reopened.flat_map(|it| it.keys.iter().filter_map(|key| key.after.as_deref()))
}

/// Whether a key is the day of something that happened, or that has begun.
const fn is_past_day(key: &KeyChange) -> bool {
    matches!(key.field.kind, Kind::Happened(_) | Kind::Since(_))
}

/// The days of what happened that an entry says no more or otherwise, but for the one on which it was written down.
fn days(change: &EntryChange) -> impl Iterator<Item = &KeyChange> {
    let is_of_it = |it: &&KeyChange| is_past_day(it) && it.before.is_some() && it.field.key != "added_on";
    change.keys.iter().filter(is_of_it)
}

/// Whether anything had happened to an entry, or to a part of it.
fn has_past(change: &EntryChange) -> bool {
    change.all().into_iter().any(|it| days(it).next().is_some())
}

/// Whether there is a way for an entry to leave the plan that leaves it in the file.
fn may_leave(change: &EntryChange) -> bool {
    ["dropped", "withdrawn"].iter().any(|key| change.shape.field(key).is_some())
}

/// Whether a key says something that was so: a day, a number, who was there, what shows it. Owners and plans change, and
/// so do notes.
fn is_fact(change: &EntryChange, key: &KeyChange) -> bool {
    let field = key.field;
    // Since when a gate asks for something, or a plan holds it, is scope.
    let is_scope = ["Criterion", "Milestone"].contains(&change.shape.name);
    if field.key == "added_on" && is_scope && key.after.is_some() {
        return false;
    }
    // That the entries of a list are in another order than they were is told only where the order says something.
    if matches!(field.kind, Kind::Entries(_)) {
        return true;
    }
    if TOLD_BY_KIND.contains(&change.shape.name) {
        return field.key == "evidence";
    }
    if change.shape.is_record && is_of_record(change, key) {
        return true;
    }
    let is_said = matches!(
        field.kind,
        Kind::Happened(_)
            | Kind::Since(_)
            | Kind::Until
            | Kind::Number(..)
            | Kind::Count
            | Kind::Truth
            | Kind::Person(_)
            | Kind::Word
    );
    field.is_timed && (is_said || field.key == "evidence")
}

/// Whether a key of a record of what was says whom or what it was about, or for when it was: with a move, that is another day
/// from then on.
fn is_of_record(change: &EntryChange, key: &KeyChange) -> bool {
    let is_moved = || change.under("moves").any(|it| it.fate == EntryFate::Added);
    match key.field.kind {
        Kind::Holders(_) | Kind::Reference(_) => key.field.is_timed,
        Kind::Planned => !is_moved(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{BASE, between, lines};

    fn head(more: &str) -> String {
        let head = BASE.iter().find(|(name, _)| *name == "onboarding.yaml").expect("a head").1;
        format!("{head}{more}")
    }

    #[test]
    fn the_order_of_what_was_said_on_one_day_is_told_where_the_last_counts() {
        let colours =
            |first: &str, second: &str| head(&format!("reported_colours:\n  - {first}\n  - {second}\n"));
        let (amber, red) = (
            "{reported_on: 2026-04-09, colour: amber, by: Priya Shah}",
            "{reported_on: 2026-04-09, colour: red, by: Lee Novak}",
        );
        let earlier = "{reported_on: 2026-04-08, colour: red, by: Lee Novak}";
        let seen =
            |base: &str, head: &str| between(&[("onboarding.yaml", base)], &[("onboarding.yaml", head)]);
        let it = seen(&colours(amber, red), &colours(red, amber));
        assert_eq!(lines(&it), ["for_review rewritten the onboarding `P-acme` by -"]);
        let want = "is written over: the reported colours of one day: 2026-04-09 Priya Shah, 2026-04-09 Lee Novak → 2026-04-09 Lee Novak, 2026-04-09 Priya Shah";
        assert_eq!(it.approvals[0].said, want);
        let it = seen(&colours(earlier, amber), &colours(amber, earlier));
        assert!(it.entries.is_empty(), "the days say which is the last");
    }

    #[test]
    fn whom_a_blocker_waited_for_is_the_first_who_is_named() {
        let blocked = |who: &str| {
            format!(
                "actions: [{{id: A-9, title: Call, owner: [Priya Shah, Lee Novak], due: 2026-04-20, blockers: [{{id: X-1, reason: no key, waiting_for: {who}, since: 2026-04-02}}]}}]"
            )
        };
        let seen = |base: &str, head: &str| {
            lines(&between(&[("actions.yaml", &blocked(base))], &[("actions.yaml", &blocked(head))]))
        };
        let told = ["for_review rewritten blocker `X-1` of action `A-9` by -"];
        assert_eq!(seen("[Lee Novak, Priya Shah]", "[Priya Shah, Lee Novak]"), told);
        assert_eq!(seen("Lee Novak", "Ana Ruiz"), told);
        let handed = "[{name: Lee Novak, until: 2026-04-09}, {name: Ana Ruiz, since: 2026-04-09}]";
        assert_eq!(seen("Lee Novak", handed), [""; 0], "it waits for another from a day on");
        // Who owns it is no past of it, and a change all the same.
        let owners = blocked("Lee Novak");
        let swapped = owners.replace("[Priya Shah, Lee Novak]", "[Lee Novak, Priya Shah]");
        let it = between(&[("actions.yaml", &owners)], &[("actions.yaml", &swapped)]);
        assert_eq!(it.entries[0].keys[0].said(), "the owner: Priya Shah, Lee Novak → Lee Novak, Priya Shah");
    }

    #[test]
    fn what_a_record_was_about_is_part_of_it() {
        let contacts = "contacts:
  - {id: L-1, kind: call, held_on: 2026-03-20, present: [Ana Ruiz]}
  - {id: L-2, kind: ask, asked_on: 2026-03-20, of: Ana Ruiz, due: 2026-03-25, text: the list}
";
        let seen = |old: &str, new: &str| {
            lines(&between(&[("contacts.yaml", contacts)], &[("contacts.yaml", &contacts.replace(old, new))]))
        };
        assert_eq!(seen("kind: call", "kind: sponsor_review"), ["for_review rewritten contact `L-1` by -"]);
        assert_eq!(seen("of: Ana Ruiz", "of: Lee Novak"), ["for_review rewritten contact `L-2` by -"]);
        assert_eq!(seen("due: 2026-03-25", "due: 2026-05-25"), ["for_review rewritten contact `L-2` by -"]);
        let moved = "due: 2026-05-25, moves: [{from: 2026-03-25, to: 2026-05-25, reason: away, by: Priya Shah, moved_on: 2026-04-10}]";
        assert_eq!(seen("due: 2026-03-25", moved), [""; 0], "it is due on another day from now on");
    }
}
