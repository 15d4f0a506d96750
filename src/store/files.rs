//! One file of the disk, read only if that can do no harm.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::reason::reason;
use crate::plan::{Entry, LARGEST};

/// Why a symbolic link leads nowhere.
pub(super) fn why_no_target(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "a symbolic link to nothing".to_owned(),
        _ => format!("a symbolic link that cannot be followed: {}", reason(error)),
    }
}

/// The bytes of a file, if there are not too many.
pub(super) fn contents(path: &Path) -> io::Result<Entry> {
    let file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Ok(Entry::NotAFile);
    }
    let size = metadata.len();
    if size > LARGEST {
        return Ok(Entry::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    // It may have grown since; a byte past the limit is enough to know.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > LARGEST { Entry::TooLarge(size) } else { Entry::Bytes(bytes.into()) })
}

/// Opens without waiting: what was a file a moment ago may be a pipe by now.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}
