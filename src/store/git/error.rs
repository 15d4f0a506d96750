//! Why a revision cannot be read, and the way on.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::store::reason::reason;

/// Why a revision cannot be read.
#[derive(Debug)]
pub enum GitError {
    /// The program is not there.
    NoGit,
    /// The directory is in no repository.
    NoRepository(PathBuf),
    /// The repository belongs to somebody else, and git does not trust it.
    Untrusted(String),
    /// There is no commit yet.
    NoCommits,
    /// No commit has this name.
    Unknown {
        /// As it was asked for.
        name: String,
        /// What has a name that ends so.
        meant: Option<String>,
    },
    /// No commit has this name in a clone that is cut off, and may lack the branch as well.
    UnknownInShallow(String),
    /// Several commits have this name.
    Ambiguous(String),
    /// This is the name of something that is no commit.
    NoCommit(String),
    /// The clone does not reach so far back; what was asked for.
    Shallow(String),
    /// An object that a commit names is not in this clone; its id.
    Missing(String),
    /// Two commits have no history in common.
    NoMergeBase(String, String),
    /// A file is not merged yet; which.
    Unmerged(String),
    /// What git itself says.
    Said(String),
    /// The system refused to start it, or to talk to it.
    System(String),
}

impl GitError {
    pub(super) fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoGit,
            _ => Self::System(reason(error)),
        }
    }

    /// What git itself complains of, by the first line of it.
    pub(super) fn of_stderr(stderr: &[u8]) -> Self {
        let said = String::from_utf8_lossy(stderr);
        let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("nothing");
        Self::Said(first.strip_prefix("fatal: ").unwrap_or(first).to_owned())
    }

    /// What can be done about it.
    pub fn way_on(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoGit => "install git, or add its directory to `PATH`",
            Self::NoRepository(_) => {
                "`git init` makes one; what is committed from then on can be compared, and looked at as it was"
            }
            Self::Untrusted(_) => "add the directory to git's `safe.directory`, if you trust whoever owns it",
            Self::NoCommits => "commit the workspace first",
            Self::Unknown { .. } => "`git log` shows the commits, `git branch --all` the branches",
            Self::UnknownInShallow(_) => {
                "`git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'` gets all branches with their history; in \
                 GitHub Actions check out with `fetch-depth: 0`, in GitLab set `GIT_DEPTH: 0`"
            }
            Self::Ambiguous(_) => "write more of it",
            Self::NoCommit(_) => "name a commit, a branch or a tag",
            Self::Shallow(_) => {
                "`git fetch --unshallow` gets the rest; in GitHub Actions check out with `fetch-depth: 0`, in GitLab \
                 set `GIT_DEPTH: 0`"
            }
            Self::Missing(_) => "`git fetch --refetch` gets it; `git fsck` says whether the clone is damaged",
            Self::Unmerged(_) => "resolve the merge, and stage what it comes to with `git add`",
            Self::NoMergeBase(..) => "name the commit to compare with",
            Self::Said(_) | Self::System(_) => return None,
        })
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit => f.write_str("`git` was not found: files of a revision are read with it"),
            Self::NoRepository(at) => write!(f, "`{}` is in no git repository", at.display()),
            Self::Untrusted(said) => write!(f, "git does not trust this repository: {said}"),
            Self::NoCommits => f.write_str("the repository has no commits yet"),
            Self::Unknown { name, meant: None } => write!(f, "there is no revision `{name}`"),
            Self::Unknown { name, meant: Some(meant) } => {
                write!(f, "there is no revision `{name}`; did you mean `{meant}`?")
            }
            Self::UnknownInShallow(name) => write!(
                f,
                "there is no revision `{name}` in this clone, which is shallow: it lacks branches, or their history"
            ),
            Self::Ambiguous(name) => write!(f, "`{name}` could be several commits"),
            Self::NoCommit(name) => write!(f, "`{name}` is no commit"),
            Self::Shallow(what) => {
                write!(f, "{what} is beyond what this clone holds: it is shallow, and its history is cut off")
            }
            Self::Missing(id) => write!(f, "the object {id} is not in this clone"),
            Self::NoMergeBase(one, other) => {
                write!(f, "`{one}` and `{other}` have no commit in common")
            }
            Self::Unmerged(path) => write!(f, "`{path}` is not merged yet: what is staged is undecided"),
            Self::Said(said) => write!(f, "git says: {said}"),
            Self::System(why) => write!(f, "cannot run `git`: {why}"),
        }
    }
}

impl std::error::Error for GitError {}

/// As what reads files says it: about one file, so that the others are read all the same.
impl From<GitError> for io::Error {
    fn from(error: GitError) -> Self {
        Self::other(error)
    }
}
