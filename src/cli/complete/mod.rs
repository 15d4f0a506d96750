//! What a shell offers at the cursor. The script of `onboard completions SHELL` runs `onboard` itself with the words
//! typed so far, so that slugs, ids and names come from the plans as they are now.

mod line;
mod offer;
mod quoting;
mod table;

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use clap::{Command, CommandFactory};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};
use clap_complete::env::EnvCompleter;

use crate::commands::completions::{BASH, script, shell_named};
use crate::failure::Failure;
use crate::program::Cli;
use line::Line;
use offer::Offer;
use table::Source;

/// The candidates for the words of a command line, in the form that the script of the shell reads.
///
/// What cannot be read offers nothing: a shell has no room for an error at the cursor.
pub(crate) fn answer(shell: &str, words: &[OsString]) -> Result<String, Failure> {
    let asking = shell_named(shell)?;
    // The script sets them apart from its own words with `--`.
    let (own, words) = words.split_at(words.iter().position(|word| word == "--").unwrap_or(words.len()));
    let words = words.iter().skip(1).map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        return script(shell);
    }
    match shell {
        BASH => Ok(to_bash(own, &words)),
        // These take quotes off what they insert, but not off what was typed: fish of the last word alone.
        "zsh" => offered_by(asking, words.iter().map(|word| quoting::read(word).text).collect()),
        "fish" => {
            let mut words = words;
            let last = words.pop().unwrap_or_default();
            words.push(quoting::read(&last).text);
            offered_by(asking, words)
        }
        _ => offered_by(asking, words),
    }
}

/// What a script of clap's is told.
fn offered_by(asking: &dyn EnvCompleter, words: Vec<String>) -> Result<String, Failure> {
    let words: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    let mut command = with_sources(Cli::command(), "", &Arc::new(Line::of(&words)));
    let mut offered = Vec::new();
    asking
        .write_complete(&mut command, words, Some(Path::new(".")), &mut offered)
        .map_err(Failure::internal)?;
    String::from_utf8(offered).map_err(Failure::internal)
}

/// What our script for bash is told: a candidate a line. Bash takes no quotes off what was typed, splits words at `=`,
/// and inserts what it is given as it is, after a quote that is open. So all of that is ours to do.
fn to_bash(own: &[OsString], words: &[String]) -> String {
    let own = |at: usize| own.get(at).and_then(|word| word.to_str()).unwrap_or_default();
    let index: usize = own(1).parse().unwrap_or(words.len().saturating_sub(1));
    let at_cursor = quoting::read(words.get(index).map_or("", String::as_str));
    let typed = match at_cursor.quote {
        Some(quote) if !own(2).starts_with(quote) => format!("{quote}{}", own(2)),
        _ => own(2).to_owned(),
    };
    let typed = quoting::read(&typed);
    let mut line: Vec<OsString> = Vec::new();
    for word in &words[..index.min(words.len())] {
        let is_of_option = word == "=" && line.last().is_some_and(|before| is_option(before));
        if !is_of_option {
            line.push(quoting::read(word).text.into());
        }
    }
    let index = line.len();
    line.push(typed.text.into());
    let mut command = with_sources(Cli::command(), "", &Arc::new(Line::of(&line)));
    let offered = complete(&mut command, line, index, Some(Path::new("."))).unwrap_or_default();
    let values = offered.iter().map(|candidate| candidate.get_value().to_string_lossy());
    values.map(|value| format!("{}\n", quoting::quoted(&value, typed.quote))).collect()
}

fn is_option(word: &OsStr) -> bool {
    word.to_str().is_some_and(|word| word.starts_with("--") && word.len() > 2)
}

/// The command tree, each argument with what the table says can be there.
fn with_sources(command: Command, path: &str, line: &Arc<Line>) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let command = names.iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(name, |below| with_sources(below, path.trim_start(), line))
    });
    command.mut_args(|arg| match table::source(path, &arg) {
        Some(source) => {
            let line = Arc::clone(line);
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(source, &line, typed)))
        }
        None => arg,
    })
}

/// What goes on from `typed`; what only holds it somewhere else is offered when nothing does.
fn candidates(source: Source, line: &Line, typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let typed = typed.to_lowercase();
    let offers = source(line).unwrap_or_default();
    let starts = |offer: &&Offer| offer.value.to_lowercase().starts_with(&typed);
    let within = |offer: &&Offer| {
        offer.value.to_lowercase().split(['-', ' ']).skip(1).any(|part| part.starts_with(&typed))
    };
    let mut found: Vec<&Offer> = offers.iter().filter(starts).collect();
    if found.is_empty() {
        found = offers.iter().filter(within).collect();
    }
    let candidate = |offer: &&Offer| {
        let candidate = CompletionCandidate::new(&offer.value);
        candidate.help((!offer.about.is_empty()).then(|| offer.about.clone().into()))
    };
    found.iter().map(candidate).collect()
}
