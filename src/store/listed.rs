//! What is in a directory of a tree, links not followed.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

/// What something in a directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file that can be read.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, to whatever it leads.
    Link,
    /// Another repository in the place of a directory, of which a tree knows the commit alone.
    Submodule,
    /// A pipe, a device or the like.
    Other,
}

impl From<std::fs::FileType> for Kind {
    fn from(file_type: std::fs::FileType) -> Self {
        match file_type {
            it if it.is_symlink() => Self::Link,
            it if it.is_dir() => Self::Directory,
            it if it.is_file() => Self::File,
            _ => Self::Other,
        }
    }
}

/// Where a path leads once all links on it are resolved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// To something in the workspace.
    Inside(PathBuf),
    /// Out of it.
    Outside(PathBuf),
}

/// Something in a directory.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: OsString,
    pub(super) path: PathBuf,
    pub(super) kind: io::Result<Kind>,
}

impl Listed {
    pub(super) fn is_hidden(&self) -> bool {
        self.name.as_encoded_bytes().starts_with(b".")
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind.as_ref().is_ok_and(|it| *it == kind)
    }

    pub(super) fn shown(&self) -> String {
        shown(&self.name)
    }
}

/// A name as it is shown; what is not UTF-8 in it is written in hexadecimal: `caf\xE9`.
pub(super) fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    shown
}

/// The steps from `directory` down to `path`, with slashes.
pub(super) fn steps_below(directory: &Path, path: &Path) -> String {
    let below = path.strip_prefix(directory).unwrap_or(path);
    below.iter().map(shown).collect::<Vec<_>>().join("/")
}
