//! Files of a plan replaced, all or none: readers see the old text or the new one, never a part.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use tempfile::NamedTempFile;

use super::files;
use super::lock::Locked;
use super::plans::STAGED;
use super::reason::reason;
use super::seam::{self, Call};
use super::sync::{self, Written};
use crate::model::PlanFile;
use crate::plan::Entry;

/// A new text beside the place it is for.
struct Staged<'l> {
    file: PlanFile,
    target: PathBuf,
    beside: NamedTempFile,
    /// What is there now; `None` where nothing is.
    old: Option<&'l [u8]>,
}

impl Locked<'_> {
    /// Puts new texts in the place of files, in this order; a link is followed below the workspace and stays one.
    ///
    /// All texts are written out and synced before the first takes its place. Whoever stops the program between two
    /// of those moves finds the first files new and the last ones old, each whole: so what others refer to comes first.
    ///
    /// # Errors
    /// When a file is not as it was read or the disk refuses: then all files are as they were. A disk that refuses to
    /// make sure of the moves once they are made is told in what is returned.
    pub fn replace(&self, texts: &[(PlanFile, String)]) -> Result<Written> {
        let mut staged = Vec::new();
        for (file, text) in texts {
            staged.push(self.stage(*file, text)?);
        }
        for new in &staged {
            self.check_unchanged(new)?;
        }
        let mut moved = Vec::new();
        for Staged { file, target, beside, old } in staged {
            if let Err(error) = place(beside, &target, old.is_some()) {
                take_back(&moved);
                return Err(self.refused(file, &reason(&error)));
            }
            moved.push((target, old));
        }
        // A link may have led to another directory.
        let directories: BTreeSet<&Path> = moved.iter().filter_map(|(target, _)| target.parent()).collect();
        Ok(directories.into_iter().fold(Written::default(), Written::and_names_in))
    }

    fn stage(&self, file: PlanFile, text: &str) -> Result<Staged<'_>> {
        let target = self.target(file)?;
        // A file is moved over it, which asks the directory alone; who made it read-only meant the text.
        if fs::metadata(&target).is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(self.refused(file, "it is read-only"));
        }
        let old = match self.directory().entries.get(file.name()) {
            None => None,
            Some(Entry::Bytes(bytes)) => Some(&**bytes),
            Some(_) => return Err(self.refused(file, "it could not be read")),
        };
        let beside =
            write_beside(&target, text.as_bytes()).map_err(|error| self.refused(file, &reason(&error)))?;
        Ok(Staged { file, target, beside, old })
    }

    /// The place of a file, links followed.
    fn target(&self, file: PlanFile) -> Result<PathBuf> {
        let path = self.path.join(file.name());
        match fs::canonicalize(&path) {
            Ok(target) if target.starts_with(self.plans.tree().root()) => Ok(target),
            Ok(_) => Err(self.refused(file, "it is a symbolic link that leaves the workspace")),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => Ok(path),
            Err(error) => Err(self.refused(file, &reason(&error))),
        }
    }

    /// Editors and `git` know nothing of the lock.
    fn check_unchanged(&self, new: &Staged<'_>) -> Result<()> {
        let is_unchanged = match files::contents(&new.target) {
            Ok(Entry::Bytes(now)) => new.old == Some(&*now),
            Ok(_) => false,
            Err(error) if error.kind() == io::ErrorKind::NotFound => new.old.is_none(),
            Err(error) => return Err(self.refused(new.file, &reason(&error))),
        };
        if is_unchanged {
            return Ok(());
        }
        Err(self.refused(new.file, "it was changed by something else in the meantime; nothing was written"))
    }

    fn refused(&self, file: PlanFile, why: &str) -> anyhow::Error {
        anyhow!("cannot write `{}`: {why}", self.plans.path(&self.directory().slug, Some(file.name())))
    }
}

/// A text beside the place that it is for, on the disk.
pub(super) fn write_beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let directory = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(STAGED);
    // What any new file gets, less what the user masks; left alone it would be private.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = builder.tempfile_in(directory)?;
    beside.write_all(bytes)?;
    if let Ok(old) = fs::metadata(target) {
        beside.as_file().set_permissions(old.permissions())?;
    }
    sync::contents(beside.as_file(), target)?;
    Ok(beside)
}

/// Writes a text into its place, whole or not at all, whatever was there.
pub(super) fn overwrite(target: &Path, bytes: &[u8]) -> io::Result<()> {
    Ok(write_beside(target, bytes)?.persist(target).map(drop)?)
}

/// Moves a new text to its place.
pub(super) fn place(beside: NamedTempFile, target: &Path, is_old: bool) -> io::Result<()> {
    seam::passes(Call::Move, target)?;
    let placed = if is_old { beside.persist(target) } else { beside.persist_noclobber(target) };
    placed.map(drop).map_err(|error| error.error)
}

/// Puts back what was there before a later file could not be moved. The disk that took the new text a moment ago has
/// room for the old one; if it refuses all the same, there is nobody to tell that is not told already.
fn take_back(moved: &[(PathBuf, Option<&[u8]>)]) {
    for (target, old) in moved {
        let _ = match old {
            Some(bytes) => overwrite(target, bytes),
            None => fs::remove_file(target),
        };
    }
}
