//! What is noted beside the plan: the colour that somebody would give it, what the customer could need next.

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::SIGNALS;
use crate::model::{Colour, Need, PlanFile};
use crate::route::Route;

/// The colour that somebody would give a plan. It is shown next to the derived health, never instead of it.
#[derive(Clone, Copy, Debug)]
pub struct ReportColour<'a> {
    /// The colour.
    pub colour: Colour,
    /// Why.
    pub note: &'a str,
    /// Who says so; the CSM, where nobody is named.
    pub by: Option<&'a str>,
}

impl ReportColour<'_> {
    /// Adds the report; the last one of the day twice changes nothing.
    ///
    /// # Errors
    /// None.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let (day, by) = (draft.at.as_of(), draft.or_csm(self.by).map(str::to_owned));
        let last = draft.plan.onboarding.colour_on(day).map(|(_, last)| last);
        let is_said = last.is_some_and(|it| {
            (it.reported_on, it.colour, it.by.get(), it.note.get())
                == (Some(day), self.colour, by.as_deref(), Some(self.note))
        });
        if !is_said {
            let entry = Yaml::map([
                ("reported_on", Some(day.into())),
                ("colour", Some(Yaml::plain(self.colour))),
                ("by", by.map(Yaml::text)),
                ("note", Some(Yaml::text(self.note))),
            ]);
            draft.edits.add(Route::to(PlanFile::Onboarding).key("reported_colours"), entry);
        }
        Ok(format!("reported {}: {}", self.colour, self.note))
    }
}

/// A sign of further need.
#[derive(Clone, Copy, Debug)]
pub struct AddNeed<'a> {
    /// The need.
    pub text: &'a str,
    /// What kind it is.
    pub kind: Need,
    /// Who spoke of it, or would sponsor it.
    pub by: Option<&'a str>,
    /// The day.
    pub on: Date,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddNeed<'_> {
    /// Adds it to the log.
    ///
    /// # Errors
    /// When the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(SIGNALS.prefix, self.id)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("text", Some(Yaml::text(self.text))),
            ("kind", Some(Yaml::plain(self.kind))),
            ("by", self.by.map(Yaml::text)),
            ("heard_on", Some(self.on.into())),
        ]);
        draft.edits.add(SIGNALS.route(), entry);
        Ok(format!("added `{id}`: {}", self.text))
    }
}
