//! The disk. Nothing else reads or writes it.
#![expect(clippy::disallowed_methods, reason = "this is the module that owns the disk")]

mod create;
#[cfg(test)]
#[cfg(unix)]
mod edit_tests;
mod files;
mod listing;
mod lock;
mod plans;
mod replace;
mod scratch;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod workspace;

pub use create::{CreateError, NewFile, create};
pub use lock::Locked;
pub use plans::Plans;
pub use scratch::edited;
pub use workspace::Workspace;
