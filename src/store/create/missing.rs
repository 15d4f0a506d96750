//! A root that is not there yet is made as a whole.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fill::{fill, rename};
use super::new_file::{CreateError, Created, NewFile};
use crate::store::stage::{self, Stage};

/// A root that is not there, or lies in what is not there.
pub(super) struct Missing {
    /// The nearest directory above it that is there.
    parent: PathBuf,
    /// The first step down from there.
    name: OsString,
    /// The steps from there to the root.
    below: PathBuf,
}

impl Missing {
    /// What is missing of a root, if anything is.
    pub(super) fn of(root: &Path) -> Result<Option<Self>, CreateError> {
        let mut steps: Vec<OsString> = Vec::new();
        for at in root.ancestors() {
            let here = if at.as_os_str().is_empty() { Path::new(".") } else { at };
            let refused = |kind: ErrorKind| CreateError::disk(here, &kind.into());
            match here.metadata() {
                Ok(metadata) if metadata.is_dir() => {
                    let mut steps = steps.into_iter().rev();
                    let Some(name) = steps.next() else { return Ok(None) };
                    return Ok(Some(Self { parent: here.to_owned(), name, below: steps.collect() }));
                }
                Ok(_) => {
                    let why = "it is not a directory".to_owned();
                    return Err(CreateError::Disk { path: here.to_owned(), why });
                }
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    return Err(CreateError::disk(here, &error));
                }
                Err(_) if here.is_symlink() => return Err(refused(ErrorKind::AlreadyExists)),
                // A step up from what is not there leads nowhere.
                Err(_) => steps.push(at.file_name().ok_or_else(|| refused(ErrorKind::NotFound))?.to_owned()),
            }
        }
        Err(CreateError::disk(root, &ErrorKind::NotFound.into()))
    }

    /// Makes the root with the files in it beside its place, and moves it there; nothing when somebody else was faster
    /// with the first step of the way.
    pub(super) fn make(&self, root: &Path, files: &[NewFile]) -> Result<Option<Created>, CreateError> {
        let refused = |error: io::Error| CreateError::disk(root, &error);
        stage::sweep(&self.parent);
        let mut aside = Stage::within(&self.parent).map_err(refused)?;
        let inner = aside.path().join(&self.below);
        fs::create_dir_all(&inner).map_err(refused)?;
        let created = fill(&inner, root, files)?;
        match rename(aside.path(), &self.parent.join(&self.name)) {
            Ok(()) => {
                aside.keep();
                let written = created.written.and_names_in(&self.parent);
                Ok(Some(Created { written, ..created }))
            }
            Err(error) if is_taken_meanwhile(error.kind()) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }
}

const fn is_taken_meanwhile(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::NotADirectory)
}
