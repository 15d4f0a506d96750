//! What is noted beside the plan: the colour that somebody would give it, what the customer could need next.

use std::sync::Arc;

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

/// What is known of a need that was noted; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetNeed<'a> {
    /// The need.
    pub text: Option<&'a str>,
    /// What kind it is.
    pub kind: Option<Need>,
    /// Who spoke of it, or would sponsor it.
    pub by: Option<&'a str>,
}

impl SetNeed<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// None of its own.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.expansion.signals[index];
        draft.put(at, "text", &it.text, self.text);
        draft.put_plain(at, "kind", it.kind, self.kind);
        draft.put(at, "by", &it.by, self.by);
        Ok("is updated".to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn a_need_gets_a_sponsor_and_better_words() {
        let file = "signals: [{id: E-1, text: treasury, kind: adjacent_team, heard_on: 2026-04-01}]\n";
        let mut draft = draft(&[("expansion.yaml", file)], "2026-04-10");
        let set = SetNeed { text: Some("treasury has the same problem"), by: Some("Lee Novak"), kind: None };
        set.act(&mut draft, 0, &SIGNALS.route().index(0)).unwrap();
        let text = draft.one_text();
        assert!(
            text.contains("text: treasury has the same problem") && text.contains("by: Lee Novak"),
            "{text}"
        );
        assert_eq!(draft.said(), ["note: `text` was: treasury"]);
    }
}
