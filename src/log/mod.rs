//! The lists of entries that commands name by id: where each is, what its entries are called, which one is meant.

mod catalogue;
mod course;
mod definition;
mod find;
mod goals;
mod streams;

pub use catalogue::{
    ACTIONS, COMMITMENTS, CONTACTS, DECISIONS, LINKED, MILESTONES, PEOPLE, RISKS, SESSIONS, SIGNALS,
};
pub use course::{HOLDS, UPDATES};
pub use definition::{Log, LogEntry};
pub use find::{meant, titled};
pub use goals::{OBJECTIVES, OUTCOMES, RESOURCES};
pub use streams::{ACTIVATION, ASKS, WORKSTREAMS};
