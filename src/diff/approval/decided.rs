//! What is decided: in the customer's name, and in the place of what they decided.

use super::gates::overwritten;
use super::judge::Judge;
use super::moves::index;
use super::{Approval, ApprovalKind, Standing};
use crate::diff::entry::{EntryChange, EntryFate};
use crate::model::{About, Decision};

/// What a decision that is made by this change stands for, where the customer is said to have made it, or made the one whose place
/// it takes.
pub(super) fn of_decision(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let Some(it) =
        change.head.as_ref().and_then(index).and_then(|at| judge.now.plan.decisions.decisions.get(at))
    else {
        return Vec::new();
    };
    let is_made = change.fate == EntryFate::Added || is_new(change, "decided_on") || is_new(change, "by");
    let made = is_made.then(|| made_by_customer(judge, change, it)).flatten();
    let is_replacing = is_made || change.key("supersedes").is_some();
    made.into_iter().chain(is_replacing.then(|| replaced(judge, change, it)).flatten()).collect()
}

fn is_new(change: &EntryChange, key: &str) -> bool {
    change.key(key).is_some_and(|it| it.before.is_none() && it.after.is_some())
}

/// That somebody of the customer's side decided something. What rests on it in the same change says so itself.
fn made_by_customer(judge: &Judge<'_>, change: &EntryChange, it: &Decision) -> Option<Approval> {
    let by = it.by.answer().filter(|by| judge.is_theirs(by))?;
    let right = it.about.and_then(About::right);
    let on = it.decided_on.filter(|on| *on <= judge.now.as_of())?;
    let said = it.words_on(judge.now.as_of());
    let approval = Approval::of(ApprovalKind::Decided, change, format!("{said}{}", overwritten(change)));
    Some(Approval {
        by: Some(by.to_owned()),
        on: Some(on),
        right,
        standing: right.map_or(Standing::Covered, |right| judge.standing(Some(by), right, Some(on))),
        lacks_evidence: judge.is_unshown(Some(by), &it.evidence),
        ..approval
    })
}

/// That somebody else's decision takes the place of one that the customer had made.
fn replaced(judge: &Judge<'_>, change: &EntryChange, it: &Decision) -> Option<Approval> {
    let former = it.supersedes.answer()?.trim();
    let base = judge.base?.plan.decisions.decisions.iter();
    let former = base.into_iter().find(|it| it.id.trim() == former && it.decided_on.is_some())?;
    let theirs = former.by.answer().filter(|by| judge.is_theirs(by))?;
    let by = it.by.answer();
    if by.is_some_and(|by| judge.is_theirs(by)) {
        return None;
    }
    let said = format!(
        "takes the place of `{}`, which {theirs} decided: {}",
        former.id,
        former.words_on(judge.now.as_of())
    );
    let right = former.about.and_then(About::right);
    let standing = right.map_or(Standing::Reviewed, |right| judge.standing(by, right, it.decided_on));
    let approval = Approval::of(ApprovalKind::TakenBack, change, said);
    Some(Approval { by: by.map(str::to_owned), on: it.decided_on, right, standing, ..approval })
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{between, diff, lines};

    fn log(entries: &str) -> String {
        format!("decisions:\n{entries}")
    }

    const OURS: &str = "  - {id: D-2, text: we do not wait, about: other, by: Priya Shah, decided_on: 2026-04-09, supersedes: D-1}\n";

    #[test]
    fn what_is_decided_in_the_name_of_the_customer_is_told() {
        let made = |by: &str| {
            log(&format!("  - {{id: D-1, text: wait a week, by: {by}, decided_on: 2026-04-09}}\n"))
        };
        let seen = |by: &str| lines(&diff(&[("decisions.yaml", &made(by))]));
        assert_eq!(seen("Ana Ruiz"), ["covered decided decision `D-1` by Ana Ruiz"]);
        assert_eq!(seen("Priya Shah"), [""; 0]);
        let asked = log("  - {id: D-1, text: wait a week, asked_on: 2026-04-01, of: Ana Ruiz}\n");
        let answered = asked
            .replace("asked_on: 2026-04-01", "asked_on: 2026-04-01, decided_on: 2026-04-09, by: Ana Ruiz");
        let it = between(&[("decisions.yaml", &asked)], &[("decisions.yaml", &answered)]);
        assert_eq!(lines(&it), ["covered decided decision `D-1` by Ana Ruiz"]);
        assert!(it.approvals[0].lacks_evidence);
    }

    #[test]
    fn what_the_customer_decided_is_not_replaced_in_passing() {
        let theirs = |about: &str| {
            log(&format!(
                "  - {{id: D-1, text: wait a week, about: {about}, by: Ana Ruiz, decided_on: 2026-03-20}}\n"
            ))
        };
        let seen = |about: &str| {
            let (base, head) = (theirs(about), theirs(about) + OURS);
            lines(&between(&[("decisions.yaml", &base)], &[("decisions.yaml", &head)]))
        };
        assert_eq!(seen("other"), ["for_review taken_back decision `D-2` by Priya Shah"]);
        assert_eq!(
            seen("timeline"),
            ["missing taken_back decision `D-2` by Priya Shah"],
            "she has no right to that"
        );
    }
}
