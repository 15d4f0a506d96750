use proptest::prelude::*;

use super::*;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::config::{self, Config, Dimension, HealthProfile, Vocabulary};
use crate::fixture::{date, plan_from};
use crate::metric::Value;
use crate::model::{Colour, Segment};

fn profile(floor: f64) -> HealthProfile {
    HealthProfile { coverage_floor: floor, ..Config::default().health.profile(Segment::MidMarket).clone() }
}

/// A component whose metric reads 0–100, or is unknown.
fn component(weight: f64, value: Value) -> Component {
    let config = config::Component {
        metric: "csat".to_owned(),
        dimension: Dimension::Sentiment,
        weight,
        zero_at: 0.0,
        full_at: 100.0,
    };
    Component::of(&config, value)
}

fn known(number: f64) -> Value {
    Value::number_of(number)
}

fn unknown() -> Value {
    Value::unknown("nobody counted")
}

/// Usage unknown; milestones 80, relationship 85, sentiment 90.
fn without_usage(floor: f64) -> Health {
    let components = vec![
        component(35.0, unknown()),
        component(25.0, known(80.0)),
        component(25.0, known(85.0)),
        component(15.0, known(90.0)),
    ];
    Health::from_parts(&profile(floor), components, vec![])
}

fn scored(score: f64) -> Health {
    Health::from_parts(&profile(0.7), vec![component(1.0, known(score))], vec![])
}

fn cap(at_most: f64) -> Cap {
    Cap {
        id: "no_executive_sponsor",
        at_most,
        reason: "no active executive sponsor".to_owned(),
        passed: None,
    }
}

#[test]
fn too_little_known_is_no_score_and_no_colour() {
    let health = without_usage(0.7);
    assert_eq!((health.score(), health.uncapped, health.band()), (None, None, None));
    assert_eq!(health.coverage, 0.65);
    assert_eq!((health.low, health.high), (54.75, 89.75));
    assert!(health.components.iter().all(|component| component.contribution.is_none()));
}

#[test]
fn an_interval_that_lies_in_one_band_has_that_band_and_no_score() {
    let judged = |known_score: f64, caps: Vec<Cap>| {
        let components = vec![component(40.0, unknown()), component(60.0, known(known_score))];
        let health = Health::from_parts(&profile(0.7), components, caps);
        assert!(health.components.iter().all(|component| component.contribution.is_none()));
        assert_eq!((health.score(), health.uncapped), (None, None));
        health.judgement
    };
    // 60 % of 0 to 15 is at most 9, and 49 with the unknown at 100.
    assert_eq!(judged(15.0, vec![]), Judgement::Interval { low: 9.0, high: 49.0, band: Colour::Red });
    assert_eq!(judged(20.0, vec![]), Judgement::Insufficient, "52 would be amber");
    let capped = Judgement::Interval { low: 12.0, high: 49.0, band: Colour::Red };
    assert_eq!(judged(20.0, vec![cap(49.0), cap(74.0)]), capped, "a cap cuts it off");
    assert_eq!(
        judged(100.0, vec![cap(74.0)]),
        Judgement::Interval { low: 60.0, high: 74.0, band: Colour::Amber }
    );
}

/// The health of a plan of a segment, signed on Monday 2 March 2026, with these files.
fn seen(segment: &str, rest: &str, files: &[(&str, &str)], as_of: &str) -> Health {
    let head = format!("{{customer: Acme, segment: {segment}, contract: {{signed_on: 2026-03-02}}{rest}}}");
    let mut all = vec![("onboarding.yaml", head.as_str())];
    all.extend_from_slice(files);
    Assessment::of(plan_from(&all), &Basis::on(date(as_of))).health
}

#[test]
fn a_plan_on_hold_has_no_band_and_no_number() {
    let hold = ", holds: [{id: H-1, since: 2026-03-20, ended_on: 2026-04-10}]";
    let on = |day: &str| seen("mid-market", hold, &[], day);
    assert_ne!(on("2026-03-19").judgement, Judgement::OnHold);
    for day in ["2026-03-20", "2026-04-09"] {
        let health = on(day);
        assert_eq!(
            (health.judgement, health.band(), health.score()),
            (Judgement::OnHold, None, None),
            "{day}"
        );
        assert_eq!(health.judgement.letter(), "H");
        assert!(health.components.iter().all(|component| component.contribution.is_none()));
    }
    assert_ne!(on("2026-04-10").judgement, Judgement::OnHold);
}

#[test]
fn a_plan_signed_yesterday_is_too_early_and_neither_green_nor_red() {
    for segment in ["enterprise", "mid-market", "smb"] {
        let health = seen(segment, "", &[], "2026-03-03");
        assert_eq!((health.judgement, health.band()), (Judgement::TooEarly, None), "{segment}");
        assert_eq!(health.judgement.letter(), "–");
    }
}

#[test]
fn it_is_too_early_for_days_of_the_segment_while_nothing_is_late_and_no_gate_is_open() {
    let met = "contacts: [{id: L-1, kind: handoff_meeting, held_on: 2026-03-03}, {id: L-2, kind: kickoff, held_on: 2026-03-06}]";
    let met = ("contacts.yaml", met);
    let is_early = |segment: &str, files: &[(&str, &str)], day: &str| {
        seen(segment, "", files, day).judgement == Judgement::TooEarly
    };
    assert!(is_early("mid-market", &[met], "2026-03-08"), "day 6");
    assert!(!is_early("mid-market", &[met], "2026-03-09"), "day 7");
    assert!(is_early("smb", &[met], "2026-03-04"), "day 2");
    assert!(!is_early("smb", &[met], "2026-03-05"), "day 3");
    let off = |segment, day| seen(segment, ", holidays: [2026-03-05]", &[met], day).judgement;
    assert_eq!(off("smb", "2026-03-05"), Judgement::TooEarly, "day 3, a day off");
    assert_ne!(off("smb", "2026-03-06"), Judgement::TooEarly, "the next day of work");
    // The handoff meeting is due on day 2.
    assert!(is_early("mid-market", &[], "2026-03-04"));
    assert!(!is_early("mid-market", &[], "2026-03-05"));
    for late in [
        ("jsp.yaml", "milestones: [{id: M-1, due: 2026-03-03}]"),
        ("jsp.yaml", "value: {quick_win: {definition: a, due: 2026-03-03}}"),
        ("actions.yaml", "actions: [{id: A-1, due: 2026-03-03}]"),
    ] {
        assert!(is_early("mid-market", &[met, late], "2026-03-03"), "{late:?}");
        assert!(!is_early("mid-market", &[met, late], "2026-03-04"), "{late:?}");
    }
    let head = ", team: {csm: Jo}";
    let open = "gates: {handoff: {criteria: [{id: C-1, text: x, attestations: [{by: Jo, attested_on: 2026-03-03, evidence: notes}]}], signoffs: [{by: Jo, signed_on: 2026-03-03}]}}";
    let judged = seen("mid-market", head, &[met, ("gates.yaml", open)], "2026-03-04");
    assert_ne!(judged.judgement, Judgement::TooEarly, "a gate is open");
}

#[test]
fn until_a_gate_is_open_a_plan_is_at_best_amber() {
    let head = ", team: {csm: Jo}";
    let signed = "gates: {handoff: {criteria: [{id: C-1, text: x, attestations: [{by: Jo, attested_on: 2026-03-03, evidence: notes}]}], signoffs: [{by: Jo, signed_on: 2026-03-13}]}}";
    let is_capped = |day: &str| {
        let health = seen("mid-market", head, &[("gates.yaml", signed)], day);
        health.caps.iter().any(|cap| cap.id == "before_first_gate" && cap.at_most == 74.0)
    };
    assert!(is_capped("2026-03-12"));
    assert!(!is_capped("2026-03-13"));
}

/// A plan as it is on the day of the signature, and nobody has written in it since.
const UNTOUCHED: [(&str, &str); 4] = [
    ("stakeholders.yaml", "people: [{name: Ana Ruiz, roles: [executive_sponsor, champion]}]"),
    ("handoff.yaml", "customer_resources: [{role: IT admin}, {role: data owner}]"),
    ("contacts.yaml", "contacts: []"),
    (
        "jsp.yaml",
        "milestones:
  - {id: M-handoff, fact: handoff_meeting, phase: pre-onboarding, due: 2026-03-04}
  - {id: M-kickoff, fact: kickoff, phase: kickoff, due: 2026-03-09, after: [M-handoff]}
  - {id: M-live, event: go_live, phase: implementation, due: 2026-04-20, days: 5, after: [M-kickoff]}
value: {first: {definition: a, due: 2026-04-20}}",
    ),
];

fn reasons(health: &Health) -> Vec<(f64, &str)> {
    health.caps.iter().map(|cap| (cap.at_most, cap.reason.as_str())).collect()
}

#[test]
fn a_plan_that_nobody_writes_in_is_red_and_names_its_reasons() {
    // Day 67.
    let health = seen("enterprise", "", &UNTOUCHED, "2026-05-08");
    assert_eq!(health.band(), Some(Colour::Red), "{:?}", health.judgement);
    assert_eq!(health.judgement.letter(), "R");
    assert_eq!(
        reasons(&health),
        [
            (49.0, "no handoff meeting 49 working days after the signature"),
            (49.0, "no kickoff 49 working days after the signature"),
            (
                49.0,
                "the customer has not committed IT admin and data owner, 49 working days after the signature"
            ),
            (49.0, "the handoff gate is overdue by 65 days"),
            (49.0, "nobody has spoken with the customer for 67 days"),
            (49.0, "nothing has been written for 67 days"),
            (74.0, "go-live is forecast 28 days after its baseline"),
            (74.0, "first value is overdue by 18 days"),
            (74.0, "no gate is open yet"),
        ]
    );
}

#[test]
fn neglect_holds_from_its_days_on_and_rests_on_hold() {
    let step = |id: &str, rest: &str, day: &str| {
        let health = seen("enterprise", rest, &UNTOUCHED, day);
        health.caps.iter().find(|cap| cap.id == id).map(|cap| cap.at_most)
    };
    for (id, none, amber, red) in [
        ("handoff_not_held_wd", "2026-03-05", "2026-03-06", "2026-03-12"),
        ("kickoff_not_held_wd", "2026-03-11", "2026-03-12", "2026-03-23"),
        ("resources_uncommitted_wd", "2026-03-06", "2026-03-09", "2026-03-23"),
        ("gate_overdue", "2026-03-10", "2026-03-11", "2026-04-01"),
        ("first_value_overdue", "2026-04-20", "2026-04-21", "2026-05-11"),
        ("no_two_way_contact", "2026-03-11", "2026-03-12", "2026-03-23"),
        ("nothing_written", "2026-03-09", "2026-03-10", "2026-03-23"),
        ("past_planned_end", "2026-07-13", "2026-07-14", "2026-08-14"),
    ] {
        assert_eq!(step(id, "", none), None, "{id} on {none}");
        assert_eq!(step(id, "", amber), Some(74.0), "{id} on {amber}");
        assert_eq!(step(id, "", red), Some(49.0), "{id} on {red}");
    }
    let held = ", holds: [{id: H-1, since: 2026-03-09, ended_on: 2026-03-23}]";
    assert_eq!(step("handoff_not_held_wd", held, "2026-03-20"), None, "on hold");
    assert_eq!(step("handoff_not_held_wd", held, "2026-03-25"), Some(74.0), "seven working days");
    assert_eq!(step("handoff_not_held_wd", held, "2026-03-26"), Some(49.0));
    let ended = ", ended: {ended_on: 2026-03-10, result: churned}";
    assert_eq!(step("handoff_not_held_wd", ended, "2026-05-08"), None);
}

#[test]
fn what_is_missing_caps_nothing_before_its_day_and_not_where_the_plan_does_without() {
    let caps = |files: &[(&str, &str)]| {
        let health = seen("enterprise", "", files, "2026-03-31");
        health.caps.iter().filter(|cap| cap.id == "kickoff_not_held_wd").count()
    };
    let kickoff = |rest: &str| format!("milestones: [{{id: M, fact: kickoff, {rest}}}]");
    assert_eq!(caps(&[]), 1);
    assert_eq!(caps(&[("jsp.yaml", &kickoff("due: 2026-03-09"))]), 1);
    assert_eq!(caps(&[("jsp.yaml", &kickoff("due: 2026-04-02"))]), 0);
    assert_eq!(caps(&[("jsp.yaml", &kickoff("due: 2026-03-09, dropped: [{dropped_on: 2026-03-10}]"))]), 0);
    let held = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}]";
    assert_eq!(caps(&[("contacts.yaml", held)]), 0);
}

#[test]
fn a_blocker_that_nobody_answers_and_a_silent_customer_hold_the_score_down() {
    let people = (
        "stakeholders.yaml",
        "people: [{name: Rafe Lindqvist}, {name: Ana Ruiz, roles: [executive_sponsor]}]",
    );
    let jsp = |answered: &str| {
        format!(
            "milestones: [{{id: M-link, due: 2026-03-27, blockers: [{{id: X-1, since: 2026-03-25, waiting_for: Rafe Lindqvist{answered}}}]}}, {{id: M-live, event: go_live, after: [M-link]}}]"
        )
    };
    let told = |jsp: &str, id: &str| {
        let health = seen("mid-market", "", &[people, ("jsp.yaml", jsp)], "2026-04-10");
        let cap = health.caps.iter().find(|cap| cap.id == id);
        cap.map(|cap| format!("{} {}", cap.at_most, cap.reason))
    };
    let blocked =
        "74 M-link has been blocked for 12 working days without an answer, and go-live waits for it";
    assert_eq!(told(&jsp(""), "blocker_on_path_wd").as_deref(), Some(blocked));
    let silent = "74 Rafe Lindqvist has not answered for 16 days: step 3 of 4, ask the sponsor";
    assert_eq!(told(&jsp(""), "silence_step").as_deref(), Some(silent));
    let answered = jsp(", answered_on: 2026-03-26");
    assert_eq!(told(&answered, "blocker_on_path_wd"), None);
}

#[test]
fn who_missed_a_call_is_held_against_the_same_step_of_the_ladder_as_in_the_signal() {
    let people = (
        "stakeholders.yaml",
        "people: [{name: Rafe Lindqvist}, {name: Ana Ruiz, roles: [executive_sponsor]}]",
    );
    let missed = "contacts: [{id: L-1, kind: call, held_on: 2026-04-06, absent: [Rafe Lindqvist]}]";
    let health = seen("mid-market", "", &[people, ("contacts.yaml", missed)], "2026-04-13");
    let cap = health.caps.iter().find(|cap| cap.id == "silence_step");
    let reason = cap.map(|cap| cap.reason.as_str());
    let want = "Rafe Lindqvist missed the call of 2026-04-06, no word since: step 3 of 4, ask the sponsor";
    assert_eq!(reason, Some(want), "five days, a weekend, and the ten that come before a call");
}

#[test]
fn where_nobody_signs_in_or_counts_use_a_small_plan_is_held_down() {
    let gates = ("gates.yaml", "gates_open: automatic");
    let step = |id: &str, files: &[(&str, &str)], day: &str| {
        let health = seen("smb", "", files, day);
        health.caps.iter().find(|cap| cap.id == id).map(|cap| cap.at_most)
    };
    assert_eq!(step("nobody_signed_in", &[gates], "2026-03-08"), None);
    assert_eq!(step("nobody_signed_in", &[gates], "2026-03-09"), Some(74.0));
    assert_eq!(step("nobody_signed_in", &[gates], "2026-03-16"), Some(49.0));
    let used = ("adoption.yaml", "snapshots: [{measured_on: 2026-03-06, active: 1}]");
    assert_eq!(step("nobody_signed_in", &[gates, used], "2026-03-16"), None);
    let live = ("jsp.yaml", "milestones: [{id: M, event: go_live, done_on: 2026-03-06}]");
    assert_eq!(step("no_usage_data", &[gates, used, live], "2026-03-12"), None);
    assert_eq!(step("no_usage_data", &[gates, used, live], "2026-03-13"), Some(74.0));
    assert_eq!(step("no_usage_data", &[gates, used, live], "2026-03-20"), Some(49.0));
}

#[test]
fn a_sponsor_who_was_never_named_is_missed_from_the_kickoff_on_and_one_who_left_at_once() {
    let is_capped = |gates: &str, people: &str, contacts: &str, day: &str| {
        let people = format!("people: [{{name: Kim, roles: [champion]}}{people}]");
        let files =
            [("stakeholders.yaml", people.as_str()), ("contacts.yaml", contacts), ("gates.yaml", gates)];
        seen("mid-market", "", &files, day).caps.iter().any(|cap| cap.id == "no_executive_sponsor")
    };
    let (none, held) = ("contacts: []", "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-05}]");
    assert!(!is_capped("{}", "", none, "2026-03-09"), "the kickoff is due");
    assert!(is_capped("{}", "", none, "2026-03-10"));
    assert!(!is_capped("{}", "", held, "2026-03-05"));
    assert!(is_capped("{}", "", held, "2026-03-06"));
    let left = ", {name: Ana, roles: [executive_sponsor], departed_on: 2026-03-03}";
    assert!(is_capped("{}", left, none, "2026-03-04"));
    assert!(!is_capped("gates_open: automatic", "", none, "2026-04-10"), "nobody asks for one");
    assert!(is_capped("gates_open: automatic", left, none, "2026-04-10"));
}

#[test]
fn who_left_yesterday_makes_a_plan_amber_and_red_once_nobody_took_over_for_two_weeks() {
    let step = |id: &str, role: &str, day: &str| {
        let people =
            format!("people: [{{name: Kim, roles: [{role}], departed_on: 2026-03-04}}, {{name: Ana}}]");
        let health = seen("mid-market", "", &[("stakeholders.yaml", &people)], day);
        let cap = health.caps.into_iter().find(|cap| cap.id == id);
        cap.map(|cap| (cap.at_most, cap.reason))
    };
    for (id, role, red) in [
        (
            "champion_departed",
            "champion",
            "Kim, the champion, left on 2026-03-04, 14 days ago, and nobody took over",
        ),
        ("no_executive_sponsor", "executive_sponsor", "no active executive sponsor for 14 days"),
    ] {
        let at_most = |day: &str| step(id, role, day).map(|(at_most, _)| at_most);
        assert_eq!(at_most("2026-03-04"), None, "the last day: {id}");
        assert_eq!(at_most("2026-03-05"), Some(74.0), "{id}");
        assert_eq!(at_most("2026-03-17"), Some(74.0), "{id}");
        assert_eq!(step(id, role, "2026-03-18"), Some((49.0, red.to_owned())));
    }
}

#[test]
fn a_cap_of_a_profile_says_how_far_a_kind_of_neglect_goes() {
    let at_most = |settings: &str| {
        let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}}";
        let people = "people: [{name: Kim, roles: [champion], departed_on: 2026-03-04}]";
        let plan = plan_from(&[("onboarding.yaml", head), ("stakeholders.yaml", people)]);
        let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &[] };
        let config = Config::parse(settings, &vocabulary).unwrap();
        let health = Assessment::of(plan, &Basis::new(config, date("2026-04-10"))).health;
        health.caps.iter().find(|cap| cap.id == "champion_departed").map(|cap| cap.at_most)
    };
    assert_eq!(at_most(""), Some(49.0));
    assert_eq!(at_most("[health.caps]\nchampion_departed = 60\n"), Some(60.0));
    assert_eq!(at_most("[health.profiles.mid-market]\ncaps.champion_departed = 100\n"), None);
}

#[test]
fn a_sponsor_whom_nobody_has_met_is_told_from_two_weeks_on_and_scores_nothing_before() {
    let people = "people: [{name: Ana, roles: [executive_sponsor]}, {name: Kim}]";
    let met = "contacts: [{id: L-1, kind: call, held_on: 2026-03-06, present: [Kim]}]";
    let cap = |contacts: &str, day: &str| {
        let files = [("stakeholders.yaml", people), ("contacts.yaml", contacts)];
        let health = seen("mid-market", "", &files, day);
        let score = health.components.iter().find(|it| it.metric == "sponsor_silence_days");
        let score = score.and_then(|it| it.score);
        (health.caps.into_iter().find(|cap| cap.id == "sponsor_not_met").map(|cap| cap.at_most), score)
    };
    assert_eq!(cap(met, "2026-03-15"), (None, None));
    assert_eq!(cap(met, "2026-03-16"), (Some(74.0), None));
    // 22 days of silence would be 95.83.
    assert_eq!(cap(met, "2026-03-24"), (Some(74.0), Some(47.92)));
    assert_eq!(cap(met, "2026-04-01").0, Some(49.0));
    let both = met.replace("[Kim]", "[Kim, Ana]");
    assert_eq!(cap(&both, "2026-03-20"), (None, Some(100.0)));
}

#[test]
fn a_blocker_that_nobody_answers_holds_green_back_wherever_it_is() {
    let jsp = "milestones: [{id: M-side, blockers: [{id: X-1, since: 2026-03-06, waiting_for: vendor}]}, \
               {id: M-live, event: go_live, done_on: 2026-03-05}]";
    let cap = |jsp: &str, day: &str| {
        let health = seen("smb", "", &[("jsp.yaml", jsp)], day);
        health.caps.into_iter().find(|cap| cap.id == "blocker_off_path_wd").map(|cap| cap.reason)
    };
    assert_eq!(cap(jsp, "2026-03-19"), None);
    let said = "M-side has been blocked for 10 working days without an answer";
    assert_eq!(cap(jsp, "2026-03-20").as_deref(), Some(said));
    assert_eq!(cap(&jsp.replace("waiting_for: vendor", "answered_on: 2026-03-09"), "2026-03-20"), None);
}

#[test]
fn who_says_that_it_is_bad_is_not_green_and_gets_a_person() {
    let seen = |counts: &str| {
        let adoption = format!("snapshots: [{{measured_on: 2026-03-09, {counts}}}]");
        let health = seen("mid-market", "", &[("adoption.yaml", &adoption)], "2026-03-10");
        let caps = health.caps.into_iter().filter(|cap| cap.id.ends_with("_low"));
        caps.map(|cap| format!("{}: {}", cap.at_most, cap.reason)).collect::<Vec<_>>()
    };
    assert_eq!(seen("csat: 3"), ["74: satisfaction is 3 of 5, asked on 2026-03-09"]);
    assert_eq!(seen("csat: 3.5"), Vec::<String>::new());
    assert_eq!(seen("nps: 0"), ["74: net promoter score is 0, asked on 2026-03-09"]);
    assert_eq!(seen("nps: 1"), Vec::<String>::new());
}

#[test]
fn a_lower_floor_scores_the_same_plan_84_2() {
    let health = without_usage(0.6);
    assert_eq!(health.score(), Some(84.2));
    assert_eq!(health.band(), Some(Colour::Green));
    assert_eq!((health.low, health.high), (54.75, 89.75));
    let contributions: Vec<_> = health.components.iter().map(|c| c.contribution).collect();
    // 20, 21.25 and 13.5 of 65 give 30.77, 32.69 and 20.77, which round to 84.3: the last tenth goes.
    assert_eq!(contributions, [None, Some(30.8), Some(32.7), Some(20.7)]);
}

/// The configuration that the page states for its two worked cases.
fn of_the_page(floor: f64) -> Health {
    let page = include_str!("../../docs/scoring.md");
    let (_, after) = page.split_once("Two worked cases, with this profile.").unwrap();
    let block = after.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let text = format!("{block}coverage_floor = {floor}\n");
    let metrics: Vec<&str> = crate::metric::METRICS.iter().map(|metric| metric.id).collect();
    let vocabulary = config::Vocabulary { metrics: &metrics, days: &[], checks: &[], signals: &[] };
    let config = Config::parse(&text, &vocabulary).unwrap();
    let profile = config.health.profile(Segment::MidMarket);
    let values = [unknown(), known(0.8), known(17.0), known(4.5)];
    let components = profile.components(false).iter().zip(values).map(|(it, value)| Component::of(it, value));
    Health::from_parts(profile, components.collect(), vec![])
}

#[test]
fn the_worked_cases_of_the_page_come_out_with_the_configuration_that_it_states() {
    let (usual, lower) = (of_the_page(0.7), of_the_page(0.6));
    let scores = |health: &Health| health.components.iter().map(|it| it.score).collect::<Vec<_>>();
    assert_eq!(scores(&usual), [None, Some(80.0), Some(85.0), Some(90.0)]);
    assert_eq!((usual.judgement, usual.coverage), (Judgement::Insufficient, 0.65));
    assert_eq!((usual.low, usual.high), (54.75, 89.75));
    assert_eq!(lower.judgement, Judgement::Scored { score: 84.2, band: Colour::Green });
    let contributions: Vec<_> = lower.components.iter().map(|it| it.contribution).collect();
    assert_eq!(contributions, [None, Some(30.8), Some(32.7), Some(20.7)]);
}

#[test]
fn coverage_on_the_floor_is_enough() {
    assert_eq!(without_usage(0.65).score(), Some(84.2));
}

#[test]
fn the_band_is_that_of_the_printed_score() {
    for (score, printed, band) in [
        (100.0, 100.0, Colour::Green),
        (75.0, 75.0, Colour::Green),
        (74.96, 75.0, Colour::Green),
        (74.94, 74.9, Colour::Amber),
        (50.0, 50.0, Colour::Amber),
        (49.96, 50.0, Colour::Amber),
        (49.94, 49.9, Colour::Red),
        (0.0, 0.0, Colour::Red),
    ] {
        let health = scored(score);
        assert_eq!((health.score(), health.band()), (Some(printed), Some(band)), "{score}");
    }
}

#[test]
fn what_does_not_apply_leaves_the_denominator_and_what_is_stale_does_not() {
    let not_applicable = Value::not_applicable("no usage before go-live");
    let components = vec![component(60.0, not_applicable), component(40.0, known(80.0))];
    let health = Health::from_parts(&profile(0.7), components, vec![]);
    assert_eq!((health.score(), health.coverage), (Some(80.0), 1.0));

    let stale = known(100.0).on("2026-01-01".parse().unwrap()).stale_after(14, "2026-04-01".parse().unwrap());
    let components = vec![component(60.0, stale), component(40.0, known(80.0))];
    let health = Health::from_parts(&profile(0.7), components, vec![]);
    assert_eq!((health.score(), health.coverage), (None, 0.4));
    assert_eq!((health.low, health.high), (32.0, 92.0));
}

#[test]
fn nothing_that_applies_is_nothing_known() {
    let components = vec![component(1.0, Value::not_applicable("too early"))];
    let health = Health::from_parts(&profile(0.0), components, vec![]);
    assert_eq!((health.score(), health.coverage), (None, 0.0));
    assert_eq!((health.low, health.high), (0.0, 100.0));
}

#[test]
fn the_lowest_cap_holds_and_the_mean_stays_visible() {
    let parts = || vec![component(1.0, known(71.0))];
    let health = Health::from_parts(&profile(0.7), parts(), vec![cap(49.0), cap(74.0)]);
    assert_eq!((health.score(), health.uncapped, health.band()), (Some(49.0), Some(71.0), Some(Colour::Red)));
    assert_eq!(health.binding_cap().map(|cap| cap.at_most), Some(49.0));
    assert_eq!(health.components[0].contribution, Some(71.0));
    let health = Health::from_parts(&profile(0.7), parts(), vec![cap(74.0)]);
    assert_eq!((health.score(), health.binding_cap()), (Some(71.0), None));
}

#[test]
fn less_can_be_better() {
    let config = config::Component {
        metric: "sponsor_silence_days".to_owned(),
        dimension: Dimension::Relationship,
        weight: 1.0,
        zero_at: 30.0,
        full_at: 14.0,
    };
    for (days, want) in [(10.0, 100.0), (14.0, 100.0), (22.0, 50.0), (30.0, 0.0), (90.0, 0.0)] {
        assert_eq!(Component::of(&config, known(days)).score, Some(want), "{days}");
    }
}

#[test]
fn a_reported_colour_is_compared_with_the_derived_one() {
    let reported = |colour, score| Health { reported: Some(colour), ..scored(score) };
    assert!(reported(Colour::Green, 60.0).is_flattered());
    assert!(!reported(Colour::Red, 60.0).is_flattered());
    assert!(reported(Colour::Red, 60.0).is_disputed());
    assert!(!reported(Colour::Amber, 60.0).is_disputed());
    assert!(!Health { reported: Some(Colour::Green), ..without_usage(0.7) }.is_disputed());
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (0.0..=100.0_f64).prop_map(known),
        1 => Just(unknown()),
        1 => Just(Value::not_applicable("too early")),
    ]
}

fn parts() -> impl Strategy<Value = Vec<(f64, Value)>> {
    prop::collection::vec((prop_oneof![Just(0.0), 0.1..50.0_f64], values()), 1..12)
}

fn health_of(parts: &[(f64, Value)], floor: f64, caps: &[Cap]) -> Health {
    let components = parts.iter().map(|(weight, value)| component(*weight, value.clone())).collect();
    Health::from_parts(&profile(floor), components, caps.to_vec())
}

fn caps() -> impl Strategy<Value = Vec<Cap>> {
    prop::option::of(0.0..100.0_f64).prop_map(|at_most| at_most.map(cap).into_iter().collect())
}

proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn contributions_as_printed_add_up_to_the_score_as_printed(parts in parts(), floor in 0.0..=1.0_f64) {
        let health = health_of(&parts, floor, &[]);
        if let Some(score) = health.uncapped {
            let tenths = |number: f64| (number * 10.0).round() as i64;
            let sum: i64 = health.components.iter().filter_map(|c| c.contribution).map(tenths).sum();
            prop_assert_eq!(sum, tenths(score));
            for component in &health.components {
                prop_assert_eq!(component.contribution.is_some(), component.score.is_some());
                prop_assert!(component.contribution.is_none_or(|points| points >= 0.0));
            }
        }
    }

    #[test]
    fn scores_stay_in_range_and_in_their_interval(parts in parts(), floor in 0.0..=1.0_f64, caps in caps()) {
        let health = health_of(&parts, floor, &caps);
        prop_assert!(0.0 <= health.low && health.low <= health.high && health.high <= 100.0);
        prop_assert!((0.0..=1.0).contains(&health.coverage));
        prop_assert!(health.score().is_none() || health.band().is_some());
        if let (Some(score), Some(uncapped)) = (health.score(), health.uncapped) {
            prop_assert!(0.0 <= score && score <= uncapped && uncapped <= 100.0);
            prop_assert!(health.low <= uncapped && uncapped <= health.high);
        }
    }

    #[test]
    fn getting_better_never_costs_points(
        parts in parts(), at in any::<prop::sample::Index>(), by in 0.0..=100.0_f64, caps in caps()
    ) {
        let at = at.index(parts.len());
        let mut better = parts.clone();
        if let Some(number) = better[at].1.known() {
            better[at].1 = known((number + by).min(100.0));
        }
        let (before, after) = (health_of(&parts, 0.0, &caps), health_of(&better, 0.0, &caps));
        prop_assert!(after.score() >= before.score(), "{:?} {:?}", before.score(), after.score());
        prop_assert!(after.low >= before.low && after.high >= before.high);
    }
}

#[test]
fn a_plan_whose_go_live_needs_recovery_is_at_best_amber_and_red_when_it_is_weeks_away() {
    let capped = |segment: &str, due: &str, rest: &str| {
        let jsp = format!(
            "milestones: [{{id: M-live, event: go_live, due: {due}, moves: [{{from: 2026-04-01, to: {due}, moved_on: 2026-03-05}}]{rest}}}]"
        );
        let health = seen(segment, "", &[("jsp.yaml", &jsp)], "2026-03-10");
        let cap = health.caps.into_iter().find(|cap| cap.id == "go_live_slipping");
        cap.map(|cap| (cap.at_most, cap.reason))
    };
    let told = Some((74.0, "go-live is forecast 6 days after its baseline".to_owned()));
    assert_eq!(capped("mid-market", "2026-04-07", ""), told);
    let at_most = |due: &str| capped("mid-market", due, "").map(|(at_most, _)| at_most);
    assert_eq!(at_most("2026-04-21"), Some(74.0));
    assert_eq!(at_most("2026-04-22"), Some(49.0), "three weeks");
    assert_eq!(capped("mid-market", "2026-04-06", ""), None, "no signal fires yet");
    assert_eq!(capped("enterprise", "2026-04-07", ""), None, "ten days there");
    assert_eq!(capped("mid-market", "2026-04-07", ", done_on: 2026-03-09"), None, "live");
}

#[test]
fn days_by_which_a_hold_moved_go_live_make_nothing_amber() {
    let hold = ", holds: [{id: H-1, since: 2026-03-09, ended_on: 2026-03-23}]";
    let jsp = "milestones: [{id: M-live, event: go_live, due: 2026-04-15, moves: [{from: 2026-04-01, to: 2026-04-15, moved_on: 2026-03-23, hold: H-1}]}]";
    for day in ["2026-03-20", "2026-03-24"] {
        let health = seen("mid-market", hold, &[("jsp.yaml", jsp)], day);
        assert_eq!(health.caps.iter().find(|cap| cap.id == "go_live_slipping"), None, "{day}");
    }
}

#[test]
fn a_cap_holds_nothing_where_its_segment_does_not_watch_for_it() {
    let gone = "people: [{name: Lee, roles: [executive_sponsor], departed_on: 2026-03-20}, {name: Ana, roles: [admin_owner]}]";
    let caps = |segment: &str, settings: &str| {
        let head = format!("{{customer: Acme, segment: {segment}, contract: {{signed_on: 2026-03-02}}}}");
        let files = [("onboarding.yaml", head.as_str()), ("stakeholders.yaml", gone)];
        let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &["nothing_written"] };
        let config = Config::parse(settings, &vocabulary).unwrap();
        let health = Assessment::of(plan_from(&files), &Basis::new(config, date("2026-04-10"))).health;
        health.caps.into_iter().map(|cap| cap.id).collect::<Vec<_>>()
    };
    let has = |segment: &str, settings: &str, id: &str| caps(segment, settings).contains(&id);
    assert!(has("mid-market", "", "no_executive_sponsor"));
    assert!(!has("smb", "", "no_executive_sponsor"), "nobody asks a small customer for a sponsor");
    assert!(has("mid-market", "", "nothing_written"));
    let off = "[signals.nothing_written]\nthreshold = { mid-market = \"off\" }\n";
    assert!(!has("mid-market", off, "nothing_written"));
}

#[test]
fn a_plan_that_has_not_begun_is_amber_until_it_is_neglected_and_has_no_number() {
    let welcome = "milestones: [{id: M-welcome, title: x, phase: pre-onboarding, due: 2026-03-03}]";
    let files = [("gates.yaml", "gates_open: automatic"), ("jsp.yaml", welcome)];
    let smb = |day: &str| seen("smb", "", &files, day);
    for day in ["2026-03-04", "2026-03-15"] {
        let health = smb(day);
        assert_eq!((health.band(), health.score()), (Some(Colour::Amber), None), "{day}");
        assert!(health.is_unbegun());
    }
    assert_eq!(smb("2026-03-16").band(), Some(Colour::Red), "nobody has signed in for two weeks");
    // Too little is known for a score, but that nothing has begun is known.
    let untouched = |day: &str| seen("mid-market", "", &UNTOUCHED[1..], day).judgement;
    assert_eq!(untouched("2026-03-06").band(), Some(Colour::Amber));
    assert_eq!(
        untouched("2026-03-12").band(),
        Some(Colour::Red),
        "no handoff meeting for eight working days"
    );
}

#[test]
fn it_is_too_early_until_something_was_due() {
    let on = |due: &str, day: &str| {
        let jsp = format!("milestones: [{{id: M-1, title: x, due: {due}}}]");
        seen("smb", "", &[("gates.yaml", "gates_open: automatic"), ("jsp.yaml", &jsp)], day).judgement
    };
    assert_eq!(on("2026-03-20", "2026-03-10"), Judgement::TooEarly);
    assert_ne!(on("2026-03-20", "2026-03-20"), Judgement::TooEarly);
}

const NOTHING_SOLD: &str = "none: [commitments]";

/// A small customer who has been live since 12 March, with these milestones beside it; the go-live gate asks for `M-setup`.
fn live_with(milestones: &str, handoff: &str, day: &str) -> Vec<(&'static str, f64, String)> {
    let live = "{id: M-live, event: go_live, due: 2026-03-12, done_on: 2026-03-12, evidence: first order}";
    let jsp = format!("milestones: [{live}, {milestones}]");
    let gates = "gates_open: automatic\ngates:\n  handoff: {criteria: [{id: C-live, text: x, milestone: M-live}]}\n  \
                 kickoff: {criteria: [{id: C-live, text: x, milestone: M-live}]}\n  \
                 go_live: {criteria: [{id: C-setup, text: x, milestone: M-setup}]}";
    let files = [("jsp.yaml", jsp.as_str()), ("gates.yaml", gates), ("handoff.yaml", handoff)];
    let caps = seen("smb", "", &files, day).caps.into_iter();
    caps.map(|cap| (cap.id, cap.at_most, cap.reason)).collect()
}

#[test]
fn who_went_live_through_a_shut_gate_is_at_best_amber_until_it_opens() {
    let cap = |milestones: &str| {
        let caps = live_with(milestones, NOTHING_SOLD, "2026-03-20");
        caps.into_iter().find(|(id, ..)| *id == "live_behind_shut_gate")
    };
    let told = "the customer went live on 2026-03-12, while the go-live gate was not open".to_owned();
    assert_eq!(cap("{id: M-setup, due: 2026-03-10}"), Some(("live_behind_shut_gate", 74.0, told)));
    assert_eq!(cap("{id: M-setup, due: 2026-03-10, done_on: 2026-03-10, evidence: a}"), None, "it was open");
    assert_eq!(
        cap("{id: M-setup, due: 2026-03-10, done_on: 2026-03-18, evidence: a}"),
        None,
        "it has opened since"
    );
}

#[test]
fn who_was_sold_a_connection_and_has_none_is_at_best_amber() {
    let sold = "technical: {integrations: [Slack]}";
    let cap = |milestones: &str, handoff: &str, day: &str| {
        let caps = live_with(milestones, handoff, day);
        caps.into_iter()
            .find(|(id, ..)| *id == "nothing_connected")
            .map(|(_, at_most, reason)| (at_most, reason))
    };
    let setup = "{id: M-setup, done_on: 2026-03-10}";
    let told = Some((74.0, "nothing connected 15 days after go-live: Slack".to_owned()));
    assert_eq!(cap(setup, sold, "2026-03-27"), told);
    assert_eq!(cap(setup, sold, "2026-03-26"), None, "not while there is time");
    assert_eq!(cap(setup, NOTHING_SOLD, "2026-03-27"), None, "nothing was sold");
    let connected = format!("{setup}, {{id: M-slack, title: Slack connected, done_on: 2026-03-20}}");
    assert_eq!(cap(&connected, sold, "2026-03-27"), None);
}
