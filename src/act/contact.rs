//! A contact that is noted in the log.

use super::Draft;
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::CONTACTS;
use crate::model::ContactKind;
use crate::refused::Refused;

/// What is known of a contact that was held.
#[derive(Clone, Copy, Debug)]
pub struct NewContact<'a> {
    /// What it was.
    pub kind: ContactKind,
    /// The day.
    pub on: Date,
    /// Who was there.
    pub present: &'a [String],
    /// Who should have been.
    pub absent: &'a [String],
    /// What came of it, for both sides.
    pub summary: Option<&'a str>,
    /// What came of it, for us.
    pub note: Option<&'a str>,
    /// Where it is written down.
    pub evidence: Option<&'a str>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl<'a> NewContact<'a> {
    /// A contact of a kind on a day, of which nothing else is known.
    pub const fn of(kind: ContactKind, on: Date) -> Self {
        Self { kind, on, present: &[], absent: &[], summary: None, note: None, evidence: None, id: None }
    }

    /// With somebody there.
    #[must_use]
    pub const fn with(self, present: &'a [String]) -> Self {
        Self { present, ..self }
    }

    /// Adds it to the log, and says under which id.
    ///
    /// # Errors
    /// When the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Result<String, Refused> {
        let id = draft.new_id(CONTACTS.prefix, self.id)?;
        let names = |names: &[String]| (!names.is_empty()).then(|| Yaml::texts(names));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("kind", Some(Yaml::plain(self.kind))),
            ("held_on", Some(self.on.into())),
            ("present", names(self.present)),
            ("absent", names(self.absent)),
            ("summary", self.summary.map(Yaml::text)),
            ("note", self.note.map(Yaml::text)),
            ("evidence", self.evidence.map(Yaml::text)),
        ]);
        draft.edits.add(CONTACTS.route(), entry);
        Ok(id)
    }
}
