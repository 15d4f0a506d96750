//! The parser's errors in words that say what a person most likely did.

use saphyr_parser::ScanError;

use super::problem::{Problem, ProblemKind, quoted};
use super::text;
use super::tree::Tree;

/// A sign of the parser's message, what it means to people, and what fixes it.
const MEANINGS: [(&str, &str, &str); 22] = [
    (
        "mapping values are not allowed",
        NO_KEY,
        "put text that holds `: ` in quotes, or check the indentation here and above",
    ),
    (
        "illegal placement of ':'",
        NO_KEY,
        "close the `[…]` or `{…}` above, or put text that holds `: ` in quotes",
    ),
    (
        "did not find expected key",
        "this line does not fit the mapping around it",
        "align it with the keys above, and put text that starts with a sign in quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list around it",
        "align it with the `-` of the other items, or indent it below one",
    ),
    (
        "block sequence entries are not allowed",
        "a list item where none can be",
        "put the `-` on a line of its own, below its key",
    ),
    (
        "simple key expect",
        "text where a key should be",
        "look at this line and the one above: a key is followed by `: `, with a space, and text that goes on is indented",
    ),
    (
        "comment intercepting",
        "this line does not fit the lines above it",
        "begin it exactly below the key that it belongs beside: the same number of spaces",
    ),
    ("unexpected end of stream", "the quotes that open here are never closed", "close them"),
    (
        "indentation in quoted",
        "the quotes that open here are not closed before the next key",
        "close them; indent the lines of a text that goes on",
    ),
    (
        "invalid trailing content",
        "text after the closing quote",
        "put all of it in quotes; within single quotes, write `''` for one",
    ),
    ("expected ',' or ']'", "a list in `[…]` that is not closed", "add the missing `]` or `,`"),
    ("expected ',' or '}'", "a mapping in `{…}` that is not closed", "add the missing `}` or `,`"),
    ("indentation in flow", "a `[…]` or `{…}` that is not closed before the next key", "close it"),
    ("misplaced bracket", "a bracket that closes nothing", "remove it, or put the text in quotes"),
    (
        "expected node content",
        "a value is missing here",
        "add it, or put text that starts with a sign in quotes",
    ),
    ("unknown anchor", "an alias with no such anchor before it", "put text that starts with `*` in quotes"),
    ("unexpected character", "text cannot start with this sign", "put the text in quotes"),
    ("unknown escape", "an unknown escape after `\\`", "use single quotes for text with backslashes"),
    (
        "block scalar",
        "text that a `|` or `>` cannot be followed by",
        "start the text on the next line, or quote it",
    ),
    (
        "document start",
        "text that belongs to nothing above it",
        "check the indentation and the quotes around it",
    ),
    ("anchor or alias", "`&` or `*` with no name after it", "put the text in quotes"),
    ("tag", "`!` starts a tag, and this is none", "put text that starts with `!` in quotes"),
];

const NO_KEY: &str = "a `:` where no key can be";

/// The problem behind a parser error at byte `at` of the tree's text.
pub(super) fn explain(tree: &Tree<'_>, error: &ScanError, at: usize) -> Problem {
    let span = shown(tree.text, at);
    let span = span.start + tree.base..span.end + tree.base;
    let info = error.info();
    if info.contains("recursion limit") {
        return Problem::new(ProblemKind::TooDeep, span, "brackets nested too deep")
            .help("close the brackets");
    }
    if info.contains("unprintable") {
        return text::control_characters(tree.text, tree.base).unwrap_or_else(|| {
            Problem::new(ProblemKind::ControlCharacter, span, "a character that cannot be shown")
        });
    }
    if let Some(tab) = indenting_tab(tree.text, at).filter(|tab| *tab < at || info.contains("tab")) {
        let tab = tab + tree.base;
        let message = "a tab in the indentation, where YAML takes only spaces";
        return Problem::new(ProblemKind::Syntax, tab..tab + 1, message).help("indent with spaces");
    }
    match MEANINGS.iter().find(|(sign, ..)| info.contains(sign)) {
        Some((_, message, help)) => Problem::new(ProblemKind::Syntax, span, *message).help(*help),
        None => Problem::new(ProblemKind::Syntax, span, format!("not YAML: {}", quoted(info))),
    }
}

/// What to point at: the character at `at`, or the last one of the text before it.
fn shown(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = if text[at..].trim().is_empty() { text[..at].trim_end().len() } else { at };
    let width = text[at..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8);
    at..at + width
}

/// The tab that indents the line of `at` or the one after it.
fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut lines = text[start..].split_inclusive('\n').take(2);
    let mut line_start = start;
    lines.find_map(|line| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let tab = line[indent..].starts_with('\t').then_some(line_start + indent);
        line_start += line.len();
        tab
    })
}
