//! What a shell offers at the cursor. The script of `onboard completions SHELL` runs `onboard` itself with the words
//! typed so far, so that slugs, ids and names come from the plans as they are now.

mod line;
mod offer;
mod table;

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use clap::{Command, CommandFactory};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::commands::completions::{script, shell_named};
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
    let words: Vec<OsString> = words.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    if words.is_empty() {
        return script(shell);
    }
    let line = Arc::new(Line::of(&words, shell == "bash"));
    let mut command = with_sources(Cli::command(), "", &line);
    let mut offered = Vec::new();
    asking
        .write_complete(&mut command, words, Some(Path::new(".")), &mut offered)
        .map_err(Failure::internal)?;
    String::from_utf8(offered).map_err(Failure::internal)
}

/// The command tree, each argument with what the table says can stand there.
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
    let typed = line.unquoted(typed).to_lowercase();
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
        let candidate = CompletionCandidate::new(line.quoted(&offer.value));
        candidate.help((!offer.about.is_empty()).then(|| offer.about.clone().into()))
    };
    found.iter().map(candidate).collect()
}
