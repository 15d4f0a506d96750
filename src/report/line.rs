//! A line of text in spans, each with a tone: what the words mean, never which colour they take.

use std::fmt::Display;

use crate::phrase::Signed;
use crate::remedy::Command;
use crate::schedule::Timing;

/// What a stretch of text means. A renderer decides how (and whether) to show it, so the words
/// must say it too: colour is never the only carrier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    #[default]
    Plain,
    /// The thing the line is about.
    Strong,
    /// Of lesser weight: units, hints, what is absent.
    Dim,
    /// What is missing, asked for: set in italics where a medium has them.
    Question,
    /// As it should be.
    Good,
    /// Wants attention.
    Warn,
    /// Late, shut, failing.
    Bad,
    /// An id, a key, a command, a path in a place of its own: to be typed as it stands.
    Code,
    /// The same within a sentence: set off by backticks where there is no other means.
    Quoted,
    /// A whole command line on a line of its own: broken only where a shell goes on reading.
    Command,
}

impl Tone {
    /// One line wholly in this tone: `Tone::Bad.line("overdue by 3 days")`.
    pub fn line(self, text: impl Display) -> Line {
        Line::new().toned(self, text)
    }

    /// What is open is red once its day has passed, and amber while it only is forecast for later than was agreed.
    pub const fn of(timing: Timing) -> Self {
        match timing {
            Timing::OnTime => Self::Plain,
            Timing::Slipping => Self::Warn,
            Timing::Late => Self::Bad,
        }
    }
}

/// A space at which no line is broken.
pub const NO_BREAK: &str = "\u{a0}";

/// Text in one tone. The text is raw: renderers sanitise and escape it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it means.
    pub tone: Tone,
    /// The words.
    pub text: String,
    /// The mail that somebody answers with who follows them; a medium without links says the words alone.
    pub reply: Option<Reply>,
}

/// A mail that an answer begins with. Both are raw: renderers encode them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The address; empty where whoever answers chooses it.
    pub to: String,
    /// What it is about.
    pub subject: String,
}

/// One line of text; it is wrapped where the medium is narrow, never broken by its author.
///
/// `Line::new().strong("acme").plain(" is ").bad("3 days late")`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its parts, in order.
    pub spans: Vec<Span>,
}

impl Line {
    /// The empty line.
    pub const fn new() -> Self {
        Self { spans: Vec::new() }
    }

    /// Adds text in `tone`; empty text adds nothing.
    pub fn toned(mut self, tone: Tone, text: impl Display) -> Self {
        let text = text.to_string();
        if !text.is_empty() {
            self.spans.push(Span { tone, text, reply: None });
        }
        self
    }

    /// Adds words that are answered by a mail.
    pub fn reply(mut self, text: impl Display, to: &str, subject: impl Into<String>) -> Self {
        let reply = Some(Reply { to: to.to_owned(), subject: subject.into() });
        self.spans.push(Span { tone: Tone::Plain, text: text.to_string(), reply });
        self
    }

    /// Adds running text.
    pub fn plain(self, text: impl Display) -> Self {
        self.toned(Tone::Plain, text)
    }

    /// Adds what the line is about.
    pub fn strong(self, text: impl Display) -> Self {
        self.toned(Tone::Strong, text)
    }

    /// Adds text of lesser weight.
    pub fn dim(self, text: impl Display) -> Self {
        self.toned(Tone::Dim, text)
    }

    /// Adds a question about what is missing.
    pub fn question(self, text: impl Display) -> Self {
        self.toned(Tone::Question, text)
    }

    /// Adds what is as it should be.
    pub fn good(self, text: impl Display) -> Self {
        self.toned(Tone::Good, text)
    }

    /// Adds what wants attention.
    pub fn warn(self, text: impl Display) -> Self {
        self.toned(Tone::Warn, text)
    }

    /// Adds what is late, shut or failing.
    pub fn bad(self, text: impl Display) -> Self {
        self.toned(Tone::Bad, text)
    }

    /// Adds an id, a key, a command or a path.
    pub fn code(self, text: impl Display) -> Self {
        self.toned(Tone::Code, text)
    }

    /// A command line, to be copied as it stands.
    pub fn command(command: &Command) -> Self {
        Tone::Command.line(command)
    }

    /// Adds an id, a key, a command or a path within a sentence.
    pub fn quoted(self, text: impl Display) -> Self {
        self.toned(Tone::Quoted, text)
    }

    /// Followed by how many days a forecast is past what was agreed, or before it: ` +15`, ` −2`.
    #[must_use]
    pub fn expected(self, days: Option<i64>, timing: Timing) -> Self {
        self.moved(days, Tone::of(timing))
    }

    /// Followed by how many days that has moved, later or earlier: ` +15`, ` −2`.
    #[must_use]
    pub fn slipped(self, days: Option<i64>) -> Self {
        self.moved(days, Tone::Bad)
    }

    fn moved(self, days: Option<i64>, later: Tone) -> Self {
        match days {
            Some(days) if days > 0 => self.toned(later, format!(" {}", Signed::days(days))),
            Some(days) if days < 0 => self.good(format!(" {}", Signed::days(days))),
            _ => self,
        }
    }

    /// Adds all of `other`.
    pub fn then(mut self, other: impl Into<Self>) -> Self {
        self.spans.extend(other.into().spans);
        self
    }

    /// The lines in one, with a mark between them that ends a line rather than begin one; empty ones are left out.
    pub fn chained(lines: impl IntoIterator<Item = Self>, mark: &str) -> Self {
        Self::joined(lines, &format!("{NO_BREAK}{mark} "))
    }

    /// The lines in one, with `separator` between them; empty ones are left out.
    pub fn joined(lines: impl IntoIterator<Item = Self>, separator: &str) -> Self {
        lines.into_iter().filter(|line| !line.is_empty()).fold(Self::new(), |all, line| {
            let all = if all.is_empty() { all } else { all.dim(separator) };
            all.then(line)
        })
    }

    /// The line kept on one line where it is part of a longer one: its spaces break nothing.
    pub fn unbroken(mut self) -> Self {
        for span in &mut self.spans {
            span.text = span.text.replace(' ', NO_BREAK);
        }
        self
    }

    /// Whether there is nothing to show.
    pub const fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The words without their tones; raw, as the spans are.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The line with words in backticks turned into quotes: messages are written that way.
    ///
    /// Only for the program's own words: a backtick in a plan's text would be taken for one.
    pub fn message(text: &str) -> Self {
        if text.matches('`').count() % 2 == 1 {
            return Self::from(text);
        }
        text.split('`').enumerate().fold(Self::new(), |line, (i, part)| {
            if i % 2 == 1 { line.quoted(part) } else { line.plain(part) }
        })
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Self::new().plain(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_of_a_message_become_quotes() {
        let line = Line::message("unknown key `ownr` in `actions`");
        let tones: Vec<_> = line.spans.iter().map(|s| (s.tone, s.text.as_str())).collect();
        let want = [
            (Tone::Plain, "unknown key "),
            (Tone::Quoted, "ownr"),
            (Tone::Plain, " in "),
            (Tone::Quoted, "actions"),
        ];
        assert_eq!(tones, want);
        assert_eq!(Line::message("a ` alone").text(), "a ` alone");
    }

    #[test]
    fn joining_leaves_out_what_is_empty() {
        let joined = Line::joined([Line::from("a"), Line::new(), Line::from("b")], " · ");
        assert_eq!(joined.text(), "a · b");
        assert!(Line::joined([], " · ").is_empty());
    }
}
