use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::render::markdown;
use crate::status::{Before, Score};

#[test]
fn what_only_we_read_is_what_to_say_who_is_silent_and_what_to_watch() {
    let people = "people: [{name: Lee, roles: [champion], sentiments: [{judged_on: 2026-04-02, score: 2}]}]";
    let actions = "actions: [{id: A-1, title: Ours, owner: Ana, due: 2026-04-07}]";
    let risks = "risks: [{id: R-1, text: Freeze, reviews: [{reviewed_on: 2026-03-09, probability: 2, impact: 4}], \
                 trigger: no sign-off, due: 2026-04-09}]";
    let contacts =
        "contacts: [{id: L-1, kind: ask, text: which day, asked_on: 2026-04-01, of: Lee, due: 2026-04-02}]";
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";
    let files = [
        ("onboarding.yaml", head),
        ("stakeholders.yaml", people),
        ("actions.yaml", actions),
        ("risks.yaml", risks),
        ("contacts.yaml", contacts),
    ];
    let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
    let text = markdown::render(&before_the_call(&it, None)).replace('\\', "");
    for part in [
        "# Acme: before the call of Fri 10 Apr – ours, do not send",
        "1. Ana: Ours, overdue by 3 days (`A-1`)",
        "Lee has not answered since 2 Apr: 8 days",
        "“Freeze” passed its trigger on 9 Apr",
        "| Lee | champion | never | 2 of 5 (2 Apr) |",
        "`onboard call acme`",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn who_sets_it_up_may_learn_it_before_go_live_and_who_uses_it_may_not() {
    let training = "sessions: [{id: T-1, title: Admin, audience: admins, due: 2026-04-20}, \
                    {id: T-2, title: Pilot, audience: power_users, due: 2026-04-20}, \
                    {id: T-3, title: Daily, audience: end_users, due: 2026-04-20}]";
    let jsp = "milestones: [{id: M-live, event: go_live, due: 2026-05-04}]";
    let files = [("training.yaml", training), ("jsp.yaml", jsp)];
    let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
    let text = markdown::render(&before_the_call(&it, None)).replace('\\', "");
    assert!(text.contains("the training “Daily” (20 Apr) is before go-live"), "{text}");
    assert!(!text.contains("Admin") && !text.contains("Pilot"), "{text}");
}

#[test]
fn whoever_leaves_today_is_not_among_the_people_of_the_next_call() {
    let people = "people: [{name: Lee Novak}, {name: Mo Ito, departed_on: 2026-04-10}]";
    let it = |day: &str| {
        let it = Assessment::of(plan_from(&[("stakeholders.yaml", people)]), &Basis::on(date(day)));
        markdown::render(&before_the_call(&it, None))
    };
    assert!(it("2026-04-09").contains("Mo Ito"));
    let today = it("2026-04-10");
    assert!(today.contains("Lee Novak") && !today.contains("| Mo Ito"), "{today}");
}

#[test]
fn a_call_that_was_missed_is_called_so() {
    let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-04-02, absent: [Lee Novak]}]";
    let files = [("stakeholders.yaml", "people: [{name: Lee Novak}]"), ("contacts.yaml", contacts)];
    let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
    let text = markdown::render(&before_the_call(&it, None)).replace('\\', "");
    assert!(text.contains("Lee Novak missed the kickoff of 2 Apr, no word since: 8 days"), "{text}");
}

#[test]
fn the_page_is_for_the_call_whose_agenda_the_customer_gets() {
    let jsp = "cadence: {execution_call: weekly, next_call: 2026-04-16}\n\
               milestones: [{id: M-1, title: Review, fact: sponsor_review, due: 2026-05-13}]";
    let contacts = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-09}]";
    let files = [("jsp.yaml", jsp), ("contacts.yaml", contacts)];
    let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
    let title = |kind| before_the_call(&it, kind).lines()[0].to_string();
    assert!(title(None).contains("before the call of Thu 16 Apr"), "{}", title(None));
    let sponsor = title(Some(AgendaKind::Sponsor));
    assert!(sponsor.contains("before the review with the sponsor of Wed 13 May"), "{sponsor}");
}

#[test]
fn a_score_that_falls_above_its_cap_is_said_to_fall_before_caps() {
    let it = Assessment::of(plan_from(&[]), &Basis::on(date("2026-04-10")));
    let said = |then: Score, now: Score| {
        let (score, scored) = (Some(now.capped), Some(now));
        let before = Before { on: date("2026-04-06"), judgement: it.health.judgement, score: Some(then) };
        trend(&StatusRow { score, scored, before: Some(before), ..StatusRow::of(&it) })
    };
    let score = |capped: f64, uncapped: f64| Score { capped, uncapped };
    let held = said(score(49.0, 58.3), score(49.0, 50.2));
    assert_eq!(held, ", falling (before caps 50, Monday 58)");
    assert_eq!(said(score(67.0, 67.0), score(63.0, 63.0)), ", falling (Monday 67)");
    assert_eq!(said(score(67.0, 67.0), score(49.0, 63.0)), ", falling (Monday 67)");
}

#[test]
fn what_has_happened_what_was_sent_and_what_was_left_out_is_told() {
    let risks = "risks: [{id: R-1, text: Freeze, occurred: {occurred_on: 2026-04-01, action: A-1}}, \
                 {id: R-2, text: Move, occurred: {occurred_on: 2026-04-01, action: A-2}}]";
    let actions = "actions: [{id: A-1, title: Type it in}, {id: A-2, title: Wait, done_on: 2026-04-02, evidence: seen}]";
    let updates = "shares: [{id: S-1, sent_on: 2026-04-03, to: Lee, by: Ana}, {id: S-2, sent_on: 2026-04-20}]\n\
                   skipped: [{message: set_up, skipped_on: 2026-04-09, by: Ana, reason: at a fair}]";
    let files = [("risks.yaml", risks), ("actions.yaml", actions), ("updates.yaml", updates)];
    let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
    let text = before_the_call(&it, None).lines().join("\n");
    for part in [
        "Freeze has happened, and “Type it in” is open",
        "the plan went to Lee on 3 Apr, by Ana",
        "the message “set up” was left out on 9 Apr, by Ana: at a fair",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("Move has happened"), "what is done about it is done: {text}");
}
