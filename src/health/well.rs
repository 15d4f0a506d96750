//! Whether a customer does well whatever our files lack: live, no value of theirs overdue, and use that would be green alone.

use super::component::Component;
use super::weighted_mean::WeightedMean;
use crate::config::{Dimension, HealthProfile};
use crate::metric::Measurements;
use crate::model::Colour;
use crate::plan_at::PlanAt;

/// Whether the customer does well by what is measured. What is unknown of their use counts as 0: whom nobody counts may be
/// doing anything.
pub(super) fn does_well(
    at: &PlanAt,
    metrics: &Measurements,
    profile: &HealthProfile,
    components: &[Component],
) -> bool {
    const VALUES: [&str; 2] = ["first_value_overdue_days", "full_value_overdue_days"];
    let is_overdue = |metric: &str| metrics.get(metric).known().is_some_and(|days| days > 0.0);
    at.live_on().is_some() && !VALUES.into_iter().any(is_overdue) && is_used_well(profile, components)
}

fn is_used_well(profile: &HealthProfile, components: &[Component]) -> bool {
    let is_use = |it: &&Component| it.dimension == Dimension::Adoption && it.applies();
    let (low, _) = WeightedMean::of(components.iter().filter(is_use)).interval(None);
    profile.band(low) == Colour::Green
}

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::Colour;

    const USED: &str = "snapshots: [{measured_on: 2026-04-08, last_used_on: 2026-04-08, licensed: 10, active: 8, workflows_live: 2, csat: 4.6}]";
    const LIVE: &str = "{id: M-live, event: go_live, phase: implementation, due: 2026-03-12, done_on: 2026-03-12, evidence: first order}";
    const SETUP: &str = "{id: M-setup, phase: implementation, due: 2026-03-10, done_on: 2026-03-10}";
    const GATES: &str = "gates_open: automatic\ngates:\n  handoff: {criteria: [{id: C-live, text: x, milestone: M-live}]}\n  \
                         kickoff: {criteria: [{id: C-live, text: x, milestone: M-live}]}\n  \
                         go_live: {criteria: [{id: C-setup, text: x, milestone: M-setup}]}\n  ";

    /// A small plan that went live on 12 March, on a day: with these milestones beside going live.
    fn seen(day: &str, milestones: &str, gates: &str, adoption: &str) -> Assessment {
        let jsp = format!("milestones: [{LIVE}, {milestones}]");
        let files = [
            ("onboarding.yaml", "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}}"),
            ("jsp.yaml", jsp.as_str()),
            ("gates.yaml", gates),
            ("adoption.yaml", adoption),
        ];
        Assessment::of(plan_from(&files), &Basis::on(date(day)))
    }

    fn on(milestones: &str, gates: &str, adoption: &str) -> Assessment {
        seen("2026-04-10", milestones, &format!("{GATES}{gates}"), adoption)
    }

    fn told(assessment: &Assessment, id: &str) -> Option<(f64, String)> {
        let cap = assessment.health.caps.iter().find(|cap| cap.id == id)?;
        Some((cap.at_most, cap.reason.clone()))
    }

    #[test]
    fn our_paperwork_alone_makes_nobody_red_who_lives_and_uses_it() {
        let seen = on(SETUP, "", USED);
        let reason = "the go-live gate is overdue by 29 days, and only our paperwork is missing";
        assert_eq!(told(&seen, "gate_overdue"), Some((74.0, reason.to_owned())));
        assert_eq!(seen.health.band(), Some(Colour::Amber));
        let passed = seen.health.caps.iter().find_map(|cap| cap.passed).unwrap();
        assert_eq!((passed.counted, passed.red_from, passed.step()), (29, None, 1));
    }

    #[test]
    fn it_is_red_where_something_has_still_to_happen_or_the_customer_does_not_do_well() {
        let is_red =
            |seen: &Assessment| told(seen, "gate_overdue").is_some_and(|(at_most, _)| at_most == 49.0);
        let open = SETUP.replace(", done_on: 2026-03-10", "");
        assert!(is_red(&on(&open, "", USED)), "not set up at all");
        assert!(is_red(&on(SETUP, "", "snapshots: []")), "nobody knows of any use");
        assert!(is_red(&on(SETUP, "", &USED.replace("active: 8", "active: 1"))), "one seat of ten");
        let unshown = on(SETUP, "", USED);
        assert!(!is_red(&unshown));
        let behind = format!("{SETUP}, {{id: M-team, phase: activation, due: 2026-03-17}}");
        let activation = "activation: {criteria: [{id: C-team, text: x, milestone: M-team}]}";
        let seen = on(&behind, activation, USED);
        let reason = "the activation gate is overdue by 24 days";
        assert_eq!(
            told(&seen, "gate_overdue"),
            Some((49.0, reason.to_owned())),
            "paperwork hides nothing behind it"
        );
        let later = behind.replace("2026-03-17", "2026-04-07");
        assert!(!is_red(&on(&later, activation, USED)), "late by three days in its own right");
    }

    #[test]
    fn the_word_of_a_customers_role_is_no_paperwork_and_that_of_whoever_saw_it_is() {
        let at_most = |rest: &str| {
            let gates = GATES.replace("milestone: M-setup", rest);
            told(&seen("2026-04-10", SETUP, &gates, USED), "gate_overdue").map(|(at_most, _)| at_most)
        };
        assert_eq!(at_most("owner: Jo"), Some(74.0), "whoever saw it has only to say so");
        assert_eq!(at_most("by_role: admin_owner"), Some(49.0), "theirs to give");
        assert_eq!(at_most("metric: handover_completeness, at_least: 1"), Some(74.0), "answers in our files");
        assert_eq!(at_most("metric: licence_adoption, at_least: 0.9"), Some(49.0), "theirs to do");
        assert_eq!(
            at_most("any_of: [{milestone: M-no}, {metric: handoff_essentials, at_least: 1}]"),
            Some(74.0)
        );
    }

    #[test]
    fn an_end_that_is_only_left_to_write_down_stops_at_amber_too() {
        let rest = "activation: {criteria: [{id: C-live, text: x, milestone: M-live}]}\n  \
                    graduation: {criteria: [{id: C-live, text: x, milestone: M-live}]}";
        let gates = format!("{GATES}{rest}");
        let step = |adoption: &str| told(&seen("2026-05-10", SETUP, &gates, adoption), "past_planned_end");
        let reason = "the planned end is 24 days past";
        let paperwork = format!("{reason}, and only our paperwork is missing");
        let used = USED.replace("2026-04-08", "2026-05-08");
        assert_eq!(step(&used), Some((74.0, paperwork)));
        assert_eq!(step("snapshots: []"), Some((49.0, reason.to_owned())));
    }
}
