//! A page that is written where somebody wants it, outside of plans: whole or not at all.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, anyhow};
use tempfile::NamedTempFile;

use super::reason::reason;

/// Writes a page, in the place of one that is there.
///
/// # Errors
/// When the disk refuses.
pub fn write_page(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)
    });
    written.map(drop).map_err(|error| anyhow!("cannot write `{}`: {}", path.display(), reason(&error)))
}
