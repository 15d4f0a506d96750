//! A written update is kept.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::PlanFile;
use crate::refused::Refused;
use crate::remedy::commands;
use crate::route::Route;

/// A written update.
#[derive(Clone, Copy, Debug)]
pub struct AddUpdate<'a> {
    /// The day.
    pub on: Date,
    /// Who writes it; the CSM of the day, where nobody is named.
    pub by: Option<&'a str>,
    /// What shipped.
    pub shipped: &'a [String],
    /// What is blocked.
    pub blocked: &'a [String],
    /// What is next.
    pub next: &'a [String],
    /// An id of one's own.
    pub id: Option<&'a str>,
    /// Whether it is still to be sent.
    pub is_draft: bool,
}

impl AddUpdate<'_> {
    /// Adds it to the updates.
    ///
    /// # Errors
    /// When it says nothing, or the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let on = self.on;
        if self.shipped.is_empty() && self.blocked.is_empty() && self.next.is_empty() {
            let empty = Refused::because("the update says nothing: nothing shipped, is blocked or is due");
            return Err(empty.hint("`--shipped`, `--blocked` and `--next` say it in your words"));
        }
        if !self.is_draft && draft.plan.updates.updates.iter().any(|update| update.sent_on == Some(on)) {
            let already = Remark::note(format!("there is an update of {on} already"));
            draft.remark(already.with("`onboard update show` prints the later one"));
        }
        let by = self.by.map(str::to_owned).or_else(|| draft.at.on(on).csm().map(str::to_owned));
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(draft.new_id('U', self.id)?))),
            ("sent_on", (!self.is_draft).then(|| on.into())),
            ("by", by.map(Yaml::text)),
            ("shipped", list(self.shipped)),
            ("blocked", list(self.blocked)),
            ("next", list(self.next)),
        ]);
        draft.edits.add(Route::to(PlanFile::Updates).key("updates"), entry);
        let show = commands::update_show(draft.at.slug());
        if self.is_draft {
            return Ok(format!(
                "kept a draft of the update; `{show}` prints it for a mail, and `update sent` marks it"
            ));
        }
        Ok(format!("added the update of {on}; `{show}` prints it for a mail"))
    }
}

/// An update that was kept as a draft has been sent.
#[derive(Clone, Copy, Debug)]
pub struct MarkSent {
    /// The day.
    pub on: Date,
}

impl MarkSent {
    /// Gives the draft its day; the newest of several.
    ///
    /// # Errors
    /// When there is no draft.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let updates = &draft.plan.updates.updates;
        let Some(index) = updates.iter().rposition(|update| update.sent_on.is_none()) else {
            let new = commands::update_new(draft.at.slug());
            return Err(Refused::because("no update waits to be sent: each has its day")
                .hint(format!("`{new} --draft` keeps one that is still to be sent")));
        };
        let id = updates[index].id.get().map(str::to_owned);
        let route = Route::to(PlanFile::Updates).key("updates").index(index);
        let place = draft.place_of(&route, id.as_deref())?;
        draft.edits.set(place.key("sent_on"), self.on);
        Ok(format!("the update was sent on {}", self.on))
    }
}
