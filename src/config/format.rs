//! Which format the files of a workspace have.

use super::reader::{InvalidValue, TomlValue};
use super::values::{Parsed, count};

/// The format of the files that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The number of the files' format: this one, or nothing is read.
pub(super) fn format(value: &TomlValue<'_>) -> Parsed<()> {
    match count(value)? {
        FORMAT => Ok(()),
        other => {
            let message =
                format!("these files are of format {other}, and this program reads format {FORMAT}");
            let help = if other > FORMAT {
                "take a later version of `onboard`"
            } else {
                "write `format = 1`, and the files as it has them"
            };
            Err(InvalidValue::new(message).at(value.span()).with_help(help))
        }
    }
}
