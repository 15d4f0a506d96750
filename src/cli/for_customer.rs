//! What may go to a customer: every command that prints something for one asks here first.

use onboard::basis::Basis;
use onboard::check::check;
use onboard::edition::CustomerEdition;
use onboard::finding::Severity;
use onboard::model::PlanFile;
use onboard::remedy::commands;
use onboard::report::customer::another;

use crate::collect::Examined;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// Files that nothing for a customer says a word of.
const NEVER_SHOWN: [PlanFile; 3] = [PlanFile::Risks, PlanFile::Friction, PlanFile::Expansion];

/// Why something may not go to a customer, and what to do about it.
pub(crate) struct Unfit {
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Examined {
    /// What the customer may read of the plan, where what is made of that may go to them.
    ///
    /// # Errors
    /// When it may not, and when the other plans cannot be listed.
    pub(crate) fn fit_for_customer(&self, portfolio: &Portfolio) -> Result<CustomerEdition, Failure> {
        let edition = CustomerEdition::of(&self.assessment);
        refuse(self.what_forbids(portfolio, &edition)?)?;
        Ok(edition)
    }

    /// As [`Self::fit_for_customer`], for words of one's own.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn words_fit_for_customer(&self, portfolio: &Portfolio, words: &str) -> Result<(), Failure> {
        refuse(self.who_is_named(portfolio, words)?)
    }

    /// What keeps what is made of the plan, as its edition has it, from its customer: an error that `check` finds in a file that they read something
    /// of, which means that it may be wrong, or the name of another customer.
    ///
    /// # Errors
    /// When the other plans cannot be listed.
    pub(crate) fn what_forbids(
        &self,
        portfolio: &Portfolio,
        edition: &CustomerEdition,
    ) -> Result<Option<Unfit>, Failure> {
        if let Some(unfit) = self.has_no_words(portfolio) {
            return Ok(Some(unfit));
        }
        let found = check(&self.loaded, Some(&self.assessment), &portfolio.basis.config).findings;
        let first = found.into_iter().find(|finding| {
            let file = finding.place.file_name();
            finding.severity == Severity::Error && !NEVER_SHOWN.iter().any(|it| Some(it.name()) == file)
        });
        if let Some(first) = first {
            let check = commands::check(self.assessment.slug());
            let hint = format!("`{check} --level error` shows where");
            let message = format!("this may be wrong, and is not for a customer: {}", first.message);
            return Ok(Some(Unfit { message, hint }));
        }
        let words = serde_json::to_string(edition).map_err(Failure::internal)?;
        self.who_is_named(portfolio, &words)
    }

    /// That the table of the customer's language cannot be read, so that this would be English.
    fn has_no_words(&self, portfolio: &Portfolio) -> Option<Unfit> {
        let written = &self.assessment.plan.onboarding.language;
        let code = Basis::code_of_language(written, |code| portfolio.broken_languages.contains_key(code))?;
        let message = portfolio.broken_languages.get(&code)?.clone();
        let hint = "correct it, or take the table away: until then this would be told in English";
        Some(Unfit { message, hint: hint.to_owned() })
    }

    /// Another customer whom words name.
    fn who_is_named(&self, portfolio: &Portfolio, words: &str) -> Result<Option<Unfit>, Failure> {
        let own = &self.assessment.plan.onboarding.customer;
        let others = portfolio.customers()?.iter().map(|(_, name)| name).filter(|name| *name != own);
        Ok(another::first_named(words, others.map(String::as_str)).map(|name| Unfit {
            message: format!("this names another customer, `{name}`, and is not for this one"),
            hint: "take the name out of what this customer reads, or give the entry `audience: internal`"
                .to_owned(),
        }))
    }
}

fn refuse(unfit: Option<Unfit>) -> Result<(), Failure> {
    match unfit {
        None => Ok(()),
        Some(Unfit { message, hint }) => Err(Failure::usage(message).hint(hint)),
    }
}
