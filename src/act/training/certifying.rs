//! Somebody was tested by name: passed, or failed once more.

use std::sync::Arc;

use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::SESSIONS;
use crate::model::{Audience, Session};
use crate::person::is_same;
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};

use super::must_be_given;

/// How somebody was tested.
#[derive(Clone, Copy, Debug)]
pub struct Certify<'a> {
    /// Who.
    pub who: &'a str,
    /// The session, as it is named; without it the one in which they were tested before, else the only one for their
    /// audience.
    pub session: Option<&'a str>,
    /// The audience of that session; admins, where nobody says.
    pub audience: Option<Audience>,
    /// The day; the as-of date, where nobody says.
    pub on: Option<Date>,
    /// What proves it.
    pub evidence: Option<&'a str>,
    /// Whether they passed.
    pub passed: bool,
}

impl Certify<'_> {
    /// Adds a try to the session; somebody who has passed already keeps that day.
    ///
    /// # Errors
    /// When there is no such session, it could be several, or it is given later than they were tested.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let (who, index) = (self.who, self.session(&draft.at)?);
        let session = &plan.training.sessions[index];
        let trainees = draft.at.trainees();
        let before = trainees.into_iter().find(|it| it.audience == session.audience && is_same(it.name, who));
        let day = self.on.unwrap_or(draft.at.as_of());
        let failures = before.as_ref().map_or(0, |it| it.failures.len());
        let certified = before.and_then(|it| it.certified).map(|(on, _)| on).filter(|_| self.on.is_none());
        if let Some(on) = certified.filter(|_| self.passed) {
            return Ok(format!("{who} is certified, on {on}"));
        }
        if session.given_on().is_some() {
            must_be_given(draft, index, day)?;
        }
        let place = draft.place(&SESSIONS, index)?;
        let entry = Yaml::map([
            ("taken_on", Some(day.into())),
            ("by", Some(Yaml::text(who))),
            ("passed", Some(Yaml::plain(self.passed))),
            ("evidence", self.evidence.map(Yaml::text)),
        ]);
        draft.edits.add(place.key("tries"), entry);
        Ok(match self.passed {
            true => format!("{who} is certified, on {day}"),
            false => format!("{who} has failed {} so far", Count(failures + 1, "assessment")),
        })
    }

    /// The session that they were tested in: the one that is named, else the only one that it can be.
    fn session(&self, at: &PlanAt) -> Result<usize, Refused> {
        if let Some(named) = self.session {
            return SESSIONS.find(at, named);
        }
        let who = self.who;
        let is_meant = |it: &Session| self.audience.is_none_or(|audience| it.audience == Some(audience));
        let meant = || at.sessions().filter(|(_, it)| is_meant(it));
        let tried = |it: &Session| it.tries.iter().any(|one| one.by.get().is_some_and(|by| is_same(by, who)));
        let tried: Vec<_> = meant().filter(|(_, it)| tried(it)).collect();
        let audience = self.audience.unwrap_or(Audience::Admins);
        let of_audience = || meant().filter(|(_, it)| it.audience == Some(audience)).collect();
        let candidates: Vec<_> = if tried.is_empty() { of_audience() } else { tried };
        match candidates.as_slice() {
            [(only, _)] => Ok(*only),
            [] => {
                let add = commands::training_add(at.slug(), blank("title"), audience.word(), blank("date"));
                let why = format!("`{}` has no session for {audience} to have passed", at.slug());
                Err(Refused::because(why).hint(Remedy::run("plan one", add)))
            }
            several => {
                let ids: Vec<String> = several.iter().map(|(_, it)| format!("`{}`", it.id)).collect();
                let why = format!("{who} could have been tested in {} sessions", several.len());
                Err(Refused::because(why)
                    .hint(format!("name one with `--session`: {}", List::or(&ids).at_most(8))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

    const ONE: &str = "sessions:\n  - {id: T-1, audience: admins, delivered_on: 2026-04-02}\n";

    fn lee() -> Certify<'static> {
        Certify { who: "Lee Novak", session: None, audience: None, on: None, evidence: None, passed: true }
    }

    fn said(sessions: &str, certify: Certify<'_>) -> Result<(String, String), String> {
        let mut draft = team_draft(&[("training.yaml", sessions)], "2026-04-10");
        let said = certify.act(&mut draft).map_err(|refused| refused.why)?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn somebody_passes_in_the_only_session_of_their_audience() {
        let (words, text) = said(ONE, Certify { evidence: Some("certificate 114"), ..lee() }).unwrap();
        assert_eq!(words, "Lee Novak is certified, on 2026-04-10");
        let entry = "tries: [{taken_on: 2026-04-10, by: Lee Novak, passed: true, evidence: certificate 114}]";
        assert!(text.contains(entry), "{text}");
        let (again, same) = said(&text, lee()).unwrap();
        assert_eq!((again.as_str(), same.as_str()), ("Lee Novak is certified, on 2026-04-10", ""));
    }

    #[test]
    fn whoever_failed_before_is_tested_where_they_were() {
        let two = format!(
            "{ONE}  - {{id: T-2, audience: admins, tries: [{{taken_on: 2026-04-03, by: lee novak, passed: false}}]}}\n"
        );
        let (words, text) = said(&two, Certify { passed: false, ..lee() }).unwrap();
        assert_eq!(words, "Lee Novak has failed 2 assessments so far");
        assert!(text.contains("passed: false}, {taken_on: 2026-04-10"), "{text}");
        let other = Certify { who: "Mo Ito", ..lee() };
        assert_eq!(said(&two, other).unwrap_err(), "Mo Ito could have been tested in 2 sessions");
        let users = Certify { audience: Some(Audience::EndUsers), ..lee() };
        let none = said(ONE, users).unwrap_err();
        assert!(none.starts_with("`acme` has no session for "), "{none}");
    }

    #[test]
    fn nobody_is_tested_before_the_session_was_given() {
        let early = Certify { on: Some(date("2026-04-01")), ..lee() };
        let why = said(ONE, early).unwrap_err();
        assert_eq!(why, "`T-1` was given on 2026-04-02, after 2026-04-01");
    }
}
