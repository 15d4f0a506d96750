//! A change of a made-up document, and whether it may be refused.

use super::super::{Change, Position, Yaml};
use super::document::{Document, NotedPlace, Shape};
use super::tape::Tape;
use crate::route::Step;

/// Any change that could be asked for in a document.
pub(super) fn change(tape: &mut Tape<'_>, document: &Document) -> Change {
    let place = place(tape, document);
    let at = place.at.clone();
    let is_value = matches!(at.last(), Some(Step::Key(_)));
    let kind = tape.one(&[0, 0, 1, 2, 2, 3]);
    match (kind, place.shape) {
        (0, _) if is_value => Change::Remove { at },
        (1, _) if !at.is_empty() => Change::Set { at, value: value(tape) },
        (2, Shape::Nothing) if is_value => insert(tape, at),
        (2, Shape::Map | Shape::FlowMap | Shape::EmptyMap | Shape::Nothing) => {
            insert(tape, below(at, &["list"]))
        }
        (_, Shape::Nothing | Shape::Map | Shape::FlowMap | Shape::EmptyMap) => {
            let keys: &[&[&str]] = &[&["zz"], &["due"], &["zz", "yy"], &["ü: b"]];
            let keys = tape.one(keys);
            Change::Set { at: below(at, keys), value: value(tape) }
        }
        (3, Shape::Alias(_)) => Change::Set { at: below(at, &["zz"]), value: value(tape) },
        (_, Shape::List | Shape::FlowList | Shape::EmptyList) => insert(tape, at),
        (_, Shape::Scalar | Shape::BlockText | Shape::Alias(_)) => Change::Set { at, value: value(tape) },
    }
}

/// A place of the document. Most are plain words deep in it, so those are passed over now and then.
fn place<'d>(tape: &mut Tape<'_>, document: &'d Document) -> &'d NotedPlace {
    let places: Vec<&NotedPlace> = match tape.pick(6) {
        0..=2 => document.places.iter().collect(),
        3 | 4 => document.places.iter().filter(|place| place.shape != Shape::Scalar).collect(),
        _ => document.places.iter().filter(|place| place.at.len() == 1).collect(),
    };
    if places.is_empty() { &document.places[0] } else { places[tape.pick(places.len())] }
}

fn below(at: Vec<Step>, keys: &[&str]) -> Vec<Step> {
    at.into_iter().chain(keys.iter().map(|key| Step::Key((*key).to_owned().into()))).collect()
}

fn value(tape: &mut Tape<'_>) -> Yaml {
    const TEXTS: [&str; 13] = [
        "new",
        "a: b",
        "it's",
        "#x",
        "ünï 👩‍💻",
        "",
        "two\nlines\n",
        "x: [",
        "- y",
        "no",
        "2026-05-01",
        " a ",
        "*n1 &n1 !x",
    ];
    match tape.pick(6) {
        0 | 1 => Yaml::text(tape.one(&TEXTS)),
        2 => Yaml::plain(tape.one(&["7", "2026-05-01", "false"])),
        3 => Yaml::map([
            ("by", Some(Yaml::text("Ana"))),
            ("on", Some(Yaml::plain("2026-05-01"))),
            ("of", (tape.pick(2) == 1).then(|| long_list(tape))),
        ]),
        4 => [Yaml::texts(["a", "b, c"]), long_list(tape), Yaml::List(Vec::new())][tape.pick(3)].clone(),
        _ => Yaml::Null,
    }
}

/// A list that no line has room for.
fn long_list(tape: &mut Tape<'_>) -> Yaml {
    let text = tape.one(&["Ledger history imported and signed off", "x: y"]);
    Yaml::List(vec![Yaml::text(text.repeat(12)), Yaml::map([("id", Some(Yaml::text("A-7k3f")))])])
}

fn insert(tape: &mut Tape<'_>, list: Vec<Step>) -> Change {
    let id = if tape.once_in(4) { "A-new".to_owned() } else { format!("A-{:02}zz", tape.pick(30)) };
    let mut entry = vec![("id", Some(Yaml::text(id))), ("títle", Some(Yaml::text("a: b")))];
    if tape.once_in(4) {
        entry.extend([("of", Some(long_list(tape))), ("to", Some(Yaml::texts(["x"])))]);
    }
    let entry = if tape.once_in(8) { Yaml::text("# only text") } else { Yaml::map(entry) };
    let position = if tape.pick(4) == 3 { Position::End } else { Position::SortedById };
    Change::Insert { list, entry, position }
}

/// Why a change may be refused, in words of the message; where there is no such reason, it has to be made.
pub(super) fn good_reasons(document: &Document, change: &Change) -> Vec<&'static str> {
    let place = document.place(change.place());
    let loses_comment = place.is_some_and(|place| match change {
        Change::Set { .. } if place.is_collection() || place.shape == Shape::BlockText => {
            document.has_comment_in(&(place.from..place.span.end))
        }
        _ => false,
    });
    let joins_text = matches!(change, Change::Remove { .. })
        && place.is_some_and(|place| !place.is_in_flow && leaves_comment_to_text(document, place));
    [
        (touches_anchor(document, change), "would change"),
        (joins_text, "something else in the file would change with it"),
        (loses_comment, "a comment would be lost"),
        (has_no_room(document, change), "has no line break, and would get one"),
    ]
    .into_iter()
    .filter_map(|(is_so, why)| is_so.then_some(why))
    .collect()
}

/// Whether a comment below an entry, further in than the block text above it, would become part of that text.
fn leaves_comment_to_text(document: &Document, place: &NotedPlace) -> bool {
    let above = document.text[..place.lead].trim_end().len();
    let is_text = |place: &NotedPlace| place.shape == Shape::BlockText && place.span.end == above;
    let below = document.text[place.span.end..].lines().skip(1).find(|line| !line.trim().is_empty());
    let is_comment = below.is_some_and(|line| line.starts_with(' ') && line.trim_start().starts_with('#'));
    is_comment && document.places.iter().any(is_text)
}

/// Whether lines have to be added to what ends the file in a text without a line break, its only entry standing on the
/// line of a dash: below, they would give the text a line break, and above there is no line.
fn has_no_room(document: &Document, change: &Change) -> bool {
    let Some(place) = document.way_to(change.place()).last() else { return false };
    let is_added = place.at != change.place() || matches!(change, Change::Insert { .. });
    let is_only = document.is_packed(place) && document.children(place).count() == 1;
    is_added && is_only && matches!(place.shape, Shape::List | Shape::Map) && document.ends_in_text()
}

/// Whether a change is made to what an alias stands for, through an alias, or takes an anchor from an alias.
fn touches_anchor(document: &Document, change: &Change) -> bool {
    let at = change.place();
    let is_gone = |place: &NotedPlace| !matches!(change, Change::Insert { .. }) && place.at.starts_with(at);
    let is_shared = |place: &&NotedPlace| {
        let aliases = document
            .places
            .iter()
            .filter(|alias| place.anchor.is_some_and(|a| alias.shape == Shape::Alias(a)));
        aliases.filter(|alias| !is_gone(alias)).count() > 0
    };
    let mut changed = document.places.iter().filter(|place| is_gone(place) || at.starts_with(&place.at));
    let through = document.way_to(at).any(|place| matches!(place.shape, Shape::Alias(_)) && place.at != at);
    changed.any(|place| is_shared(&place)) || through
}
