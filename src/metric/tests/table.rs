//! What holds for every metric.

use std::collections::BTreeSet;

use super::*;
use crate::config::Config;
use crate::model::{PlanFile, Segment};

#[test]
fn metrics_are_sorted_unique_and_described() {
    for pair in METRICS.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands before {}", pair[0].id, pair[1].id);
    }
    for metric in METRICS {
        assert!(metric.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
        for text in [metric.summary, metric.formula, metric.not_applicable] {
            assert!(
                !text.ends_with('.') && !text.contains("  ") && text.trim() == text,
                "{}: {text}",
                metric.id
            );
            assert!(text.matches('`').count() % 2 == 0, "{}: {text}", metric.id);
        }
        assert!(!metric.summary.is_empty() && !metric.formula.is_empty(), "{}", metric.id);
        assert!(!metric.files.is_empty(), "{}", metric.id);
        let sources = || metric.source.split(' ');
        assert!(sources().all(|s| ["S0", "S1", "S2", "S3", "S4"].contains(&s)), "{}", metric.id);
        assert!(sources().collect::<BTreeSet<_>>().len() == sources().count(), "{}", metric.id);
        assert_eq!(find(metric.id).map(|found| found.id), Some(metric.id));
    }
}

#[test]
fn configuration_names_only_metrics_that_exist() {
    let config = Config::default();
    for id in config.benchmarks.metrics() {
        assert!(find(id).is_some(), "benchmark of `{id}`");
    }
    for segment in Segment::ALL {
        let profile = config.health.profile(*segment);
        for component in profile.before_live.iter().chain(&profile.after_live) {
            assert!(find(&component.metric).is_some(), "{segment} health component `{}`", component.metric);
        }
    }
}

/// What a head alone tells: its day, its holds, and that nothing has happened since the signature.
const ALWAYS: [&str; 9] = [
    "day",
    "days_since_contact",
    "days_since_entry",
    "days_since_update",
    "handoff_completeness",
    "handoff_essentials",
    "handover_completeness",
    "hold_days",
    "past_planned_end_days",
];

/// A plan of a head alone: only what the head tells is known, and nothing is zero that nobody counted.
#[test]
fn of_a_bare_head_little_is_known() {
    let plan = plan_from(&[]);
    for (metric, value) in measurements(&plan).iter() {
        let is_known = ALWAYS.contains(&metric.id);
        assert_eq!(value.state(), if is_known { "known" } else { "unknown" }, "{}", metric.id);
    }
}

#[test]
fn a_file_in_doubt_makes_unknown_whatever_reads_it() {
    for doubt in PlanFile::ALL {
        let mut plan = plan_from(&[LIVE]);
        plan.doubtful.insert(doubt);
        let measured = measurements(&plan);
        for metric in METRICS.iter().filter(|metric| metric.files.contains(&doubt)) {
            let want = format!("unknown: `{doubt}` could not be read in full");
            assert_eq!(words(measured.get(metric.id)), want, "{}", metric.id);
        }
    }
}

/// Each metric declares the files it reads: another file's content must not change it. What reads milestones reads the
/// homes of the facts that they rest on too; a home in doubt makes it unknown as well.
#[test]
fn a_metric_reads_only_the_files_it_names() {
    let rich = rich();
    let plan = plan_from(&rich);
    let homes: Vec<PlanFile> =
        plan.jsp.milestones.iter().filter_map(|it| it.fact).map(|fact| fact.home().file()).collect();
    let whole = measurements(&plan);
    for (left_out, _) in rich.iter().filter(|(name, _)| *name != "onboarding.yaml") {
        let rest: Vec<_> = rich.iter().copied().filter(|(name, _)| name != left_out).collect();
        let without = measurements(&plan_from(&rest));
        for ((metric, before), (_, after)) in whole.iter().zip(without.iter()) {
            let rests_on_facts = metric.files.contains(&PlanFile::Jsp);
            let facts = homes.iter().filter(|_| rests_on_facts);
            // An objective may be measured by any metric.
            let may_change = metric.files.iter().chain(facts).any(|file| file.name() == *left_out)
                || metric.id == "objectives_met";
            assert!(may_change || before == after, "{} reads {left_out}", metric.id);
        }
    }
}

/// A running plan in which everything that can be measured is.
pub(super) fn rich() -> Vec<(&'static str, &'static str)> {
    vec![
        ("onboarding.yaml", include_str!("rich/onboarding.yaml")),
        ("handoff.yaml", include_str!("rich/handoff.yaml")),
        ("stakeholders.yaml", include_str!("rich/stakeholders.yaml")),
        ("jsp.yaml", include_str!("rich/jsp.yaml")),
        ("gates.yaml", include_str!("rich/gates.yaml")),
        ("contacts.yaml", include_str!("rich/contacts.yaml")),
        ("actions.yaml", include_str!("rich/actions.yaml")),
        ("risks.yaml", include_str!("rich/risks.yaml")),
        ("adoption.yaml", include_str!("rich/adoption.yaml")),
        ("training.yaml", include_str!("rich/training.yaml")),
        ("friction.yaml", include_str!("rich/friction.yaml")),
        ("updates.yaml", include_str!("rich/updates.yaml")),
    ]
}

#[test]
fn everything_can_be_measured_and_says_from_where() {
    for (metric, value) in measurements(&plan_from(&rich())).iter() {
        assert_eq!(value.state(), "known", "{}: {}", metric.id, words(value));
        let reading = value.reading().unwrap();
        assert!(!reading.routes.is_empty() || value.number() == Some(0.0), "{} has no route", metric.id);
        for route in &reading.routes {
            assert!(metric.files.contains(&route.file), "{} points into {}", metric.id, route.file);
        }
    }
}

#[test]
fn a_name_that_no_metric_has_is_unknown() {
    let measured = measurements(&plan_from(&[]));
    assert_eq!(words(measured.get("wonders")), "unknown: there is no metric with this id");
    assert_eq!(measured.number("day"), Some(39.0));
    assert!(find("wonders").is_none());
}
