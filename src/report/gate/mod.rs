//! The gates of one plan, and of many.

mod answer;
mod cells;
mod facts;
mod json;
mod line;
mod rows;
mod screen;
mod view;

pub(super) use cells::name;
pub(super) use line::line;

pub use answer::{GateAnswer, routes};
pub use rows::GateRow;
