//! Values that a command cannot do without: each says how it is called, what is asked when it is missing, and how an answer is
//! read. Several are asked together, so that a program is told at once of all that it left out.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use onboard::model::is_answer;

use super::Editor;
use crate::ask;
use crate::failure::Failure;

/// How an answer is read, or what is wrong with it.
type Reader<'q, T> = dyn Fn(&str) -> Result<T, String> + 'q;

/// A value that is given, or asked for.
pub(crate) struct Asked<'q, T> {
    given: Option<T>,
    flag: &'static str,
    question: Cow<'q, str>,
    read: Box<Reader<'q, T>>,
    /// What a value becomes, whether it was given or answered: a name, the person who is meant.
    settle: fn(&mut Editor<'_>, T) -> Result<T, Failure>,
}

/// What can be asked: one value, one that need not be asked for, or several.
pub(crate) trait Ask {
    /// What is known then.
    type Answer;
    /// The flags of those that nobody has given.
    fn missing(&self) -> Vec<&'static str>;
    /// The values that were given, or what the user answers.
    fn answer(self, editor: &mut Editor<'_>) -> Result<Self::Answer, Failure>;
}

impl<'q, T> Asked<'q, T> {
    /// A value that is read from an answer in this way.
    pub(crate) fn read(
        flag: &'static str,
        question: impl Into<Cow<'q, str>>,
        given: Option<T>,
        read: impl Fn(&str) -> Result<T, String> + 'q,
    ) -> Self {
        let (question, read) = (question.into(), Box::new(read));
        Self { given, flag, question, read, settle: |_, value| Ok(value) }
    }
}

impl<'q, T: FromStr<Err: Display>> Asked<'q, T> {
    /// A value that is read as the command line reads it: a day, a planned day.
    pub(crate) fn value(flag: &'static str, question: impl Into<Cow<'q, str>>, given: Option<T>) -> Self {
        Self::read(flag, question, given, |answer| answer.parse().map_err(|error: T::Err| error.to_string()))
    }
}

impl<'q, T: FromStr> Asked<'q, T> {
    /// One of a closed set of words.
    pub(crate) fn word(flag: &'static str, question: &str, given: Option<T>, words: &'q [&'q str]) -> Self {
        Self::read(flag, ask::with_words(question, words), given, |answer| ask::word(answer, words))
    }
}

impl<'q> Asked<'q, u32> {
    /// A number of people, or of days.
    pub(crate) fn count(flag: &'static str, question: &'q str, given: Option<u32>) -> Self {
        Self::read(flag, question, given, |answer| {
            answer.parse().map_err(|_| format!("`{answer}` is not a count"))
        })
    }
}

impl<'q> Asked<'q, String> {
    /// Words.
    pub(crate) fn text(
        flag: &'static str,
        question: impl Into<Cow<'q, str>>,
        given: Option<&String>,
    ) -> Self {
        Self::read(flag, question, given.cloned(), |answer| Ok(answer.to_owned()))
    }

    /// Words that have to say something: why something is done, or what shows it.
    pub(crate) fn saying(
        flag: &'static str,
        question: impl Into<Cow<'q, str>>,
        given: Option<&String>,
    ) -> Self {
        let read = |answer: &str| {
            if is_answer(answer) { Ok(answer.to_owned()) } else { Err(format!("`{answer}` says nothing")) }
        };
        let settle = |_: &mut Editor<'_>, words: String| {
            if is_answer(&words) {
                return Ok(words);
            }
            Err(Failure::usage(format!("`{words}` says nothing"))
                .hint("write it so that somebody who was not there understands it"))
        };
        Self { settle, ..Self::read(flag, question, given.cloned(), read) }
    }

    /// Somebody: the name as the plan writes it.
    pub(crate) fn person(flag: &'static str, question: &'q str, given: Option<&String>) -> Self {
        Self { settle: |editor, name| editor.person(&name), ..Self::text(flag, question, given) }
    }
}

impl<T> Ask for Asked<'_, T> {
    type Answer = T;

    fn missing(&self) -> Vec<&'static str> {
        if self.given.is_some() { Vec::new() } else { vec![self.flag] }
    }

    fn answer(self, editor: &mut Editor<'_>) -> Result<T, Failure> {
        editor.let_go_unless(self.given.is_some());
        let value = ask::ask(self.given, self.flag, &self.question, self.read)?;
        (self.settle)(editor, value)
    }
}

/// What need not be asked for.
impl<A: Ask> Ask for Option<A> {
    type Answer = Option<A::Answer>;

    fn missing(&self) -> Vec<&'static str> {
        self.as_ref().map(A::missing).unwrap_or_default()
    }

    fn answer(self, editor: &mut Editor<'_>) -> Result<Self::Answer, Failure> {
        self.map(|asked| asked.answer(editor)).transpose()
    }
}

macro_rules! several {
    ($($part:ident $at:tt),*) => {
        impl<$($part: Ask),*> Ask for ($($part,)*) {
            type Answer = ($($part::Answer,)*);

            fn missing(&self) -> Vec<&'static str> {
                [$(self.$at.missing()),*].concat()
            }

            fn answer(self, editor: &mut Editor<'_>) -> Result<Self::Answer, Failure> {
                Ok(($(self.$at.answer(editor)?,)*))
            }
        }
    };
}

several!(A 0, B 1);
several!(A 0, B 1, C 2);
several!(A 0, B 1, C 2, D 3);
several!(A 0, B 1, C 2, D 3, E 4, F 5);

/// Names all values at once that are missing and that nobody is there to give. [`Editor::ask`] does so by itself; before a plan
/// is even opened, this says it.
pub(crate) fn demand(asked: &impl Ask) -> Result<(), Failure> {
    ask::demand(&asked.missing())
}

impl Editor<'_> {
    /// The values that were given, or what the user answers, one after another. Without a terminal all that are missing
    /// are named. The plan is not locked while somebody thinks; [`Self::finish`] looks whether it is still the one that was read.
    pub(crate) fn ask<A: Ask>(&mut self, asked: A) -> Result<A::Answer, Failure> {
        demand(&asked)?;
        asked.answer(self)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_its_flag_and_what_need_not_be_asked_for_is_not() {
        let (text, none) = (Some("x".to_owned()), None);
        let by = || Asked::person("--by", "who", none.as_ref());
        let asked = (Asked::text("<TEXT>", "what", text.as_ref()), by(), Some(by()), None::<Asked<'_, u32>>);
        assert_eq!(asked.missing(), ["--by", "--by"]);
        assert!(Asked::count("--passed", "how many", Some(3)).missing().is_empty());
    }

    #[test]
    fn an_answer_is_read_as_what_it_is_for() {
        let passed = Asked::count("--passed", "how many", None);
        assert_eq!((passed.read)("3"), Ok(3));
        assert_eq!((passed.read)("many"), Err("`many` is not a count".to_owned()));
        let side: Asked<'_, onboard::model::Side> =
            Asked::word("--side", "which side caused it", None, onboard::model::Side::WORDS);
        assert!(side.question.starts_with("which side caused it: vendor"));
        assert_eq!((side.read)("cust"), Ok(onboard::model::Side::Customer));
        assert!((side.read)("x").is_err_and(|why| why.contains("`x` is none of")));
    }
}
