//! The form that is filled in after a call: who was there, what is done, moved or blocked, what is new, decided and asked.
//!
//! It is text for an editor, a file or a mail. Each line says by itself what it is, so that their order does not matter. A
//! line that cannot be read is never dropped: it comes back marked, with the reason below it.

mod again;
mod apply;
mod columns;
mod compared;
mod counts;
mod day;
mod entries;
mod form;
mod items;
mod lines;
mod marks;
#[cfg(test)]
mod property;
mod reading;
mod render;
#[cfg(test)]
mod tests;
mod text;
mod ticked;
mod usual;

pub use again::taken_before;
pub use apply::{Stopped, apply};
pub use compared::{is_of_same_call, left_out, puts_right};
pub use counts::CallCounts;
pub use form::{Ask, CallForm, Confirms, Decided, Mood, NewAction, Next, OnLine, Tick, WhatBecame};
pub use marks::Unread;
pub use reading::{Given, is_empty, read};
pub use render::render;
pub use ticked::Ticked;
