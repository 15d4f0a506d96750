//! What a command knows besides its arguments. This file alone reads the clock and the environment.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the clock and the environment")]

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use chrono::{DateTime, Utc};
use onboard::config::Timezone;
use onboard::date::Date;
use onboard::render::terminal::Width;
use onboard::store::Program;

use crate::args::Global;
use crate::as_of::AsOf;
use crate::at::At;
use crate::pager::{Pager, Screen, Wishes};
use crate::progress::Progress;
use crate::streams;

/// The variable by which the script of a shell asks for candidates; its value is the name of the shell.
pub(crate) const COMPLETING_SHELL: &str = "ONBOARD_COMPLETE";

/// The width laid out for where there is no terminal.
pub(crate) const WIDTH_WITHOUT_TERMINAL: usize = 120;

/// The surroundings of one run.
pub(crate) struct Context {
    /// The command's name as typed in full: `status`, `gate attest`.
    pub(crate) command: String,
    /// The day on which the plans are looked at, once it is known: today depends on where the workspace is.
    as_of: OnceLock<Date>,
    /// The day that was asked for, if one was.
    asked: Option<AsOf>,
    /// The day that is meant where none is asked for, if somebody has set one.
    usual: Option<AsOf>,
    /// The state of the files that was asked for, if it is not the one on the disk.
    pub(crate) at: Option<At>,
    /// The directory given with `--workspace`.
    workspace: Option<PathBuf>,
    /// How many columns are laid out for.
    pub(crate) width: Width,
    /// Whether stdout takes colour.
    pub(crate) stdout_color: anstream::ColorChoice,
    /// Whether stderr takes colour.
    pub(crate) stderr_color: anstream::ColorChoice,
    /// What shows an answer that is longer than the screen, and the screen; none where stdout is no terminal.
    pub(crate) paging: Option<(Pager, Screen)>,
    /// How it is told that something takes long; not at all where nobody looks, or wants to be told.
    pub(crate) progress: Option<Progress>,
    /// Whether remarks are held back.
    pub(crate) is_quiet: bool,
    /// Whether remarks on the run itself are wanted.
    pub(crate) is_verbose: bool,
}

impl Context {
    /// The surroundings of a command with these global options.
    pub(crate) fn new(command: String, global: &Global) -> Self {
        Self {
            command,
            as_of: OnceLock::new(),
            asked: global.as_of,
            usual: global.usual_as_of,
            at: global.at.clone(),
            workspace: global.workspace.clone(),
            width: width(),
            stdout_color: streams::color(global.color, &stdout()),
            stderr_color: streams::color(global.color, &std::io::stderr()),
            paging: if global.no_pager { None } else { paging() },
            progress: (!global.quiet && tells_progress()).then_some(PROGRESS),
            is_quiet: global.quiet,
            is_verbose: global.verbose,
        }
    }

    /// The day on which the plans are looked at: the one that was given, or today, where the machine is unless the
    /// workspace that was opened is somewhere else.
    pub(crate) fn as_of(&self) -> Date {
        self.as_of_in(None)
    }

    /// The same in a workspace of this time zone. Whoever asks first settles which day it is for the whole run.
    pub(crate) fn as_of_in(&self, zone: Option<Timezone>) -> Date {
        *self.as_of.get_or_init(|| self.day_to_tell_from(zone))
    }

    /// The same for files of a revision: the day that was asked for, or else this one.
    pub(crate) fn as_of_or(&self, zone: Option<Timezone>, day: impl FnOnce() -> Date) -> Date {
        *self.as_of.get_or_init(|| match self.asked {
            Some(asked) => asked.day(|| today(zone)),
            None => day(),
        })
    }

    /// The day from which `yesterday` and `-7d` are told where files of an earlier day are meant.
    pub(crate) fn day_to_tell_from(&self, zone: Option<Timezone>) -> Date {
        match self.asked.or(self.usual) {
            Some(asked) => asked.day(|| today(zone)),
            None => today(zone),
        }
    }

    /// The user's editor: `VISUAL`, else `EDITOR`.
    pub(crate) fn editor(&self) -> Option<Program> {
        let named = |name| std::env::var(name).ok().as_deref().and_then(Program::parse);
        named("VISUAL").or_else(|| named("EDITOR"))
    }

    /// Where the search for the workspace starts: `--workspace`, else the current directory.
    pub(crate) fn start(&self) -> &Path {
        self.workspace.as_deref().unwrap_or(Path::new("."))
    }

    /// The directory that the user is in, if it can be said.
    pub(crate) fn here(&self) -> Option<PathBuf> {
        std::env::current_dir().ok()
    }
}

/// A line after half a second, and then ten a second.
const PROGRESS: Progress = Progress {
    patience: Duration::from_millis(500),
    pace: Duration::from_millis(100),
    tell: streams::tell_progress,
};

/// Whether stderr is a terminal that can go back to the start of a line.
fn tells_progress() -> bool {
    std::io::stderr().is_terminal() && !is_dumb()
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The pager and the screen, if stdout is one.
fn paging() -> Option<(Pager, Screen)> {
    let (columns, rows) = terminal_size::terminal_size_of(stdout())?;
    let variable = |name| std::env::var_os(name).map(|text| text.to_string_lossy().into_owned());
    let wishes = Wishes {
        own: variable("ONBOARD_PAGER"),
        usual: variable("PAGER"),
        less: variable("LESS"),
        has_lv: variable("LV").is_some(),
        is_dumb: is_dumb(),
    };
    Some((wishes.pager()?, Screen { columns: columns.0.into(), rows: rows.0.into() }))
}

/// The as-of date of whoever sets it once; nothing when empty.
pub(crate) fn as_of_variable() -> Option<String> {
    let text = std::env::var_os("ONBOARD_AS_OF")?.to_string_lossy().into_owned();
    (!text.is_empty()).then_some(text)
}

/// The shell that asks for completions, if one does.
pub(crate) fn completing_shell() -> Option<String> {
    std::env::var(COMPLETING_SHELL).ok().filter(|shell| !shell.is_empty())
}

/// The current day in a time zone, or where the machine is.
pub(crate) fn today(zone: Option<Timezone>) -> Date {
    day_of(Utc::now(), zone)
}

/// The day that it was at a moment in a time zone, or where the machine is.
pub(crate) fn day_of(moment: DateTime<Utc>, zone: Option<Timezone>) -> Date {
    match zone {
        Some(zone) => zone.day_at(moment),
        None => moment.with_timezone(&chrono::Local).date_naive().into(),
    }
}

/// `COLUMNS`, else the terminal's width, else a fixed one.
fn width() -> Width {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let terminal = || terminal_size::terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0));
    let seen = columns.filter(|columns| *columns > 0).or_else(terminal);
    seen.map_or(Width::Usual(WIDTH_WITHOUT_TERMINAL), Width::Seen)
}
