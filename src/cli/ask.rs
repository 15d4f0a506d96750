//! Values that a command cannot do without: asked for on a terminal, demanded elsewhere.

use std::io::{IsTerminal, stdin, stdout};
use std::str::FromStr;

use dialoguer::{Confirm, Input};
use onboard::render::sanitise;

use crate::failure::Failure;

/// The value given, or what the user answers; without a terminal, the flag that is missing is named.
pub(crate) fn ask(given: Option<&String>, flag: &str, question: &str) -> Result<String, Failure> {
    if let Some(value) = given.filter(|value| !value.trim().is_empty()) {
        return Ok(value.clone());
    }
    let missing =
        || Failure::usage(format!("`{flag}` is missing")).hint(format!("`{flag} …` says: {question}"));
    if given.is_some() || !is_interactive() {
        return Err(missing());
    }
    Input::new().with_prompt(question).interact_text().map_err(|_| missing())
}

/// As [`ask`], for a value of another type.
pub(crate) fn ask_for<T: Copy + FromStr>(given: Option<T>, flag: &str, question: &str) -> Result<T, Failure> {
    match given {
        Some(value) => Ok(value),
        None => {
            let answer = ask(None, flag, question)?;
            answer.trim().parse().map_err(|_| Failure::usage(format!("`{answer}` is not {question}")))
        }
    }
}

/// Whether the user says yes; nobody is asked without a terminal, and no answer is no.
pub(crate) fn confirm(question: &str) -> bool {
    is_interactive()
        && Confirm::new().with_prompt(sanitise(question)).default(true).interact().unwrap_or(false)
}

/// Whether somebody is there to answer.
pub(crate) fn is_interactive() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}
