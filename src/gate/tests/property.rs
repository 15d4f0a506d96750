//! What holds for gates whatever people wrote into them.

use proptest::prelude::*;

use super::judged;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, Gates, Verdict, signers};
use crate::model::{GateName, Phase};
use crate::plan::Plan;

/// One of the fifty days from `from` days after 2 March 2026 on, the early ones more often; or none.
fn day(from: i64) -> impl Strategy<Value = String> {
    let date = move |days: i64| date("2026-03-02").plus_days(from + days).to_string();
    prop_oneof![1 => Just(String::new()), 12 => (0..8_i64).prop_map(date), 3 => (0..50_i64).prop_map(date)]
}

/// Stands for somebody who may sign the gate it is written in.
const SIGNER: &str = "SIGNER";

fn name() -> impl Strategy<Value = &'static str> {
    prop_oneof![20 => Just(SIGNER), 1 => Just("Lee Novak"), 1 => Just("")]
}

fn attest() -> impl Strategy<Value = String> {
    (name(), day(0)).prop_map(|(by, on)| format!("attest: {{by: {by}, on: {on}, evidence: a.md}}"))
}

fn waiver() -> impl Strategy<Value = String> {
    let reason = "reason: later";
    (name(), day(0), day(20))
        .prop_map(move |(by, on, until)| format!("waiver: {{by: {by}, on: {on}, until: {until}, {reason}}}"))
}

fn criterion() -> impl Strategy<Value = String> {
    prop_oneof![
        attest(),
        waiver(),
        (attest(), waiver()).prop_map(|(attest, waiver)| format!("{attest}, {waiver}")),
        Just("metric: handoff_meeting_days, at_most: 2".to_owned()),
        Just("milestone: M-1".to_owned()),
        Just("not_applicable: never".to_owned()),
    ]
}

fn gate() -> impl Strategy<Value = String> {
    let signoff = (name(), day(7)).prop_map(|(by, on)| format!("{{by: {by}, on: {on}}}"));
    (prop::collection::vec(criterion(), 1..3), signoff, day(5)).prop_map(|(criteria, signoff, due)| {
        let criteria: Vec<String> =
            criteria.iter().enumerate().map(|(i, c)| format!("{{id: C-{i}, {c}}}")).collect();
        format!("{{due: {due}, criteria: [{}], signoff: {signoff}}}", criteria.join(", "))
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    (prop::collection::vec(gate(), 5), day(0), day(0)).prop_map(|(gates, done, held)| {
        let bodies = GateName::ALL.iter().zip(gates).map(|(name, gate)| {
            let signer = if *name == GateName::GoLive { "Ana Ruiz" } else { "Priya Shah" };
            format!("  {name}: {}\n", gate.replace(SIGNER, signer))
        });
        let gates = format!("gates:\n{}", bodies.collect::<String>());
        let jsp = format!(
            "decision_rights: {{go_live: [Ana Ruiz], gates: [Priya Shah]}}\n\
             milestones: [{{id: M-1, done_on: {done}, evidence: a.md}}]"
        );
        let contacts = format!("contacts: [{{id: L-1, kind: handoff_meeting, held_on: {held}}}]");
        plan_from(&[("gates.yaml", &gates), ("jsp.yaml", &jsp), ("contacts.yaml", &contacts)])
    })
}

fn looks() -> impl Strategy<Value = (Plan, String)> {
    (plan(), (10..70_i64).prop_map(|days| date("2026-03-01").plus_days(days).to_string()))
}

proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn what_is_open_was_earned((plan, as_of) in looks()) {
        let Gates { gates, phase, .. } = judged(&plan, &as_of);
        let today: Date = date(&as_of);
        let mut is_open_so_far = true;
        for gate in &gates {
            if gate.verdict.is_open() {
                prop_assert!(is_open_so_far, "{} is open behind a shut gate", gate.gate);
                prop_assert_eq!(gate.blocking().count(), 0);
                prop_assert!(gate.reasons.is_empty());
                prop_assert!(gate.criteria.iter().any(|c| c.state != CriterionState::NotApplicable));
                let by = gate.signed_by.as_deref().unwrap_or_default();
                prop_assert!(signers(&plan, gate.gate).contains(&by), "{by}");
                prop_assert!(gate.opened_on.is_some_and(|on| on <= today));
                prop_assert!(gate.forecast.is_none() && gate.remedy.is_empty());
            } else {
                prop_assert!(gate.opened_on.is_none());
                prop_assert!(!gate.remedy.is_empty() || gate.blocking().count() > 0, "nothing would open it");
            }
            let has_waiver = gate.criteria.iter().any(|c| matches!(c.state, CriterionState::Waived(_)));
            prop_assert!(gate.verdict != Verdict::Conditional || has_waiver);
            prop_assert!(gate.verdict != Verdict::Passed || !has_waiver);
            is_open_so_far &= gate.verdict.is_open();
        }
        let first = gates.iter().find(|gate| !gate.verdict.is_open());
        prop_assert_eq!(phase, Some(first.map_or(Phase::Graduation, |gate| gate.gate.phase())));
        let forecasts: Vec<Date> = gates.iter().filter_map(|gate| gate.forecast).collect();
        prop_assert!(forecasts.iter().all(|on| *on >= today));
        prop_assert!(forecasts.is_sorted());
    }

    #[test]
    fn what_blocks_says_what_would_open_it((plan, as_of) in looks()) {
        for gate in judged(&plan, &as_of).gates {
            for criterion in gate.criteria {
                prop_assert_eq!(criterion.state.is_blocking() && criterion.remedy.is_empty(), false, "{:?}", criterion);
                prop_assert!(!criterion.observed.is_empty());
            }
        }
    }
}
