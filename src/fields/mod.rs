//! The fields of a plan as one table: what each key is called, what it holds, and what used to stand in its place.

mod former;
mod numeric;

pub(crate) use former::{Former, former_key, former_word};
pub(crate) use numeric::takes_numbers;
