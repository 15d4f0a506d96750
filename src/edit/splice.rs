//! Which bytes a value puts in the place of which; nothing is read or judged here.

use super::brackets;
use super::layout::is_empty;
use super::path::{Path, Spot};
use super::refusal::Refusal;
use super::source::{Source, Splice, Way};
use super::value::Yaml;
use super::write;
use crate::document::{NodeKind, NodeRef, Surroundings, double, single};
use crate::route::Step;

impl Source<'_, '_> {
    /// `value` in the place of a node.
    pub(super) fn replace(&self, spot: Spot<'_, '_>, value: &Yaml) -> Result<Way, Refusal> {
        let node = spot.node;
        // A text in a block is no scalar here: its `|` is before its span, and its lines would be left.
        let is_scalar = matches!(node.kind(), NodeKind::Scalar | NodeKind::Alias) && !node.is_block_scalar();
        let is_nothing = is_empty(node) || node.kind() == NodeKind::Nothing || is_blank_collection(node);
        if is_nothing || is_scalar && !value.is_scalar() && !spot.is_in_flow {
            return Ok(self.fill(spot, value));
        }
        if is_scalar && value.is_scalar() {
            // The anchor stays: others may stand for it, and the guard sees whether they do.
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
        // An empty value has no span of its own: the parser puts it wherever the next thing starts.
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
        // The space before what goes would be left at the end of the line.
        let blank = if span.is_empty() { span.start } else { from.min(span.start) };
        let column = spot.lead.map_or(0, |lead| self.layout.column(lead));
        let lines = lines.trim_start_matches(['\r', '\n']);
        let added = self.lines(self.layout.line_behind(span.end, column), lines);
        let removed = Splice::new(blank..span.end, "");
        if removed.span.is_empty() { vec![added] } else { vec![removed, added] }
    }

    /// What stands after the key of a spot, on its line or on lines below.
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
        // A list cannot grow by an index: who names the third item of two has read another file.
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
            _ => refuse("there is something else there"),
        }
    }

    /// The entries that a new key may follow, the best first.
    pub(super) fn predecessors(&self, path: &Path<'_, '_, '_>, steps: &[Step], key: &str) -> Vec<usize> {
        let order = (self.order)(&steps[..path.spots.len() - 1]);
        let rank = |key: &str| order.iter().position(|known| *known == key);
        let own = rank(key);
        let keys = path.last().node.entries().map(|(key, _)| rank(key.scalar().unwrap_or_default()));
        let ranks: Vec<_> = keys.collect();
        // After the last of those that usually are before it, not before the first of those after: a hand that keeps
        // an order of its own puts what belongs together together. A key that the model does not know goes last.
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
        // Below a text in a block that ends the file nothing can stand; then above the last key.
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
