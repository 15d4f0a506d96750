//! The living sample stands where its README says, whatever day it is made.

use std::collections::BTreeMap;

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::model::{Colour, Outcome, Phase};
use onboard::plan::{self, Directory};
use onboard::starter;

/// The sample as it is assessed on a day.
fn assessed(as_of: &str) -> BTreeMap<String, Assessment> {
    let basis = Basis::on(as_of.parse().unwrap());
    let files = starter::sample(basis.as_of, &basis.config.calendar);
    let mut plans: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for file in &files {
        if let ["onboardings", slug, name] = file.path.split('/').collect::<Vec<_>>()[..] {
            plans.entry(slug).or_default().push((name, &file.text));
        }
    }
    let assess = |(slug, files): (&str, Vec<(&str, &str)>)| {
        let loaded = plan::load(Directory::of(slug, files));
        assert_eq!(loaded.damage, [], "{slug}");
        (slug.to_owned(), Assessment::of(loaded.plan.unwrap(), Vec::new(), &basis))
    };
    plans.into_iter().map(assess).collect()
}

#[test]
fn six_plans_stand_in_six_places() {
    for day in 1..=7 {
        let as_of = format!("2027-01-0{day}");
        let plans = assessed(&as_of);
        for (slug, phase, band) in [
            ("corvane-insurance", Phase::Implementation, Colour::Amber),
            ("kestrel-pine-logistics", Phase::Implementation, Colour::Amber),
            ("lumenfold-health", Phase::Activation, Colour::Red),
            ("quillmark-press", Phase::PreOnboarding, Colour::Green),
            ("tidewick-bakery", Phase::Graduation, Colour::Green),
            ("varnholt-industries", Phase::Graduation, Colour::Green),
        ] {
            let plan = &plans[slug];
            assert_eq!(plan.gates.phase, phase, "{slug} on {as_of}");
            assert_eq!(plan.health.band, Some(band), "{slug} on {as_of}: {:?}", plan.health.score);
        }
    }
}

#[test]
fn what_is_wrong_with_them_is_seen() {
    for day in 1..=7 {
        let as_of = format!("2027-01-0{day}");
        let plans = assessed(&as_of);
        for (slug, wanted) in [
            ("corvane-insurance", &["sponsor_silent"][..]),
            ("kestrel-pine-logistics", &["first_value_late", "integration_delayed", "go_live_slipping"]),
            ("lumenfold-health", &["champion_departed", "usage_stall", "sponsor_silent", "single_threaded"]),
            ("quillmark-press", &[]),
            ("tidewick-bakery", &[]),
            ("varnholt-industries", &[]),
        ] {
            let fired: Vec<&str> = plans[slug].signals.iter().map(|fired| fired.signal).collect();
            let missing: Vec<&&str> = wanted.iter().filter(|signal| !fired.contains(signal)).collect();
            assert!(missing.is_empty(), "{slug} on {as_of}: {missing:?} not in {fired:?}");
            assert!(!wanted.is_empty() || fired.is_empty(), "{slug} on {as_of}: {fired:?}");
        }
        assert!(plans["corvane-insurance"].plan.onboarding.holds.iter().any(|hold| hold.end.is_none()));
        let ending = plans["tidewick-bakery"].plan.onboarding.outcome.as_ref().unwrap();
        assert_eq!(ending.result, Outcome::Graduated);
    }
}
