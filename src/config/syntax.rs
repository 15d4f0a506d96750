//! What is not TOML: said in words that fix it, and kept from hiding or inventing other problems.

use std::ops::Range;

use toml::de::Error;

use super::problem::ConfigProblem;

/// Stretches of a text about which its tree says nothing that could be trusted, as offsets.
pub(super) struct Doubtful(Vec<Range<usize>>);

impl Doubtful {
    /// Whether `offset` lies in one of them. They are in order and do not overlap.
    pub(super) fn contains(&self, offset: usize) -> bool {
        let next = self.0.partition_point(|stretch| stretch.end <= offset);
        self.0.get(next).is_some_and(|stretch| stretch.contains(&offset))
    }
}

/// The lines that could not be read; below a broken header also those up to the next one, since whose keys
/// they are is anybody's guess.
pub(super) fn doubtful(text: &str, errors: &[Error]) -> Doubtful {
    let mut places: Vec<usize> = errors.iter().filter_map(Error::span).map(|span| span.start).collect();
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let (mut start, mut is_orphaned) = (0, false);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let is_header = line.trim_start().starts_with('[');
        let mut is_broken = false;
        // The end of the text belongs to its last line.
        while places.next_if(|place| *place < end || (*place == end && end == text.len())).is_some() {
            is_broken = true;
        }
        is_orphaned = if is_header { is_broken } else { is_orphaned };
        if is_broken || is_orphaned {
            stretches.push(start..end);
        }
        start = end;
    }
    Doubtful(stretches)
}

/// What the parser says, in words that fix it where they can be found.
pub(super) fn problem(text: &str, error: &Error) -> ConfigProblem {
    let span = error.span().unwrap_or(0..0);
    let word = text.get(span.clone()).unwrap_or_default();
    let is_bare = word.starts_with(char::is_alphabetic) && error.message() != "duplicate key";
    let (message, help) = if is_bare && text[..span.start].trim_end().ends_with('=') {
        (format!("`{word}` is not a value"), Some(format!("text goes in quotes: `\"{word}\"`")))
    } else if error.message() == "duplicate key" {
        (format!("`{word}` is there twice"), Some("keep one of the two".to_owned()))
    } else {
        (error.message().to_owned(), None)
    };
    ConfigProblem { span, message, help }
}

/// A half-done merge, which would otherwise be a dozen errors of syntax.
pub(super) fn conflict_marker(text: &str) -> Option<ConfigProblem> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") {
            return Some(ConfigProblem {
                span: start..start + line.trim_end().len(),
                message: "this is a git conflict marker".to_owned(),
                help: Some("settle the merge, and remove the marker lines".to_owned()),
            });
        }
        start += line.len();
    }
    None
}
