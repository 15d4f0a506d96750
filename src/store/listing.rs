//! What stands in a directory, links not followed.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use walkdir::{DirEntry, Error, WalkDir};

use super::files;

/// How many directories below its own a file of a plan is looked for, to say that it is misplaced.
const DEPTH_OF_STRAYS: usize = 2;

/// What stands in a directory, and nothing below; an absent one is empty.
///
/// Not by `walkdir`, which opens every directory before it is told not to go there: of ten thousand plans, one that
/// nobody may read would hide all others.
pub(super) fn of(directory: &Path) -> io::Result<Vec<Listed>> {
    let is_absent = |error: &io::Error| error.kind() == ErrorKind::NotFound;
    let entries = match fs::read_dir(directory) {
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        entries => entries?,
    };
    let listed = entries.map(|entry| {
        let entry = entry?;
        Ok(Listed { file_type: entry.file_type()?, entry })
    });
    // What is gone by now was never there.
    listed.filter(|entry| !entry.as_ref().is_err_and(is_absent)).collect()
}

/// Something in a directory.
pub(super) struct Listed {
    pub(super) file_type: FileType,
    entry: fs::DirEntry,
}

impl Listed {
    pub(super) fn name(&self) -> OsString {
        self.entry.file_name()
    }

    pub(super) fn path(&self) -> PathBuf {
        self.entry.path()
    }
}

/// What stands in a plan's directory and a little way below; hidden directories are left alone.
pub(super) fn below(directory: &Path) -> impl Iterator<Item = Result<DirEntry, Error>> {
    let is_hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
    let entries = WalkDir::new(directory).min_depth(1).max_depth(1 + DEPTH_OF_STRAYS).into_iter();
    entries.filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry))
}

/// The steps from `directory` down to an entry, with slashes.
pub(super) fn name_below(directory: &Path, entry: &DirEntry) -> String {
    let below = entry.path().strip_prefix(directory).unwrap_or(entry.path());
    let steps: Vec<_> = below.iter().map(|step| step.to_string_lossy()).collect();
    steps.join("/")
}

/// That a directory of the workspace cannot be listed.
pub(super) fn refused(directory: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot list `{directory}`: {}", files::reason(error))
}

/// Why the disk refused.
pub(super) fn reason(error: &Error) -> String {
    error.io_error().map_or_else(|| "a loop of links".to_owned(), files::reason)
}
