//! Words that somebody said yes to, and that read otherwise in the place in which they were: what was promised, what success is,
//! what has to be shown for a milestone.

use super::judge::Judge;
use super::{Approval, ApprovalKind};
use crate::diff::entry::{EntryChange, EntryFate};
use crate::model::{Fact, Right};

/// That words on which somebody relies are written over.
pub(super) fn of_entry(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    let (key, kind) = match change.shape.name {
        "Commitment" if was_confirmed(judge, change) => ("text", ApprovalKind::Rewritten),
        "Jsp" if is_success_confirmed(judge) => ("success", ApprovalKind::Rewritten),
        "Milestone" if judge.is_agreed => ("acceptance", ApprovalKind::SettingChanged),
        _ => return None,
    };
    let is_changed = change.fate == EntryFate::Changed;
    let words = change.key(key).filter(|it| is_changed && it.before.is_some())?;
    let approval = Approval::of(kind, change, format!("is written over: {}", words.said()));
    // What has to be shown is scope: a decision can stand behind it.
    let is_scope = kind == ApprovalKind::SettingChanged;
    Some(if is_scope { judge.backed(approval, Right::Scope, &change.name) } else { approval })
}

/// Whether the customer had confirmed a promise.
fn was_confirmed(judge: &Judge<'_>, change: &EntryChange) -> bool {
    let base = judge.base.map(|it| it.plan.handoff.commitments.iter());
    let mut of_it = base.into_iter().flatten().filter(|it| it.id == change.name);
    of_it.any(|it| it.confirmed_on.is_some())
}

/// Whether somebody had confirmed what success is, and that has not been taken back with the words.
fn is_success_confirmed(judge: &Judge<'_>) -> bool {
    [judge.base, Some(judge.now)]
        .iter()
        .all(|it| it.is_some_and(|it| it.fact(Fact::SuccessConfirmed).is_some()))
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{between, edited, lines};

    const PROMISED: &str = "commitments: [{id: P-1, text: live before the peak, confirmed_on: 2026-03-09}]";

    #[test]
    fn a_promise_that_the_customer_confirmed_is_not_worded_otherwise_in_passing() {
        let seen = |base: &str| {
            let head = base.replace("live before the peak", "live some day");
            lines(&between(&[("handoff.yaml", base)], &[("handoff.yaml", &head)]))
        };
        assert_eq!(seen(PROMISED), ["for_review rewritten commitment `P-1` by -"]);
        assert_eq!(
            seen(&PROMISED.replace(", confirmed_on: 2026-03-09", "")),
            [""; 0],
            "nobody had confirmed it"
        );
    }

    #[test]
    fn what_success_is_stays_as_it_was_confirmed() {
        let confirmed = "  - {fact: success_confirmed, by: Ana Ruiz, confirmed_on: 2026-03-09, evidence: mail}\nbaselines: []\n";
        let jsp = |words: &str, rest: &str| {
            edited("jsp.yaml", "value:", &format!("success: {words}\nvalue:")) + rest
        };
        let seen = |rest: &str| {
            let (base, head) = (jsp("no calls", rest), jsp("all are happy", rest));
            lines(&between(&[("jsp.yaml", &base)], &[("jsp.yaml", &head)]))
        };
        assert_eq!(seen(confirmed), ["for_review rewritten the joint success plan by -"]);
        assert_eq!(seen(""), [""; 0]);
    }

    #[test]
    fn what_has_to_be_shown_for_a_milestone_is_told_once_both_sides_have_agreed() {
        let shown =
            |what: &str| edited("jsp.yaml", "title: Live,", &format!("title: Live, acceptance: {what},"));
        let (base, head) = (shown("every order for a week"), shown("some order"));
        let it = between(&[("jsp.yaml", &base)], &[("jsp.yaml", &head)]);
        assert_eq!(lines(&it), ["for_review setting_changed milestone `M-go-live` by -"]);
    }
}
