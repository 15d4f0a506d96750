//! The ledger against plans worked out by hand. March 2026 begins on a Sunday: Mondays are the 2nd, 9th, 16th, 23rd and 30th,
//! then 6 and 13 April. Saturdays and Sundays are off, and there are no holidays. Both sides agree on each plan on Friday 6
//! March, so that the days of its milestones at the end of that day are its first baseline.

use std::fmt::Write;

use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::model::Side;
use crate::schedule::Schedule;

const AGREED: &str = "confirmations:
  - {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-05}
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-06}
";

/// A plan with these holds, milestones and later baselines.
fn ledger(holds: &str, jsp: &str, as_of: &str, against: Against) -> Result<Ledger, NoLedger> {
    let head = format!(
        "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, team: {{csm: Ana Ruiz}}, holds: [{holds}]}}"
    );
    let plan = plan_from(&[
        ("onboarding.yaml", head.as_str()),
        ("stakeholders.yaml", "people: [{name: Lee Novak}]"),
        ("decisions.yaml", "decisions: [{id: D-1, text: t, by: Ana Ruiz, decided_on: 2026-03-16}]"),
        ("jsp.yaml", jsp),
    ]);
    Ledger::of(&Schedule::of_plan(&plan, &Basis::on(date(as_of))), against)
}

/// A ledger in words: `7 = customer 5 + at once 2; X-1 5`. What is 0 is left out, but for the whole and for causes.
fn words(ledger: &Ledger) -> String {
    let name = |side: Option<Side>| side.map_or("no side", |side| side.word());
    let mut parts: Vec<(&str, i64)> = ledger.sides.iter().map(|it| (name(it.side), it.days)).collect();
    parts.extend([("at once", ledger.at_once), ("unexplained", ledger.unexplained)]);
    assert_eq!(parts.iter().map(|(_, days)| days).sum::<i64>(), ledger.slip, "{ledger:#?}");
    parts.retain(|(_, days)| *days != 0);
    let parts: Vec<String> = parts.iter().map(|(name, days)| format!("{name} {days}")).collect();
    let mut text = format!("{} = {}", ledger.slip, parts.join(" + "));
    for (number, it) in ledger.causes.iter().enumerate() {
        let _ = write!(text, "{} {} {}", if number == 0 { ";" } else { "," }, it.cause.id, it.days);
    }
    text
}

#[track_caller]
fn case_with(holds: &str, milestones: &str, as_of: &str, want: &str) {
    let jsp = format!("{AGREED}milestones: [{milestones}]");
    assert_eq!(words(&ledger(holds, &jsp, as_of, Against::Last).unwrap()), want);
}

#[track_caller]
fn case(milestones: &str, as_of: &str, want: &str) {
    case_with("", milestones, as_of, want);
}

#[test]
fn a_blocker_moves_what_waits_for_its_milestone() {
    // Five working days lost, 9 to 13 March: A goes back from Monday 23 to Monday 16, its due; so G has the five working days
    // 17 to 23 March besides, and goes back from Tuesday 24 to Tuesday 17.
    case(
        "{id: A, due: 2026-03-16, days: 5, done_on: 2026-03-23, blockers: [
            {id: X-1, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-16}]},
         {id: G, event: go_live, due: 2026-03-17, after: [A], done_on: 2026-03-24}",
        "2026-04-10",
        "7 = customer 7; X-1 7",
    );
}

#[test]
fn a_hold_over_a_weekend_costs_its_working_days() {
    // Thursday 12, Friday 13, Monday 16: three working days, which the move counts too and which count once. G goes back from
    // Friday 27 to Tuesday 24; the four days from its baseline, 20 March, to that nobody explains.
    case_with(
        "{id: H-1, since: 2026-03-12, ended_on: 2026-03-17, side: customer}",
        "{id: G, event: go_live, due: 2026-03-25, done_on: 2026-03-27, moves: [
            {from: 2026-03-20, to: 2026-03-25, moved_on: 2026-03-17, hold: H-1, side: vendor}]}",
        "2026-04-10",
        "7 = customer 3 + unexplained 4; H-1 3",
    );
}

#[test]
fn what_both_sides_blocked_is_at_once() {
    // X-1 lasts 9 to 13, X-2 11 to 17 March. Alone X-1 has the 9th and 10th: G goes back from Friday 20 to Wednesday 18, two
    // days. Alone X-2 has the 16th and 17th: two days. Together seven working days: to Wednesday 11, but not before 13 March,
    // its due. Three of the seven days either would have caused too.
    case(
        "{id: G, event: go_live, due: 2026-03-13, done_on: 2026-03-20, blockers: [
            {id: X-1, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-16},
            {id: X-2, waiting_for: vendor, since: 2026-03-11, ended_on: 2026-03-18}]}",
        "2026-04-10",
        "7 = vendor 2 + customer 2 + at once 3; X-2 2, X-1 2",
    );
}

#[test]
fn a_milestone_that_was_blocked_anyway_gains_nothing_from_an_earlier_predecessor() {
    // Without X-1, A is done on its due, 10 March; but G was blocked from the 9th to the 20th all the same: nothing.
    // Without X-2, G still waits for A until the 19th, and has only Friday 20 besides: from Monday 23 to Friday 20, three days.
    // Without either, G is done on its due, 11 March, twelve days earlier.
    case(
        "{id: A, due: 2026-03-10, done_on: 2026-03-19, blockers: [
            {id: X-1, waiting_for: vendor, since: 2026-03-09, ended_on: 2026-03-19}]},
         {id: G, event: go_live, due: 2026-03-11, after: [A], done_on: 2026-03-23, blockers: [
            {id: X-2, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-23}]}",
        "2026-04-10",
        "12 = customer 3 + at once 9; X-1 0, X-2 3",
    );
}

#[test]
fn two_predecessors_that_are_late_for_two_sides_are_late_at_once() {
    // Either alone leaves the other on Friday 20. Without both blockers A and B are done on 13 March, five working days
    // earlier, and G on its due, the 16th.
    case(
        "{id: A, due: 2026-03-13, done_on: 2026-03-20, blockers: [
            {id: X-1, waiting_for: vendor, since: 2026-03-09, ended_on: 2026-03-16}]},
         {id: B, due: 2026-03-13, done_on: 2026-03-20, blockers: [
            {id: X-2, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-16}]},
         {id: G, event: go_live, due: 2026-03-16, after: [A, B], done_on: 2026-03-23}",
        "2026-04-10",
        "7 = at once 7; X-1 0, X-2 0",
    );
}

#[test]
fn what_either_side_alone_could_have_saved_is_at_once_with_a_minus() {
    // Three working days each, one after the other: 9 to 11, and 12, 13, 16 March. Without either, G goes back from Wednesday
    // 18 to Friday 13, its due, five days; without both it is not earlier than that.
    case(
        "{id: G, event: go_live, due: 2026-03-13, done_on: 2026-03-18, blockers: [
            {id: X-1, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-12},
            {id: X-2, waiting_for: vendor, since: 2026-03-12, ended_on: 2026-03-17}]}",
        "2026-04-10",
        "5 = vendor 5 + customer 5 + at once -5; X-2 5, X-1 5",
    );
}

#[test]
fn what_held_up_a_milestone_that_was_done_early_cost_nothing() {
    // A was done four days before its due, which it would not have been done before. X-2 cost G Tuesday 24 and Wednesday 25:
    // from Thursday 26 to Tuesday 24, a day after its baseline.
    case(
        "{id: A, due: 2026-03-20, done_on: 2026-03-16, blockers: [
            {id: X-1, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-11}]},
         {id: G, event: go_live, due: 2026-03-23, after: [A], done_on: 2026-03-26, blockers: [
            {id: X-2, waiting_for: vendor, since: 2026-03-24, ended_on: 2026-03-26}]}",
        "2026-04-10",
        "3 = vendor 2 + unexplained 1; X-2 2, X-1 0",
    );
}

#[test]
fn an_open_blocker_has_what_the_forecast_loses_and_the_moves_made_meanwhile() {
    // On Friday 10 April A takes its three days from now on: Wednesday 15; G two more: Friday 17, seventeen days after its
    // baseline. Without X-1 A has fifteen working days besides, 23 March to 10 April, and its due without the move that X-1
    // brought, 27 March, is later: then G is due on 7 April, ten days earlier. Without the move of G it is due on 31 March,
    // when A allows it, seven more. The side of the blocker counts, not that of its move.
    case(
        "{id: A, due: 2026-04-03, days: 3, moves: [{from: 2026-03-27, to: 2026-04-03, moved_on: 2026-03-30, side: vendor}],
          blockers: [{id: X-1, waiting_for: customer, since: 2026-03-23}]},
         {id: G, event: go_live, due: 2026-04-07, days: 2, after: [A], moves: [
            {from: 2026-03-31, to: 2026-04-07, moved_on: 2026-04-02, side: customer}]}",
        "2026-04-10",
        "17 = customer 17; X-1 10, G 7",
    );
}

#[test]
fn what_another_cause_holds_up_today_is_not_finished_today() {
    // X-1 cost Monday 23 and Tuesday 24 March, too little for the three days that A takes: it would be stuck today for X-2
    // all the same, and take its days from now on. Four of them would have been enough to be done before X-2.
    let jsp = |since: &str| {
        format!(
            "{{id: G, event: go_live, due: 2026-03-27, days: 3, blockers: [
                {{id: X-1, waiting_for: vendor, since: {since}, ended_on: 2026-03-25}},
                {{id: X-2, waiting_for: customer, since: 2026-03-25}}]}}"
        )
    };
    // Without X-2: thirteen working days, 25 March to 10 April, back from Wednesday 15 April to Friday 27 March.
    case(&jsp("2026-03-23"), "2026-04-10", "19 = customer 19; X-1 0, X-2 19");
    // Without X-1: four working days, 19 to 24 March, back from Wednesday 15 to Thursday 9 April, six days.
    case(&jsp("2026-03-19"), "2026-04-10", "19 = vendor 6 + customer 19 + at once -6; X-1 6, X-2 19");
}

#[test]
fn of_a_cause_that_spans_the_agreement_on_a_baseline_only_what_comes_after_it_counts() {
    let jsp = format!(
        "{AGREED}milestones: [{{id: G, event: go_live, due: 2026-03-20, done_on: 2026-03-25,
            moves: [{{from: 2026-03-13, to: 2026-03-20, moved_on: 2026-03-11}}], blockers: [
            {{id: X-1, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-16}},
            {{id: X-2, waiting_for: vendor, since: 2026-03-12, ended_on: 2026-03-19}}]}}]
baselines: [{{agreed_on: 2026-03-16, decision: D-1, dates: {{G: 2026-03-20}}}}]"
    );
    let seen = |against| words(&ledger("", &jsp, "2026-04-10", against).unwrap());
    // Agreed anew on Monday 16 March for the 20th: of X-2 the 17th and 18th are left, two working days, from Wednesday 25 to
    // Monday 23 March. X-1 and the move came before.
    assert_eq!(seen(Against::Last), "5 = vendor 2 + unexplained 3; X-2 2");
    // Against 13 March. Without X-1: three working days that X-2 does not cover, 9 to 11 March, but its move put five into the
    // due: from Wednesday 25 to Wednesday 18, seven days. Without X-2: 16 to 18 March, three working days, to Friday 20, the
    // due with the move: five days. Without both: eight working days, to Friday 13.
    assert_eq!(seen(Against::First), "12 = vendor 5 + customer 7; X-2 5, X-1 7");
}

#[test]
fn what_was_done_and_then_was_not_explains_itself_by_nothing() {
    // A was done on its due and reopened two days later. X-1 cost Friday 13 and Monday 16: A goes back from Thursday 19 to
    // Tuesday 17, and G from Friday 20 to Wednesday 18, a week after its baseline.
    case(
        "{id: A, due: 2026-03-10, done_on: 2026-03-19, reopened: [{done_on: 2026-03-10, reopened_on: 2026-03-12}],
          blockers: [{id: X-1, waiting_for: customer, since: 2026-03-13, ended_on: 2026-03-17}]},
         {id: G, event: go_live, due: 2026-03-11, after: [A], done_on: 2026-03-20}",
        "2026-04-10",
        "9 = customer 2 + unexplained 7; X-1 2",
    );
}

#[test]
fn moves_without_anything_behind_them_are_causes_and_without_a_side_they_have_none() {
    // 13 to 20 March are five working days, 20 to 24 two. Without ours G goes back from Tuesday 24 to Friday 20, four days;
    // without the other five working days, to Tuesday 17, seven days; without both to the 13th.
    let moves = "[{from: 2026-03-13, to: 2026-03-20, moved_on: 2026-03-10}, \
                 {from: 2026-03-20, to: 2026-03-24, moved_on: 2026-03-18, side: vendor, reason: no staff}]";
    let milestone =
        format!("{{id: G, event: go_live, due: 2026-03-24, done_on: 2026-03-24, moves: {moves}}}");
    case(&milestone, "2026-04-10", "11 = vendor 4 + no side 7; G 4, G 7");
    let jsp = format!("{AGREED}milestones: [{milestone}]");
    let ledger = ledger("", &jsp, "2026-04-10", Against::Last).unwrap();
    assert_eq!(ledger.by_reason(), [(None, 7), (Some("no staff"), 4)]);
    // A day that nobody accounts for: the move from 20 to 24 March is missing, and its days are unexplained.
    let missing = milestone.replace(
        "{from: 2026-03-20, to: 2026-03-24, moved_on: 2026-03-18, side: vendor, reason: no staff}",
        "",
    );
    case(&missing, "2026-04-10", "11 = no side 7 + unexplained 4; G 7");
}

#[test]
fn who_moves_a_day_forward_gains() {
    // On Monday 16 March G takes its six days from now on: Tuesday 24, three days before its baseline, 27 March. Without X-1 it
    // has 12, 13 and 16 March besides: Thursday 19, but its due is Friday 20: four days earlier. Without our move its due is the
    // 27th: three days later. Without both as well, so that what each brings is there at once, with a minus.
    case(
        "{id: G, event: go_live, due: 2026-03-20, days: 6, moves: [
            {from: 2026-03-27, to: 2026-03-20, moved_on: 2026-03-11, side: vendor}],
          blockers: [{id: X-1, waiting_for: customer, since: 2026-03-12}]}",
        "2026-03-16",
        "-3 = vendor -3 + customer 4 + at once -4; G -3, X-1 4",
    );
}

#[test]
fn a_hold_that_lasts_has_its_days_up_to_the_one_on_which_work_goes_on() {
    // On Wednesday 25 March H-2 lasts until Monday 30, when G can be done, six days after its baseline. Without H-1 nothing
    // changes: what is due on the 24th is due on the 30th. Without H-2, which has 24 to 27 March for itself, it is the 24th.
    case_with(
        "{id: H-1, since: 2026-03-19, ended_on: 2026-03-24, side: customer},
         {id: H-2, since: 2026-03-23, resumes_on: 2026-03-30, side: vendor}",
        "{id: G, event: go_live, due: 2026-03-24}",
        "2026-03-25",
        "6 = vendor 6; H-2 6, H-1 0",
    );
}

#[test]
fn causes_of_a_side_are_taken_out_holds_first_then_blockers_then_moves() {
    // Alone the hold has 9 and 10 March, since X-1 covers the rest: two working days, from Tuesday 24 to Friday 20, four days.
    // Then X-1 has the 11th to the 17th, five working days, to Friday 13, seven days. G did not wait for B.
    case_with(
        "{id: H-1, since: 2026-03-09, ended_on: 2026-03-12, side: customer}",
        "{id: G, event: go_live, due: 2026-03-13, done_on: 2026-03-24, blockers: [
            {id: X-1, waiting_for: customer, since: 2026-03-11, ended_on: 2026-03-18}]},
         {id: B, due: 2026-03-13, blockers: [{id: X-9, waiting_for: vendor, since: 2026-03-09}]}",
        "2026-04-10",
        "11 = customer 11; H-1 4, X-1 7",
    );
}

#[test]
fn where_both_sides_have_not_agreed_the_day_on_which_it_stood_first_is_the_baseline() {
    let jsp = "milestones: [{id: G, event: go_live, due: 2026-03-24, done_on: 2026-03-24, moves: [
        {from: 2026-03-13, to: 2026-03-20, side: customer}, {from: 2026-03-20, to: 2026-03-24, moved_on: 2026-03-04}]}]";
    let ledger = ledger("", jsp, "2026-04-10", Against::Last).unwrap();
    assert_eq!((words(&ledger).as_str(), ledger.agreed_on), ("11 = customer 7 + no side 4; G 7, G 4", None));
}

#[test]
fn without_a_go_live_a_day_or_a_baseline_there_is_no_ledger() {
    let none = |milestones: &str| {
        let jsp = format!("{AGREED}milestones: [{milestones}]");
        ledger("", &jsp, "2026-04-10", Against::Last).map(|ledger| ledger.slip)
    };
    assert_eq!(none("{id: G, due: 2026-03-13}"), Err(NoLedger::NoGoLive));
    assert_eq!(none("{id: G, event: go_live}"), Err(NoLedger::NoDay));
    assert_eq!(
        none("{id: G, event: go_live, due: 2026-05-13, added_on: 2026-03-20}"),
        Err(NoLedger::NoBaseline)
    );
    assert_eq!(none("{id: G, event: go_live, due: 2026-04-10}"), Ok(0));
}

/// A chain of milestones, every so many of which were blocked, each by somebody of its own.
fn steps(milestones: usize, causes: usize) -> u64 {
    let one = |n: usize| {
        let blocker = if n < causes {
            format!(
                "blockers: [{{id: X-{n}, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-11}}], "
            )
        } else {
            String::new()
        };
        let event = if n + 1 == milestones { "event: go_live, " } else { "" };
        format!("{{id: M-{n}, {event}{blocker}due: 2026-03-10, after: [M-{}]}}", n.wrapping_sub(1))
    };
    let all: Vec<String> = (0..milestones).map(one).collect();
    let plan = plan_from(&[("jsp.yaml", &format!("milestones: [{}]", all.join(",\n")))]);
    let schedule = Schedule::of_plan(&plan, &Basis::on(date("2026-04-10")));
    let (ledger, taken) = crate::steps::of(|| Ledger::of(&schedule, Against::Last).unwrap());
    assert_eq!(ledger.causes.len(), causes);
    taken
}

#[test]
fn the_cost_grows_as_the_causes_times_the_milestones() {
    let (few, more_milestones, more_causes) = (steps(100, 20), steps(1_000, 20), steps(100, 100));
    assert!(
        more_milestones < few * 11 + 1_000,
        "{few} steps for 100 milestones, {more_milestones} for 1,000"
    );
    assert!(more_causes < few * 6 + 1_000, "{few} steps for 20 causes, {more_causes} for 100");
}

/// A made-up milestone: days after 6 March, in the order: due, done, blocker's first day and its length and side, move.
type MadeUp = (u8, Option<u8>, Option<(u8, u8, u8)>, Option<(u8, u8, u8)>, u8);

fn day(after: u8) -> String {
    date("2026-03-06").plus_days(after.into()).to_string()
}

fn side(number: u8) -> &'static str {
    ["vendor", "customer", "third_party"][usize::from(number % 3)]
}

fn made_up(number: usize, (due, done, blocker, moved, after): &MadeUp) -> String {
    let mut text = format!("{{id: M-{number}, due: {}, days: {}", day(*due), due % 4);
    if let Some(done) = done {
        let _ = write!(text, ", done_on: {}", day(*done));
    }
    if let Some((since, length, of)) = blocker {
        let end =
            if length % 5 == 0 { String::new() } else { format!(", ended_on: {}", day(since + length)) };
        let _ = write!(
            text,
            ", blockers: [{{id: X-{number}, waiting_for: {}, since: {}{end}}}]",
            side(*of),
            day(*since)
        );
    }
    if let Some((from, on, of)) = moved {
        let (from, to, on) = (day(*from), day(*due), day(*on));
        let _ = write!(text, ", moves: [{{from: {from}, to: {to}, moved_on: {on}, side: {}}}]", side(*of));
    }
    let before: Vec<String> =
        (0..number).filter(|n| after >> (n % 8) & 1 == 1).map(|n| format!("M-{n}")).collect();
    let _ = write!(text, ", after: [{}]", before.join(", "));
    text + if number == 5 { ", event: go_live}" } else { "}" }
}

fn any_milestone() -> impl proptest::strategy::Strategy<Value = MadeUp> {
    use proptest::option::of;
    (0u8..60, of(0u8..60), of((0u8..50, 1u8..20, 0u8..3)), of((0u8..60, 0u8..50, 0u8..3)), 0u8..=255)
}

proptest::proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn all_parts_of_any_ledger_add_up_to_the_slip(
        milestones in proptest::collection::vec(any_milestone(), 6),
        holds in proptest::collection::vec((0u8..50, 1u8..20, 0u8..3), 0..3),
        first in proptest::bool::ANY,
    ) {
        let made: Vec<String> = milestones.iter().enumerate().map(|(n, it)| made_up(n, it)).collect();
        let hold = |(n, (since, length, of)): (usize, &(u8, u8, u8))| {
            format!("{{id: H-{n}, since: {}, ended_on: {}, side: {}}}", day(*since), day(since + length), side(*of))
        };
        let holds: Vec<String> = holds.iter().enumerate().map(hold).collect();
        let jsp = format!("{AGREED}milestones: [{}]", made.join(",\n"));
        let against = if first { Against::First } else { Against::Last };
        let ledger = ledger(&holds.join(", "), &jsp, "2026-04-10", against).unwrap();
        let _ = words(&ledger);
        for it in &ledger.sides {
            let own = ledger.causes.iter().filter(|charged| charged.cause.side == it.side);
            proptest::prop_assert_eq!(own.map(|charged| charged.days).sum::<i64>(), it.days);
        }
        if ledger.sides.len() < 2 {
            proptest::prop_assert_eq!(ledger.at_once, 0);
        }
    }

    #[test]
    fn a_schedule_out_of_which_nothing_is_taken_is_the_schedule(
        milestones in proptest::collection::vec(any_milestone(), 6),
        hold in (0u8..40, 1u8..20),
    ) {
        let made: Vec<String> = milestones.iter().enumerate().map(|(n, it)| made_up(n, it)).collect();
        let head = format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{{id: H-1, since: {}, resumes_on: {}}}]}}",
            day(hold.0), day(hold.0 + hold.1)
        );
        let jsp = format!("milestones: [{}]", made.join(",\n"));
        let plan = plan_from(&[("onboarding.yaml", &head), ("jsp.yaml", &jsp)]);
        let schedule = Schedule::of_plan(&plan, &Basis::on(date("2026-04-10")));
        but_for::holds_without_causes(&schedule);
    }
}

#[test]
fn what_brought_days_at_once_is_known_by_what_it_would_have_brought_alone() {
    // As above: with X-1 alone G waits for A until the 19th and is done on Friday 20, nine days late; with X-2 alone all twelve.
    let milestones = "{id: A, due: 2026-03-10, done_on: 2026-03-19, blockers: [
            {id: X-1, waiting_for: vendor, since: 2026-03-09, ended_on: 2026-03-19}]},
         {id: G, event: go_live, due: 2026-03-11, after: [A], done_on: 2026-03-23, blockers: [
            {id: X-2, waiting_for: customer, since: 2026-03-09, ended_on: 2026-03-23}]}";
    let jsp = format!("{AGREED}milestones: [{milestones}]");
    let ledger = ledger("", &jsp, "2026-04-10", Against::Last).unwrap();
    let alone: Vec<_> =
        ledger.causes.iter().map(|it| (it.cause.id.as_str(), it.days, it.alone, it.is_at_once())).collect();
    assert_eq!(alone, [("X-1", 0, Some(9), true), ("X-2", 3, Some(12), true)]);
}
