//! Which commit has the files that `--at` means.

use onboard::config::{FILE_NAME, Timezone};
use onboard::date::Date;
use onboard::store::{Commit, GitError, Repository, Workspace};

use crate::as_of::AsOf;
use crate::at::At;
use crate::context::{Context, day_of};
use crate::failure::Failure;
use crate::settings::configuration;

/// A state of the files in a repository.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) repository: Repository,
    /// The commit that has the files.
    pub(crate) commit: Commit,
    /// As it was asked for.
    named: String,
    /// The day that was asked for, if one was and no revision.
    asked: Option<Date>,
}

impl State {
    /// The state that a revision or a day names.
    ///
    /// # Errors
    /// When there is none, or the clone does not reach so far.
    pub(crate) fn find(at: &At, repository: &Repository, context: &Context) -> Result<Self, Failure> {
        Self::find_before(at, repository, "HEAD", |zone| context.day_to_tell_from(zone))
    }

    /// As [`Self::find`], for days along the first parents of a commit, `mon` and `-7d` told from a day.
    ///
    /// # Errors
    /// As [`Self::find`].
    pub(crate) fn find_before(
        at: &At,
        repository: &Repository,
        head: &str,
        told_from: impl FnOnce(Option<Timezone>) -> Date,
    ) -> Result<Self, Failure> {
        let state =
            |commit, asked| Self { repository: repository.clone(), commit, named: at.text.clone(), asked };
        let day = match meant(at, repository)? {
            Meant::Commit(commit) => return Ok(state(commit, None)),
            Meant::Day(day) => day,
        };
        let zone = zone_of_head(repository)?;
        let day = day.day(|| told_from(zone));
        Ok(state(last_commit_on(day, repository, head, |commit| day_of(commit.committed, zone))?, Some(day)))
    }

    /// The first day that is meant by what is looked at from there on: the one that is named, or that of a revision's commit.
    ///
    /// # Errors
    /// When there is no such revision.
    pub(crate) fn first_day(
        at: &At,
        repository: &Repository,
        zone: Option<Timezone>,
        last: Date,
    ) -> Result<Date, Failure> {
        Ok(match meant(at, repository)? {
            Meant::Commit(commit) => day_of(commit.committed, zone),
            Meant::Day(day) => day.day(|| last),
        })
    }

    /// The state that a commit has.
    pub(crate) fn of_commit(repository: &Repository, commit: Commit) -> Self {
        let named = commit.short_id().to_owned();
        Self { repository: repository.clone(), commit, named, asked: None }
    }

    /// The day on which it is judged where nobody says otherwise: the one that was asked for; of a revision, its own.
    pub(crate) fn day(&self, zone: Option<Timezone>) -> Date {
        self.asked.unwrap_or_else(|| day_of(self.commit.committed, zone))
    }

    /// The workspace that it has.
    ///
    /// # Errors
    /// When it has none.
    pub(crate) fn workspace(&self) -> Result<Workspace, Failure> {
        Workspace::at_revision(&self.repository, &self.commit).ok_or_else(|| {
            let start = self.repository.start().display().to_string();
            let place =
                if start.is_empty() { "at the top".to_owned() } else { format!("in `{start}` or above it") };
            Failure::usage(format!("{}: there is no `{FILE_NAME}` {place}", self.in_words()))
                .hint(format!("`git log --all -- '*{FILE_NAME}'` shows the commits that have one"))
        })
    }

    /// What a message calls it.
    pub(crate) fn in_words(&self) -> String {
        let (named, id) = (&self.named, self.commit.short_id());
        if named == id { format!("at `{id}`") } else { format!("at `{named}`, commit {id}") }
    }
}

/// What somebody names, once it is known which revisions there are.
enum Meant {
    Commit(Commit),
    Day(AsOf),
}

/// A whole date is a day; a branch that is called `mon` is one before Monday is.
fn meant(at: &At, repository: &Repository) -> Result<Meant, Failure> {
    let Some(day) = at.day else {
        let unknown = |error| match error {
            GitError::Unknown { .. } => Failure::from(error)
                .hint("a day is written as `2026-04-01`, `mon`, `yesterday`, `7d` or `-7d`"),
            other => other.into(),
        };
        return repository.commit(&at.text).map(Meant::Commit).map_err(unknown);
    };
    let commit = if at.is_date { None } else { repository.find_commit(&at.text)? };
    Ok(commit.map_or(Meant::Day(day), Meant::Commit))
}

/// The time zone of the workspace as it is at `HEAD`: in which day a commit falls is asked there.
fn zone_of_head(repository: &Repository) -> Result<Option<Timezone>, Failure> {
    let head = State::of_commit(repository, repository.commit("HEAD")?);
    Ok(configuration(&head.workspace()?, &repository.reader())
        .map_err(|failure| failure.within(&head.in_words()))?
        .timezone)
}

/// The nearest first parent of a commit that is not from after a day.
fn last_commit_on(
    day: Date,
    repository: &Repository,
    head: &str,
    day_of: impl Fn(&Commit) -> Date,
) -> Result<Commit, Failure> {
    let mut passed = repository.first_parents(head, &[], |commit| day_of(commit) <= day)?;
    match passed.pop() {
        Some(commit) if day_of(&commit) <= day => Ok(commit),
        Some(_) if repository.is_shallow() => Err(GitError::Shallow(format!("the day {day}")).into()),
        Some(first) => {
            let message =
                format!("there are no files of {day} yet: the first commit is of {}", day_of(&first));
            Err(Failure::usage(message).hint("name a later day, or a revision"))
        }
        None => Err(GitError::NoCommits.into()),
    }
}
