use super::*;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::model::PlanFile;

type Files<'a> = &'a [(&'a str, &'a str)];

fn look<T>(files: Files<'_>, doubtful: &[PlanFile], as_of: &str, see: impl FnOnce(&Assessment) -> T) -> T {
    let mut plan = plan_from(files);
    plan.doubtful.extend(doubtful);
    let basis = Basis::on(date(as_of));
    let assessment = Assessment::of(plan, &basis);
    see(&assessment)
}

fn row(files: Files<'_>, as_of: &str) -> StatusRow {
    look(files, &[], as_of, StatusRow::of)
}

fn first_value(files: Files<'_>, as_of: &str) -> FirstValue {
    row(files, as_of).first_value
}

const ENDED: (&str, &str) = (
    "onboarding.yaml",
    "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-01, result: churned}}",
);

#[test]
fn first_value_that_an_ended_onboarding_never_reached_has_a_target_still() {
    let jsp = ("jsp.yaml", "value: {first: {definition: a, due: 2026-03-20}}");
    assert_eq!(first_value(&[jsp], "2026-04-10"), FirstValue::OverdueBy(21));
    assert_eq!(first_value(&[ENDED, jsp], "2026-03-31"), FirstValue::OverdueBy(11));
    assert_eq!(first_value(&[ENDED, jsp], "2026-04-10"), FirstValue::NotReached);
    assert_eq!(
        first_value(&[("jsp.yaml", "value: {first: {definition: a}}")], "2026-04-10"),
        FirstValue::Undated
    );
    let unread = look(&[jsp], &[PlanFile::Jsp], "2026-04-10", |it| StatusRow::of(it).first_value);
    assert_eq!(unread, FirstValue::Unknown);
}

#[test]
fn first_value_due_on_a_day_off_is_due_until_the_working_day_behind_it() {
    let jsp = ("jsp.yaml", "value: {first: {definition: a, due: 2026-04-11}}");
    for (as_of, want) in [
        ("2026-04-09", FirstValue::DueIn(4)),
        ("2026-04-10", FirstValue::DueIn(3)),
        ("2026-04-11", FirstValue::DueIn(2)),
        ("2026-04-12", FirstValue::DueIn(1)),
        ("2026-04-13", FirstValue::DueIn(0)),
        ("2026-04-14", FirstValue::OverdueBy(3)),
    ] {
        assert_eq!(first_value(&[jsp], as_of), want, "{as_of}");
    }
}

#[test]
fn what_could_not_be_read_is_not_counted_as_none() {
    let jsp = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-01}, {id: M-2, blockers: [{id: X-2}]}]");
    let actions = ("actions.yaml", "actions: [{id: A-1, due: 2026-04-01}]");
    let counts = |files: Files<'_>, doubtful: &[PlanFile]| {
        look(files, doubtful, "2026-04-10", |it| (StatusRow::of(it).overdue, StatusRow::of(it).blocked))
    };
    assert_eq!(counts(&[jsp, actions], &[]), (Some(2), Some(1)));
    assert_eq!(counts(&[jsp, actions], &[PlanFile::Actions]), (None, None));
    assert_eq!(counts(&[jsp, actions], &[PlanFile::Jsp]), (None, None));
    assert_eq!(counts(&[jsp], &[]), (Some(1), Some(1)), "without a log of actions none of them is late");
    assert_eq!(counts(&[], &[]), (None, None), "nobody has written down anything");
    assert_eq!(counts(&[ENDED, jsp], &[]), (Some(0), Some(0)));
}

#[test]
fn the_past_is_shown_as_it_was() {
    let jsp = (
        "jsp.yaml",
        "milestones:
  - {id: M-1, due: 2026-03-25, done_on: 2026-03-27}
  - {id: M-2, due: 2026-04-01, blockers: [{id: X-1, reason: a, waiting_for: customer, since: 2026-03-30}]}
  - {id: M-3, due: 2026-03-24, blockers: [{id: X-2, reason: b, waiting_for: vendor, since: 2026-03-10, ended_on: 2026-03-16}]}",
    );
    let actions = ("actions.yaml", "actions: [{id: A-1, due: 2026-03-25, done_on: 2026-03-30}]");
    let seen = |as_of: &str| {
        look(&[jsp, actions], &[], as_of, |it| {
            let next = next_days(it).into_iter().filter(|one| one.kind != "checkpoint");
            let next: Vec<String> = next.map(|one| one.what).collect();
            let blocked: Vec<String> = blocked(it).into_iter().map(|one| one.id).collect();
            (next, blocked, StatusRow::of(it).blocked, StatusRow::of(it).waiting_on.len())
        })
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(seen("2026-03-23"), (words(&["M-3", "A-1", "M-1"]), words(&[]), Some(0), 0));
    // What was unblocked is not blocked, although what held it up is still written; it is late, and can be done today.
    assert_eq!(seen("2026-03-31"), (words(&["M-3", "M-2"]), words(&["M-2"]), Some(1), 1));
}

#[test]
fn nothing_comes_next_for_an_onboarding_that_has_ended() {
    let jsp = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-11}, {id: M-2, blockers: [{id: X-3}]}]");
    let counts = |files: Files<'_>| {
        look(files, &[], "2026-04-10", |it| (next_days(it).len(), blocked(it).len(), it.day()))
    };
    assert_eq!(counts(&[jsp]), (1, 1, 39));
    assert_eq!(counts(&[ENDED, jsp]), (0, 0, 30), "the days stop with it");
}

#[test]
fn the_window_of_today_is_shown_whatever_the_plan_reaches() {
    let current = |files: Files<'_>, as_of: &str| {
        let windows = row(files, as_of).windows;
        let now: Vec<&str> = windows.iter().filter(|window| window.is_current).map(|w| w.name).collect();
        (windows.len(), now.join(" "))
    };
    let case = |as_of: &str, len: usize, now: &str| {
        assert_eq!(current(&[], as_of), (len, now.to_owned()), "{as_of}");
    };
    case("2026-03-02", 2, "0–30");
    case("2026-04-01", 2, "0–30");
    case("2026-04-02", 2, "31–60");
    case("2026-05-01", 2, "31–60");
    case("2026-05-02", 3, "61–90");
    case("2026-12-31", 4, "91+");
    assert_eq!(current(&[ENDED], "2026-12-31"), (2, String::new()));
}

#[test]
fn a_gate_beyond_the_planned_length_has_its_window() {
    let milestones =
        "[{id: M-1, phase: activation, due: 2026-05-02}, {id: M-2, phase: graduation, due: 2026-04-02}]";
    let jsp = format!("milestones: {milestones}");
    let windows = row(&[("jsp.yaml", &jsp)], "2026-03-10").windows;
    assert_eq!(windows.len(), 3);
    assert_eq!(windows[2].gates.len(), 2);
}

#[test]
fn milestones_without_a_date_are_named() {
    let jsp = "milestones:
  - {id: M-1}
  - {id: M-2, done_on: 2026-03-05}
  - {id: M-3, dropped: [{dropped_on: 2026-03-09}]}";
    let row = row(&[("jsp.yaml", jsp)], "2026-03-10");
    assert_eq!(row.undated, ["M-1"]);
    assert_eq!(row.windows[0].done, [1], "the day on which it was done is date enough");
}

#[test]
fn a_win_without_evidence_is_a_claim_here_too() {
    let state = |win: &str| {
        let row =
            row(&[("jsp.yaml", &format!("value: {{quick_win: {{definition: a, {win}}}}}"))], "2026-03-20");
        row.windows[0].checkpoints.iter().find(|one| one.text == "a concrete win").map(|one| one.state)
    };
    assert_eq!(state("reached_on: 2026-03-10"), Some(CheckpointState::Ahead));
    let shown = state("reached_on: 2026-03-10, evidence: minutes");
    assert_eq!(shown, Some(CheckpointState::Passed(Some(date("2026-03-10")))));
}

#[test]
fn a_checkpoint_that_the_customer_put_off_is_open_until_the_day_that_they_agreed_to() {
    let jsp = |by: &str| {
        format!(
            "decision_rights: {{timeline: [{by}]}}\nmilestones: [{{id: M-1, event: rollout, due: 2026-05-20, moves: \
             [{{from: 2026-04-24, to: 2026-05-20, moved_on: 2026-04-03}}]}}]\n\
             confirmations: [{{fact: plan_agreed, by: Dora Kent, confirmed_on: 2026-03-10}}, \
             {{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-10}}]\n\
             baselines: [{{agreed_on: 2026-04-03, decision: D-1, dates: {{M-1: 2026-05-20}}}}]"
        )
    };
    let head = (
        "onboarding.yaml",
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}",
    );
    let people = ("stakeholders.yaml", "people: [{name: Dora Kent}]");
    let seen = |by: &str, as_of: &str| {
        let decisions = format!("decisions: [{{id: D-1, text: later, by: {by}, decided_on: 2026-04-03}}]");
        let files = [head, people, ("jsp.yaml", &jsp(by)), ("decisions.yaml", &decisions)];
        let one = row(&files, as_of).windows[1].checkpoints[0];
        (one.state.word(), one.due.map(|due| due.to_string()))
    };
    let may = || Some("2026-05-20".to_owned());
    assert_eq!(seen("Dora Kent", "2026-05-08"), ("ahead", may()));
    assert_eq!(seen("Dora Kent", "2026-05-20"), ("ahead", may()));
    assert_eq!(seen("Dora Kent", "2026-05-21"), ("missed", may()));
    assert_eq!(seen("Ana Ruiz", "2026-05-08"), ("missed", may()), "a baseline of ours puts nothing off");
    assert_eq!(seen("Ana Ruiz", "2026-04-10"), ("ahead", may()), "while its window lasts");
}

#[test]
fn a_colour_that_is_reported_later_is_not_known_yet() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, reported_colours: [{reported_on: 2026-04-01, colour: red}]}";
    let reported = |as_of: &str| look(&[("onboarding.yaml", head)], &[], as_of, |it| it.health.reported);
    assert_eq!(reported("2026-03-31"), None);
    assert_eq!(reported("2026-04-01"), Some(crate::model::Colour::Red));
}

#[test]
fn no_window_is_current_before_the_signature() {
    let current = |as_of: &str| row(&[], as_of).windows.iter().filter(|window| window.is_current).count();
    assert_eq!(current("2026-03-01"), 0);
    assert_eq!(current("2026-03-02"), 1);
}

#[test]
fn the_milestones_of_a_window_come_by_date() {
    let jsp = "milestones:
  - {id: M-1, due: 2026-03-20}
  - {id: M-2, due: 2026-03-10}
  - {id: M-3, due: 2026-03-15, done_on: 2026-03-12}
  - {id: M-4, done_on: 2026-03-05}
  - {id: M-5, due: 2026-03-04}";
    let window = row(&[("jsp.yaml", jsp)], "2026-03-14").windows[0].clone();
    assert_eq!((window.done, window.late, window.open), (vec![3, 2], vec![4, 1], vec![0]));
}

#[test]
fn the_planned_days_are_those_configured_whatever_a_gate_is_planned_for() {
    let gates = ("jsp.yaml", "milestones: [{id: M-1, phase: graduation, due: 2026-12-31}]");
    let planned =
        |files: Files<'_>| (row(files, "2026-04-10").planned_days, row(files, "2026-04-10").windows.len());
    assert_eq!(planned(&[]), (60, 2));
    assert_eq!(planned(&[gates]), (60, 4), "its window is shown all the same");
}

#[test]
fn only_the_caps_that_hold_the_score_down_are_told() {
    // Nobody has done anything since the signature, and first value is late.
    let jsp = "value: {first: {definition: a, due: 2026-03-20}}\nmilestones: [{id: M-1, due: 2026-03-10}]";
    let caps = |files: Files<'_>| {
        look(files, &[], "2026-04-10", |it| {
            (it.health.caps.len(), it.health.uncapped, StatusRow::of(it).caps.len())
        })
    };
    let (applying, uncapped, told) = caps(&[("jsp.yaml", jsp)]);
    assert_eq!((applying, uncapped, told), (6, None, 6), "without a score they would hold down any");
}

/// Every screen over so many milestones, each of which a criterion of a gate names and a workstream holds.
fn steps_of_a_row(length: usize) -> u64 {
    let mut plan = crate::schedule::tests::chain(length, false);
    let one = plan_from(&[
        ("jsp.yaml", "workstreams: [{id: W, customer_owner: Lee}]"),
        (
            "gates.yaml",
            "gates: {go_live: {criteria: [{id: C, milestone: M}], signoffs: [{by: Lee, signed_on: 2026-04-01}]}}",
        ),
    ]);
    let (stream, gate) = (one.jsp.workstreams[0].clone(), one.gates.gates.go_live.clone().unwrap());
    let numbered = |n: usize| format!("W-{n}");
    plan.jsp.workstreams = (0..length)
        .map(|n| crate::model::Workstream { id: numbered(n), ..stream.clone() })
        .collect::<Vec<_>>()
        .into();
    let mut milestones = plan.jsp.milestones.to_vec();
    for (n, milestone) in milestones.iter_mut().enumerate() {
        milestone.workstream = numbered(n).as_str().into();
    }
    plan.jsp.milestones = milestones.into();
    let criteria = (0..length).map(|n| crate::model::Criterion {
        id: format!("C-{n}"),
        milestone: format!("M-{n}").as_str().into(),
        ..gate.criteria[0].clone()
    });
    let criteria = criteria.collect::<Vec<_>>().into();
    plan.gates.gates.go_live = Some(crate::model::Gate { criteria, ..gate });
    let basis = Basis::on(date("2026-04-20"));
    let look = || {
        let assessment = Assessment::of(plan, &basis);
        (StatusRow::of(&assessment), next_days(&assessment).len(), blocked(&assessment).len())
    };
    crate::steps::of(look).1
}

#[test]
fn metrics_gates_and_rows_cost_steps_in_proportion() {
    let (few, many) = (steps_of_a_row(500), steps_of_a_row(5_000));
    // A milestone is found by halving: ten times as many cost a few more halvings each.
    assert!(many <= few * 14, "{few} steps for 500, {many} for 5,000");
}

#[test]
fn what_is_behind_a_shut_gate_and_what_is_lent_to_it_stand_in_the_row() {
    let head = (
        "onboarding.yaml",
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}",
    );
    let jsp = ("jsp.yaml", "milestones: [{id: M-1, event: go_live, done_on: 2026-04-01, evidence: a}]");
    let gates = (
        "gates.yaml",
        "gates: {handoff: {criteria: [{id: C-1, waivers: [{by: Jo, waived_on: 2026-04-06, until: 2026-04-16, reason: town hall}]}]}}",
    );
    let it = row(&[head, jsp, gates], "2026-04-10");
    let bypassed: Vec<String> = it.bypassed.iter().map(crate::gate::Bypass::message).collect();
    assert_eq!(bypassed, ["the customer went live on 2026-04-01, while the go-live gate was not open"]);
    assert_eq!((it.live_waivers, it.waiver_days), (Some(1), Some(4)));
    let coming = look(&[head, jsp, gates], &[], "2026-04-10", next_days);
    assert!(
        coming.iter().any(|one| one.kind == "waiver" && one.what == "the waiver of C-1 ends"),
        "{coming:?}"
    );
    assert_eq!(row(&[head, jsp], "2026-04-10").live_waivers, None, "nobody has written down a gate");
}

#[test]
fn first_value_is_counted_to_the_day_that_was_agreed_however_it_is_moved() {
    let value = "value: {first: {definition: a, due: 2026-04-20, moves: [{from: 2026-04-08, to: 2026-04-20, moved_on: 2026-04-02}]}}";
    let jsp = ("jsp.yaml", value);
    assert_eq!(first_value(&[jsp], "2026-04-01"), FirstValue::DueIn(7));
    assert_eq!(first_value(&[jsp], "2026-04-03"), FirstValue::DueIn(5), "a move gives no more time");
    assert_eq!(first_value(&[jsp], "2026-04-09"), FirstValue::OverdueBy(1));
}

#[test]
fn first_value_is_due_in_no_negative_days_though_it_was_reached_before_the_signature() {
    let jsp =
        ("jsp.yaml", "value: {first: {definition: a, due: 2026-03-20, reached_on: 2026-02-20, evidence: b}}");
    assert_eq!(first_value(&[jsp], "2026-04-10"), FirstValue::Unknown);
}

#[test]
fn a_hold_gives_no_time_for_value_that_was_late_when_it_began() {
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, \
                holds: [{id: H-1, since: 2026-04-06, ended_on: 2026-04-20}]}";
    let value = "value: {first: {definition: a, due: 2026-04-24, moves: [\
                 {from: 2026-03-31, to: 2026-04-10, moved_on: 2026-03-30}, \
                 {from: 2026-04-10, to: 2026-04-24, moved_on: 2026-04-20, hold: H-1}]}}";
    let files = [("onboarding.yaml", head), ("jsp.yaml", value)];
    for (day, want) in [("2026-04-05", 5), ("2026-04-19", 5), ("2026-04-20", 6), ("2026-04-21", 7)] {
        assert_eq!(first_value(&files, day), FirstValue::OverdueBy(want), "{day}");
    }
    let head = head.replace("ended_on", "resumes_on");
    let on_hold = value.replace("from: 2026-03-31", "from: 2026-04-08");
    let files = [("onboarding.yaml", head.as_str()), ("jsp.yaml", on_hold.as_str())];
    assert_eq!(first_value(&files, "2026-04-10"), FirstValue::DueIn(10), "on the first day of work");
}

#[test]
fn a_training_that_nobody_gave_is_late_like_all_other_work() {
    let training = (
        "training.yaml",
        "sessions: [{id: T-1, title: Basics, due: 2026-04-07}, {id: T-2, due: 2026-04-07, delivered_on: 2026-04-07}, {id: T-3, due: 2026-04-13}]",
    );
    let (overdue, late) = look(&[training], &[], "2026-04-10", |it| (StatusRow::of(it).overdue, week(it)));
    assert_eq!(overdue, Some(1));
    let late: Vec<&str> = late.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(late, ["Basics", "T-3"]);
}

#[test]
fn who_does_what_a_blocker_waits_for_is_named_until_somebody_answers() {
    let jsp = |answered: &str| {
        format!(
            "milestones: [{{id: M-1, blockers: [{{id: X-1, since: 2026-04-01, action: A-1{answered}}}]}}]"
        )
    };
    let actions = ("actions.yaml", "actions: [{id: A-1, title: keys, owner: Lee Novak, side: customer}]");
    let waits = |answered: &str| {
        let jsp = jsp(answered);
        let seen = look(&[("jsp.yaml", jsp.as_str()), actions], &[], "2026-04-10", blocked);
        seen.into_iter().map(|it| it.waiting_for).collect::<Vec<_>>()
    };
    assert_eq!(waits(""), [Some("Lee Novak".to_owned())]);
    assert_eq!(waits(", answered_on: 2026-04-08"), [None]);
}

#[test]
fn nothing_but_closing_is_asked_for_once_every_gate_is_open() {
    let met = |day: &str| {
        format!(
            "{{criteria: [{{id: C-{day}, attestations: [{{by: Jo, attested_on: {day}, evidence: a.md}}]}}]}}"
        )
    };
    let names = ["handoff", "kickoff", "go_live", "activation", "graduation"];
    let gates: Vec<String> = names.iter().map(|name| format!("{name}: {}", met("2026-04-02"))).collect();
    let gates = format!("gates_open: automatic\ngates: {{{}}}", gates.join(", "));
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-01-02}, team: {csm: Jo}}";
    let files = [("onboarding.yaml", head), ("gates.yaml", gates.as_str())];
    let (said, signals) = look(&files, &[], "2026-04-10", |it| {
        let row = StatusRow::of(it);
        let commands = row.needs.into_iter().filter_map(|need| Some((need.command?.to_string(), need.what)));
        (commands.collect::<Vec<_>>(), row.signals.into_iter().map(|it| it.signal).collect::<Vec<_>>())
    });
    let [(command, what)] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(command, "onboard close acme --result graduated");
    assert_eq!(what, "every gate is open: only closing it is left, 53 days past its planned end");
    assert!(!signals.contains(&"past_planned_end"), "{signals:?}");
    let closing = |ended: &str| {
        let head = head.replace("team", &format!("{ended}team"));
        let files = [("onboarding.yaml", head.as_str()), ("gates.yaml", gates.as_str())];
        look(&files, &[], "2026-04-10", |it| {
            it.gates.closing("acme").map(|(on, close)| format!("{on} {close}"))
        })
    };
    assert_eq!(closing("").as_deref(), Some("2026-04-02 onboard close acme --result graduated"));
    assert_eq!(closing("ended: {ended_on: 2026-04-03, result: graduated}, "), None, "it is closed");
}

#[test]
fn what_was_said_before_the_signature_is_no_contact_on_any_screen() {
    let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
    let contacts =
        |on: &str| format!("contacts: [{{id: L-1, kind: call, held_on: {on}, present: [Lee Novak]}}]");
    let seen = |on: &str| {
        let contacts = contacts(on);
        look(&[people, ("contacts.yaml", contacts.as_str())], &[], "2026-04-10", |it| {
            (StatusRow::of(it).days_since_contact, it.metrics.number("days_since_contact"))
        })
    };
    assert_eq!(seen("2026-04-01"), (Some(9), Some(9.0)));
    assert_eq!(seen("2026-02-20"), (None, Some(39.0)));
}

#[test]
fn what_was_put_off_is_told_once_and_by_the_day_that_was_agreed() {
    let jsp = "milestones: [{id: M-1, due: 2026-04-13, moves: [{from: 2026-04-07, to: 2026-04-13, moved_on: 2026-04-08}]}]";
    let actions = "actions: [{id: A-1, title: Send the list, due: M-1 +0d}]";
    let files = [("jsp.yaml", jsp), ("actions.yaml", actions)];
    let told = look(&files, &[], "2026-04-10", week);
    let told: Vec<(&str, String)> = told
        .iter()
        .filter(|it| it.kind == "action")
        .map(|it| (it.what.as_str(), it.on.to_string()))
        .collect();
    assert_eq!(told, [("Send the list", "2026-04-07".to_owned())]);
}

#[test]
fn days_on_hold_make_nothing_late_in_the_list_of_a_stand_up() {
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, \
                holds: [{id: H-1, since: 2026-04-02, ended_on: 2026-04-09}]}";
    let files = [
        ("onboarding.yaml", head),
        ("actions.yaml", "actions: [{id: A-1, title: keys, owner: Jo, side: vendor, due: 2026-04-01}]"),
    ];
    let late = look(&files, &[], "2026-04-10", |it| StatusRow::of(it).due_next);
    let said: Vec<_> = late.iter().map(|one| (one.what.as_str(), one.days_late)).collect();
    assert_eq!(said, [("keys", 2)], "of nine days seven were on hold");
}
