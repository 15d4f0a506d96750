//! Values that a command cannot do without: asked for on a terminal, demanded elsewhere.

use std::io::{IsTerminal, stdin, stdout};
use std::str::FromStr;

use dialoguer::Input;
use onboard::phrase::List;
use onboard::render::sanitise;

use crate::failure::Failure;

/// The value given, or what the user answers; an answer that is none is asked for again. Without a terminal, the flag that is
/// missing is named.
pub(crate) fn ask<T>(
    given: Option<T>,
    flag: &str,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Failure> {
    if let Some(value) = given {
        return Ok(value);
    }
    if !is_interactive() {
        return Err(missing(flag, question));
    }
    let is_fine = |answer: &String| match answer.trim() {
        "" => Err("nothing is written".to_owned()),
        answer => read(answer).map(drop),
    };
    let answer = Input::<String>::new().with_prompt(sanitise(question)).validate_with(is_fine);
    let answer = answer.interact_text().map_err(|_| missing(flag, question))?;
    read(answer.trim()).map_err(Failure::usage)
}

/// A question with the words that answer it.
pub(crate) fn with_words(question: &str, words: &[&str]) -> String {
    format!("{question}: {}", List::or(words))
}

/// The one of a closed set of words that an answer means: the word, or any beginning of it that no other has. Typed rather
/// than picked from a menu: a menu hides the cursor, and leaves it hidden when it is interrupted.
pub(crate) fn word<T: FromStr>(answer: &str, words: &[&str]) -> Result<T, String> {
    let plain = |word: &str| word.to_lowercase().replace('-', "_");
    let begun: Vec<_> = words.iter().filter(|word| plain(word).starts_with(&plain(answer))).collect();
    let is_none = || format!("`{answer}` is none of {}", List::or(words));
    let [word] = begun.as_slice() else { return Err(is_none()) };
    word.parse().map_err(|_| is_none())
}

/// Names all flags at once that are missing, where nobody is there to be asked. One alone is named with its question.
pub(crate) fn demand(missing: &[&str]) -> Result<(), Failure> {
    if missing.len() < 2 || is_interactive() {
        return Ok(());
    }
    let missing: Vec<String> = missing.iter().map(|flag| format!("`{flag}`")).collect();
    Err(Failure::usage(format!("{} are missing", List::and(&missing)))
        .hint("the command with `--help` says what each of them is"))
}

fn missing(flag: &str, question: &str) -> Failure {
    let form = if flag.starts_with('<') { flag.to_owned() } else { format!("{flag} …") };
    Failure::usage(format!("`{flag}` is missing")).hint(format!("`{form}` says: {question}"))
}

/// Whether the user says yes; nobody is asked without a terminal, and no answer is no.
pub(crate) fn confirm(question: &str) -> bool {
    let answer = || {
        let prompt = format!("{} [Y/n]", sanitise(question));
        let is_fine = |answer: &String| match answer.trim().to_lowercase().as_str() {
            "y" | "yes" | "n" | "no" => Ok(()),
            _ => Err("y or n"),
        };
        let input = Input::<String>::new().with_prompt(prompt).validate_with(is_fine);
        input.default("y".to_owned()).show_default(false).interact_text()
    };
    is_interactive() && answer().is_ok_and(|answer| answer.trim().to_lowercase().starts_with('y'))
}

/// Whether somebody is there to answer.
pub(crate) fn is_interactive() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}
