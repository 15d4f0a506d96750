//! Comments that silence a check: `# onboard: allow[check-id] reason`.
//!
//! At the end of a line it stands for that line, alone on its line for the next one. A `#` within
//! quotes or a block of text is not a comment; in a file that is not YAML there are none at all.

use std::ops::Range;

use super::tree::{Kind, Tree};

/// One check silenced on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The line it is silenced on, from 1.
    pub line: usize,
    /// The id of the check, as written.
    pub check: String,
    /// Why, where that is said.
    pub reason: Option<String>,
    /// The bytes of the comment.
    pub span: Range<usize>,
}

const SIGN: &str = "onboard: allow[";

/// Every silencing comment of a file, in order. Costs a search where there are none.
#[must_use]
pub fn allows(text: &str) -> Vec<Allow> {
    if !text.contains(SIGN) {
        return Vec::new();
    }
    let Ok(tree) = Tree::parse(text) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        if let Some(sign) = line.find(SIGN) {
            let hash = comment_start(line, sign).filter(|hash| !is_in_text(&tree, start + hash));
            found.extend(hash.into_iter().flat_map(|hash| parse(line.trim_end(), number, start, hash)));
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

fn is_in_text(tree: &Tree<'_>, offset: usize) -> bool {
    // Nodes stand in the order of the text: the last scalar that starts before is the only one.
    let after = tree.nodes.partition_point(|node| tree.offset(node.start) <= offset);
    let scalar = tree.nodes[..after].iter().rev().find(|node| matches!(node.kind, Kind::Scalar(..)));
    let Some(scalar) = scalar.filter(|node| offset < tree.offset(node.end)) else { return false };
    let before = &tree.text[tree.offset(scalar.start) - tree.base..offset - tree.base];
    // The line of `|` or `>` is not yet text.
    !before.starts_with(['|', '>']) || before.contains('\n')
}

fn parse(line: &str, number: usize, start: usize, hash: usize) -> Vec<Allow> {
    let list = line[hash..].find('[').map_or(line.len(), |at| hash + at + 1);
    let Some((checks, reason)) = line[list..].split_once(']') else { return Vec::new() };
    let reason = reason.trim();
    let is_alone = line[..hash].trim_start_matches('\u{feff}').trim().is_empty();
    let checks = checks.split(',').map(str::trim).filter(|check| !check.is_empty());
    checks
        .map(|check| Allow {
            line: number + usize::from(is_alone),
            check: check.to_owned(),
            reason: (!reason.is_empty()).then(|| reason.to_owned()),
            span: start + hash..start + line.len(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, want: &[(usize, &str, Option<&str>)]) {
        let found = allows(text);
        let found: Vec<_> = found.iter().map(|a| (a.line, a.check.as_str(), a.reason.as_deref())).collect();
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
