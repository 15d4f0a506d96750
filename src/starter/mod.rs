//! What a new workspace is made of, as text: the configuration, a page for whoever finds it, and on request
//! a living sample.

mod sample;

pub use sample::sample;

use crate::config;

/// A file of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterFile {
    /// Its path below the workspace, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

const README: &str = include_str!("README.md");

/// The files of a new workspace, the one that marks it last: until then it is none.
///
/// No `.gitignore`: `onboard` keeps no cache, and the files that it makes for a moment while it writes
/// are gone when it ends.
pub fn blank() -> Vec<StarterFile> {
    with_readme(README.to_owned())
}

fn with_readme(readme: String) -> Vec<StarterFile> {
    [("README.md", readme), (config::FILE_NAME, config::DEFAULT.to_owned())]
        .map(|(path, text)| StarterFile { path: path.to_owned(), text })
        .into()
}
