//! Which bytes an edit puts in the place of which; nothing is read or judged here.

use std::ops::Range;

use super::Refusal;
use super::brackets;
use super::layout::{Layout, is_empty};
use super::path::{Path, Spot};
use super::value::Yaml;
use super::write::{self, Manner};
use crate::document::{NodeKind, NodeRef, Surroundings, Tree, double, single};
use crate::route::Step;

/// Bytes and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    pub(super) fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    pub(super) fn at(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// One way to make an edit, in the order of the text.
pub(super) type Way = Vec<Splice>;

/// A file about to be edited.
#[derive(Clone, Copy)]
pub(super) struct Source<'a, 't> {
    pub(super) layout: Layout<'t>,
    pub(super) tree: &'a Tree<'t>,
    /// The place that is to change.
    pub(super) place: &'a [Step],
    /// The keys that a mapping with these steps may have, in their usual order.
    pub(super) order: &'a dyn Fn(&[Step]) -> &'static [&'static str],
}

impl Source<'_, '_> {
    /// Why there is no way to make the change, at a byte of the text.
    pub(super) fn refusal(&self, at: usize, why: &str) -> Refusal {
        Refusal::at(self.text(), at, self.place, why)
    }

    pub(super) fn text(&self) -> &str {
        self.layout.0
    }

    pub(super) fn manner(&self, at: usize) -> Manner {
        self.layout.manner(self.tree, at)
    }

    /// The end of a node, where it is clear.
    pub(super) fn end(&self, spot: Spot<'_, '_>) -> Result<usize, Refusal> {
        let end = self.layout.end(spot.node, spot.from);
        end.ok_or_else(|| self.refusal(spot.from, "it has no clear end"))
    }

    /// Full lines at the start of a line; where the file ends without a line break, it still does afterwards.
    pub(super) fn lines(&self, at: usize, lines: &str) -> Splice {
        let line_break = self.layout.line_break(at.saturating_sub(1));
        let text = self.text();
        if at == text.len() && !text.is_empty() && !text.ends_with('\n') {
            Splice::at(at, format!("{line_break}{lines}"))
        } else {
            Splice::at(at, format!("{lines}{line_break}"))
        }
    }

    /// `value` in the place of a node.
    pub(super) fn replace(&self, spot: Spot<'_, '_>, value: &Yaml) -> Result<Way, Refusal> {
        let node = spot.node;
        let is_scalar = matches!(node.kind(), NodeKind::Scalar | NodeKind::Alias) && !node.is_block_scalar();
        let is_nothing = is_empty(node) || node.kind() == NodeKind::Nothing || is_blank_collection(node);
        if is_nothing || is_scalar && !value.is_scalar() && !spot.is_in_flow {
            return Ok(self.fill(spot, value));
        }
        if is_scalar && value.is_scalar() {
            let span = node.bare_span();
            let text = self.in_style(&self.text()[span.clone()], value, spot);
            return Ok(vec![Splice::new(span, text)]);
        }
        let end = self.end(spot)?;
        let start = self.layout.behind_properties(spot.from);
        if spot.is_in_flow || node.is_flow() {
            let surroundings = if spot.is_in_flow { Surroundings::Flow } else { Surroundings::Block };
            let own = self.layout.skip(start);
            return Ok(vec![Splice::new(own..end, write::flow(value, surroundings))]);
        }
        Ok(vec![Splice::new(start..end, self.behind_lead(spot, value))])
    }

    /// `value` where there is nothing so far, or what takes up one line at most; a comment on that line stays on it.
    fn fill(&self, spot: Spot<'_, '_>, value: &Yaml) -> Way {
        let node = spot.node;
        let from = if is_empty(node) {
            self.layout.behind_anchor(spot.from)
        } else {
            self.layout.behind_properties(spot.from)
        };
        let span = if is_empty(node) { from..from } else { node.bare_span() };
        let surroundings = if spot.is_in_flow { Surroundings::Flow } else { Surroundings::Block };
        let lines = if spot.is_in_flow { String::new() } else { self.behind_lead(spot, value) };
        if !lines.contains('\n') {
            let blank = if span.is_empty() { " " } else { "" };
            return vec![Splice::new(span, format!("{blank}{}", write::flow(value, surroundings)))];
        }
        let blank = if span.is_empty() { span.start } else { from.min(span.start) };
        let column = spot.lead.map_or(0, |lead| self.layout.column(lead));
        let lines = lines.trim_start_matches(['\r', '\n']);
        let added = self.lines(self.layout.line_behind(span.end, column), lines);
        let removed = Splice::new(blank..span.end, "");
        if removed.span.is_empty() { vec![added] } else { vec![removed, added] }
    }

    /// What stands behind the key of a spot, on its line or on lines below.
    fn behind_lead(&self, spot: Spot<'_, '_>, value: &Yaml) -> String {
        let column = spot.lead.map_or(0, |lead| self.layout.column(lead));
        if spot.is_value {
            write::behind_key(value, column, self.manner(spot.from))
        } else {
            format!(" {}", write::flow(value, Surroundings::Block))
        }
    }

    /// A scalar in the quotes that the old one had, where it can be.
    fn in_style(&self, old: &str, value: &Yaml, spot: Spot<'_, '_>) -> String {
        let text = value.scalar().filter(|_| value.may_be_quoted());
        match (old.as_bytes().first(), text) {
            (Some(b'\''), Some(text)) => single(text),
            (Some(b'"'), Some(text)) => double(text),
            _ => {
                let surroundings = if spot.is_in_flow { Surroundings::Flow } else { Surroundings::Block };
                write::flow(value, surroundings)
            }
        }
    }

    /// `value` below the last node on the way, with what is missing between them.
    pub(super) fn grow(
        &self,
        path: &Path<'_, '_, '_>,
        steps: &[Step],
        value: &Yaml,
    ) -> Result<Vec<Way>, Refusal> {
        let spot = path.last();
        let refuse = |why| Err(self.refusal(spot.from, why));
        let mut keys = path.missing.iter().map(|step| match step {
            Step::Key(key) => Some(key.to_string()),
            Step::Index(_) => None,
        });
        let Some(key) = keys.next().flatten() else { return refuse("the list has no such item") };
        let wrap = |value: Yaml, key: Option<String>| key.map(|key| Yaml::Map(vec![(key, value)]));
        let Some(value) = keys.rev().try_fold(value.clone(), wrap) else {
            return refuse("the list has no such item");
        };
        match spot.node.kind() {
            NodeKind::Nothing if spot.lead.is_some() => {
                Ok(vec![self.fill(spot, &Yaml::Map(vec![(key, value)]))])
            }
            NodeKind::Mapping if spot.node.is_flow() => {
                brackets::add_key(self, path, steps, &key, &value).map(|way| vec![way])
            }
            NodeKind::Mapping => Ok(self.add_line(path, steps, &key, &value)),
            NodeKind::Alias => refuse("it stands for a value elsewhere (`*`), which would change as well"),
            _ => refuse("something else stands there"),
        }
    }

    /// The entries that a new key may follow, the best first.
    pub(super) fn predecessors(&self, path: &Path<'_, '_, '_>, steps: &[Step], key: &str) -> Vec<usize> {
        let order = (self.order)(&steps[..path.spots.len() - 1]);
        let rank = |key: &str| order.iter().position(|known| *known == key);
        let own = rank(key);
        let keys = path.last().node.entries().map(|(key, _)| rank(key.scalar().unwrap_or_default()));
        let ranks: Vec<_> = keys.collect();
        let last = ranks.len().saturating_sub(1);
        let usual = own.and_then(|own| ranks.iter().rposition(|rank| rank.is_some_and(|rank| rank < own)));
        vec![usual.unwrap_or(last), last, 0]
    }

    fn add_line(&self, path: &Path<'_, '_, '_>, steps: &[Step], key: &str, value: &Yaml) -> Vec<Way> {
        let entries: Vec<_> = path.last().node.entries().collect();
        let Some((first, _)) = entries.first() else { return Vec::new() };
        let column = self.layout.column(first.span().start);
        let line = |at| format!("{:column$}{}", "", write::entry(key, value, column, self.manner(at)));
        let mut ways = Vec::new();
        for index in self.predecessors(path, steps, key) {
            let (key, value) = entries[index];
            let Some(from) = self.layout.behind(':', key.span().end) else { continue };
            let Some(end) = self.layout.end(value, from) else { continue };
            ways.extend(self.below(end, column, &line(key.span().start)));
        }
        if let Some((key, _)) =
            entries.last().filter(|(key, _)| self.layout.is_first_on_line(key.span().start))
        {
            let start = key.span().start;
            ways.push(vec![self.lines(self.layout.line_above(start, column), &line(start))]);
        }
        ways
    }

    /// `lines` below content that ends at `end`, or below the blank lines after it, which a `|+` counts as its own.
    pub(super) fn below(&self, end: usize, column: usize, lines: &str) -> [Way; 2] {
        let at = self.layout.line_behind(end, column);
        [vec![self.lines(at, lines)], vec![self.lines(self.layout.behind_blank_lines(at), lines)]]
    }
}

/// Whether a node is `[]` or `{}`, with nothing in it.
fn is_blank_collection(node: NodeRef<'_, '_>) -> bool {
    let is_collection = matches!(node.kind(), NodeKind::Sequence | NodeKind::Mapping);
    is_collection && node.is_flow() && node.items().next().is_none() && node.entries().next().is_none()
}
