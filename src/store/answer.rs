//! An answer that is written into a file of the user's choice, whole or not at all.

use std::path::Path;

use anyhow::{Result, anyhow};

use super::reason::reason;
use super::replace::overwrite;

/// Writes a text into a file, in the place of what may be there.
///
/// # Errors
/// When the disk refuses, or it has the name of a file that plans are made of: then whatever was there is as it was.
pub fn write_whole(path: &Path, text: &str) -> Result<()> {
    let target = path.canonicalize().unwrap_or_else(|_| {
        // A name alone is in the current directory.
        if path.parent() == Some(Path::new("")) { Path::new(".").join(path) } else { path.to_owned() }
    });
    if target.extension().is_some_and(|it| it == "yaml" || it == "yml" || it == "toml") {
        return Err(anyhow!(
            "`{}` has the name of a file of plans or settings; give it another",
            path.display()
        ));
    }
    let written = if target.is_dir() {
        Err(std::io::ErrorKind::IsADirectory.into())
    } else {
        overwrite(&target, text.as_bytes())
    };
    written.map_err(|error| anyhow!("cannot write `{}`: {}", path.display(), reason(&error)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_of_a_plan_is_not_written_over() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("jsp.yaml");
        fs::write(&path, "milestones: []\n").unwrap();
        assert!(write_whole(&path, "a page").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "milestones: []\n");
    }

    #[test]
    fn a_file_is_written_whole_in_the_place_of_an_old_one_and_a_link_stays_one() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("plan.ics");
        write_whole(&path, "old").unwrap();
        write_whole(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "nothing is left beside it");
        let error = write_whole(directory.path(), "x").unwrap_err().to_string();
        assert!(error.starts_with("cannot write `"), "{error}");
        assert!(write_whole(&directory.path().join("none/plan.ics"), "x").is_err());
    }
}
