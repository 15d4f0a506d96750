//! Which repository a directory is in.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::error::GitError;
use super::objects::Objects;
use super::process;
use crate::plan::Reader;

/// The repository that a directory is in. Copies share the process that reads it and what was read.
#[derive(Clone, Debug)]
pub struct Repository(Arc<Opened>);

#[derive(Debug)]
struct Opened {
    /// Where git is run: the top of the files that are checked out, or the repository itself where none are.
    directory: PathBuf,
    /// The same, all links resolved, where files are checked out.
    top: Option<PathBuf>,
    /// The directory that it was opened from, from the top.
    start: PathBuf,
    /// Whether its history is cut off.
    is_shallow: bool,
    objects: Objects,
    /// What its plans were read as, for all of its states.
    reader: Arc<Reader>,
}

impl Repository {
    /// The repository that a directory is in; the directory itself may be gone, or be one of a revision alone.
    ///
    /// # Errors
    /// When there is none, or git does not say.
    pub fn open(start: &Path) -> Result<Self, GitError> {
        Self::open_with(start, Reader::default())
    }

    /// As [`Self::open`], for commands that look at several of its states: a text that they share is read once.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_for_several(start: &Path) -> Result<Self, GitError> {
        Self::open_with(start, Reader::remembering())
    }

    fn open_with(start: &Path, reader: Reader) -> Result<Self, GitError> {
        let (existing, below) = nearest(start);
        let asked = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"];
        let output = process::answer(&existing, &asked)?;
        if !output.status.success() {
            return Err(refusal(&output.stderr, start));
        }
        let mut parts = output.stdout.splitn(3, |byte| *byte == b'\n');
        let (is_checked_out, is_shallow) = (parts.next() == Some(b"true"), parts.next() == Some(b"true"));
        let prefix = path(parts.next().unwrap_or_default().strip_suffix(b"\n").unwrap_or_default());
        let top = if is_checked_out { above(&existing, &prefix) } else { None };
        let directory = top.clone().unwrap_or(existing);
        let objects = Objects::of(&directory);
        let start = plain(&prefix.join(below));
        Ok(Self(Arc::new(Opened { directory, top, start, is_shallow, objects, reader: Arc::new(reader) })))
    }

    /// What reads its plans.
    pub fn reader(&self) -> Arc<Reader> {
        Arc::clone(&self.0.reader)
    }

    /// How many objects were read so far: commits, directories and texts.
    pub fn objects_read(&self) -> usize {
        self.objects().asked()
    }

    /// The directory that it was opened from, from the top of the repository.
    pub fn start(&self) -> &Path {
        &self.0.start
    }

    /// Whether its history is cut off, so that what is not found may only be further back.
    pub fn is_shallow(&self) -> bool {
        self.0.is_shallow
    }

    /// Where a path from the top is on the disk, if files are checked out.
    pub fn on_disk(&self, path: &Path) -> PathBuf {
        self.0.top.as_ref().map_or_else(|| path.to_owned(), |top| top.join(path))
    }

    /// The path from the top that a path of the disk has; none of one that is not in it.
    pub fn path_of(&self, path: &Path) -> Option<PathBuf> {
        let Some(top) = &self.0.top else { return (!path.is_absolute()).then(|| path.to_owned()) };
        let path = std::path::absolute(path).ok()?;
        // What is not there any more cannot be resolved, but what it was in can.
        path.ancestors().find_map(|existing| {
            let resolved = std::fs::canonicalize(existing).ok()?;
            let below = path.strip_prefix(existing).ok()?;
            Some(resolved.strip_prefix(top).ok()?.join(below))
        })
    }

    pub(super) fn directory(&self) -> &Path {
        &self.0.directory
    }

    pub(super) fn objects(&self) -> &Objects {
        &self.0.objects
    }
}

/// The nearest directory that exists, and what lies below it.
fn nearest(start: &Path) -> (PathBuf, PathBuf) {
    let existing = start.ancestors().find(|path| path.is_dir() || path.as_os_str().is_empty());
    let existing = existing.unwrap_or(start);
    let below = start.strip_prefix(existing).unwrap_or(Path::new("")).to_owned();
    let is_here = existing.as_os_str().is_empty();
    (if is_here { PathBuf::from(".") } else { existing.to_owned() }, below)
}

/// The directory that lies above `directory` by as many steps as the prefix has.
fn above(directory: &Path, prefix: &Path) -> Option<PathBuf> {
    let resolved = std::fs::canonicalize(directory).ok()?;
    resolved.ends_with(prefix).then(|| {
        let steps = prefix.components().count();
        resolved.ancestors().nth(steps).unwrap_or(&resolved).to_owned()
    })
}

/// A path without `.` and `..`; the latter cannot lead out.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for step in path.components() {
        match step {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir => {
                plain.pop();
            }
            _ => {}
        }
    }
    plain
}

/// Why git names no repository.
fn refusal(stderr: &[u8], start: &Path) -> GitError {
    let said = String::from_utf8_lossy(stderr);
    if said.contains("not a git repository") {
        return GitError::NoRepository(start.to_owned());
    }
    match GitError::of_stderr(stderr) {
        GitError::Said(first) if first.contains("dubious ownership") => GitError::Untrusted(first),
        error => error,
    }
}

/// The name that bytes of git are on this system.
#[cfg(unix)]
pub(super) fn name(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
pub(super) fn name(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(name(bytes))
}
