use super::*;

#[test]
fn sessions_are_delivered_by_their_day() {
    for (sessions, want) in [
        ("[{id: T-1, delivered_on: 2026-04-01}, {id: T-2, due: 2026-04-20}]", "known 0.5 [1 of 2]"),
        ("[{id: T-1, delivered_on: 2026-04-11}]", "known 0 [0 of 1]"),
        ("[]", "unknown: no training sessions are planned"),
    ] {
        case("training_delivered", &[("training.yaml", &format!("sessions: {sessions}"))], want);
    }
    case("training_delivered", &[], "unknown: there is no `training.yaml`");
}

#[test]
fn coming_is_not_understanding() {
    let session = |rest: &str| format!("{{id: T, delivered_on: 2026-04-01, {rest}}}");
    for (sessions, want) in [
        (
            session("attended: 20, assessment: hands_on, assessed: 10, passed: 9"),
            "known 0.45 [9 of 20 who came, 10 of them tested]",
        ),
        (session("assessment: hands_on, assessed: 10, passed: 9"), "known 0.9 [9 of 10]"),
        (session("assessment: hands_on, passed: 9"), "known 1 [9 of 9]"),
        (session("attended: 2, assessment: hands_on, assessed: 10, passed: 9"), "known 0.9 [9 of 10]"),
        (session("attended: 5, assessment: hands_on, passed: 9"), "known 1 [9 of 9]"),
        (session("attended: 20"), "unknown: no session with an assessment has been delivered yet"),
        (session("attended: 20, assessment: hands_on"), "unknown: no assessment has a result yet (`passed`)"),
        (
            session("attended: 0, assessment: hands_on, passed: 0"),
            "unknown: nobody came to a session with an assessment",
        ),
        (
            format!(
                "{}, {}",
                session("attended: 10, assessment: hands_on, passed: 5"),
                session("attended: 10, assessment: hands_on")
            ),
            "known 0.5 [5 of 10; 1 assessment without a result]",
        ),
        (
            "{id: T, delivered_on: 2026-04-11, assessment: hands_on, passed: 9}".to_owned(),
            "unknown: no session with an assessment has been delivered yet",
        ),
    ] {
        case("training_passed", &[("training.yaml", &format!("sessions: [{sessions}]"))], want);
    }
}

#[test]
fn who_failed_by_name_and_passes_later_by_name_counts_once() {
    let session = |tries: &str| {
        format!(
            "sessions: [{{id: T, delivered_on: 2026-04-01, assessment: hands_on, attended: 3, assessed: 3, passed: 1, \
             tries: [{tries}]}}]"
        )
    };
    let failed = "{by: Maja, taken_on: 2026-04-01, passed: false}";
    let passed = |day: &str| format!("{{by: maja, taken_on: 2026-04-{day}, passed: true}}");
    for (tries, want) in [
        (failed.to_owned(), "known 0.333 [1 of 3]"),
        (format!("{failed}, {}", passed("08")), "known 0.667 [2 of 3]"),
        (format!("{failed}, {}, {}", passed("08"), passed("09")), "known 0.667 [2 of 3]"),
        (format!("{failed}, {}", passed("11")), "known 0.333 [1 of 3]"),
        // Two of three still fail by name: the one who passed in the meantime was counted already.
        (
            format!(
                "{failed}, {}, {{by: Lee, taken_on: 2026-04-01, passed: false}}, {{by: Kim, taken_on: 2026-04-01, passed: false}}",
                passed("08")
            ),
            "known 0.333 [1 of 3]",
        ),
        // Of somebody who did not fail first it is known already, and so is what came on the day of the results.
        (passed("08"), "known 0.333 [1 of 3]"),
        (format!("{failed}, {}", passed("01")), "known 0.333 [1 of 3]"),
    ] {
        case("training_passed", &[("training.yaml", &session(&tries))], want);
    }
}

#[test]
fn results_are_known_from_the_day_they_came() {
    let session = |rest: &str| {
        format!(
            "sessions: [{{id: T, delivered_on: 2026-04-01, assessment: hands_on, attended: 10, passed: 9{rest}}}]"
        )
    };
    case("training_passed", &[("training.yaml", &session(""))], "known 0.9 [9 of 10]");
    case(
        "training_passed",
        &[("training.yaml", &session(", assessed_on: 2026-04-10"))],
        "known 0.9 [9 of 10]",
    );
    case(
        "training_passed",
        &[("training.yaml", &session(", assessed_on: 2026-04-11"))],
        "unknown: no assessment has a result yet (`passed`)",
    );
}

#[test]
fn a_session_counts_while_it_is_in_the_plan() {
    let sessions =
        |rest: &str| format!("sessions: [{{id: T-1, delivered_on: 2026-04-01}}, {{id: T-2, {rest}}}]");
    for (rest, want) in [
        ("added_on: 2026-04-10", "known 0.5 [1 of 2]"),
        ("added_on: 2026-04-11", "known 1 [1 of 1]"),
        ("dropped: [{dropped_on: 2026-04-10}]", "known 1 [1 of 1]"),
        ("dropped: [{dropped_on: 2026-04-11}]", "known 0.5 [1 of 2]"),
        ("dropped: [{dropped_on: 2026-04-01, restored_on: 2026-04-09}]", "known 0.5 [1 of 2]"),
    ] {
        case("training_delivered", &[("training.yaml", &sessions(rest))], want);
    }
}

/// A session for an audience, with who was tested, when, and whether they passed.
fn tested(audience: &str, tries: &[(&str, &str, bool)]) -> String {
    let tries =
        tries.iter().map(|(on, by, passed)| format!("{{taken_on: {on}, by: {by}, passed: {passed}}}"));
    format!("{{id: T-{audience}, audience: {audience}, tries: [{}]}}", tries.collect::<Vec<_>>().join(", "))
}

#[test]
fn administrators_are_certified_one_by_one() {
    let (early, late) = ("2026-04-01", "2026-04-11");
    for (sessions, want) in [
        (tested("admins", &[(early, "Kim", true), (early, "Jo", false)]), "known 0.5 [1 of 2; not yet: Jo]"),
        (tested("admins", &[(early, "Kim", false), ("2026-04-10", "Kim", true)]), "known 1 [1 of 1]"),
        (tested("admins", &[(early, "Kim", false), (late, "Kim", true)]), "known 0 [0 of 1; not yet: Kim]"),
        // Who has passed stays certified.
        (tested("admins", &[(early, "Kim", true), ("2026-04-08", " kim", false)]), "known 1 [1 of 1]"),
        // Passing for users does not make an administrator.
        (
            format!(
                "{}, {}",
                tested("admins", &[(early, "Kim", false)]),
                tested("end_users", &[(early, "Kim", true)])
            ),
            "known 0 [0 of 1; not yet: Kim]",
        ),
        (
            tested("end_users", &[(early, "Jo", true)]),
            "unknown: nobody is an administrator: no stakeholder has the role `admin_owner`, and nobody was tested in a \
             session with `audience: admins`",
        ),
    ] {
        case("admins_certified", &[("training.yaml", &format!("sessions: [{sessions}]"))], want);
    }
}

#[test]
fn administrators_are_those_with_the_role_too_until_they_leave() {
    let people = "people: [{name: Jo, roles: [admin_owner]}, {name: Kim, departed_on: 2026-04-09}, \
                  {name: Sam, roles: [admin_owner], departed_on: 2026-04-09}, {name: Lu, roles: [admin_owner], departed_on: 2026-04-10}]";
    let training = format!(
        "sessions: [{}]",
        tested("admins", &[("2026-04-01", "Kim", false), ("2026-04-02", "lu", true)])
    );
    let files = [("stakeholders.yaml", people), ("training.yaml", training.as_str())];
    case("admins_certified", &files, "known 0.5 [1 of 2; not yet: Jo]");
    let want = ["stakeholders.yaml:people[0]", "training.yaml:sessions[0].tries[1]"];
    assert_eq!(routes("admins_certified", &files), want);
}

#[test]
fn failures_count_until_somebody_passes() {
    let day = |number: u8| format!("2026-04-0{number}");
    let (one, two, three) = (day(1), day(2), day(3));
    let (kim, jo) =
        ([(one.as_str(), "Kim", false), (two.as_str(), "Kim", false)], (one.as_str(), "Jo", false));
    for (tries, want) in [
        (vec![kim[0], kim[1], jo], "known 2 [Kim]"),
        (vec![kim[0], kim[1], (three.as_str(), "Kim", true), jo], "known 1 [Jo]"),
        (vec![kim[0], kim[1], ("2026-04-11", "Kim", true)], "known 2 [Kim]"),
        (vec![("2026-04-11", "Kim", false), (one.as_str(), "Jo", true)], "known 0"),
        (vec![], "unknown: nobody has been tested by name (`tries` of a session)"),
    ] {
        let training = format!("sessions: [{}]", tested("admins", &tries));
        case("failed_assessments", &[("training.yaml", &training)], want);
    }
    let training = format!("sessions: [{}]", tested("admins", &kim));
    let files = [("training.yaml", training.as_str())];
    let want = ["training.yaml:sessions[0].tries[1]", "training.yaml:sessions[0].tries[0]"];
    assert_eq!(routes("failed_assessments", &files), want);
}

#[test]
fn a_try_that_was_taken_back_is_none() {
    let training = "sessions: [{id: T-1, audience: admins, tries: [{taken_on: 2026-04-01, by: Kim, passed: true, \
                    withdrawn: {withdrawn_on: 2026-04-08}}, {taken_on: 2026-04-02, by: Kim, passed: false}]}]";
    case_on("admins_certified", &[("training.yaml", training)], "2026-04-07", "known 1 [1 of 1]");
    case_on(
        "admins_certified",
        &[("training.yaml", training)],
        "2026-04-08",
        "known 0 [0 of 1; not yet: Kim]",
    );
}
