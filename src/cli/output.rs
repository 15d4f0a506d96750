//! The one place that prints: answers on stdout, remarks and failures on stderr.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{
    AutoStream, ColorChoice,
    adapter::strip_str,
    stream::{AsLockedWrite, RawStream},
};
use anyhow::Context as _;
use onboard::render;
use onboard::report::{Line, View};
use serde_json::{Map, Value};

use crate::args::Format;
use crate::context::{self, Context};
use crate::failure::Failure;
use crate::invocation::Refusal;
use crate::pager::{self, Screen};

/// The version of the JSON answers: raised when a key goes or changes its meaning, not when one comes.
const SCHEMA_VERSION: u32 = 1;

/// What a command has to say.
pub(crate) enum Body {
    /// A result in a format.
    View(Box<dyn View>, Format),
    /// Text that is printed as it is: a script, a page.
    Text(String),
    /// One line that says what was done, however long it is.
    Line(Line),
    /// A diff of files: each byte of it where a program reads it, made harmless on a terminal.
    Diff(String),
}

/// What a command came to.
pub(crate) struct Outcome {
    body: Body,
    is_clean: bool,
    /// Whether it may go through a pager.
    is_paged: bool,
    remarks: Vec<Line>,
    notes: Vec<Line>,
}

impl Outcome {
    fn new(body: Body) -> Self {
        Self { body, is_clean: true, is_paged: true, remarks: Vec::new(), notes: Vec::new() }
    }

    /// A result, in the format asked for.
    pub(crate) fn view(view: impl View + 'static, format: Format) -> Self {
        Self::new(Body::View(Box::new(view), format))
    }

    /// Text that is printed as it is; nothing from a plan may be in it unsanitised.
    pub(crate) fn text(text: String) -> Self {
        Self::new(Body::Text(text))
    }

    /// One line that says what was done; it is not broken, so that a script can read it as one.
    pub(crate) fn line(line: Line) -> Self {
        Self::new(Body::Line(line))
    }

    /// A diff of files, which `git apply` takes as it is.
    pub(crate) fn diff(text: String) -> Self {
        Self::new(Body::Diff(text))
    }

    /// Whether there is nothing to complain of in this respect either; otherwise the exit code is 1.
    #[must_use]
    pub(crate) fn clean_if(self, is_clean: bool) -> Self {
        Self { is_clean: self.is_clean && is_clean, ..self }
    }

    /// Says what was done, and is printed at once however long it is.
    #[must_use]
    pub(crate) fn at_once(self) -> Self {
        Self { is_paged: false, ..self }
    }

    /// Adds a remark for stderr.
    #[must_use]
    pub(crate) fn remark(mut self, remark: impl Into<Line>) -> Self {
        self.remarks.push(remark.into());
        self
    }

    /// Adds a remark on the run itself, for `--verbose`.
    #[must_use]
    pub(crate) fn note(mut self, note: impl Into<Line>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// Prints an answer and its remarks; the exit code is 0 or 1.
pub(crate) fn answer(outcome: &Outcome, context: &Context) -> Result<ExitCode, Failure> {
    let shown = match &outcome.body {
        Body::View(view, format) => {
            show(&formatted(view.as_ref(), *format, context)?, outcome.is_paged, context)
        }
        Body::Line(line) => show(&render::terminal::render_line(line, usize::MAX), false, context),
        Body::Text(text) => show(text, outcome.is_paged, context),
        Body::Diff(text) if io::stdout().is_terminal() => {
            let lines = text.lines().map(|line| format!("{}\n", render::sanitise(line)));
            show(&lines.collect::<String>(), false, context)
        }
        Body::Diff(text) => unless_gone(write_all(io::stdout(), text)).map(|()| None),
    };
    let silent = match &outcome.body {
        Body::Line(_) => "it is done as you said, but could not be reported",
        Body::View(..) | Body::Text(_) | Body::Diff(_) => "could not write the answer",
    };
    let unpaged = shown.context(silent).map_err(Failure::disk)?;
    if !context.is_quiet {
        let notes = outcome.notes.iter().chain(&unpaged).filter(|_| context.is_verbose);
        let remarks = outcome.remarks.iter().chain(notes);
        let remarks = remarks.map(|remark| render::terminal::render_line(remark, context.width));
        // Nobody is left to be told when stderr is gone.
        let _ = print(io::stderr(), context.stderr_color, &remarks.collect::<String>());
    }
    Ok(ExitCode::from(u8::from(!outcome.is_clean)))
}

/// Prints an answer: through the pager where it is longer than the screen, at once where there is none or it cannot be
/// started, with a note on that.
fn show(text: &str, is_paged: bool, context: &Context) -> io::Result<Option<Line>> {
    let is_longer = |screen: Screen| is_paged && pager::is_longer(text, screen);
    let mut note = None;
    if let Some((pager, _)) = context.paging.as_ref().filter(|(_, screen)| is_longer(*screen)) {
        let paged = match context.stdout_color {
            ColorChoice::Never => pager.show(&strip_str(text).to_string()),
            _ => pager.show(text),
        };
        match paged {
            Ok(()) => return Ok(None),
            Err(error) => {
                let message = format!("note: the pager `{}` cannot be started: {error}", pager.name());
                note = Some(Line::message(&message));
            }
        }
    }
    print(io::stdout(), context.stdout_color, text)?;
    Ok(note)
}

fn formatted(view: &dyn View, format: Format, context: &Context) -> Result<String, Failure> {
    match format {
        Format::Table => Ok(render::terminal::render(&view.report(), context.width)),
        Format::Markdown => Ok(render::markdown::render(&view.report())),
        Format::Json => {
            let own = view.json().map_err(Failure::internal)?;
            Ok(render::json::render(&enveloped(own, context)))
        }
        Format::Csv => render::csv::render(&view.report()).ok_or_else(|| {
            Failure::usage("this answer holds no table to write as CSV")
                .hint("`--format json` writes all of it for programs")
        }),
    }
}

/// The keys that every JSON answer starts with, then its own.
fn enveloped(own: Value, context: &Context) -> Value {
    let mut keys = Map::new();
    keys.insert("schema_version".to_owned(), SCHEMA_VERSION.into());
    keys.insert("command".to_owned(), context.command.as_str().into());
    keys.insert("as_of".to_owned(), context.as_of.to_string().into());
    match own {
        Value::Object(own) => keys.extend(own),
        other => {
            keys.insert("result".to_owned(), other);
        }
    }
    Value::Object(keys)
}

/// Prints why it could not be done.
pub(crate) fn fail(failure: &Failure, context: &Context) -> ExitCode {
    let _ = print(
        io::stderr(),
        context.stderr_color,
        &render::terminal::render(&failure.report(), context.width),
    );
    failure.exit_code()
}

/// Puts a line on stderr in the place of the one before.
pub(crate) fn tell_progress(line: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r{line}").and_then(|()| stderr.flush());
}

/// Prints help, the version, or what is wrong with the command line.
pub(crate) fn refuse(refusal: &Refusal) -> ExitCode {
    let text = refusal.error.render().ansi().to_string();
    let written = if refusal.error.use_stderr() {
        print(io::stderr(), context::color(refusal.color, &io::stderr()), &text)
    } else {
        print(io::stdout(), context::color(refusal.color, &io::stdout()), &text)
    };
    match written {
        Ok(()) => ExitCode::from(u8::try_from(refusal.error.exit_code()).unwrap_or(2)),
        Err(_) => ExitCode::from(2),
    }
}

/// Prints what a shell is offered at the cursor, to the byte: bash has the candidates set apart by a control character.
pub(crate) fn offer(offered: Result<String, Failure>) -> ExitCode {
    match offered {
        Ok(text) if write_all(io::stdout(), &text).is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(failure) => {
            let text = render::terminal::render(&failure.report(), context::WIDTH_WITHOUT_TERMINAL);
            let _ = print(io::stderr(), ColorChoice::Never, &text);
            failure.exit_code()
        }
    }
}

/// Turns our bugs into a few words instead of a stack of addresses.
pub(crate) fn explain_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
        let message = panic.payload_as_str().unwrap_or("no message");
        let text = format!(
            "error: `onboard` has a bug: {}{place}\nhint: please report it with the command line that led here\n",
            render::sanitise(message)
        );
        let _ = io::stderr().write_all(text.as_bytes());
    }));
}

/// Writes all of `text`. A reader that left (`| head`) is no error.
fn print(stream: impl RawStream + AsLockedWrite, color: ColorChoice, text: &str) -> io::Result<()> {
    let written = match color {
        // Stripped at once: stream by stream it would be written in many small pieces.
        ColorChoice::Never => write_all(stream, &strip_str(text).to_string()),
        _ => write_all(AutoStream::new(stream, color), text),
    };
    unless_gone(written)
}

fn unless_gone(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn write_all(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
