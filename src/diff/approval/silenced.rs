//! Comments that silence a check, and were not there before.

use std::collections::BTreeMap;

use super::{Approval, ApprovalKind};
use crate::diff::Both;
use crate::diff::entry::Entries;
use crate::diff::findings::{FindingChanges, GoneBecause};
use crate::diff::version::Version;
use crate::document::Allow;
use crate::finding::{Finding, Place};
use crate::model::PlanFile;

/// The comments of the head that the base does not have, by what they silence and why.
pub(super) fn changes(versions: Both<Option<&Version>>) -> Vec<Approval> {
    let Some(head) = versions.head else { return Vec::new() };
    PlanFile::ALL.into_iter().flat_map(|file| of_file(file, versions.base, head)).collect()
}

fn of_file(file: PlanFile, base: Option<&Version>, head: &Version) -> Vec<Approval> {
    let allows = head.loaded.sources.allows(file);
    if allows.is_empty() {
        return Vec::new();
    }
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let before = base.map(|it| it.loaded.sources.allows(file)).unwrap_or_default();
    for it in &before {
        *known.entry((it.check, it.reason)).or_default() += 1;
    }
    let mut is_new = |check, reason| match known.get_mut(&(check, reason)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let new = allows.iter().filter(|it| is_new(it.check, it.reason));
    let approval = |it: &Allow<'_>| {
        let (place, subject) = (Place::Bytes(file, it.span.clone()), format!("`{}`", it.check));
        Approval::at(ApprovalKind::Silenced, place, subject, it.reason.unwrap_or("without a reason"))
    };
    new.map(approval).collect()
}

/// What was found before and is silenced by a comment that is not new: it was beside something else.
pub(super) fn elsewhere(
    versions: Both<Option<&Version>>,
    findings: &FindingChanges,
    told: &[Approval],
) -> Vec<Approval> {
    let Both { base: Some(base), head: Some(head) } = versions else { return Vec::new() };
    let gone = findings.gone.iter().filter(|it| it.because == GoneBecause::Silenced);
    let mut gone: Vec<&Finding> = gone.map(|it| &it.finding).collect();
    let [mut were, mut are] =
        [base, head].map(|it| Entries::of(it.assessment.as_ref().map(|it| it.plan.as_ref())));
    let mut found = Vec::new();
    for it in &head.checked.silenced {
        let name = are.name(&it.place);
        let is_it = |was: &&Finding| was.check == it.check && were.name(&was.place) == name;
        let Some(at) = gone.iter().position(is_it) else { continue };
        gone.swap_remove(at);
        found.extend(by_comment(head, it).filter(|comment| told.iter().all(|it| it.place != comment.place)));
    }
    found
}

/// The comment that silences a finding.
fn by_comment(head: &Version, finding: &Finding) -> Option<Approval> {
    let sources = &head.loaded.sources;
    let spot = sources.locate([&finding.place]).into_iter().next()??;
    let line = sources.lines(spot.file)?.1.line_of(spot.span.start);
    let allows = sources.allows(spot.file);
    let it = allows.iter().find(|it| it.line == line && it.check == finding.check)?;
    let place = Place::Bytes(spot.file, it.span.clone());
    let said = format!("silences now: {}", finding.message);
    Some(Approval::at(ApprovalKind::Silenced, place, format!("`{}`", it.check), said))
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{between, edited, lines};

    #[test]
    fn a_comment_that_silences_another_entry_than_it_did_is_told() {
        const COMMENT: &str = " # onboard: allow[action-overdue] the call is on Monday";
        let actions = edited("actions.yaml", "2026-04-14", "2026-04-06");
        let beside = |entry: &str| {
            let of_line = |line: &str| {
                if line.contains(entry) { format!("{line}{COMMENT}\n") } else { format!("{line}\n") }
            };
            actions.lines().map(of_line).collect::<String>()
        };
        let (first, second) = (beside("A-1"), beside("A-2"));
        let seen =
            |base: &str, head: &str| lines(&between(&[("actions.yaml", base)], &[("actions.yaml", head)]));
        assert_eq!(seen(&first, &second), ["for_review silenced `action-overdue` by -"]);
        assert_eq!(seen(&actions, &second), ["for_review silenced `action-overdue` by -"], "told once");
        assert_eq!(seen(&first, &format!("# a word\n{first}")), [""; 0]);
    }
}
