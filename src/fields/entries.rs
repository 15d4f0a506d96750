//! Which entries a key may hold. A list of holders or of roles has the same entries under whatever key it stands, so its
//! kind names no shape: the shape is in the table, and this file is above the table to find it there.

use super::field::{Field, Kind, Shape};
use super::table::{HOLDER, ROLE_TERM};

impl Field {
    /// The entries that it may hold.
    pub const fn shape(&self) -> Option<&'static Shape> {
        match self.kind {
            Kind::Entries(shape) | Kind::CountOrEntries(shape) => Some(shape),
            Kind::Holders(_) => Some(&HOLDER),
            Kind::Roles => Some(&ROLE_TERM),
            _ => None,
        }
    }
}
