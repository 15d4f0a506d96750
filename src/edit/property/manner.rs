//! The manner of what is new: where it stands among its neighbours, and what its lines end with.

use std::ops::Range;

use super::super::id::is_generated;
use super::super::{Change, Position, Yaml};
use super::document::{Document, NotedPlace, Shape};
use super::intent;
use crate::route::Step;

/// The usual order of keys, as the documents of this test have it.
pub(super) const ORDER: [&str; 9] =
    ["id", "títle", "due", "x-own", "note: 日", "a b", "status", "owner", "more"];

/// What is out of manner in `new`.
pub(super) fn fault(document: &Document, change: &Change, new: &str) -> Option<&'static str> {
    let old = &document.text;
    if document.comments.iter().any(|comment| is_parted(document, change, new, comment)) {
        return Some("a comment stands beside something else than it did");
    }
    let is_mixed = match document.line_break {
        Some("\r\n") if old.contains('\n') => new.replace("\r\n", "").contains('\n'),
        Some("\n") => new.contains('\r'),
        _ => false,
    };
    if is_mixed {
        return Some("a line ends as no other does");
    }
    let is_empty = |text: &str| text.trim_start_matches('\u{feff}').is_empty();
    if !is_empty(old)
        && !is_empty(new)
        && old.ends_with('\n') != new.ends_with('\n')
        && !leaves_text(document, change)
    {
        return Some("the file ends otherwise than it did");
    }
    // Nothing can stand after a text that has no line break, and keeps none.
    if document.ends_in_text() {
        return None;
    }
    let is_in_place = match change {
        Change::Insert { list, entry, position } => {
            // Above the first item of a list in a list there is no line: then it is at the end.
            let place = document.place(list).filter(|place| place.shape == Shape::List);
            let is_packed = place.is_some_and(|place| document.is_packed(place));
            let position = if is_packed && is_first(old, list, entry) { Position::End } else { *position };
            let (old, new_ids) = (intent::ids(old, list), intent::ids(new, list));
            is_item_in_place(&old, &new_ids, entry, position) && is_key_in_place(document, list, new)
        }
        Change::Set { at, .. } => is_key_in_place(document, at, new),
        Change::Remove { .. } => true,
    };
    (!is_in_place).then_some("it is where no one looks for it")
}

/// Whether a comment stands no more on the line of what it stood beside, though that is still there.
fn is_parted(document: &Document, change: &Change, new: &str, comment: &Range<usize>) -> bool {
    let old = &document.text;
    let line = old[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    // What has no key is known by its text.
    let is_known = |place: &&NotedPlace| {
        !place.at.is_empty() && (place.lead < place.from || place.shape == Shape::Scalar)
    };
    let is_on_line = |place: &&NotedPlace| (line..comment.start).contains(&place.lead) && is_known(place);
    let Some(beside) = document.places.iter().rfind(is_on_line) else { return false };
    let is_named = beside.lead < beside.from;
    let is_gone = match change {
        Change::Insert { .. } => false,
        Change::Remove { at } => beside.at.starts_with(at),
        Change::Set { at, .. } => beside.at.starts_with(at) && (!is_named || beside.at != *at),
    };
    let end = if is_named { beside.from } else { beside.span.end };
    let name = old[beside.lead..end.min(comment.start)].trim_end();
    let of_new = new.find(&old[comment.clone()]).map(|at| new[..at].rsplit('\n').next().unwrap_or_default());
    !is_gone && beside.lead < end && !of_new.is_some_and(|line| line.contains(name))
}

/// Whether the last line of a file goes and leaves a text in a block above, which needs its line break.
fn leaves_text(document: &Document, change: &Change) -> bool {
    let Some(place) = document.place(change.place()).filter(|_| matches!(change, Change::Remove { .. }))
    else {
        return false;
    };
    let above = document.text[..place.lead].trim_end().len();
    document.places.iter().any(|other| other.shape == Shape::BlockText && other.span.end == above)
}

/// Whether an entry sorts before the first that is there.
fn is_first(old: &str, list: &[Step], entry: &Yaml) -> bool {
    let own = entry.get("id").and_then(Yaml::scalar);
    let first = intent::ids(old, list).first().cloned().flatten().filter(|id| is_generated(id));
    first.is_some_and(|first| own < Some(&first))
}

type Ids = [Option<String>];

/// Whether a list whose generated ids were sorted still has them sorted, and what has no place is last.
fn is_item_in_place(old: &Ids, new: &Ids, entry: &Yaml, position: Position) -> bool {
    let is_sorted = |ids: &Ids| ids.iter().flatten().filter(|id| is_generated(id)).is_sorted();
    let own = entry.get("id").and_then(Yaml::scalar);
    if position == Position::SortedById && own.is_some() && is_sorted(old) {
        !own.is_some_and(is_generated) || is_sorted(new)
    } else {
        new.last().is_some_and(|last| last.as_deref() == own)
    }
}

/// Whether a new key of a mapping follows the last of those that usually are before it, else the last of all.
fn is_key_in_place(document: &Document, at: &[Step], new: &str) -> bool {
    let parent =
        document.way_to(at).last().filter(|place| matches!(place.shape, Shape::Map | Shape::FlowMap));
    let Some((parent, Step::Key(key))) = parent.and_then(|parent| Some((parent, at.get(parent.at.len())?)))
    else {
        return true;
    };
    let rank = |key: &str| ORDER.iter().position(|known| *known == key);
    let keys = intent::keys(new, &parent.at);
    let Some(index) = keys.iter().position(|own| own == key) else { return false };
    let is_before =
        |other: &String| rank(key).is_some_and(|own| rank(other).is_some_and(|other| other < own));
    let (above, below) = (&keys[..index], &keys[index + 1..]);
    let is_behind_one = above.last().is_some_and(is_before);
    if above.iter().chain(below).any(is_before) {
        is_behind_one && !below.iter().any(is_before)
    } else {
        below.is_empty()
    }
}
