//! When each milestone will be done, as far as the plan can tell, and how far that is from what was agreed.
//!
//! Facts dated after the as-of date are not known yet: a milestone done next week is open today. A forecast
//! is the earliest day on which the plan as written allows; it knows nothing of how likely that is.

mod cause;
mod forecast;
mod open;
mod order;
mod root_cause;
mod scheduled;
#[cfg(test)]
pub(crate) mod tests;
mod timing;

pub use cause::Cause;
pub(crate) use forecast::horizon;
pub use forecast::{Forecast, Standing};
pub use open::{Stuck, open_actions, open_steps, play_note, stuck};
pub use scheduled::Schedule;
pub use timing::Timing;
