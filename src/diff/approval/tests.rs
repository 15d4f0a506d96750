//! Who may do what, and by which tree that is judged.

use super::{Approval, ApprovalKind, Standing};
use crate::diff::testing::{diff, edited, version};
use crate::diff::{Both, PlanDiff, Version};

/// What needs approval, in a line each.
fn lines(it: &PlanDiff) -> Vec<String> {
    let line = |it: &Approval| {
        let by = it.by.as_deref().unwrap_or("-");
        format!("{} {} {} by {by}", it.standing.word(), it.kind.word(), it.subject)
    };
    it.approvals.iter().map(line).collect()
}

fn of(name: &str, old: &str, new: &str) -> Vec<String> {
    lines(&diff(&[(name, &edited(name, old, new))]))
}

const MOVED: &str = "due: 2026-04-24, moves: [{from: 2026-04-15, to: 2026-04-24, reason: later, by: ";

fn moved(by: &str, decisions: &str) -> Vec<String> {
    let jsp = edited("jsp.yaml", "due: 2026-04-15", &format!("{MOVED}{by}, moved_on: 2026-04-10}}]"));
    lines(&diff(&[("jsp.yaml", &jsp), ("decisions.yaml", decisions)]))
}

#[test]
fn a_date_is_moved_by_somebody_with_the_right_or_by_a_decision_of_theirs() {
    let line =
        |standing: &str, by: &str| vec![format!("{standing} date_moved milestone `M-go-live` by {by}")];
    assert_eq!(moved("Ana Ruiz", ""), line("covered", "Ana Ruiz"));
    assert_eq!(moved("Priya Shah", ""), line("missing", "Priya Shah"));
    let decided = |by: &str| {
        format!(
            "decisions: [{{id: D-1, text: later, about: timeline, by: {by}, decided_on: 2026-04-10, affects: [M-go-live]}}]"
        )
    };
    assert_eq!(moved("Priya Shah", &decided("Ana Ruiz")), line("covered", "Ana Ruiz"));
    assert_eq!(
        moved("Priya Shah", &decided("Lee Novak")),
        line("missing", "Lee Novak"),
        "who decided it may not"
    );
    assert_eq!(of("jsp.yaml", "due: 2026-04-15", "due: 2026-04-24"), line("missing", "-"), "nobody is named");
    // An action is nobody's timeline.
    assert_eq!(of("actions.yaml", "due: 2026-04-14", "due: 2026-04-16"), Vec::<String>::new());
}

#[test]
fn an_older_decision_about_the_same_entry_approves_nothing_new() {
    let decided = "decisions: [{id: D-1, text: later, about: timeline, by: Ana Ruiz, decided_on: 2026-03-20, affects: [M-go-live]}]";
    let jsp = |named: &str| {
        edited("jsp.yaml", "due: 2026-04-15", &format!("{MOVED}Priya Shah, moved_on: 2026-04-10{named}}}]"))
    };
    let base = version("acme", &[("decisions.yaml", decided)]);
    let seen = |jsp: &str| {
        let head = version("acme", &[("decisions.yaml", decided), ("jsp.yaml", jsp)]);
        let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
        it.approvals[0].standing.word()
    };
    assert_eq!(seen(&jsp("")), "missing");
    assert_eq!(seen(&jsp(", decision: D-1")), "covered", "the move names it");
}

#[test]
fn a_right_that_the_same_change_grants_approves_nothing() {
    let rights = edited("jsp.yaml", "timeline: [Ana Ruiz]", "timeline: [Ana Ruiz, Priya Shah]");
    let jsp = rights.replace("due: 2026-04-15", &format!("{MOVED}Priya Shah, moved_on: 2026-04-10}}]"));
    let it = diff(&[("jsp.yaml", &jsp)]);
    let want = [
        "granted_here date_moved milestone `M-go-live` by Priya Shah",
        "missing right_changed the right to `timeline` by -",
    ];
    assert_eq!(lines(&it), want);
    assert_eq!(it.missing().count(), 2);
}

#[test]
fn a_right_is_granted_by_a_decision_of_somebody_who_has_it() {
    let jsp = edited(
        "jsp.yaml",
        "scope: [Ana Ruiz]",
        "scope: [Ana Ruiz, {name: Lee Novak, since: 2026-04-10, decision: D-2}]",
    );
    let decided = |by: &str| {
        format!("decisions: [{{id: D-2, text: Lee decides too, by: {by}, decided_on: 2026-04-09}}]")
    };
    let seen = |by: &str| lines(&diff(&[("jsp.yaml", &jsp), ("decisions.yaml", &decided(by))]));
    assert_eq!(seen("Ana Ruiz"), ["covered right_changed the right to `scope` by Ana Ruiz"]);
    assert_eq!(seen("Priya Shah"), ["missing right_changed the right to `scope` by Priya Shah"]);
    let taken = of("jsp.yaml", "scope: [Ana Ruiz]", "scope: []");
    assert_eq!(taken, ["missing right_changed the right to `scope` by -"]);
}

#[test]
fn scope_comes_and_goes_by_the_right_to_it() {
    let added = edited(
        "jsp.yaml",
        "value:",
        "  - {id: M-archive, title: Archive, due: 2026-04-20, added_on: 2026-04-10}\nvalue:",
    );
    let decided = "decisions: [{id: D-3, text: the archive too, about: scope, by: Ana Ruiz, decided_on: 2026-04-10, affects: [M-archive]}]";
    assert_eq!(lines(&diff(&[("jsp.yaml", &added)])), ["missing scope_added milestone `M-archive` by -"]);
    let both = [("jsp.yaml", added.as_str()), ("decisions.yaml", decided)];
    assert_eq!(lines(&diff(&both)), ["covered scope_added milestone `M-archive` by Ana Ruiz"]);
    let dropped = |by: &str| {
        let drop = format!(
            "days: 1, dropped: [{{dropped_on: 2026-04-10, by: {by}, reason: no need}}], after: [M-go-live]"
        );
        of("jsp.yaml", "days: 1, after: [M-go-live]", &drop)
    };
    assert_eq!(dropped("Ana Ruiz"), ["covered scope_dropped milestone `M-rollout` by Ana Ruiz"]);
    assert_eq!(dropped("Lee Novak"), ["missing scope_dropped milestone `M-rollout` by Lee Novak"]);
}

#[test]
fn before_both_sides_have_agreed_the_plan_is_a_draft() {
    let draft = edited("jsp.yaml", "  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}\n", "");
    let moved = draft.replace("due: 2026-04-15", "due: 2026-04-24");
    let (base, head) = (version("acme", &[("jsp.yaml", &draft)]), version("acme", &[("jsp.yaml", &moved)]));
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    assert_eq!(lines(&it), ["for_review date_moved milestone `M-go-live` by -"]);
}

#[test]
fn a_gate_is_signed_by_whoever_may_in_the_base() {
    let signed = |by: &str| {
        of(
            "gates.yaml",
            "go_live:\n",
            &format!("go_live:\n    signoffs: [{{by: {by}, signed_on: 2026-04-10}}]\n"),
        )
    };
    assert_eq!(signed("Ana Ruiz"), ["covered signed `go_live` by Ana Ruiz"]);
    assert_eq!(signed("Priya Shah"), ["missing signed `go_live` by Priya Shah"]);
}

#[test]
fn a_criterion_by_role_is_attested_by_who_has_it_in_the_base() {
    let gates = edited(
        "gates.yaml",
        "by_role: technical_owner",
        "by_role: technical_owner, attestations: [{by: Kim Osei, attested_on: 2026-04-10, evidence: log}]",
    );
    let people = edited(
        "stakeholders.yaml",
        "  - {name: Lee",
        "  - {name: Kim Osei, roles: [technical_owner]}\n  - {name: Lee",
    );
    let it = diff(&[("gates.yaml", &gates), ("stakeholders.yaml", &people)]);
    let want =
        ["granted_here attested `C-uat` of `go_live` by Kim Osei", "for_review role_changed Kim Osei by -"];
    assert_eq!(lines(&it), want);
    let lee = |evidence: &str| {
        let new = format!(
            "by_role: technical_owner, attestations: [{{by: Lee Novak, attested_on: 2026-04-10{evidence}}}]"
        );
        diff(&[("gates.yaml", &edited("gates.yaml", "by_role: technical_owner", &new))]).approvals.remove(0)
    };
    assert_eq!(lee(", evidence: log").standing, Standing::Covered);
    assert!(lee("").lacks_evidence && !lee(", evidence: log").lacks_evidence);
}

#[test]
fn a_waiver_is_given_by_whoever_may_sign_the_gate() {
    let waived = |by: &str| {
        let new = format!(
            "is announced, waivers: [{{by: {by}, waived_on: 2026-04-10, until: 2026-04-30, reason: town hall moved}}]"
        );
        of("gates.yaml", "is announced", &new)
    };
    assert_eq!(waived("Ana Ruiz"), ["covered waived `C-comms` of `go_live` by Ana Ruiz"]);
    assert_eq!(waived("Priya Shah"), ["missing waived `C-comms` of `go_live` by Priya Shah"]);
}

#[test]
fn what_a_gate_asks_for_is_shown_when_it_changes() {
    let kinds = |old: &str, new: &str| of("gates.yaml", old, new);
    let of_import = "`C-import` of `go_live`";
    assert_eq!(
        kinds("milestone: M-import", "milestone: M-rollout"),
        [format!("for_review criterion_changed {of_import} by -")]
    );
    assert_eq!(
        kinds("      - {id: C-import, text: history imported, milestone: M-import}\n", ""),
        [format!("missing criterion_changed {of_import} by -")]
    );
    let dropped = "milestone: M-import, dropped: [{dropped_on: 2026-04-10, by: Ana Ruiz, reason: no need}]";
    assert_eq!(
        kinds("milestone: M-import", dropped),
        [format!("covered criterion_changed {of_import} by Ana Ruiz")]
    );
    // What is said of an owner is nobody's to approve.
    assert_eq!(kinds("milestone: M-import", "milestone: M-import, owner: Priya Shah"), Vec::<String>::new());
}

#[test]
fn what_was_said_is_taken_back_and_not_taken_out() {
    let attested = edited(
        "gates.yaml",
        "is announced",
        "is announced, attestations: [{by: Lee Novak, attested_on: 2026-04-09, evidence: mail}]",
    );
    let base = version("acme", &[("gates.yaml", &attested)]);
    let seen = |gates: &str| {
        let head = version("acme", &[("gates.yaml", gates)]);
        lines(&PlanDiff::between(Both::new(Some(&base), Some(&head))))
    };
    let out = edited("gates.yaml", "is announced", "is announced");
    assert_eq!(seen(&out), ["missing taken_back `C-comms` of `go_live` by -"]);
    let back = attested.replace(
        "evidence: mail",
        "evidence: mail, withdrawn: {withdrawn_on: 2026-04-10, by: Lee Novak, reason: wrong list}",
    );
    assert_eq!(seen(&back), ["for_review taken_back `C-comms` of `go_live` by Lee Novak"]);
    let other = attested.replace("by: Lee Novak, attested_on", "by: Ana Ruiz, attested_on");
    assert_eq!(seen(&other), ["covered attested `C-comms` of `go_live` by Ana Ruiz"]);
}

#[test]
fn baselines_promises_outcomes_settings_and_silencers_are_shown() {
    let baseline = |by: &str| {
        let jsp = edited(
            "jsp.yaml",
            "confirmations:",
            "baselines: [{agreed_on: 2026-04-10, decision: D-4, dates: {M-go-live: 2026-04-15}}]\nconfirmations:",
        );
        let decided = format!(
            "decisions: [{{id: D-4, text: new days, about: timeline, by: {by}, decided_on: 2026-04-10}}]"
        );
        lines(&diff(&[("jsp.yaml", &jsp), ("decisions.yaml", &decided)]))
    };
    assert_eq!(baseline("Ana Ruiz"), ["covered baseline a baseline by Ana Ruiz"]);
    assert_eq!(baseline("Lee Novak"), ["missing baseline a baseline by Lee Novak"]);
    let outcome = of("jsp.yaml", "value:", "outcomes: [{id: O-1, statement: half the time}]\nvalue:");
    assert_eq!(outcome, ["for_review outcome_set outcome `O-1` by -"]);
    let days = of("jsp.yaml", "owner: Priya Shah, days: 2", "owner: Priya Shah, days: 5");
    assert_eq!(days, ["for_review setting_changed milestone `M-import` by -"]);
    let silenced =
        of("actions.yaml", "due: 2026-04-07}", "due: 2026-04-07} # onboard: allow[action-overdue] agreed");
    assert_eq!(silenced, ["for_review silenced `action-overdue` by -"]);
    let handoff = "commitments: [{id: C-report, text: a report}]";
    let base = version("acme", &[("handoff.yaml", handoff)]);
    let declined = "commitments: [{id: C-report, text: a report, declined: {declined_on: 2026-04-10, reason: too dear}}]";
    let head = version("acme", &[("handoff.yaml", declined)]);
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    assert_eq!(lines(&it), ["missing declined commitment `C-report` by -"]);
}

#[test]
fn a_new_plan_has_the_rights_of_its_playbook() {
    let gates = edited(
        "gates.yaml",
        "go_live:\n",
        "go_live:\n    signoffs: [{by: Ana Ruiz, signed_on: 2026-04-10}]\n",
    );
    let jsp = edited("jsp.yaml", "go_live: [Ana Ruiz]", "go_live: [Lee Novak]");
    let seen = |gates: &str| {
        let head = version("acme", &[("gates.yaml", gates), ("jsp.yaml", &jsp)]);
        let it = PlanDiff::between(Both::new(None, Some(&head)));
        let signed = it.approvals.iter().find(|it| it.kind == ApprovalKind::Signed).cloned();
        signed.map(|it| it.standing.word())
    };
    assert_eq!(seen(&gates), Some("covered"), "the executive sponsor, by the playbook");
    assert_eq!(seen(&gates.replace("by: Ana Ruiz", "by: Lee Novak")), Some("granted_here"));
}

#[test]
fn who_wrote_it_stands_beside_who_is_said_to_have_done_it() {
    let jsp = edited("jsp.yaml", "due: 2026-04-15", &format!("{MOVED}Ana Ruiz, moved_on: 2026-04-10}}]"));
    let head = version("acme", &[("jsp.yaml", &jsp)]);
    let base = version("acme", &[]);
    let written = |author: &str| {
        let mut it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
        it.written_by(0, vec![author.to_owned()], head.assessment.as_ref().unwrap());
        it.approvals[0].written_by.clone()
    };
    assert_eq!(written("Priya Shah"), ["Priya Shah"]);
    assert_eq!(written("ana  ruiz"), Vec::<String>::new());
}

#[test]
fn nobody_who_has_left_is_asked_to_approve() {
    let left = edited("stakeholders.yaml", "decision_maker]}", "decision_maker], departed_on: 2026-04-08}");
    let jsp = edited("jsp.yaml", "due: 2026-04-15", &format!("{MOVED}Priya Shah, moved_on: 2026-04-10}}]"));
    let asked = |files: &[(&str, &str)]| {
        let it = diff(files);
        let asked = it.missing().flat_map(|it| it.remedy.commands().map(ToString::to_string));
        asked.collect::<Vec<_>>()
    };
    assert!(asked(&[("jsp.yaml", &jsp)])[0].contains("--by 'Ana Ruiz'"));
    let moved = asked(&[("jsp.yaml", &jsp), ("stakeholders.yaml", &left)]);
    assert!(moved[0].contains("decision add acme") && moved[0].contains("--by <name>"), "{moved:?}");
    let signed = edited(
        "gates.yaml",
        "go_live:\n",
        "go_live:\n    signoffs: [{by: Priya Shah, signed_on: 2026-04-10}]\n",
    );
    assert_eq!(asked(&[("gates.yaml", &signed)]), ["onboard gate signoff acme go-live --by 'Ana Ruiz'"]);
    let signed = asked(&[("gates.yaml", &signed), ("stakeholders.yaml", &left)]);
    assert_eq!(signed, ["onboard gate signoff acme go-live --by <name>"]);
}

#[test]
fn a_plan_that_is_gone_is_always_missing_an_approval() {
    let attested = edited(
        "gates.yaml",
        "is announced",
        "is announced, attestations: [{by: Lee Novak, attested_on: 2026-04-09, evidence: mail}]",
    );
    let base = version("acme", &[("gates.yaml", &attested)]);
    let it = PlanDiff::between(Both::new(Some(&base), None));
    assert_eq!(lines(&it), ["missing plan_removed the plan by -"]);
    assert_eq!(
        it.approvals[0].said, "was taken out of the files, with 1 attestation and 2 confirmations",
        "what was said goes with it"
    );
    let broken = version("acme", &[("onboarding.yaml", "customer: [")]);
    let it = PlanDiff::between(Both::new(Some(&broken), None));
    assert_eq!(lines(&it), ["missing plan_removed the plan by -"], "whatever can be read of it");
}

#[test]
fn that_an_onboarding_ended_is_for_whoever_reviews_it_and_an_end_is_not_deleted() {
    let ended = |result: &str| {
        let ended = format!("ended: {{ended_on: 2026-04-09, result: {result}, by: Priya Shah}}\nteam:");
        version("acme", &[("onboarding.yaml", &edited("onboarding.yaml", "team:", &ended))])
    };
    let seen = |base: &Version, head: &Version| lines(&PlanDiff::between(Both::new(Some(base), Some(head))));
    let going = version("acme", &[]);
    let (churned, graduated) = (ended("churned"), ended("graduated"));
    assert_eq!(seen(&going, &churned), ["for_review ended the onboarding by Priya Shah"]);
    assert_eq!(seen(&churned, &graduated), ["for_review ended the onboarding by Priya Shah"]);
    assert_eq!(seen(&churned, &churned), Vec::<String>::new());
    assert_eq!(seen(&churned, &going), ["missing taken_back the end of the onboarding by -"]);
    let it = PlanDiff::between(Both::new(Some(&going), Some(&churned)));
    assert!(it.consequence.health.judgement.head.is_none(), "nobody judges what has ended");
    assert!(it.consequence.signals.stopped.is_empty() && it.consequence.health.caps.is_empty());
}

#[test]
fn what_was_decided_or_moved_is_not_erased() {
    let with = |decisions: &str, moves: &str| {
        let jsp = edited("jsp.yaml", "due: 2026-04-15", &format!("due: 2026-04-15{moves}"));
        version("acme", &[("decisions.yaml", decisions), ("jsp.yaml", &jsp)])
    };
    let said = |base: &Version, head: &Version| {
        let it = PlanDiff::between(Both::new(Some(base), Some(head)));
        it.approvals.iter().map(|it| (it.subject.clone(), it.standing.is_missing())).collect::<Vec<_>>()
    };
    let made = "decisions:\n  - {id: D-1, text: two sites, decided_on: 2026-03-20, by: Ana Ruiz}\n";
    let moved =
        ", moves: [{from: 2026-04-10, to: 2026-04-15, moved_on: 2026-03-20, by: Priya Shah, decision: D-1}]";
    let base = with(made, moved);
    assert_eq!(said(&base, &with("decisions: []\n", moved)), [("`D-1`".to_owned(), true)]);
    let other = made.replace("two sites", "whatever");
    assert_eq!(
        said(&base, &with(&other, moved)),
        [("`D-1`".to_owned(), false)],
        "somebody has to look at it"
    );
    let gone = said(&base, &with(made, ""));
    assert!(gone.iter().any(|(_, is_missing)| *is_missing), "{gone:?}");
    assert_eq!(said(&base, &base), []);
}
