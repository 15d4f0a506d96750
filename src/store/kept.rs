//! A form that could not be saved yet is kept beside the plan that it is about, until it can be.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use anyhow::{Result, anyhow};

use super::plans::Plans;
use super::reason::reason;
use super::replace::overwrite;
use crate::plan::Entry;

/// The file in a plan's directory. It is hidden, so that it is no part of the plan.
const FILE: &str = ".call.md";

impl Plans {
    /// The form that is kept of a plan, if one is.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn kept_form(&self, slug: &str) -> Result<Option<String>> {
        let Some(read) = self.tree().read_any(&self.form_path(slug)?) else { return Ok(None) };
        let name = self.path(slug, Some(FILE));
        match read {
            Entry::Bytes(bytes) => {
                let text =
                    String::from_utf8(bytes.into_vec()).map_err(|_| anyhow!("`{name}` is not UTF-8"))?;
                Ok(Some(text))
            }
            Entry::Unreadable(why) => Err(anyhow!("cannot read `{name}`: {why}")),
            _ => Err(anyhow!("cannot read `{name}`: it is no file of this workspace, or too large")),
        }
    }

    /// Keeps a form of a plan in the place of an earlier one, and says where.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_form(&self, slug: &str, text: &str) -> Result<String> {
        let (path, name) = (self.form_path(slug)?, self.path(slug, Some(FILE)));
        overwrite(&path, text.as_bytes())
            .map(|()| name.clone())
            .map_err(|error| anyhow!("cannot keep the form in `{name}`: {}", reason(&error)))
    }

    /// Throws away the form that is kept of a plan.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn drop_form(&self, slug: &str) -> Result<()> {
        match fs::remove_file(self.form_path(slug)?) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let name = self.path(slug, Some(FILE));
                Err(anyhow!("cannot remove `{name}`: {}", reason(&error)))
            }
            _ => Ok(()),
        }
    }

    fn form_path(&self, slug: &str) -> Result<PathBuf> {
        self.tree().root_to_change()?;
        let directory = self.plan_directory(slug);
        let name = || anyhow!("there is no plan `{}`", self.path(slug, None));
        directory.map(|path| path.join(FILE)).map_err(|_| name())
    }
}
