//! Directories in which new files wait until they are moved to their place.
//!
//! Each is locked by whoever fills it: one that nobody has locked is from a run that was stopped.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::listed::Kind;
use super::listing;

/// How one is called that is being filled. Whoever finds it left over takes it away.
const FILLING: &str = ".onboard-stage-";

/// How one is called that is being emptied into several places. Whoever finds it left over finishes that: what is in
/// place already may have been written in since.
const EMPTYING: &str = ".onboard-ready-";

/// How often a new one may be taken for a left one by somebody else before that cannot be chance.
const ATTEMPTS: usize = 20;

/// A directory beside the place of its files; goes when it is dropped.
pub(super) struct Stage {
    path: PathBuf,
    /// Nothing where no directory can be locked: then it is left to its owner.
    lock: Option<File>,
    is_kept: bool,
}

impl Stage {
    /// A new one.
    pub(super) fn within(directory: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(FILLING);
        // What any new directory gets, less what the user masks: it may become the workspace.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        for _ in 0..ATTEMPTS {
            let path = builder.tempdir_in(directory)?.keep();
            let stage = Self { lock: locked(&path), path, is_kept: false };
            // Between its making and its locking, another run may have taken it for a left one.
            if stage.lock.is_some() && stage.path.is_dir() || !can_be_locked(&stage.path) {
                return Ok(stage);
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// From now on, whoever finds it finishes what was begun.
    pub(super) fn start_emptying(&mut self) -> io::Result<()> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().replace(FILLING, EMPTYING);
        let path = self.path.with_file_name(name);
        fs::rename(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// It stays where it is, or has become what it was for.
    pub(super) fn keep(&mut self) {
        self.is_kept = true;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.is_kept {
            // One that stays does no harm: no reader takes it for anything.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn locked(path: &Path) -> Option<File> {
    File::open(path).ok().filter(|file| file.try_lock().is_ok())
}

/// Whether it is another run that keeps a directory from being locked, or that has removed it.
fn can_be_locked(path: &Path) -> bool {
    match File::open(path).map(|file| file.try_lock()) {
        Ok(Ok(()) | Err(fs::TryLockError::WouldBlock)) => true,
        Ok(Err(fs::TryLockError::Error(_))) => false,
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Takes away what runs that were stopped have left in a directory.
pub(super) fn sweep(directory: &Path) {
    left(directory, FILLING).for_each(drop);
}

/// What runs that were stopped had begun to move to its place; kept, whatever happens.
pub(super) fn begun(directory: &Path) -> impl Iterator<Item = Stage> {
    left(directory, EMPTYING).map(|mut stage| {
        stage.keep();
        stage
    })
}

fn left(directory: &Path, prefix: &str) -> impl Iterator<Item = Stage> {
    // A directory that cannot be listed is somebody else's, with all that is in it.
    let entries = listing::of(directory).unwrap_or_default().into_iter();
    let directories = entries.filter(|entry| entry.is(Kind::Directory));
    let named = directories.filter(|entry| entry.name.as_encoded_bytes().starts_with(prefix.as_bytes()));
    named.filter_map(|entry| {
        let path = entry.path;
        let lock = locked(&path)?;
        Some(Stage { path, lock: Some(lock), is_kept: false })
    })
}
