//! Everything that is tested from outside, in one binary so that it links once.

mod docs;
mod golden;
mod layers;
mod process;
