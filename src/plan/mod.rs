//! One plan: the typed parts that its files make. A broken part is a finding, never an error.

mod bytes;
mod doubts;
mod load;
mod problem;
mod reader;
mod sources;
#[cfg(test)]
mod tests;
mod typed;

pub use bytes::{Bytes, Held};
pub use doubts::Doubts;
pub use load::{
    CONFIGURATION, Directory, Entry, LARGEST, LEFT_BEHIND, Loaded, head_with, is_yaml, load, load_with,
};
pub use problem::{CHECKS, FileProblem};
pub use reader::Reader;
pub use sources::{Sources, Spot};
pub use typed::Plan;
