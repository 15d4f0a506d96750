//! No edit is trusted: the new text is read again and has to hold the old value with exactly that change.

use super::layout::Layout;
use super::source::{Splice, Way};
use super::value::Yaml;
use super::{Change, comments};
use crate::document::{ProblemKind, Tree};
use crate::route::Step;

/// The value of a file; an empty one has nothing.
pub(super) fn value(text: &str) -> Option<Yaml> {
    match Tree::parse(text) {
        Ok(tree) => Some(Yaml::of(tree.root())),
        Err(problem) if problem.kind == ProblemKind::Empty => Some(Yaml::Null),
        Err(_) => None,
    }
}

/// `old` with the change, if it can be made.
pub(super) fn changed(mut old: Yaml, change: &Change) -> Option<Yaml> {
    match change {
        Change::Set { at, value } => *old.make(at)? = value.clone(),
        Change::Remove { at } => {
            let (Step::Key(key), parent) = at.split_last()? else { return None };
            let parent = old.make(parent)?;
            let Yaml::Map(entries) = parent else { return None };
            let index = entries.iter().position(|(at, _)| at == key)?;
            entries.remove(index);
            empty(parent);
        }
        Change::Insert { list, entry, .. } => {
            let list = old.make(list)?;
            match list {
                Yaml::List(items) => items.push(entry.clone()),
                Yaml::Null => *list = Yaml::List(vec![entry.clone()]),
                _ => return None,
            }
        }
    }
    Some(old)
}

/// What is wrong with `new` as `old` with the change, `wanted` being its value.
pub(super) fn fault(old: &str, new: &str, wanted: &Yaml, change: &Change) -> Option<&'static str> {
    if !holds(new, wanted, change) {
        return Some("something else in the file would change with it");
    }
    let (text, left) = (unended_text(old), unended_text(new));
    if left != text && (left.is_some() || !is_within(old, change)) {
        return Some("the text in a block at the end of the file has no line break, and would get one");
    }
    (comments(new) != comments(old)).then_some("a comment would be lost")
}

/// Whether `text` holds `wanted`; the item that an insertion added may stand anywhere in its list.
fn holds(text: &str, wanted: &Yaml, change: &Change) -> bool {
    let Some(mut found) = value(text) else { return false };
    if let Change::Insert { list, entry, .. } = change {
        let Some(Yaml::List(items)) = found.make(list) else { return false };
        let entry = entry.clone().normal();
        let Some(at) = items.iter().position(|item| item.clone().normal() == entry) else { return false };
        let new = items.remove(at);
        items.push(new);
    }
    if let Change::Remove { at } = change {
        at.split_last().and_then(|(_, parent)| found.make(parent)).map(empty);
    }
    found.normal() == *wanted
}

/// A mapping whose last entry went may be left as `{}` or as nothing.
fn empty(value: &mut Yaml) {
    if matches!(value, Yaml::Map(entries) if entries.is_empty()) {
        *value = Yaml::Null;
    }
}

/// The last line of a file that ends, without a line break, in a block text: YAML's parsers disagree on whether
/// that text has one, so it has to stay at the end.
fn unended_text(text: &str) -> Option<&str> {
    let tree = Tree::parse(text).ok().filter(|_| !text.ends_with('\n'))?;
    let mut last = tree.root();
    while let Some(below) = last.items().chain(last.entries().map(|(_, value)| value)).last() {
        last = below;
    }
    let is_last = last.is_block_scalar() && text[last.span().end..].trim().is_empty();
    is_last.then(|| &text[Layout(text).line_start(text.len())..])
}

/// Whether a change takes away or replaces what the file ends with.
fn is_within(text: &str, change: &Change) -> bool {
    let place = match change {
        Change::Set { at, .. } | Change::Remove { at } => at,
        Change::Insert { .. } => return false,
    };
    let tree = Tree::parse(text).ok();
    let node = tree.as_ref().and_then(|tree| tree.find(place));
    node.is_some_and(|node| text[node.span().end..].trim().is_empty())
}

/// The comments of a file, in order.
fn comments(text: &str) -> Vec<&str> {
    let tree = Tree::parse(text).ok();
    comments::comments(text, tree.as_ref()).into_iter().map(|comment| &text[comment]).collect()
}

/// `text` with the splices, unless they overlap or cut through a character.
pub(super) fn spliced(text: &str, way: &Way) -> Option<String> {
    let mut new =
        String::with_capacity(text.len() + way.iter().map(|splice| splice.text.len()).sum::<usize>());
    let mut at = 0;
    for Splice { span, text: put } in way {
        new.push_str(text.get(at..span.start)?);
        new.push_str(put);
        at = span.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}
