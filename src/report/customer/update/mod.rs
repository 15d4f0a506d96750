//! The written update after a call: five blocks, the same order each week, what we need before what was done; and the
//! lists of it that people edit.

mod draft;
mod item;
mod lists;
mod mail;

pub use draft::UpdateDraft;
pub use mail::update_report;
