//! New files: all of them or none, and never over an old one.
//!
//! They are written beside their place and moved there, whole directories in one step, and a root that is not there yet
//! as a whole; so a reader sees a new plan entirely or not at all. Where they go to several places of a root that is
//! there, whoever is stopped between two moves leaves the rest ready, and the next run finishes it.

mod fill;
mod missing;
mod new_file;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::listed::Kind;
use super::stage;
use super::sync::Written;
use super::{listing, lock};
use fill::{Made, fill};
use missing::Missing;

pub use new_file::{CreateError, Created, NewFile};

/// How often another run may be faster with a directory on the way, before that cannot be chance.
const ATTEMPTS: usize = 20;

/// Whether a file, a directory or a link has this path already.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Makes `files` below `root`, in their order; the root and directories on the way are made as needed. Whoever is
/// stopped half-way in a root that is there finds the first ones: what makes the others count comes last.
///
/// # Errors
/// When one of the files exists or the disk refuses: then everything is as it was.
pub fn create(root: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    for _ in 0..ATTEMPTS {
        let Some(missing) = Missing::of(root)? else { return place(root, files) };
        if let Some(created) = missing.make(root, files)? {
            return Ok(created);
        }
    }
    Err(CreateError::Busy(root.to_owned()))
}

/// Makes the files below a root that is there.
fn place(root: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    let refused = |error: io::Error| CreateError::disk(root, &error);
    let Some(_lock) = lock::guard(root).map_err(refused)? else {
        return Err(CreateError::Busy(root.to_owned()));
    };
    stage::sweep(root);
    let is_any_finished = finish(root).map_err(refused)?;
    let taken = files.iter().filter(|file| is_taken(root, file)).map(|file| file.path.clone());
    let taken: Vec<String> = taken.collect();
    match (taken.is_empty(), is_any_finished) {
        (true, _) => fill(root, root, files),
        (false, true) => {
            let written = Written::default().and_names_in(root);
            Ok(Created { is_finished_only: true, written })
        }
        (false, false) => Err(CreateError::Exists(taken)),
    }
}

/// A dangling symbolic link takes a place too.
fn is_taken(root: &Path, file: &NewFile) -> bool {
    let path = root.join(&file.path);
    if file.is_directory() { path.exists() && !path.is_dir() } else { is_there(&path) }
}

/// Moves to its place what a run that was stopped had begun to move. What is there by now stays as it is, since it may
/// have been written in. Whether there was anything.
fn finish(root: &Path) -> io::Result<bool> {
    let mut is_any = false;
    for stage in stage::begun(root) {
        let mut units = Vec::new();
        units_below(stage.path(), Path::new(""), root, &mut units)?;
        // What makes a workspace of a directory comes last.
        units.sort_by_key(|unit| (unit.as_os_str() == crate::config::FILE_NAME, unit.clone()));
        for unit in units {
            Made::default().publish_unit(stage.path(), root, &unit)?;
        }
        fs::remove_dir_all(stage.path())?;
        is_any = true;
    }
    Ok(is_any)
}

/// The parts of a stage that can be moved in one step, and have no place yet.
fn units_below(stage: &Path, below: &Path, root: &Path, units: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in listing::of(&stage.join(below))? {
        let path = below.join(&entry.name);
        let place = root.join(&path);
        if !is_there(&place) {
            units.push(path);
        } else if entry.is(Kind::Directory) && place.is_dir() {
            units_below(stage, &path, root, units)?;
        }
    }
    Ok(())
}
