//! Drafts for tests, from fragments of a plan's files.

use super::draft::{Draft, RANDOM};
use crate::basis::Basis;
use crate::fixture::{HEAD, date};
use crate::model::PlanFile;
use crate::plan::Directory;

/// A plan of these files on a day, to be changed; ids are made of the same bytes each time.
pub(crate) fn draft(files: &[(&str, &str)], as_of: &str) -> Draft {
    let mut all = vec![(PlanFile::Onboarding.name(), HEAD)];
    all.extend(files);
    let bytes = std::array::from_fn::<u8, RANDOM, _>(|at| u8::try_from(at * 7 % 251).unwrap_or_default());
    let directory = Directory::of("acme", all);
    Draft::of(directory, &Basis::on(date(as_of)), "onboardings/acme".to_owned(), bytes).expect("a plan")
}

/// As [`draft`], of a plan with a team of ours.
pub(crate) fn team_draft(files: &[(&str, &str)], as_of: &str) -> Draft {
    let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz, ae: Tom Becker}}";
    let mut all = vec![(PlanFile::Onboarding.name(), head)];
    all.extend(files);
    draft(&all, as_of)
}

impl Draft {
    /// The one file that the edits change, as they leave it; nothing where they change none.
    pub(crate) fn one_text(&self) -> String {
        let mut texts = self.texts().expect("edits that can be made");
        assert!(texts.len() < 2, "several files change");
        texts.pop().map(|(_, text)| text).unwrap_or_default()
    }

    /// The text of a file after the edits.
    pub(crate) fn after(&self, file: PlanFile) -> String {
        let texts = self.texts().expect("edits that can be made");
        let new = texts.into_iter().find(|(its, _)| *its == file).map(|(_, text)| text);
        new.unwrap_or_else(|| self.text(file).expect("a text").unwrap_or_default().to_owned())
    }

    /// The remarks, as they are shown.
    pub(crate) fn said(&self) -> Vec<String> {
        self.remarks.iter().map(ToString::to_string).collect()
    }
}
