//! Where the workspace is, and the few files at its root.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::git::{Commit, GitError, Repository, Snapshot};
use super::listed::{Kind, Target, shown};
use super::plans::{Plans, refused};
use super::reason::reason;
use super::seam::{self, Call};
use super::tree::Tree;
use crate::config::FILE_NAME;
use crate::model::PEOPLE_FILE;
use crate::plan::{Bytes, Entry, is_yaml};

/// The directory with the tables of labels of other languages.
const LANGUAGES: &str = "languages";

/// A directory with `onboard.toml`, on the disk or in a revision. Nothing it says names a path outside itself.
#[derive(Clone, Debug)]
pub struct Workspace {
    tree: Tree,
    /// Where it is on the disk; in a revision, where it would be if that were checked out.
    root: PathBuf,
}

impl Workspace {
    /// The workspace that `start` is in: the nearest directory from there upwards with `onboard.toml`.
    ///
    /// # Errors
    /// When `start` is no directory that can be read, or it cannot be told whether there is an `onboard.toml`.
    pub fn discover(start: &Path) -> Result<Option<Self>> {
        let resolved = fs::canonicalize(start).map_err(|error| anyhow!(reason(&error)));
        let start =
            resolved.with_context(|| format!("cannot look for a workspace in `{}`", start.display()))?;
        for directory in start.ancestors() {
            if has_config(directory)? {
                let root = directory.to_owned();
                return Ok(Some(Self { tree: Tree::of_disk(root.clone()), root }));
            }
        }
        Ok(None)
    }

    /// As [`Self::discover`], from where the repository was opened, in the files of a commit.
    pub fn at_revision(repository: &Repository, commit: &Commit) -> Option<Self> {
        Self::of_snapshot(repository, repository.snapshot(commit))
    }

    /// The same in the files as they are staged.
    ///
    /// # Errors
    /// When git does not say which those are.
    pub fn staged(repository: &Repository) -> std::result::Result<Option<Self>, GitError> {
        Ok(Self::of_snapshot(repository, repository.staged()?))
    }

    fn of_snapshot(repository: &Repository, snapshot: Snapshot) -> Option<Self> {
        let mut above = repository.start().ancestors();
        let directory = above.find(|directory| snapshot.kind(&directory.join(FILE_NAME)).is_ok())?;
        let root = repository.on_disk(directory);
        Some(Self { tree: Tree::of_revision(snapshot, directory.to_owned()), root })
    }

    /// Where it is in its repository, from the top; of one on the disk that is not asked.
    pub fn place_in_repository(&self) -> Option<&Path> {
        self.tree.snapshot().map(|_| self.tree.root())
    }

    /// Where a path is that somebody names, from the workspace's directory; it may lead to nothing. None outside of it.
    pub fn place_of(&self, path: &Path) -> Option<PathBuf> {
        let place = self.tree.place_of(path)?;
        // What is not there cannot be resolved, but what it would be in can.
        place.ancestors().find_map(|existing| {
            let Ok(Target::Inside(resolved)) = self.tree.resolve(existing) else { return None };
            let below = place.strip_prefix(existing).ok()?;
            Some(resolved.strip_prefix(self.tree.root()).ok()?.join(below))
        })
    }

    /// Whether a path that somebody names is of something that is no directory, in the workspace or beside it.
    pub fn has_file(&self, path: &Path) -> bool {
        let kind = self.tree.place_of(path).and_then(|place| self.tree.kind(&place).ok());
        kind.is_some_and(|kind| kind != Kind::Directory)
    }

    /// Whether its files are those of a revision, which nothing changes.
    pub const fn is_of_revision(&self) -> bool {
        self.tree.snapshot().is_some()
    }

    /// The directory in which its files can be changed.
    ///
    /// # Errors
    /// When they are those of a revision.
    pub(super) fn root_to_change(&self) -> Result<&Path> {
        self.tree.root_to_change()
    }

    /// Its directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The bytes of `onboard.toml`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn config(&self) -> Result<Bytes> {
        let path = self.tree.root().join(FILE_NAME);
        bytes(FILE_NAME, self.tree.read(&path, &self.tree.kind(&path)))
    }

    /// The bytes of `people.yaml`, if there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn people(&self) -> Result<Option<Bytes>> {
        let read = self.tree.read_any(&self.tree.root().join(PEOPLE_FILE));
        read.map(|read| bytes(PEOPLE_FILE, read)).transpose()
    }

    /// Its plans, which are in `directory`, relative to it. An absent directory has none.
    ///
    /// # Errors
    /// When the directory is a link to outside the workspace.
    pub fn plans(&self, directory: &str) -> Result<Plans> {
        Ok(Plans::new(self.tree.clone(), self.directory(directory)?, directory))
    }

    /// The workspace's own playbooks in `directory`, as name and bytes, sorted by name.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn playbooks(&self, directory: &str) -> Result<Vec<(String, Bytes)>> {
        self.named(directory, is_yaml)
    }

    /// The tables of labels in `languages`, as the code of the language and bytes, sorted.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn languages(&self) -> Result<Vec<(String, Bytes)>> {
        self.named(LANGUAGES, |name| name.ends_with(".toml"))
    }

    /// The files of a directory that are meant, by their names without the ending, sorted.
    fn named(&self, directory: &str, is_meant: impl Fn(&str) -> bool) -> Result<Vec<(String, Bytes)>> {
        let path = self.directory(directory)?;
        let mut all = Vec::new();
        for entry in self.tree.list_any(&path).map_err(|error| refused(directory, &error))? {
            let file = shown(&entry.name);
            if !is_meant(&file) {
                continue;
            }
            if entry.name.to_str().is_none() {
                return Err(anyhow!("`{directory}/{file}` has a name that is not UTF-8"));
            }
            let read = self.tree.read(&entry.path, &entry.kind);
            let name = file.rsplit_once('.').map_or(file.as_str(), |(name, _)| name).to_owned();
            all.push((name, bytes(&format!("{directory}/{file}"), read)?));
        }
        // Two endings of one name stay in the order of their bytes, whatever the order of the disk.
        all.sort_by(|one: &(String, Bytes), other| (&one.0, &*one.1).cmp(&(&other.0, &*other.1)));
        Ok(all)
    }

    /// A directory of the workspace, with all links resolved where it exists.
    fn directory(&self, name: &str) -> Result<PathBuf> {
        let path = self.tree.root().join(name);
        match self.tree.resolve(&path) {
            Ok(Target::Inside(resolved)) => Ok(resolved),
            Ok(Target::Outside(_)) => Err(anyhow!("`{name}` is a symbolic link that leaves the workspace")),
            Err(_) => Ok(path),
        }
    }
}

/// Whether a directory has an `onboard.toml`. One that is a directory itself or a link to nothing is one as well: what
/// is wrong with it is said when it is read.
fn has_config(directory: &Path) -> Result<bool> {
    let path = directory.join(FILE_NAME);
    match seam::passes(Call::Look, &path).and_then(|()| fs::symlink_metadata(&path)) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(anyhow!("cannot look for `{}`: {}", path.display(), reason(&error))),
    }
}

/// The bytes of a file without which nothing can be done.
fn bytes(name: &str, entry: Entry) -> Result<Bytes> {
    match entry {
        Entry::Bytes(bytes) => Ok(bytes),
        Entry::TooLarge(_) => Err(anyhow!("`{name}` is too large to be read")),
        Entry::LeavesWorkspace => Err(anyhow!("`{name}` is a symbolic link that leaves the workspace")),
        Entry::Unreadable(why) => Err(anyhow!("cannot read `{name}`: {why}")),
        Entry::NotAFile | Entry::Foreign => Err(anyhow!("`{name}` is not a regular file")),
    }
}
