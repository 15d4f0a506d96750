//! Reports in a medium: a terminal, Markdown, CSV, the log of a runner. Each gives a few answers to the one walk over
//! blocks (`format.rs`), and passes every text through [`sanitise()`], so that no report can forget it.

mod command;
pub mod comment;
pub mod csv;
mod excerpt;
mod flow;
mod format;
pub mod github;
mod grid;
pub mod html;
pub mod ics;
mod isolate;
pub mod json;
pub mod mail;
pub mod markdown;
mod names;
mod page;
mod paint;
mod sanitise;
pub mod slack;
pub mod terminal;
pub mod yaml;

pub use sanitise::sanitise;
