//! What a session teaches, to whom, and how that is tested.

use std::sync::Arc;

use crate::act::{Acted, Draft};
use crate::model::{Assessment, Audience};
use crate::refused::Refused;
use crate::route::Route;

/// What is known of a session; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetSession<'a> {
    /// What it teaches.
    pub title: Option<&'a str>,
    /// For whom.
    pub audience: Option<Audience>,
    /// How understanding is tested.
    pub assessment: Option<Assessment>,
}

impl SetSession<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// When it is to be for others, or tested otherwise, than it was given.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let session = &plan.training.sessions[index];
        draft.put(at, "title", &session.title, self.title);
        let is_for_others = draft.put_plain(at, "audience", session.audience, self.audience);
        let is_tested_otherwise = draft.put_plain(at, "assessment", session.assessment, self.assessment);
        let changed = [("audience", is_for_others), ("assessment", is_tested_otherwise)];
        let changed = changed.into_iter().find(|(_, is_changed)| *is_changed).map(|(key, _)| key);
        let given = session.given_on().filter(|on| !draft.may_correct(*on));
        match changed.zip(given) {
            Some((key, on)) => {
                let why = format!(
                    "`{}` was given on {on}, and who was trained was counted by its `{key}`",
                    session.id
                );
                Err(Refused::because(why)
                    .hint(format!("correct `{key}` in `training.yaml` by hand if that is wrong")))
            }
            None => Ok("is updated".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::log::SESSIONS;

    fn set(keys: &str, words: SetSession<'_>) -> Result<String, String> {
        let file = format!("sessions:\n  - {{id: T-1, title: Users, audience: admins{keys}}}\n");
        let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
        words.act(&mut draft, 0, &SESSIONS.route().index(0)).map_err(|refused| refused.why)?;
        Ok(draft.one_text())
    }

    #[test]
    fn a_session_that_was_given_stays_for_those_to_whom_it_was() {
        let words = SetSession {
            title: Some("Users and roles"),
            audience: Some(Audience::PowerUsers),
            assessment: Some(Assessment::Certification),
        };
        let text = set("", words).unwrap();
        for part in ["title: Users and roles", "audience: power_users", "assessment: certification"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let refused = set(", delivered_on: 2026-04-09", words).unwrap_err();
        assert!(refused.starts_with("`T-1` was given on 2026-04-09"), "{refused}");
        let title = SetSession { title: Some("Roles"), ..SetSession::default() };
        assert!(set(", delivered_on: 2026-04-09", title).unwrap().contains("title: Roles"));
        assert!(set(", delivered_on: 2026-04-10", words).is_ok(), "a slip of today");
    }
}
