//! Where the plan of a deal goes: a directory that nobody has, below the onboardings.

use onboard::remedy::commands;
use onboard::slug;
use onboard::store::{self, CreateError, NewFile, Written};

use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// The name of the directory: the one given, else one made from the customer's name.
pub(super) fn slug(given: Option<&str>, customer: &str, portfolio: &Portfolio) -> Result<String, Failure> {
    let slug = match given {
        Some(given) => slug::check(given).map(|()| given.to_owned()),
        None => slug::proposed(customer),
    };
    let slug = slug.map_err(|error| Failure::usage(error.to_string()).hint(error.hint()))?;
    let slugs = portfolio.plans.slugs().map_err(Failure::disk)?;
    match slugs.iter().find(|taken| taken.eq_ignore_ascii_case(&slug)) {
        None => Ok(slug),
        Some(taken) if *taken == slug => Err(exists(&slug, &slugs)),
        Some(taken) => {
            Err(Failure::usage(format!("`{slug}` and the onboarding `{taken}` differ only in case"))
                .hint("some disks take them for one directory")
                .hint(format!("give it a name of its own: `--slug {}`", free(&slug, &slugs))))
        }
    }
}

fn exists(slug: &str, slugs: &[String]) -> Failure {
    Failure::usage(format!("there is an onboarding `{slug}` already"))
        .hint(format!("`{}` shows it", commands::status(slug)))
        .hint(format!("for another deal of theirs, name the directory: `--slug {}`", free(slug, slugs)))
}

/// `acme-2`, or the next number that nobody has.
fn free(slug: &str, slugs: &[String]) -> String {
    let stem = &slug[..slug.len().min(slug::LONGEST - 6)];
    let numbered = (2..10_000).map(|number| format!("{stem}-{number}"));
    let mut untaken = numbered.filter(|name| !slugs.iter().any(|taken| taken.eq_ignore_ascii_case(name)));
    untaken.next().unwrap_or_else(|| slug.to_owned())
}

/// Makes the files of the plan, all or none.
pub(super) fn make(files: &[NewFile], slug: &str, portfolio: &Portfolio) -> Result<Written, Failure> {
    let root = portfolio.workspace.root();
    let created = store::create(root, files);
    created.map(|created| created.written).map_err(|error| match error {
        // Somebody was faster.
        CreateError::Exists(_) => exists(slug, &[slug.to_owned()]),
        error => Failure::disk(error.below(root)),
    })
}
