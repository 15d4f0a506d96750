//! A git repository, read through the user's own `git`, and never written to.
//!
//! A command starts at most three processes: one says what repository it is, one lists commits, and one that stays
//! hands out every object. Objects are fetched by name and parsed here, since a process for each would take seconds.

mod authors;
mod commit;
mod error;
mod history;
mod id;
mod in_use;
mod index;
mod objects;
mod process;
mod repository;
mod revision;
mod snapshot;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod touched;
mod tree_object;

pub use authors::Authors;
pub use commit::Commit;
pub use error::GitError;
pub use repository::Repository;
pub(super) use snapshot::Snapshot;
pub use touched::Between;
