//! How an outcome is printed: answers on stdout, remarks and failures on stderr.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anstream::{ColorChoice, adapter::strip_str};
use anyhow::anyhow;
use onboard::render;
use onboard::render::terminal::Width;
use onboard::report::{Line, Report, View};
use onboard::store::reason;
use serde_json::{Map, Value};

use crate::args::Format;
use crate::context::{Context, WIDTH_WITHOUT_TERMINAL};
use crate::failure::Failure;
use crate::invocation::ClapAnswer;
use crate::outcome::{Body, Outcome};
use crate::pager::{self, Screen};
use crate::streams::{color, print, unless_gone, write_all};

/// The version of the answers for programs: raised when a key goes or changes its meaning, not when one comes.
const SCHEMA_VERSION: u32 = 2;

/// Prints an answer and its remarks; the exit code is 0 or 1.
pub(crate) fn answer(outcome: &Outcome, context: &Context) -> Result<ExitCode, Failure> {
    let shown = match &outcome.body {
        Body::View(view, format) => {
            show(&formatted(view.as_ref(), *format, context)?, outcome.is_paged, context)
        }
        Body::Lines(lines) => {
            let lines = lines.iter().map(|line| said(line, usize::MAX, context));
            show(&lines.collect::<String>(), false, context)
        }
        Body::Text(text) => show(text, outcome.is_paged, context),
        Body::File(text) if io::stdout().is_terminal() => {
            let lines = text.lines().map(|line| format!("{}\n", render::sanitise(line)));
            show(&lines.collect::<String>(), false, context)
        }
        Body::File(text) => unless_gone(write_all(io::stdout(), text)).map(|()| None),
    };
    let silent = match &outcome.body {
        Body::Lines(_) => "it is done as you said, but could not be reported",
        Body::View(..) | Body::Text(_) | Body::File(_) => "could not write the answer",
    };
    let unpaged = shown.map_err(|error| Failure::disk(anyhow!("{silent}: {}", reason(&error))))?;
    if !context.is_quiet {
        let notes = outcome.notes.iter().chain(&unpaged).filter(|_| context.is_verbose);
        let remarks = outcome.remarks.iter().chain(notes);
        let remarks = remarks.map(|remark| said(remark, context.width.columns(), context));
        // Nobody is left to be told when stderr is gone.
        let _ = print(io::stderr(), context.stderr_color, &remarks.collect::<String>());
    }
    Ok(ExitCode::from(u8::from(!outcome.is_clean)))
}

/// A line with its days as people say them.
fn said(line: &Line, width: usize, context: &Context) -> String {
    let mut line = line.clone();
    line.date(context.as_of());
    render::terminal::render_line(&line, width)
}

/// Prints an answer: through the pager where it is longer than the screen, at once where there is none or it cannot be
/// started, with a note on that.
fn show(text: &str, is_paged: bool, context: &Context) -> io::Result<Option<Line>> {
    let is_longer = |screen: Screen| is_paged && pager::is_longer(text, screen);
    let mut note = None;
    if let Some((pager, _)) = context.paging.as_ref().filter(|(_, screen)| is_longer(*screen)) {
        // A pager shows isolates as codes.
        let text = render::terminal::joined(text.to_owned());
        let paged = match context.stdout_color {
            ColorChoice::Never => pager.show(&strip_str(&text).to_string()),
            _ => pager.show(&text),
        };
        match paged {
            Ok(()) => return Ok(None),
            Err(error) => {
                let why = reason(&error);
                let message = format!("note: the pager `{}` cannot be started: {why}", pager.name());
                note = Some(Line::message(&message));
            }
        }
    }
    print(io::stdout(), context.stdout_color, text)?;
    Ok(note)
}

fn formatted(view: &dyn View, format: Format, context: &Context) -> Result<String, Failure> {
    match format {
        Format::Table if io::stdout().is_terminal() => {
            Ok(render::terminal::on_screen(&for_people(view, context), context.width))
        }
        Format::Table => Ok(render::terminal::render(&for_people(view, context), context.width)),
        Format::Markdown => Ok(render::markdown::render(&for_people(view, context))),
        Format::Json => Ok(render::json::render(&enveloped(view, context)?)),
        Format::Yaml => render::yaml::render(&enveloped(view, context)?).map_err(Failure::internal),
        Format::Csv => render::csv::render(&view.report()).ok_or_else(|| {
            Failure::usage("this answer holds no table to write as CSV")
                .hint("`--format json` writes all of it for programs")
        }),
    }
}

fn for_people(view: &dyn View, context: &Context) -> Report {
    let report = view.report();
    if view.has_days_of_its_own() { report } else { report.dated(context.as_of()) }
}

/// The keys that every answer for programs starts with, then its own.
fn enveloped(view: &dyn View, context: &Context) -> Result<Value, Failure> {
    let own = view.data().map_err(Failure::internal)?;
    let mut keys = Map::new();
    keys.insert("schema_version".to_owned(), SCHEMA_VERSION.into());
    keys.insert("command".to_owned(), context.command.as_str().into());
    keys.insert("as_of".to_owned(), context.as_of().to_string().into());
    match own {
        Value::Object(own) => keys.extend(own),
        other => {
            keys.insert("result".to_owned(), other);
        }
    }
    Ok(Value::Object(keys))
}

/// Prints why it could not be done.
pub(crate) fn fail(failure: &Failure, context: &Context) -> ExitCode {
    let _ = print(
        io::stderr(),
        context.stderr_color,
        &render::terminal::render(&failure.report().dated(context.as_of()), context.width),
    );
    failure.exit_code()
}

/// Prints help, the version, or what is wrong with the command line.
pub(crate) fn clap_answer(said: &ClapAnswer) -> ExitCode {
    let text = said.error.render().ansi().to_string();
    let written = if said.error.use_stderr() {
        print(io::stderr(), color(said.color, &io::stderr()), &text)
    } else {
        print(io::stdout(), color(said.color, &io::stdout()), &text)
    };
    match written {
        Ok(()) => ExitCode::from(u8::try_from(said.error.exit_code()).unwrap_or(2)),
        Err(_) => ExitCode::from(2),
    }
}

/// Prints what a shell is offered at the cursor, to the byte: bash has the candidates set apart by a control character.
pub(crate) fn offer(offered: Result<String, Failure>) -> ExitCode {
    match offered {
        Ok(text) if write_all(io::stdout(), &text).is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(failure) => {
            let text = render::terminal::render(&failure.report(), Width::Usual(WIDTH_WITHOUT_TERMINAL));
            let _ = print(io::stderr(), ColorChoice::Never, &text);
            failure.exit_code()
        }
    }
}
