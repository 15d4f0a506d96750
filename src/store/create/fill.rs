//! Files are written aside, and moved to their place in whole parts.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::new_file::{CreateError, Created, NewFile};
use crate::store::seam::{self, Call};
use crate::store::stage::Stage;
use crate::store::sync::{self, Written};

/// Makes the files in a directory that nobody else writes in; messages call it `shown`.
pub(super) fn fill(root: &Path, shown: &Path, files: &[NewFile]) -> Result<Created, CreateError> {
    let mut made = Made::default();
    let staged = stage_and_publish(root, shown, files, &mut made).inspect_err(|_| made.undo())?;
    let directories: BTreeSet<&Path> = made.0.iter().filter_map(|path| path.parent()).collect();
    let written = directories.into_iter().fold(staged, Written::and_names_in);
    Ok(Created { is_finished_only: false, written })
}

fn stage_and_publish(
    root: &Path,
    shown: &Path,
    files: &[NewFile],
    made: &mut Made,
) -> Result<Written, CreateError> {
    let refused = |error: io::Error| CreateError::disk(shown, &error);
    let mut stage = Stage::within(root).map_err(refused)?;
    for file in files {
        let path = stage.path().join(&file.path);
        write(file, &path).map_err(|error| CreateError::disk(shown.join(&file.path), &error))?;
    }
    let steps = files.iter().flat_map(|file| Path::new(&file.path).ancestors().skip(1));
    let directories: BTreeSet<PathBuf> = steps.map(|step| stage.path().join(step)).collect();
    let written = directories.iter().fold(Written::default(), |written, path| written.and_names_in(path));
    let units: BTreeSet<PathBuf> = files.iter().map(|file| unit_of(root, Path::new(&file.path))).collect();
    if units.len() > 1 {
        stage.start_emptying().map_err(refused)?;
    }
    for file in files {
        let unit = unit_of(root, Path::new(&file.path));
        made.publish_unit(stage.path(), root, &unit)
            .map_err(|error| CreateError::disk(shown.join(&unit), &error))?;
    }
    Ok(written)
}

fn write(file: &NewFile, path: &Path) -> io::Result<()> {
    if file.is_directory() {
        return fs::create_dir_all(path);
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, &file.text)?;
    sync::contents(&fs::File::open(path)?, path)
}

/// The first part of `path` that does not exist yet: what can be moved in one step.
fn unit_of(root: &Path, path: &Path) -> PathBuf {
    let mut unit = PathBuf::new();
    for part in path.components() {
        unit.push(part);
        if !root.join(&unit).is_dir() {
            break;
        }
    }
    unit
}

/// What was made so far, to be taken back when the rest fails.
#[derive(Default)]
pub(super) struct Made(Vec<PathBuf>);

impl Made {
    /// Moves a part of a stage to its place below the root. One that is a directory there already, or has moved with
    /// the directory that it is in, has nothing left to move.
    pub(super) fn publish_unit(&mut self, stage: &Path, root: &Path, unit: &Path) -> io::Result<()> {
        let (from, to) = (stage.join(unit), root.join(unit));
        let Ok(metadata) = from.symlink_metadata() else { return Ok(()) };
        if !metadata.is_dir() {
            Self::link(&from, &to)?;
        } else if to.is_dir() {
            return Ok(());
        } else {
            // Fails on a directory that somebody has filled in the meantime.
            rename(&from, &to)?;
        }
        self.0.push(to);
        Ok(())
    }

    /// A link refuses an existing name, which a move would replace. Not every disk has links.
    fn link(from: &Path, to: &Path) -> io::Result<()> {
        seam::passes(Call::Move, to)?;
        match fs::hard_link(from, to) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(from, to),
            linked => linked,
        }
    }

    /// Removes what was made, last first. What cannot be removed stays: nobody could do more.
    fn undo(&self) {
        for path in self.0.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    seam::passes(Call::Move, to)?;
    fs::rename(from, to)
}
