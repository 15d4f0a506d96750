use std::collections::BTreeSet;

use super::*;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::config::{Config, Vocabulary};
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::plan::Plan;

fn fired(plan: &Plan, as_of: &str) -> Vec<Fired> {
    watch(&Assessment::of(plan.clone(), &Basis::on(date(as_of))))
}

/// What a signal says on a plan of these files; nothing when it does not fire.
fn seen(signal: &str, files: &[(&str, &str)], as_of: &str) -> Option<String> {
    assert!(find(signal).is_some(), "{signal}");
    told(signal, files, as_of).map(|(message, _)| message)
}

/// The same with what a list says of it, which no list has to cut.
fn told(signal: &str, files: &[(&str, &str)], as_of: &str) -> Option<(String, String)> {
    let fired = fired(&plan_from(files), as_of).into_iter().find(|fired| fired.signal == signal);
    let Observation { message, short, .. } = fired?.observation;
    assert!(!short.is_empty() && short.chars().count() <= 42, "{short}");
    Some((message, short))
}

/// The day from which a signal could be seen.
fn since(signal: &str, files: &[(&str, &str)], as_of: &str) -> Option<Date> {
    let fired = fired(&plan_from(files), as_of);
    fired.into_iter().find(|fired| fired.signal == signal).and_then(|fired| fired.observation.since)
}

fn says(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Live since Wednesday, 1 April 2026.
const LIVE: &str =
    "milestones: [{id: M-live, event: go_live, due: 2026-04-01, done_on: 2026-04-01, evidence: a}]";

#[test]
fn every_signal_is_configured_and_calls_for_a_play() {
    let ids: BTreeSet<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    assert_eq!(ids.len(), SIGNALS.len(), "an id is used twice");
    let config = Config::default();
    assert_eq!(config.signals.ids().collect::<BTreeSet<_>>(), ids);
    for signal in SIGNALS {
        assert!(find_play(signal.play).is_some(), "`{}` calls for `{}`", signal.id, signal.play);
        assert!(!signal.source.is_empty() && !signal.docs.is_empty(), "{}", signal.id);
    }
}

#[test]
fn plays_are_sorted_used_and_their_clock_runs_forward() {
    assert!(PLAYS.windows(2).all(|pair| pair[0].id < pair[1].id));
    for play in PLAYS {
        assert!(SIGNALS.iter().any(|signal| signal.play == play.id), "no signal calls for `{}`", play.id);
        assert!(!play.steps.is_empty() && !play.source.is_empty(), "{}", play.id);
        let is_alike = |other: &&&Play| other.short == play.short;
        assert!(play.short.len() <= 11 && PLAYS.iter().filter(is_alike).count() == 1, "{}", play.short);
        assert!(play.steps.windows(2).all(|pair| pair[0].within <= pair[1].within), "{}", play.id);
    }
}

#[test]
fn a_stall_in_week_three_is_seen_in_week_three() {
    let case = |snapshots: &str, as_of: &str| {
        let adoption = format!("snapshots: [{snapshots}]");
        seen("usage_stall", &[("jsp.yaml", LIVE), ("adoption.yaml", &adoption)], as_of)
    };
    let first = "{measured_on: 2026-04-08, provisioned: 100, active: 30}, {measured_on: 2026-04-15, provisioned: 100, active: 45}";
    // Week three is days 15 to 21 after go-live: 16 to 22 April.
    let stalled = format!("{first}, {{measured_on: 2026-04-22, provisioned: 100, active: 45}}");
    let said = says("active seats stayed at 45 in 7 days, 2026-04-15 to 2026-04-22");
    assert_eq!(case(&stalled, "2026-04-22"), said);
    assert_eq!(case(&stalled, "2026-04-21"), None, "not yet seen");
    let grown = format!("{first}, {{measured_on: 2026-04-22, provisioned: 100, active: 46}}");
    assert_eq!(case(&grown, "2026-04-22"), None);
    let too_close = format!("{first}, {{measured_on: 2026-04-16, provisioned: 100, active: 45}}");
    assert_eq!(case(&too_close, "2026-04-16"), None, "a week older is the first snapshot");
    assert_eq!(case(&stalled, "2026-05-20"), None, "too old to tell");
    let never = "{measured_on: 2026-04-08, active: 0}, {measured_on: 2026-04-15, active: 0}";
    assert!(case(never, "2026-04-15").is_some());
    let before_live = "{measured_on: 2026-03-20, active: 9}, {measured_on: 2026-04-02, active: 9}";
    assert_eq!(case(before_live, "2026-04-02"), None);
}

#[test]
fn a_stall_counts_from_the_snapshot_that_first_showed_it() {
    let adoption = "snapshots:
  - {measured_on: 2026-04-08, active: 30}
  - {measured_on: 2026-04-15, active: 30}
  - {measured_on: 2026-04-22, active: 30}";
    let files = [("jsp.yaml", LIVE), ("adoption.yaml", adoption)];
    assert_eq!(since("usage_stall", &files, "2026-04-24"), Some(date("2026-04-15")));
}

#[test]
fn a_departed_champion_is_an_event() {
    let people = |rest: &str| {
        format!("people: [{{name: Lee Novak, roles: [champion], departed_on: 2026-04-05}}{rest}]")
    };
    let alone = people("");
    let files = [("stakeholders.yaml", alone.as_str())];
    let said = says("no champion since Lee Novak left on 2026-04-05");
    assert_eq!(seen("champion_departed", &files, "2026-04-06"), said);
    assert_eq!(since("champion_departed", &files, "2026-04-06"), Some(date("2026-04-05")));
    assert_eq!(seen("champion_departed", &files, "2026-04-04"), None);
    let followed = people(", {name: Kim, roles: [champion]}");
    assert_eq!(seen("champion_departed", &[("stakeholders.yaml", &followed)], "2026-04-06"), None);
    assert_eq!(seen("champion_departed", &[], "2026-04-06"), None, "none was ever named");
}

#[test]
fn first_value_is_late_from_the_day_after_its_target() {
    let files = [("jsp.yaml", "value: {first: {due: 2026-04-20}}")];
    assert_eq!(seen("first_value_late", &files, "2026-04-20"), None);
    let said = says("first value is overdue by 1 day, due 2026-04-20");
    assert_eq!(seen("first_value_late", &files, "2026-04-21"), said);
    let reached = [("jsp.yaml", "value: {first: {due: 2026-04-20, reached_on: 2026-04-25, evidence: a.md}}")];
    assert_eq!(seen("first_value_late", &reached, "2026-04-26"), None);
}

#[test]
fn value_that_is_reached_and_not_shown_owes_a_line_and_no_work() {
    let own = "value: {first: {due: 2026-04-20, reached_on: 2026-04-25}}";
    let with =
        "value: {first: {milestone: M-1}}\nmilestones: [{id: M-1, due: 2026-04-20, done_on: 2026-04-25}]";
    for jsp in [own, with] {
        let files = [("jsp.yaml", jsp)];
        let said = says("reached, and nothing shows it yet: first value on 2026-04-25; add the evidence");
        assert_eq!(seen("value_unshown", &files, "2026-05-20"), said);
        assert_eq!(seen("value_unshown", &files, "2026-04-24"), None);
        assert_eq!(seen("first_value_late", &files, "2026-05-20"), None);
        assert_eq!(seen("first_value_late", &files, "2026-04-24"), says_late(jsp));
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-05-20")));
        assert_eq!(it.metrics.get("first_value_overdue_days").known(), Some(0.0));
        assert_eq!(
            it.metrics.get("value_on_time").known(),
            Some(5.0),
            "late by the days to the day it was reached"
        );
        assert_eq!(it.schedule.value_expected(crate::model::ValueName::First), None);
        assert!(it.health.caps.iter().all(|cap| cap.id != "first_value_overdue"));
    }
    let shown =
        own.replace("reached_on: 2026-04-25", "reached_on: 2026-04-25, evidence: a, evidence_on: 2026-05-18");
    assert!(seen("value_unshown", &[("jsp.yaml", &shown)], "2026-05-17").is_some());
    assert_eq!(seen("value_unshown", &[("jsp.yaml", &shown)], "2026-05-18"), None);
    let it = Assessment::of(plan_from(&[("jsp.yaml", &shown)]), &Basis::on(date("2026-05-20")));
    assert_eq!(it.metrics.get("value_on_time").known(), Some(5.0), "what shows it late makes it no later");
}

/// On the day before it was reached.
fn says_late(jsp: &str) -> Option<String> {
    let expected = if jsp.contains("M-1") { ", expected 2026-04-24" } else { "" };
    says(&format!("first value is overdue by 4 days, due 2026-04-20{expected}"))
}

#[test]
fn a_colour_that_is_reported_worse_is_asked_about() {
    let head = |colour: &str| {
        format!(
            "{{customer: Acme, segment: mid-market, contract: {{signed_on: 2026-03-02}}, reported_colours: \
             [{{reported_on: 2026-04-08, colour: {colour}, by: Jo Ek}}]}}"
        )
    };
    let case = |colour: &str| {
        let plan = plan_from(&[("onboarding.yaml", &head(colour))]);
        let mut it = Assessment::of(plan, &Basis::on(date("2026-04-10")));
        let green = crate::health::Judgement::Scored { score: 90.0, band: crate::model::Colour::Green };
        it.health.judgement = green;
        let fired = watch(&it).into_iter().find(|it| it.signal == "reported_worse");
        fired.map(|fired| fired.observation.message)
    };
    assert_eq!(case("red"), says("reported red by Jo Ek on 2026-04-08, derived green: ask why"));
    assert_eq!(case("amber"), None, "one band");
    assert_eq!(case("green"), None);
}

#[test]
fn silence_after_go_live_counts_from_the_last_update_or_from_go_live() {
    let case = |updates: &str, as_of: &str| {
        seen("silence_after_go_live", &[("jsp.yaml", LIVE), ("updates.yaml", updates)], as_of)
    };
    assert_eq!(case("updates: []", "2026-04-19"), None);
    assert_eq!(case("updates: []", "2026-04-20"), says("no written update since go-live, 19 days ago"));
    let once = "updates: [{id: U-1, sent_on: 2026-04-10}]";
    assert_eq!(case(once, "2026-04-28"), None);
    assert_eq!(case(once, "2026-04-29"), says("no written update for 19 days"));
}

#[test]
fn resources_are_missed_five_days_after_signature() {
    let handoff = "customer_resources: [{role: IT admin}, {role: data owner, committed_on: 2026-03-03}]";
    let files = [("handoff.yaml", handoff)];
    assert_eq!(seen("resources_not_committed", &files, "2026-03-06"), None);
    let said = says("not committed by the customer: IT admin");
    assert_eq!(seen("resources_not_committed", &files, "2026-03-07"), said);
    let live = [("handoff.yaml", handoff), ("jsp.yaml", LIVE)];
    assert_eq!(seen("resources_not_committed", &live, "2026-04-07"), None, "it went live without them");
}

#[test]
fn somebody_who_failed_twice_is_coached() {
    let case = |tries: &[(&str, bool)]| {
        let tries = tries.iter().map(|(on, passed)| format!("{{taken_on: {on}, by: Kim, passed: {passed}}}"));
        let tries = tries.collect::<Vec<_>>().join(", ");
        let training = format!("sessions: [{{id: T-1, audience: admins, tries: [{tries}]}}]");
        seen("training_failed_twice", &[("training.yaml", &training)], "2026-04-10")
    };
    let twice = [("2026-04-01", false), ("2026-04-08", false)];
    assert_eq!(case(&twice), says("Kim failed the assessment 2 times"));
    assert_eq!(case(&twice[..1]), None);
    assert_eq!(case(&[twice[0], twice[1], ("2026-04-09", true)]), None);
    assert_eq!(case(&[twice[0], twice[1], ("2026-04-11", true)]), says("Kim failed the assessment 2 times"));
}

#[test]
fn late_and_blocked_work_is_told_by_its_workstream() {
    let case = |signal: &str, milestone: &str| {
        let jsp = format!(
            "workstreams: [{{id: crm, name: CRM integration, customer_owner: Lee}}]\n\
             milestones: [{{id: M-1, {milestone}}}]"
        );
        seen(signal, &[("jsp.yaml", &jsp)], "2026-04-10")
    };
    let late = "workstream: crm, due: 2026-04-03";
    assert_eq!(case("integration_delayed", late), says("M-1: forecast 2026-04-10, 7 days late"));
    assert_eq!(case("integration_delayed", "workstream: crm, due: 2026-04-06"), None, "4 days");
    assert_eq!(case("migration_failing", late), None, "another workstream");
    let stuck = "title: Import, workstream: data-migration, due: 2026-04-30, blockers: [{id: X-1, since: 2026-04-01}]";
    assert_eq!(case("migration_failing", stuck), says("Import: blocked for 9 days, since 2026-04-01"));
    let review = "workstream: security, due: 2026-04-30, blockers: [{id: X-2, since: 2026-03-26}]";
    assert_eq!(case("security_pending", review), says("M-1: blocked for 15 days, since 2026-03-26"));
}

#[test]
fn a_live_waiver_quiets_the_signal_of_what_it_waives_and_of_nothing_else() {
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";
    let jsp = "milestones: [{id: M-1, title: Import, workstream: data-migration, due: 2026-03-27}, \
               {id: M-2, title: Check, workstream: data-migration, due: 2026-03-30}]";
    let case = |criterion: &str| {
        let waiver = "waivers: [{by: Jo, waived_on: 2026-04-08, until: 2026-04-12, reason: stocktaking}]";
        let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, {criterion}, {waiver}}}]}}}}");
        let files = [("onboarding.yaml", head), ("jsp.yaml", jsp), ("gates.yaml", gates.as_str())];
        let told = |day: &str| seen("migration_failing", &files, day).map(|it| it[..6].to_owned());
        [told("2026-04-10"), told("2026-04-14")]
    };
    assert_eq!(case("text: other"), [says("Import"), says("Import")]);
    assert_eq!(case("milestone: M-1"), [says("Check:"), says("Import")], "the next of that kind is told");
}

#[test]
fn scope_grows_by_what_came_after_the_agreement() {
    let one_more = "{id: M-1}, {id: M-2}, {id: M-3}, {id: M-4, added_on: 2026-03-20}";
    let milestones = format!("milestones: [{one_more}, {{id: M-5, added_on: 2026-03-24}}]");
    let agreed = |milestones: &str| {
        format!(
            "confirmations: [{{fact: plan_agreed, by: Kim, side: customer, confirmed_on: 2026-03-09}}, \
         {{fact: plan_agreed, by: Jo, side: vendor, confirmed_on: 2026-03-09}}]\n{milestones}"
        )
    };
    let case = |jsp: &str| seen("scope_growing", &[("jsp.yaml", jsp)], "2026-04-10");
    let said = says("the plan has grown by 67 % since it was agreed (2 added to 3 since 2026-03-09)");
    assert_eq!(case(&agreed(&milestones)), said);
    assert_eq!(case(&agreed(&format!("milestones: [{one_more}]"))), None, "one more is a correction");
    assert_eq!(case(&milestones), None, "never agreed");
}

#[test]
fn a_sponsor_is_silent_and_a_contact_is_alone_past_their_thresholds() {
    let people = ("stakeholders.yaml", "people: [{name: Ana, roles: [executive_sponsor]}]");
    let call = |on: &str| format!("contacts: [{{id: L-1, kind: call, held_on: {on}, present: [Ana]}}]");
    let case =
        |signal: &str, last: &str| seen(signal, &[people, ("contacts.yaml", &call(last))], "2026-05-07");
    let said = says("no contact with the sponsor for 22 days (Ana, last on 2026-04-15)");
    assert_eq!(case("sponsor_silent", "2026-04-15"), said);
    assert_eq!(case("sponsor_silent", "2026-04-16"), None);
    let since = since("sponsor_silent", &[people, ("contacts.yaml", &call("2026-04-15"))], "2026-05-12");
    assert_eq!(since, Some(date("2026-05-07")), "the first day past the threshold");
    assert_eq!(case("single_threaded", "2026-04-16"), says("1 active contact at the customer"));
    let files = [people, ("contacts.yaml", &call("2026-03-03"))];
    assert_eq!(seen("single_threaded", &files, "2026-03-15"), None);
}

#[test]
fn one_is_alone_from_the_day_on_which_the_other_contact_grew_too_old() {
    let contacts = "contacts: [{id: L-1, kind: call, held_on: 2026-04-28, present: [Ana]}, \
                    {id: L-2, kind: call, held_on: 2026-03-20, present: [Lee]}]";
    let people = "people: [{name: Ana}, {name: Lee}]";
    let files = [("stakeholders.yaml", people), ("contacts.yaml", contacts)];
    assert_eq!(since("single_threaded", &files, "2026-04-30"), Some(date("2026-04-20")));
    let only = [("stakeholders.yaml", "people: [{name: Ana}]"), ("contacts.yaml", contacts)];
    assert_eq!(
        since("single_threaded", &only, "2026-04-30"),
        Some(date("2026-03-16")),
        "two weeks after signature"
    );
}

#[test]
fn a_slipping_go_live_is_told_until_it_happens() {
    let jsp = |to: &str, rest: &str| {
        let moves = format!("moves: [{{from: 2026-04-01, to: {to}, moved_on: 2026-03-05}}]");
        format!("milestones: [{{id: M-live, event: go_live, due: {to}, {moves}{rest}}}]")
    };
    let case = |to: &str, rest: &str| seen("go_live_slipping", &[("jsp.yaml", &jsp(to, rest))], "2026-03-10");
    assert_eq!(case("2026-04-07", ""), says("go-live is forecast 6 days after its baseline: 2026-04-07"));
    assert_eq!(case("2026-04-06", ""), None);
    assert_eq!(case("2026-04-09", ", done_on: 2026-03-09"), None);
}

#[test]
fn absence_in_the_second_week_is_a_drop() {
    let adoption = "snapshots: [{measured_on: 2026-04-14, last_used_on: 2026-04-07}]";
    let files = [("jsp.yaml", LIVE), ("adoption.yaml", adoption)];
    // Five working days after Tuesday 7 April.
    assert_eq!(seen("engagement_drop", &files, "2026-04-14"), says("no meaningful activity for 7 days"));
    let adoption = "snapshots: [{measured_on: 2026-04-14, last_used_on: 2026-04-08}]";
    assert_eq!(
        seen("engagement_drop", &[("jsp.yaml", LIVE), ("adoption.yaml", adoption)], "2026-04-14"),
        None
    );
    // Counted a week ago, when somebody had just been there: nobody knows what has happened since.
    let old = "snapshots: [{measured_on: 2026-04-07, last_used_on: 2026-04-06}]";
    assert_eq!(seen("engagement_drop", &[("jsp.yaml", LIVE), ("adoption.yaml", old)], "2026-04-16"), None);
}

#[test]
fn an_empty_or_a_lonely_product_is_seen() {
    let case = |signal: &str, snapshot: &str, as_of: &str| {
        let adoption = format!("snapshots: [{{measured_on: {as_of}, {snapshot}}}]");
        seen(signal, &[("jsp.yaml", LIVE), ("adoption.yaml", &adoption)], as_of)
    };
    // Two working days after Wednesday 1 April.
    let said = says("no key actions 2 days after go-live");
    assert_eq!(case("nothing_created", "key_actions: 0", "2026-04-03"), said);
    assert_eq!(case("nothing_created", "key_actions: 0", "2026-04-02"), None);
    assert_eq!(case("nothing_created", "active: 3", "2026-04-03"), None, "not counted is not zero");
    let alone = "active: 1, provisioned: 20";
    let said = says("1 active seat on 2026-04-08");
    assert_eq!(case("single_player_use", alone, "2026-04-08"), said);
    assert_eq!(case("single_player_use", alone, "2026-04-07"), None);
    assert_eq!(case("single_player_use", "active: 2, provisioned: 20", "2026-04-08"), None);
    assert_eq!(case("single_player_use", "active: 0, provisioned: 20", "2026-04-08"), None);
}

#[test]
fn a_live_product_that_nothing_is_connected_to_is_seen() {
    let handoff = ("handoff.yaml", "technical: {integrations: [Salesforce, Slack]}");
    let said = says("nothing connected 15 days after go-live: Salesforce and Slack");
    assert_eq!(seen("no_integration", &[("jsp.yaml", LIVE), handoff], "2026-04-16"), said);
    assert_eq!(seen("no_integration", &[("jsp.yaml", LIVE), handoff], "2026-04-15"), None);
    let with = |done: &str| {
        let jsp = LIVE
            .replace("evidence: a}]", &format!("evidence: a}}, {{id: M-2, {done}, done_on: 2026-04-02}}]"));
        seen("no_integration", &[("jsp.yaml", &jsp), handoff], "2026-04-16")
    };
    assert_eq!(with("workstream: integrations"), None);
    assert_eq!(with("title: slack is connected"), None, "a system that was sold, by its name");
    assert_eq!(with("title: Integrations tested"), None);
    assert_eq!(with("title: A habit, event: workflow_integration"), said, "work is no system");
}

#[test]
fn a_plan_on_hold_watches_its_people_only_and_one_that_ended_nothing() {
    let head =
        |rest: &str| format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, {rest}}}");
    let ids = |rest: &str| {
        let head = head(rest);
        let people = "people: [{name: Lee, roles: [champion], departed_on: 2026-04-01}]";
        let jsp = "value: {first: {due: 2026-04-01}}";
        let files = [("onboarding.yaml", head.as_str()), ("stakeholders.yaml", people), ("jsp.yaml", jsp)];
        let fired = fired(&plan_from(&files), "2026-04-10");
        let ids: BTreeSet<&str> = fired.into_iter().map(|fired| fired.signal).collect();
        (ids.contains("champion_departed"), ids.contains("first_value_late"))
    };
    assert_eq!(ids("team: {csm: Jo}"), (true, true));
    assert_eq!(ids("holds: [{id: H-1, since: 2026-04-05}]"), (true, false));
    assert_eq!(ids("ended: {ended_on: 2026-04-09, result: churned}"), (false, false));
}

#[test]
fn a_signal_names_its_owner_and_a_clock_in_working_days() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Jo, ae: Al}}";
    let people = "people: [{name: Lee, roles: [champion], departed_on: 2026-04-03}]";
    let plan = plan_from(&[("onboarding.yaml", head), ("stakeholders.yaml", people)]);
    let fired = fired(&plan, "2026-04-10");
    assert_eq!(fired[0].signal, "champion_departed", "costliest first");
    assert_eq!(fired[0].owner.as_deref(), Some("Jo"));
    // One working day after Friday 3 April.
    assert_eq!(fired[0].by, date("2026-04-06"));
}

#[test]
fn silence_climbs_its_ladder_and_a_missed_call_starts_at_the_call() {
    let people = (
        "stakeholders.yaml",
        "people: [{name: Ana Ruiz}, {name: Lee Novak}, {name: Kim Ode, roles: [executive_sponsor]}]",
    );
    let case = |contacts: &str, as_of: &str| {
        let contacts = format!("contacts: [{contacts}]");
        seen("customer_silent", &[people, ("contacts.yaml", &contacts)], as_of)
    };
    // Mid-market: a nudge after 5 days, a call after 10, the sponsor after 15, a hold after 21.
    let ask = "{id: L-1, kind: ask, asked_on: 2026-04-01, of: Ana Ruiz}";
    assert_eq!(case(ask, "2026-04-05"), None);
    let said = |days: &str, step: &str| says(&format!("{step}: Ana Ruiz has not answered for {days}"));
    assert_eq!(case(ask, "2026-04-06"), said("5 days", "send a nudge (step 1 of 4)"));
    assert_eq!(case(ask, "2026-04-11"), said("10 days", "send a nudge (step 1 of 4)"), "a Saturday");
    assert_eq!(case(ask, "2026-04-13"), said("12 days", "call (step 2 of 4)"));
    assert_eq!(case(ask, "2026-04-16"), said("15 days", "ask the sponsor (step 3 of 4)"));
    assert_eq!(case(ask, "2026-04-22"), said("21 days", "offer a hold (step 4 of 4)"));
    let missed = "{id: L-2, kind: call, held_on: 2026-04-10, absent: [Lee Novak]}";
    let of_lee = says("call (step 2 of 4): Lee Novak missed the call of 2026-04-10, no word since");
    assert_eq!(case(missed, "2026-04-11"), of_lee.clone());
    let both = format!("{ask}, {missed}");
    assert_eq!(
        case(&both, "2026-04-13"),
        said("12 days", "call (step 2 of 4)"),
        "of one step, silent for longer"
    );
    assert_eq!(case(&both, "2026-04-10"), of_lee);
}

#[test]
fn use_is_held_against_the_last_level_whose_day_has_come() {
    let case = |snapshot: &str, as_of: &str| {
        let adoption = format!("snapshots: [{{measured_on: {as_of}, {snapshot}}}]");
        seen("use_below_level", &[("jsp.yaml", LIVE), ("adoption.yaml", &adoption)], as_of)
    };
    let seats = "licensed: 100, provisioned: 50";
    assert_eq!(case(&format!("{seats}, active: 1"), "2026-04-14"), None, "13 days after go-live");
    let said = says("seat activation is 38 % 14 days after go-live, 40 % expected by day 14");
    assert_eq!(case(&format!("{seats}, active: 19"), "2026-04-15"), said);
    assert_eq!(case(&format!("{seats}, active: 20"), "2026-04-15"), None);
    let said = says("licence adoption is 30 % 28 days after go-live, 35 % expected by day 28");
    assert_eq!(case(&format!("{seats}, active: 30"), "2026-04-29"), said);
    assert_eq!(case(seats, "2026-04-29"), None, "not counted is not zero");
}

#[test]
fn a_promise_is_late_on_the_day_after_its_day() {
    let handoff = "commitments: [{id: K-1, text: an export, due: 2026-04-08}, {id: K-2, text: a course, due: 2026-04-09}]";
    let files = [("handoff.yaml", handoff)];
    assert_eq!(seen("promise_late", &files, "2026-04-08"), None);
    assert_eq!(
        seen("promise_late", &files, "2026-04-09"),
        says("promised and late: an export, due 2026-04-08")
    );
    let said = says("promised and late: an export, due 2026-04-08 and 1 more");
    assert_eq!(seen("promise_late", &files, "2026-04-10"), said);
}

#[test]
fn a_hold_without_a_day_is_told_at_once_and_one_past_its_day_after_three_working_days() {
    let case = |hold: &str, as_of: &str| {
        let head = format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, holds: [{{id: H-1, since: 2026-04-03{hold}}}]}}"
        );
        seen("hold_open_ended", &[("onboarding.yaml", &head)], as_of)
    };
    let said = says("on hold since 2026-04-03, and no restart date is agreed");
    assert_eq!(case("", "2026-04-03"), said);
    let until = ", resumes_on: 2026-04-08";
    assert_eq!(case(until, "2026-04-10"), None);
    let said = says("the hold should have ended on 2026-04-08, 3 working days ago");
    assert_eq!(case(until, "2026-04-13"), said);
    assert_eq!(case(", ended_on: 2026-04-07", "2026-04-13"), None);
}

#[test]
fn notice_is_told_while_it_can_be_given() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02, renews: 2026-07-01, notice_days: 30}}";
    let case = |as_of: &str| seen("notice_near", &[("onboarding.yaml", head)], as_of);
    assert_eq!(case("2026-04-16"), None, "46 days");
    let said = "notice can be given for the last time in 45 days: renews 2026-07-01, notice by 2026-06-01";
    assert_eq!(case("2026-04-17"), says(said));
    assert!(case("2026-06-01").is_some());
    assert_eq!(case("2026-06-02"), None, "it is too late to give it");
}

#[test]
fn a_blocker_that_nobody_answers_and_a_waiver_that_runs_out_are_told() {
    let jsp = |blocker: &str| {
        format!("milestones: [{{id: M-1, blockers: [{{id: X-1, since: 2026-04-08{blocker}}}]}}]")
    };
    let case = |blocker: &str, as_of: &str| seen("blocker_unanswered", &[("jsp.yaml", &jsp(blocker))], as_of);
    assert_eq!(case(", urgency: critical", "2026-04-09"), None);
    assert_eq!(case(", urgency: critical", "2026-04-10"), says("no answer in time: M-1 since 2026-04-08"));
    assert_eq!(case(", urgency: critical, answered_on: 2026-04-09", "2026-04-10"), None);
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";
    let waiver = "{by: Jo, waived_on: 2026-04-08, until: 2026-04-20, reason: stocktaking}";
    let gates = format!("gates: {{handoff: {{criteria: [{{id: C-1, text: x, waivers: [{waiver}]}}]}}}}");
    let files = [("onboarding.yaml", head), ("gates.yaml", gates.as_str())];
    assert_eq!(seen("waiver_lapsing", &files, "2026-04-12"), None);
    assert_eq!(seen("waiver_lapsing", &files, "2026-04-13"), says("the waiver of `C-1` runs out in 7 days"));
    assert_eq!(seen("waiver_lapsing", &files, "2026-04-20"), says("the waiver of `C-1` runs out today"));
    let said = says("the waiver of `C-1` ran out on 2026-04-20, and its gate is shut");
    assert_eq!(seen("waiver_lapsing", &files, "2026-04-22"), said);
}

#[test]
fn neglect_calls_for_its_play_from_the_day_on_which_it_reached_its_first_step() {
    assert_eq!(seen("no_contact", &[], "2026-03-19"), None, "17 days");
    let said = says("nobody has spoken with the customer for 18 days");
    assert_eq!(seen("no_contact", &[], "2026-03-20"), said);
    assert_eq!(since("no_contact", &[], "2026-03-25"), Some(date("2026-03-20")));
    assert!(seen("nothing_written", &[], "2026-03-16").is_none());
    assert!(seen("nothing_written", &[], "2026-03-17").is_some());
    let live = [("jsp.yaml", LIVE)];
    assert!(seen("no_usage_data", &live, "2026-04-14").is_none());
    assert!(seen("no_usage_data", &live, "2026-04-15").is_some());
    let late = [("jsp.yaml", "milestones: [{id: M-1, title: x, phase: pre-onboarding, due: 2026-03-04}]")];
    assert!(seen("gate_overdue", &late, "2026-03-10").is_none(), "6 days");
    assert!(seen("gate_overdue", &late, "2026-03-11").is_some());
}

#[test]
fn our_paperwork_is_told_of_a_customer_who_does_well_too() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}}";
    let jsp = "milestones: [{id: M-live, event: go_live, phase: pre-onboarding, due: 2026-03-12, done_on: 2026-03-12}]";
    let gates = "gates: {handoff: {criteria: [{id: C-live, text: x, milestone: M-live}]}}";
    let used = "snapshots: [{measured_on: 2026-04-08, last_used_on: 2026-04-08, licensed: 10, active: 8, workflows_live: 2}]";
    let files =
        [("onboarding.yaml", head), ("jsp.yaml", jsp), ("gates.yaml", gates), ("adoption.yaml", used)];
    let fired = watch(&Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10"))));
    let overdue = fired.iter().find(|fired| fired.signal == "gate_overdue").unwrap();
    let told = &overdue.observation.message;
    assert!(told.contains("overdue by 29 days, and only our paperwork is missing"), "{told}");
}

#[test]
fn a_cap_that_is_switched_off_leaves_its_signal() {
    let late = "milestones: [{id: M-1, title: x, phase: pre-onboarding, due: 2026-03-04}]";
    let toml = "health.neglect.amber_cap = 100\nhealth.neglect.red_cap = 100\n";
    let plan = plan_from(&[("jsp.yaml", late)]);
    let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &[], signals: &[] };
    let config = Config::parse(toml, &vocabulary).unwrap();
    let assessment = Assessment::of(plan, &Basis::new(config, date("2026-03-20")));
    assert!(assessment.health.caps.iter().all(|cap| cap.id != "gate_overdue"));
    assert!(watch(&assessment).iter().any(|fired| fired.signal == "gate_overdue"));
}

#[test]
fn no_neglect_is_without_a_signal() {
    // Who left, go-live, first value, resources, silence and blockers have signals of their own, with a number to begin from.
    let own = [
        "no_executive_sponsor",
        "champion_departed",
        "go_live_slipping",
        "first_value_overdue",
        "resources_uncommitted_wd",
        "silence_step",
        "blocker_on_path_wd",
        "blocker_off_path_wd",
    ];
    for id in crate::config::NEGLECTS.into_iter().filter(|id| !own.contains(id)) {
        let docs = format!("the neglect `{id}` has reached");
        assert!(SIGNALS.iter().any(|signal| signal.docs.contains(&docs)), "{id}");
    }
}

#[test]
fn a_sponsor_who_left_is_told_at_once_and_one_who_never_was_after_two_weeks() {
    let case = |people: &str, as_of: &str| {
        let people = format!("people: [{people}]");
        seen("sponsor_missing", &[("stakeholders.yaml", &people)], as_of)
    };
    let ana = "{name: Ana, roles: [executive_sponsor], departed_on: 2026-03-05}";
    let said = says("no executive sponsor since Ana left on 2026-03-05");
    assert_eq!(case(ana, "2026-03-06"), said);
    assert_eq!(case(&format!("{ana}, {{name: Lee, roles: [executive_sponsor]}}"), "2026-03-06"), None);
    assert_eq!(case("{name: Kim}", "2026-03-15"), None);
    assert_eq!(case("{name: Kim}", "2026-03-16"), says("no executive sponsor is named"));
}

#[test]
fn what_was_answered_escalates_no_more_and_what_was_not_is_late_from_the_day_after_its_time() {
    let jsp =
        |rest: &str| format!("milestones: [{{id: M-1, blockers: [{{id: X-1, since: 2026-04-06{rest}}}]}}]");
    let case = |rest: &str| since("blocker_unanswered", &[("jsp.yaml", &jsp(rest))], "2026-04-20");
    // Three working days after Monday 6 April.
    assert_eq!(case(""), Some(date("2026-04-10")));
    assert_eq!(case(", answered_on: 2026-04-15"), None, "late, and answered");
}

#[test]
fn a_gate_that_is_overdue_says_its_slip_too_where_that_is_another_number() {
    // A milestone that was begun can be done on the next working day, a Monday.
    let begun = "milestones: [{id: M-1, title: x, phase: pre-onboarding, due: 2026-03-04, started_on: 2026-03-03, days: 1}]";
    let told = seen("gate_overdue", &[("jsp.yaml", begun)], "2026-03-13");
    assert_eq!(told, says("the handoff gate is overdue by 9 days, +12 when it can open, 2026-03-16"));
    let idle = begun.replace(", started_on: 2026-03-03", "");
    let told = seen("gate_overdue", &[("jsp.yaml", &idle)], "2026-03-13");
    assert_eq!(told, says("the handoff gate is overdue by 9 days"));
}

#[test]
fn days_on_hold_are_no_silence_of_the_sponsor_and_no_days_without_activity() {
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-02-02}, team: {csm: Jo}, \
                holds: [{id: H-1, since: 2026-03-03, ended_on: 2026-04-06}]}";
    let people = "people: [{name: Ana Ruiz, roles: [executive_sponsor]}]";
    let contacts = "contacts: [{id: L-1, kind: call, held_on: 2026-03-02, present: [Ana Ruiz]}]";
    let adoption = "snapshots: [{measured_on: 2026-04-08, last_used_on: 2026-03-02}]";
    let live = "milestones: [{id: M-live, event: go_live, done_on: 2026-02-20, evidence: a}]";
    let files = [
        ("onboarding.yaml", head),
        ("stakeholders.yaml", people),
        ("contacts.yaml", contacts),
        ("adoption.yaml", adoption),
        ("jsp.yaml", live),
    ];
    let it = |day: &str| Assessment::of(plan_from(&files), &Basis::on(date(day)));
    let days = |day: &str, metric: &str| it(day).metrics.get(metric).number();
    for metric in ["sponsor_silence_days", "days_since_activity", "days_since_contact"] {
        assert_eq!(days("2026-04-08", metric), Some(3.0), "{metric}");
    }
    let fired = |day: &str| watch(&it(day)).into_iter().map(|it| it.signal).collect::<Vec<_>>();
    for (signal, first) in [("sponsor_silent", "2026-04-27"), ("silence_after_go_live", "2026-04-14")] {
        assert!(!fired(&date(first).plus_days(-1).to_string()).contains(&signal), "{signal}");
        assert!(fired(first).contains(&signal), "{signal}");
    }
}

#[test]
fn what_holds_a_score_down_names_a_signal_that_there_is() {
    let all = crate::config::CAPS.into_iter().chain(crate::config::NEGLECTS);
    // The two that are about gates are told by the gates themselves.
    const OF_GATES: [&str; 2] = ["live_behind_shut_gate", "before_first_gate"];
    for id in all.filter(|id| !OF_GATES.contains(id)) {
        let signal = crate::config::signal_of(id);
        assert!(signal.is_some_and(|signal| find(signal).is_some()), "{id}: {signal:?}");
    }
    assert_eq!(OF_GATES.map(crate::config::signal_of), [None, None]);
}

#[test]
fn a_list_says_in_a_few_words_what_a_signal_says_in_full() {
    let short = |signal: &str, files: &[(&str, &str)], as_of: &str| told(signal, files, as_of).map(|it| it.1);
    let gone = |name: &str| format!("people: [{{name: {name}, roles: [champion], departed_on: 2026-03-25}}]");
    let left = |name: &str| short("champion_departed", &[("stakeholders.yaml", &gone(name))], "2026-04-10");
    assert_eq!(left("Theo Brandvold"), says("no champion since Theo Brandvold left"));
    let long = "Maximiliane Freifrau von Hohenberg-Sachsenstein";
    assert_eq!(
        left(long),
        says("no champion since Maximiliane left"),
        "the first name where there is no room"
    );
    let value = "value: {first: {due: 2026-03-30}}";
    let late = short("first_value_late", &[("jsp.yaml", value)], "2026-04-10");
    assert_eq!(late, says("first value 11 days late"));
    let used = "snapshots: [{measured_on: 2026-04-08, active: 41, provisioned: 140}, {measured_on: 2026-04-15, active: 29, provisioned: 140}]";
    let fell = short("usage_stall", &[("jsp.yaml", LIVE), ("adoption.yaml", used)], "2026-04-15");
    assert_eq!(fell, says("active seats 41 → 29 of 140 in 7 days"));
    let ask = "contacts: [{id: L-1, kind: ask, asked_on: 2026-03-25, of: Rafe Lindqvist}]";
    let people =
        "people: [{name: Ana Ruiz, roles: [executive_sponsor]}, {name: Rafe Lindqvist, roles: [champion]}]";
    let silent =
        short("customer_silent", &[("contacts.yaml", ask), ("stakeholders.yaml", people)], "2026-04-10");
    assert_eq!(silent, says("Rafe silent 16 days: ask the sponsor"));
}
