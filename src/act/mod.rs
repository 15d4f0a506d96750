//! What people do to a plan. An act takes a plan at a day and an input, and gives edits and remarks, or why not: what may
//! be done when, what follows on what, and what is written for it are decided here, without a terminal and without a disk.

pub mod action;
pub mod activation;
mod agreement;
pub mod baseline;
pub mod cadence;
mod changed;
pub mod close;
mod confirm;
mod consequence;
pub mod contact;
pub mod deal;
pub mod decision;
mod draft;
mod dropping;
mod following;
pub mod friction;
pub mod gate;
pub mod goals;
pub mod handoff;
pub mod hold;
mod improbable;
#[cfg(test)]
mod lived;
pub mod milestone;
pub mod noting;
pub mod people;
mod place;
mod planned;
pub mod play;
pub mod promise;
pub mod question;
mod remark;
pub mod replace;
pub mod reschedule;
pub mod right;
pub mod risk;
mod roles;
mod setting;
pub mod share;
pub mod shift;
pub mod skip;
pub mod stakeholder;
mod standing;
pub mod team;
#[cfg(test)]
pub(crate) mod testing;
pub mod training;
pub mod update;
pub mod usage;
mod withdrawing;
pub mod work;
pub mod workstream;

pub use changed::Changed;
pub use confirm::Confirm;
pub use draft::{Draft, RANDOM};
pub use dropping::{Dropping, restore};
pub use following::to_follow;
pub use planned::Planned;
pub use remark::{Level, Remark};
pub use standing::Standing;
pub use withdrawing::TakeBack;

use crate::refused::Refused;

/// What an act comes to: what was done, in a few words; the edits are in the draft.
pub type Acted = Result<String, Refused>;
