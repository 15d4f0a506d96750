//! A written update is kept.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{PlanFile, UpdatePart};
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
    /// The parts of a draft that begin with what the plan says when it is read or sent.
    pub from_plan: &'a [UpdatePart],
    /// An id of one's own.
    pub id: Option<&'a str>,
    /// Whether it is still to be sent.
    pub is_draft: bool,
    /// Whether it takes the place of a draft that is there.
    pub replaces: bool,
}

impl AddUpdate<'_> {
    /// Adds it to the updates.
    ///
    /// # Errors
    /// When it says nothing, the id is taken, or a draft is there that it is not to replace.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let on = self.on;
        let is_written = [self.shipped, self.blocked, self.next].iter().any(|it| !it.is_empty());
        if !is_written && self.from_plan.is_empty() {
            let empty = Refused::because("the update says nothing: nothing shipped, is blocked or is due");
            return Err(empty.hint("`--shipped`, `--blocked` and `--next` say it in your words"));
        }
        let by = self.by.map(str::to_owned).or_else(|| draft.at.on(on).csm().map(str::to_owned));
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let keys = [
            ("sent_on", (!self.is_draft).then(|| on.into())),
            ("drafted_on", self.is_draft.then(|| on.into())),
            ("by", by.map(Yaml::text)),
            ("shipped", list(self.shipped)),
            ("blocked", list(self.blocked)),
            ("next", list(self.next)),
            ("from_plan", (!self.from_plan.is_empty()).then(|| parts(self.from_plan))),
        ];
        match draft.plan.updates.draft() {
            Some(index) => self.in_place_of(draft, index, keys)?,
            None => {
                if !self.is_draft && draft.plan.updates.updates.iter().any(|it| it.sent_by(on) == Some(on)) {
                    let already = Remark::note(format!("there is an update of {on} already"));
                    draft.remark(already.with("`onboard update show` prints the later one"));
                }
                let id = ("id", Some(Yaml::text(draft.new_id('U', self.id)?)));
                let entry = Yaml::map(std::iter::once(id).chain(keys));
                draft.edits.add(Route::to(PlanFile::Updates).key("updates"), entry);
            }
        }
        let show = commands::update_show(draft.at.slug());
        if self.is_draft {
            return Ok(format!(
                "kept a draft of the update; `{show}` prints it for a mail, and `update sent` marks it"
            ));
        }
        Ok(format!("added the update of {on}; `{show}` prints it for a mail"))
    }
}

/// The keys of an update, each with what is to stand there.
type Keys = [(&'static str, Option<Yaml>); 7];

fn parts(parts: &[UpdatePart]) -> Yaml {
    Yaml::List(parts.iter().map(|part| Yaml::plain(part.word())).collect())
}

impl AddUpdate<'_> {
    /// Writes it over a draft that is there, under the id of that.
    fn in_place_of(&self, draft: &mut Draft, index: usize, keys: Keys) -> Result<(), Refused> {
        let before = &draft.plan.updates.updates[index];
        let of = before.drafted_on.map(|on| format!(" of {on}")).unwrap_or_default();
        if !self.replaces {
            let slug = draft.at.slug();
            let (show, new) = (commands::update_show(slug), commands::update_new(slug));
            let there = format!("a draft{of} is there already, and was not sent");
            return Err(Refused::because(there).hint(format!(
                "`{show}` prints it; `onboard update sent {slug}` marks it as sent; `{new} --replace` writes this one in \
                 its place"
            )));
        }
        let id = before.id.get().map(str::to_owned);
        let route = Route::to(PlanFile::Updates).key("updates").index(index);
        let place = draft.place_of(&route, id.as_deref())?;
        let has = [
            ("sent_on", false),
            ("drafted_on", before.drafted_on.is_some()),
            ("by", before.by.get().is_some()),
            ("shipped", !before.shipped.is_empty()),
            ("blocked", !before.blocked.is_empty()),
            ("next", !before.next.is_empty()),
            ("from_plan", !before.from_plan.is_empty()),
        ];
        for ((key, value), (_, is_there)) in keys.into_iter().zip(has) {
            match value {
                Some(value) => draft.edits.set(place.clone().key(key), value),
                None if is_there => draft.edits.remove(place.clone().key(key)),
                None => {}
            }
        }
        draft.remark(Remark::note(format!("the draft{of} made way for it")));
        Ok(())
    }
}

/// An update that was kept as a draft has been sent.
#[derive(Clone, Copy, Debug)]
pub struct MarkSent<'a> {
    /// The day.
    pub on: Date,
    /// What was sent, part by part, in the order of [`UpdatePart::ALL`]: it stays as it was read.
    pub parts: [&'a [String]; 3],
}

impl MarkSent<'_> {
    /// Gives the draft its day, and keeps what it said on that; the newest of several.
    ///
    /// # Errors
    /// When there is no draft.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let Some(index) = draft.plan.updates.draft() else {
            let new = commands::update_new(draft.at.slug());
            return Err(Refused::because("no update waits to be sent: each has its day")
                .hint(format!("`{new} --draft` keeps one that is still to be sent")));
        };
        let update = &draft.plan.updates.updates[index];
        let (id, is_from_plan) = (update.id.get().map(str::to_owned), !update.from_plan.is_empty());
        let route = Route::to(PlanFile::Updates).key("updates").index(index);
        let place = draft.place_of(&route, id.as_deref())?;
        draft.edits.set(place.clone().key("sent_on"), self.on);
        if is_from_plan {
            for (part, said) in UpdatePart::ALL.iter().zip(self.parts).filter(|(_, said)| !said.is_empty()) {
                draft.edits.set(place.clone().key(part.word()), Yaml::texts(said));
            }
            draft.edits.remove(place.key("from_plan"));
        }
        Ok(format!("the update was sent on {}", self.on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn what_was_sent_is_kept_as_it_was_read() {
        let updates = "updates:\n  - id: U-1\n    drafted_on: 2026-04-01\n    next: [see you]\n    from_plan: [blocked, next]\n";
        let mut plan = draft(&[("updates.yaml", updates)], "2026-04-02");
        let (none, next) = (Vec::new(), ["Access".to_owned(), "see you".to_owned()]);
        MarkSent { on: crate::fixture::date("2026-04-02"), parts: [&none, &none, &next] }
            .act(&mut plan)
            .unwrap();
        let text = plan.one_text();
        assert!(text.contains("next: [Access, see you]") && text.contains("sent_on: 2026-04-02"), "{text}");
        assert!(!text.contains("from_plan"), "{text}");
    }
}
