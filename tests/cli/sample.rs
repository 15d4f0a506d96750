//! The living sample stands where its README says, whatever day it is made.

use std::collections::BTreeMap;

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::check;
use onboard::finding::Severity;
use onboard::model::{Event, Outcome, Phase, ValueName};
use onboard::plan::{self, Directory};
use onboard::signal;
use onboard::starter;

/// A plan of the sample: what follows from it, and the checks that fire, each with its severity.
struct Seen {
    assessment: Assessment,
    checks: Vec<(&'static str, Severity)>,
}

/// Calls `look` with the sample as it is made on each day of a week.
fn on_every_weekday(look: impl Fn(&str, &BTreeMap<String, Seen>)) {
    for day in 1..=7 {
        let as_of = format!("2027-01-0{day}");
        look(&as_of, &seen(&as_of));
    }
}

fn seen(as_of: &str) -> BTreeMap<String, Seen> {
    let basis = Basis::on(as_of.parse().unwrap());
    let files = starter::sample(basis.as_of, &basis.config.calendar);
    let mut plans: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for file in &files {
        if let ["onboardings", slug, name] = file.path.split('/').collect::<Vec<_>>()[..] {
            plans.entry(slug).or_default().push((name, &file.text));
        }
    }
    let see = |(slug, files): (&str, Vec<(&str, &str)>)| {
        let loaded = plan::load(Directory::of(slug, files));
        assert_eq!(loaded.problems, [], "{slug}");
        let assessment = Assessment::of(loaded.plan.clone().unwrap(), &basis);
        let checked = check::check(&loaded, Some(&assessment), &basis.config);
        let checks = checked.findings.iter().map(|finding| (finding.check, finding.severity)).collect();
        (slug.to_owned(), Seen { assessment, checks })
    };
    plans.into_iter().map(see).collect()
}

#[test]
fn a_blocked_integration_moves_go_live_and_first_value_by_a_day_with_each_working_day() {
    let made_on = Basis::on("2026-04-10".parse().unwrap());
    let files = starter::sample(made_on.as_of, &made_on.config.calendar);
    let kestrel = files.iter().filter_map(|file| {
        let name = file.path.strip_prefix("onboardings/kestrel-pine-logistics/")?;
        Some((name, file.text.as_str()))
    });
    let loaded = plan::load(Directory::of("kestrel-pine-logistics", kestrel.collect::<Vec<_>>()));
    let plan = loaded.plan.unwrap();
    for (as_of, go_live, value) in [
        ("2026-04-06", "2026-04-15", "2026-04-13"),
        ("2026-04-07", "2026-04-16", "2026-04-14"),
        ("2026-04-08", "2026-04-17", "2026-04-15"),
        ("2026-04-09", "2026-04-20", "2026-04-16"),
        ("2026-04-10", "2026-04-21", "2026-04-17"),
        ("2026-04-13", "2026-04-22", "2026-04-20"),
        ("2026-04-14", "2026-04-23", "2026-04-21"),
    ] {
        let assessment = Assessment::of(plan.clone(), &Basis::on(as_of.parse().unwrap()));
        let schedule = &assessment.schedule;
        let (index, _, live) = schedule.event(Event::GoLive).unwrap();
        let first = schedule.value_forecast(ValueName::First).unwrap();
        let seen = [live.date, first.date].map(|day| day.unwrap().to_string());
        assert_eq!(seen, [go_live, value], "on {as_of}");
        assert_eq!(schedule.why_it_moves(index), (as_of > "2026-04-06").then_some("blocked"), "on {as_of}");
    }
}

#[test]
fn six_plans_stand_in_six_places() {
    on_every_weekday(|as_of, plans| {
        for (slug, phase, letter) in [
            ("corvane-insurance", Some(Phase::Implementation), "H"),
            ("kestrel-pine-logistics", Some(Phase::Implementation), "A"),
            ("lumenfold-health", Some(Phase::Activation), "R"),
            ("quillmark-press", Some(Phase::PreOnboarding), "–"),
            ("tidewick-bakery", None, "E"),
            ("varnholt-industries", Some(Phase::Graduation), "G"),
        ] {
            let Assessment { gates, health, .. } = &plans[slug].assessment;
            assert_eq!(gates.phase, phase, "{slug} on {as_of}");
            assert_eq!(health.judgement.letter(), letter, "{slug} on {as_of}: {:?}", health.score());
        }
        let plan = |slug: &str| &plans[slug].assessment.plan.onboarding;
        assert!(plan("corvane-insurance").holds.iter().any(|hold| hold.ended_on.is_none()));
        assert_eq!(plan("tidewick-bakery").ended.as_ref().unwrap().result, Outcome::Graduated);
    });
}

#[test]
fn the_signals_see_what_is_wrong_and_nothing_else() {
    on_every_weekday(|as_of, plans| {
        for (slug, wanted) in [
            // On hold, and nobody is silent for that.
            ("corvane-insurance", &[][..]),
            ("kestrel-pine-logistics", &["first_value_late", "integration_delayed", "go_live_slipping"]),
            ("lumenfold-health", &["champion_departed", "usage_stall", "sponsor_silent", "single_threaded"]),
            ("quillmark-press", &[]),
            ("tidewick-bakery", &[]),
            ("varnholt-industries", &[]),
        ] {
            let fired: Vec<&str> =
                signal::watch(&plans[slug].assessment).iter().map(|fired| fired.signal).collect();
            let missing: Vec<&&str> = wanted.iter().filter(|signal| !fired.contains(signal)).collect();
            assert!(missing.is_empty(), "{slug} on {as_of}: {missing:?} not in {fired:?}");
            assert!(!wanted.is_empty() || fired.is_empty(), "{slug} on {as_of}: {fired:?}");
        }
    });
}

#[test]
fn the_checks_see_what_is_wrong_and_nothing_else() {
    on_every_weekday(|as_of, plans| {
        for (slug, wanted) in [
            ("corvane-insurance", &[][..]),
            ("kestrel-pine-logistics", &["blocker-past-sla", "milestone-overdue", "reported-better"]),
            ("lumenfold-health", &["attendance-only", "segment-mismatch", "update-overdue"]),
            ("quillmark-press", &["handoff-incomplete", "no-first-value", "no-success-metric"]),
            ("tidewick-bakery", &[]),
            ("varnholt-industries", &[]),
        ] {
            let checks = &plans[slug].checks;
            assert!(
                checks.iter().all(|(_, severity)| *severity < Severity::Error),
                "{slug} on {as_of}: {checks:?}"
            );
            for check in wanted {
                assert!(
                    checks.iter().any(|(id, _)| id == check),
                    "{slug} on {as_of}: no `{check}` in {checks:?}"
                );
            }
            assert!(!wanted.is_empty() || checks.is_empty(), "{slug} on {as_of}: {checks:?}");
        }
    });
}
