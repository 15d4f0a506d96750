//! What is the same, what is not, and what that comes to.

use super::testing::{BASE, diff, edited, version};
use super::{
    Approval, Both, DayOf, EntryFate, GoneBecause, PlanDiff, PlanFate, Version, paired, say_who_begins_anew,
};
use crate::gate::Verdict;
use crate::model::GateName;

/// The entries that changed, each with what is said of its keys and parts.
fn said(it: &PlanDiff) -> Vec<String> {
    let each = it.entries.iter().flat_map(super::EntryChange::all);
    let line = |it: &super::EntryChange| {
        let keys: Vec<String> = it.keys.iter().map(super::KeyChange::said).collect();
        format!("{:?} {}: {}", it.fate, it.subject(), keys.join("; "))
    };
    each.map(line).collect()
}

fn of(name: &str, old: &str, new: &str) -> PlanDiff {
    diff(&[(name, &edited(name, old, new))])
}

#[test]
fn formatting_comments_and_order_alone_say_nothing_else() {
    let actions = "# the list of the week\nactions:
  - id: A-2
    due: 2026-04-14
    owner: \"Priya Shah\"
    title: Book the room
  - {id: A-1, title: Send the export, owner: Lee Novak, due: 2026-04-07}
";
    let it = diff(&[("actions.yaml", actions)]);
    assert!(it.is_touched && it.is_nothing(), "{:#?}", said(&it));
    let untouched = diff(&[]);
    assert!(!untouched.is_touched && untouched.is_nothing());
}

#[test]
fn a_key_that_holds_something_else_is_said_in_words() {
    let moved = of(
        "actions.yaml",
        "due: 2026-04-14",
        "due: 2026-04-21, moves: [{from: 2026-04-14, to: 2026-04-21, by: Priya Shah, moved_on: 2026-04-10}]",
    );
    assert_eq!(
        said(&moved),
        [
            "Changed action `A-2`: is due on 2026-04-14 → 2026-04-21",
            "Added a move: was planned for 2026-04-14; is planned for 2026-04-21; who: Priya Shah; was made on 2026-04-10"
        ]
    );
    let done = of("actions.yaml", "due: 2026-04-07", "due: 2026-04-07, done_on: 2026-04-09");
    assert_eq!(said(&done), ["Changed action `A-1`: was done on 2026-04-09"]);
    assert!(done.entries[0].happened().is_some());
    let renamed = of(
        "actions.yaml",
        "Book the room, owner: Priya Shah",
        "Book the hall, owner: [Priya Shah, {name: Jo, since: 2026-04-01}]",
    );
    assert_eq!(
        said(&renamed),
        [
            "Changed action `A-2`: the title: Book the room → Book the hall; the owner: Priya Shah → Priya Shah, Jo (since 2026-04-01)"
        ]
    );
    let undone = of("jsp.yaml", "after: [M-import]", "after: []");
    assert_eq!(said(&undone), ["Changed milestone `M-go-live`: what it waits for: M-import → nothing"]);
}

#[test]
fn entries_are_the_same_by_their_ids_wherever_they_are() {
    let actions = "actions:
  - {id: A-0, title: First of all, owner: Lee Novak, due: 2026-04-20}
  - {id: A-2, title: Book the room, owner: Priya Shah, due: 2026-04-14}
";
    let it = diff(&[("actions.yaml", actions)]);
    let fates: Vec<_> = it.entries.iter().map(|it| (it.name.as_str(), it.fate)).collect();
    assert_eq!(fates, [("A-0", EntryFate::Added), ("A-1", EntryFate::Removed)]);
    assert_eq!(it.entries[0].title, "First of all");
}

#[test]
fn a_finding_is_the_same_whatever_line_it_is_on() {
    let actions = "actions:
  - {id: A-0, title: First of all, owner: Lee Novak, due: 2026-04-20}
  - {id: A-1, title: Send the export, owner: Lee Novak, due: 2026-04-07}
  - {id: A-2, title: Book the room, owner: Priya Shah, due: 2026-04-14}
";
    let it = diff(&[("actions.yaml", actions)]);
    assert!(it.findings.new.is_empty() && it.findings.gone.is_empty(), "{:#?}", it.findings);
    assert!(it.findings.kept > 0);
    let late = of("actions.yaml", "owner: Priya Shah, due: 2026-04-14", "owner: Priya Shah, due: 2026-04-06");
    let new: Vec<&str> = late.findings.new.iter().map(|it| it.check).collect();
    assert_eq!(new, ["action-overdue"]);
}

#[test]
fn what_was_moved_is_not_what_was_done() {
    let gone = |new: &str| {
        let it = of("actions.yaml", "due: 2026-04-07", new);
        let gone = it.findings.gone.iter().filter(|it| it.finding.check == "action-overdue");
        gone.map(|it| it.because).collect::<Vec<_>>()
    };
    let moves = "moves: [{from: 2026-04-07, to: 2026-04-17, by: Lee Novak, moved_on: 2026-04-10}]";
    assert_eq!(gone("due: 2026-04-07, done_on: 2026-04-09"), [GoneBecause::Fixed]);
    assert_eq!(gone(&format!("due: 2026-04-17, {moves}")), [GoneBecause::Moved]);
    let both = format!("due: 2026-04-17, done_on: 2026-04-09, {moves}");
    assert_eq!(gone(&both), [GoneBecause::Fixed]);
    let dropped = "due: 2026-04-07, dropped: [{dropped_on: 2026-04-09, by: Lee Novak, reason: no need}]";
    assert_eq!(gone(dropped), [GoneBecause::Removed]);
    let silenced = edited(
        "actions.yaml",
        "due: 2026-04-07}",
        "due: 2026-04-07} # onboard: allow[action-overdue] agreed with Lee",
    );
    let it = diff(&[("actions.yaml", &silenced)]);
    assert_eq!(it.findings.gone.iter().map(|it| it.because).collect::<Vec<_>>(), [GoneBecause::Silenced]);
}

#[test]
fn a_move_of_go_live_moves_what_is_to_be_expected() {
    let it = of(
        "jsp.yaml",
        "due: 2026-04-15",
        "due: 2026-04-24, moves: [{from: 2026-04-15, to: 2026-04-24, by: Ana Ruiz, moved_on: 2026-04-10}]",
    );
    let days: Vec<_> = it.consequence.days.iter().map(|it| (it.of, it.later())).collect();
    assert_eq!(days[..2], [(DayOf::GoLivePlanned, Some(9)), (DayOf::GoLiveExpected, Some(9))]);
    assert_eq!(it.consequence.slip, Both::new(Some(0), Some(9)));
    // A move of something else moves nothing of it.
    assert!(of("actions.yaml", "due: 2026-04-14", "due: 2026-04-16").consequence.days.is_empty());
}

#[test]
fn a_gate_is_compared_criterion_by_criterion() {
    let it = of(
        "gates.yaml",
        "by_role: technical_owner",
        "by_role: technical_owner, attestations: [{by: Lee Novak, attested_on: 2026-04-09, evidence: log}]",
    );
    let [gate] = it.consequence.gates.as_slice() else { panic!("{:#?}", it.consequence.gates) };
    assert_eq!(
        (gate.gate, gate.verdict),
        (GateName::GoLive, Both::new(Some(Verdict::Shut), Some(Verdict::Shut)))
    );
    assert_eq!(gate.progress, Both::new(Some((0, 3)), Some((1, 3))));
    let ids: Vec<&str> = gate.criteria.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["C-uat"]);
    assert!(!gate.turned());
}

#[test]
fn a_directory_of_another_name_is_the_same_plan() {
    let (base, head) = (version("acme", &[]), version("acme-corp", &[]));
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    assert_eq!((it.former_name(), it.name(), it.fate), (Some("acme"), "acme-corp", PlanFate::Kept));
    assert!(it.entries.is_empty() && !it.is_nothing());
}

#[test]
fn plans_come_go_end_and_go_on() {
    let one = version("acme", &[]);
    let fate = |base, head| PlanDiff::between(Both::new(base, head)).fate;
    assert_eq!(fate(None, Some(&one)), PlanFate::Added);
    assert_eq!(fate(Some(&one), None), PlanFate::Removed);
    let head = edited("onboarding.yaml", "team:", "ended: {ended_on: 2026-04-09, result: churned}\nteam:");
    let ended = version("acme", &[("onboarding.yaml", &head)]);
    assert!(matches!(fate(Some(&one), Some(&ended)), PlanFate::Ended(_)));
    assert_eq!(fate(Some(&ended), Some(&one)), PlanFate::Reopened);
    assert_eq!(fate(Some(&ended), Some(&ended)), PlanFate::Kept);
}

#[test]
fn what_is_broken_is_said_and_the_rest_is_compared() {
    let broken = "actions:\n  - {id: A-1, title: Send the export, ownr: Lee Novak, due: 2026-04-07}\n";
    let jsp = edited("jsp.yaml", "title: Live", "title: Live at last");
    let it = diff(&[("actions.yaml", broken), ("jsp.yaml", &jsp)]);
    assert!(it.broken.base.is_none() && it.broken.head.is_some());
    assert!(said(&it).iter().any(|line| line.contains("Live → Live at last")), "{:#?}", said(&it));
    let headless = diff(&[("onboarding.yaml", "segment: [\n")]);
    assert!(headless.broken.head.is_some() && headless.consequence.is_nothing());
    assert_eq!((headless.fate, headless.entries.len()), (PlanFate::Kept, 0));
    assert_eq!((headless.customer.as_str(), headless.id.as_str()), ("Acme", "P-acme"), "as the base has it");
    let [told] = &headless.approvals[..] else { panic!("{:#?}", headless.approvals) };
    assert!(told.standing.is_missing() && told.subject == "`onboarding.yaml`", "{told:#?}");
}

#[test]
fn what_waits_for_what_moved_is_left_behind_unless_it_was_already() {
    let it = of("jsp.yaml", "due: 2026-04-15", "due: 2026-04-24");
    let [left] = it.left_behind.as_slice() else { panic!("{:#?}", it.left_behind) };
    let ids: Vec<&str> = left.entries.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((left.behind.as_str(), ids, left.before), ("M-go-live", vec!["M-rollout"], 0));
    let commands: Vec<String> = left.remedy.commands().map(ToString::to_string).collect();
    assert_eq!(
        commands,
        [
            "onboard milestone shift acme 7wd --after M-go-live --reason 'moves with M-go-live' --side <side> --decision <decision>"
        ]
    );
    // By the reason and the decision of the move, as `milestone move` suggests it.
    let moved = "due: 2026-04-24, moves: [{from: 2026-04-15, to: 2026-04-24, reason: the peak, side: customer, by: Priya Shah, moved_on: 2026-04-10";
    let shift = |named: &str, decision: &str| {
        let jsp = edited("jsp.yaml", "due: 2026-04-15", &format!("{moved}{named}}}]"));
        let it = diff(&[("jsp.yaml", &jsp), ("decisions.yaml", decision)]);
        it.left_behind[0].remedy.commands().map(ToString::to_string).collect::<Vec<_>>()
    };
    let want = "onboard milestone shift acme 7wd --after M-go-live --reason 'the peak' --side customer --decision D-1";
    let decision = |affects: &str| {
        format!("decisions: [{{id: D-1, text: later, by: Ana Ruiz, decided_on: 2026-04-10{affects}}}]")
    };
    assert_eq!(shift(", decision: D-1", &decision("")), [want]);
    assert_eq!(shift("", &decision(", affects: [M-go-live]")), [want]);
    assert_eq!(shift("", &decision("")), [want.replace("D-1", "<decision>")], "it is about something else");
    // One that moved along is where it should be, and so is what was moved to an earlier day.
    let jsp = edited("jsp.yaml", "due: 2026-04-15", "due: 2026-04-24")
        .replace("due: 2026-04-17", "due: 2026-04-27");
    assert!(diff(&[("jsp.yaml", &jsp)]).left_behind.is_empty());
    assert!(of("jsp.yaml", "due: 2026-04-15", "due: 2026-04-14").left_behind.is_empty());
}

#[test]
fn objectives_and_sessions_are_left_behind_by_go_live() {
    let jsp = edited(
        "jsp.yaml",
        "value:",
        "objectives:
  - {id: B-1, statement: notices, due: 2026-04-20}
  - {id: B-2, statement: orders, due: 2026-04-10}
  - {id: B-3, statement: reports, due: M-go-live +5d}
value:",
    );
    let training =
        "sessions: [{id: T-1, title: Admins, due: 2026-04-13}, {id: T-2, title: Users, due: 2026-04-22}]";
    let moved =
        jsp.replace("due: 2026-04-15", "due: 2026-04-24").replace("due: 2026-04-17", "due: 2026-04-27");
    let base = version("acme", &[("jsp.yaml", &jsp), ("training.yaml", training)]);
    let head = version("acme", &[("jsp.yaml", &moved), ("training.yaml", training)]);
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    let ids = |at: usize| it.left_behind[at].entries.iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
    assert_eq!(it.left_behind.len(), 2, "{:#?}", it.left_behind);
    assert_eq!((ids(0), ids(1)), (vec!["B-1"], vec!["T-1"]));
    assert_eq!(it.left_behind[0].before, 1, "B-2 was due before go-live already");
}

#[test]
fn what_a_broken_file_does_not_say_has_neither_gone_nor_come() {
    let broken = edited("gates.yaml", "gates:\n", "gates: [\n");
    let it = diff(&[("gates.yaml", &broken)]);
    assert_eq!(said(&it), Vec::<String>::new());
    assert_eq!(
        approvals(&it),
        ["missing `gates.yaml` cannot be read: a mapping in `{…}` that is not closed"]
    );
    assert!(it.consequence.is_nothing(), "{:#?}", it.consequence);
    assert!(it.findings.gone.iter().all(|it| it.because == GoneBecause::Unread), "{:#?}", it.findings.gone);
    let fixed = PlanDiff::between(Both::new(
        Some(&version("acme", &[("gates.yaml", &broken)])),
        Some(&version("acme", &[])),
    ));
    assert_eq!(
        approvals(&fixed),
        ["missing `gates.yaml` could not be read before the change: a mapping in `{…}` that is not closed"]
    );
    assert!(fixed.consequence.is_nothing(), "{:#?}", fixed.consequence);
}

/// What needs approval, in a line each.
fn approvals(it: &PlanDiff) -> Vec<String> {
    let line = |it: &Approval| format!("{} {} {}", it.standing.word(), it.subject, it.said);
    it.approvals.iter().map(line).collect()
}

#[test]
fn a_file_that_is_the_same_on_both_sides_hides_nothing_of_the_others() {
    let broken = edited("gates.yaml", "gates:\n", "gates: [\n");
    let moved = edited("jsp.yaml", "due: 2026-04-15", "due: 2026-04-24");
    let base = version("acme", &[("gates.yaml", &broken)]);
    let head = version("acme", &[("gates.yaml", &broken), ("jsp.yaml", &moved)]);
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    assert_eq!(approvals(&it), ["missing milestone `M-go-live` is due on 2026-04-15 → 2026-04-24"]);
    assert!(it.unread.is_empty() && it.consequence.day(DayOf::GoLiveExpected).is_some());
}

#[test]
fn what_is_not_read_in_full_hides_what_was_taken_out_of_it_from_nobody() {
    // A file by another name is not read, and so is a key.
    let gates = BASE.iter().find(|(name, _)| *name == "gates.yaml").unwrap().1;
    let typo = edited("gates.yaml", "text: the change is announced", "txt: the change is announced");
    for files in [vec![("gates.yaml", ""), ("gates.yml", gates)], vec![("gates.yaml", typo.as_str())]] {
        let it = diff(&files);
        let told = approvals(&it);
        assert!(told.len() == 1 && told[0].starts_with("missing `gates.yaml`"), "{told:#?}");
    }
    // With rights that nobody can read nobody is known to have one.
    let rights = edited("jsp.yaml", "decision_rights:", "decision_right:");
    let signed = edited(
        "gates.yaml",
        "go_live:\n",
        "go_live:\n    signoffs: [{by: Ana Ruiz, signed_on: 2026-04-10}]\n",
    );
    let base = version("acme", &[("jsp.yaml", &rights)]);
    let head = version("acme", &[("jsp.yaml", &rights), ("gates.yaml", &signed)]);
    let it = PlanDiff::between(Both::new(Some(&base), Some(&head)));
    assert!(approvals(&it)[0].starts_with("missing `go_live`"), "{:#?}", approvals(&it));
}

/// A version in a directory whose plan is known by an id, and whose customer is called so.
fn known(slug: &str, id: &str, customer: &str, jsp: &str) -> Version {
    let head =
        edited("onboarding.yaml", "id: P-acme\ncustomer: Acme", &format!("{id}\ncustomer: {customer}"));
    version(slug, &[("onboarding.yaml", &head), ("jsp.yaml", jsp)])
}

#[test]
fn a_plan_by_another_id_is_the_same_plan_with_the_rights_that_it_had() {
    let (before, after) = ("due: 2026-04-15", "due: 2026-04-24");
    let (old, moved) = (edited("jsp.yaml", before, before), edited("jsp.yaml", before, after));
    for id in ["id: P-other", ""] {
        let both = Both::new(
            Some(known("acme", "id: P-acme", "Acme", &old)),
            Some(known("acme", id, "Acme", &moved)),
        );
        let [both] = &paired(vec![both])[..] else { panic!("one plan by {id}") };
        let it = PlanDiff::between(both.as_ref().map(Option::as_ref));
        assert_eq!(it.former_id.as_deref(), Some("P-acme"));
        let words: Vec<&str> = it.approvals.iter().map(|it| it.kind.word()).collect();
        assert_eq!(words, ["id_changed", "date_moved"]);
        assert_eq!(it.missing().count(), 1, "the move, which nobody made who may");
    }
}

#[test]
fn a_directory_that_another_customer_has_now_is_another_plan() {
    let jsp = edited("jsp.yaml", "due: 2026-04-15", "due: 2026-04-15");
    let plan = |slug: &str, id: &str, customer: &str| Some(known(slug, id, customer, &jsp));
    let names = |by_name: Vec<Both<Option<Version>>>| -> Vec<[Option<String>; 2]> {
        let name = |it: Option<Version>| it.map(|it| it.slug().to_owned());
        let paired = paired(by_name).into_iter();
        paired
            .map(|it| {
                let it = it.map(name);
                [it.base, it.head]
            })
            .collect()
    };
    let some = |name: &str| Some(name.to_owned());
    let in_place = Both::new(plan("acme", "id: P-acme", "Acme"), plan("acme", "id: P-zeta", "Zeta"));
    assert_eq!(names(vec![in_place]), [[None, some("acme")], [some("acme"), None]]);
    // What is known by its id is found by that first.
    let moved = vec![
        Both::new(plan("acme", "id: P-acme", "Acme"), plan("acme", "id: P-second", "Acme")),
        Both::new(None, plan("acme-2025", "id: P-acme", "Acme")),
    ];
    assert_eq!(names(moved), [[some("acme"), some("acme-2025")], [None, some("acme")]]);
    // Two that go by one id are two that are gone.
    let both = |slug: &str| Both::new(plan(slug, "id: P-acme", "Acme"), None);
    assert_eq!(names(vec![both("acme"), both("beta")]).len(), 2);
}

#[test]
fn a_plan_that_begins_where_another_of_its_customer_ends_lacks_an_approval() {
    let head = BASE.iter().find(|(name, _)| *name == "onboarding.yaml").expect("a head").1;
    let missing = |customer: &str, result: &str| {
        let ended = format!("{head}ended: {{ended_on: 2026-04-10, result: {result}, by: Priya Shah}}\n");
        let anew =
            head.replace("P-acme", "P-new").replace("customer: Acme", &format!("customer: {customer}"));
        let mut former = diff(&[("onboarding.yaml", &ended)]);
        let mut begun =
            PlanDiff::between(Both::new(None, Some(&version("acme-2", &[("onboarding.yaml", &anew)]))));
        let before = begun.missing().count();
        say_who_begins_anew(vec![&mut former, &mut begun]);
        begun.missing().count() - before
    };
    assert_eq!(missing("ACME.", "cancelled"), 1);
    assert_eq!(missing("Acne", "cancelled"), 1, "the spelling");
    assert_eq!(missing("Harbour Foods", "cancelled"), 0);
    assert_eq!(missing("Acme", "graduated"), 0, "an onboarding of its own");
}
