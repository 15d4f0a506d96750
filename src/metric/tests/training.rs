use super::*;

#[test]
fn sessions_are_delivered_by_their_day() {
    for (sessions, want) in [
        ("[{id: T-1, delivered_on: 2026-04-01}, {id: T-2, planned: 2026-04-20}]", "known 0.5 [1 of 2]"),
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
        (session("attended: 20, assessment: hands_on, assessed: 10, passed: 9"), "known 0.45 [9 of 20]"),
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
fn administrators_are_certified_one_by_one() {
    for (people, want) in [
        (
            "{name: Kim, audience: admins, certified_on: 2026-04-01}, {name: Jo, audience: admins}",
            "known 0.5 [1 of 2; not yet: Jo]",
        ),
        (
            "{name: Kim, audience: admins, certified_on: 2026-04-10}, {name: Jo, audience: end_users}",
            "known 1 [1 of 1]",
        ),
        ("{name: Kim, audience: admins, certified_on: 2026-04-11}", "known 0 [0 of 1; not yet: Kim]"),
        ("{name: Jo, audience: end_users}", "unknown: no administrator is listed in the training"),
    ] {
        case("admins_certified", &[("training.yaml", &format!("people: [{people}]"))], want);
    }
}

#[test]
fn failures_count_until_somebody_passes() {
    for (people, want) in [
        ("{name: Kim, failed: 2}, {name: Jo, failed: 1}", "known 2 [Kim]"),
        ("{name: Kim, failed: 2, certified_on: 2026-04-01}, {name: Jo, failed: 1}", "known 1 [Jo]"),
        ("{name: Kim, failed: 2, certified_on: 2026-04-11}", "known 2 [Kim]"),
        ("{name: Kim}", "known 0"),
        ("{name: Kim, certified_on: 2026-04-01}", "known 0"),
        ("", "unknown: nobody is listed in the training"),
    ] {
        case("failed_assessments", &[("training.yaml", &format!("people: [{people}]"))], want);
    }
    let files = [("training.yaml", "people: [{name: Jo}, {name: Kim, failed: 2}]")];
    assert_eq!(routes("failed_assessments", &files), ["training.yaml:people[1].failed"]);
}
