//! What is in a directory of the disk, links not followed.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::listed::{Kind, Listed};
use super::seam::{self, Call};

/// What is in a directory, and nothing below.
///
/// # Errors
/// When not all of it can be listed: what is missing then would pass for absent.
pub(super) fn of(directory: &Path) -> io::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    seam::passes(Call::List, directory)?;
    for entry in fs::read_dir(directory)? {
        seam::passes(Call::NextEntry, directory)?;
        let entry = entry?;
        let path = entry.path();
        let kind = seam::passes(Call::FileType, &path).and_then(|()| entry.file_type()).map(Kind::from);
        // What is gone by now was never there.
        if !kind.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            listed.push(Listed { name: entry.file_name(), path, kind });
        }
    }
    Ok(listed)
}
