//! The files that a question is answered by, at one state of the repository.

use std::collections::BTreeMap;

use onboard::config::FILE_NAME;
use onboard::model::PEOPLE_FILE;
use onboard::plan::Bytes;
use onboard::why::Files;

use crate::portfolio::Portfolio;

/// The files of a plan, and those that it is judged by; of a configuration that is held still, none is.
pub(super) fn files(portfolio: &Portfolio, slug: &str, is_held: bool) -> Files {
    let workspace = &portfolio.workspace;
    let mut settings = if is_held { BTreeMap::new() } else { configuration(portfolio) };
    settings.extend(workspace.people().ok().flatten().map(|bytes| (PEOPLE_FILE.to_owned(), bytes)));
    Files { directory: portfolio.plans.read(slug), settings, basis: portfolio.basis.clone() }
}

/// The configuration and the playbooks of a workspace.
fn configuration(portfolio: &Portfolio) -> BTreeMap<String, Bytes> {
    let (workspace, directory) = (&portfolio.workspace, &portfolio.basis.config.paths.playbooks);
    let config = workspace.config().ok().map(|bytes| (FILE_NAME.to_owned(), bytes));
    let playbooks = workspace.playbooks(directory).unwrap_or_default().into_iter();
    config
        .into_iter()
        .chain(playbooks.map(|(name, bytes)| (format!("{directory}/{name}.yaml"), bytes)))
        .collect()
}
