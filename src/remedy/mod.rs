//! What fixes something: words, and the command that does it where one does.
//!
//! A remedy is data until it is shown, so that a command is quoted for the shell in one place, stands on a line of its
//! own where there is room, and can be read by programs. [`commands`] is the only place where command lines are made:
//! what it lists, a test gives to the real command line.

mod command;
pub mod commands;
pub mod facts;
pub mod rights;

use std::fmt::{self, Display};

use crate::phrase;

pub use command::{Command, Word, blank};

/// What fixes something, in one or more steps. None at all where nothing needs fixing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedy {
    steps: Vec<RemedyStep>,
}

/// Words, and the command that does what they say, if one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemedyStep {
    /// A message: names in backticks. Not empty.
    pub words: String,
    /// What to type.
    pub command: Option<Command>,
}

impl Remedy {
    /// Words alone, where no command does it.
    pub fn say(words: impl Into<String>) -> Self {
        Self { steps: vec![RemedyStep { words: words.into(), command: None }] }
    }

    /// Words, and the command that does what they say.
    pub fn run(words: impl Into<String>, command: Command) -> Self {
        Self { steps: vec![RemedyStep { words: words.into(), command: Some(command) }] }
    }

    /// Names the command that does what the last words say.
    #[must_use]
    pub fn by(mut self, command: Command) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.command = Some(command);
        }
        self
    }

    /// Adds what may be done instead.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        self.joined("or", other.into())
    }

    /// Adds what is to be done afterwards.
    #[must_use]
    pub fn then(self, next: impl Into<Self>) -> Self {
        self.joined("then", next.into())
    }

    fn joined(mut self, word: &str, other: Self) -> Self {
        let is_first = self.steps.is_empty();
        self.steps.extend(other.steps.into_iter().enumerate().map(|(at, step)| match at {
            0 if !is_first => RemedyStep { words: format!("{word} {}", step.words), ..step },
            _ => step,
        }));
        self
    }

    /// The same with its words cut to some bytes, and without a command that nobody could type.
    #[must_use]
    pub fn cut_to(mut self, most: usize) -> Self {
        for step in &mut self.steps {
            step.words = phrase::cut(std::mem::take(&mut step.words), most);
            step.command = step.command.take().filter(|command| command.len() <= most);
        }
        self
    }

    /// The same with its words said otherwise; its commands stay as they are typed.
    #[must_use]
    pub fn in_words(mut self, say: impl Fn(&str) -> String) -> Self {
        self.steps.iter_mut().for_each(|step| step.words = say(&step.words));
        self
    }

    /// Whether there is nothing to be done.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// What to do, in order; a step may be an alternative to the one before, as its words say.
    pub fn steps(&self) -> &[RemedyStep] {
        &self.steps
    }

    /// The command lines, ready for a shell but for their placeholders.
    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.steps.iter().filter_map(|step| step.command.as_ref())
    }
}

impl From<&str> for Remedy {
    fn from(words: &str) -> Self {
        Self::say(words)
    }
}

impl From<String> for Remedy {
    fn from(words: String) -> Self {
        Self::say(words)
    }
}

/// One sentence, for where there is one line: ``finish it: `onboard …`; or move it: `onboard …` ``.
impl Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps.iter().enumerate() {
            if i > 0 {
                let is_short = self.steps[i - 1].command.is_none();
                f.write_str(if is_short { ", " } else { "; " })?;
            }
            f.write_str(&step.words)?;
            if let Some(command) = &step.command {
                write!(f, ": `{command}`")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remedy_reads_as_a_sentence() {
        let done = || commands::action_done("acme", "A-1", None);
        let remedy = Remedy::run("do it", done()).or("agree on a new date");
        assert_eq!(remedy.to_string(), "do it: `onboard action done acme A-1`; or agree on a new date");
        let remedy = Remedy::say("wait for it").or(Remedy::run("do it", done()));
        assert_eq!(remedy.to_string(), "wait for it, or do it: `onboard action done acme A-1`");
        assert_eq!(remedy.commands().count(), 1);
        assert_eq!(Remedy::default().or("do it").to_string(), "do it");
        assert!(Remedy::default().is_empty());
    }
}
