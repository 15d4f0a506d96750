use super::*;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::render::markdown;

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
