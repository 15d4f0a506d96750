//! Something is decided.

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::DECISIONS;
use crate::model::{About, Edition};
use crate::refused::Refused;

/// What was decided, and who approved it.
#[derive(Clone, Debug)]
pub struct Decide<'a> {
    /// What.
    pub text: &'a str,
    /// Who approved it, by the name that the plan has for them.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// What it is about.
    pub about: Option<About>,
    /// Why.
    pub rationale: Option<&'a str>,
    /// What else was on the table.
    pub options: &'a [String],
    /// What it changes, as it is named: actions, milestones, risks, promises.
    pub affects: &'a [String],
    /// The decision in whose place it comes, as it is named.
    pub supersedes: Option<&'a str>,
    /// Where it is written down.
    pub evidence: Option<&'a str>,
    /// Who may read it, where that is said.
    pub audience: Option<Edition>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl Decide<'_> {
    /// Adds it to the log.
    ///
    /// # Errors
    /// When the id is taken, or what it names is not there.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = self.write(draft)?;
        Ok(format!("added `{id}`, approved by {}: {}", self.by, self.text))
    }

    /// As [`Self::act`], for what else rests on it: its id.
    ///
    /// # Errors
    /// As there.
    pub(super) fn write(&self, draft: &mut Draft) -> Result<String, Refused> {
        let id = draft.new_id(DECISIONS.prefix, self.id)?;
        let replaced = self.supersedes.map(|named| draft.decision(named)).transpose()?;
        let affects = self.affects.iter().map(|named| draft.any_id(named)).collect::<Result<Vec<_>, _>>()?;
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("text", Some(Yaml::text(self.text))),
            ("about", self.about.map(Yaml::plain)),
            ("decided_on", Some(self.on.into())),
            ("by", Some(Yaml::text(self.by))),
            ("rationale", self.rationale.map(Yaml::text)),
            ("options", list(self.options)),
            ("affects", list(&affects)),
            ("supersedes", replaced.map(Yaml::text)),
            ("evidence", self.evidence.map(Yaml::text)),
            ("audience", self.audience.map(|it| Yaml::plain(it.word()))),
        ]);
        draft.edits.add(DECISIONS.route(), entry);
        Ok(id)
    }
}
