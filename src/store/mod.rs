//! The disk, and the programs that the user has named. Nothing else reads or writes the one or starts the others.
#![expect(clippy::disallowed_methods, reason = "this is the module that owns the disk")]

mod answer;
mod create;
#[cfg(test)]
#[cfg(unix)]
mod edit_tests;
mod files;
mod git;
mod kept;
mod listed;
mod listing;
mod lock;
mod people;
mod plans;
mod program;
mod reason;
mod replace;
mod scratch;
mod seam;
mod source;
mod stage;
mod sync;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod tree;
mod workspace;

pub use answer::write_whole;
pub use create::{CreateError, Created, NewFile, create, is_there};
pub use git::{Authors, Between, Commit, GitError, Repository};
pub use lock::Locked;
pub use plans::Plans;
pub use program::Program;
pub use reason::reason;
pub use scratch::{Edited, edited};
pub use source::text_of;
pub use sync::Written;
pub use workspace::Workspace;
