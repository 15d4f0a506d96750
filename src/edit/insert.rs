//! A new entry of a list: where it goes and how it is written there.

use super::layout::{is_block, is_empty};
use super::path::{Path, Spot};
use super::source::{Source, Way};
use super::value::Yaml;
use super::write;
use super::{Position, Refusal, brackets, id};
use crate::document::{NodeKind, NodeRef, Surroundings};
use crate::route::Step;

/// The ways to put `entry` into the list that `path` leads to, the best first.
pub(super) fn insert(
    source: &Source<'_, '_>,
    path: &Path<'_, '_, '_>,
    steps: &[Step],
    entry: &Yaml,
    position: Position,
) -> Result<Vec<Way>, Refusal> {
    let spot = path.last();
    let as_list = || Yaml::List(vec![entry.clone()]);
    if !path.missing.is_empty() {
        return source.grow(path, steps, &as_list());
    }
    match spot.node.kind() {
        NodeKind::Nothing => source.replace(spot, &as_list()).map(|way| vec![way]),
        NodeKind::Sequence if spot.node.items().next().is_none() => {
            source.replace(spot, &as_list()).map(|way| vec![way])
        }
        NodeKind::Sequence if is_block(spot.node, NodeKind::Sequence) => {
            Block::new(source, spot, entry)?.ways(rank(spot.node, entry, position))
        }
        NodeKind::Sequence => {
            brackets::add_item(source, spot, entry, rank(spot.node, entry, position)).map(|way| vec![way])
        }
        NodeKind::Alias => {
            Err(source
                .refusal(spot.from, "the list is that of another place (`*`), which would change as well"))
        }
        NodeKind::Scalar | NodeKind::Mapping => {
            Err(source.refusal(spot.from, "there is something there that is no list"))
        }
    }
}

/// The index that `entry` takes: after the generated ids that sort before it, if all of those are in order.
fn rank(list: NodeRef<'_, '_>, entry: &Yaml, position: Position) -> usize {
    let ids: Vec<_> = list.items().map(|item| item.entry("id").and_then(|(_, id)| id.scalar())).collect();
    // Ids written by hand (`A-12`) are passed over: people number them as they come, which sorts otherwise. Where the
    // generated ones are out of order somebody has put them so, and no place is better than the end.
    let new = entry.get("id").and_then(Yaml::scalar).filter(|_| position == Position::SortedById);
    let generated = || {
        ids.iter()
            .enumerate()
            .filter_map(|(at, id)| Some((at, (*id)?)))
            .filter(|(_, id)| id::is_generated(id))
    };
    match new {
        Some(new) if generated().is_sorted_by_key(|(_, id)| id) => {
            generated().find(|(_, id)| *id > new).map_or(ids.len(), |(at, _)| at)
        }
        _ => ids.len(),
    }
}

/// A list on lines that gets a new item.
struct Block<'g, 'a, 't> {
    source: &'g Source<'a, 't>,
    spot: Spot<'g, 'g>,
    /// Of the dashes.
    column: usize,
    /// The new item's lines, indented.
    lines: String,
    /// Where each item's dash starts and where its content ends.
    items: Vec<(usize, usize)>,
    /// Whether blank lines are between the items.
    is_spaced: bool,
}

impl<'g, 'a, 't> Block<'g, 'a, 't> {
    fn new(source: &'g Source<'a, 't>, spot: Spot<'g, 'g>, entry: &Yaml) -> Result<Self, Refusal> {
        let layout = source.layout;
        let refusal = || source.refusal(spot.from, "the list has no clear shape");
        let mut items = Vec::new();
        // Each dash is looked for from the end of the item before: an item may be empty, and then has no place of its own.
        let mut at = layout.behind_properties(spot.from);
        for node in spot.node.items() {
            let from = layout.behind('-', at).ok_or_else(refusal)?;
            at = layout.end(node, from).ok_or_else(refusal)?;
            items.push((from - 1, at));
        }
        let (first, _) = *items.first().ok_or_else(refusal)?;
        let column = layout.column(first);
        let nodes: Vec<_> = spot.node.items().collect();
        // One entry on lines is enough to write the next on lines: braces are for lists that have nothing else.
        let is_flow = nodes.iter().all(|node| node.kind() == NodeKind::Mapping && node.is_flow());
        // As far after its dash as the last that is beside one; more than eight is a text that was lined up by hand.
        let offset = nodes.iter().zip(&items).rev().find_map(|(node, (dash, _))| {
            let start = node.span().start;
            let is_beside = !is_empty(*node) && layout.line_start(start) == layout.line_start(*dash);
            is_beside
                .then(|| layout.column(start) - layout.column(*dash))
                .filter(|offset| (2..=8).contains(offset))
        });
        let item = if is_flow {
            format!("-{:1$}{2}", "", offset.unwrap_or(2) - 1, write::flow(entry, Surroundings::Block))
        } else {
            write::item(entry, column, offset.unwrap_or(2), source.manner(first))
        };
        // Blank lines count where all items have them: one alone divides the list into two parts.
        let is_gap = |pair: &[(usize, usize)]| {
            let between = &source.text()[layout.next_line(pair[0].1).min(pair[1].0)..pair[1].0];
            between.split_inclusive('\n').any(|line| line.ends_with('\n') && line.trim().is_empty())
        };
        let is_spaced = items.len() > 1 && items.windows(2).all(is_gap);
        Ok(Self { source, spot, column, lines: format!("{:column$}{item}", ""), items, is_spaced })
    }

    /// The ways, `rank` being the best place: then the end, before the last, and the start.
    fn ways(&self, rank: usize) -> Result<Vec<Way>, Refusal> {
        // The end where the best place is inside of a text that has no end to be seen, above the last where the file ends
        // in such a text, the start where that is the only item.
        let end = self.items.len();
        Ok([rank, end, end - 1, 0].into_iter().flat_map(|rank| self.way(rank)).collect())
    }

    fn way(&self, rank: usize) -> Vec<Way> {
        let layout = self.source.layout;
        let line_break = layout.line_break(self.spot.from);
        let Some(before) = rank.checked_sub(1) else {
            // Before the comments above the first item: they are its own.
            let (dash, _) = self.items[0];
            let first = layout.line_start(dash);
            // The line below the key; a list without one (the file's own) starts at its first dash.
            let at = match self.spot.lead {
                Some(_) => layout.next_line(self.spot.from),
                None => layout.line_above(dash, self.column),
            };
            let gap = if self.is_spaced { line_break } else { "" };
            let lines = format!("{}{gap}", self.lines);
            return if at <= first { vec![vec![self.source.lines(at, &lines)]] } else { Vec::new() };
        };
        let below = |lines: &str| self.source.below(self.items[before].1, self.column, lines).to_vec();
        if self.is_spaced {
            // The blank lines that a `|+` above counts as its own are gap enough, and take no other.
            [below(&format!("{line_break}{}", self.lines)), below(&self.lines)].concat()
        } else {
            below(&self.lines)
        }
    }
}
