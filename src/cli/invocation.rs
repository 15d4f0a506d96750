//! How a command line is read: what was asked for, or why it is not understood.

use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, ColorChoice, CommandFactory, FromArgMatches, Id};
use onboard::store::Workspace;

use crate::args::Global;
use crate::as_of::AsOf;
use crate::context;
use crate::program::{Cli, Command};

/// A command line that was understood.
pub(crate) struct Invocation {
    /// The global options.
    pub(crate) global: Global,
    /// The command and its arguments.
    pub(crate) command: Command,
    /// The command's name as typed in full: `status`, `gate attest`.
    pub(crate) name: String,
    /// Whether the legend of the answer is wanted in place of it.
    pub(crate) wants_legend: bool,
}

/// What clap answers itself: help, the version, or what is wrong with the command line.
pub(crate) struct ClapAnswer {
    /// What it has to say.
    pub(crate) error: clap::Error,
    /// Whether it may say it in colour.
    pub(crate) color: ColorChoice,
}

/// Reads a command line.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Invocation, ClapAnswer> {
    let words: Vec<OsString> = words.into_iter().collect();
    let refuse = |error| ClapAnswer { error, color: wanted_color(&words) };
    let matches = Cli::command().try_get_matches_from(&words).map_err(refuse)?;
    refuse_blanks(&matches).map_err(refuse)?;
    let mut cli = Cli::from_arg_matches(&matches).map_err(refuse)?;
    let Some(command) = cli.command else { return parse(with_status(words, &cli.global)?) };
    if cli.global.as_of.is_none() {
        cli.global.usual_as_of = usual_as_of().map_err(refuse)?;
    }
    let mut names = vec![];
    let mut at = &matches;
    while let Some((name, below)) = at.subcommand() {
        names.push(name);
        at = below;
    }
    let wants_legend = at.try_get_one("legend").ok().flatten() == Some(&true);
    Ok(Invocation { global: cli.global, name: names.join(" "), wants_legend, command })
}

/// In a workspace a command line without a command asks for the stand-up view; anywhere else for help.
fn with_status(mut words: Vec<OsString>, global: &Global) -> Result<Vec<OsString>, ClapAnswer> {
    let start = global.workspace.as_deref().unwrap_or(Path::new("."));
    // Whether a revision has a workspace is found out by the command.
    if global.at.is_some() || matches!(Workspace::discover(start), Ok(Some(_))) {
        words.push("status".into());
        return Ok(words);
    }
    let color = wanted_color(&words);
    let name = words.into_iter().take(1);
    let help = Cli::command().arg_required_else_help(true).try_get_matches_from(name);
    let error = help
        .err()
        .unwrap_or_else(|| Cli::command().error(ErrorKind::MissingSubcommand, "no command is named"));
    Err(ClapAnswer { error, color })
}

/// A value of nothing but blanks is a slip, whatever it is for: an empty variable of a script, mostly.
fn refuse_blanks(matches: &ArgMatches) -> clap::error::Result<()> {
    let (mut at, mut path) = (matches, Vec::new());
    loop {
        if let Some(argument) = at.ids().find(|id| is_blank(at, id)) {
            return Err(blank(&path, argument));
        }
        let Some((name, below)) = at.subcommand() else { return Ok(()) };
        path.push(name);
        at = below;
    }
}

fn is_blank(matches: &ArgMatches, argument: &Id) -> bool {
    let is_typed = matches.value_source(argument.as_str()) == Some(ValueSource::CommandLine);
    let values = matches.try_get_raw(argument.as_str()).ok().flatten().filter(|_| is_typed);
    values.is_some_and(|mut all| all.any(|value| value.to_str().is_some_and(|it| it.trim().is_empty())))
}

/// That an argument of the command at `path` is blank. The whole tree is built for it: not on the way of the others.
fn blank(path: &[&str], argument: &Id) -> clap::Error {
    let mut command = Cli::command();
    command.build();
    let mut at = &mut command;
    for name in path {
        at = at.find_subcommand_mut(name).expect("what was matched is a command");
    }
    let named = at.get_arguments().find(|it| it.get_id() == argument).map(ToString::to_string);
    let message = format!("nothing is written for '{}'", named.unwrap_or_default());
    at.error(ErrorKind::ValueValidation, message)
}

/// `ONBOARD_AS_OF`. Read by clap it would count as an argument of every command.
fn usual_as_of() -> clap::error::Result<Option<AsOf>> {
    let invalid = |error| {
        let message = format!("invalid value in `ONBOARD_AS_OF`: {error}");
        Cli::command().error(ErrorKind::ValueValidation, message)
    };
    context::as_of_variable().map(|text| text.parse().map_err(invalid)).transpose()
}

/// `--color` as far as a command line tells that is not understood as a whole.
fn wanted_color(words: &[OsString]) -> ColorChoice {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let behind = words.iter().position(|word| *word == "--color").and_then(|at| words.get(at + 1).copied());
    let within = || words.iter().find_map(|word| word.strip_prefix("--color="));
    behind.or_else(within).and_then(|when| when.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_commands(command: &clap::Command) -> Vec<clap::Command> {
        let below = command.get_subcommands().flat_map(all_commands);
        std::iter::once(command.clone()).chain(below).collect()
    }

    #[test]
    fn every_command_has_examples_and_each_is_understood() {
        for command in all_commands(&Cli::command()).iter().filter(|command| !command.has_subcommands()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let lines: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("    $ ")).collect();
            assert!(!lines.is_empty(), "`{}` has no examples", command.get_name());
            for line in lines {
                let words = shlex::split(line).unwrap();
                let own = words.iter().take_while(|word| !["|", ">", "<"].contains(&word.as_str()));
                let parsed = parse(own.map(OsString::from));
                assert!(parsed.is_ok(), "`{line}`: {}", parsed.err().unwrap().error);
            }
        }
    }

    /// What a blank of a remedy could be filled with, by its name; any text will do for the others.
    fn filling(blank: &str) -> Option<&'static str> {
        Some(match blank {
            "date" | "due" | "last_used" | "on" | "renews" | "signed" | "since" | "until" => "2026-04-01",
            "active" | "at_least" | "impact" | "probability" | "assessed" | "attended" | "available"
            | "csat" | "features" | "invited" | "hours" | "key_actions" | "licensed" | "notice_days"
            | "nps" | "passed" | "provisioned" | "sentiment" | "target" | "value" | "workflows" => "3",
            "about" => "other",
            "audience" => "admins",
            "colour" => "amber",
            "expansion_potential" => "medium",
            "fact" => "plan_agreed",
            "gate" => "go-live",
            "health" => "amber",
            "kind" | "phase" => "kickoff",
            "none" => "red_flags",
            "origin" => "handoff",
            "result" => "graduated",
            "right" => "scope",
            "role" => "champion",
            "sso_required" => "true",
            "distance" => "5wd",
            "execution_call" | "update" => "weekly",
            "segment" => "smb",
            "side" => "customer",
            "which" => "first",
            _ => return None,
        })
    }

    #[test]
    fn every_command_that_a_remedy_may_name_is_understood() {
        for command in onboard::remedy::commands::every() {
            let mut line = command.to_string();
            while let Some((before, rest)) = line.split_once('<') {
                let (blank, after) = rest.split_once('>').unwrap();
                // Our own parts have words of their own, and so have further needs.
                let ours = (blank == "role" && before.contains("team set")).then_some("csm");
                let ours =
                    ours.or((blank == "kind" && before.contains("expansion")).then_some("white_space"));
                let filled = ours.or_else(|| filling(blank)).unwrap_or("'some text'");
                line = format!("{before}{filled}{after}");
            }
            let parsed = parse(shlex::split(&line).unwrap().iter().map(OsString::from));
            assert!(parsed.is_ok(), "`{command}`: {}", parsed.err().unwrap().error);
        }
    }

    /// Every `onboard …` that a documentation text names in backticks.
    fn named(docs: &str) -> impl Iterator<Item = String> {
        let codes = docs.split('`').skip(1).step_by(2).map(|code| code.replace('\n', " "));
        codes.filter(|code| code.starts_with("onboard "))
    }

    #[test]
    fn every_command_that_the_catalogues_name_exists() {
        let checks = onboard::check::CHECKS.iter().map(|check| check.docs);
        let signals = onboard::signal::SIGNALS.iter().map(|signal| signal.docs);
        let plays = onboard::signal::PLAYS.iter().map(|play| play.docs);
        let mut lines = 0;
        for line in checks.chain(signals).chain(plays).flat_map(named) {
            let mut command = Cli::command();
            let words = line.split(' ').skip(1);
            for word in words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase())) {
                match command.find_subcommand(word) {
                    Some(below) => command = below.clone(),
                    None => assert!(command.get_positionals().count() > 0, "`{line}`: what is `{word}`?"),
                }
            }
            assert_ne!(command.get_name(), "onboard", "{line}");
            lines += 1;
        }
        assert!(lines > 20, "only {lines} found");
    }

    #[test]
    fn a_blank_value_is_refused_by_the_name_of_its_argument() {
        let refusal = |words: &[&str]| {
            parse(words.iter().map(OsString::from)).err().map(|it| it.error.to_string()).unwrap_or_default()
        };
        let title = refusal(&["onboard", "action", "add", "acme", " ", "--owner", "Lee"]);
        assert!(title.starts_with("error: nothing is written for '[TITLE]'\n"), "{title}");
        assert!(title.contains("Usage: onboard action add"), "{title}");
        let shipped = refusal(&["onboard", "update", "new", "acme", "--shipped", "a", "--shipped", ""]);
        assert!(shipped.starts_with("error: nothing is written for '--shipped <TEXT>'\n"), "{shipped}");
        assert!(refusal(&["onboard", "-C", "", "status"]).contains("'--workspace <DIR>'"));
        assert_eq!(refusal(&["onboard", "action", "add", "acme", "Send", "--owner", "Lee"]), "");
    }

    #[test]
    fn colour_is_known_even_when_the_rest_is_not_understood() {
        let wanted = |line: &str| wanted_color(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(wanted("onboard --color never nonsense"), ColorChoice::Never);
        assert_eq!(wanted("onboard nonsense --color=always"), ColorChoice::Always);
        assert_eq!(wanted("onboard nonsense --color"), ColorChoice::Auto);
    }
}
