//! Which plan an argument names.

use std::path::PathBuf;

use onboard::person::plain;
use onboard::refused::Refused;
use onboard::remedy::commands;
use onboard::suggest::closest;

use super::Portfolio;
use crate::failure::Failure;

impl Portfolio {
    /// The plan that an argument names: by its slug, an unambiguous beginning of it, a path in its directory, or its
    /// customer's name.
    ///
    /// # Errors
    /// When it names none, or several.
    pub(crate) fn slug(&self, named: &str) -> Result<String, Failure> {
        if self.plans.has(named) {
            return Ok(named.to_owned());
        }
        if let Some(slug) = self.paths(named).iter().find_map(|path| self.plans.slug_of(path)) {
            return Ok(slug);
        }
        if let Some(slug) = self.former_slug(named) {
            return Err(Failure::usage(format!("the onboarding `{slug}` is no longer there"))
                .hint(format!("`{}` lists those that are", commands::status_all())));
        }
        let slugs = self.slugs()?;
        let typed = named.to_lowercase();
        let matches: Vec<&String> =
            slugs.iter().filter(|slug| slug.to_lowercase().starts_with(&typed)).collect();
        match matches.as_slice() {
            [only] if !named.is_empty() => Ok((*only).clone()),
            [] => self.slug_of_customer(named, &slugs),
            several => Err(ambiguous(named, several)),
        }
    }

    /// The plan of the customer whose name, or the beginning of it, was typed: it is on the screens. Only where no plan is
    /// called so, since the heads of all have to be read for it.
    fn slug_of_customer(&self, named: &str, slugs: &[String]) -> Result<String, Failure> {
        let typed = plain(named);
        let is_meant = |customer: &str| !typed.is_empty() && plain(customer).starts_with(&typed);
        let meant = self.customers()?.iter().filter(|(_, customer)| is_meant(customer));
        let meant: Vec<&String> = meant.map(|(slug, _)| slug).collect();
        match meant.as_slice() {
            [only] => Ok((*only).clone()),
            [] => Err(no_such(named, slugs)),
            several => Err(ambiguous(named, several)),
        }
    }

    /// The plan that a path was in, where nothing is left of it: of a plan that was removed or renamed, `git diff
    /// --name-only` names the files that it had.
    pub(crate) fn former_slug(&self, named: &str) -> Option<String> {
        let paths = self.paths(named).into_iter().filter(|path| path.components().count() > 1);
        paths.into_iter().find_map(|path| self.plans.former_slug_of(&path))
    }

    /// What a path may mean: one as somebody stands, or one as findings print it.
    pub(super) fn paths(&self, named: &str) -> [PathBuf; 2] {
        [PathBuf::from(named), self.workspace.root().join(named)]
    }
}

fn ambiguous(named: &str, slugs: &[&String]) -> Failure {
    let candidates: Vec<_> = slugs.iter().map(|slug| format!("`{slug}`")).collect();
    Refused::ambiguous(named, "onboardings", &candidates).into()
}

fn no_such(named: &str, slugs: &[String]) -> Failure {
    let failure = Failure::usage(format!("there is no onboarding `{named}`"));
    // Somebody who names another word of the customer's name means that plan.
    let typed = named.to_lowercase();
    let has_word = |slug: &&String| slug.to_lowercase().split('-').any(|word| word.starts_with(&typed));
    let mut by_word = slugs.iter().filter(has_word).filter(|_| !typed.is_empty());
    let only = by_word.next().filter(|_| by_word.next().is_none()).map(String::as_str);
    match only.or_else(|| closest(named, slugs.iter().map(String::as_str))) {
        Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
        None => failure.hint(format!("`{}` lists them", commands::status_all())),
    }
}
