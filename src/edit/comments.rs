//! The comments of a file: no edit loses one.

use std::ops::Range;

use super::layout::Layout;
use crate::document::{NodeKind, NodeRef, Tree};

/// The bytes of every comment, in order: what starts with `#` after a space, outside of every text.
///
/// The parser passes over comments without a word, so they are looked for in the gaps between the texts that it reports.
pub(super) fn comments(text: &str, tree: Option<&Tree<'_>>) -> Vec<Range<usize>> {
    let mut texts = Vec::new();
    if let Some(tree) = tree {
        leaves(text, tree.root(), &mut texts);
    }
    texts.push(text.len()..text.len());
    let mut comments = Vec::new();
    let mut at = 0;
    for leaf in texts {
        while let Some(found) = text.get(at..leaf.start).and_then(|gap| gap.find('#')) {
            let start = at + found;
            let is_comment = start == 0 || text[..start].ends_with(char::is_whitespace);
            at = if is_comment { Layout(text).line_end(start) } else { start + 1 };
            if is_comment {
                comments.push(start..at);
            }
        }
        at = at.max(leaf.end);
    }
    comments
}

/// The bytes of every text below a node, in order.
fn leaves(text: &str, node: NodeRef<'_, '_>, found: &mut Vec<Range<usize>>) {
    match node.kind() {
        NodeKind::Sequence => node.items().for_each(|item| leaves(text, item, found)),
        NodeKind::Mapping => node.entries().for_each(|(key, value)| {
            leaves(text, key, found);
            leaves(text, value, found);
        }),
        NodeKind::Nothing | NodeKind::Scalar | NodeKind::Alias => {
            let (span, bare) = (node.span(), node.bare_span());
            // With an anchor, a text in a block starts with that, and a comment may follow on the line of its `|`.
            let is_behind_header = node.is_block_scalar() && bare.start > span.start;
            let start = if is_behind_header { Layout(text).line_end(bare.start) } else { span.start };
            found.push(start..span.end);
        }
    }
}
