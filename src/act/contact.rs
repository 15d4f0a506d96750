//! What both sides had to do with each other is noted in the log: a contact that was held, what somebody was asked for.

use std::sync::Arc;

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::CONTACTS;
use crate::model::{ContactKind, Due, Edition, Fact};
use crate::person::is_same;
use crate::phrase::List;
use crate::refused::Refused;
use crate::route::Route;

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
        let both = self.handing_over(draft);
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("kind", Some(Yaml::plain(self.kind))),
            ("held_on", Some(self.on.into())),
            ("present", names(both.as_deref().unwrap_or(self.present))),
            ("absent", names(self.absent)),
            ("summary", self.summary.map(Yaml::text)),
            ("note", self.note.map(Yaml::text)),
            ("evidence", self.evidence.map(Yaml::text)),
        ]);
        draft.edits.add(CONTACTS.route(), entry);
        Ok(id)
    }

    /// Who was at a handoff meeting: account executive and CSM of the day, where nobody is named. Says who was missing.
    fn handing_over(&self, draft: &mut Draft) -> Option<Vec<String>> {
        if self.kind != ContactKind::HandoffMeeting {
            return None;
        }
        let both = self.present.is_empty().then(|| draft.at.handing_over_on(self.on));
        let present = both.as_deref().unwrap_or(self.present);
        let missing = draft.at.missing_at_handoff(self.on, present).map(|it| it.to_string());
        if let Some(without) = missing {
            let text = format!("nothing was handed over on {}: {without}", self.on);
            let again = draft.at.noting("hold it with both, and note it", Fact::HandoffMeeting);
            draft.remark(Remark::warning(text).with(again));
        }
        both
    }

    /// As [`Self::act`], for a contact that is logged for its own sake.
    ///
    /// # Errors
    /// As there; and when it is an ask, nobody was there, or somebody was there and missing.
    pub fn log(&self, draft: &mut Draft) -> Acted {
        let kind = self.kind.word().replace('_', " ");
        if self.kind == ContactKind::Ask {
            let why = "an ask is held on no day: it is asked, and answered";
            return Err(Refused::because(why).hint("`onboard ask` keeps those"));
        }
        if self.present.is_empty() {
            return Err(Refused::because("nobody was there").hint("`--present` says who was"));
        }
        if let Some(both) = self.present.iter().find(|it| self.absent.iter().any(|no| is_same(no, it))) {
            return Err(Refused::because(format!("{both} was there and was missing")));
        }
        let id = self.act(draft)?;
        Ok(format!("logged `{id}`, the {kind} of {} with {}", self.on, List::and(self.present)))
    }
}

/// What is known of a contact; when it was held and who was there stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetContact<'a> {
    /// What came of it, for both sides.
    pub summary: Option<&'a str>,
    /// What came of it, for us.
    pub note: Option<&'a str>,
    /// Where it is written down.
    pub evidence: Option<&'a str>,
}

impl SetContact<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// None of its own.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.contacts.contacts[index];
        draft.put(at, "summary", &it.summary, self.summary);
        draft.put(at, "note", &it.note, self.note);
        draft.put(at, "evidence", &it.evidence, self.evidence);
        Ok("is updated".to_owned())
    }
}

/// Somebody is asked for something.
#[derive(Clone, Copy, Debug)]
pub struct NewAsk<'a> {
    /// Who is asked.
    pub of: &'a str,
    /// For what.
    pub text: &'a str,
    /// The day on which they are asked.
    pub on: Date,
    /// By when an answer is needed.
    pub due: Option<&'a Due>,
    /// Who may read it.
    pub audience: Edition,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl NewAsk<'_> {
    /// Adds it to the log, where it is open until it is answered. The customer reads what they are asked, unless it is ours
    /// alone.
    ///
    /// # Errors
    /// When an answer is needed before it is asked for, or the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        if let Some(due) = draft.at.day_of(self.due).filter(|due| *due < self.on) {
            let on = self.on;
            return Err(Refused::because(format!("what is asked on {on} cannot be answered by {due}")));
        }
        let id = draft.new_id(CONTACTS.prefix, self.id)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("kind", Some(Yaml::plain(ContactKind::Ask))),
            ("asked_on", Some(self.on.into())),
            ("of", Some(Yaml::text(self.of))),
            ("text", Some(Yaml::text(self.text))),
            ("due", self.due.map(Yaml::from)),
            ("audience", Some(Yaml::plain(self.audience.word()))),
        ]);
        draft.edits.add(CONTACTS.route(), entry);
        Ok(format!("asked {}, as `{id}`: {}", self.of, self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

    fn logged(kind: ContactKind, present: &[&str], absent: &[&str]) -> Result<(String, String), String> {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (present, absent) = (names(present), names(absent));
        let mut draft = team_draft(&[], "2026-04-10");
        let contact =
            NewContact { absent: &absent, id: Some("L-1"), ..NewContact::of(kind, date("2026-04-09")) };
        let said = contact.with(&present).log(&mut draft).map_err(|refused| refused.why)?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn what_came_of_a_contact_may_be_said_later() {
        let file =
            "contacts: [{id: L-1, kind: call, held_on: 2026-04-08, present: [Lee Novak], summary: tba}]\n";
        let mut draft = team_draft(&[("contacts.yaml", file)], "2026-04-10");
        let set = SetContact { summary: Some("they start in May"), evidence: Some("minutes"), note: None };
        set.act(&mut draft, 0, &CONTACTS.route().index(0)).unwrap();
        let text = draft.one_text();
        assert!(text.contains("summary: they start in May") && text.contains("evidence: minutes"), "{text}");
        assert_eq!(draft.said(), ["note: `summary` was: tba"]);
    }

    #[test]
    fn a_contact_says_who_was_there_and_who_was_not() {
        let people = ["Lee Novak", "Ana Ruiz"];
        let (said, text) = logged(ContactKind::SponsorReview, &people, &["Mo Ito"]).unwrap();
        assert_eq!(said, "logged `L-1`, the sponsor review of 2026-04-09 with Lee Novak and Ana Ruiz");
        for part in ["held_on: 2026-04-09", "present: [Lee Novak, Ana Ruiz]", "absent: [Mo Ito]"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(logged(ContactKind::Call, &[], &[]).unwrap_err(), "nobody was there");
        let both = logged(ContactKind::Call, &people, &["lee novak"]).unwrap_err();
        assert_eq!(both, "Lee Novak was there and was missing");
        assert!(logged(ContactKind::Ask, &people, &[]).is_err());
    }
}
