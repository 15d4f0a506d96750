//! A file to be made, what came of making it, and why it was not.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::reason::reason;
use crate::store::sync::Written;

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the root: relative, with `/`. One that ends in `/` is an empty directory.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl NewFile {
    /// A file with this text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A directory that may be there already.
    pub fn directory(path: &str) -> Self {
        Self::new(format!("{path}/"), "")
    }

    pub(super) fn is_directory(&self) -> bool {
        self.path.ends_with('/')
    }
}

/// What came of making files.
#[derive(Debug)]
pub struct Created {
    /// Whether a run that was stopped half-way had made them, so that only the rest was left to do.
    pub is_finished_only: bool,
    /// How safe they are.
    pub written: Written,
}

/// Why nothing was made.
#[derive(Debug)]
pub enum CreateError {
    /// These are there already, as paths below the root.
    Exists(Vec<String>),
    /// Another command is making files there, and did not finish in time.
    Busy(PathBuf),
    /// The disk refused.
    Disk {
        /// What was to be made.
        path: PathBuf,
        /// Why not, in words.
        why: String,
    },
}

impl CreateError {
    pub(super) fn disk(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        Self::Disk { path: path.into(), why: reason(error) }
    }

    /// The same, with what could not be made named from this directory on.
    pub fn below(self, directory: &Path) -> Self {
        let below = |path: PathBuf| match path.strip_prefix(directory) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
            _ => path,
        };
        match self {
            Self::Disk { path, why } => Self::Disk { path: below(path), why },
            other => other,
        }
    }
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(paths) => write!(f, "already there: {}", paths.join(", ")),
            Self::Busy(path) => write!(
                f,
                "another command is writing in `{}`, and did not finish in time; nothing was written",
                path.display()
            ),
            Self::Disk { path, why } => write!(f, "could not make `{}`: {why}", path.display()),
        }
    }
}

impl std::error::Error for CreateError {}
