//! The one place that writes to the streams. What goes where is decided in `output.rs`.

use std::io::{self, ErrorKind, Write};

use anstream::adapter::strip_str;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use onboard::render;

/// Writes all of `text`. A reader that left (`| head`) is no error.
pub(crate) fn print(
    stream: impl RawStream + AsLockedWrite,
    color: ColorChoice,
    text: &str,
) -> io::Result<()> {
    let written = match color {
        // Stripped at once: stream by stream it would be written in many small pieces.
        ColorChoice::Never => write_all(stream, &strip_str(text).to_string()),
        _ => write_all(AutoStream::new(stream, color), text),
    };
    unless_gone(written)
}

/// A reader that left is no error.
pub(crate) fn unless_gone(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes all of `text`, to the byte.
pub(crate) fn write_all(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// Puts a line on stderr in the place of the one before.
pub(crate) fn tell_progress(line: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r{line}").and_then(|()| stderr.flush());
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

/// `--color` wins; left to itself a stream takes colour as `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`
/// and `TERM` say.
pub(crate) fn color(wanted: clap::ColorChoice, stream: &impl RawStream) -> ColorChoice {
    match wanted {
        clap::ColorChoice::Auto => AutoStream::choice(stream),
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    }
}
