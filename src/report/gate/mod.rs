//! The gates of one plan, and of many.

mod answer;
mod cells;
mod json;
mod rows;
mod screen;
mod view;

pub use answer::{GateAnswer, routes};
pub use rows::GateRow;
