//! The files of a workspace: as they are on the disk, or as they were at a revision. What a plan's directory is, which
//! links are followed and what is a file of a plan is said once, in terms of this, for both.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::git::Snapshot;
use super::listed::{Kind, Listed, Target};
use super::reason::reason;
use super::{files, listing};
use crate::plan::Entry;

/// Paths are absolute on the disk, and from the top of the repository in a revision.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Of the workspace, with all links resolved.
    root: PathBuf,
    files: Files,
}

#[derive(Clone, Debug)]
enum Files {
    Disk,
    Revision(Snapshot),
}

impl Tree {
    pub(super) const fn of_disk(root: PathBuf) -> Self {
        Self { root, files: Files::Disk }
    }

    pub(super) const fn of_revision(snapshot: Snapshot, root: PathBuf) -> Self {
        Self { root, files: Files::Revision(snapshot) }
    }

    /// The directory of the workspace.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The revision that it is of, if it is of one.
    pub(super) const fn snapshot(&self) -> Option<&Snapshot> {
        match &self.files {
            Files::Disk => None,
            Files::Revision(snapshot) => Some(snapshot),
        }
    }

    /// The directory of the workspace where its files can be changed.
    ///
    /// # Errors
    /// When they are those of a revision.
    pub(super) fn root_to_change(&self) -> Result<&Path> {
        match self.files {
            Files::Disk => Ok(&self.root),
            Files::Revision(_) => Err(anyhow!("the files of a revision cannot be changed")),
        }
    }

    /// What is in a directory, and nothing below.
    ///
    /// # Errors
    /// When not all of it can be listed.
    pub(super) fn list(&self, directory: &Path) -> io::Result<Vec<Listed>> {
        match &self.files {
            Files::Disk => listing::of(directory),
            Files::Revision(snapshot) => snapshot.list(directory),
        }
    }

    /// As [`Self::list`]; an absent directory is empty.
    pub(super) fn list_any(&self, directory: &Path) -> io::Result<Vec<Listed>> {
        match self.list(directory) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            listed => listed,
        }
    }

    /// The files in a directory and so many levels below, links not followed; hidden directories are left alone, and so
    /// is what cannot be listed.
    pub(super) fn files_below(&self, directory: &Path, levels: usize) -> Vec<Listed> {
        let mut found = Vec::new();
        for listed in self.list(directory).unwrap_or_default() {
            match listed.kind {
                Err(_) => {}
                Ok(Kind::Directory) if levels > 1 && !listed.is_hidden() => {
                    found.extend(self.files_below(&listed.path, levels - 1));
                }
                Ok(Kind::Directory) => {}
                Ok(_) => found.push(listed),
            }
        }
        found
    }

    /// What is at a path; a link is not followed.
    ///
    /// # Errors
    /// When nothing is there, or it cannot be told.
    pub(super) fn kind(&self, path: &Path) -> io::Result<Kind> {
        match &self.files {
            Files::Disk => fs::symlink_metadata(path).map(|metadata| metadata.file_type().into()),
            Files::Revision(snapshot) => snapshot.kind(path),
        }
    }

    /// Where a path leads, all links resolved.
    ///
    /// # Errors
    /// When it leads to nothing.
    pub(super) fn resolve(&self, path: &Path) -> io::Result<Target> {
        let target = match &self.files {
            Files::Disk => fs::canonicalize(path)?,
            Files::Revision(snapshot) => match snapshot.resolve(path)? {
                Target::Inside(target) => target,
                outside @ Target::Outside(_) => return Ok(outside),
            },
        };
        Ok(if target.starts_with(&self.root) { Target::Inside(target) } else { Target::Outside(target) })
    }

    /// Whether a path leads to something of this kind, links followed.
    pub(super) fn leads_to(&self, path: &Path, kind: Kind) -> bool {
        match &self.files {
            Files::Disk => fs::metadata(path).is_ok_and(|it| Kind::from(it.file_type()) == kind),
            Files::Revision(snapshot) => match snapshot.resolve(path) {
                Ok(Target::Inside(target)) => snapshot.kind(&target).is_ok_and(|it| it == kind),
                _ => false,
            },
        }
    }

    /// The path that somebody means who names one of the disk; nothing where it is in no such tree.
    pub(super) fn place_of(&self, path: &Path) -> Option<PathBuf> {
        match &self.files {
            Files::Disk => std::path::absolute(path).ok(),
            Files::Revision(snapshot) => snapshot.place_of(path),
        }
    }

    /// What is at a path that is of this kind; links are followed only within the workspace.
    ///
    /// Looks before it opens: a pipe would be waited for, a device might do anything.
    pub(super) fn read(&self, path: &Path, kind: &io::Result<Kind>) -> Entry {
        self.read_all(&[(path, kind)]).pop().unwrap_or(Entry::NotAFile)
    }

    /// What is at a path, whatever it is; nothing where nothing is there.
    pub(super) fn read_any(&self, path: &Path) -> Option<Entry> {
        let kind = self.kind(path);
        let is_absent = matches!(&kind, Err(error) if error.kind() == ErrorKind::NotFound);
        (!is_absent).then(|| self.read(path, &kind))
    }

    /// As [`Self::read`], of several at once, in their order: a revision is asked for all of them in one go.
    pub(super) fn read_all(&self, wanted: &[(&Path, &io::Result<Kind>)]) -> Vec<Entry> {
        let targets: Vec<Result<PathBuf, Entry>> =
            wanted.iter().map(|(path, kind)| self.file_at(path, kind)).collect();
        match &self.files {
            Files::Disk => {
                let read = |target: Result<PathBuf, Entry>| match target {
                    Ok(path) => contents(&path),
                    Err(entry) => entry,
                };
                targets.into_iter().map(read).collect()
            }
            Files::Revision(snapshot) => {
                let paths: Vec<&Path> = targets.iter().flatten().map(PathBuf::as_path).collect();
                let mut read = snapshot.contents(&paths).into_iter();
                let next = |target: Result<PathBuf, Entry>| match target {
                    Ok(_) => read.next().unwrap_or(Entry::NotAFile),
                    Err(entry) => entry,
                };
                targets.into_iter().map(next).collect()
            }
        }
    }

    /// The file that is to be opened for a path that is of this kind.
    fn file_at(&self, path: &Path, kind: &io::Result<Kind>) -> Result<PathBuf, Entry> {
        match kind {
            Err(error) => Err(Entry::Unreadable(reason(error))),
            Ok(Kind::File) => Ok(path.to_owned()),
            Ok(Kind::Link) => match self.resolve(path) {
                Err(error) => Err(Entry::Unreadable(files::why_no_target(&error))),
                Ok(Target::Outside(_)) => Err(Entry::LeavesWorkspace),
                Ok(Target::Inside(target)) if !self.leads_to(&target, Kind::File) => Err(Entry::NotAFile),
                Ok(Target::Inside(target)) => Ok(target),
            },
            Ok(_) => Err(Entry::NotAFile),
        }
    }
}

fn contents(path: &Path) -> Entry {
    files::contents(path).unwrap_or_else(|error| Entry::Unreadable(reason(&error)))
}
