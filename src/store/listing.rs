//! What stands in a directory, links not followed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use walkdir::{DirEntry, WalkDir};

use super::reason::reason;
use super::seam::{self, Call};

/// What stands in a directory, and nothing below.
///
/// Not by `walkdir`, which opens every directory before it is told not to go there: of ten thousand plans, one that
/// nobody may read would hide all others.
///
/// # Errors
/// When not all of it can be listed: what is missing then would pass for absent.
pub(super) fn of(directory: &Path) -> io::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    seam::passes(Call::List, directory)?;
    for entry in fs::read_dir(directory)? {
        seam::passes(Call::NextEntry, directory)?;
        let entry = entry?;
        let file_type = seam::passes(Call::FileType, &entry.path()).and_then(|()| entry.file_type());
        // What is gone by now was never there.
        if !file_type.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            listed.push(Listed { file_type, entry });
        }
    }
    Ok(listed)
}

/// As [`of`]; an absent directory is empty.
pub(super) fn of_any(directory: &Path) -> io::Result<Vec<Listed>> {
    match of(directory) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed,
    }
}

/// Something in a directory.
pub(super) struct Listed {
    pub(super) file_type: io::Result<FileType>,
    entry: fs::DirEntry,
}

impl Listed {
    pub(super) fn name(&self) -> OsString {
        self.entry.file_name()
    }

    pub(super) fn path(&self) -> PathBuf {
        self.entry.path()
    }

    pub(super) fn is_hidden(&self) -> bool {
        is_hidden(&self.entry.file_name())
    }

    pub(super) fn is_directory(&self) -> bool {
        self.file_type.as_ref().is_ok_and(FileType::is_dir)
    }
}

/// The files in a directory and so many levels below; hidden directories are left alone, and so is what cannot be listed.
pub(super) fn files_below(directory: &Path, levels: usize) -> impl Iterator<Item = DirEntry> {
    let entries = WalkDir::new(directory).min_depth(1).max_depth(levels).into_iter();
    let seen = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    seen.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir())
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// A name as it is shown; what is not UTF-8 in it is written in hexadecimal: `caf\xE9`.
pub(super) fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    shown
}

/// The steps from `directory` down to `path`, with slashes.
pub(super) fn steps_below(directory: &Path, path: &Path) -> String {
    let below = path.strip_prefix(directory).unwrap_or(path);
    below.iter().map(shown).collect::<Vec<_>>().join("/")
}

/// That a directory of the workspace cannot be listed.
pub(super) fn refused(directory: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot list `{directory}`: {}", reason(error))
}
