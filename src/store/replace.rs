//! A file of a plan replaced in one step: readers see the old text or the new one, never a part.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, anyhow};

use super::{Plans, files};
use crate::model::PlanFile;

impl Plans {
    /// Writes a file of an existing plan; a link is followed below the workspace and stays a link.
    ///
    /// # Errors
    /// When the plan's directory cannot be reached or the disk refuses: then the old file is as it was.
    pub fn replace(&self, slug: &str, file: PlanFile, bytes: &[u8]) -> Result<()> {
        let name = self.path(slug, Some(file.name()));
        let refused = |why: String| anyhow!("cannot write `{name}`: {why}");
        let directory = self.plan_directory(slug).map_err(|_| refused("there is no such plan".to_owned()))?;
        let path = directory.join(file.name());
        let target = match fs::canonicalize(&path) {
            Ok(target) if target.starts_with(self.root()) => target,
            Ok(_) => return Err(refused("it is a symbolic link that leaves the workspace".to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => path,
            Err(error) => return Err(refused(files::reason(&error))),
        };
        write_beside_and_move(&target, bytes).map_err(|error| refused(files::reason(&error)))
    }
}

fn write_beside_and_move(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".onboard-");
    // What any new file gets, less what the user masks; left alone it would be private.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = builder.tempfile_in(directory)?;
    beside.write_all(bytes)?;
    if let Ok(old) = fs::metadata(target) {
        beside.as_file().set_permissions(old.permissions())?;
    }
    beside.as_file().sync_all()?;
    beside.persist(target).map_err(|error| error.error)?;
    sync_directory(directory)
}

/// So that the move outlives a power cut; only Unix can and need be asked.
fn sync_directory(directory: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(directory)?.sync_all() } else { Ok(()) }
}
