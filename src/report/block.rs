//! The blocks an answer is made of. A report builds them, a renderer answers for each of them.

use super::{Excerpt, Line, Table, Tone};
use crate::remedy::Remedy;

/// One piece of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A title.
    Heading(Heading),
    /// A paragraph: each line starts on its own line.
    Text(Vec<Line>),
    /// Rows and columns.
    Table(Table),
    /// Items, one below the other.
    Items(Items),
    /// Something to stop at.
    Callout(Callout),
    /// Keys and their values.
    Pairs(Pairs),
    /// Lines that are quoted as they are: never wrapped.
    Verbatim(Verbatim),
    /// Something wrong at a place of a file.
    Excerpt(Box<Excerpt>),
}

impl Block {
    /// What it says, a line a row or an item.
    pub(super) fn lines(&self) -> Vec<Line> {
        let pair = |(key, value): &(String, Line)| Line::from(format!("{key}: ")).then(value.clone());
        match self {
            Self::Heading(heading) => vec![heading.text.clone()],
            Self::Text(lines) => lines.clone(),
            Self::Table(table) => table.lines(),
            Self::Items(list) => {
                list.items.iter().flat_map(|it| std::iter::once(&it.line).chain(&it.below)).cloned().collect()
            }
            Self::Callout(callout) => callout.lines(),
            Self::Pairs(pairs) => pairs.pairs.iter().map(pair).collect(),
            Self::Verbatim(verbatim) => verbatim.lines.clone(),
            Self::Excerpt(excerpt) => vec![Line::from(&excerpt.message)],
        }
    }
}

/// A title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the answer's own title, 2 for its parts, 3 for parts of those.
    pub level: u8,
    /// The words.
    pub text: Line,
}

impl Heading {
    /// The title of the whole answer.
    pub fn top(text: impl Into<Line>) -> Self {
        Self { level: 1, text: text.into() }
    }

    /// The title of a part.
    pub fn part(text: impl Into<Line>) -> Self {
        Self { level: 2, text: text.into() }
    }

    /// The title of a part of a part.
    pub fn sub(text: impl Into<Line>) -> Self {
        Self { level: 3, text: text.into() }
    }
}

/// An item of a list, with lines that belong below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the item says.
    pub line: Line,
    /// What is below it, indented: the reason, the command that shows more.
    pub below: Vec<Line>,
}

impl Item {
    /// An item without anything below it.
    pub fn new(line: impl Into<Line>) -> Self {
        Self { line: line.into(), below: Vec::new() }
    }

    /// What to do, after `lead`: the words, each command on a line of its own below them.
    pub fn of_remedy(lead: Line, remedy: &Remedy) -> Self {
        let (first, below) = advice(remedy);
        Self { line: lead.then(first), below }
    }

    /// Adds a line below the item; an empty one adds nothing.
    pub fn below(mut self, line: impl Into<Line>) -> Self {
        let line = line.into();
        if !line.is_empty() {
            self.below.push(line);
        }
        self
    }
}

impl<T: Into<Line>> From<T> for Item {
    fn from(line: T) -> Self {
        Self::new(line)
    }
}

/// Items, one below the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// Whether the order matters: then the items are numbered.
    pub is_numbered: bool,
    /// The items.
    pub items: Vec<Item>,
}

impl Items {
    /// A list of things in no order.
    pub fn new(items: impl IntoIterator<Item = impl Into<Item>>) -> Self {
        Self { is_numbered: false, items: items.into_iter().map(Into::into).collect() }
    }

    /// A list of steps.
    pub fn numbered(items: impl IntoIterator<Item = impl Into<Item>>) -> Self {
        Self { is_numbered: true, ..Self::new(items) }
    }
}

/// Something to stop at: `warning: the totals are incomplete`, with lines below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// How grave it is.
    pub tone: Tone,
    /// The word before the colon: `error`, `warning`, `note`, `help`.
    pub label: String,
    /// What it says.
    pub text: Line,
    /// More on it.
    pub below: Vec<Line>,
}

impl Callout {
    /// `label: text` in `tone`.
    pub fn new(tone: Tone, label: impl Into<String>, text: impl Into<Line>) -> Self {
        Self { tone, label: label.into(), text: text.into(), below: Vec::new() }
    }

    /// `error: text`.
    pub fn error(text: impl Into<Line>) -> Self {
        Self::new(Tone::Bad, "error", text)
    }

    /// `warning: text`.
    pub fn warning(text: impl Into<Line>) -> Self {
        Self::new(Tone::Warn, "warning", text)
    }

    /// `note: text`.
    pub fn note(text: impl Into<Line>) -> Self {
        Self::new(Tone::Strong, "note", text)
    }

    /// `hint:` and what to do: the words, each command on a line of its own below them.
    pub fn of_remedy(remedy: &Remedy) -> Self {
        let (first, below) = advice(remedy);
        Self { below, ..Self::hint(first) }
    }

    /// `hint: text`.
    pub fn hint(text: impl Into<Line>) -> Self {
        Self::new(Tone::Good, "hint", text)
    }

    /// Adds a line below.
    pub fn below(mut self, line: impl Into<Line>) -> Self {
        self.below.push(line.into());
        self
    }

    /// As lines: the label before the first.
    pub fn lines(&self) -> Vec<Line> {
        let label = Line::new().strong(format!("{}:", self.label)).plain(" ");
        std::iter::once(label.then(self.text.clone())).chain(self.below.iter().cloned()).collect()
    }
}

/// The first line of a remedy, and those below it.
fn advice(remedy: &Remedy) -> (Line, Vec<Line>) {
    let mut lines = remedy.steps().iter().flat_map(|step| {
        let words = Line::message(&step.words);
        match &step.command {
            Some(command) => vec![words.plain(":"), Line::command(command)],
            None => vec![words],
        }
    });
    (lines.next().unwrap_or_default(), lines.collect())
}

/// Keys and their values, aligned where the medium can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Key and value.
    pub pairs: Vec<(String, Line)>,
}

impl Pairs {
    /// No pairs yet.
    pub const fn new() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Adds a pair.
    pub fn pair(mut self, key: impl Into<String>, value: impl Into<Line>) -> Self {
        self.pairs.push((key.into(), value.into()));
        self
    }

    /// Adds a pair if there is a value.
    pub fn maybe(self, key: impl Into<String>, value: Option<impl Into<Line>>) -> Self {
        match value {
            Some(value) => self.pair(key, value),
            None => self,
        }
    }
}

/// Lines quoted as they are: an example, a stretch of a file, a command's output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// The language of the fence in Markdown: `yaml`, `console`, or empty.
    pub language: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Verbatim {
    /// The lines of `text`.
    pub fn new(language: &'static str, text: &str) -> Self {
        Self { language, lines: text.lines().map(Line::from).collect() }
    }
}

macro_rules! into_block {
    ($($kind:ident),*) => {$(
        impl From<$kind> for Block {
            fn from(block: $kind) -> Self {
                Self::$kind(block)
            }
        }
    )*};
}

into_block!(Heading, Table, Items, Callout, Pairs, Verbatim);

impl From<Excerpt> for Block {
    fn from(excerpt: Excerpt) -> Self {
        Self::Excerpt(Box::new(excerpt))
    }
}

impl<T: Into<Line>> From<T> for Block {
    fn from(line: T) -> Self {
        Self::Text(vec![line.into()])
    }
}
