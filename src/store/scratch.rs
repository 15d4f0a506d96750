//! A text that is handed to the user's editor.

use std::fs;
use std::io::{self, Write};

use anyhow::{Result, anyhow, bail};
use tempfile::NamedTempFile;

use super::Program;
use super::reason::reason;

/// How a shell says that there is no such program.
const NOT_FOUND: i32 = 127;

/// What the user's editor has made of a text. It is gone with this, unless it is kept.
#[derive(Debug)]
pub struct Edited {
    file: NamedTempFile,
    text: String,
    is_changed: bool,
}

impl Edited {
    /// What it says now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Leaves it where it is, and says where that is; nothing where there is nothing of the user's in it.
    pub fn keep(self) -> Option<String> {
        if self.is_changed { kept(self.file) } else { None }
    }
}

/// What the user's editor makes of `text`.
///
/// # Errors
/// When the editor cannot be started, fails, or leaves what is not text. What was written by then is kept, and the error
/// says where.
pub fn edited(editor: &Program, text: &str) -> Result<Edited> {
    let line = editor.line();
    let file = draft(text).map_err(|error| anyhow!("cannot write a draft to edit: {}", reason(&error)))?;
    let status = editor.command().arg(file.path()).status();
    let status = status.map_err(|error| anyhow!("cannot start the editor `{line}`: {}", reason(&error)))?;
    if status.code() == Some(NOT_FOUND) && editor.name().is_none() {
        bail!("cannot start the editor `{line}`: there is no such program");
    }
    let left = fs::read(file.path());
    let is_changed = left.as_ref().is_ok_and(|left| left != text.as_bytes());
    let why = match left.map(String::from_utf8) {
        _ if !status.success() => format!("the editor `{line}` failed; nothing was written"),
        Ok(Ok(text)) => return Ok(Edited { file, text, is_changed }),
        Ok(Err(_)) => "cannot read what the editor left: it is not UTF-8".to_owned(),
        Err(error) => format!("cannot read what the editor left: {}", reason(&error)),
    };
    match is_changed.then(|| kept(file)).flatten() {
        Some(path) => bail!("{why}; your draft is kept in `{path}`"),
        None => bail!(why),
    }
}

fn draft(text: &str) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("onboard-").suffix(".md").tempfile()?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// Leaves a file where it is; nothing where that cannot be done.
fn kept(file: NamedTempFile) -> Option<String> {
    file.into_temp_path().keep().ok().map(|path| path.display().to_string())
}
