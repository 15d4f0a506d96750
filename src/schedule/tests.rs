use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::model::{Event, Milestone, ValueName};
use crate::plan::Plan;

/// A Thursday. The default calendar has weekends and no holidays.
const AS_OF: &str = "2026-04-09";

fn schedule(plan: &Plan) -> Schedule {
    Schedule::of_plan(plan, &Basis::on(date(AS_OF)))
}

/// The forecasts of a list of milestones in flow style, in words, with the slip where there is one:
/// `M-a 2026-04-09 +2 by 0`.
fn forecasts(milestones: &str) -> Vec<String> {
    forecasts_with("{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}}", milestones)
}

fn forecasts_with(head: &str, milestones: &str) -> Vec<String> {
    let plan = plan_from(&[("onboarding.yaml", head), ("jsp.yaml", &format!("milestones: [{milestones}]"))]);
    let words = |(_, milestone, forecast): (usize, &Milestone, &Forecast)| {
        let date = forecast.date.map_or_else(|| "none".to_owned(), |date| date.to_string());
        let slip = forecast.slip_days.filter(|days| *days != 0).map(|days| format!(" {days:+}"));
        let driver = forecast.driver().map(|index| format!(" by {index}"));
        format!("{} {date}{}{}", milestone.id, slip.unwrap_or_default(), driver.unwrap_or_default())
    };
    schedule(&plan).milestones().map(words).collect()
}

fn case(milestones: &str, want: &[&str]) {
    assert_eq!(forecasts(milestones), want, "{milestones}");
}

#[test]
fn a_milestone_alone_is_done_when_it_is_due_but_not_before_today() {
    case("{id: M, due: 2026-04-20}", &["M 2026-04-20"]);
    case("{id: M, due: 2026-04-01}", &["M 2026-04-09 +8"]);
    case(
        "{id: M, due: 2026-04-20, moves: [{from: 2026-04-10, to: 2026-04-20, moved_on: 2026-03-03}]}",
        &["M 2026-04-20 +10"],
    );
    case(
        "{id: M, due: 2026-04-15, moves: [{from: 2026-04-20, to: 2026-04-15, moved_on: 2026-03-03}]}",
        &["M 2026-04-15 -5"],
    );
    // One that was planned first for a day off was planned for the working day after it.
    case(
        "{id: M, due: 2026-04-20, moves: [{from: 2026-04-11, to: 2026-04-20, moved_on: 2026-03-03}]}",
        &["M 2026-04-20 +7"],
    );
}

#[test]
fn a_done_milestone_keeps_its_day_and_one_without_a_day_has_none() {
    case("{id: M, due: 2026-04-01, done_on: 2026-03-30}", &["M 2026-03-30 -2"]);
}

#[test]
fn what_is_done_after_the_as_of_date_is_open_on_it() {
    case("{id: M, due: 2026-04-01, done_on: 2026-04-10}", &["M 2026-04-09 +8"]);
}

#[test]
fn a_milestone_waits_for_its_latest_dependency_and_then_takes_its_days() {
    case(
        "{id: A, due: 2026-04-10}, {id: B, due: 2026-04-13}, {id: C, due: 2026-04-14, days: 3, after: [A, B]}",
        &["A 2026-04-10", "B 2026-04-13", "C 2026-04-16 +2 by 1"],
    );
    // Pushed to exactly its own date, it is not pushed.
    case(
        "{id: A, due: 2026-04-10}, {id: B, due: 2026-04-14, days: 2, after: [A]}",
        &["A 2026-04-10", "B 2026-04-14"],
    );
    // Slip goes down the chain, whatever the order in the file.
    case(
        "{id: C, due: 2026-04-14, days: 1, after: [B]},
         {id: B, due: 2026-04-13, days: 5, after: [A]}, {id: A, due: 2026-04-01}",
        &["C 2026-04-17 +3 by 1", "B 2026-04-16 +3 by 2", "A 2026-04-09 +8"],
    );
    // A dependency that was done late still pushes.
    case(
        "{id: A, due: 2026-04-01, done_on: 2026-04-08}, {id: B, due: 2026-04-09, days: 4, after: [A]}",
        &["A 2026-04-08 +7", "B 2026-04-14 +5 by 0"],
    );
}

/// The forecast of the first of these milestones on each of these days, and what decides it.
#[track_caller]
fn causes(milestones: &str, want: &[(&str, &str, Cause)]) {
    let plan = plan_from(&[("jsp.yaml", &format!("milestones: [{milestones}]"))]);
    for (as_of, day, cause) in want {
        let forecast = Schedule::of_plan(&plan, &Basis::on(date(as_of))).forecasts[0];
        assert_eq!(
            (forecast.date, forecast.cause),
            (Some(date(day)), Some(*cause)),
            "{milestones} on {as_of}"
        );
    }
}

#[test]
fn what_is_blocked_takes_its_days_from_now_on_and_moves_with_each_working_day() {
    causes(
        "{id: M, due: 2026-04-03, days: 4, blockers: [{id: X-1, since: 2026-03-25, ended_on: 2026-04-15}]}",
        &[
            ("2026-03-27", "2026-04-03", Cause::OwnDate),
            ("2026-03-31", "2026-04-06", Cause::Blocker),
            ("2026-04-09", "2026-04-15", Cause::Blocker),
            ("2026-04-10", "2026-04-16", Cause::Blocker),
            // A Saturday counts as the Monday.
            ("2026-04-11", "2026-04-17", Cause::Blocker),
            ("2026-04-13", "2026-04-17", Cause::Blocker),
            ("2026-04-14", "2026-04-20", Cause::Blocker),
            // Unblocked, and not started.
            ("2026-04-15", "2026-04-20", Cause::TimePassed),
        ],
    );
}

#[test]
fn what_is_not_started_can_begin_today() {
    causes(
        "{id: M, due: 2026-04-10, days: 4}",
        &[
            ("2026-04-07", "2026-04-10", Cause::OwnDate),
            ("2026-04-08", "2026-04-13", Cause::TimePassed),
            ("2026-04-09", "2026-04-14", Cause::TimePassed),
        ],
    );
}

#[test]
fn what_was_started_is_done_after_its_days_or_on_the_next_working_day() {
    causes(
        "{id: M, due: 2026-04-08, days: 4, started_on: 2026-04-06}",
        &[
            ("2026-04-06", "2026-04-09", Cause::OwnWork),
            ("2026-04-08", "2026-04-09", Cause::OwnWork),
            // Overdue, and on its last day.
            ("2026-04-09", "2026-04-10", Cause::TimePassed),
            ("2026-04-10", "2026-04-13", Cause::TimePassed),
            ("2026-04-13", "2026-04-14", Cause::TimePassed),
        ],
    );
    causes(
        "{id: M, due: 2026-04-30, days: 4, started_on: 2026-04-06}",
        &[("2026-04-20", "2026-04-30", Cause::OwnDate)],
    );
}

#[test]
fn days_on_hold_are_no_days_of_work() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                holds: [{id: H-1, since: 2026-04-07, ended_on: 2026-04-09}]}";
    let started = "{id: M, due: 2026-04-06, days: 5, started_on: 2026-04-06}";
    assert_eq!(forecasts_with(head, started), ["M 2026-04-14 +8"]);
}

#[test]
fn what_was_done_by_a_predecessor_and_by_time_is_told_apart() {
    causes(
        "{id: M, due: 2026-04-08, after: [A]}, {id: A, done_on: 2026-04-08}",
        &[
            ("2026-04-08", "2026-04-09", Cause::Predecessor(1)),
            ("2026-04-09", "2026-04-09", Cause::Predecessor(1)),
            ("2026-04-10", "2026-04-10", Cause::TimePassed),
        ],
    );
}

#[test]
fn a_point_of_value_is_forecast_with_the_milestone_that_it_names() {
    let jsp = "value: {first: {definition: a, milestone: M-1}, full: {definition: b, due: 2026-05-29}}
milestones: [{id: M-0, due: 2026-04-20}, {id: M-1, due: 2026-04-10, after: [M-0]}]";
    let schedule = schedule(&plan_from(&[("jsp.yaml", jsp)]));
    let seen = |name| schedule.value_forecast(name).and_then(|forecast| forecast.date);
    assert_eq!((seen(ValueName::First), seen(ValueName::Full)), (Some(date("2026-04-21")), None));
}

#[test]
fn what_moves_with_time_is_found_at_the_root() {
    let jsp = "milestones: [{id: A, due: 2026-04-03, days: 2, blockers: [{id: X-1, since: 2026-04-01}]},
        {id: B, due: 2026-04-09, after: [A]}, {id: C, due: 2026-05-29}, {id: D, due: 2026-04-08, after: [C]}]";
    let schedule = schedule(&plan_from(&[("jsp.yaml", jsp)]));
    let moves = |index| schedule.why_it_moves(index);
    assert_eq!([moves(0), moves(1), moves(2), moves(3)], [Some("blocked"), Some("blocked"), None, None]);
    assert_eq!(schedule.root_cause(1), Some((0, Cause::Blocker)));
    assert_eq!(schedule.root_cause(3), Some((2, Cause::OwnDate)));
}

#[test]
fn a_hold_with_a_day_on_which_it_ends_moves_nothing_with_time() {
    let moves = |hold: &str| {
        let head =
            format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{hold}]}}");
        let files =
            [("onboarding.yaml", head.as_str()), ("jsp.yaml", "milestones: [{id: M, due: 2026-04-03}]")];
        schedule(&plan_from(&files)).why_it_moves(0)
    };
    assert_eq!(moves("{id: H-1, since: 2026-04-02, resumes_on: 2026-05-04}"), None);
    assert_eq!(moves("{id: H-1, since: 2026-04-02}"), Some("not started yet"));
}

#[test]
fn of_two_that_push_equally_far_the_first_in_the_file_is_named() {
    case(
        "{id: A, due: 2026-04-20}, {id: B, due: 2026-04-20}, {id: C, due: 2026-04-10, after: [B, A]}",
        &["A 2026-04-20", "B 2026-04-20", "C 2026-04-21 +11 by 0"],
    );
}

#[test]
fn a_milestone_that_does_not_say_how_long_it_takes_takes_a_day() {
    case(
        "{id: A, due: 2026-04-20}, {id: B, due: 2026-04-20, after: [A]}",
        &["A 2026-04-20", "B 2026-04-21 +1 by 0"],
    );
    case(
        "{id: A, due: 2026-04-20}, {id: B, due: 2026-04-20, days: 0, after: [A]}",
        &["A 2026-04-20", "B 2026-04-20"],
    );
}

#[test]
fn a_due_day_is_the_one_of_the_day_that_is_asked_about() {
    let moved = "milestones: [{id: M, due: 2026-05-04, moves: [{from: 2026-04-20, to: 2026-05-04, moved_on: 2026-04-10}]}]";
    let plan = plan_from(&[("jsp.yaml", moved)]);
    let seen = |as_of: &str| {
        let forecast = Schedule::of_plan(&plan, &Basis::on(date(as_of))).forecasts[0];
        (forecast.due, forecast.date, forecast.slip_days)
    };
    let day = |text: &str| Some(date(text));
    assert_eq!(seen("2026-04-09"), (day("2026-04-20"), day("2026-04-20"), Some(0)));
    assert_eq!(seen("2026-04-10"), (day("2026-05-04"), day("2026-05-04"), Some(14)));
}

#[test]
fn forecasts_fall_on_working_days() {
    case("{id: M, due: 2026-04-11}", &["M 2026-04-13"]);
    case("{id: A, due: 2026-04-10}, {id: B, days: 1, after: [A]}", &["A 2026-04-10", "B 2026-04-13 by 0"]);
    let easter = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holidays: [2026-04-10, 2026-04-13]}";
    assert_eq!(forecasts_with(easter, "{id: M, due: 2026-04-10}"), ["M 2026-04-14"]);
}

#[test]
fn what_does_not_apply_or_does_not_exist_is_not_waited_for() {
    case(
        "{id: A, due: 2026-05-01, dropped: [{dropped_on: 2026-03-20}]}, {id: B, due: 2026-04-10, after: [A, Z]}",
        &["A none", "B 2026-04-10"],
    );
}

#[test]
fn a_milestone_without_a_date_is_forecast_only_from_what_is_known() {
    case("{id: M}", &["M none"]);
    case("{id: M, days: 3}", &["M 2026-04-13"]);
    case("{id: A}, {id: B, due: 2026-04-20, after: [A]}", &["A none", "B 2026-04-20"]);
    case("{id: A, due: 2026-04-20}, {id: B, after: [A]}", &["A 2026-04-20", "B 2026-04-21 by 0"]);
}

#[test]
fn a_cycle_and_what_waits_for_it_have_no_forecast() {
    case(
        "{id: A, due: 2026-04-10, after: [B]}, {id: B, due: 2026-04-10, after: [A]},
         {id: C, due: 2026-04-10, after: [B]}, {id: D, due: 2026-04-10, after: [C]},
         {id: E, due: 2026-04-10}, {id: F, due: 2026-04-10, after: [F]}",
        &["A none", "B none", "C none", "D none", "E 2026-04-10", "F none"],
    );
    // Done is a fact, cycle or not, and frees what waits for it.
    case(
        "{id: A, done_on: 2026-04-01, after: [B]}, {id: B, due: 2026-04-10, after: [A]},
         {id: C, due: 2026-04-10, after: [A]}",
        &["A 2026-04-01", "B none", "C 2026-04-10"],
    );
}

#[test]
fn every_cycle_is_named_one_way_around() {
    let plan = plan_from(&[(
        "jsp.yaml",
        "milestones: [{id: X, after: [A]}, {id: A, after: [B, C]}, {id: B, after: [C]},
          {id: C, after: [A]}, {id: S, after: [S]}]",
    )]);
    let schedule = schedule(&plan);
    assert_eq!(schedule.cycle, [1, 2, 3, 4]);
    assert_eq!(schedule.cycles(), [vec![1, 3], vec![4]]);
}

#[test]
fn ten_thousand_milestones_in_a_row_or_a_ring_are_forecast() {
    let chain = |first: &str| {
        let rest =
            (1..10_000).map(|n| format!("{{id: M{n}, due: 2026-04-10, days: 1, after: [M{}]}}", n - 1));
        let all: Vec<String> = std::iter::once(first.to_owned()).chain(rest).collect();
        plan_from(&[("jsp.yaml", &format!("milestones: [{}]", all.join(",\n")))])
    };
    let row = schedule(&chain("{id: M0, due: 2026-04-10}"));
    assert_eq!(row.forecasts[9_999].date, Some(date("2064-08-07")));
    let ring = schedule(&chain("{id: M0, due: 2026-04-10, after: [M9999]}"));
    assert_eq!((ring.cycle.len(), ring.forecasts[5_000].date), (10_000, None));
}

#[test]
fn a_forecast_stays_within_what_can_be_written() {
    let milestones: Vec<String> = (0..300)
        .map(|n| format!("{{id: M{n}, due: 9999-12-31, days: 4294967295, after: [M{}]}}", n - 1))
        .collect();
    let plan =
        plan_from(&[("jsp.yaml", &format!("milestones: [{}]", milestones.join(",\n").replace("M-1", "Z")))]);
    assert!(schedule(&plan).forecasts.iter().all(|forecast| forecast.date == Some(date("9999-12-31"))));
}

fn standing(extra: &str) -> (Standing, bool, bool) {
    let plan = plan_from(&[(
        "jsp.yaml",
        &format!(
            "{{workstreams: [{{id: data, customer_owner: Lee}}, {{id: security}}], milestones: [{{id: M, {extra}}}]}}"
        ),
    )]);
    let forecast = schedule(&plan).forecasts[0];
    assert_eq!(forecast.is_done, matches!(forecast.standing, Standing::Done { .. }), "{extra}");
    (forecast.standing, forecast.is_overdue, forecast.is_due_soon)
}

#[test]
fn standing_and_lateness_are_derived() {
    use Standing::{Blocked, Done, Dropped, InProgress, NotStarted};
    for (extra, want) in [
        ("due: 2026-04-08", (NotStarted, true, false)),
        ("due: 2026-04-09", (NotStarted, false, true)),
        ("due: 2026-04-16", (NotStarted, false, true)),
        ("due: 2026-04-17", (NotStarted, false, false)),
        // A Saturday rolls to the Monday before the as-of date, and to the one after.
        ("due: 2026-04-04", (NotStarted, true, false)),
        ("due: 2026-04-11", (NotStarted, false, true)),
        ("started_on: 2026-03-16", (InProgress, false, false)),
        ("started_on: 2026-03-16, workstream: data", (InProgress, false, false)),
        ("started_on: 2026-03-16, workstream: security", (NotStarted, false, false)),
        ("blockers: [{id: X-3}], workstream: security", (NotStarted, false, false)),
        ("started_on: 2026-03-16, workstream: nowhere", (InProgress, false, false)),
        ("done_on: 2026-04-01, workstream: security", (Done { late: false }, false, false)),
        ("blockers: [{id: X-4}], due: 2026-04-01", (Blocked, true, false)),
        ("blockers: [{id: X-1, since: 2026-04-10}]", (NotStarted, false, false)),
        ("blockers: [{id: X-2, since: 2026-04-09}]", (Blocked, false, false)),
        ("due: 2026-04-01, done_on: 2026-04-02", (Done { late: true }, false, false)),
        ("due: 2026-04-01, done_on: 2026-04-01", (Done { late: false }, false, false)),
        // Due on a Saturday, done on the Monday.
        ("due: 2026-04-04, done_on: 2026-04-06", (Done { late: false }, false, false)),
        ("due: 2026-04-04, done_on: 2026-04-07", (Done { late: true }, false, false)),
        ("done_on: 2026-04-10, due: 2026-04-01", (NotStarted, true, false)),
        ("dropped: [{dropped_on: 2026-03-20}], due: 2026-04-01", (Dropped, false, false)),
    ] {
        assert_eq!(standing(extra), want, "{extra}");
    }
}

#[test]
fn a_running_hold_pushes_what_is_open_to_the_day_on_which_work_can_go_on() {
    let head = |hold: &str| {
        format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{hold}]}}")
    };
    let milestones = "{id: A, due: 2026-04-01}, {id: B, due: 2026-04-20, days: 2, after: [A]},
        {id: C, due: 2026-05-20}, {id: D, done_on: 2026-04-02}";
    for (hold, want) in [
        // Nobody knows until when: tomorrow at the earliest.
        ("{id: H-1, since: 2026-04-02}", ["A 2026-04-10 +9", "B 2026-04-20", "C 2026-05-20", "D 2026-04-02"]),
        (
            "{id: H-1, since: 2026-04-02, resumes_on: 2026-05-04}",
            ["A 2026-05-04 +33", "B 2026-05-06 +16 by 0", "C 2026-05-20", "D 2026-04-02"],
        ),
        // Over, or not begun.
        (
            "{id: H-1, since: 2026-03-02, ended_on: 2026-04-02}",
            ["A 2026-04-09 +8", "B 2026-04-20", "C 2026-05-20", "D 2026-04-02"],
        ),
        ("{id: H-1, since: 2026-04-10}", ["A 2026-04-09 +8", "B 2026-04-20", "C 2026-05-20", "D 2026-04-02"]),
    ] {
        assert_eq!(forecasts_with(&head(hold), milestones), want, "{hold}");
    }
}

#[test]
fn nothing_is_forecast_or_late_once_the_onboarding_has_ended() {
    let head = |on: &str| {
        format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, ended: {{ended_on: {on}, result: churned}}}}"
        )
    };
    let milestone = "{id: M, due: 2026-04-01}";
    assert_eq!(forecasts_with(&head("2026-04-09"), milestone), ["M none"]);
    assert_eq!(forecasts_with(&head("2026-04-10"), milestone), ["M 2026-04-09 +8"]);
    let plan = plan_from(&[
        ("onboarding.yaml", &head("2026-04-05")),
        ("jsp.yaml", "milestones: [{id: M, due: 2026-04-01}]"),
    ]);
    assert!(!schedule(&plan).forecasts[0].is_overdue);
}

#[test]
fn an_event_is_found_with_its_forecast() {
    let plan = plan_from(&[(
        "jsp.yaml",
        "milestones: [{id: A}, {id: B, event: go_live, due: 2026-05-01}, {id: C, event: go_live}]",
    )]);
    let schedule = schedule(&plan);
    let (index, milestone, forecast) = schedule.event(Event::GoLive).unwrap();
    assert_eq!((index, milestone.id.as_str(), forecast.date), (1, "B", Some(date("2026-05-01"))));
    assert!(schedule.event(Event::Rollout).is_none());
}

proptest::proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn any_web_of_milestones_is_forecast(edges in proptest::collection::vec((0usize..12, 0usize..12), 0..40)) {
        let milestones: Vec<String> = (0..12)
            .map(|n| {
                let on: Vec<String> = edges.iter().filter(|e| e.0 == n).map(|e| format!("M{}", e.1)).collect();
                format!("{{id: M{n}, due: 2026-04-1{}, days: {n}, after: [{}]}}", n % 10, on.join(", "))
            })
            .collect();
        let plan = plan_from(&[("jsp.yaml", &format!("milestones: [{}]", milestones.join(",\n")))]);
        let schedule = schedule(&plan);
        // In a cycle is what reaches itself; without a forecast is what reaches such a one.
        let mut reach = [[false; 12]; 12];
        for (from, to) in &edges {
            reach[*from][*to] = true;
        }
        for via in 0..12 {
            for from in 0..12 {
                for to in 0..12 {
                    reach[from][to] |= reach[from][via] && reach[via][to];
                }
            }
        }
        for n in 0..12 {
            proptest::prop_assert_eq!(schedule.cycle.contains(&n), reach[n][n]);
            let is_endless = reach[n][n] || (0..12).any(|to| reach[n][to] && reach[to][to]);
            proptest::prop_assert_eq!(schedule.forecasts[n].date.is_none(), is_endless);
            for (_, to) in edges.iter().filter(|edge| edge.0 == n && !is_endless) {
                proptest::prop_assert!(schedule.forecasts[n].date >= schedule.forecasts[*to].date);
            }
        }
        for way in schedule.cycles() {
            for (at, next) in way.iter().zip(way.iter().cycle().skip(1)) {
                proptest::prop_assert!(edges.contains(&(*at, *next)));
            }
        }
    }
}

/// A plan of so many milestones, each waiting for the one before it.
pub(crate) fn chain(length: usize, is_ring: bool) -> Plan {
    let mut plan =
        plan_from(&[("jsp.yaml", "milestones: [{id: M, phase: implementation, due: 2026-04-10, days: 1}]")]);
    let first = plan.jsp.milestones[0].clone();
    let link = |n: usize| {
        let before = n.checked_sub(1).or(is_ring.then_some(length - 1));
        let after: Vec<String> = before.map(|before| format!("M-{before}")).into_iter().collect();
        Milestone { id: format!("M-{n}"), after: after.into(), ..first.clone() }
    };
    plan.jsp.milestones = (0..length).map(link).collect::<Vec<_>>().into();
    plan
}

#[test]
fn fifty_thousand_milestones_cost_steps_in_proportion() {
    for is_ring in [false, true] {
        let steps = |length: usize| {
            let plan = chain(length, is_ring);
            crate::steps::of(|| schedule(&plan).cycles().len())
        };
        let (_, few) = steps(5_000);
        let (cycles, many) = steps(50_000);
        assert_eq!(cycles, usize::from(is_ring));
        assert!(many <= few * 10 + 100, "{few} steps for 5,000, {many} for 50,000, ring: {is_ring}");
    }
}
