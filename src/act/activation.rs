//! What users should have done by a day after go-live, and that they have.

use std::sync::Arc;

use super::standing::Former;
use super::{Acted, Draft};
use crate::edit::{When, Yaml};
use crate::log::ACTIVATION;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// A step that users take.
#[derive(Clone, Copy, Debug)]
pub struct AddActivation<'a> {
    /// What users have done then.
    pub title: &'a str,
    /// The day after go-live by which they should have.
    pub day: u32,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddActivation<'_> {
    /// Adds it.
    ///
    /// # Errors
    /// When the id is taken.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(ACTIVATION.prefix, self.id)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(self.title))),
            ("day", Some(Yaml::plain(self.day))),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(ACTIVATION.route(), entry);
        Ok(format!("added `{id}`, by day {} after go-live: {}", self.day, self.title))
    }
}

/// What is known of a step; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetActivation<'a> {
    /// What users have done then.
    pub title: Option<&'a str>,
    /// The day after go-live by which they should have.
    pub day: Option<u32>,
}

impl SetActivation<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// When they have taken it, and it is to have been due on another day.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let step = &plan.adoption.activation[index];
        draft.put(at, "title", &step.title, self.title);
        let is_due_otherwise = draft.put_plain(at, "day", Some(step.day), self.day);
        match step.done_on.filter(|on| is_due_otherwise && !draft.may_correct(*on)) {
            Some(on) => Err(Refused::because(format!("`{}` is done, on {on}", step.id))
                .hint("correct `day` in `adoption.yaml` by hand if that is wrong")),
            None => Ok("is updated".to_owned()),
        }
    }
}

/// Users have taken a step.
#[derive(Clone, Copy, Debug)]
pub struct Activated<'a> {
    /// The day; the one that is known, else the as-of date, where none is named.
    pub on: Option<When>,
    /// What shows it.
    pub evidence: Option<&'a str>,
}

impl Activated<'_> {
    /// Dates it. Once it has a day, it keeps it.
    ///
    /// # Errors
    /// When it was done on another day.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let (plan, day) = (Arc::clone(&draft.plan), draft.day(self.on));
        let step = &plan.adoption.activation[index];
        if let Some((done_on, withdrawn)) = step.done_on.zip(step.withdrawn.as_ref()) {
            let former = Former { done_on, evidence: &step.evidence, evidence_on: None, withdrawn };
            draft.done_again(at, former, "done_on", day)?;
            draft.edits.set_some(at.clone().key("evidence"), self.evidence.map(Yaml::text));
            return Ok(format!("is done, on {day}"));
        }
        if let Some(done) = step.done_on.filter(|done| self.on.is_some() && *done != day) {
            let back = commands::activation_withdraw(&plan.slug, &step.id, blank("reason"));
            let refused = Refused::because(format!("`{}` is done already, on {done}", step.id));
            return Err(refused.hint(Remedy::run("if that was not so, take it back first", back)));
        }
        let day = step.done_on.unwrap_or(day);
        if step.done_on.is_none() {
            draft.edits.set(at.clone().key("done_on"), day);
        }
        draft.put(at, "evidence", &step.evidence, self.evidence);
        Ok(format!("is done, on {day}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn a_step_is_due_by_another_day_while_it_was_not_taken() {
        let set = |keys: &str, day: Option<u32>| {
            let file = format!("activation:\n  - {{id: V-1, title: All, day: 7{keys}}}\n");
            let mut draft = draft(&[("adoption.yaml", &file)], "2026-04-27");
            let act = SetActivation { title: Some("Everybody"), day };
            act.act(&mut draft, 0, &ACTIVATION.route().index(0)).map_err(|refused| refused.why)?;
            Ok::<_, String>((draft.one_text(), draft.said()))
        };
        let (text, said) = set("", Some(14)).unwrap();
        assert!(text.contains("title: Everybody, day: 14"), "{text}");
        assert_eq!(said, ["note: `title` was: All", "note: `day` was: 7"]);
        assert_eq!(set(", done_on: 2026-04-20", Some(14)).unwrap_err(), "`V-1` is done, on 2026-04-20");
        assert!(set(", done_on: 2026-04-20", None).unwrap().0.contains("title: Everybody"));
    }

    #[test]
    fn a_step_is_ticked_once_and_keeps_its_day() {
        let file = "activation:\n  - {id: V-1, title: Everybody has signed in, day: 1}\n";
        let at = ACTIVATION.route().index(0);
        let mut first = draft(&[("adoption.yaml", file)], "2026-04-27");
        let tick = Activated { on: None, evidence: Some("log") };
        assert_eq!(tick.act(&mut first, 0, &at).as_deref(), Ok("is done, on 2026-04-27"));
        let text = first.one_text();
        assert!(text.contains("done_on: 2026-04-27, evidence: log}"), "{text}");
        let mut later = draft(&[("adoption.yaml", &text)], "2026-05-01");
        assert_eq!(tick.act(&mut later, 0, &at).as_deref(), Ok("is done, on 2026-04-27"));
        assert!(later.edits.is_empty());
        let other = Activated { on: Some("2026-04-30".parse().unwrap()), evidence: None };
        assert_eq!(other.act(&mut later, 0, &at).unwrap_err().why, "`V-1` is done already, on 2026-04-27");
    }
}
