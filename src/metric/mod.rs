//! Named measurements of a plan at a date. Gates, health, signals, status columns and benchmarks are all
//! expressed over these; nothing derives a number again that a metric already is.
//!
//! One table ([`METRICS`]), one file a family. A metric over a file that could not be read in full is unknown,
//! whatever it says: the engine sees to that, so that no family can forget it.

mod adoption;
mod blockage;
mod by_events;
mod clock;
mod comparison;
mod condition;
mod contract;
mod definition;
mod delivery;
mod events;
mod forecast;
mod friction;
mod goals;
mod handoff;
mod handover;
mod measured_fact;
mod measurements;
mod measuring;
mod people;
mod promptness;
mod rhythm;
mod risk;
mod satisfaction;
mod show;
mod table;
mod training;
mod value;
mod waivers;

#[cfg(test)]
mod tests;

pub use by_events::{counts_answers, only_gets_better_by_events};
pub use comparison::Comparison;
pub use condition::Condition;
pub use definition::{Metric, Record};
pub use handoff::{completeness_of_handoff, completes_handoff};
pub use measured_fact::measures;
pub use measurements::{Measurements, Measurer};
pub use measuring::Measuring;
pub use satisfaction::{dissatisfaction, low_score};
pub use table::{METRICS, find, name, record};
pub use training::sessions_asked;
pub use value::{Amount, Better, Reading, Unit, Value};
