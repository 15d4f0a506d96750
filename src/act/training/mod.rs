//! A session of training is planned for another day, given, assessed.

mod assessing;
mod moving;

pub use assessing::{AssessSession, must_be_given};
