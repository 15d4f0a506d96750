use super::CustomerEdition;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::model::ValueName;

const HEAD: &str =
    "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
const PEOPLE: &str = "people: [{name: Lee Novak, roles: [champion], note: tired, goals: a title}]";

fn edition(files: &[(&str, &str)]) -> CustomerEdition {
    let files: Vec<_> =
        [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE)].iter().chain(files).copied().collect();
    CustomerEdition::of(&Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10"))))
}

#[test]
fn people_are_called_by_their_first_names() {
    let it = edition(&[]);
    assert_eq!(it.people[0].name.to_string(), "Lee");
    assert_eq!(it.team[0].name.full.as_str(), "Ana Ruiz");
}

#[test]
fn a_step_without_a_title_has_nothing_to_show_but_its_id() {
    let it = edition(&[(
        "jsp.yaml",
        "milestones: [{id: M-1}, {id: M-2, title: Live}, {id: M-3, title: Ours, audience: internal}]",
    )]);
    assert_eq!(it.milestones.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Live"]);
}

#[test]
fn what_would_name_something_hidden_is_work_on_our_side() {
    let jsp = "milestones:\n  - {id: M-1, title: Margin approved, audience: internal, days: 3, blockers: [{id: X-1, reason: margin, waiting_for: Ana Ruiz, since: 2026-04-01}]}\n  \
               - {id: M-2, title: Live, event: go_live, due: 2026-04-10, after: [M-1]}\n";
    let cause = edition(&[("jsp.yaml", jsp)]).cause.expect("go-live is held up");
    assert_eq!((cause.milestone, cause.wait, cause.holds_until), (None, None, None));
}

#[test]
fn the_expected_day_holds_as_long_as_the_customer_may_still_end_what_holds_it_up() {
    let jsp = |who: &str| {
        format!(
            "milestones:\n  - {{id: M-1, title: Access, days: 4, blockers: [{{id: X-1, reason: no VPN, waiting_for: {who}, since: 2026-04-01}}]}}\n  \
             - {{id: M-2, title: Live, event: go_live, due: 2026-04-10, after: [M-1]}}\n"
        )
    };
    let until = |who: &str| edition(&[("jsp.yaml", &jsp(who))]).cause.expect("it is held up").holds_until;
    assert_eq!(until("Lee Novak"), Some(date("2026-04-13")), "the next working day");
    assert_eq!(until("Ana Ruiz"), None, "ours to end");
}

#[test]
fn an_ask_that_an_action_of_the_same_person_says_is_told_once() {
    let actions = "actions: [{id: A-1, title: Hand over the keys, owner: Lee Novak}]";
    let contacts = "contacts: [{id: L-1, kind: ask, asked_on: 2026-04-01, of: Lee Novak, text: the keys}, \
                    {id: L-2, kind: ask, asked_on: 2026-04-01, of: Lee Novak, text: the list}]";
    let it = edition(&[("actions.yaml", actions), ("contacts.yaml", contacts)]);
    assert_eq!(
        it.tasks.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["Hand over the keys", "the list"]
    );
}

#[test]
fn what_is_done_names_who_did_it_and_what_is_open_who_took_over() {
    let people = "people: [{name: Lee Novak, roles: [champion], departed_on: 2026-04-05}, \
                  {name: Kim Ito, roles: [{role: champion, since: 2026-04-06}]}]";
    let steps = "milestones: [{id: M-1, title: Kickoff, customer_owner: Lee Novak, done_on: 2026-03-09}, \
                 {id: M-2, title: Live, customer_owner: Lee Novak}]\n\
                 value: {quick_win: {definition: a list, owner: Lee Novak, reached_on: 2026-03-20, evidence: seen}}";
    let actions = "actions: [{id: A-1, title: Send it, done_on: 2026-03-20, \
                   owner: [{name: Lee Novak, until: 2026-04-05}, {name: Kim Ito, since: 2026-04-05}]}]";
    let files = [
        ("onboarding.yaml", HEAD),
        ("stakeholders.yaml", people),
        ("jsp.yaml", steps),
        ("actions.yaml", actions),
    ];
    let it = CustomerEdition::of(&Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10"))));
    let who = |name: &Option<super::Name>| name.as_ref().map(ToString::to_string).unwrap_or_default();
    let steps: Vec<String> = it.milestones.iter().map(|step| who(&step.theirs)).collect();
    assert_eq!(steps, ["Lee", "Kim"]);
    assert_eq!((who(&it.value[0].owner), who(&it.tasks[0].owner)), ("Lee".into(), "Lee".into()));
}

#[test]
fn no_day_is_called_agreed_that_only_we_decided() {
    let jsp = |by: &str| {
        format!(
            "decision_rights: {{timeline: [{by}]}}\nmilestones: [{{id: M-1, title: Live, event: go_live, due: 2026-05-08, moves: \
             [{{from: 2026-04-24, to: 2026-05-08, moved_on: 2026-04-03}}]}}]\nvalue: {{first: {{definition: x, milestone: M-1}}}}\n\
             confirmations: [{{fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-10}}, {{fact: plan_agreed, by: Ana Ruiz, \
             confirmed_on: 2026-03-10}}]\nbaselines: [{{agreed_on: 2026-04-03, decision: D-1, dates: {{M-1: 2026-05-08}}}}]"
        )
    };
    let agreed = |by: &str| {
        let decisions = format!("decisions: [{{id: D-1, text: later, by: {by}, decided_on: 2026-04-03}}]");
        let it = edition(&[("jsp.yaml", &jsp(by)), ("decisions.yaml", &decisions)]);
        let value = it.value.iter().find(|it| it.name == ValueName::First).expect("first value");
        let anew = it.agreed_anew.map(|(on, by)| format!("{on} by {}", by.full));
        (it.milestones[0].agreed, value.agreed, anew)
    };
    let both = |day, anew: Option<&str>| (Some(date(day)), Some(date(day)), anew.map(str::to_owned));
    assert_eq!(agreed("Ana Ruiz"), both("2026-04-24", None));
    assert_eq!(
        agreed("Lee Novak"),
        both("2026-05-08", Some("2026-04-03 by Lee Novak")),
        "whose word the new day has"
    );
}
