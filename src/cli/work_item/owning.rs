//! An entry is handed over.

use onboard::date::Date;
use onboard::edit::{TermError, Yaml, hand_over as terms, read};
use onboard::route::Route;

use crate::editor::Editor;
use crate::failure::Failure;

/// Hands an ownership over on the day. Whoever held it until then stays there, up to that day; on the day on which the
/// entry came into the plan nobody has held it yet.
pub(crate) fn hand_over(
    editor: &mut Editor<'_>,
    name: &str,
    added_on: Option<Date>,
    place: &Route,
) -> Result<(), Failure> {
    let day = editor.day(None);
    if day <= added_on.unwrap_or(editor.at.signed()) {
        editor.edits.set(place.clone(), Yaml::text(name));
        return Ok(());
    }
    let written = editor.text(place.file)?.and_then(|text| read(text, place)).unwrap_or(Yaml::Null);
    match terms(&mut editor.edits, place, &written, name, day, None) {
        Ok(_) | Err(TermError::Holds | TermError::HoldsNot) => Ok(()),
        Err(TermError::BeginsLater { who, since }) => {
            Err(Failure::usage(format!("it is {who}'s from {since} on"))
                .hint("hand it over on that day or a later one, or correct it by hand"))
        }
    }
}
