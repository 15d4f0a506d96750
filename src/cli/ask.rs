//! Values that a command cannot do without: asked for on a terminal, demanded elsewhere.

use std::io::{IsTerminal, stdin, stdout};
use std::str::FromStr;

use dialoguer::Input;
use onboard::phrase::List;
use onboard::render::sanitise;

use crate::failure::Failure;

/// The value given, or what the user answers; without a terminal, the flag that is missing is named.
pub(crate) fn ask(given: Option<&String>, flag: &str, question: &str) -> Result<String, Failure> {
    ask_as(given.cloned(), flag, question, |answer| Ok(answer.to_owned()))
}

/// As [`ask`], for a value of another type; an answer that is none is asked for again.
pub(crate) fn ask_as<T>(
    given: Option<T>,
    flag: &str,
    question: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Failure> {
    if let Some(value) = given {
        return Ok(value);
    }
    if !is_interactive() {
        return Err(missing(flag, question));
    }
    let is_fine = |answer: &String| match answer.trim() {
        "" => Err("nothing is written".to_owned()),
        answer => parse(answer).map(drop),
    };
    let answer = Input::<String>::new().with_prompt(sanitise(question)).validate_with(is_fine);
    let answer = answer.interact_text().map_err(|_| missing(flag, question))?;
    parse(answer.trim()).map_err(Failure::usage)
}

/// As [`ask`], for one of a closed set of words, or any beginning of it that no other has. Typed rather than picked from
/// a menu: a menu hides the cursor, and leaves it hidden when it is interrupted.
pub(crate) fn choose<T: FromStr>(
    given: Option<T>,
    flag: &str,
    question: &str,
    words: &[&str],
) -> Result<T, Failure> {
    ask_as(given, flag, &format!("{question}: {}", List::or(words)), |answer| {
        let begun: Vec<_> = words.iter().filter(|word| word.starts_with(&answer.to_lowercase())).collect();
        let is_none = || format!("`{answer}` is none of {}", List::or(words));
        let [word] = begun.as_slice() else { return Err(is_none()) };
        word.parse().map_err(|_| is_none())
    })
}

/// Names all values at once that are missing and that nobody is there to give.
pub(crate) fn demand(values: &[(&str, bool)]) -> Result<(), Failure> {
    let missing = values.iter().filter(|(_, is_given)| !is_given).map(|(flag, _)| format!("`{flag}`"));
    let missing: Vec<String> = missing.collect();
    if missing.len() < 2 || is_interactive() {
        return Ok(());
    }
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
