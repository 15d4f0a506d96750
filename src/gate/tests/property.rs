//! What holds for gates whatever people wrote into them, and whenever they did.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::judged;
use crate::basis::Basis;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::gate::{CriterionState, Gates, JudgedGate, Verdict, signers};
use crate::model::{GateName, Phase};
use crate::plan::Plan;
use crate::plan_at::PlanAt;

/// So many days after 2 March 2026; none for a day that nobody wrote down.
type Day = Option<i64>;

/// Something that somebody said on a day and perhaps took back on another.
#[derive(Clone, Debug)]
struct Said {
    by: &'static str,
    on: Day,
    withdrawn: Day,
    /// Days from when it was said to the last on which it holds; of waivers.
    lasts: i64,
}

#[derive(Clone, Debug)]
struct Criterion {
    decided_by: &'static str,
    attestations: Vec<Said>,
    waivers: Vec<Said>,
    rulings: Vec<Said>,
    added: Day,
    dropped: Day,
    restored: Day,
}

#[derive(Clone, Debug)]
struct Gate {
    criteria: Vec<Criterion>,
    signoffs: Vec<Said>,
}

#[derive(Clone, Debug)]
struct Story {
    /// Whether the gates open by themselves.
    is_automatic: bool,
    gates: Vec<Gate>,
    done: Day,
    held: Day,
}

/// Stands for somebody who may sign the gate it is written in.
const SIGNER: &str = "SIGNER";

/// One of fifty days, the early ones more often; or none.
fn day(from: i64) -> impl Strategy<Value = Day> {
    prop_oneof![
        1 => Just(None),
        12 => (0..8_i64).prop_map(move |day| Some(from + day)),
        3 => (0..50_i64).prop_map(move |day| Some(from + day))
    ]
}

/// A day on which something is taken back, most often never.
fn seldom() -> impl Strategy<Value = Day> {
    prop_oneof![8 => Just(None), 1 => (0..60_i64).prop_map(Some)]
}

fn said(from: i64) -> impl Strategy<Value = Said> {
    let name = prop_oneof![20 => Just(SIGNER), 1 => Just("Lee Novak"), 1 => Just("")];
    (name, day(from), seldom(), 0..40_i64).prop_map(|(by, on, withdrawn, lasts)| Said {
        by,
        on,
        withdrawn,
        lasts,
    })
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let decided_by = prop_oneof![
        4 => Just(""),
        1 => Just("metric: handoff_meeting_days, at_most: 2"),
        1 => Just("milestone: M-1"),
        1 => Just("fact: handoff_meeting"),
        1 => Just("any_of: [{milestone: M-1}, {metric: handoff_meeting_days, at_most: 2}]"),
    ];
    let list = |most: usize| prop::collection::vec(said(0), 0..most);
    let entry = (seldom(), seldom(), 1..20_i64);
    (decided_by, list(3), list(2), prop_oneof![3 => Just(Vec::new()), 1 => list(2)], entry).prop_map(
        |(decided_by, attestations, waivers, rulings, (added, dropped, out))| Criterion {
            decided_by,
            attestations,
            waivers,
            rulings,
            added,
            restored: dropped.filter(|_| out % 2 == 0).map(|dropped| dropped + out),
            dropped,
        },
    )
}

fn story() -> impl Strategy<Value = Story> {
    let gate = (prop::collection::vec(criterion(), 1..3), prop::collection::vec(said(7), 1..3));
    let gate = gate.prop_map(|(criteria, signoffs)| Gate { criteria, signoffs });
    let parts = (prop::collection::vec(gate, 5), day(0), day(0), prop::bool::weighted(0.3));
    parts.prop_map(|(gates, done, held, is_automatic)| Story { is_automatic, gates, done, held })
}

fn written(day: i64) -> Date {
    date("2026-03-02").plus_days(day)
}

impl Story {
    /// The plan as it was at the end of a day, if each line of it was written on its own day.
    fn by(&self, last: i64) -> Plan {
        let is_written = |day: Day| day.is_none_or(|day| day <= last);
        let opens = if self.is_automatic { "automatic" } else { "signed" };
        let mut gates = format!("gates_open: {opens}\ngates:\n");
        for (name, gate) in GateName::ALL.iter().zip(&self.gates) {
            let signer = if *name == GateName::GoLive { "Ana Ruiz" } else { "Priya Shah" };
            let list = |said: &[Said], key: &str, rest: &str| {
                let entries = said.iter().filter(|it| is_written(it.on)).map(|it| {
                    let on = it.on.map(|on| written(on).to_string()).unwrap_or_default();
                    let until = it.on.map(|on| written(on + it.lasts).to_string()).unwrap_or_default();
                    let taken_back = it.withdrawn.filter(|day| *day <= last).map(written);
                    let taken_back = taken_back
                        .map_or_else(String::new, |day| format!(", withdrawn: {{withdrawn_on: {day}}}"));
                    let rest = rest.replace("UNTIL", &until);
                    format!("{{by: {}, {key}: {on}{rest}{taken_back}}}", it.by.replace(SIGNER, signer))
                });
                entries.collect::<Vec<_>>().join(", ")
            };
            let mut criteria = Vec::new();
            for (index, it) in gate.criteria.iter().enumerate().filter(|(_, it)| is_written(it.added)) {
                let mut text = format!(
                    "{{id: C-{index}, attestations: [{}], waivers: [{}], not_applicable: [{}]",
                    list(&it.attestations, "attested_on", ", evidence: a.md"),
                    list(&it.waivers, "waived_on", ", until: UNTIL, reason: town hall moved"),
                    list(&it.rulings, "ruled_on", ", reason: never"),
                );
                if !it.decided_by.is_empty() {
                    write!(text, ", {}", it.decided_by).unwrap();
                }
                if let Some(added) = it.added {
                    write!(text, ", added_on: {}", written(added)).unwrap();
                }
                if let Some(dropped) = it.dropped.filter(|day| *day <= last) {
                    let restored = it.restored.filter(|day| *day <= last).map(written);
                    let restored = restored.map_or_else(String::new, |day| format!(", restored_on: {day}"));
                    write!(text, ", dropped: [{{dropped_on: {}{restored}}}]", written(dropped)).unwrap();
                }
                criteria.push(text + "}");
            }
            let signoffs = list(&gate.signoffs, "signed_on", "");
            let criteria = criteria.join(", ");
            writeln!(gates, "  {name}: {{signoffs: [{signoffs}], criteria: [{criteria}]}}").unwrap();
        }
        let done = self.done.filter(|day| *day <= last).map(written);
        let done = done.map_or_else(String::new, |day| format!(", done_on: {day}, evidence: a.md"));
        let jsp = format!(
            "decision_rights: {{go_live: [Ana Ruiz], gates: [Priya Shah]}}\nmilestones: [{{id: M-1{done}}}]"
        );
        let held = self.held.filter(|day| *day <= last).map(written);
        let held = held.map(|day| format!("{{id: L-1, kind: handoff_meeting, held_on: {day}}}"));
        let contacts = format!("contacts: [{}]", held.unwrap_or_default());
        plan_from(&[("gates.yaml", &gates), ("jsp.yaml", &jsp), ("contacts.yaml", &contacts)])
    }
}

/// The whole story, and the day on which it is looked at.
fn looks() -> impl Strategy<Value = (Plan, String)> {
    (story(), 8..69_i64).prop_map(|(story, day)| (story.by(1_000), written(day).to_string()))
}

/// What is answered about a gate, but for where it stands in the file.
fn answer(gate: &JudgedGate) -> String {
    let criteria: Vec<_> =
        gate.criteria.iter().map(|it| (&it.id, it.state, it.binds, &it.observed, it.on)).collect();
    format!("{:?} {:?} {:?} {:?} {criteria:?}", gate.verdict, gate.opened_on, gate.signed_by, gate.forecast)
}

proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn what_is_open_was_earned((plan, as_of) in looks()) {
        let Gates { gates, phase, .. } = judged(&plan, &as_of);
        let at = PlanAt::of(plan.clone(), &Basis::on(date(&as_of)));
        let today: Date = date(&as_of);
        for gate in &gates {
            if let Some(opened) = gate.opened_on {
                prop_assert!(gate.verdict.is_open() && opened <= today);
                prop_assert_eq!(gate.blocking().count(), 0);
                prop_assert!(gate.reasons.is_empty());
                let by = gate.signed_by.as_deref().unwrap_or_default();
                prop_assert!(gate.is_automatic || signers(&at.on(opened), gate.gate).contains(&by), "{by}");
                prop_assert!(gate.forecast.is_none() && gate.remedy.is_empty());
                let on_the_day = judged(&plan, &opened.to_string());
                for ahead in on_the_day.gates.iter().take_while(|ahead| ahead.gate < gate.gate) {
                    prop_assert!(ahead.verdict.is_open(), "{} was open before {}", gate.gate, ahead.gate);
                }
                let own = on_the_day.get(gate.gate);
                prop_assert!(own.criteria.iter().any(|c| c.state != CriterionState::NotApplicable));
            } else {
                prop_assert!(!gate.verdict.is_open());
                prop_assert!(!gate.remedy.is_empty() || gate.blocking().count() > 0, "nothing would open it");
            }
            let binding = gate.criteria.iter().filter(|c| c.binds);
            let has_waiver = binding.clone().any(|c| matches!(c.state, CriterionState::Waived(_)));
            prop_assert!(gate.verdict != Verdict::Conditional || has_waiver);
            prop_assert!(gate.verdict != Verdict::Passed || !has_waiver);
        }
        let first = gates.iter().find(|gate| !gate.verdict.is_open());
        prop_assert_eq!(phase, Some(first.map_or(Phase::Graduation, |gate| gate.gate.phase())));
        let forecasts: Vec<Date> = gates.iter().filter_map(|gate| gate.forecast).collect();
        prop_assert!(forecasts.iter().all(|on| *on >= today));
        prop_assert!(forecasts.is_sorted());
    }

    #[test]
    fn an_earlier_day_answers_the_same_whatever_is_written_later(story in story(), days in prop::collection::vec(0..60_i64, 4)) {
        let whole = story.by(1_000);
        for day in days {
            let as_of = written(day).to_string();
            let (then, now) = (judged(&story.by(day), &as_of), judged(&whole, &as_of));
            prop_assert_eq!(then.phase, now.phase, "{}", as_of);
            for (then, now) in then.gates.iter().zip(&now.gates) {
                prop_assert_eq!(answer(then), answer(now), "{} on {}", then.gate, as_of);
            }
        }
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
