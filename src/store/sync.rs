//! What was written, brought to the disk itself, so that it outlives a power cut.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::reason::reason;
use super::seam::{self, Call};

/// Something that was written. It is there for every reader, whatever is in doubt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Written {
    doubt: Option<String>,
}

impl Written {
    /// What to tell if a power cut could still undo it.
    pub fn warning(&self) -> Option<String> {
        let why = self.doubt.as_ref()?;
        Some(format!("it is written, but not yet safe on the disk, and a power cut could undo it: {why}"))
    }

    /// As well as the names that this directory has now.
    ///
    /// They are in place when this is asked, so that a disk which refuses makes them doubtful, not undone. Some cannot
    /// be asked: network disks that answer EINVAL or ENOTSUP write as well as they can without it.
    pub(super) fn and_names_in(self, directory: &Path) -> Self {
        match names_in(directory) {
            Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
                Self { doubt: self.doubt.or_else(|| Some(reason(&error))) }
            }
            _ => self,
        }
    }
}

/// Only Unix can and need be asked.
fn names_in(directory: &Path) -> io::Result<()> {
    if cfg!(unix) {
        seam::passes(Call::SyncDirectory, directory)?;
        File::open(directory)?.sync_all()
    } else {
        Ok(())
    }
}

/// What a file says.
pub(super) fn contents(file: &File, path: &Path) -> io::Result<()> {
    seam::passes(Call::SyncFile, path)?;
    file.sync_all()
}
