//! The plays, one table: what to do about people, use, delivery and what was agreed.

mod agreements;
mod delivery;
mod people;
mod steps;
mod table;
mod usage;

pub use table::PLAYS;
