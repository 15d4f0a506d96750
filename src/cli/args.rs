//! Arguments that commands share: what every command understands, and what many of them take.

use std::fmt::{Debug, Write};
use std::path::PathBuf;
use std::str::FromStr;

use anstyle::{AnsiColor, Style};
use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr, Styles, TypedValueParser};
use clap::{ColorChoice, ValueEnum, ValueHint};
use onboard::metric::{self, METRICS, Metric};
use onboard::model::GateName;
use onboard::remedy::{Word, commands};
use onboard::suggest::closest;

use crate::as_of::AsOf;
use crate::at::At;
use crate::failure::Failure;

/// How help pages are coloured.
pub(crate) const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(Style::new().dimmed())
    .error(AnsiColor::Red.on_default().bold())
    .valid(AnsiColor::Green.on_default())
    .invalid(AnsiColor::Yellow.on_default().bold());

/// What every command understands, before or after its name.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Work on the workspace at DIR or above it, not on the one around the current directory
    #[arg(short = 'C', long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) workspace: Option<PathBuf>,

    /// The day on which to look at the plans: a date, `yesterday`, `mon` (the last one), `-7d` [default: with `--at` the day of
    /// those files, else `ONBOARD_AS_OF`, else today]
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) as_of: Option<AsOf>,

    /// Look at the files as they were at a revision of git, or on a day: `main`, `HEAD~3`, a date, `mon`, `7d`
    #[arg(long, global = true, value_name = "REV|DATE", allow_hyphen_values = true, value_parser = clap::builder::StringValueParser::new().map(At::from))]
    pub(crate) at: Option<At>,

    /// `ONBOARD_AS_OF`, which yields to what is asked for on the command line.
    #[arg(skip)]
    pub(crate) usual_as_of: Option<AsOf>,

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

    #[command(flatten)]
    legend: LegendArgs,
}

/// Whether what an answer shows is wanted explained; for every command whose answer has columns, signs or abbreviations.
#[derive(Debug, clap::Args)]
pub(crate) struct LegendArgs {
    /// Say what the columns, signs and abbreviations of this answer mean, in place of it
    #[arg(long)]
    legend: bool,
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

/// A value out of a closed set of words, as files write them; help and errors list them all. `go-live` is as good as
/// `go_live`.
///
/// For the enums of the model: `value_parser = words::<Segment>(Segment::WORDS)`.
pub(crate) fn words<T>(
    words: impl IntoIterator<Item: Into<PossibleValue>>,
) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: Debug> + Clone + Send + Sync + 'static,
{
    one_of(words).map(|word| word.parse().expect("each word is one of the set"))
}

/// One of a closed set of words, in either way of writing, as files write it.
pub(crate) fn one_of(
    words: impl IntoIterator<Item: Into<PossibleValue>>,
) -> impl TypedValueParser<Value = String> {
    let words: Vec<PossibleValue> = words.into_iter().map(|word| in_both_ways(word.into())).collect();
    let known = words.clone();
    PossibleValuesParser::new(words).map(move |typed| {
        let meant = known.iter().find(|word| word.matches(&typed, false));
        meant.map_or(typed, |word| word.get_name().to_owned())
    })
}

/// A word that may be typed with hyphens in the place of underscores, and the other way round.
fn in_both_ways(word: PossibleValue) -> PossibleValue {
    let name = word.get_name().to_owned();
    let others = [name.replace('_', "-"), name.replace('-', "_")];
    word.aliases(others.into_iter().filter(|other| *other != name))
}

/// A form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, in the width of the terminal
    #[default]
    Table,
    /// For programs, versioned
    Json,
    /// As JSON, for programs and people who read YAML
    Yaml,
    /// For pull requests and wikis
    Markdown,
    /// For spreadsheets: the main table alone
    Csv,
}

/// The metric that somebody names who asks about a plan, or about all.
///
/// # Errors
/// When there is none of that name.
fn metric_named(id: &str, plan: Option<&str>) -> Result<&'static Metric, Failure> {
    metric::find(&id.replace('-', "_")).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no metric `{id}`"));
        match closest(id, METRICS.iter().map(|metric| metric.id)) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => {
                failure.hint(format!("`{}` shows all of them", commands::metrics(Word::or(plan, "plan"))))
            }
        }
    })
}

/// Metrics by their ids, in the order in which they are named first: one that is named twice is one.
pub(crate) fn metrics_named(ids: &[String], plan: Option<&str>) -> Result<Vec<&'static Metric>, Failure> {
    let mut named: Vec<&'static Metric> = Vec::new();
    for id in ids {
        let metric = metric_named(id, plan)?;
        if named.iter().all(|known| known.id != metric.id) {
            named.push(metric);
        }
    }
    Ok(named)
}

/// A gate by its name; `go-live` is as good as `go_live`.
pub(crate) fn gate_name(word: &str) -> Result<GateName, String> {
    let plain = |word: &str| word.replace(['-', '_'], "").to_lowercase();
    let gates = GateName::ALL.iter().copied();
    let found = gates.into_iter().find(|gate| plain(gate.word()) == plain(word));
    found.ok_or_else(|| format!("there are five: {}", GateName::WORDS.join(", ")))
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
