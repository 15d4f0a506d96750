//! The disk. Nothing else reads or writes it.
#![expect(clippy::disallowed_methods, reason = "this is the module that owns the disk")]

mod create;
mod files;
mod plans;
mod replace;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod workspace;

pub use create::{CreateError, NewFile, create};
pub use plans::Plans;
pub use workspace::Workspace;
