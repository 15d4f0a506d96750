//! The fields of a plan as one table: what each key is called, what it holds, and what used to be in its place.

mod entries;
mod field;
mod former;
mod found;
mod numeric;
mod shown;
mod table;
mod visit;
mod walk;
mod ways;

pub use field::{Before, Field, FileFields, Kind, Order, Readership, Shape, To, Who};
pub(crate) use former::{Former, former_key, former_word};
pub use found::{Found, Value};
pub(crate) use numeric::takes_numbers;
pub use shown::Shown;
pub use table::FILES;
pub use walk::{Walked, walk};
