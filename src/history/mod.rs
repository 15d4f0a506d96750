//! How a plan came to where it is: what it was at each step, and what moved between them.
//!
//! Pure: a step is what an assessment of some day says, whichever files it was made of.

mod contribution;
mod explained;
mod moved;
mod parts;
mod portfolio;
mod step;
mod turned;

pub use contribution::Contribution;
pub use explained::Explained;
pub use moved::{Move, QUIET_DAYS, moves};
pub use parts::{Part, parts};
pub use portfolio::{Counted, Passage, PortfolioStep, passages};
pub use step::{Between, Origin, Standing, Step};
pub use turned::{Mover, Turned, turned};
