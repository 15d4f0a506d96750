//! An answer that is a page to be sent: programs get it as Markdown.

use onboard::render::markdown;
use onboard::report::{Report, View};
use serde_json::{Value, json};

/// A page to be sent.
pub(super) struct Message(pub(super) Report);

impl View for Message {
    fn report(&self) -> Report {
        self.0.clone()
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({ "markdown": markdown::render(&self.0) }))
    }

    fn has_days_of_its_own(&self) -> bool {
        true
    }
}
