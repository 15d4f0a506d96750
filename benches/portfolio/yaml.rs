//! YAML as people write it by hand: short things on one line, long things in blocks.

use std::fmt::{Display, Write};

use onboard::date::Date;

/// The text of one file.
#[derive(Default)]
pub(super) struct Yaml(pub(super) String);

impl Yaml {
    /// A key with a value, `depth` levels in.
    pub(super) fn key(&mut self, depth: usize, key: &str, value: impl Display) {
        writeln!(self.0, "{:1$}{key}: {value}", "", depth * 2).expect("writing to a string");
    }

    /// A key with words.
    pub(super) fn text(&mut self, depth: usize, key: &str, words: &str) {
        self.key(depth, key, scalar(words));
    }

    /// A key whose value follows on deeper lines.
    pub(super) fn open(&mut self, depth: usize, key: &str) {
        writeln!(self.0, "{:1$}{key}:", "", depth * 2).expect("writing to a string");
    }

    /// A key with what is below it; nothing where that is nothing.
    pub(super) fn section(&mut self, depth: usize, key: &str, below: &Self) {
        if !below.0.is_empty() {
            self.open(depth, key);
            self.0.push_str(&below.0);
        }
    }

    /// An item on one line.
    pub(super) fn item(&mut self, depth: usize, flow: impl Display) {
        writeln!(self.0, "{:1$}- {flow}", "", depth * 2).expect("writing to a string");
    }

    /// The first key of an item in block form; its other keys are one level deeper than `depth`.
    pub(super) fn first(&mut self, depth: usize, key: &str, value: impl Display) {
        writeln!(self.0, "{:1$}- {key}: {value}", "", depth * 2).expect("writing to a string");
    }

    /// A comment on its own line.
    pub(super) fn comment(&mut self, depth: usize, words: &str) {
        writeln!(self.0, "{:1$}# {words}", "", depth * 2).expect("writing to a string");
    }
}

/// A mapping on one line; what is not known is left out.
#[derive(Default)]
pub(super) struct Flow(Vec<String>);

impl Flow {
    /// Starts with words, as an id or a name.
    pub(super) fn of(key: &str, words: &str) -> Self {
        Self::default().text(key, words)
    }

    /// Words.
    pub(super) fn text(self, key: &str, words: &str) -> Self {
        self.with(key, scalar(words))
    }

    /// A number, a word of a closed set, or a list already written.
    pub(super) fn with(mut self, key: &str, value: impl Display) -> Self {
        self.0.push(format!("{key}: {value}"));
        self
    }

    /// A day, if there is one.
    pub(super) fn day(self, key: &str, day: Option<Date>) -> Self {
        match day {
            Some(day) => self.with(key, day),
            None => self,
        }
    }

    /// More, if so.
    pub(super) fn when(self, is_so: bool, more: impl FnOnce(Self) -> Self) -> Self {
        if is_so { more(self) } else { self }
    }
}

impl Display for Flow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{{{}}}", self.0.join(", "))
    }
}

/// A list on one line.
pub(super) fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(|item| scalar(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// Words, quoted only where they would be read as something else.
pub(super) fn scalar(words: &str) -> String {
    let is_plain = words.starts_with(|c: char| c.is_alphanumeric())
        && !words.ends_with(':')
        && !words.contains([',', '[', ']', '{', '}', '#', '"', '\\', '\n'])
        && !words.contains(": ")
        && words.parse::<f64>().is_err()
        && !["true", "false", "null", "yes", "no", "on", "off"].contains(&words);
    if is_plain { words.to_owned() } else { format!("{words:?}") }
}
