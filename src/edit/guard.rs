//! No edit is trusted: the new text is read again and has to hold the old value with exactly that change.

use std::ops::Range;

use super::Change;
use super::layout::Layout;
use super::path;
use super::splice::{Splice, Way};
use super::value::Yaml;
use crate::document::{NodeKind, NodeRef, ProblemKind, Tree};
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
    if unended_text(old).is_some_and(|text| !is_within(old, change) && unended_text(new) != Some(text)) {
        return Some("the text in a block at the end of the file has no line break, and would get one");
    }
    let is_kept = match change {
        // The comments within what is removed and behind it go with it, and no others.
        Change::Remove { at } => {
            let (all, left, gone) = (comments(old), comments(new), removed(old, at));
            let others = all.iter().filter(|(at, _)| !gone.contains(at)).map(|(_, comment)| *comment);
            is_part(left.iter().map(|(_, comment)| *comment), &all) && is_part(others, &left)
        }
        Change::Set { .. } | Change::Insert { .. } => {
            let texts = |text| comments(text).into_iter().map(|(_, comment)| comment).collect::<Vec<_>>();
            texts(new) == texts(old)
        }
    };
    (!is_kept).then_some("a comment would be lost")
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
    last.is_block_scalar().then(|| &text[Layout(text).line_start(text.len())..])
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

/// The bytes of the entry that `at` leads to, with the rest of its line where that is its own.
fn removed(text: &str, at: &[Step]) -> Range<usize> {
    let Ok(tree) = Tree::parse(text) else { return 0..0 };
    let layout = Layout(text);
    let spot = path::find(layout, &tree, at).last();
    let (Some(start), Some(end)) = (spot.lead, layout.end(spot.node, spot.from)) else { return 0..0 };
    let is_alone = layout.is_first_on_line(start) && layout.is_last_on_line(end);
    start..if is_alone || !spot.is_in_flow { layout.line_end(end) } else { end }
}

/// The comments of a file in order, each with the byte it starts at: what starts with `#` outside of every text.
fn comments(text: &str) -> Vec<(usize, &str)> {
    let tree = Tree::parse(text).ok();
    let mut texts = Vec::new();
    if let Some(tree) = &tree {
        leaves(tree.root(), &mut texts);
    }
    let mut comments = Vec::new();
    let mut at = 0;
    texts.push(text.len()..text.len());
    for leaf in texts {
        while let Some(found) = text.get(at..leaf.start).and_then(|gap| gap.find('#')) {
            let start = at + found;
            let is_comment = start == 0 || text[..start].ends_with(char::is_whitespace);
            at = if is_comment { Layout(text).line_end(start) } else { start + 1 };
            if is_comment {
                comments.push((start, &text[start..at]));
            }
        }
        at = at.max(leaf.end);
    }
    comments
}

/// The bytes of every text below a node, in order.
fn leaves(node: NodeRef<'_, '_>, found: &mut Vec<Range<usize>>) {
    match node.kind() {
        NodeKind::Sequence => node.items().for_each(|item| leaves(item, found)),
        NodeKind::Mapping => node.entries().for_each(|(key, value)| {
            leaves(key, found);
            leaves(value, found);
        }),
        NodeKind::Nothing | NodeKind::Scalar | NodeKind::Alias => found.push(node.span()),
    }
}

/// Whether `part` is `whole` with some left out.
fn is_part<'a>(mut part: impl Iterator<Item = &'a str>, whole: &[(usize, &str)]) -> bool {
    let mut whole = whole.iter();
    part.all(|wanted| whole.any(|(_, have)| *have == wanted))
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
