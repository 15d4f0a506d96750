//! Comments that silence a check: `# onboard: allow[check-id] reason`.
//!
//! At the end of a line it stands for that line, alone on its line for the next one. A `#` within
//! quotes or a block of text is not a comment; in a file that is not YAML there are none at all.

use std::ops::Range;

use super::tree::{Node, Outline, Stored, Tree};

/// One check silenced on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow<'t> {
    /// The line it is silenced on, from 1.
    pub line: usize,
    /// The id of the check, as written.
    pub check: &'t str,
    /// Why, where that is said.
    pub reason: Option<&'t str>,
    /// The bytes of the comment.
    pub span: Range<usize>,
}

const SIGN: &str = "onboard: allow[";

/// Checks that a file's comments may silence. What is silenced past them is not, which is the safe side.
const MOST: usize = 100_000;

/// Every silencing comment of a file that has been parsed, in order. Costs a search where there are none.
pub fn allows<'t>(text: &'t str, outline: &'t Outline) -> Vec<Allow<'t>> {
    let mut found = Vec::new();
    if !text.contains(SIGN) {
        return found;
    }
    let mut texts = Texts::of(Tree::of(text, outline));
    let mut start = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        if let Some(sign) = line.find(SIGN) {
            let hash = comment_start(line, sign).filter(|hash| !texts.hold(start + hash));
            let room = MOST - found.len();
            found.extend(
                hash.into_iter().flat_map(|hash| parse(line.trim_end(), number, start, hash)).take(room),
            );
        }
        start += line.len();
    }
    found
}

/// The `#` right before the sign, if it can start a comment.
fn comment_start(line: &str, sign: usize) -> Option<usize> {
    let before = line[..sign].trim_end_matches(' ').strip_suffix('#')?;
    (before.is_empty() || before.ends_with([' ', '\t', '\u{feff}'])).then_some(before.len())
}

/// The texts of a file, gone through once, as its lines are.
struct Texts<'t> {
    tree: Tree<'t>,
    next: usize,
    /// The last one before `next`.
    last: Option<Node>,
}

impl<'t> Texts<'t> {
    fn of(tree: Tree<'t>) -> Self {
        Self { tree, next: 0, last: None }
    }

    /// Whether a byte of the file, after all that were asked for, is within a text, where a `#` starts no comment.
    fn hold(&mut self, offset: usize) -> bool {
        let Some(offset) = offset.checked_sub(self.tree.base) else { return false };
        let nodes = &self.tree.outline.nodes;
        // Nodes are in the order of the text: the last scalar that starts before is the only one.
        while let Some(node) = nodes.get(self.next).filter(|node| node.start as usize <= offset) {
            if matches!(node.stored, Stored::Slice(..) | Stored::Text(..)) {
                self.last = Some(node.clone());
            }
            self.next += 1;
        }
        let Some(last) = self.last.as_ref().filter(|node| offset < node.end as usize) else { return false };
        let before = &self.tree.text[last.start as usize..offset];
        // The line of `|` or `>` is not yet text.
        !before.starts_with(['|', '>']) || before.contains('\n')
    }
}

fn parse(line: &str, number: usize, start: usize, hash: usize) -> impl Iterator<Item = Allow<'_>> {
    let list = line[hash..].find('[').map_or(line.len(), |at| hash + at + 1);
    let (checks, reason) = line[list..].split_once(']').unwrap_or_default();
    let reason = reason.trim();
    let is_alone = line[..hash].trim_start_matches('\u{feff}').trim().is_empty();
    let checks = checks.split(',').map(str::trim).filter(|check| !check.is_empty());
    checks.map(move |check| Allow {
        line: number + usize::from(is_alone),
        check,
        reason: (!reason.is_empty()).then_some(reason),
        span: start + hash..start + line.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, want: &[(usize, &str, Option<&str>)]) {
        let outline = Tree::parse(text).map(Tree::into_outline);
        let found = outline.as_ref().map(|outline| allows(text, outline)).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|a| (a.line, a.check, a.reason)).collect();
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn comments_silence_their_line_or_the_next() {
        case("a: 1 # onboard: allow[no-owner] vendor left\n", &[(1, "no-owner", Some("vendor left"))]);
        case("a: 1\n  # onboard: allow[no-owner]\nb: 2", &[(3, "no-owner", None)]);
        case("a: 1\r\nb: 2 #onboard: allow[x, y] why\r\n", &[(2, "x", Some("why")), (2, "y", Some("why"))]);
        case(
            "é: ü # onboard: allow[a] r\nb: 1 # onboard: allow[b] s\n",
            &[(1, "a", Some("r")), (2, "b", Some("s"))],
        );
        case("a: | # onboard: allow[a] y\n  # onboard: allow[b] y\n", &[(1, "a", Some("y"))]);
    }

    #[test]
    fn text_that_only_mentions_one_silences_nothing() {
        case("a: \"x # onboard: allow[no-owner] y\"\n", &[]);
        case("a: |\n  text\n  # onboard: allow[no-owner] y\nb: 1\n", &[]);
        case("a: b# onboard: allow[no-owner] y\n", &[]);
        case("a: 1 # see onboard: allow[no-owner] y\n", &[]);
        case("a: 1 # onboard: allow[no-owner\n", &[]);
        case("a: [\n# onboard: allow[no-owner] y\n", &[]);
    }
}
