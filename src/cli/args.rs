//! The command line: what every command understands.

use std::fmt::{Debug, Write};
use std::path::PathBuf;
use std::str::FromStr;

use anstyle::{AnsiColor, Style};
use clap::builder::{PossibleValuesParser, StyledStr, Styles, TypedValueParser};
use clap::{ColorChoice, ValueEnum, ValueHint};
use onboard::date::Date;

use crate::commands::Command;

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(Style::new().dimmed())
    .error(AnsiColor::Red.on_default().bold())
    .valid(AnsiColor::Green.on_default())
    .invalid(AnsiColor::Yellow.on_default().bold());

/// Customer onboarding as plain YAML files in git
///
/// `onboard` reads a directory of plans and answers what is late, what is missing, which gate is
/// shut and why, and how healthy each onboarding is and why. Same files, same configuration, same
/// `--as-of` date: same answer.
#[derive(Debug, clap::Parser)]
#[command(
    name = "onboard",
    version,
    styles = STYLES,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = surroundings()
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands, before or behind its name.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Work on the workspace at DIR or above it, not on the one around the current directory
    #[arg(short = 'C', long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) workspace: Option<PathBuf>,

    /// The day on which to look at the plans [default: `ONBOARD_AS_OF`, else today]
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// When to colour the output; without it `NO_COLOR` and `CLICOLOR_FORCE` are obeyed
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,

    /// Print an answer that is longer than the screen at once, not page by page
    #[arg(long, global = true)]
    pub(crate) no_pager: bool,

    /// Print the answer alone, without remarks or progress
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Print remarks on what was read as well
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

/// The form of an answer; for the commands that read.
#[derive(Debug, clap::Args)]
pub(crate) struct FormatArgs {
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Which plans: one in full, or all of them side by side.
#[derive(Debug, clap::Args)]
pub(crate) struct PlansArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<String>,

    /// Plans that have ended too
    #[arg(long, conflicts_with = "plan")]
    pub(crate) all: bool,

    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

/// A value out of a closed set of words, as files write them; help and errors list them all.
///
/// For the enums of the model: `value_parser = words::<Segment>(Segment::WORDS)`.
pub(crate) fn words<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: Debug> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).map(|word| word.parse().expect("each word is one of the set"))
}

/// A form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, in the width of the terminal
    #[default]
    Table,
    /// For programs, versioned
    Json,
    /// For pull requests and wikis
    Markdown,
    /// For spreadsheets: the main table alone
    Csv,
}

/// The examples at the end of a help page: what for, and the command line. A test parses each.
pub(crate) fn examples(examples: &[(&str, &str)]) -> StyledStr {
    let (header, literal) = (STYLES.get_header(), STYLES.get_literal());
    let mut text = StyledStr::new();
    let _ = write!(text, "{header}Examples:{header:#}");
    for (purpose, command) in examples {
        let _ = write!(text, "\n  {purpose}:\n    $ {literal}{command}{literal:#}");
    }
    text
}

/// What the environment decides, and what the exit status says.
fn surroundings() -> StyledStr {
    let header = STYLES.get_header();
    let mut text = StyledStr::new();
    let _ = write!(
        text,
        "{header}Environment:{header:#}\n  \
         ONBOARD_AS_OF         the day on which to look at the plans, where `--as-of` names none\n  \
         ONBOARD_PAGER, PAGER  shows answers longer than the screen [default: less]; `cat` for none\n  \
         VISUAL, EDITOR        opens the draft of an update\n  \
         NO_COLOR              takes the colours out\n\n\
         {header}Exit status:{header:#}\n  \
         0  nothing to complain of\n  \
         1  findings, a shut gate, or something that could not be read\n  \
         2  it could not be done: usage, configuration or disk"
    );
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
