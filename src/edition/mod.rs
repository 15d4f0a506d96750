//! The customer's edition of a plan at a day: what they may read, and nothing else.
//!
//! It is made in `build`, which alone knows the plan. Words of a plan get into it as [`Words`], which are made only with a
//! key that the table of fields shows to the customer. What is written for a customer takes a [`CustomerEdition`] and has
//! no way to the rest.

mod build;
mod parts;
mod tag;
mod words;

pub use crate::language::{Label, Language};
pub use parts::{
    Cause, Change, Commitment, Contact, Criterion, CustomerEdition, Decision, Gate, Hold, Milestone, Moved,
    Outcome, Person, Resource, Rhythm, Session, Task, Teammate, Usage, ValuePoint, Wait, Workstream,
};
pub use tag::Tag;
pub use words::{Name, Words};

#[cfg(test)]
mod tests;
