use super::*;

fn jsp(milestones: &str) -> String {
    format!("{{workstreams: [{{id: data, customer_owner: Lee}}, {{id: sec}}], milestones: [{milestones}]}}")
}

#[test]
fn completion_is_of_the_whole_plan_and_of_what_was_to_be_done() {
    for (milestones, whole, due) in [
        (
            "{id: A, done_on: 2026-04-01, due: 2026-04-01}, {id: B, due: 2026-04-09}, {id: C, due: 2026-04-10},
             {id: D, due: 2026-05-01}, {id: E, dropped: [{dropped_on: 2026-03-20}], due: 2026-04-01}",
            "known 0.25 [1 of 4]",
            "known 0.5 [1 of 2]",
        ),
        // What was agreed counts, not what it was moved to.
        ("{id: A, due: 2026-05-01, moves: [{from: 2026-04-01, to: 2026-05-01, moved_on: 2026-03-03}]}", "known 0 [0 of 1]", "known 0 [0 of 1]"),
        ("{id: A, due: 2026-04-01, moves: [{from: 2026-05-01, to: 2026-04-01, moved_on: 2026-03-03}]}", "known 0 [0 of 1]", "not_applicable: no milestone was to be done by now"),
        // One without a date was not to be done by any day.
        (
            "{id: A, done_on: 2026-04-01}, {id: B}",
            "known 0.5 [1 of 2]",
            "known 1 [1 of 1]",
        ),
        // Done ahead of time is done.
        ("{id: A, done_on: 2026-04-01, due: 2026-05-01}, {id: B, due: 2026-05-01}", "known 0.5 [1 of 2]", "known 1 [1 of 1]"),
        ("{id: A, done_on: 2026-04-11, due: 2026-04-01}", "known 0 [0 of 1]", "known 0 [0 of 1]"),
        ("{id: A, dropped: [{dropped_on: 2026-03-20}]}", "unknown: no milestones are planned", "unknown: no milestones are planned"),
        ("", "unknown: no milestones are planned", "unknown: no milestones are planned"),
    ] {
        case("milestone_completion", &[("jsp.yaml", &jsp(milestones))], whole);
        case("due_milestones_done", &[("jsp.yaml", &jsp(milestones))], due);
    }
    case("milestone_completion", &[], "unknown: there is no `jsp.yaml`");
}

#[test]
fn on_time_is_by_the_due_date_and_overdue_is_late() {
    for (milestones, want) in [
        (
            "{id: A, done_on: 2026-04-01, due: 2026-04-01}, {id: B, done_on: 2026-04-02, due: 2026-04-01},
             {id: C, due: 2026-04-09}, {id: D, due: 2026-04-10}",
            "known 0.333 [1 of 3]",
        ),
        // A Saturday's milestone is on time on the Monday.
        ("{id: A, done_on: 2026-04-06, due: 2026-04-04}", "known 1 [1 of 1]"),
        // Never due: nothing can be said.
        ("{id: B, done_on: 2026-04-01}", "not_applicable: no milestone has been due yet"),
        ("{id: A, due: 2026-05-01}", "not_applicable: no milestone has been due yet"),
        (
            "{id: A, due: 2026-04-01, dropped: [{dropped_on: 2026-03-20}]}, {id: B, due: 2026-04-01}",
            "known 0 [0 of 1]",
        ),
    ] {
        case("milestones_on_time", &[("jsp.yaml", &jsp(milestones))], want);
    }
}

#[test]
fn overdue_milestones_are_counted_oldest_first() {
    let late = jsp(
        "{id: A, due: 2026-04-08}, {id: B, due: 2026-04-01}, {id: C, due: 2026-04-10}, {id: D, due: 2026-04-01, done_on: 2026-04-01}",
    );
    case("overdue_milestones", &[("jsp.yaml", &late)], "known 2 [B and A]");
    assert_eq!(
        routes("overdue_milestones", &[("jsp.yaml", &late)]),
        ["jsp.yaml:milestones[1].due", "jsp.yaml:milestones[0].due"]
    );
    case("overdue_milestones", &[("jsp.yaml", &jsp("{id: A, due: 2026-04-10}"))], "known 0");
    case("overdue_milestones", &[], "unknown: there is no `jsp.yaml`");
    // Due on Good Friday, which the customer has off; judged on the Monday, which it has too.
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, holidays: [2026-04-03, 2026-04-06]}";
    let files = [("onboarding.yaml", head), ("jsp.yaml", "milestones: [{id: A, due: 2026-04-03}]")];
    case_on("overdue_milestones", &files, "2026-04-07", "known 0");
    case_on("overdue_milestones", &files, "2026-04-08", "known 1 [A]");
    let ended = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-09, result: churned}}";
    let files = [("onboarding.yaml", ended), ("jsp.yaml", late.as_str())];
    case("overdue_milestones", &files, "not_applicable: the onboarding ended on 2026-04-09");
    // How it stood when it ended is still told.
    case("milestones_on_time", &files, "known 0.333 [1 of 3]");
}

#[test]
fn ownership_is_of_the_milestone_or_of_its_workstream() {
    for (milestones, want) in [
        ("{id: A, customer_owner: Lee}, {id: B}", "known 0.5 [1 of 2]"),
        (
            "{id: A, workstream: data}, {id: B, workstream: sec}, {id: C, workstream: nowhere}",
            "known 0.333 [1 of 3]",
        ),
        (
            "{id: A, customer_owner: Lee, dropped: [{dropped_on: 2026-03-20}]}, {id: B, owner: Priya}",
            "known 0 [0 of 1]",
        ),
    ] {
        case("customer_owned_share", &[("jsp.yaml", &jsp(milestones))], want);
    }
    case("unowned_workstreams", &[("jsp.yaml", &jsp(""))], "known 1 [sec]");
    case("unowned_workstreams", &[("jsp.yaml", "workstreams: [{id: data, customer_owner: Lee}]")], "known 0");
    case(
        "unowned_workstreams",
        &[("jsp.yaml", "workstreams: [{id: data, customer_owner: TBD}]")],
        "known 1 [data]",
    );
    case("unowned_workstreams", &[("jsp.yaml", "workstreams: []")], "unknown: no workstreams are listed");
    assert_eq!(routes("unowned_workstreams", &[("jsp.yaml", &jsp(""))]), ["jsp.yaml:workstreams[1]"]);
}

#[test]
fn scope_grows_by_what_came_after_the_agreement() {
    let agreed = "confirmations: [{fact: plan_agreed, by: Kim, side: customer, confirmed_on: 2026-03-09}, \
                  {fact: plan_agreed, by: Jo, side: vendor, confirmed_on: 2026-03-10}]\n";
    for (milestones, want) in [
        ("{id: A}, {id: B}, {id: C, added_on: 2026-03-11}", "known 0.5 [1 added to 2 since 2026-03-10]"),
        ("{id: A}, {id: C, added_on: 2026-03-10}", "known 0 [0 added to 2 since 2026-03-10]"),
        (
            "{id: A}, {id: C, added_on: 2026-03-11, dropped: [{dropped_on: 2026-03-20}]}",
            "known 0 [0 added to 1 since 2026-03-10]",
        ),
        ("{id: A, added_on: 2026-03-11}", "unknown: no milestone was in the plan when it was agreed"),
    ] {
        case("scope_growth", &[("jsp.yaml", &format!("{agreed}milestones: [{milestones}]"))], want);
    }
    case("scope_growth", &[("jsp.yaml", &jsp("{id: A}"))], "known 0 [the plan is not agreed yet]");
}
