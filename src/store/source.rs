//! A text that the user hands over: a file, or what comes in through a pipe.

use std::io::{self, Read};
use std::path::Path;

use anyhow::{Result, anyhow};

use super::files;
use super::reason::reason;
use crate::plan::{Entry, LARGEST};

/// The text of a file, or of standard input where the path is `-`.
///
/// # Errors
/// When it cannot be read, is too large, or not UTF-8.
pub fn text_of(path: &Path) -> Result<String> {
    let name = path.display();
    let refused = |why: &str| anyhow!("cannot read `{name}`: {why}");
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| refused(&reason(&error)))?;
        bytes
    } else {
        match files::contents(path).map_err(|error| refused(&reason(&error)))? {
            Entry::Bytes(bytes) => bytes.into_vec(),
            Entry::TooLarge(_) => return Err(refused("it is too large")),
            _ => return Err(refused("it is not a file")),
        }
    };
    if bytes.len() as u64 > LARGEST {
        return Err(refused("it is too large"));
    }
    let text = String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}
