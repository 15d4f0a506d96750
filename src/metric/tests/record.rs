//! Which command writes down what a metric reads.

use crate::basis::Basis;
use crate::fixture::{date, plan_from};
use crate::metric::record;
use crate::plan_at::PlanAt;

fn at(files: &[(&str, &str)]) -> PlanAt {
    PlanAt::of(plan_from(files), &Basis::on(date("2026-04-10")))
}

#[test]
fn what_happens_once_is_not_written_down_again() {
    let jsp = "value: {first: {definition: first close run}}";
    let plan = at(&[("jsp.yaml", jsp)]);
    let line = |metric, is_known| record(metric, &plan, is_known).map(|command| command.to_string());
    assert_eq!(line("csat", true).as_deref(), Some("onboard usage add acme --csat <1-5>"));
    assert_eq!(line("ttfv_days", true), None);
    let reach = "onboard value reach acme first --evidence <evidence> --on <date>";
    assert_eq!(line("ttfv_days", false).as_deref(), Some(reach));
    assert_eq!(line("time_to_full_value_days", false), None, "nobody has written what full value is");
    assert_eq!(line("friction_score", false), None);
}

#[test]
fn what_the_handoff_lacks_is_written_down_with_one_command() {
    let texts = "use_case: a\nbusiness_case: b\nroi: c\npain_points: [d]\nreason_for_choice: e\ncommunication: f\n\
                 competitive_context: g\ntechnical: {environment: h}\nconsequences: i\nnone: [objections]\n";
    let line = |rest: &str| {
        let plan = at(&[("handoff.yaml", &format!("{texts}{rest}"))]);
        record("handoff_completeness", &plan, true).map(|command| command.to_string())
    };
    assert_eq!(line("").as_deref(), Some("onboard handoff set acme --timeline <timeline>"));
    let number = "onboard outcome add acme <statement> --metric <metric> --target <target> --due <date> --origin handoff";
    assert_eq!(line("timeline: j\n").as_deref(), Some(number));
    let plan = at(&[("handoff.yaml", &format!("{texts}timeline: j\n"))]);
    let all = crate::metric::completes_handoff(&plan);
    let all: Vec<String> = all.commands().map(ToString::to_string).collect();
    assert_eq!(
        all,
        [
            number,
            "onboard risk add acme <red flag> --probability <1-5> --impact <1-5> --owner <name> \
             --mitigation <mitigation> --trigger <trigger> --origin handoff",
            "onboard handoff set acme --none red_flags",
            "onboard commitment add acme <promise> --by <name>",
            "onboard handoff set acme --none commitments",
            "onboard stakeholder add acme <name> --role decision_maker",
            "onboard stakeholder add acme <name> --role champion",
            "onboard stakeholder add acme <name> --role admin_owner",
            "onboard stakeholder add acme <name> --role buying_committee",
        ]
    );
    let plan = at(&[]);
    let open = record("resources_uncommitted", &plan, false).map(|command| command.to_string());
    assert_eq!(open.as_deref(), Some("onboard resource add acme <part> --hours <hours>"));
    let open = record("objectives_met", &plan, false).map(|command| command.to_string());
    assert_eq!(open.as_deref(), Some("onboard objective add acme <objective> --due <date>"));
}

#[test]
fn streams_that_nobody_of_theirs_owns_get_an_owner_in_one_command() {
    let jsp =
        "workstreams: [{id: data, name: a}, {id: sso, name: b, customer_owner: Lee}, {id: network, name: c}]";
    let line =
        record("unowned_workstreams", &at(&[("jsp.yaml", jsp)]), true).map(|command| command.to_string());
    assert_eq!(line.as_deref(), Some("onboard workstream set acme data network --customer-owner <name>"));
}

#[test]
fn what_is_open_is_named() {
    let jsp = "objectives: [{id: B-seats, statement: a, metric: seat_activation, at_least: 0.5}, \
                {id: B-met, statement: b, reached_on: 2026-04-01, evidence: mail}, {id: B-open, statement: c}]\n\
               milestones: [{id: M-late, title: a, after: [M-first]}, {id: M-first, title: b}]";
    let training = "sessions: [{id: T-given, audience: admins, delivered_on: 2026-04-01, assessment: certification}, {id: T-next}]";
    let people = "people: [{name: Maja Ilic, roles: [admin_owner]}]";
    let at = at(&[("jsp.yaml", jsp), ("training.yaml", training), ("stakeholders.yaml", people)]);
    let case = |metric: &str, want: &str| {
        assert_eq!(record(metric, &at, true).map(|it| it.to_string()).as_deref(), Some(want));
    };
    case("objectives_met", "onboard objective met acme B-open --evidence <evidence>");
    case("milestone_completion", "onboard milestone done acme M-first --evidence <evidence>");
    case("training_passed", "onboard training assess acme T-given --assessed <n> --passed <n>");
    case("training_delivered", "onboard training deliver acme T-next --invited <n> --attended <n>");
    case("admins_certified", "onboard training certify acme 'Maja Ilic'");
}
