//! A contact that a command notes in the log.

use onboard::date::Date;
use onboard::edit::Yaml;
use onboard::log::CONTACTS;
use onboard::model::ContactKind;

use crate::editor::{Editor, optional_text, word};
use crate::failure::Failure;

/// What is known of a contact that was held.
pub(crate) struct NewContact<'a> {
    pub(crate) kind: ContactKind,
    pub(crate) day: Date,
    /// Who was there.
    pub(crate) present: &'a [String],
    /// What came of it.
    pub(crate) summary: Option<&'a String>,
    /// Where it is written down.
    pub(crate) evidence: Option<&'a String>,
    /// An id of one's own.
    pub(crate) id: Option<&'a str>,
}

impl NewContact<'_> {
    /// Adds it to the log, and says under which id.
    pub(crate) fn log(&self, editor: &mut Editor<'_>) -> Result<String, Failure> {
        let id = editor.new_id(CONTACTS.prefix, self.id)?;
        let present = (!self.present.is_empty()).then(|| Yaml::texts(self.present));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("kind", Some(word(self.kind))),
            ("held_on", Some(self.day.into())),
            ("present", present),
            ("summary", optional_text(self.summary)),
            ("evidence", optional_text(self.evidence)),
        ]);
        editor.draft.edits.add(CONTACTS.route(), entry);
        Ok(id)
    }
}
