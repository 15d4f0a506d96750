//! What can be wrong with one YAML file, before anything is known about plans.

use std::ops::Range;

/// The sort of a [`Problem`]; each becomes a check of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// Not YAML; nothing of the file was read.
    Syntax,
    /// Bytes that are not UTF-8; nothing of the file was read.
    NotUtf8,
    /// Nothing but comments and blank lines.
    Empty,
    /// A control character, which no editor shows.
    ControlCharacter,
    /// Left by an unfinished merge; nothing of the file was read.
    ConflictMarkers,
    /// A second document in the file; only the first one was read.
    SeveralDocuments,
    /// A key that its mapping already has; only the first one was read.
    DuplicateKey,
    /// A key that means nothing here.
    UnknownKey,
    /// A key that has to be there.
    MissingKey,
    /// A value of the wrong type, or not one of those allowed.
    InvalidValue,
    /// YAML that plans do not use: merge keys, tags, keys that are not text.
    Unsupported,
    /// Aliases that stand for more than any plan holds, or for themselves.
    AliasBomb,
    /// Nested deeper than any plan is.
    TooDeep,
    /// More nodes than any plan has; nothing of the file was read.
    TooMuch,
    /// Bare text that another YAML reader takes for something else; here it is the text.
    AmbiguousText,
    /// A comment that was most likely meant as text, so that a value is lost.
    ValueInComment,
    /// The file has more problems than are listed.
    More,
}

impl ProblemKind {
    /// Whether something could not be read because of it, so that nothing may be derived from the file in silence.
    pub const fn leaves_doubt(self) -> bool {
        !matches!(self, Self::Empty | Self::AmbiguousText | Self::ValueInComment)
    }
}

/// One thing wrong in one file, with the place to show it at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem.
    pub kind: ProblemKind,
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// What is wrong, in one line; may quote the file, so it is as untrusted as the file.
    pub message: String,
    /// What fixes it.
    pub help: Option<String>,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { kind, span, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// No more than this many problems are listed for a file.
pub(crate) const LIMIT: usize = 100;

/// Adds a problem, or once that there are more than can be listed; `false` from then on.
pub(crate) fn note(problems: &mut Vec<Problem>, problem: impl FnOnce() -> Problem) -> bool {
    match problems.len() {
        0..LIMIT => problems.push(problem()),
        LIMIT => {
            let message = format!("more than {LIMIT} problems in this file; the rest is not listed");
            problems.push(Problem::new(ProblemKind::More, problem().span, message));
        }
        _ => {}
    }
    problems.len() <= LIMIT
}

/// How much of a piece of the file a message quotes.
const QUOTED: usize = 40;

/// The text in backticks, cut short where it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
