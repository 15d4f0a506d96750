//! Who may do what, and by which tree that is judged.

use super::{ApprovalKind, Standing};
use crate::diff::testing::{diff, edited, lines, version};
use crate::diff::{Both, PlanDiff, Version};

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
fn a_move_rests_on_a_decision_for_what_that_names() {
    let jsp = edited(
        "jsp.yaml",
        "due: 2026-04-15",
        &format!("{MOVED}Priya Shah, moved_on: 2026-04-10, decision: D-1}}]"),
    );
    let why = |affects: &str| {
        let log = format!(
            "decisions: [{{id: D-1, text: later, about: timeline, by: Ana Ruiz, decided_on: 2026-04-10, affects: {affects}}}]"
        );
        let it = diff(&[("jsp.yaml", &jsp), ("decisions.yaml", &log)]);
        it.approvals[0].standing.why().map(str::to_owned)
    };
    assert_eq!(why("[]"), None);
    assert_eq!(why("[M-import, M-go-live]"), None);
    let others = "`D-1` decides on what it names, and `M-go-live` is not among it";
    assert_eq!(why("[M-import]").as_deref(), Some(others));
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
    assert_eq!(
        dropped("Ana Ruiz"),
        ["missing scope_dropped milestone `M-rollout` by Ana Ruiz"],
        "both sides agreed on the plan with it: that takes a decision, as `dropped-without-decision` says"
    );
    assert_eq!(dropped("Lee Novak"), ["missing scope_dropped milestone `M-rollout` by Lee Novak"]);
    let out =
        "days: 1, dropped: [{dropped_on: 2026-04-10, by: Lee Novak, reason: no need}], after: [M-go-live]";
    let dropped = edited("jsp.yaml", "days: 1, after: [M-go-live]", out);
    let decided = decided.replace("M-archive", "M-rollout");
    let both = [("jsp.yaml", dropped.as_str()), ("decisions.yaml", &decided)];
    assert_eq!(lines(&diff(&both)), ["covered scope_dropped milestone `M-rollout` by Ana Ruiz"]);
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
    // Nothing of the gate is met: a signature that counts for nothing covers nothing.
    assert_eq!(signed("Ana Ruiz"), ["missing signed `go_live` by Ana Ruiz"]);
    assert_eq!(signed("Priya Shah"), ["missing signed `go_live` by Priya Shah"]);
    let handoff = "gates: {handoff: {criteria: [{id: C-deal, text: the deal is handed over, attestations: [{by: Priya Shah, attested_on: 2026-03-03, evidence: mail}]}]}}\n";
    let base = version("acme", &[("gates.yaml", handoff)]);
    let seen = |by: &str| {
        let signed = format!("handoff: {{signoffs: [{{by: {by}, signed_on: 2026-04-10}}], ");
        let gates = handoff.replace("handoff: {", &signed);
        let head = version("acme", &[("gates.yaml", &gates)]);
        lines(&PlanDiff::between(Both::new(Some(&base), Some(&head))))
    };
    assert_eq!(seen("Priya Shah"), ["covered signed `handoff` by Priya Shah"]);
    assert_eq!(seen("Lee Novak"), ["missing signed `handoff` by Lee Novak"]);
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
    let waived = |by: &str, until: &str| {
        let new = format!(
            "is announced, waivers: [{{by: {by}, waived_on: 2026-04-10, until: {until}, reason: town hall moved}}]"
        );
        of("gates.yaml", "is announced", &new)
    };
    let line = |standing: &str, by: &str| vec![format!("{standing} waived `C-comms` of `go_live` by {by}")];
    assert_eq!(waived("Ana Ruiz", "2026-04-24"), line("covered", "Ana Ruiz"));
    assert_eq!(waived("Priya Shah", "2026-04-24"), line("missing", "Priya Shah"));
    assert_eq!(waived("Ana Ruiz", "2029-04-24"), line("missing", "Ana Ruiz"), "past the limits");
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
        [format!("missing criterion_changed {of_import} by Ana Ruiz")],
        "as `ruled-out-without-decision` says"
    );
    let decided = "decisions: [{id: D-1, text: no history, about: scope, by: Ana Ruiz, decided_on: 2026-04-10, affects: [C-import]}]";
    let gates = edited("gates.yaml", "milestone: M-import", dropped);
    let it = diff(&[("gates.yaml", &gates), ("decisions.yaml", decided)]);
    assert_eq!(lines(&it), [format!("covered criterion_changed {of_import} by Ana Ruiz")]);
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
    assert_eq!(
        seen(&other),
        ["missing attested `C-comms` of `go_live` by Ana Ruiz"],
        "what Lee said is written over"
    );
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
        signed.and_then(|it| it.standing.why().map(str::to_owned)).unwrap_or_default()
    };
    let sponsors = seen(&gates);
    assert!(sponsors.starts_with("it does not count"), "the executive sponsor, by the playbook: {sponsors}");
    let lees = seen(&gates.replace("by: Ana Ruiz", "by: Lee Novak"));
    assert!(lees.ends_with("by this change alone"), "{lees}");
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

/// What needs approval between two states of the plan in which these files are others.
fn between(base: &[(&str, &str)], head: &[(&str, &str)]) -> Vec<String> {
    let (base, head) = (version("acme", base), version("acme", head));
    lines(&PlanDiff::between(Both::new(Some(&base), Some(&head))))
}

/// The same where one file changes.
fn of_file(name: &str, base: &str, head: &str) -> Vec<String> {
    between(&[(name, base)], &[(name, head)])
}

#[test]
fn what_is_of_the_past_is_not_erased_whatever_it_is() {
    let gone = |name: &str, list: &str, entry: &str| {
        let of = |entries: &str| format!("{list}: [{entries}]");
        of_file(name, &of(entry), &of(""))
    };
    let missing = |subject: &str| vec![format!("missing erased {subject} by -")];
    let cases = [
        ("handoff.yaml", "commitments", "{id: C-report, text: a report}", "commitment `C-report`"),
        ("contacts.yaml", "contacts", "{id: L-1, kind: call, held_on: 2026-04-02}", "contact `L-1`"),
        (
            "contacts.yaml",
            "contacts",
            "{id: L-2, kind: ask, asked_on: 2026-04-02, text: the export}",
            "contact `L-2`",
        ),
        ("adoption.yaml", "snapshots", "{measured_on: 2026-04-09, csat: 2}", "a snapshot"),
        ("updates.yaml", "updates", "{id: U-1, sent_on: 2026-04-03}", "update `U-1`"),
        (
            "risks.yaml",
            "risks",
            "{id: R-1, text: late, reviews: [{reviewed_on: 2026-04-01, probability: 4, impact: 4}]}",
            "risk `R-1`",
        ),
        ("actions.yaml", "actions", "{id: A-9, title: Ask, owner: Lee Novak}", "action `A-9`"),
    ];
    for (name, list, entry, subject) in cases {
        let seen = gone(name, list, entry);
        let seen: Vec<String> =
            seen.into_iter().filter(|it| it.ends_with(&format!("{subject} by -"))).collect();
        assert_eq!(seen, missing(subject), "{entry}");
    }
    let goals = edited("jsp.yaml", "value:", "objectives: [{id: B-1, statement: half the time}]\nvalue:");
    let base = edited("jsp.yaml", "value:", "value:");
    assert_eq!(of_file("jsp.yaml", &goals, &base), missing("objective `B-1`"));
    let full = base.replace("M-import}}", "M-import}, full: {definition: all sites}}");
    assert_eq!(of_file("jsp.yaml", &full, &base)[..1], missing("full value"));
    let hold = |holds: &str| edited("onboarding.yaml", "team:", &format!("holds: [{holds}]\nteam:"));
    let held = hold("{id: H-1, since: 2026-03-20, ended_on: 2026-03-24, side: customer, by: Ana Ruiz}");
    assert_eq!(of_file("onboarding.yaml", &held, &hold("")), missing("hold `H-1`"));
    let people = |rest: &str| format!("people:\n  - {{name: Ana Ruiz, roles: [executive_sponsor]{rest}}}\n");
    let (felt, silent) = (people(", sentiments: [{judged_on: 2026-04-01, score: 2}]"), people(""));
    assert_eq!(of_file("stakeholders.yaml", &felt, &silent), missing("the sentiment of Ana Ruiz"));
}

#[test]
fn what_took_something_back_is_not_erased_either() {
    let with = |withdrawn: &str| {
        let new = format!(
            "is announced, attestations: [{{by: Lee Novak, attested_on: 2026-04-08, evidence: mail{withdrawn}}}]"
        );
        edited("gates.yaml", "is announced", &new)
    };
    let back = with(", withdrawn: {withdrawn_on: 2026-04-09, by: Lee Novak, reason: not sent}");
    let of = "the withdrawal of the attestation of criterion `C-comms` of `go_live`";
    assert_eq!(of_file("gates.yaml", &back, &with("")), [format!("missing erased {of} by -")]);
    let later = back.replace("withdrawn_on: 2026-04-09", "withdrawn_on: 2026-12-09");
    assert_eq!(of_file("gates.yaml", &back, &later), [format!("missing rewritten {of} by -")]);
    let made = |rest: &str| {
        format!(
            "decisions: [{{id: D-1, text: no report, about: scope, by: Ana Ruiz, decided_on: 2026-04-01{rest}}}]"
        )
    };
    let back = made(", withdrawn: {withdrawn_on: 2026-04-02, by: Ana Ruiz, reason: too late}");
    assert_eq!(
        of_file("decisions.yaml", &back, &made("")),
        ["missing erased the withdrawal of decision `D-1` by -"]
    );
    let dropped = |rest: &str| {
        let drop = format!(
            "milestone: M-import, dropped: [{{dropped_on: 2026-03-10, by: Ana Ruiz, reason: too late{rest}}}]"
        );
        edited("gates.yaml", "milestone: M-import", &drop)
    };
    assert_eq!(
        of_file("gates.yaml", &dropped(", restored_on: 2026-03-20"), &dropped("")),
        ["missing erased a drop of criterion `C-import` of `go_live` by -"],
        "it would be dropped again"
    );
}

#[test]
fn what_is_of_the_past_and_reads_otherwise_is_for_whoever_reviews_it() {
    let taken = |csat: f64| format!("snapshots: [{{measured_on: 2026-04-09, csat: {csat}}}]");
    assert_eq!(of_file("adoption.yaml", &taken(2.0), &taken(4.5)), ["for_review rewritten a snapshot by -"]);
    let done = |rest: &str| {
        edited("jsp.yaml", "owner: Priya Shah, days: 2", &format!("owner: Priya Shah, days: 2{rest}"))
    };
    let (first, other) =
        (done(", done_on: 2026-04-03, evidence: log"), done(", done_on: 2026-03-30, evidence: log"));
    let line = |standing: &str, kind: &str| vec![format!("{standing} {kind} milestone `M-import` by -")];
    assert_eq!(of_file("jsp.yaml", &first, &other), line("for_review", "rewritten"));
    assert_eq!(of_file("jsp.yaml", &first, &done("")), line("missing", "erased"));
    let reopened =
        ", reopened: [{done_on: 2026-04-03, evidence: log, reopened_on: 2026-04-10, reason: it broke}]";
    assert_eq!(of_file("jsp.yaml", &first, &done(reopened)), [""; 0], "reopened is not erased");
    // What is written for the first time is what logs are for.
    assert_eq!(of_file("jsp.yaml", &done(""), &first), [""; 0]);
}

#[test]
fn what_is_asked_for_or_planned_only_since_a_later_day_is_scope() {
    let gates = edited("gates.yaml", "milestone: M-import", "milestone: M-import, added_on: 2026-04-10");
    let it = diff(&[("gates.yaml", &gates)]);
    assert_eq!(lines(&it), ["missing criterion_changed `C-import` of `go_live` by -"]);
    let decided = |affects: &str| {
        format!(
            "decisions: [{{id: D-1, text: later, about: scope, by: Ana Ruiz, decided_on: 2026-04-10, affects: [{affects}]}}]"
        )
    };
    let it = diff(&[("gates.yaml", &gates), ("decisions.yaml", &decided("C-import"))]);
    assert_eq!(lines(&it), ["covered criterion_changed `C-import` of `go_live` by Ana Ruiz"]);
    let later =
        of("jsp.yaml", "owner: Priya Shah, days: 2", "owner: Priya Shah, days: 2, added_on: 2026-04-10");
    assert_eq!(later, ["missing scope_added milestone `M-import` by -"]);
}

#[test]
fn a_decision_affects_what_it_affected_when_it_was_made() {
    let made = |affects: &str| {
        format!(
            "decisions: [{{id: D-1, text: less, about: scope, by: Ana Ruiz, decided_on: 2026-04-01, affects: [{affects}]}}]"
        )
    };
    let (narrow, wide) = (made("M-rollout"), made("M-rollout, C-import"));
    let dropped = edited(
        "gates.yaml",
        "milestone: M-import",
        "milestone: M-import, dropped: [{dropped_on: 2026-04-10, by: Ana Ruiz, reason: no need}]",
    );
    let seen =
        between(&[("decisions.yaml", &narrow)], &[("decisions.yaml", &wide), ("gates.yaml", &dropped)]);
    assert_eq!(
        seen,
        ["missing taken_back `D-1` by -", "missing criterion_changed `C-import` of `go_live` by Ana Ruiz"]
    );
    let all = of_file("decisions.yaml", &narrow, &made(""));
    assert_eq!(all, ["missing taken_back `D-1` by -"], "what names nothing decides of everything");
    assert_eq!(of_file("decisions.yaml", &wide, &narrow), [""; 0], "less than it decided");
}

#[test]
fn what_somebody_confirmed_is_told_and_nobodys_word_is_none() {
    let confirmed =
        |entry: &str| of("jsp.yaml", "confirmations:\n", &format!("confirmations:\n  - {{{entry}}}\n"));
    let said = |standing: &str, fact: &str, by: &str| vec![format!("{standing} confirmed `{fact}` by {by}")];
    assert_eq!(
        confirmed("fact: data_accuracy, by: Lee Novak, confirmed_on: 2026-04-09, evidence: mail"),
        said("covered", "data_accuracy", "Lee Novak")
    );
    assert_eq!(
        confirmed("fact: data_accuracy, side: customer, confirmed_on: 2026-04-09, evidence: mail"),
        said("missing", "data_accuracy", "-")
    );
    let success =
        |by: &str| confirmed(&format!("fact: success_confirmed, by: {by}, confirmed_on: 2026-04-09"));
    assert_eq!(success("Ana Ruiz"), said("covered", "success_confirmed", "Ana Ruiz"));
    assert_eq!(success("Lee Novak"), said("missing", "success_confirmed", "Lee Novak"));
    let other = of(
        "jsp.yaml",
        "by: Priya Shah, confirmed_on: 2026-03-09",
        "by: Priya Shah, confirmed_on: 2026-04-09",
    );
    assert_eq!(other, said("missing", "plan_agreed", "Priya Shah"), "the day is written over");
    let shown = |evidence: &str| {
        let entry = format!(
            "confirmations:\n  - {{fact: data_accuracy, by: Lee Novak, confirmed_on: 2026-04-09, evidence: {evidence}}}\n"
        );
        let jsp = edited("jsp.yaml", "confirmations:\n", &entry);
        !diff(&[("jsp.yaml", &jsp)]).approvals[0].lacks_evidence
    };
    assert!(shown("mail of 9 April") && shown("'https://x.example/phone'"));
    assert!(!shown("on the phone") && !shown("told Priya") && !shown("TBD"));
}

#[test]
fn a_hold_takes_the_right_to_the_timeline() {
    let held = |hold: &str| edited("onboarding.yaml", "team:", &format!("holds: [{{{hold}}}]\nteam:"));
    let none = edited("onboarding.yaml", "team:", "team:");
    let line = |standing: &str, by: &str| vec![format!("{standing} hold hold `H-1` by {by}")];
    let by = |by: &str| {
        held(&format!("id: H-1, since: 2026-04-10, resumes_on: 2026-04-20, reason: stocks, by: {by}"))
    };
    assert_eq!(of_file("onboarding.yaml", &none, &by("Ana Ruiz")), line("covered", "Ana Ruiz"));
    assert_eq!(of_file("onboarding.yaml", &none, &by("Priya Shah")), line("missing", "Priya Shah"));
    let longer = by("Ana Ruiz").replace("resumes_on: 2026-04-20", "resumes_on: 2026-06-20");
    assert_eq!(of_file("onboarding.yaml", &by("Ana Ruiz"), &longer), line("missing", "-"));
    let earlier = by("Ana Ruiz").replace("since: 2026-04-10", "since: 2026-03-20");
    assert_eq!(of_file("onboarding.yaml", &by("Ana Ruiz"), &earlier), line("missing", "-"));
    let over = by("Ana Ruiz").replace("reason: stocks", "ended_on: 2026-04-10, reason: stocks");
    assert_eq!(of_file("onboarding.yaml", &by("Ana Ruiz"), &over), [""; 0], "work goes on");
    let back = held("id: H-1, since: 2026-03-04, ended_on: 2026-04-10, reason: stocks, by: Ana Ruiz");
    let head = version("acme", &[("onboarding.yaml", &back)]);
    let it = PlanDiff::between(Both::new(Some(&version("acme", &[])), Some(&head)));
    assert!(
        it.approvals[0].said.ends_with("dated back: work was written down on 2026-03-09"),
        "{:?}",
        it.approvals
    );
}

#[test]
fn a_waiver_is_not_written_over() {
    let waived = |on: &str, until: &str| {
        let new = format!(
            "is announced, waivers: [{{by: Ana Ruiz, waived_on: {on}, until: {until}, reason: town hall moved}}]"
        );
        edited("gates.yaml", "is announced", &new)
    };
    let base = waived("2026-03-25", "2026-04-05");
    let line = vec!["missing waived `C-comms` of `go_live` by Ana Ruiz".to_owned()];
    assert_eq!(of_file("gates.yaml", &base, &waived("2026-04-10", "2026-04-20")), line);
    assert_eq!(of_file("gates.yaml", &base, &waived("2026-03-25", "2026-04-12")), line);
}

#[test]
fn a_score_that_the_customer_is_said_to_have_given_is_for_review() {
    let of = |text: &str| lines(&diff(&[("adoption.yaml", text)]));
    let scored = "for_review customer_score a snapshot by -";
    assert_eq!(of("snapshots: [{measured_on: 2026-04-10, active: 3, csat: 4.8}]"), [scored]);
    assert_eq!(of("snapshots: [{measured_on: 2026-04-10, active: 3}]"), Vec::<String>::new());
}

#[test]
fn what_one_act_moved_is_one_approval_that_names_all_of_it() {
    let moved = |(from, to): (&str, &str), reason: &str, by: &str| {
        format!(
            "due: {to}, moves: [{{from: {from}, to: {to}, reason: {reason}, by: {by}, moved_on: 2026-04-10}}]"
        )
    };
    let days = [("2026-04-15", "2026-04-24"), ("2026-04-17", "2026-04-28")];
    let shifted = |by: &str, reasons: [&str; 2]| {
        let jsp = edited("jsp.yaml", "due: 2026-04-15", &moved(days[0], reasons[0], by));
        let jsp = jsp.replace("due: 2026-04-17", &moved(days[1], reasons[1], by));
        diff(&[("jsp.yaml", &jsp)])
    };
    let it = shifted("Ana Ruiz", ["IT is late", "IT is late"]);
    assert_eq!(lines(&it), ["covered date_moved 2 milestones by Ana Ruiz"]);
    let named: Vec<String> =
        it.approvals[0].moved.iter().map(|it| format!("{} {}", it.named(), it.days())).collect();
    let want = ["`M-go-live` 2026-04-15 → 2026-04-24", "`M-rollout` 2026-04-17 → 2026-04-28"];
    assert_eq!(named, want);
    let missing = shifted("Priya Shah", ["IT is late", "IT is late"]);
    assert_eq!(lines(&missing), ["missing date_moved 2 milestones by Priya Shah"]);
    let remedy = missing.approvals[0].remedy.to_string();
    assert!(remedy.contains("--affects M-go-live --affects M-rollout"), "one decision is enough: {remedy}");
    let apart = shifted("Ana Ruiz", ["IT is late", "a holiday"]);
    assert_eq!(apart.approvals.len(), 2, "each for a reason of its own");
}
