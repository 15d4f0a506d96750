use super::*;

fn head(rest: &str) -> String {
    format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, {rest}}}")
}

fn milestone(event: &str, rest: &str) -> String {
    format!("milestones: [{{id: M-1, event: {event}, {rest}}}]")
}

#[test]
fn the_day_counts_from_signature_and_stops_at_the_end() {
    case("day", &[], "known 39 [signed 2026-03-02]");
    case_on("day", &[], "2026-03-02", "known 0 [signed 2026-03-02]");
    case_on("day", &[], "2026-03-01", "not_applicable: the contract is signed on 2026-03-02");
    let ended = head("ended: {ended_on: 2026-04-01, result: graduated}");
    case("day", &[("onboarding.yaml", &ended)], "known 30 [signed 2026-03-02, ended 2026-04-01]");
    case_on(
        "day",
        &[("onboarding.yaml", &ended)],
        "2026-04-01",
        "known 30 [signed 2026-03-02, ended 2026-04-01]",
    );
    case_on("day", &[("onboarding.yaml", &ended)], "2026-03-31", "known 29 [signed 2026-03-02]");
    assert_eq!(routes("day", &[]), ["onboarding.yaml:contract.signed_on"]);
}

#[test]
fn days_on_hold_count_once_and_only_since_signature() {
    for (holds, want) in [
        ("[]", "known 0"),
        ("[{id: H-1, since: 2026-03-10, ended_on: 2026-03-15}]", "known 5"),
        (
            "[{id: H-2, since: 2026-03-10, ended_on: 2026-03-15}, {id: H-3, since: 2026-03-12, ended_on: 2026-03-20}]",
            "known 10",
        ),
        ("[{id: H-4, since: 2026-02-20, ended_on: 2026-03-04}]", "known 2"),
        ("[{id: H-5, since: 2026-04-05}]", "known 5 [on hold since 2026-04-05]"),
        ("[{id: H-6, since: 2026-04-05, resumes_on: 2026-05-01}]", "known 5 [on hold since 2026-04-05]"),
        ("[{id: H-7, since: 2026-04-11}]", "known 0"),
    ] {
        case("hold_days", &[("onboarding.yaml", &head(&format!("holds: {holds}")))], want);
    }
    let two =
        head("holds: [{id: H-8, since: 2026-03-10, ended_on: 2026-03-15}, {id: H-9, since: 2026-05-01}]");
    assert_eq!(routes("hold_days", &[("onboarding.yaml", &two)]), ["onboarding.yaml:holds[0]"]);
    let ended =
        head("holds: [{id: H-10, since: 2026-03-22}], ended: {ended_on: 2026-04-01, result: cancelled}");
    case("hold_days", &[("onboarding.yaml", &ended)], "known 10");
}

#[test]
fn a_limit_in_days_means_the_same_as_a_deadline_that_rolls_forward() {
    let held = |signed: &str, on: &str| {
        let head = format!("{{customer: Acme, segment: smb, contract: {{signed_on: {signed}}}}}");
        let contacts = format!("contacts: [{{id: L-1, kind: handoff_meeting, held_on: {on}}}]");
        measure_on(
            "handoff_meeting_days",
            &[("onboarding.yaml", &head), ("contacts.yaml", &contacts)],
            "2026-06-01",
        )
        .number()
        .unwrap() as i64
    };
    assert_eq!(held("2026-03-04", "2026-03-06"), 2);
    // Signed on a Friday, held on the Monday: as early as on the Saturday.
    assert_eq!(held("2026-03-06", "2026-03-09"), 1);
    assert_eq!(held("2026-03-07", "2026-03-09"), 0);
    assert_eq!(held("2026-03-04", "2026-03-03"), -1);
    let calendar = Basis::on(date(AS_OF)).config.calendar.clone();
    for signed in 0..14 {
        let signed = date("2026-03-02").plus_days(signed);
        for after in 0..12 {
            let on = signed.plus_days(after);
            let days = held(&signed.to_string(), &on.to_string());
            for limit in 0..6 {
                let deadline = calendar.roll_forward(signed.plus_days(limit));
                assert_eq!(days <= limit, on <= deadline, "signed {signed}, held {on}, limit {limit}");
            }
        }
    }
}

#[test]
fn a_span_is_unknown_until_its_end_has_come() {
    let contact = |kind: &str, on: &str| format!("contacts: [{{id: L-1, kind: {kind}, held_on: {on}}}]");
    let meeting = |on: &str| contact("handoff_meeting", on);
    for (id, files, want) in [
        ("handoff_meeting_days", ("contacts.yaml", meeting("2026-03-04")), "known 2 [held 2026-03-04]"),
        (
            "handoff_meeting_days",
            ("contacts.yaml", meeting("2026-03-09")),
            "known 5 [held 2026-03-09, 7 days after signature with the days off before it]",
        ),
        (
            "handoff_meeting_days",
            ("contacts.yaml", meeting("null")),
            "unknown: not yet: handoff meeting held",
        ),
        (
            "handoff_meeting_days",
            ("contacts.yaml", meeting("2026-04-11")),
            "unknown: not yet: handoff meeting held",
        ),
        (
            "security_pack_days",
            ("contacts.yaml", contact("security_pack", "2026-03-03")),
            "known 1 [sent 2026-03-03]",
        ),
        (
            "security_pack_days",
            ("jsp.yaml", "milestones: [{id: M-1, fact: security_pack, due: 2026-03-03}]".to_owned()),
            "unknown: not yet: security pack sent",
        ),
        (
            "security_pack_days",
            (
                "jsp.yaml",
                "milestones: [{id: M-1, fact: security_pack, dropped: [{dropped_on: 2026-03-20}]}]"
                    .to_owned(),
            ),
            "not_applicable: milestone `M-1` is dropped",
        ),
        (
            "kickoff_working_days",
            ("contacts.yaml", contact("kickoff", "2026-03-09")),
            "known 5 [held 2026-03-09]",
        ),
        (
            "kickoff_working_days",
            ("contacts.yaml", contact("kickoff", "2026-03-02")),
            "known 0 [held 2026-03-02]",
        ),
        (
            "kickoff_working_days",
            ("contacts.yaml", contact("kickoff", "2026-04-11")),
            "unknown: not yet: kickoff held",
        ),
        ("kickoff_working_days", ("handoff.yaml", "{}".to_owned()), "unknown: not yet: kickoff held"),
        (
            "time_to_go_live_days",
            ("jsp.yaml", milestone("go_live", "done_on: 2026-04-01")),
            "known 30 [on 2026-04-01]",
        ),
        (
            "time_to_go_live_days",
            ("jsp.yaml", milestone("go_live", "done_on: 2026-03-01")),
            "unknown: it is dated 2026-03-01, before the signature",
        ),
        (
            "time_to_full_deployment_days",
            ("jsp.yaml", milestone("rollout", "done_on: 2026-04-10")),
            "known 39 [on 2026-04-10]",
        ),
        (
            "time_to_full_deployment_days",
            ("jsp.yaml", milestone("rollout", "started_on: 2026-03-16")),
            "unknown: milestone `M-1` is not done yet",
        ),
        (
            "days_since_go_live",
            ("jsp.yaml", milestone("go_live", "done_on: 2026-04-01")),
            "known 9 [live since 2026-04-01, 30 days after signature]",
        ),
        (
            "days_since_go_live",
            ("jsp.yaml", milestone("go_live", "due: 2026-04-20")),
            "not_applicable: before go-live, which is forecast for 2026-04-20",
        ),
    ] {
        case(id, &[(files.0, &files.1)], want);
    }
}

#[test]
fn the_quick_win_counts_from_the_kickoff_and_with_evidence() {
    let jsp = |win: &str| format!("value: {{quick_win: {{{win}}}}}");
    let done = "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-06}]";
    for (win, kickoff, want) in [
        (
            "reached_on: 2026-03-16, evidence: list imported",
            done,
            "known 10 [2026-03-16, after the kickoff on 2026-03-06]",
        ),
        (
            "reached_on: 2026-03-16",
            done,
            "unknown: `value.quick_win.reached_on` is 2026-03-16, but no `evidence` is written",
        ),
        ("due: 2026-03-18", done, "unknown: the quick win is not reached yet, due 2026-03-18"),
        ("reached_on: 2026-03-16, evidence: photo", "contacts: []", "unknown: not yet: kickoff held"),
    ] {
        case("quick_win_days", &[("jsp.yaml", &jsp(win)), ("contacts.yaml", kickoff)], want);
    }
}

#[test]
fn an_update_is_as_old_as_the_latest_one_sent() {
    for (updates, want) in [
        (
            "[{sent_on: 2026-04-03}, {sent_on: 2026-04-08}, {sent_on: 2026-04-01}]",
            "known 2 [last on 2026-04-08]",
        ),
        ("[{sent_on: 2026-04-10}]", "known 0 [last on 2026-04-10]"),
        ("[{sent_on: 2026-04-08}, {sent_on: 2026-04-12}]", "known 2 [last on 2026-04-08]"),
        ("[{sent_on: 2026-04-12}]", "known 39 [none since the signature]"),
        ("[]", "known 39 [none since the signature]"),
    ] {
        case("days_since_update", &[("updates.yaml", &format!("updates: {updates}"))], want);
    }
    case("days_since_update", &[], "known 39 [none since the signature]");
    let ended = head("ended: {ended_on: 2026-04-01, result: churned}");
    let files = [("onboarding.yaml", ended.as_str()), ("updates.yaml", "updates: [{sent_on: 2026-03-08}]")];
    case("days_since_update", &files, "not_applicable: the onboarding ended on 2026-04-01");
    assert_eq!(
        routes(
            "days_since_update",
            &[("updates.yaml", "updates: [{sent_on: 2026-04-01}, {sent_on: 2026-04-02}]")]
        ),
        ["updates.yaml:updates[1]"]
    );
}

#[test]
fn go_live_is_forecast_and_names_what_pushes_it() {
    let jsp = |rest: &str| format!("milestones: [{rest}]");
    let pushed = "{id: M-key, due: 2026-04-01}, {id: M-imp, due: 2026-04-10, days: 5, after: [M-key]},
        {id: M-live, event: go_live, due: 2026-04-13, days: 1, after: [M-imp]}";
    for (milestones, date, slip) in [
        (
            "{id: M-live, event: go_live, due: 2026-04-20, moves: [{from: 2026-04-15, to: 2026-04-20, moved_on: 2026-03-03}]}",
            "known 2026-04-20",
            "known 5 [first planned for 2026-04-15]",
        ),
        (
            "{id: M-live, event: go_live, due: 2026-04-20}",
            "known 2026-04-20",
            "known 0 [first planned for 2026-04-20]",
        ),
        (
            "{id: M-live, event: go_live, due: 2026-04-03, done_on: 2026-04-01}",
            "known 2026-04-01 [done]",
            "known -2 [first planned for 2026-04-03]",
        ),
        (
            pushed,
            "known 2026-04-20 [pushed by M-key, not started yet: each working day moves it]",
            "known 7 [first planned for 2026-04-13, pushed by M-key, not started yet: each working day moves it]",
        ),
        (
            "{id: M-live, event: go_live, due: 2026-04-20, after: [M-live]}",
            "unknown: milestone `M-live` waits for a dependency cycle",
            "unknown: milestone `M-live` waits for a dependency cycle",
        ),
        (
            "{id: M-live, event: go_live}",
            "unknown: milestone `M-live` has no `due` to forecast from",
            "unknown: milestone `M-live` has no `due` to forecast from",
        ),
        (
            "{id: M-live, event: go_live, dropped: [{dropped_on: 2026-03-20}]}",
            "not_applicable: milestone `M-live` is dropped",
            "not_applicable: milestone `M-live` is dropped",
        ),
        (
            "{id: M-1}",
            "unknown: no milestone is marked `event: go_live`",
            "unknown: no milestone is marked `event: go_live`",
        ),
    ] {
        let jsp = jsp(milestones);
        case("forecast_go_live", &[("jsp.yaml", &jsp)], date);
        case("forecast_slip_days", &[("jsp.yaml", &jsp)], slip);
    }
    let pushed = jsp(pushed);
    assert_eq!(
        routes("forecast_go_live", &[("jsp.yaml", &pushed)]),
        ["jsp.yaml:milestones[2].due", "jsp.yaml:milestones[0]"]
    );
    let ended = head("ended: {ended_on: 2026-04-01, result: churned}");
    let files = [("onboarding.yaml", ended.as_str()), ("jsp.yaml", pushed.as_str())];
    case("forecast_go_live", &files, "not_applicable: the onboarding ended on 2026-04-01");
    case("forecast_slip_days", &files, "not_applicable: the onboarding ended on 2026-04-01");
}

/// The least that a span which is still running can become.
fn least(id: &str, files: Files<'_>, as_of: &str) -> Option<f64> {
    let value = measure_on(id, files, as_of);
    assert_eq!(value.known(), None, "{id} on {as_of}: {value:?}");
    value.at_least()
}

#[test]
fn a_span_that_is_still_running_has_a_least() {
    let jsp =
        "milestones: [{id: M-1, fact: security_pack}, {id: M-2, fact: kickoff}, {id: M-3, event: rollout},
  {id: M-4, event: go_live, reopened: [{done_on: 2026-03-20, reopened_on: 2026-03-23}]}]
value: {first: {due: 2026-03-30}, full: {reached_on: 2026-03-20}}";
    let files: Files<'_> = &[("jsp.yaml", jsp), ("handoff.yaml", "use_case: a")];
    for (id, as_of, want) in [
        ("ttfv_days", "2026-04-10", Some(39.0)),
        ("ttfv_days", "2026-03-03", Some(1.0)),
        ("ttfv_days", "2026-03-02", None),
        ("ttfv_days", "2026-02-27", None),
        ("ttfv_days_net", "2026-04-10", Some(39.0)),
        // A claim: once its evidence is written, it will have been that day.
        ("time_to_full_value_days", "2026-04-10", Some(18.0)),
        ("time_to_full_deployment_days", "2026-04-10", Some(39.0)),
        ("kickoff_working_days", "2026-04-10", Some(29.0)),
        // Nothing of it has passed before the kickoff.
        ("quick_win_days", "2026-04-10", None),
        // Done once, and reopened.
        ("time_to_go_live_days", "2026-04-10", Some(39.0)),
        ("security_pack_days", "2026-03-07", Some(5.0)),
        // Days off right before it would not count.
        ("security_pack_days", "2026-03-09", Some(5.0)),
        ("handoff_meeting_days", "2026-03-09", Some(5.0)),
        ("handoff_meeting_days", "2026-03-10", Some(8.0)),
    ] {
        assert_eq!(least(id, files, as_of), want, "{id} on {as_of}");
    }
}

#[test]
fn nothing_is_still_running_once_the_onboarding_has_ended() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-01, result: churned}}";
    let files: Files<'_> = &[("onboarding.yaml", head), ("jsp.yaml", "value: {first: {due: 2026-03-30}}")];
    assert_eq!(least("ttfv_days", files, "2026-03-31"), Some(29.0));
    assert_eq!(least("ttfv_days", files, "2026-04-10"), None);
}

/// The check, the playbook and the metric add up the same days.
#[test]
fn working_days_after_a_signature_on_a_day_off_count_from_the_next_working_day() {
    let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-07}}";
    for (done_on, want) in [("2026-03-08", 0), ("2026-03-09", 0), ("2026-03-10", 1), ("2026-03-16", 5)] {
        let held = format!("contacts: [{{id: L-1, kind: kickoff, held_on: {done_on}}}]");
        let files = [("onboarding.yaml", head), ("contacts.yaml", held.as_str())];
        case("kickoff_working_days", &files, &format!("known {want} [held {done_on}]"));
    }
    let at =
        crate::plan_at::PlanAt::of(plan_from(&[("onboarding.yaml", head)]), &Basis::on(date("2026-03-10")));
    assert_eq!(at.kickoff_deadline(), date("2026-03-16"));
    let distance = "signature +5wd".parse().unwrap();
    assert_eq!(at.calendar.at_distance(at.signed(), &distance), date("2026-03-16"));
}
