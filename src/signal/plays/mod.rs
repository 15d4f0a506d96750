//! The plays, one table: what to do about people, about use, about delivery.

mod delivery;
mod people;
mod steps;
mod table;
mod usage;

pub use table::PLAYS;
