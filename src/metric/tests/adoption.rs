use super::*;

fn snapshots(snapshots: &str) -> String {
    format!("snapshots: [{snapshots}]")
}

fn live_case(id: &str, list: &str, want: &str) {
    case(id, &[LIVE, ("adoption.yaml", &snapshots(list))], want);
}

#[test]
fn activation_and_adoption_have_their_own_denominators() {
    let one = "{measured_on: 2026-04-02, licensed: 100, provisioned: 50, active: 31}";
    live_case("seat_activation", one, "known 0.62 [31 of 50, 2026-04-02]");
    live_case("licence_adoption", one, "known 0.31 [31 of 100, 2026-04-02]");
    live_case("provisioned_share", one, "known 0.5 [50 of 100, 2026-04-02]");
    let value = measure_on("seat_activation", &[LIVE, ("adoption.yaml", &snapshots(one))], AS_OF);
    assert_eq!(value.reading().unwrap().on, Some(date("2026-04-02")));
    let files = [LIVE, ("adoption.yaml", &*snapshots(one))];
    assert_eq!(routes("seat_activation", &files), ["adoption.yaml:snapshots[0].active"]);
}

#[test]
fn unknown_zero_and_stale_are_three_things() {
    for (list, want) in [
        ("{measured_on: 2026-04-02, provisioned: 50, active: 0}", "known 0 [0 of 50, 2026-04-02]"),
        ("{measured_on: 2026-04-02, provisioned: 0, active: 0}", "unknown: `provisioned` is 0 on 2026-04-02"),
        ("{measured_on: 2026-04-02, provisioned: 50}", "unknown: no snapshot since go-live on 2026-03-23 counts `active` and `provisioned`"),
        ("", "unknown: no snapshot since go-live on 2026-03-23 counts `active` and `provisioned`"),
        // 14 days old is fresh, 15 is not.
        ("{measured_on: 2026-03-27, provisioned: 50, active: 5}", "known 0.1 [5 of 50, 2026-03-27]"),
        ("{measured_on: 2026-03-26, provisioned: 50, active: 5}", "stale 0.1 [5 of 50, 2026-03-26]"),
        // The newest snapshot that has both, whatever the order in the file; nothing from the future.
        (
            "{measured_on: 2026-04-05, provisioned: 50, active: 10}, {measured_on: 2026-04-02, provisioned: 50, active: 5}, {measured_on: 2026-04-08, provisioned: 50},
             {measured_on: 2026-04-11, provisioned: 50, active: 50}",
            "known 0.2 [10 of 50, 2026-04-05]",
        ),
        // More than all is what the plan says; a check may doubt it.
        ("{measured_on: 2026-04-05, provisioned: 50, active: 51}", "known 1.02 [51 of 50, 2026-04-05]"),
        // Before go-live nobody used it in earnest.
        ("{measured_on: 2026-03-22, provisioned: 50, active: 5}", "unknown: no snapshot since go-live on 2026-03-23 counts `active` and `provisioned`; the one of 2026-03-22 is from before"),
    ] {
        live_case("seat_activation", list, want);
    }
    case("seat_activation", &[LIVE], "unknown: there is no `adoption.yaml`");
}

#[test]
fn until_the_first_weekly_count_can_have_come_use_does_not_apply() {
    let early = "not_applicable: no snapshot since go-live on 2026-03-23 counts `active` and `provisioned`; the first count is due on 2026-03-30";
    let files = [LIVE, ("adoption.yaml", "snapshots: []")];
    case_on("seat_activation", &files, "2026-03-23", early);
    case_on("seat_activation", &files, "2026-03-29", early);
    let late = "unknown: no snapshot since go-live on 2026-03-23 counts `active` and `provisioned`";
    case_on("seat_activation", &files, "2026-03-30", late);
    let counted = snapshots("{measured_on: 2026-03-24, provisioned: 50, active: 5}");
    let files = [LIVE, ("adoption.yaml", &*counted)];
    case_on("seat_activation", &files, "2026-03-24", "known 0.1 [5 of 50, 2026-03-24]");
}

#[test]
fn use_counts_from_go_live() {
    let one = snapshots("{measured_on: 2026-04-02, licensed: 100, provisioned: 50, active: 31}");
    for (jsp, want) in [
        (
            "milestones: [{id: M-live, event: go_live, due: 2026-04-20}]",
            "not_applicable: before go-live, which is forecast for 2026-04-20",
        ),
        (
            "milestones: [{id: M-live, event: go_live, done_on: 2026-04-13}]",
            "not_applicable: before go-live (milestone `M-live`)",
        ),
        ("milestones: [{id: M-live, event: go_live}]", "not_applicable: before go-live (milestone `M-live`)"),
        (
            "milestones: [{id: M-live, event: go_live, dropped: [{dropped_on: 2026-03-20}]}]",
            "known 0.62 [31 of 50, 2026-04-02]",
        ),
        (
            "milestones: [{id: M-1}]",
            "unknown: no milestone is marked `event: go_live`: nobody can tell whether use counts",
        ),
    ] {
        case("seat_activation", &[("jsp.yaml", jsp), ("adoption.yaml", &one)], want);
    }
    let before = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, due: 2026-04-20}]");
    for id in [
        "licence_adoption",
        "active_seats",
        "key_actions",
        "workflows_live",
        "feature_breadth",
        "usage_change_4w",
        "days_since_activity",
        "activation_reached",
    ] {
        let value = measure_on(id, &[before, ("adoption.yaml", &one)], AS_OF);
        assert_eq!(value.state(), "not_applicable", "{id}");
    }
    // Setting seats up comes before.
    case("provisioned_share", &[before, ("adoption.yaml", &one)], "known 0.5 [50 of 100, 2026-04-02]");
    case(
        "provisioned_share",
        &[("adoption.yaml", "{}")],
        "unknown: no snapshot counts `provisioned` and `licensed`",
    );
}

#[test]
fn what_was_fresh_at_the_end_stays_fresh() {
    let ended = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-03, result: graduated}}";
    let one = snapshots("{measured_on: 2026-04-02, provisioned: 50, active: 31}");
    let files = [("onboarding.yaml", ended), LIVE, ("adoption.yaml", one.as_str())];
    case_on("seat_activation", &files, "2026-09-01", "known 0.62 [31 of 50, 2026-04-02]");
}

#[test]
fn counts_are_those_of_the_newest_snapshot_that_has_them() {
    let list = "{measured_on: 2026-04-02, active: 5, key_actions: 40, workflows_live: 2, features_used: 3, features_available: 12}, {measured_on: 2026-04-08, active: 7}";
    live_case("active_seats", list, "known 7 [on 2026-04-08]");
    live_case("key_actions", list, "known 40 [on 2026-04-02]");
    live_case("workflows_live", list, "known 2 [on 2026-04-02]");
    live_case("feature_breadth", list, "known 0.25 [3 of 12, 2026-04-02]");
    live_case("workflows_live", "{measured_on: 2026-04-02, workflows_live: 0}", "known 0 [on 2026-04-02]");
    live_case("workflows_live", "{measured_on: 2026-03-24, workflows_live: 3}", "stale 3 [on 2026-03-24]");
    live_case(
        "key_actions",
        "{measured_on: 2026-04-02}",
        "unknown: no snapshot since go-live on 2026-03-23 counts `key_actions`",
    );
    live_case(
        "feature_breadth",
        "{measured_on: 2026-04-02, features_used: 3, features_available: 0}",
        "unknown: `features_available` is 0 on 2026-04-02",
    );
}

#[test]
fn the_last_use_is_as_fresh_as_the_snapshot_that_tells_it() {
    live_case(
        "days_since_activity",
        "{measured_on: 2026-04-08, last_used_on: 2026-04-01}",
        "known 9 [last on 2026-04-01]",
    );
    live_case(
        "days_since_activity",
        "{measured_on: 2026-03-24, last_used_on: 2026-03-24}",
        "stale 17 [last on 2026-03-24]",
    );
    live_case(
        "days_since_activity",
        "{measured_on: 2026-04-10, last_used_on: 2026-04-10}",
        "known 0 [last on 2026-04-10]",
    );
    live_case(
        "days_since_activity",
        "{measured_on: 2026-04-08, last_used_on: 2026-05-01}",
        "unknown: no snapshot since go-live on 2026-03-23 counts `last_used_on`, `active` or `key_actions`",
    );
}

#[test]
fn seats_in_use_and_key_actions_are_activity_and_nobody_in_use_is_none() {
    for (snapshots, want) in [
        ("{measured_on: 2026-04-08, active: 84}", "known 2 [last on 2026-04-08]"),
        (
            "{measured_on: 2026-04-08, key_actions: 3, last_used_on: 2026-04-06}",
            "known 4 [last on 2026-04-06]",
        ),
        (
            "{measured_on: 2026-04-01, active: 84}, {measured_on: 2026-04-08, active: 0, key_actions: 0}",
            "known 9 [last on 2026-04-01]",
        ),
    ] {
        live_case("days_since_activity", snapshots, want);
    }
}

#[test]
fn change_over_four_weeks_compares_with_the_closest_snapshot() {
    let live = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, done_on: 2026-03-03}]");
    for (list, want) in [
        (
            "{measured_on: 2026-03-11, active: 40}, {measured_on: 2026-04-08, active: 30}",
            "known -0.25 [30 on 2026-04-08, 40 on 2026-03-11]",
        ),
        (
            "{measured_on: 2026-03-09, active: 40}, {measured_on: 2026-03-12, active: 20}, {measured_on: 2026-03-17, active: 10}, {measured_on: 2026-04-08, active: 30}",
            "known 0.5 [30 on 2026-04-08, 20 on 2026-03-12]",
        ),
        // 21 and 35 days before are close enough, 20 and 36 are not.
        (
            "{measured_on: 2026-03-11, active: 40}, {measured_on: 2026-03-11, active: 20}, {measured_on: 2026-04-08, active: 30}",
            "known 0.5 [30 on 2026-04-08, 20 on 2026-03-11]",
        ),
        (
            "{measured_on: 2026-03-12, active: 20}, {measured_on: 2026-03-10, active: 40}, {measured_on: 2026-04-08, active: 30}",
            "known -0.25 [30 on 2026-04-08, 40 on 2026-03-10]",
        ),
        (
            "{measured_on: 2026-03-18, active: 15}, {measured_on: 2026-04-08, active: 30}",
            "known 1 [30 on 2026-04-08, 15 on 2026-03-18]",
        ),
        (
            "{measured_on: 2026-03-19, active: 15}, {measured_on: 2026-04-08, active: 30}",
            "unknown: no snapshot with `active` 21 to 35 days before the one of 2026-04-08",
        ),
        (
            "{measured_on: 2026-03-05, active: 15}, {measured_on: 2026-04-09, active: 30}",
            "known 1 [30 on 2026-04-09, 15 on 2026-03-05]",
        ),
        (
            "{measured_on: 2026-03-05, active: 15}, {measured_on: 2026-04-10, active: 30}",
            "unknown: no snapshot with `active` 21 to 35 days before the one of 2026-04-10",
        ),
        (
            "{measured_on: 2026-03-11, active: 0}, {measured_on: 2026-04-08, active: 30}",
            "unknown: `active` is 0 on 2026-03-11: there is nothing to compare with",
        ),
        (
            "{measured_on: 2026-03-11, active: 40}, {measured_on: 2026-04-08, active: 0}",
            "known -1 [0 on 2026-04-08, 40 on 2026-03-11]",
        ),
        (
            "{measured_on: 2026-03-03, active: 40}, {measured_on: 2026-03-25, active: 20}",
            "stale -0.5 [20 on 2026-03-25, 40 on 2026-03-03]",
        ),
    ] {
        case("usage_change_4w", &[live, ("adoption.yaml", &snapshots(list))], want);
    }
    // Live for 21 days, and counted on the first and the last of them.
    let live = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, done_on: 2026-03-20}]");
    let list = snapshots("{measured_on: 2026-03-20, active: 10}, {measured_on: 2026-04-10, active: 15}");
    let want = "known 0.5 [15 on 2026-04-10, 10 on 2026-03-20]";
    case("usage_change_4w", &[live, ("adoption.yaml", &list)], want);
    live_case(
        "usage_change_4w",
        "{measured_on: 2026-04-08, active: 30}",
        "not_applicable: four weeks ago there was no use: live since 2026-03-23",
    );
}

#[test]
fn activation_milestones_count_from_their_day() {
    for (steps, want) in [
        (
            "[{id: V-1, day: 1, done_on: 2026-03-24}, {id: V-2, day: 7}, {id: V-3, day: 30}]",
            "known 0.5 [1 of 2]",
        ),
        // Day 18 is the as-of date itself: there is still time.
        ("[{id: V-1, day: 18}]", "not_applicable: the first one is due 18 days after go-live"),
        (
            "[{id: V-1, day: 30}, {id: V-2, day: 20}]",
            "not_applicable: the first one is due 20 days after go-live",
        ),
        ("[{id: V-1, day: 17}]", "known 0 [0 of 1]"),
        ("[{id: V-1, day: 30, done_on: 2026-04-01}]", "known 1 [1 of 1]"),
        ("[{id: V-1, day: 1, done_on: 2026-04-11}]", "known 0 [0 of 1]"),
        ("[]", "unknown: no activation milestones are listed"),
    ] {
        case("activation_reached", &[LIVE, ("adoption.yaml", &format!("activation: {steps}"))], want);
    }
}

#[test]
fn surveys_need_no_go_live_and_stay_on_their_scale() {
    for (id, list, want) in [
        (
            "csat",
            "{measured_on: 2026-04-02, csat: 4.2}, {measured_on: 2026-04-08}",
            "known 4.2 [asked 2026-04-02]",
        ),
        (
            "csat",
            "{measured_on: 2026-04-02, csat: 4.2}, {measured_on: 2026-03-08, csat: 3}",
            "known 4.2 [asked 2026-04-02]",
        ),
        ("csat", "{measured_on: 2026-04-02, csat: 7}", "unknown: `csat` of 2026-04-02 is not within 1 to 5"),
        (
            "csat",
            "{measured_on: 2026-04-02, csat: 1e308}",
            "unknown: `csat` of 2026-04-02 is not within 1 to 5",
        ),
        ("csat", "{measured_on: 2026-01-10, csat: 4}", "known 4 [asked 2026-01-10]"),
        ("csat", "{measured_on: 2026-01-09, csat: 4}", "stale 4 [asked 2026-01-09]"),
        ("csat", "{measured_on: 2026-04-02}", "unknown: no snapshot has `csat`"),
        ("nps", "{measured_on: 2026-04-02, nps: -100}", "known -100 [asked 2026-04-02]"),
        (
            "nps",
            "{measured_on: 2026-04-02, nps: 101}",
            "unknown: `nps` of 2026-04-02 is not within -100 to 100",
        ),
        ("nps", "{measured_on: 2026-04-11, nps: 10}", "unknown: no snapshot has `nps`"),
    ] {
        case(id, &[("adoption.yaml", &snapshots(list))], want);
    }
}

#[test]
fn a_snapshot_from_before_go_live_is_passed_over_and_the_reason_says_so() {
    live_case(
        "active_seats",
        "{measured_on: 2026-03-20, active: 9}",
        "unknown: no snapshot since go-live on 2026-03-23 counts `active`; the one of 2026-03-20 is from before",
    );
    let live = ("jsp.yaml", "milestones: [{id: M-live, event: go_live, done_on: 2026-03-10}]");
    let list = snapshots("{measured_on: 2026-03-06, active: 10}, {measured_on: 2026-04-08, active: 15}");
    let want = "unknown: no snapshot with `active` 21 to 35 days before the one of 2026-04-08; the one of 2026-03-06 is from \
                before go-live";
    case("usage_change_4w", &[live, ("adoption.yaml", &list)], want);
}
