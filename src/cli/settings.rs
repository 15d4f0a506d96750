//! What a workspace sets for all of its plans: the configuration, our people, its own playbooks.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use onboard::check::CHECKS;
use onboard::config::{Config, ConfigProblem, FILE_NAME, Vocabulary};
use onboard::document::{self, ProblemKind, Reading};
use onboard::language::Language;
use onboard::metric::{METRICS, Unit};
use onboard::model::{OurPeople, PEOPLE_FILE, PeopleFile};
use onboard::plan::{Bytes, Reader};
use onboard::playbook::PlaybookTerms;
use onboard::signal::SIGNALS;
use onboard::store::Workspace;

use crate::failure::Failure;

/// Our people, as the workspace names them; none where it has no such file.
///
/// # Errors
/// When the file cannot be read, or is wrong.
pub(crate) fn people(workspace: &Workspace, reader: &Reader) -> Result<Arc<OurPeople>, Failure> {
    let bytes = workspace.people().map_err(Failure::config)?;
    reader.once(bytes.as_slice(), || people_of(bytes.as_deref()))
}

/// Our people, as the bytes of their file name them; nobody without a file.
///
/// # Errors
/// When the file is wrong.
pub(crate) fn people_of(bytes: Option<&[u8]>) -> Result<OurPeople, Failure> {
    let Some(bytes) = bytes else { return Ok(OurPeople::default()) };
    let Reading { value, mut problems, .. } = document::read::<PeopleFile>(bytes);
    // An empty file names nobody, and is nothing wrong.
    problems.retain(|problem| problem.kind != ProblemKind::Empty);
    if problems.is_empty() {
        return Ok(value.unwrap_or_default().into());
    }
    let problems =
        problems.into_iter().map(|it| ConfigProblem { span: it.span, message: it.message, help: it.help });
    Err(Failure::of_file(PEOPLE_FILE, bytes, &problems.collect::<Vec<_>>()))
}

/// The languages that a workspace has beside English.
#[derive(Debug, Default)]
pub(crate) struct Languages {
    /// Those whose tables can be read, by their codes.
    pub(crate) sound: BTreeMap<String, Language>,
    /// What is wrong with the other tables, by their codes: their plans are told in English, and not to customers.
    pub(crate) broken: BTreeMap<String, String>,
}

/// The languages of a workspace. What is wrong with a table concerns those alone who print for customers.
pub(crate) fn languages(workspace: &Workspace) -> Languages {
    let mut languages = Languages::default();
    for (code, bytes) in workspace.languages().unwrap_or_default() {
        let called = code.to_lowercase().replace('_', "-");
        match language(&bytes) {
            Ok(language) => drop(languages.sound.insert(called, language)),
            Err(why) => {
                let said = format!("`languages/{code}.toml`: {why}");
                languages.broken.insert(called, said);
            }
        }
    }
    languages
}

fn language(bytes: &[u8]) -> Result<Language, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    Language::of(toml::from_str(text).map_err(|error| error.message().to_owned())?)
}

/// What plans go on reading of the workspace's own playbooks. One that cannot be read says nothing here; `playbook
/// list` and `new` say what is wrong with it.
pub(crate) fn own_playbooks(workspace: &Workspace, config: &Config, reader: &Reader) -> Arc<PlaybookTerms> {
    let own = workspace.playbooks(&config.paths.playbooks).unwrap_or_default();
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    // A name counts as much as what is below it.
    let of: Vec<Bytes> = own.iter().flat_map(|(name, bytes)| [name.as_str().into(), bytes.clone()]).collect();
    let terms = reader.once(&of, || Ok::<_, Infallible>(PlaybookTerms::of(&own, &metrics)));
    terms.unwrap_or_else(|never| match never {})
}

/// The configuration in force.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub(crate) fn configuration(workspace: &Workspace, reader: &Reader) -> Result<Arc<Config>, Failure> {
    let bytes = workspace.config().map_err(Failure::config)?;
    reader.once(std::slice::from_ref(&bytes), || parse(&bytes, workspace.is_of_revision()))
}

fn parse(bytes: &[u8], is_of_revision: bool) -> Result<Config, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Failure::config(anyhow::anyhow!("`{FILE_NAME}` is not UTF-8")).hint("save it as UTF-8")
    })?;
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    let days = METRICS.iter().filter(|metric| metric.unit == Unit::Date).map(|metric| metric.id);
    let days: Vec<&str> = days.collect();
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    let signals: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    let vocabulary = Vocabulary { metrics: &metrics, days: &days, checks: &checks, signals: &signals };
    Config::parse(text, &vocabulary).map_err(|problems| {
        // What would fix a file is of no use where it cannot be changed any more.
        let as_it_was = |problem| ConfigProblem { help: None, ..problem };
        let problems = match is_of_revision {
            true => problems.into_iter().map(as_it_was).collect(),
            false => problems,
        };
        Failure::of_file(FILE_NAME, bytes, &problems)
    })
}
