//! The files that a question is answered by, at one state of the repository.

use std::collections::BTreeMap;

use onboard::config::FILE_NAME;
use onboard::model::PEOPLE_FILE;
use onboard::why::Files;

use crate::portfolio::Portfolio;

/// The files of a plan, and those that it is judged by.
pub(super) fn files(portfolio: &Portfolio, slug: &str) -> Files {
    let workspace = &portfolio.workspace;
    let mut settings = BTreeMap::new();
    settings.extend(workspace.config().ok().map(|bytes| (FILE_NAME.to_owned(), bytes)));
    settings.extend(workspace.people().ok().flatten().map(|bytes| (PEOPLE_FILE.to_owned(), bytes)));
    let directory = &portfolio.basis.config.paths.playbooks;
    let playbooks = workspace.playbooks(directory).unwrap_or_default();
    settings.extend(playbooks.into_iter().map(|(name, bytes)| (format!("{directory}/{name}.yaml"), bytes)));
    Files { directory: portfolio.plans.read(slug), settings, basis: portfolio.basis.clone() }
}
