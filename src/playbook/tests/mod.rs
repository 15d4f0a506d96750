//! The built-in playbooks, and what is refused of a workspace's own.

pub(super) mod plans;

use std::sync::OnceLock;

use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::document::line_column;
use crate::model::{Engagement, Event, Fact, GateName, GatesOpen};

/// The metrics that issue them; the real table is compared in the command line's own tests.
const METRICS: &[&str] = &[
    "admins_certified",
    "csat",
    "days_since_activity",
    "days_since_go_live",
    "handoff_completeness",
    "handoff_essentials",
    "handoff_meeting_days",
    "handover_completeness",
    "licence_adoption",
    "milestone_completion",
    "objectives_met",
    "open_commitments",
    "provisioned_share",
    "resources_uncommitted",
    "seat_activation",
    "stakeholder_coverage",
    "time_to_full_value_days",
    "training_delivered",
    "training_passed",
    "ttfv_days",
    "unowned_workstreams",
    "workflows_live",
];

/// The playbooks that plans are made from, overlays laid over.
fn templates() -> &'static [Playbook] {
    static TEMPLATES: OnceLock<Vec<Playbook>> = OnceLock::new();
    TEMPLATES.get_or_init(|| {
        let find = |name| Builtin::find(name).unwrap().playbook();
        let mut all: Vec<Playbook> = ["enterprise", "mid-market", "smb"].map(find).into();
        all.push(find("enterprise").with(&find("change-management")).unwrap());
        all
    })
}

fn calendar() -> Calendar {
    Calendar::new([Weekday::Sat, Weekday::Sun], [])
}

#[test]
fn the_built_in_playbooks_are_sound() {
    for builtin in BUILTIN {
        let read = Playbook::read(builtin.text.as_bytes(), METRICS);
        let playbook = read.unwrap_or_else(|problems| panic!("{}: {problems:#?}", builtin.name));
        assert_eq!(playbook.name, builtin.name);
        assert_eq!(playbook, builtin.playbook());
    }
}

#[test]
fn every_playbook_names_the_nine_points_of_going_live_and_guards_all_gates() {
    let nine = [
        "C-data-import",
        "C-integrations",
        "C-sso",
        "C-admin-training",
        "C-invites",
        "C-change-comms",
        "C-kpis",
        "C-support-path",
        "C-uat",
    ];
    for playbook in templates() {
        let is_digital = playbook.engagement == Some(Engagement::LowTouch);
        let ids: Vec<&str> = playbook.gates.go_live.criteria.iter().map(|c| c.id.as_str()).take(9).collect();
        assert_eq!(ids == nine, !is_digital, "{}", playbook.name);
        for name in GateName::ALL {
            assert!(!playbook.gates.get(*name).criteria.is_empty(), "{} {name}", playbook.name);
        }
        for event in [Event::CoreConfiguration, Event::GoLive, Event::Transition] {
            assert!(playbook.event(event).is_some(), "{} {event}", playbook.name);
        }
        for fact in [Fact::SecurityPack, Fact::Kickoff, Fact::PlanAgreed] {
            assert_eq!(playbook.fact(fact).is_some(), !is_digital, "{} {fact}", playbook.name);
        }
        for milestone in &playbook.milestones {
            let is_whole = milestone.owner.is_some()
                && milestone.acceptance.is_written()
                && milestone.customer_owner.is_some()
                && milestone.workstream.is_written();
            assert!(is_whole, "{} {}", playbook.name, milestone.id);
        }
        let core = playbook.milestones.iter().filter(|milestone| milestone.core).count();
        assert!((6..=12).contains(&core), "{} shows {core} rows first", playbook.name);
    }
}

#[test]
fn a_deal_signed_on_an_ordinary_monday_keeps_the_days_of_the_playbook() {
    let signed: Date = "2026-03-02".parse().unwrap();
    let wants = [("2026-04-16", 116), ("2026-04-08", 58), ("2026-03-12", 42), ("2026-04-16", 116)];
    for (playbook, (go_live, last)) in templates().iter().zip(wants) {
        let dates = Dates::of(playbook, signed, &calendar());
        let at = playbook.event(Event::GoLive).unwrap();
        assert_eq!(dates.milestones[at].to_string(), go_live, "{}", playbook.name);
        let end = dates.gate(GateName::Graduation).unwrap().days_since(signed);
        assert!((last..=last + 2).contains(&end), "{} ends on day {end}", playbook.name);
    }
}

proptest! {
    #![proptest_config(crate::property::config(64))]

    #[test]
    fn dates_are_working_days_after_what_they_wait_for(
        day in 0_i64..4000, holidays in prop::collection::vec(0_i64..200, 0..12)
    ) {
        let signed = Date::new(2024, 1, 1).unwrap().plus_days(day);
        let calendar = calendar().with_holidays(holidays.iter().map(|day| signed.plus_days(*day)));
        for playbook in templates() {
            let dates = Dates::of(playbook, signed, &calendar);
            let find = |id: &str| playbook.milestones.iter().position(|m| m.id == id).unwrap();
            for (milestone, due) in playbook.milestones.iter().zip(&dates.milestones) {
                prop_assert!(calendar.is_working(*due), "{} {due}", milestone.id);
                prop_assert!(*due >= signed);
                let waits = milestone.after.iter().map(|id| dates.milestones[find(id)]).max();
                if let Some(day) = waits {
                    prop_assert!(calendar.add_working_days(day, milestone.days) <= *due, "{}", milestone.id);
                }
            }
            let gates: Vec<Date> = dates.gates.iter().copied().flatten().collect();
            prop_assert_eq!(gates.len(), 5);
            prop_assert!(gates.is_sorted());
            prop_assert!(gates.iter().all(|day| calendar.is_working(*day)));
            for (name, gate) in GateName::ALL.iter().zip(&gates) {
                let of_phase = playbook.milestones.iter().zip(&dates.milestones);
                let last = of_phase.filter(|(m, _)| m.phase == name.phase()).map(|(_, due)| *due).max();
                prop_assert!(last <= Some(*gate), "{name}");
            }
        }
    }
}

const SMALL: &str = "\
name: own
version: 3
value: {first: M-kickoff +7d}
workstreams:
  - {id: setup}
milestones:
  - {id: M-kickoff, title: Kickoff, phase: kickoff, fact: kickoff, workstream: setup, due: signature +5d, days: 1}
  - {id: M-live, title: Live, phase: implementation, event: go_live, due: signature +9d, days: 2, after: [M-kickoff]}
gates:
  kickoff:
    criteria:
      - {id: C-held, text: held, milestone: M-kickoff}
      - {id: C-seats, text: seats, metric: seat_activation, at_least: 0.7}
";

#[track_caller]
fn case(from: &str, to: &str, want: &str) {
    assert!(SMALL.contains(from), "{from}");
    let text = SMALL.replacen(from, to, 1);
    let problems = Playbook::read(text.as_bytes(), METRICS).unwrap_err();
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let at = line_column(text.as_bytes(), problem.span.start);
            let help = problem.help.as_deref().unwrap_or("-");
            format!("{}:{}: {} ({help})", at.line, at.column, problem.message)
        })
        .collect();
    assert_eq!(told.join("\n"), want);
}

#[test]
fn a_sound_playbook_of_ones_own_is_taken() {
    let playbook = Playbook::read(SMALL.as_bytes(), METRICS).unwrap();
    assert_eq!(playbook.stamp(), "own@3");
}

#[test]
fn what_later_editions_of_the_program_read_is_taken_in() {
    let text = SMALL
        .replacen("version: 3", "version: 3\ngates_open: automatic\ndecision_rights: {go_live: [executive_sponsor], scope: [csm]}", 1)
        .replacen("days: 1}", "days: 1, applies_if: data_migration, core: true, row: Start}", 1)
        .replacen("days: 2,", "days: 2, done_when: [{metric: seat_activation, at_least: 0.7}],", 1)
        .replacen("milestone: M-kickoff}", "any_of: [{milestone: M-kickoff}, {metric: csat, at_least: 4}], applies_if: sso_required}", 1);
    let playbook = Playbook::read(text.as_bytes(), METRICS).unwrap();
    assert_eq!(playbook.gates_open, Some(GatesOpen::Automatic));
    assert_eq!(*playbook.decision_rights.go_live, [Right::ExecutiveSponsor]);
    let [kickoff, live] = [&playbook.milestones[0], &playbook.milestones[1]];
    assert_eq!(
        (kickoff.applies_if, kickoff.core, kickoff.row.get()),
        (Some(AppliesIf::DataMigration), true, Some("Start"))
    );
    assert_eq!(live.done_when[0].at_least, Some(0.7));
    let held = &playbook.gates.kickoff.criteria[0];
    assert_eq!((held.any_of.len(), held.applies_if), (2, Some(AppliesIf::SsoRequired)));
}

#[test]
fn an_overlay_takes_the_place_only_of_what_is_there() {
    let base = Playbook::read(SMALL.as_bytes(), METRICS).unwrap();
    let overlay = |replaces: &str| {
        let text = format!(
            "name: more\nversion: 1\nkind: overlay\nmilestones: [{{id: M-workshop, title: t, phase: kickoff, \
             due: M-kickoff +1wd, days: 1, replaces: {replaces}}}]\n"
        );
        Playbook::read(text.as_bytes(), METRICS).unwrap()
    };
    assert!(base.with(&overlay("M-kickoff")).is_ok());
    let told = base.with(&overlay("M-start")).unwrap_err();
    assert_eq!(told, ["`milestones[0].replaces`: there is no milestone `M-start`"]);
}

#[test]
fn what_named_a_milestone_names_the_one_that_took_its_place() {
    let [enterprise, .., changed] = templates() else { panic!("there are four") };
    let event =
        |playbook: &Playbook| playbook.event(Event::Rollout).map(|at| playbook.milestones[at].clone());
    let (rollout, waves) = (event(enterprise).unwrap(), event(changed).unwrap());
    assert_eq!((rollout.id.as_str(), waves.id.as_str()), ("M-rollout", "M-cm-waves"));
    assert!(changed.milestones.iter().all(|milestone| milestone.id != "M-rollout"));
    let asked =
        changed.gates.activation.criteria.iter().find(|criterion| criterion.id == "C-rollout").unwrap();
    assert_eq!(asked.milestone.get(), Some("M-cm-waves"));
    let named = changed.milestones.iter().flat_map(|milestone| milestone.after.iter());
    assert!(named.clone().all(|id| id != "M-rollout") && named.clone().any(|id| id == "M-cm-waves"));
}

#[test]
fn training_comes_before_what_it_is_for_and_the_acceptance_test_leaves_time_to_fix_what_it_finds() {
    for day in 0..14 {
        let signed: Date = "2026-03-02".parse::<Date>().unwrap().plus_days(day);
        let calendar = calendar();
        for playbook in &templates()[..2] {
            let dates = Dates::of(playbook, signed, &calendar);
            let milestone =
                |id: &str| dates.milestones[playbook.milestones.iter().position(|m| m.id == id).unwrap()];
            let session =
                |id: &str| dates.sessions[playbook.training.iter().position(|s| s.id == id).unwrap()];
            let name = format!("{} signed on {signed}", playbook.name);
            assert!(session("T-power-users") < milestone("M-pilot"), "{name}");
            assert!(session("T-admins") < milestone("M-uat"), "{name}");
            assert!(session("T-end-users") > milestone("M-go-live"), "{name}");
            let between = calendar.working_days_between(milestone("M-uat"), milestone("M-go-live"));
            assert!(between >= 4, "{name}: {between} working days");
        }
    }
}

#[test]
fn days_are_followed_through_as_many_milestones_as_they_hang_on() {
    let text = SMALL.replacen("due: signature +9d", "due: M-kickoff +2wd", 1).replacen(
        "  - {id: M-kickoff,",
        "  - {id: M-late, title: Late, phase: implementation, due: M-live -1wd, days: 1}\n  - {id: M-kickoff,",
        1,
    );
    let playbook = Playbook::read(text.as_bytes(), METRICS).unwrap();
    let dates = Dates::of(&playbook, "2026-03-02".parse().unwrap(), &calendar());
    let days: Vec<String> = dates.milestones.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-03-10", "2026-03-09", "2026-03-11"], "day 5 is a Saturday");
}

#[test]
fn what_is_wrong_with_a_playbook_is_told_with_its_place() {
    case("M-kickoff]", "M-kikoff]", "8:107: there is no milestone `M-kikoff` (did you mean `M-kickoff`?)");
    case(
        "seat_activation",
        "seat_activaton",
        "13:44: there is no metric `seat_activaton` (did you mean `seat_activation`?)",
    );
    case(
        "id: C-seats",
        "id: C-held",
        "13:14: the id `C-held` is already that of `gates.kickoff.criteria[0]` (-)",
    );
    case(
        "M-kickoff]",
        "M-live]",
        "8:106: `M-live` waits for itself \
         (take one of the dependencies out; days after a milestone and the criteria of go-live's gate count too)",
    );
    case(
        "days: 1}",
        "days: 1, after: [M-live]}",
        "7:123: `M-kickoff` and `M-live` wait for each other in a circle \
         (take one of the dependencies out; days after a milestone and the criteria of go-live's gate count too)",
    );
    case(
        "workstream: setup",
        "workstream: set-up",
        "7:80: there is no workstream `set-up` (did you mean `setup`?)",
    );
    case(
        "event: go_live",
        "fact: kickoff",
        "8:60: the fact `kickoff` is already the milestone `M-kickoff` (-)",
    );
    case(
        "first: M-kickoff",
        "first: kickoff",
        "3:16: there is no milestone `kickoff` (did you mean `M-kickoff`?)",
    );
    case(
        "signature +9d",
        "M-live -1d",
        "8:75: `M-live` is dated from itself (date one of them from `signature`)",
    );
    case(
        "days: 1}",
        "days: 1, done_when: [{metric: seat_activation}]}",
        "7:137: `seat_activation` is asked for without a bound (add `at_least: …` or `at_most: …`)",
    );
    case(
        "signature +9d",
        "at some time",
        "8:75: `at some time` is not a time of a playbook: write it as `signature +10d`, `M-kickoff +3wd` or \
         `M-go-live -5d` (-)",
    );
    case(
        "signature +9d",
        "signature + 9 working days",
        "8:75: `signature + 9 working days` is written `signature +9wd` (-)",
    );
    case(
        "days: 1}",
        "days: 1, done_when: [{metric: seat_activaton, at_least: 0.5}]}",
        "7:137: there is no metric `seat_activaton` (did you mean `seat_activation`?)",
    );
    case(
        "days: 1}",
        "days: 1, replaces: M-live}",
        "7:126: only the milestone of an overlay takes another's place (add `kind: overlay`, or take `replaces` out)",
    );
    case(
        "days: 1}",
        "days: 1, row: Start}",
        "7:121: a `row` of a milestone that is not core (add `core: true`)",
    );
    case(
        "milestone: M-kickoff}",
        "any_of: [{milestone: M-lve}, {}]}",
        "12:55: there is no milestone `M-lve` (did you mean `M-live`?)\n\
         12:63: an alternative that nothing decides (add `metric: …`, `milestone: …` or `fact: …`)",
    );
    case(
        "milestone: M-kickoff}",
        "milestone: M-kickoff, any_of: [{milestone: M-live}]}",
        "12:64: a criterion is decided by `any_of` or by what is beside it, not by both \
         (add the other to the alternatives)",
    );
    case("first: M-kickoff +7d", "frist: M-kickoff +7d", "3:9: unknown key `frist` (did you mean `first`?)");
}

/// A playbook of so many milestones, each waiting for the one before and dated from go-live, which is the last.
fn long(milestones: usize) -> String {
    let mut text = "name: own\nversion: 1\nmilestones:\n".to_owned();
    for n in 0..milestones {
        let after = n.checked_sub(1).map_or_else(String::new, |n| format!(", after: [M-{n}]"));
        text += &format!("  - {{id: M-{n}, title: t, phase: activation, due: M-live +1d, days: 1{after}}}\n");
    }
    let criteria: String =
        (0..milestones).map(|n| format!("{{id: C-{n}, text: t, milestone: M-{n}}}, ")).collect();
    text + "  - {id: M-live, title: t, phase: implementation, event: go_live, due: signature +0d, days: 1}\n"
        + &format!("gates: {{activation: {{criteria: [{criteria}]}}}}\n")
}

#[test]
fn a_long_playbook_costs_in_proportion_to_its_length() {
    let cost = |milestones| {
        let text = long(milestones);
        let (playbook, reading) = crate::steps::of(|| Playbook::read(text.as_bytes(), METRICS).unwrap());
        let signed: Date = "2026-03-02".parse().unwrap();
        let (dates, dating) = crate::steps::of(|| Dates::of(&playbook, signed, &calendar()));
        assert_eq!(dates.milestones.len(), milestones + 1);
        [reading, dating]
    };
    let (short, long) = (cost(500), cost(2_000));
    for (short, long) in short.into_iter().zip(long) {
        assert!(short > 0 && long <= 5 * short, "{short} {long}");
    }
}

#[test]
fn a_playbook_of_nothing_but_problems_is_told_in_as_many_as_a_person_reads() {
    let text = long(1_000).replace("[M-", "[N-");
    let problems = Playbook::read(text.as_bytes(), METRICS).unwrap_err();
    assert_eq!(problems.len(), 101);
    assert_eq!(problems[99].message, "there is no milestone `N-99`");
    assert_eq!(problems[100].message, "more than 100 problems in this file; the rest is not listed");
    let circle = long(1_000).replacen("days: 1}", "days: 1, after: [M-999]}", 1);
    let problems = Playbook::read(circle.as_bytes(), METRICS).unwrap_err();
    assert!(problems[0].message.contains(" and 994 more wait for each other in a circle"), "{problems:?}");
}

/// Titles of milestones, names of workstreams and criteria from the kickoff on are shown to customers as they are written.
#[test]
fn words_that_customers_read_speak_with_them_and_not_of_them() {
    for playbook in templates() {
        let gates = [&playbook.gates.kickoff, &playbook.gates.go_live, &playbook.gates.activation];
        let criteria = gates.into_iter().chain([&playbook.gates.graduation]).flat_map(|it| &it.criteria);
        let texts = criteria.map(|it| it.text.to_string());
        let titles = playbook.milestones.iter().map(|it| it.title.to_string());
        for words in texts.chain(titles) {
            let plain = words.to_lowercase();
            let ours = ["customer", "account plan", "the relationship", "the sale"];
            assert!(ours.iter().all(|it| !plain.contains(it)), "{}: {words}", playbook.name);
        }
    }
}
