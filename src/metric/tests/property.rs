//! What holds for any plan at all.

use proptest::option;
use proptest::prelude::*;

use super::*;

/// Around the as-of date, and now and then from the ends of the calendar.
fn day() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => (-60i64..60).prop_map(|days| date(AS_OF).plus_days(days).to_string()),
        1 => Just("0001-01-01".to_owned()),
        1 => Just("9999-12-31".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![Just("0".to_owned()), (0u32..100).prop_map(|n| n.to_string()), Just(u32::MAX.to_string())]
}

fn real() -> impl Strategy<Value = String> {
    // No plan holds an infinity: reading refuses it.
    let ends = word(&["1.7976931348623157e308", "-1.7976931348623157e308", "-0.0", "4.2"]);
    prop_oneof![(-200f64..200.0).prop_map(|n| n.to_string()), ends]
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(words).prop_map(str::to_owned)
}

/// How an entry is called: one of six, so that some are named twice.
const BY_ID: &str = "id: X-#, ";
const BY_NAME: &str = "name: N#, ";

/// `{id: X-3, key: value, …}` with each of the keys there or not.
fn entry(
    called: &'static str,
    keys: Vec<(&'static str, BoxedStrategy<String>)>,
) -> impl Strategy<Value = String> {
    let (names, values): (Vec<_>, Vec<_>) =
        keys.into_iter().map(|(name, value)| (name, option::of(value))).unzip();
    (0u8..6, values).prop_map(move |(n, values)| {
        let pairs = names
            .iter()
            .zip(&values)
            .filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?)));
        format!("{{{}{}}}", called.replace('#', &n.to_string()), pairs.collect::<Vec<_>>().join(", "))
    })
}

fn list(
    key: &'static str,
    called: &'static str,
    keys: Vec<(&'static str, BoxedStrategy<String>)>,
) -> impl Strategy<Value = String> {
    proptest::collection::vec(entry(called, keys), 0..5)
        .prop_map(move |entries| format!("{key}: [{}]\n", entries.join(", ")))
}

fn moves() -> impl Strategy<Value = String> {
    (day(), day(), day()).prop_map(|(from, to, on)| format!("[{{from: {from}, to: {to}, moved_on: {on}}}]"))
}

fn blockers() -> impl Strategy<Value = String> {
    (day(), day()).prop_map(|(on, end)| {
        format!("[{{id: X-9, since: {on}, answered_on: {end}, urgency: critical}}, {{id: X-8, since: {on}, ended_on: {end}}}]")
    })
}

fn jsp() -> impl Strategy<Value = String> {
    let milestones = list(
        "milestones",
        BY_ID,
        vec![
            ("event", word(&["sso", "go_live", "go_live", "rollout"]).boxed()),
            ("started_on", day().boxed()),
            ("dropped", day().prop_map(|on| format!("[{{dropped_on: {on}}}]")).boxed()),
            ("due", day().boxed()),
            ("moves", moves().boxed()),
            ("done_on", day().boxed()),
            ("days", number().boxed()),
            ("after", word(&["[X-1]", "[X-2, X-3]", "[nowhere]"]).boxed()),
            ("workstream", word(&["X-1", "X-2"]).boxed()),
            ("blockers", blockers().boxed()),
        ],
    );
    let objectives = list(
        "objectives",
        BY_ID,
        vec![
            ("metric", word(&["objectives_met", "seat_activation", "day", "wonders"]).boxed()),
            ("at_least", real().boxed()),
            ("at_most", real().boxed()),
            ("reached_on", day().boxed()),
        ],
    );
    let streams = list("workstreams", BY_ID, vec![("customer_owner", Just("Lee".to_owned()).boxed())]);
    let value = (day(), day()).prop_map(|(achieved, target)| {
        format!("value: {{first: {{due: {target}, reached_on: {achieved}, evidence: e}}, full: {{reached_on: {target}, evidence: e}}}}\n")
    });
    (milestones, objectives, streams, value).prop_map(|(a, b, c, d)| a + &b + &c + &d)
}

fn adoption() -> impl Strategy<Value = String> {
    let counts = [
        "licensed",
        "provisioned",
        "active",
        "key_actions",
        "workflows_live",
        "features_used",
        "features_available",
    ];
    let mut keys: Vec<_> = counts.into_iter().map(|key| (key, number().boxed())).collect();
    keys.extend([("csat", real().boxed()), ("nps", real().boxed()), ("last_used_on", day().boxed())]);
    let snapshot = (day(), entry("", keys))
        .prop_map(|(on, rest)| rest.replacen('{', &format!("{{measured_on: {on}, "), 1));
    let steps = (day(), number())
        .prop_map(|(on, day)| format!("activation: [{{id: V, day: {day}, done_on: {on}}}]\n"));
    let snapshots = proptest::collection::vec(snapshot, 0..6)
        .prop_map(|all| format!("snapshots: [{}]\n", all.join(", ")));
    (snapshots, steps).prop_map(|(a, b)| a + &b)
}

fn roles() -> impl Strategy<Value = String> {
    let term = (word(&["executive_sponsor", "champion", "power_user"]), day(), day())
        .prop_map(|(role, since, until)| format!("{{role: {role}, since: {since}, until: {until}}}"));
    let role = prop_oneof![word(&["executive_sponsor", "champion", "power_user"]), term];
    proptest::collection::vec(role, 0..3).prop_map(|all| format!("[{}]", all.join(", ")))
}

fn judgements() -> impl Strategy<Value = String> {
    let judgement = (day(), word(&["0", "1", "5", "255"]))
        .prop_map(|(on, score)| format!("{{judged_on: {on}, score: {score}}}"));
    proptest::collection::vec(judgement, 0..3).prop_map(|all| format!("[{}]", all.join(", ")))
}

fn people() -> impl Strategy<Value = String> {
    list(
        "people",
        BY_NAME,
        vec![
            ("roles", roles().boxed()),
            ("tier", word(&["executive", "primary", "power_user"]).boxed()),
            ("sentiments", judgements().boxed()),
            ("added_on", day().boxed()),
            ("departed_on", day().boxed()),
        ],
    )
}

fn training() -> impl Strategy<Value = String> {
    list(
        "sessions",
        BY_ID,
        vec![
            ("audience", word(&["admins", "end_users"]).boxed()),
            ("delivered_on", day().boxed()),
            ("assessed_on", day().boxed()),
            ("retests", retests().boxed()),
            ("tries", tries().boxed()),
            ("added_on", day().boxed()),
            ("assessment", Just("hands_on".to_owned()).boxed()),
            ("attended", number().boxed()),
            ("assessed", number().boxed()),
            ("passed", number().boxed()),
        ],
    )
}

/// How those who had failed were tested again.
fn retests() -> impl Strategy<Value = String> {
    (day(), number(), number()).prop_map(|(on, assessed, passed)| {
        format!("[{{assessed_on: {on}, assessed: {assessed}, passed: {passed}}}]")
    })
}

/// Who was tested in a session, one time or two.
fn tries() -> impl Strategy<Value = String> {
    let passed = || word(&["true", "false"]);
    (day(), passed(), day(), passed(), word(&["N1", "N2"])).prop_map(|(on, passed, again, then, by)| {
        format!(
            "[{{taken_on: {on}, by: N1, passed: {passed}}}, {{taken_on: {again}, by: {by}, passed: {then}}}]"
        )
    })
}

/// How a risk was judged, one time or two.
fn reviews() -> impl Strategy<Value = String> {
    let steps = || (day(), word(&["0", "3", "255"]), word(&["0", "5", "255"]));
    (steps(), steps()).prop_map(|((on, probability, impact), (again, higher, worse))| {
        format!(
            "[{{reviewed_on: {on}, probability: {probability}, impact: {impact}}}, \
             {{reviewed_on: {again}, probability: {higher}, impact: {worse}}}]"
        )
    })
}

fn logs() -> impl Strategy<Value = (String, String, String)> {
    let actions = list(
        "actions",
        BY_ID,
        vec![
            ("due", day().boxed()),
            ("started_on", day().boxed()),
            ("done_on", day().boxed()),
            ("blockers", blockers().boxed()),
        ],
    );
    let risks = list(
        "risks",
        BY_ID,
        vec![
            ("reviews", reviews().boxed()),
            ("due", day().boxed()),
            ("closed", day().prop_map(|on| format!("{{closed_on: {on}}}")).boxed()),
            ("added_on", day().boxed()),
        ],
    );
    let friction = (number(), number(), number()).prop_map(|(fields, decisions, each)| {
        format!("{{fields: {fields}, decisions: {decisions}, dependencies: [{{name: a, count: {each}}}, {{name: b, count: {each}}}]}}")
    });
    (actions, risks, friction)
}

fn head() -> impl Strategy<Value = String> {
    let hold = (day(), option::of(day())).prop_map(|(start, end)| match end {
        Some(end) => format!("since: {start}, ended_on: {end}"),
        None => format!("since: {start}"),
    });
    let numbered = |(index, hold): (usize, String)| format!("{{id: H-{index}, {hold}}}");
    let holds = proptest::collection::vec(hold, 0..4)
        .prop_map(move |holds| holds.into_iter().enumerate().map(numbered).collect::<Vec<_>>().join(", "));
    let outcome = option::of(day()).prop_map(|on| {
        on.map(|on| format!("ended: {{ended_on: {on}, result: churned}}\n")).unwrap_or_default()
    });
    (day(), holds, outcome).prop_map(|(signed, holds, outcome)| {
        format!(
            "customer: Acme\nsegment: smb\ncontract: {{signed_on: {signed}}}\nholds: [{holds}]\n{outcome}"
        )
    })
}

proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn every_value_of_any_plan_is_finite_and_known_by_its_day(
        head in head(), jsp in jsp(), adoption in adoption(), people in people(), training in training(),
        (actions, risks, friction) in logs(),
    ) {
        let plan = plan_from(&[
            ("onboarding.yaml", &head), ("jsp.yaml", &jsp), ("adoption.yaml", &adoption),
            ("stakeholders.yaml", &people), ("training.yaml", &training), ("actions.yaml", &actions),
            ("risks.yaml", &risks), ("friction.yaml", &friction), ("handoff.yaml", "{}"), ("updates.yaml", "{}"),
        ]);
        let schedule = schedule_of(&plan, date(AS_OF));
        for (metric, value) in Measurements::take(&schedule).iter() {
            prop_assert!(value.number().is_none_or(f64::is_finite), "{}", metric.id);
            prop_assert!(value.why().is_none_or(|why| !why.is_empty()), "{}", metric.id);
            if let Some(reading) = value.reading() {
                prop_assert!(reading.on.is_none_or(|on| on <= date(AS_OF)), "{} on {:?}", metric.id, reading.on);
                prop_assert_eq!(matches!(reading.amount, Amount::Date(_)), metric.unit == crate::metric::Unit::Date);
                for route in &reading.routes {
                    prop_assert!(metric.files.contains(&route.file), "{} points into {}", metric.id, route.file);
                }
            }
            let is_part = ["milestone_completion", "milestones_on_time", "due_milestones_done", "stakeholder_coverage",
                "objectives_met", "training_passed", "admins_certified", "handoff_completeness"].contains(&metric.id);
            prop_assert!(!is_part || value.number().is_none_or(|n| (0.0..=1.0).contains(&n)), "{}", metric.id);
        }
    }

    /// What happens later changes nothing of how it was.
    #[test]
    fn facts_after_the_as_of_date_are_not_known_yet(
        adoption in adoption(), later in 1i64..40, active in 0u32..50,
    ) {
        let later = date(AS_OF).plus_days(later);
        let more = adoption.replacen("snapshots: [", &format!("snapshots: [{{measured_on: {later}, active: {active}, provisioned: 50, csat: 1, nps: 1}}, "), 1);
        let measured = |adoption: &str| {
            let schedule = schedule_of(&plan_from(&[LIVE, ("adoption.yaml", adoption)]), date(AS_OF));
            Measurements::take(&schedule).iter().map(|(_, value)| words(value)).collect::<Vec<_>>()
        };
        prop_assert_eq!(measured(&adoption), measured(&more));
    }
}
