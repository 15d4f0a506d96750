//! What turned something.

use crate::history::Origin;

/// What turned something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Files changed by commits.
    Commits {
        /// The commits, the latest last; more than one where what lies between them could not be read.
        commits: Vec<Origin>,
        /// The merge that brought them, where that is another commit.
        merge: Option<Origin>,
    },
    /// Files changed that are not committed yet.
    Uncommitted,
    /// No file changed: a day went by.
    Time,
}

impl Cause {
    /// As programs read it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Commits { .. } => "commit",
            Self::Uncommitted => "uncommitted",
            Self::Time => "time",
        }
    }

    /// The commits.
    pub fn commits(&self) -> &[Origin] {
        match self {
            Self::Commits { commits, .. } => commits,
            Self::Uncommitted | Self::Time => &[],
        }
    }

    /// The merge that brought them, where that is another commit.
    pub const fn merge(&self) -> Option<&Origin> {
        match self {
            Self::Commits { merge, .. } => merge.as_ref(),
            Self::Uncommitted | Self::Time => None,
        }
    }
}
