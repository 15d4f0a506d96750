//! A text that is handed to the user's editor.

use std::io::Write;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// What `command`, the user's editor, makes of `text`.
///
/// # Errors
/// When the editor cannot be started, fails, or leaves what is not text.
pub fn edited(command: &str, text: &str) -> Result<String> {
    let mut file = tempfile::Builder::new().prefix("onboard-").suffix(".md").tempfile()?;
    file.write_all(text.as_bytes())?;
    // An editor may be given with options: `code --wait`.
    let mut words = command.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(file.path()).status();
    let status = status.with_context(|| format!("cannot start the editor `{command}`"))?;
    if !status.success() {
        bail!("the editor `{command}` failed; nothing was written");
    }
    std::fs::read_to_string(file.path()).context("cannot read what the editor left")
}
