//! Entries that are handed over on the standard input, as YAML with the keys of the plan's files.

use std::io::{Read, stdin};

use onboard::document;
use onboard::finding::Severity;
use onboard::phrase::Count;
use onboard::report::{Excerpt, Report};
use onboard::store::reason;
use serde::de::DeserializeOwned;

use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// What stands for an entry that comes on the standard input.
pub(crate) const HANDED: &str = "-";

/// As much as a file of a plan may hold.
const MOST: u64 = 8 * 1024 * 1024;

/// The value that the standard input holds.
pub(crate) fn read<T: DeserializeOwned>() -> Result<T, Failure> {
    understood(&bytes()?)
}

/// What is on the standard input.
fn bytes() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let refused = |error: std::io::Error| {
        Failure::disk(anyhow::anyhow!("the standard input cannot be read: {}", reason(&error)))
    };
    stdin().lock().take(MOST + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::usage("standard input holds more than 8 MiB"));
    }
    Ok(bytes)
}

/// Words as they were typed; of `-` those on standard input, without the space around them.
pub(crate) fn words(typed: String) -> Result<String, Failure> {
    if typed != HANDED {
        return Ok(typed);
    }
    let bytes = bytes()?;
    let words = String::from_utf8(bytes).map_err(|_| Failure::usage("the standard input is not UTF-8"))?;
    match words.trim() {
        "" => Err(Failure::usage("standard input is empty")),
        words => Ok(words.to_owned()),
    }
}

fn understood<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let reading = document::read::<T>(bytes);
    let problems: Vec<_> = reading.problems.iter().filter(|it| it.kind.leaves_doubt()).collect();
    match reading.value.filter(|_| problems.is_empty()) {
        Some(value) => Ok(value),
        None if problems.is_empty() => Err(Failure::usage("standard input is empty")),
        None => {
            let mut details = Report::new();
            for it in &problems {
                let excerpt = Excerpt::new(Severity::Error, "standard input", &it.message);
                details.push(excerpt.help(it.help.as_deref()).quoting(bytes, &it.span));
            }
            let what =
                format!("the standard input has {}; nothing was written", Count(problems.len(), "problem"));
            Err(Failure::usage(what).details(details))
        }
    }
}

/// Adds one entry, or all those on standard input where `words`, its first argument, is `-`: then nothing
/// else is said of it on the command line. All of them, or none.
pub(crate) fn add<T: DeserializeOwned + Clone + Default + PartialEq>(
    portfolio: &Portfolio,
    plan: &PlanArgs,
    typed: &T,
    words: impl Fn(&mut T) -> &mut Option<String>,
    add: impl Fn(&T, &mut Editor<'_>) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let entries = entries(typed, words)?;
    let mut editor = Editor::open(portfolio, plan)?;
    let said = entries.each(|entry| add(entry, &mut editor))?;
    editor.finish_all(&said)
}

/// What is to be added: the one entry of the command line, or those of the standard input.
pub(crate) enum Entries<T> {
    Typed(T),
    Handed(Vec<T>),
}

/// What is typed, or, where `words`, its first argument, is `-`, what is on the standard input.
pub(crate) fn entries<T: DeserializeOwned + Clone + Default + PartialEq>(
    typed: &T,
    words: impl Fn(&mut T) -> &mut Option<String>,
) -> Result<Entries<T>, Failure> {
    let mut rest = typed.clone();
    if words(&mut rest).as_deref() != Some(HANDED) {
        return Ok(Entries::Typed(rest));
    }
    *words(&mut rest) = None;
    if rest != T::default() {
        return Err(Failure::usage(
            "with `-` the whole entry is read from standard input, by the keys of its file",
        ));
    }
    Ok(Entries::Handed(read()?))
}

impl<T> Entries<T> {
    /// What is said of each, one after another; what is wrong with one of several names it by its number.
    pub(crate) fn each<E: Into<Failure>>(
        &self,
        mut add: impl FnMut(&T) -> Result<String, E>,
    ) -> Result<Vec<String>, Failure> {
        match self {
            Self::Typed(entry) => Ok(vec![add(entry).map_err(Into::into)?]),
            Self::Handed(entries) => {
                let said = entries.iter().enumerate().map(|(at, entry)| {
                    add(entry).map_err(|failure| failure.into().within(&format!("entry {}", at + 1)))
                });
                said.collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default)]
    struct Entry {
        title: Option<String>,
        due: Option<onboard::edit::When>,
    }

    fn problems(text: &str) -> String {
        understood::<Vec<Entry>>(text.as_bytes()).map_or_else(
            |failure| onboard::render::markdown::render(&failure.report()),
            |entries| format!("{entries:?}"),
        )
    }

    #[test]
    fn what_is_handed_over_is_understood_in_full_or_refused_with_the_line() {
        let entries =
            understood::<Vec<Entry>>(b"- {title: Open the port, due: +3wd}\n- title: Call\n").unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].due, Some("+3wd".parse().unwrap()));
        for (text, want) in [
            ("- {titel: x}", "titel"),
            ("- {title: x, due: soon}", "soon"),
            ("title: x", "list"),
            ("- {title: x", "standard input"),
            ("", "standard input"),
        ] {
            assert!(problems(text).contains(want), "{text}: {}", problems(text));
        }
    }
}
