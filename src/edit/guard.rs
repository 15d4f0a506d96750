//! No edit is trusted: the new text is read again and has to hold the old value with exactly that change.

use super::layout::Layout;
use super::source::{Splice, Way};
use super::value::Yaml;
use super::{Change, comments};
use crate::document::{ProblemKind, Tree};
use crate::route::Step;

/// A text as it was read.
pub(super) struct Guarded<'t> {
    text: &'t str,
    tree: Option<Tree<'t>>,
}

impl<'t> Guarded<'t> {
    /// The text and what is in it; `None` where it is empty, and nothing is.
    pub(super) const fn of(text: &'t str, tree: Option<Tree<'t>>) -> Self {
        Self { text, tree }
    }

    pub(super) const fn tree(&self) -> Option<&Tree<'t>> {
        self.tree.as_ref()
    }

    /// Reads a text, if it can be.
    fn read(text: &'t str) -> Option<Self> {
        match Tree::parse(text) {
            Ok(tree) => Some(Self::of(text, Some(tree))),
            Err(problem) if problem.kind == ProblemKind::Empty => Some(Self::of(text, None)),
            Err(_) => None,
        }
    }

    /// Its value; an empty file has nothing.
    pub(super) fn value(&self) -> Yaml {
        self.tree.as_ref().map_or(Yaml::Null, |tree| Yaml::of(tree.root()))
    }

    /// What is wrong with `new` as this text with the change, `wanted` being its value.
    pub(super) fn fault(&self, new: &str, wanted: &Yaml, change: &Change) -> Option<&'static str> {
        let Some(new) = Guarded::read(new).filter(|new| holds(new, wanted, change)) else {
            return Some("something else in the file would change with it");
        };
        // A text that takes the place of the last one may well read like it, and would still have lost its line break.
        let left = new.unended_text();
        let is_kept = if self.is_within(change) { left.is_none() } else { left == self.unended_text() };
        if !is_kept {
            return Some("the text in a block at the end of the file has no line break, and would get one");
        }
        (!new.comments().eq(self.comments())).then_some("a comment would be lost")
    }

    fn comments(&self) -> impl Iterator<Item = &'t str> {
        comments::comments(self.text, self.tree()).into_iter().map(|comment| &self.text[comment])
    }

    /// The last line of a file that ends, without a line break, in a block text: YAML's parsers disagree on whether
    /// that text has one, so it has to stay at the end.
    fn unended_text(&self) -> Option<&'t str> {
        let tree = self.tree().filter(|_| !self.text.ends_with('\n'))?;
        let mut last = tree.root();
        while let Some(below) = last.items().chain(last.entries().map(|(_, value)| value)).last() {
            last = below;
        }
        let is_last = last.is_block_scalar() && self.text[last.span().end..].trim().is_empty();
        is_last.then(|| &self.text[Layout(self.text).line_start(self.text.len())..])
    }

    /// Whether a change takes away or replaces what the file ends with.
    fn is_within(&self, change: &Change) -> bool {
        let place = match change {
            Change::Set { at, .. } | Change::Remove { at } => at,
            Change::Insert { .. } => return false,
        };
        let node = self.tree().and_then(|tree| tree.find(place));
        node.is_some_and(|node| self.text[node.span().end..].trim().is_empty())
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

/// Whether a text holds `wanted`; the item that an insertion added may stand anywhere in its list.
fn holds(text: &Guarded<'_>, wanted: &Yaml, change: &Change) -> bool {
    let mut found = text.value().normal();
    if let Change::Insert { list, entry, .. } = change {
        let Some(Yaml::List(items)) = found.make(list) else { return false };
        let entry = entry.clone().normal();
        let Some(at) = items.iter().position(|item| *item == entry) else { return false };
        let new = items.remove(at);
        items.push(new);
    }
    if let Change::Remove { at } = change {
        at.split_last().and_then(|(_, parent)| found.make(parent)).map(empty);
    }
    found == *wanted
}

/// A mapping whose last entry went may be left as `{}` or as nothing.
fn empty(value: &mut Yaml) {
    if matches!(value, Yaml::Map(entries) if entries.is_empty()) {
        *value = Yaml::Null;
    }
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
