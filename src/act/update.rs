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
        if draft.plan.updates.updates.iter().any(|update| update.sent_on == Some(on)) {
            let already = Remark::note(format!("there is an update of {on} already"));
            draft.remark(already.with("`onboard update show` prints the later one"));
        }
        let by = self.by.map(str::to_owned).or_else(|| draft.at.on(on).csm().map(str::to_owned));
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(draft.new_id('U', self.id)?))),
            ("sent_on", Some(on.into())),
            ("by", by.map(Yaml::text)),
            ("shipped", list(self.shipped)),
            ("blocked", list(self.blocked)),
            ("next", list(self.next)),
        ]);
        draft.edits.add(Route::to(PlanFile::Updates).key("updates"), entry);
        let show = commands::update_show(draft.at.slug());
        Ok(format!("added the update of {on}; `{show}` prints it for a mail"))
    }
}
