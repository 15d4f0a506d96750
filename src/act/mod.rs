//! What people do to a plan. An act takes a plan at a day and an input, and gives edits and remarks, or why not: what may
//! be done when, what follows on what, and what is written for it are decided here, without a terminal and without a disk.

pub mod action;
pub mod baseline;
mod changed;
mod consequence;
pub mod contact;
pub mod decision;
mod draft;
pub mod gate;
pub mod hold;
pub mod milestone;
pub mod noting;
mod place;
pub mod play;
mod remark;
pub mod replace;
pub mod risk;
mod roles;
pub mod stakeholder;
mod standing;
pub mod team;
#[cfg(test)]
pub(crate) mod testing;
pub mod update;
pub mod usage;
pub mod work;

pub use changed::Changed;
pub use draft::{Draft, RANDOM};
pub use remark::{Level, Remark};
pub use standing::Standing;

use crate::refused::Refused;

/// What an act comes to: what was done, in a few words; the edits are in the draft.
pub type Acted = Result<String, Refused>;
