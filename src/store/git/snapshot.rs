//! The files of a commit, walked as a disk is: steps, links, `..`.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::error::GitError;
use super::id::ObjectId;
use super::objects::Answer;
use super::repository::{Repository, name};
use super::tree_object::TreeEntry;
use crate::plan::{Entry, LARGEST};
use crate::store::listed::{Kind, Listed, Target};
use crate::store::reason::reason;

/// So many links are followed on one path, as Linux does.
const MOST_LINKS: usize = 40;

/// How a text begins that Git LFS keeps elsewhere.
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1\n";

/// The files of a commit. Paths are from the top of the repository.
#[derive(Clone, Debug)]
pub(in crate::store) struct Snapshot {
    repository: Repository,
    top: ObjectId,
}

/// Where a path leads.
enum Found {
    Inside { path: PathBuf, kind: Kind, id: ObjectId },
    Outside(PathBuf),
}

impl Snapshot {
    pub(super) const fn of(repository: Repository, top: ObjectId) -> Self {
        Self { repository, top }
    }

    /// What is at a path; a link is not followed.
    ///
    /// # Errors
    /// When nothing is there, or it cannot be read.
    pub(in crate::store) fn kind(&self, path: &Path) -> io::Result<Kind> {
        match self.find(path, false)? {
            Found::Inside { kind, .. } => Ok(kind),
            Found::Outside(_) => Err(ErrorKind::NotFound.into()),
        }
    }

    /// Where a path leads, links resolved.
    ///
    /// # Errors
    /// When it leads to nothing.
    pub(in crate::store) fn resolve(&self, path: &Path) -> io::Result<Target> {
        Ok(match self.find(path, true)? {
            Found::Inside { path, .. } => Target::Inside(path),
            Found::Outside(path) => Target::Outside(path),
        })
    }

    /// What is in a directory.
    ///
    /// # Errors
    /// When it is none.
    pub(in crate::store) fn list(&self, directory: &Path) -> io::Result<Vec<Listed>> {
        let Found::Inside { kind, id, .. } = self.find(directory, true)? else {
            return Err(ErrorKind::NotFound.into());
        };
        is_directory(kind)?;
        let listed = |entry: &TreeEntry| {
            let name = name(&entry.name);
            Listed { path: directory.join(&name), name, kind: Ok(entry.kind) }
        };
        Ok(self.repository.objects().tree(&id)?.iter().map(listed).collect())
    }

    /// What is in these files, in their order.
    pub(in crate::store) fn contents(&self, paths: &[&Path]) -> Vec<Entry> {
        let found: Vec<Result<ObjectId, Entry>> = paths.iter().map(|path| self.file(path)).collect();
        let ids: Vec<&ObjectId> = found.iter().flatten().collect();
        let mut answers = match self.repository.objects().texts(&ids, LARGEST) {
            Ok(answers) => answers.into_iter(),
            Err(error) => return paths.iter().map(|_| Entry::Unreadable(error.to_string())).collect(),
        };
        let mut entry = |found: Result<ObjectId, Entry>| match found {
            Ok(id) => text(answers.next().unwrap_or(Answer::Missing), &id),
            Err(entry) => entry,
        };
        found.into_iter().map(&mut entry).collect()
    }

    /// The path from the top that a path of the disk has.
    pub(in crate::store) fn place_of(&self, path: &Path) -> Option<PathBuf> {
        self.repository.path_of(path)
    }

    fn file(&self, path: &Path) -> Result<ObjectId, Entry> {
        match self.find(path, true) {
            Ok(Found::Inside { kind: Kind::File, id, .. }) => Ok(id),
            Ok(_) => Err(Entry::NotAFile),
            Err(error) => Err(Entry::Unreadable(reason(&error))),
        }
    }

    /// Goes along a path from the top.
    fn find(&self, path: &Path, follows_last: bool) -> io::Result<Found> {
        let mut ahead: VecDeque<OsString> = steps(path);
        let mut at = PathBuf::new();
        // The directories from the top down to where it is.
        let mut above: Vec<ObjectId> = vec![self.top.clone()];
        let mut links = 0;
        let mut last = None;
        while let Some(step) = ahead.pop_front() {
            if let Some((kind, _)) = last {
                is_directory(kind)?;
            }
            if step == ".." {
                if !at.pop() {
                    return Ok(Found::Outside(outside(&step, ahead)));
                }
                above.pop();
                last = None;
                continue;
            }
            let directory = above.last().unwrap_or(&self.top);
            let entry = self.repository.objects().entry(directory, &step)?.ok_or(ErrorKind::NotFound)?;
            if entry.kind == Kind::Link && (follows_last || !ahead.is_empty()) {
                links += 1;
                if links > MOST_LINKS {
                    return Err(io::Error::other("its symbolic links lead in a circle"));
                }
                let target = self.link(&entry.id)?;
                if target.has_root() {
                    return Ok(Found::Outside(target));
                }
                for step in steps(&target).into_iter().rev() {
                    ahead.push_front(step);
                }
                continue;
            }
            at.push(&step);
            match entry.kind {
                Kind::Directory => {
                    above.push(entry.id);
                    last = None;
                }
                kind => last = Some((kind, entry.id)),
            }
        }
        let top = || (Kind::Directory, above.last().unwrap_or(&self.top).clone());
        let (kind, id) = last.unwrap_or_else(top);
        Ok(Found::Inside { path: at, kind, id })
    }

    fn link(&self, id: &ObjectId) -> io::Result<PathBuf> {
        match self.repository.objects().ask_one(id.as_str())? {
            Answer::Object { bytes, .. } => Ok(PathBuf::from(name(&bytes))),
            _ => Err(GitError::Missing(id.to_string()).into()),
        }
    }
}

/// The steps of a path, without those that lead nowhere.
fn steps(path: &Path) -> VecDeque<OsString> {
    let steps = path.components().filter(|step| matches!(step, Component::Normal(_) | Component::ParentDir));
    steps.map(|step| step.as_os_str().to_owned()).collect()
}

fn outside(step: &OsStr, ahead: VecDeque<OsString>) -> PathBuf {
    std::iter::once(step.to_owned()).chain(ahead).collect()
}

fn is_directory(kind: Kind) -> io::Result<()> {
    match kind {
        Kind::Directory => Ok(()),
        Kind::Submodule => Err(io::Error::other(
            "it is a git submodule: its files are in a repository of their own, which is not looked into",
        )),
        _ => Err(ErrorKind::NotADirectory.into()),
    }
}

/// The text of a file, as it was handed out.
fn text(answer: Answer, id: &ObjectId) -> Entry {
    match answer {
        Answer::Object { bytes, .. } if bytes.starts_with(LFS_POINTER) => Entry::Unreadable(
            "the repository has a pointer of Git LFS in its place, and the text is elsewhere".to_owned(),
        ),
        Answer::Object { bytes, .. } => Entry::Bytes(bytes),
        Answer::TooLarge(size) => Entry::TooLarge(size),
        Answer::Missing | Answer::Ambiguous => {
            Entry::Unreadable(GitError::Missing(id.to_string()).to_string())
        }
    }
}
