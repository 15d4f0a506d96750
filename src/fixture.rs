//! Plans for tests, from fragments of their files.

use serde::de::DeserializeOwned;

use crate::date::Date;
use crate::model::PlanFile;
use crate::plan::Plan;

/// A day; panics on anything else.
pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The head that a plan has unless the files name another.
const HEAD: &str = "{customer: Acme, segment: mid-market, contract: {signed: 2026-03-02}}";

/// A plan of these files, each with its name and its text; signed on Monday 2 March 2026 unless
/// `onboarding.yaml` is among them. Panics on a fragment that does not load: a test means what it says.
pub(crate) fn plan_from(files: &[(&str, &str)]) -> Plan {
    let text = |file: PlanFile| files.iter().find(|(name, _)| *name == file.name()).map(|(_, text)| *text);
    for (name, _) in files {
        assert!(PlanFile::ALL.iter().any(|file| file.name() == *name), "{name} is no file of a plan");
    }
    Plan {
        slug: "acme".to_owned(),
        onboarding: load(PlanFile::Onboarding, Some(text(PlanFile::Onboarding).unwrap_or(HEAD))),
        handoff: load(PlanFile::Handoff, text(PlanFile::Handoff)),
        stakeholders: load(PlanFile::Stakeholders, text(PlanFile::Stakeholders)),
        jsp: load(PlanFile::Jsp, text(PlanFile::Jsp)),
        gates: load(PlanFile::Gates, text(PlanFile::Gates)),
        actions: load(PlanFile::Actions, text(PlanFile::Actions)),
        decisions: load(PlanFile::Decisions, text(PlanFile::Decisions)),
        risks: load(PlanFile::Risks, text(PlanFile::Risks)),
        adoption: load(PlanFile::Adoption, text(PlanFile::Adoption)),
        training: load(PlanFile::Training, text(PlanFile::Training)),
        friction: load(PlanFile::Friction, text(PlanFile::Friction)),
        updates: load(PlanFile::Updates, text(PlanFile::Updates)),
        expansion: load(PlanFile::Expansion, text(PlanFile::Expansion)),
        present: PlanFile::ALL
            .into_iter()
            .filter(|f| *f == PlanFile::Onboarding || text(*f).is_some())
            .collect(),
        doubtful: std::collections::BTreeSet::new(),
    }
}

fn load<T: DeserializeOwned>(file: PlanFile, text: Option<&str>) -> T {
    serde_yaml::from_str(text.unwrap_or("{}")).unwrap_or_else(|error| panic!("{file}: {error}"))
}
