//! Values that were lost in a comment: `channel: #kestrel` has no channel, `text: see ticket #42` no ticket.
//!
//! Whoever comments leaves a space after the `#`, as our own pages do; a `#` with a word on it was meant as text. After a
//! text only a number is taken for one: comments without a space are common there.

use super::problem::{Problem, ProblemKind, quoted};
use super::tree::{Form, Kind, NodeId, Tree};

/// As many as are told; whoever has quoted these has seen what it is about.
const MOST: usize = 20;

/// The comments of a file that were most likely meant as values.
pub(super) fn values_in_comments(tree: &Tree<'_>) -> Vec<Problem> {
    let mut signs = tree.text.match_indices('#').map(|(at, _)| at);
    if !signs.any(|at| is_word(&tree.text[at + 1..]) && tree.text[..at].ends_with([' ', '\t'])) {
        return Vec::new();
    }
    let ids = || 0..NodeId::try_from(tree.len()).unwrap_or_default();
    let mappings = ids().filter(|id| tree.kind(*id) == Kind::Mapping);
    let entries = mappings.flat_map(|mapping| tree.entries(mapping));
    let after_keys = entries.filter_map(|(key, value)| lost_after_key(tree, key, value));
    after_keys.chain(ids().filter_map(|id| lost_after_text(tree, id))).take(MOST).collect()
}

/// A key without a value, and a word in a comment where the value would stand.
fn lost_after_key(tree: &Tree<'_>, key: NodeId, value: NodeId) -> Option<Problem> {
    if tree.kind(value) != Kind::Scalar("", Form::Plain) {
        return None;
    }
    // Where an empty value is, the parser does not say: it stands after the colon of its key.
    let end = tree.node(key).end as usize;
    let line = tree.text[end..].lines().next()?;
    let colon = line.find(':').filter(|colon| line[..*colon].trim().is_empty())? + 1;
    let (comment, at) = comment_of(&line[colon..])?;
    let message = format!("{} is a comment, and no value", quoted(comment));
    Some(problem(tree, end + colon + at, comment, message))
}

/// A bare text, and a number in a comment after it.
fn lost_after_text(tree: &Tree<'_>, text: NodeId) -> Option<Problem> {
    match tree.kind(text) {
        Kind::Scalar(words, Form::Plain) if words.contains(char::is_alphabetic) => {}
        _ => return None,
    }
    let end = tree.node(text).end as usize;
    let (comment, at) = comment_of(tree.text[end..].lines().next()?)?;
    let is_number = comment[1..].starts_with(|c: char| c.is_ascii_digit());
    let message = format!("the text ends before {}, which is a comment", quoted(comment));
    is_number.then(|| problem(tree, end + at, comment, message))
}

fn problem(tree: &Tree<'_>, at: usize, comment: &str, message: String) -> Problem {
    let span = at + tree.base..at + comment.len() + tree.base;
    Problem::new(ProblemKind::ValueInComment, span, message)
        .help("if it is meant as text, put the whole in quotes; a comment has a space after `#`")
}

/// The comment that a line starts with, if a word is glued to its sign, and where it starts.
fn comment_of(line: &str) -> Option<(&str, usize)> {
    let comment = line.trim_start();
    let is_apart = comment.len() < line.len();
    let word = comment.strip_prefix('#').filter(|word| is_apart && is_word(word))?;
    Some((comment.trim_end(), line.len() - word.len() - 1))
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@'))
}
