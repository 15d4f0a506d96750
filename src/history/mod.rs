//! How a plan came to where it is: what it was at each step, and what moved between them.
//!
//! Pure: a step is what an assessment of some day says, whichever files it was made of.

mod moved;
mod step;

pub use moved::{Move, Part, moves, parts};
pub use step::{Origin, Standing, Step};
