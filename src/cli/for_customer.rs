//! What may go to a customer: every command that prints something for one asks here first.

use onboard::check::check;
use onboard::finding::{Finding, Severity};
use onboard::model::PlanFile;
use onboard::remedy::commands;

use crate::collect::Examined;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// Files that nothing for a customer says a word of.
const NEVER_SHOWN: [PlanFile; 3] = [PlanFile::Risks, PlanFile::Friction, PlanFile::Expansion];

impl Examined {
    /// Whether what is made of the plan may go to its customer: an error that `check` finds in a file that they read
    /// something of means that it may be wrong.
    ///
    /// # Errors
    /// When there is one.
    pub(crate) fn fit_for_customer(&self, portfolio: &Portfolio) -> Result<(), Failure> {
        match self.what_forbids(portfolio) {
            None => Ok(()),
            Some(first) => Err(Failure::usage(format!(
                "this may be wrong, and is not for a customer: {}",
                first.message
            ))
            .hint(format!("`{} --level error` shows where", commands::check(&self.assessment.plan.slug)))),
        }
    }

    /// The first error that keeps what is made of the plan from its customer.
    pub(crate) fn what_forbids(&self, portfolio: &Portfolio) -> Option<Finding> {
        let found = check(&self.loaded, Some(&self.assessment), &portfolio.basis.config).findings;
        found.into_iter().find(|finding| {
            let file = finding.place.file_name();
            finding.severity == Severity::Error && !NEVER_SHOWN.iter().any(|it| Some(it.name()) == file)
        })
    }
}
