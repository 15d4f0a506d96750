//! What the user is asked while a plan is being changed.

use std::str::FromStr;

use onboard::date::Date;
use onboard::edit::{When, WhenError};

use super::Editor;
use crate::ask;
use crate::failure::Failure;

impl Editor<'_> {
    /// The value given, or what the user answers. The plan is not locked while somebody thinks; [`Self::finish`] looks
    /// whether it is still the one that was read.
    pub(crate) fn ask(
        &mut self,
        given: Option<&String>,
        flag: &str,
        question: &str,
    ) -> Result<String, Failure> {
        self.let_go_unless(given.is_some());
        ask::ask(given, flag, question)
    }

    /// As [`Self::ask`], for a value of another type.
    pub(crate) fn ask_as<T>(
        &mut self,
        given: Option<T>,
        flag: &str,
        question: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        self.let_go_unless(given.is_some());
        ask::ask_as(given, flag, question, parse)
    }

    /// As [`Self::ask`], for the day by which something is to happen.
    pub(crate) fn ask_due(
        &mut self,
        given: Option<When>,
        flag: &str,
        question: &str,
    ) -> Result<Date, Failure> {
        let when = self.ask_when(given, flag, question)?;
        Ok(self.day(Some(when)))
    }

    /// As [`Self::ask`], for a day as people say it.
    pub(crate) fn ask_when(
        &mut self,
        given: Option<When>,
        flag: &str,
        question: &str,
    ) -> Result<When, Failure> {
        self.ask_as(given, flag, question, |answer| {
            answer.parse().map_err(|error: WhenError| error.to_string())
        })
    }

    /// As [`Self::ask`], for a number of people.
    pub(crate) fn ask_count(
        &mut self,
        given: Option<u32>,
        flag: &str,
        question: &str,
    ) -> Result<u32, Failure> {
        self.ask_as(given, flag, question, |answer| {
            answer.parse().map_err(|_| format!("`{answer}` is not a count"))
        })
    }

    /// As [`Self::ask`], for one of a closed set of words.
    pub(crate) fn choose<T: FromStr>(
        &mut self,
        given: Option<T>,
        flag: &str,
        question: &str,
        words: &[&str],
    ) -> Result<T, Failure> {
        self.let_go_unless(given.is_some());
        ask::choose(given, flag, question, words)
    }

    /// Whether the user says yes, where there is one to ask; the lock is let go as in [`Self::ask`].
    pub(crate) fn confirms(&mut self, question: &str) -> bool {
        self.let_go_unless(false);
        ask::confirm(question)
    }

    /// Nobody waits for a lock while somebody thinks.
    fn let_go_unless(&mut self, is_given: bool) {
        if !is_given && ask::is_interactive() {
            self.locked = None;
        }
    }
}
