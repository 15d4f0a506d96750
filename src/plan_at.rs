//! A plan at a day. Whoever asks which day it is, whether the onboarding has ended, whether an event has happened, or
//! by when something is owed, asks here, so that no two screens can answer differently.
//!
//! What a plan says of later days has not happened yet. What it measures, forecasts or concludes is not here: those
//! stand on this.

mod audience;
mod baselines;
mod blocked;
mod calls;
mod contacts;
mod decisions;
mod due;
mod events;
mod facts;
mod goals;
mod handed_over;
mod handover;
mod holds;
mod ladder;
mod milestones;
mod naming;
mod noting;
mod pace;
mod people;
mod promises;
mod rights;
mod risks;
mod rulings;
mod shift;
mod silence;
mod state;
mod successors;
mod topics;
mod trainees;
mod training;
mod unagreed;
mod view;
mod waited_for;
mod waits;
mod waivers;
mod who;

pub use baselines::{Baselines, Uncounted};
pub use blocked::Blocked;
pub use contacts::LastContacts;
pub use due::Unresolved;
pub use facts::DayAt;
pub use handed_over::Without;
pub use handover::HandoverPart;
pub use holds::{Holds, merged};
pub use ladder::Rung;
pub use naming::{Called, Everybody, Somebody};
pub use promises::put_off;
pub use shift::{Shift, ShiftsBack};
pub use silence::{Owed, Silence, Unanswered};
pub use successors::Successors;
pub use topics::Workstreams;
pub use trainees::Trainee;
pub use unagreed::Unagreed;
pub use view::PlanAt;
pub use waits::Wait;
pub use waivers::LiveWaiver;
pub use who::Former;
