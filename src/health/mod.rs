//! Health: one derived score with its parts, its doubts and its caps (S0, S2).
//!
//! Unknown makes a score neither better nor worse in silence: it leaves the mean, lowers the coverage, and
//! widens the interval; below a floor of coverage there is no score, and no colour either unless all of the interval has it.

mod cap;
mod caps;
mod component;
mod judgement;
#[cfg(test)]
mod moves;
mod neglect;
mod score;
#[cfg(test)]
mod tests;
mod too_early;
mod weighted_mean;
mod well;

pub use cap::{Cap, Passed};
pub use component::Component;
pub use judgement::Judgement;
pub use score::Health;
