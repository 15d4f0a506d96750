//! `people.yaml` of a workspace, replaced: whoever reads sees the old text or the new one, never a part.

use std::fs;
use std::io::{self, ErrorKind};

use anyhow::{Result, anyhow};

use super::reason::reason;
use super::replace::{place, write_beside};
use super::sync::Written;
use super::{Workspace, files, lock};
use crate::model::PEOPLE_FILE;
use crate::plan::Entry;

impl Workspace {
    /// Puts a new text in the place of `people.yaml`, if that still is what was read; `None` where there was none.
    ///
    /// # Errors
    /// When another command is writing it, something else changed it, or the disk refuses; then it is as it was.
    pub fn replace_people(&self, old: Option<&[u8]>, text: &str) -> Result<Written> {
        let refused = |why: &str| anyhow!("cannot write `{PEOPLE_FILE}`: {why}");
        let failed = |error: io::Error| refused(&reason(&error));
        let root = self.root_to_change()?;
        let _lock = lock::guard(root).map_err(failed)?.ok_or_else(|| {
            refused("another command is changing it, and did not finish in time; nothing was written")
        })?;
        let path = root.join(PEOPLE_FILE);
        let target = match fs::canonicalize(&path) {
            Ok(target) if target.starts_with(root) => target,
            Ok(_) => return Err(refused("it is a symbolic link that leaves the workspace")),
            Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => path,
            Err(error) => return Err(failed(error)),
        };
        // A file is moved over it, which asks the directory alone; who made it read-only meant the text.
        if fs::metadata(&target).is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(refused("it is read-only"));
        }
        let beside = write_beside(&target, text.as_bytes()).map_err(failed)?;
        let is_unchanged = match files::contents(&target) {
            Ok(Entry::Bytes(now)) => old == Some(&*now),
            Ok(_) => false,
            Err(error) if error.kind() == ErrorKind::NotFound => old.is_none(),
            Err(error) => return Err(failed(error)),
        };
        if !is_unchanged {
            return Err(refused("it was changed by something else in the meantime; nothing was written"));
        }
        place(beside, &target, old.is_some()).map_err(failed)?;
        Ok(target.parent().into_iter().fold(Written::default(), Written::and_names_in))
    }
}
