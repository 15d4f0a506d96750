//! A session of training is planned for another day, given, assessed; somebody is tested by name.

mod assessing;
mod certifying;
mod delivering;
mod moving;
mod setting;

pub use assessing::{AssessSession, must_be_given};
pub use certifying::Certify;
pub use delivering::DeliverSession;
pub use setting::SetSession;
