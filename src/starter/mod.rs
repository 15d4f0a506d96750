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

/// What no commit is to take along: `onboard` keeps no cache, but a command that is stopped while it writes leaves a file
/// behind, and a form that could not be saved is kept until it can be.
pub const IGNORED: &str = "\
# made for a moment while onboard writes; left behind by a command that was stopped
.onboard-*
.onboard.lock
# the form of a call that is not saved yet
.call.md
";

const README: &str = include_str!("README.md");

/// The files of a new workspace, the one that marks it last: until then it is none.
///
/// `.gitignore` is not among them, since a repository may have one already: [`IGNORED`] is what belongs into it.
pub fn blank() -> Vec<StarterFile> {
    with_readme(README.to_owned())
}

fn with_readme(readme: String) -> Vec<StarterFile> {
    [("README.md", readme), (config::FILE_NAME, config::DEFAULT.to_owned())]
        .map(|(path, text)| StarterFile { path: path.to_owned(), text })
        .into()
}
