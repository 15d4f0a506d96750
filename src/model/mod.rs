//! The typed plan: one module a file of the plan. No I/O, no clock, no positions.

mod file;

pub use file::PlanFile;
