//! A command line of `onboard` as data, quoted for a shell when it is shown.

use std::fmt::{self, Display, Write};

use crate::date::Date;
use crate::model::GateName;

/// One word of a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is known.
    Known(String),
    /// Only the reader knows it. Shown as `<evidence>`, without quotes: a shell refuses the line while it is there,
    /// so that nobody writes a placeholder into a plan by pasting it.
    Blank(&'static str),
}

/// A word that only the reader knows.
pub const fn blank(what: &'static str) -> Word {
    Word::Blank(what)
}

impl Word {
    /// The text, or a placeholder where there is none.
    pub fn or(text: Option<impl Into<Self>>, what: &'static str) -> Self {
        text.map_or(Self::Blank(what), Into::into)
    }

    /// Whether the command line would take it for an option.
    fn is_like_an_option(&self) -> bool {
        matches!(self, Self::Known(text) if text.starts_with('-'))
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Known(text.to_owned())
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self::Known(text.clone())
    }
}

impl From<Date> for Word {
    fn from(date: Date) -> Self {
        Self::Known(date.to_string())
    }
}

/// As help pages write it: `go-live`.
impl From<GateName> for Word {
    fn from(gate: GateName) -> Self {
        Self::Known(gate.word().replace('_', "-"))
    }
}

/// A command line: `onboard gate attest acme go-live C-kpis --by 'Ana Ruiz' --evidence <evidence>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The workspace, where it is not the one that the reader stands in.
    pub(super) workspace: Option<Word>,
    /// The command and the command below it: `gate attest`.
    pub(super) name: &'static str,
    /// What is in a place of its own, in order.
    pub(super) operands: Vec<Word>,
    /// Options with their values; the name without dashes and with underscores, as the code has it.
    pub(super) options: Vec<(&'static str, Word)>,
    /// Options that have no value, as they are typed.
    pub(super) switches: Vec<&'static str>,
}

impl Command {
    /// The bytes of what is known in it.
    pub(super) fn len(&self) -> usize {
        let options = self.options.iter().map(|(_, word)| word);
        let words = self.workspace.iter().chain(&self.operands).chain(options);
        words.map(|word| if let Word::Known(text) = word { text.len() } else { 0 }).sum()
    }

    /// The same for more entries, which follow the one that it names.
    #[must_use]
    pub fn and(mut self, more: impl IntoIterator<Item: Into<Word>>) -> Self {
        self.operands.extend(more.into_iter().map(Into::into));
        self
    }

    /// The same with one more option, be it one that it has already.
    #[must_use]
    pub fn with(mut self, option: &'static str, value: impl Into<Word>) -> Self {
        self.options.push((option, value.into()));
        self
    }

    /// The command for the workspace in that directory, typed from outside of it.
    pub fn within(self, workspace: &str) -> Self {
        Self { workspace: Some(workspace.into()), ..self }
    }
}

impl Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("onboard")?;
        if let Some(workspace) = &self.workspace {
            write!(f, " -C {workspace}")?;
        }
        write!(f, " {}", self.name)?;
        // What looks like an option goes last, after the sign that ends them.
        let is_odd = self.operands.iter().any(Word::is_like_an_option);
        if !is_odd {
            self.operands.iter().try_for_each(|word| write!(f, " {word}"))?;
        }
        for (name, value) in &self.options {
            let between = if value.is_like_an_option() { '=' } else { ' ' };
            write!(f, " --{}{between}{value}", name.replace('_', "-"))?;
        }
        self.switches.iter().try_for_each(|switch| write!(f, " {switch}"))?;
        if is_odd {
            f.write_str(" --")?;
            self.operands.iter().try_for_each(|word| write!(f, " {word}"))?;
        }
        Ok(())
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(text) => f.write_str(&quoted(text)),
            Self::Blank(what) => write!(f, "<{what}>"),
        }
    }
}

/// The text as one word of a shell: bare where it can be, else in single quotes, or in double ones where they read
/// better (`"Sinéad O'Brien"`) and nothing in it means something there.
fn quoted(text: &str) -> String {
    let is_bare = |c: char| c.is_alphanumeric() || "-_./,:@%+=".contains(c);
    if !text.is_empty() && text.chars().all(is_bare) && !text.starts_with('=') {
        return text.to_owned();
    }
    let acts_in_double_quotes = |c: char| matches!(c, '"' | '$' | '`' | '\\' | '!');
    if text.contains('\'') && !text.contains(acts_in_double_quotes) {
        return format!("\"{text}\"");
    }
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => quoted.push_str("'\\''"),
            c => quoted.push(c),
        }
    }
    // Writing to a string cannot fail.
    let _ = quoted.write_char('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str, want: &str) {
        assert_eq!(quoted(text), want);
    }

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        case("kestrel-pine", "kestrel-pine");
        case("2026-04-01", "2026-04-01");
        case("Zoë", "Zoë");
        case("Ana Ruiz", "'Ana Ruiz'");
        case("Sinéad O'Brien", "\"Sinéad O'Brien\"");
        case("it's $5", r"'it'\''s $5'");
        case("", "''");
        case("$(reboot)", "'$(reboot)'");
        case("a;b", "'a;b'");
        case("~root", "'~root'");
        case("#1", "'#1'");
        case("=ls", "'=ls'");
    }

    #[test]
    fn what_looks_like_an_option_is_not_taken_for_one() {
        let command = |operand: &str, value: &str| Command {
            workspace: None,
            name: "action done",
            operands: vec!["acme".into(), operand.into()],
            options: vec![("on", value.into())],
            switches: vec!["--dry-run"],
        };
        let line = "onboard -C 'my plans' action done acme A-1 --on fri --dry-run";
        assert_eq!(command("A-1", "fri").within("my plans").to_string(), line);
        let line = "onboard action done acme A-1 --on=-1d --dry-run";
        assert_eq!(command("A-1", "-1d").to_string(), line);
        let line = "onboard action done --on fri --dry-run -- acme -x";
        assert_eq!(command("-x", "fri").to_string(), line);
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(256))]

        /// Whatever a plan calls something, a shell reads it back as that one word.
        #[test]
        fn a_shell_reads_each_word_back(words in proptest::collection::vec("[^\\x00]{0,12}", 1..4)) {
            let line = words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(shlex::split(&line), Some(words));
        }
    }
}
