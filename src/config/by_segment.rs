//! One number for all segments, or one a segment.

use super::reader::{InvalidValue, TomlValue, unknown};
use super::values::{Parsed, table};
use crate::model::Segment;

/// One number for all segments, or a table by segment, in the order of [`Segment::ALL`].
pub(super) fn by_segment<T: Copy>(
    value: &TomlValue<'_>,
    one: fn(&TomlValue<'_>) -> Parsed<T>,
) -> Parsed<[Option<T>; 3]> {
    if !value.get_ref().is_table() {
        return one(value).map(|number| [Some(number); 3]).map_err(|refusal: InvalidValue| {
            refusal.or_help("give one number, or one a segment: `{ enterprise = 3, smb = 1 }`")
        });
    }
    let mut numbers = [None; 3];
    for (key, number) in table(value)? {
        let segment = Segment::from_word(key.get_ref());
        let segment =
            segment.ok_or_else(|| unknown("segment", key.get_ref(), Segment::WORDS).at(key.span()))?;
        numbers[segment as usize] = Some(one(number)?);
    }
    Ok(numbers)
}
