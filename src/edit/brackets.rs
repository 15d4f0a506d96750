//! What is new between brackets: on the line of its neighbour, or on its own where its neighbours have theirs.

use super::Refusal;
use super::layout::is_empty;
use super::path::{Path, Spot};
use super::source::{Source, Splice, Way};
use super::value::Yaml;
use super::write;
use crate::document::Surroundings;
use crate::route::Step;

/// A key that a mapping in braces does not have.
pub(super) fn add_key(
    source: &Source<'_, '_>,
    path: &Path<'_, '_, '_>,
    steps: &[Step],
    key: &str,
    value: &Yaml,
) -> Result<Way, Refusal> {
    let node = path.last().node;
    let new = write::flow(&Yaml::Map(vec![(key.to_owned(), value.clone())]), Surroundings::Flow);
    let new = &new[1..new.len() - 1];
    let predecessor = source.predecessors(path, steps, key)[0];
    let Some((key, value)) = node.entries().nth(predecessor) else {
        return Ok(vec![Splice::at(node.bare_span().start + 1, new)]);
    };
    let start = key.span().start;
    let from = source.layout.behind(':', key.span().end).unwrap_or(key.span().end);
    let end = source.layout.end(value, from);
    let end = end.ok_or_else(|| source.refusal(start, "it has no clear end"))?;
    // `{a:, …}` is no key for every parser.
    let blank = if is_empty(value) { " " } else { "" };
    Ok(behind(source, start, end, blank, new))
}

/// An item for a list in brackets, to be the one with this index.
pub(super) fn add_item(
    source: &Source<'_, '_>,
    spot: Spot<'_, '_>,
    entry: &Yaml,
    index: usize,
) -> Result<Way, Refusal> {
    let layout = source.layout;
    let new = write::flow(entry, Surroundings::Flow);
    let mut items = spot.node.items();
    let Some(next) = items.by_ref().nth(index) else {
        let last = spot.node.items().last();
        let last = last.ok_or_else(|| source.refusal(spot.from, "the list has no clear end"))?.span();
        return Ok(behind(source, last.start, last.end, "", &new));
    };
    let start = next.span().start;
    if layout.is_first_on_line(start) {
        // Above the comments that stand directly above the next item: they are about that one.
        let column = layout.column(start);
        return Ok(vec![source.lines(layout.line_above(start, column), &format!("{:column$}{new},", ""))]);
    }
    Ok(vec![Splice::at(start, format!("{new}, "))])
}

/// `new` after what stands from `start` to `end`. A comment on the line of that stays on its line, or the next edit would
/// find it beside something that it is not about.
fn behind(source: &Source<'_, '_>, start: usize, end: usize, blank: &str, new: &str) -> Way {
    let layout = source.layout;
    if !layout.is_first_on_line(start) {
        return vec![Splice::at(end, format!("{blank}, {new}"))];
    }
    let gap = format!("{}{:2$}", layout.line_break(start), "", layout.column(start));
    let line_end = layout.line_end(end);
    let comma = layout.behind(',', end);
    let own = comma.filter(|comma| *comma <= line_end);
    let is_before_comment = source.text()[own.unwrap_or(end)..line_end].trim_start().starts_with('#');
    match (own, comma) {
        (Some(_), _) if is_before_comment => vec![Splice::at(line_end, format!("{gap}{new},"))],
        (None, None) if is_before_comment => {
            vec![Splice::at(end, format!("{blank},")), Splice::at(line_end, format!("{gap}{new}"))]
        }
        _ => vec![Splice::at(end, format!("{blank},{gap}{new}"))],
    }
}
