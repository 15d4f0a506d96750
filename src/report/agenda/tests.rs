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
    let text = markdown::render(&before_the_call(&it)).replace('\\', "");
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
