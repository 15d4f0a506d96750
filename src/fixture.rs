//! Plans for tests, from fragments of their files.

use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::date::Date;
use crate::edition::CustomerEdition;
use crate::model::PlanFile;
use crate::plan::{self, Directory, Entry, Plan};

/// A day; panics on anything else.
pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The head that a plan has unless the files name another.
pub(crate) const HEAD: &str = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}}";

/// A plan of these files, each with its name and its text; signed on Monday 2 March 2026 unless
/// `onboarding.yaml` is among them. Panics on a fragment that does not load: a test means what it says.
pub(crate) fn plan_from(files: &[(&str, &str)]) -> Plan {
    let mut directory = Directory { slug: "acme".to_owned(), ..Directory::default() };
    for (name, text) in [(PlanFile::Onboarding.name(), HEAD)].iter().chain(files) {
        assert!(PlanFile::from_name(name).is_some(), "{name} is no file of a plan");
        directory.entries.insert((*name).to_owned(), Entry::Bytes((*text).into()));
    }
    let loaded = plan::load(directory);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.plan.expect("a plan without problems is one")
}

/// The customer's edition of a plan of these files on a day.
pub(crate) fn edition_from(files: &[(&str, &str)], day: &str) -> CustomerEdition {
    CustomerEdition::of(&Assessment::of(plan_from(files), &Basis::on(date(day))))
}
