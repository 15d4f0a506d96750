//! The fields of a plan as one table: what each key is called, what it holds, and what used to stand in its place.

mod entries;
mod field;
mod former;
mod numeric;
mod table;
mod walk;

pub use field::{Before, Field, FileFields, Kind, Order, Readership, Shape, To, Who};
pub(crate) use former::{Former, former_key, former_word};
pub(crate) use numeric::takes_numbers;
pub use table::FILES;
pub use walk::{Found, Value, Walked, walk};
