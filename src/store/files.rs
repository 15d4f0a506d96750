//! One file, read only if that can do no harm.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

use crate::plan::{Entry, LARGEST};

/// What is at `path`, which a listing says is of this type; links are followed only below `root`.
///
/// Looks before it opens: a pipe would be waited for, a device might do anything.
pub(super) fn read(path: &Path, file_type: FileType, root: &Path) -> Entry {
    if file_type.is_symlink() {
        let Ok(target) = fs::canonicalize(path) else {
            return Entry::Unreadable("a symbolic link to nothing".to_owned());
        };
        if !target.starts_with(root) {
            return Entry::LeavesWorkspace;
        }
        if !target.is_file() {
            return Entry::NotAFile;
        }
    } else if !file_type.is_file() {
        return Entry::NotAFile;
    }
    contents(path).unwrap_or_else(|error| Entry::Unreadable(reason(&error)))
}

fn contents(path: &Path) -> io::Result<Entry> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > LARGEST {
        return Ok(Entry::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    // It may have grown since; a byte past the limit is enough to know.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > LARGEST { Entry::TooLarge(size) } else { Entry::Bytes(bytes) })
}

/// Why the disk refused, without the path and the number that the system adds.
pub(super) fn reason(error: &io::Error) -> String {
    error.kind().to_string()
}
