//! An entry that leaves its mapping. Its comments stay: what somebody wrote beside a value is theirs to take out.

use std::ops::Range;

use super::Refusal;
use super::comments::comments;
use super::layout::{is_block, is_empty};
use super::path::Path;
use super::source::{Source, Splice, Way};
use crate::document::{NodeKind, NodeRef};

/// The ways to take an entry out of its mapping, the best first.
pub(super) fn remove(source: &Source<'_, '_>, path: &Path<'_, '_, '_>) -> Result<Vec<Way>, Refusal> {
    let spot = path.last();
    let refuse = |why| Err(source.refusal(spot.from, why));
    if !path.missing.is_empty() {
        return refuse("there is nothing to remove");
    }
    let (Some(start), [.., parent, _], true) = (spot.lead, path.spots.as_slice(), spot.is_value) else {
        return refuse("only keys can be removed");
    };
    let layout = source.layout;
    let leaving = Leaving { source, start, end: source.end(spot)? };
    let line_end = layout.line_end(leaving.end);
    let is_last = layout.is_last_on_line(leaving.end);
    let is_alone = layout.is_first_on_line(start) && is_last;
    let is_in_block = is_block(parent.node, NodeKind::Mapping);
    let comments = leaving.comments(start..line_end);
    let mut ways = match comments.as_slice() {
        [] if is_alone => leaving.lines(),
        [] => Vec::new(),
        // After a dash, the comments take the place of the key.
        _ if is_alone || is_in_block && is_last => {
            vec![leaving.way(start..line_end, &leaving.on_lines(&comments))]
        }
        _ => Vec::new(),
    };
    if !is_in_block {
        ways.extend(leaving.within_braces(parent.node));
    } else if ways.is_empty() {
        ways.extend(leaving.behind_dash(parent.node));
    }
    Ok(ways)
}

/// The bytes of a key and its value, which are to go.
struct Leaving<'s, 'a, 't> {
    source: &'s Source<'a, 't>,
    start: usize,
    end: usize,
}

impl Leaving<'_, '_, '_> {
    fn way(&self, gone: Range<usize>, put: &str) -> Way {
        vec![Splice::new(gone, put)]
    }

    /// The comments that start within a range.
    fn comments(&self, range: Range<usize>) -> Vec<&str> {
        let text = self.source.text();
        let all = comments(text, Some(self.source.tree)).into_iter();
        all.filter(|comment| range.contains(&comment.start)).map(|comment| &text[comment]).collect()
    }

    /// Comments, each on a line of its own, as far in as the key was.
    fn on_lines(&self, comments: &[&str]) -> String {
        comments.join(&self.break_and_indent())
    }

    fn break_and_indent(&self) -> String {
        let layout = self.source.layout;
        format!("{}{:2$}", layout.line_break(self.start), "", layout.column(self.start))
    }

    /// Lines that hold nothing else.
    fn lines(&self) -> Vec<Way> {
        let (layout, text) = (self.source.layout, self.source.text());
        let (from, to) = (layout.line_start(self.start), layout.next_line(self.end));
        // With the blank lines below it where a `|+` above would take them for its own.
        let mut ways = vec![self.way(from..to, ""), self.way(from..layout.behind_blank_lines(to), "")];
        if to == text.len() && !text.ends_with('\n') {
            // The last line of a file that ends without a line break: what is above will end without one as well, unless
            // that is a text in a block, which may need it.
            ways.insert(0, self.way(layout.line_end(text[..from].trim_end().len())..to, ""));
        }
        ways
    }

    /// On the line of a dash: up to the next key, or all after the dash where a comment is above that one.
    fn behind_dash(&self, mapping: NodeRef<'_, '_>) -> Vec<Way> {
        let dash = self.source.text()[..self.start].trim_end_matches([' ', '\t']).len();
        let line = self.way(dash..self.source.layout.line_end(self.end), "");
        self.next_key(mapping).map(|next| self.way(self.start..next, "")).into_iter().chain([line]).collect()
    }

    /// Within braces: from the end of the entry before, or up to the next one. Where comments are in both, they are put
    /// on lines between its neighbours.
    fn within_braces(&self, mapping: NodeRef<'_, '_>) -> Vec<Way> {
        let layout = self.source.layout;
        let behind = self.end_before(mapping).map(|last| last..self.end);
        let up_to = self.next_key(mapping).map(|next| self.start..next);
        let only = self.start..layout.behind(',', self.end).unwrap_or(self.end);
        let gone = up_to.clone().or_else(|| behind.clone()).unwrap_or_else(|| only.clone());
        let plain = if behind.is_none() && up_to.is_none() { Some(only) } else { None };
        let mut ways: Vec<_> =
            behind.into_iter().chain(up_to).chain(plain).map(|gone| self.way(gone, "")).collect();
        let comments = self.comments(gone.clone());
        if !comments.is_empty() {
            let blank =
                if self.source.text()[..gone.start].ends_with(char::is_whitespace) { "" } else { " " };
            let put = format!("{blank}{}{}", self.on_lines(&comments), self.break_and_indent());
            ways.push(self.way(gone, &put));
        }
        ways
    }

    fn next_key(&self, mapping: NodeRef<'_, '_>) -> Option<usize> {
        mapping.entries().map(|(key, _)| key.span().start).find(|key| *key > self.start)
    }

    /// Where the entry before ends.
    fn end_before(&self, mapping: NodeRef<'_, '_>) -> Option<usize> {
        let layout = self.source.layout;
        let (key, value) = mapping.entries().take_while(|(key, _)| key.span().start < self.start).last()?;
        let from = layout.behind(':', key.span().end).unwrap_or(key.span().end);
        let last = layout.end(value, from)?;
        // The space after `a:` has to stay: not every parser takes `{a:}` for a key.
        Some(if is_empty(value) { layout.skip(last) } else { last })
    }
}
