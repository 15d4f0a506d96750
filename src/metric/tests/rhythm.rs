use super::*;

const PEOPLE: (&str, &str) = (
    "stakeholders.yaml",
    "people: [{name: Lee Novak}, {name: Maja Ilic}, {name: Jo Lind, departed_on: 2026-03-20}]",
);
const JSP: (&str, &str) = ("jsp.yaml", "cadence: {execution_call: weekly}");
const KICKOFF: &str = "{id: L-0, kind: kickoff, held_on: 2026-03-09, present: [Lee Novak]}";

fn contacts(rest: &str) -> String {
    format!("contacts: [{KICKOFF}, {rest}]")
}

#[test]
fn a_week_is_kept_when_somebody_of_the_customer_was_there() {
    // From Monday 9 March to Friday 10 April four whole weeks have passed.
    for (rest, want) in [
        (
            "{id: L-1, kind: call, held_on: 2026-03-16, present: [Lee Novak]}, {id: L-2, kind: meeting, held_on: 2026-03-17, present: [Maja Ilic]}",
            "known 0.5 [2 of 4 periods of 7 days]",
        ),
        // A mail is no call, and a call among ourselves is none either.
        (
            "{id: L-1, kind: mail, held_on: 2026-03-16, present: [Lee Novak]}, {id: L-2, kind: call, held_on: 2026-03-17, present: [Ana Ruiz]}",
            "known 0 [0 of 4 periods of 7 days]",
        ),
        (
            "{id: L-1, kind: call, held_on: 2026-03-16, present: [Lee Novak], withdrawn: {withdrawn_on: 2026-03-20, reason: another day}}",
            "known 0 [0 of 4 periods of 7 days]",
        ),
    ] {
        case("rhythm_kept", &[PEOPLE, JSP, ("contacts.yaml", &contacts(rest))], want);
    }
    let none = [PEOPLE, ("contacts.yaml", &contacts("{id: L-1, kind: call, held_on: 2026-03-16}"))];
    case("rhythm_kept", &none, "unknown: `cadence` says not how often both sides meet");
}

#[test]
fn who_missed_the_last_two_meetings_has_stopped_coming() {
    let call = |day: u32, present: &str, absent: &str| {
        format!(
            "{{id: L-{day}, kind: call, held_on: 2026-03-{day}, present: [{present}], absent: [{absent}]}}"
        )
    };
    for (calls, want) in [
        ([call(16, "Lee Novak", "Maja Ilic"), call(23, "Lee Novak", "Maja Ilic")], "known 1 [Maja Ilic]"),
        // Once is no habit, and whoever came again has come.
        ([call(16, "Lee Novak, Maja Ilic", ""), call(23, "Lee Novak", "Maja Ilic")], "known 0"),
        ([call(16, "Lee Novak", "Maja Ilic"), call(23, "Maja Ilic", "Lee Novak")], "known 0"),
        // Somebody who has left is missed by nobody.
        ([call(16, "Lee Novak", "Jo Lind"), call(23, "Lee Novak", "Jo Lind")], "known 0"),
    ] {
        case("no_shows", &[PEOPLE, ("contacts.yaml", &contacts(&calls.join(", ")))], want);
    }
}

#[test]
fn nobody_is_asked_for_a_kickoff_where_nobody_meets_unless_one_is_planned() {
    let gates = ("gates.yaml", "gates_open: automatic");
    let none =
        "not_applicable: gates open by themselves, and nobody has to meet (`gates_open` of `gates.yaml`)";
    for metric in ["kickoff_working_days", "quick_win_days", "rhythm_kept", "handoff_meeting_days"] {
        case(metric, &[gates, JSP], none);
    }
    let planned = ("jsp.yaml", "milestones: [{id: M-1, fact: kickoff, due: 2026-03-09}]");
    case("kickoff_working_days", &[gates, planned], "unknown: not yet: kickoff held");
}
