//! Where the lines around a node start and end.
//!
//! Between two nodes stand only spaces, comments and the signs `-`, `:`, `,` and brackets, so walking over spaces
//! and comments finds each sign for certain.

use super::write::Manner;
use crate::document::{NodeKind, NodeRef, Tree};

/// The text of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'t>(pub(super) &'t str);

impl Layout<'_> {
    /// The start of the line that `at` is in.
    pub(super) fn line_start(self, at: usize) -> usize {
        self.0[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of the line that `at` is in, before its line break.
    pub(super) fn line_end(self, at: usize) -> usize {
        let end = self.0[at..].find('\n').map_or(self.0.len(), |newline| at + newline);
        if self.0[at..end].ends_with('\r') { end - 1 } else { end }
    }

    /// The start of the line after the one that `at` is in.
    pub(super) fn next_line(self, at: usize) -> usize {
        self.0[at..].find('\n').map_or(self.0.len(), |newline| at + newline + 1)
    }

    /// Characters before `at` on its line.
    pub(super) fn column(self, at: usize) -> usize {
        self.0[self.line_start(at)..at].chars().count()
    }

    /// Whether only spaces are before `at` on its line.
    pub(super) fn is_first_on_line(self, at: usize) -> bool {
        self.0[self.line_start(at)..at].bytes().all(|byte| byte == b' ')
    }

    /// Whether only a comma and a comment follow `at` on its line.
    pub(super) fn is_last_on_line(self, at: usize) -> bool {
        let rest = self.0[at..self.line_end(at)].trim_start();
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        rest.is_empty() || rest.starts_with('#')
    }

    /// The break of the line that `at` is in, or the file's first where that line has none.
    pub(super) fn line_break(self, at: usize) -> &'static str {
        let bytes = self.0.as_bytes();
        let of = |newline: usize| if bytes[..newline].ends_with(b"\r") { "\r\n" } else { "\n" };
        let newline = |from: usize| bytes[from..].iter().position(|byte| *byte == b'\n').map(|at| from + at);
        newline(at).or_else(|| newline(0)).map_or("\n", of)
    }

    /// The first byte at or after `at` that is neither blank nor in a comment.
    pub(super) fn skip(self, mut at: usize) -> usize {
        loop {
            at += self.0[at..].len()
                - self.0[at..].trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']).len();
            if !self.0[at..].starts_with('#') {
                return at;
            }
            at = self.next_line(at);
        }
    }

    /// After the sign that comes first at or after `at`, if it is this one.
    pub(super) fn behind(self, sign: char, at: usize) -> Option<usize> {
        let at = self.skip(at);
        self.0[at..].starts_with(sign).then_some(at + sign.len_utf8())
    }

    /// After the blank lines that start at `at`.
    pub(super) fn behind_blank_lines(self, mut at: usize) -> usize {
        while at < self.0.len() && self.0[at..self.line_end(at)].trim().is_empty() {
            at = self.next_line(at);
        }
        at
    }

    /// How far the comment that takes up the line at `at` is indented, if one does.
    pub(super) fn comment_indent(self, at: usize) -> Option<usize> {
        let line = &self.0[at..self.line_end(at)];
        let own = line.trim_start_matches(' ');
        own.starts_with('#').then_some(line.len() - own.len())
    }

    /// Where lines can be added after content that ends at `end` and is in `column`: on the next line, or
    /// after the comments there that are indented further and so belong to it.
    pub(super) fn line_behind(self, end: usize, column: usize) -> usize {
        let mut at = self.next_line(end);
        while self.comment_indent(at).is_some_and(|indent| indent > column) {
            at = self.next_line(at);
        }
        at
    }

    /// Where lines can be added above content that starts at `start` in `column`: above the comments directly above
    /// it, which belong to it unless they are indented further.
    pub(super) fn line_above(self, start: usize, column: usize) -> usize {
        let mut at = self.line_start(start);
        while at > 0 {
            let above = self.line_start(at - 1);
            if self.comment_indent(above).is_none_or(|indent| indent > column) {
                break;
            }
            at = above;
        }
        at
    }

    /// The manner of the lines around `at`; lists stand in as the first list of the file does.
    pub(super) fn manner(self, tree: &Tree<'_>, at: usize) -> Manner {
        let list_indent = self.list_indent(tree.root()).unwrap_or(2);
        Manner { line_break: self.line_break(at), list_indent }
    }

    fn list_indent(self, node: NodeRef<'_, '_>) -> Option<usize> {
        if is_block(node, NodeKind::Sequence) {
            return node.items().find_map(|item| self.list_indent(item));
        }
        node.entries().filter(|_| is_block(node, NodeKind::Mapping)).find_map(|(key, value)| {
            if !is_block(value, NodeKind::Sequence) {
                return self.list_indent(value);
            }
            let key = key.span();
            let dash = self.skip(self.behind(':', key.end)?);
            let is_dash = self.0[dash..].starts_with('-') && self.is_first_on_line(dash);
            self.column(dash).checked_sub(self.column(key.start)).filter(|_| is_dash)
        })
    }

    /// The end of a node, whose text may start at `from`: a byte after the last thing in it.
    pub(super) fn end(self, node: NodeRef<'_, '_>, from: usize) -> Option<usize> {
        if is_block(node, NodeKind::Mapping) {
            let (key, value) = node.entries().last()?;
            return self.end(value, self.behind(':', key.span().end)?);
        }
        if is_block(node, NodeKind::Sequence) {
            let last = node.items().last()?;
            // A list below a key may start after its first dash for the parser; one that is an item does not.
            return if is_empty(last) {
                self.behind_dashes(node, from)
            } else {
                self.end(last, last.span().start)
            };
        }
        if is_empty(node) { Some(self.behind_anchor(from)) } else { Some(node.span().end) }
    }

    /// After the last dash of a list whose last item is empty.
    fn behind_dashes(self, list: NodeRef<'_, '_>, from: usize) -> Option<usize> {
        list.items().try_fold(from, |at, item| self.end(item, self.behind('-', self.behind_properties(at))?))
    }

    /// After the anchor and tag of an empty value: those on lines below are of the next key.
    pub(super) fn behind_anchor(self, at: usize) -> usize {
        let behind = self.behind_properties(at);
        if behind <= self.line_end(at) { behind } else { at }
    }

    /// After anchor and tag, if any are at or after `at`.
    pub(super) fn behind_properties(self, at: usize) -> usize {
        let start = self.skip(at);
        if !self.0[start..].starts_with(['&', '!']) {
            return at;
        }
        let length = self.0[start..].find(char::is_whitespace).unwrap_or(self.0[start..].len());
        self.behind_properties(start + length)
    }
}

/// Whether a node is written without brackets, on lines.
pub(super) fn is_block(node: NodeRef<'_, '_>, kind: NodeKind) -> bool {
    node.kind() == kind && !node.is_flow()
}

/// Whether a node was left out: nothing is written for it.
pub(super) fn is_empty(node: NodeRef<'_, '_>) -> bool {
    node.kind() == NodeKind::Nothing && node.bare_span().is_empty()
}
