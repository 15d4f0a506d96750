//! What a workspace sets for all of its plans: the configuration, our people, its own playbooks.

use std::collections::BTreeMap;

use onboard::check::CHECKS;
use onboard::config::{Config, ConfigProblem, FILE_NAME, Vocabulary};
use onboard::document::{self, ProblemKind, Reading};
use onboard::language::Language;
use onboard::metric::{METRICS, Unit};
use onboard::model::{OurPeople, PEOPLE_FILE, PeopleFile};
use onboard::playbook::PlaybookTerms;
use onboard::signal::SIGNALS;
use onboard::store::Workspace;

use crate::failure::Failure;

/// Our people, as the workspace names them; none where it has no such file.
///
/// # Errors
/// When the file cannot be read, or is wrong.
pub(crate) fn people(workspace: &Workspace) -> Result<OurPeople, Failure> {
    people_of(workspace.people().map_err(Failure::config)?.as_deref())
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

/// The languages that the workspace has beside English, by their codes.
///
/// # Errors
/// When a table of labels cannot be read, or is wrong.
pub(crate) fn languages(workspace: &Workspace) -> Result<BTreeMap<String, Language>, Failure> {
    let tables = workspace.languages().map_err(Failure::config)?;
    let language = |(code, bytes): (String, Vec<u8>)| {
        let wrong = |why: String| Failure::config(anyhow::anyhow!("`languages/{code}.toml`: {why}"));
        let text = String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8".to_owned()))?;
        let labels = toml::from_str(&text).map_err(|error| wrong(error.message().to_owned()))?;
        let language = Language::of(labels).map_err(wrong)?;
        Ok((code.to_lowercase().replace('_', "-"), language))
    };
    tables.into_iter().map(language).collect()
}

/// What plans go on reading of the workspace's own playbooks. One that cannot be read says nothing here; `playbook
/// list` and `new` say what is wrong with it.
pub(crate) fn own_playbooks(workspace: &Workspace, config: &Config) -> PlaybookTerms {
    let own = workspace.playbooks(&config.paths.playbooks).unwrap_or_default();
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    PlaybookTerms::of(own, &metrics)
}

/// The configuration in force.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub(crate) fn configuration(workspace: &Workspace) -> Result<Config, Failure> {
    let bytes = workspace.config().map_err(Failure::config)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::config(anyhow::anyhow!("`{FILE_NAME}` is not UTF-8")).hint("save it as UTF-8")
    })?;
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    let days = METRICS.iter().filter(|metric| metric.unit == Unit::Date).map(|metric| metric.id);
    let days: Vec<&str> = days.collect();
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    let signals: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    let vocabulary = Vocabulary { metrics: &metrics, days: &days, checks: &checks, signals: &signals };
    Config::parse(&text, &vocabulary).map_err(|problems| {
        // What would fix a file is of no use where it cannot be changed any more.
        let as_it_was = |problem| ConfigProblem { help: None, ..problem };
        let problems = match workspace.is_of_revision() {
            true => problems.into_iter().map(as_it_was).collect(),
            false => problems,
        };
        Failure::of_file(FILE_NAME, text.as_bytes(), &problems)
    })
}
