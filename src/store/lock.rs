//! A plan that one command changes at a time: nobody's update is lost.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::reason::reason;
use super::{Plans, stage};
use crate::plan::Directory;

/// How often and how long apart a second writer asks, before it is refused: about 5 seconds.
const ATTEMPTS: u32 = 250;
const PAUSE: Duration = Duration::from_millis(20);

/// The lock file of a disk that cannot lock directories.
const LOCK_FILE: &str = ".onboard.lock";

/// A plan as it was read under a lock, which is held until this is dropped.
#[derive(Debug)]
pub struct Locked<'p> {
    pub(super) plans: &'p Plans,
    pub(super) path: PathBuf,
    pub(super) read: Directory,
    _lock: File,
}

impl Plans {
    /// Locks a plan and reads it. Waits for another writer, but not for long.
    ///
    /// # Errors
    /// When there is no such plan, another command keeps changing it, or the disk refuses.
    pub fn lock(&self, slug: &str) -> Result<Locked<'_>> {
        self.lock_within(slug, ATTEMPTS)
    }

    pub(super) fn lock_within(&self, slug: &str, attempts: u32) -> Result<Locked<'_>> {
        let root = self.tree().root_to_change()?;
        let name = self.path(slug, None);
        let path = self.plan_directory(slug).map_err(|_| anyhow!("there is no plan `{name}`"))?;
        let refused = |error: io::Error| anyhow!("cannot lock `{name}`: {}", reason(&error));
        let lock = acquire(&path, attempts).map_err(refused)?;
        let lock = lock.ok_or_else(|| {
            anyhow!("another command is changing `{name}`, and did not finish in time; nothing was written")
        })?;
        let (read, leftovers) = self.read_at(slug, &path);
        for leftover in leftovers {
            // One that stays does no harm: no reader takes it for a part of the plan.
            let _ = fs::remove_file(leftover);
        }
        stage::sweep(root);
        Ok(Locked { plans: self, path, read, _lock: lock })
    }
}

impl Locked<'_> {
    /// The plan's files as they were when the lock was taken.
    pub const fn directory(&self) -> &Directory {
        &self.read
    }
}

/// The lock on a directory that no plan is; `None` when somebody else keeps it.
pub(super) fn guard(path: &Path) -> io::Result<Option<File>> {
    acquire(path, ATTEMPTS)
}

/// The lock on a directory; `None` when somebody else keeps it.
///
/// The directory itself is locked, so that nothing is left lying in a repository. Where the system or the disk
/// (Windows, some network disks) cannot do that, a file in it is.
fn acquire(path: &Path, attempts: u32) -> io::Result<Option<File>> {
    let wait = |file: File| {
        for attempt in 0..attempts {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if attempt + 1 < attempts => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        Ok(None)
    };
    // On Windows, no directory can be opened so.
    let is_refused = |kind| kind == io::ErrorKind::PermissionDenied && cfg!(unix);
    match File::open(path).and_then(wait) {
        Err(error) if error.kind() == io::ErrorKind::NotFound || is_refused(error.kind()) => Err(error),
        Err(_) => File::options().create(true).append(true).open(path.join(LOCK_FILE)).and_then(wait),
        locked => locked,
    }
}
