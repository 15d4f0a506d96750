//! Reports in a medium: a terminal, Markdown, CSV. Each answers the same few questions about
//! blocks, and each passes every text through [`sanitise()`], so that no report can forget it.

mod command;
pub mod csv;
mod excerpt;
mod flow;
pub mod github;
mod grid;
pub mod json;
pub mod markdown;
mod paint;
mod sanitise;
pub mod terminal;

pub use sanitise::sanitise;
