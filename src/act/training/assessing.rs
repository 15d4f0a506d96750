//! How many were tested after a session, and how many passed. Results of an earlier day stay: who failed and is tested
//! again is a later assessment of its own.

use std::sync::Arc;

use crate::act::{Acted, Draft, Remark, Standing};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Retest, Session};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// The results of an assessment.
#[derive(Clone, Copy, Debug)]
pub struct AssessSession {
    /// How many were tested.
    pub assessed: u32,
    /// How many passed.
    pub passed: u32,
    /// When that was known; the as-of date, where nobody says.
    pub on: Option<Date>,
    /// Whether they were tested once more, though the results may be those that are written already.
    pub is_again: bool,
}

/// Refuses results of a day on which nobody had been taught yet.
///
/// # Errors
/// When it has not been given by then.
pub fn must_be_given(draft: &Draft, index: usize, by: Date) -> Result<(), Refused> {
    let session = &draft.plan.training.sessions[index];
    match session.given_on() {
        Some(given) if given <= by => Ok(()),
        Some(given) => {
            let why = format!("`{}` was given on {given}, after {by}", session.id);
            let place = "correct `delivered_on` in `training.yaml` by hand if that day is wrong";
            Err(Refused::because(why).hint("`--on` says on which day they were tested").hint(place))
        }
        None => {
            let deliver = commands::training_given(&draft.plan.slug, &session.id);
            Err(Refused::because(format!("`{}` has not been given yet", session.id))
                .hint(Remedy::run("say that it was", deliver)))
        }
    }
}

impl AssessSession {
    /// Writes down the results of the session at `place`: the first ones, or those of a later assessment.
    ///
    /// # Errors
    /// When it has not been given by then, more passed than were tested, or results of that day are known already.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        must_be_given(draft, index, self.on.unwrap_or(draft.at.as_of()))?;
        let Self { assessed, passed, .. } = *self;
        if passed > assessed {
            return Err(Refused::because(format!(
                "{passed} cannot have passed where {assessed} were tested"
            )));
        }
        let plan = Arc::clone(&draft.plan);
        let session = &plan.training.sessions[index];
        let last = Last::of(session, place);
        let known = last.on.filter(|_| !self.is_again && self.on.is_none() && last.fits(*self));
        let on = known.or(self.on).unwrap_or(draft.at.as_of());
        let is_later = last.on.is_some_and(|last| if self.is_again { last <= on } else { last < on });
        if is_later && last.is_told {
            return Ok(self.retest(draft, session, place, on));
        }
        if last.on.is_some_and(|last| last != on) || !last.fits(*self) {
            must_be_now(draft, session, &last)?;
        }
        for (key, value) in
            [("assessed_on", on.into()), ("assessed", Yaml::plain(assessed)), ("passed", Yaml::plain(passed))]
        {
            draft.edits.set(last.place.clone().key(key), value);
        }
        Ok(format!("was passed by {passed} of {assessed}"))
    }

    /// Adds a later assessment.
    fn retest(&self, draft: &mut Draft, session: &Session, place: &Route, on: Date) -> String {
        let Self { assessed, passed, .. } = *self;
        let before = session.results_on(on);
        let failed = before.0.map(|tested| tested.saturating_sub(before.1.unwrap_or(0)));
        if let Some(failed) = failed.filter(|failed| assessed > *failed) {
            draft.remark(Remark::note(format!(
                "{failed} had failed `{}` before, and {assessed} are tested: {} of them for the first time",
                session.id,
                assessed - failed
            )));
        }
        let entry = Yaml::map([
            ("assessed_on", Some(on.into())),
            ("assessed", Some(Yaml::plain(assessed))),
            ("passed", Some(Yaml::plain(passed))),
        ]);
        draft.edits.add(place.clone().key("retests"), entry);
        let retest = Retest { assessed: Some(assessed), passed: Some(passed), ..Retest::default() };
        let all = match retest.after(before) {
            (Some(tested), Some(passed)) if before.0.is_some() => format!("; {passed} of {tested} by now"),
            _ => String::new(),
        };
        format!("was passed by {passed} of {assessed} who were tested again{all}")
    }
}

/// The assessment that was written last.
struct Last {
    place: Route,
    /// When its results were known; nothing where there are none and nobody said when there will be.
    on: Option<Date>,
    assessed: Option<u32>,
    passed: Option<u32>,
    /// Whether it says how many passed.
    is_told: bool,
}

impl Last {
    fn of(session: &Session, place: &Route) -> Self {
        let standing = session.retests.iter().enumerate().filter(|(_, it)| it.withdrawn.is_none());
        let dated = standing.filter_map(|(number, it)| Some((it.assessed_on?, number, it)));
        if let Some((on, number, it)) = dated.max_by_key(|(on, number, _)| (*on, *number)) {
            let place = place.clone().key("retests").index(number);
            let (assessed, passed) = (it.assessed, it.passed);
            return Self { place, on: Some(on), assessed, passed, is_told: passed.is_some() };
        }
        let (assessed, passed) = (session.assessed, session.passed);
        let given = session.given_on().filter(|_| assessed.is_some() || passed.is_some());
        let on = session.assessed_on.or(given);
        Self { place: place.clone(), on, assessed, passed, is_told: passed.is_some() }
    }

    /// Whether nothing that it says is otherwise.
    fn fits(&self, results: AssessSession) -> bool {
        let fits = |written: Option<u32>, counted: u32| written.is_none_or(|written| written == counted);
        fits(self.assessed, results.assessed) && fits(self.passed, results.passed)
    }
}

/// Refuses other results than those that were known on an earlier day: who passed later was tested again, or is told by
/// name.
fn must_be_now(draft: &Draft, session: &Session, last: &Last) -> Result<(), Refused> {
    let standing = Standing {
        what: format!("the results of `{}` were known", session.id),
        place: "`assessed_on`, `assessed` and `passed` in `training.yaml`".to_owned(),
        on: last.on,
    };
    let certify = commands::training_certify(draft.at.slug(), blank("name"), Some((&session.id).into()));
    let later = Remedy::run("say who passed later, by name", certify);
    draft.must_be_free(standing).map_err(|refused| refused.hint(later))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::SESSIONS;

    fn assessed(
        session: &str,
        counts: (u32, u32),
        on: Option<&str>,
        is_again: bool,
    ) -> Result<(String, Draft), String> {
        let file = format!("sessions:\n  - {{id: T-1, delivered_on: 2026-04-01, {session}}}\n");
        let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
        let act = AssessSession { assessed: counts.0, passed: counts.1, on: on.map(date), is_again };
        let said = act.act(&mut draft, 0, &SESSIONS.route().index(0)).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    #[test]
    fn who_is_tested_on_a_later_day_is_tested_again_and_the_first_results_stay() {
        let (said, draft) =
            assessed("assessed_on: 2026-04-02, assessed: 10, passed: 7", (3, 2), None, false).unwrap();
        assert_eq!(said, "was passed by 2 of 3 who were tested again; 9 of 10 by now");
        let text = draft.one_text();
        assert!(text.contains("assessed: 10, passed: 7"), "{text}");
        assert!(text.contains("retests: [{assessed_on: 2026-04-10, assessed: 3, passed: 2}]"), "{text}");
        assert!(draft.remarks.is_empty());
    }

    #[test]
    fn the_same_results_are_written_once_and_a_second_time_when_it_is_said_to_be_another_test() {
        let written = "assessed_on: 2026-04-02, assessed: 3, passed: 2";
        assert_eq!(assessed(written, (3, 2), None, false).unwrap().1.one_text(), "");
        let (said, draft) = assessed(written, (3, 2), None, true).unwrap();
        assert_eq!(said, "was passed by 2 of 3 who were tested again; 4 of 5 by now");
        assert!(
            draft.said()[0].contains("1 had failed `T-1` before, and 3 are tested: 2 of them"),
            "{:?}",
            draft.said()
        );
    }

    #[test]
    fn a_slip_of_today_is_corrected_and_one_of_an_earlier_day_is_not_written_over() {
        let (_, draft) =
            assessed("assessed_on: 2026-04-10, assessed: 3, passed: 2", (3, 3), None, false).unwrap();
        let text = draft.one_text();
        assert!(text.contains("passed: 3") && !text.contains("retests"), "{text}");
        let again = "assessed: 3, passed: 1, retests: [{assessed_on: 2026-04-10, assessed: 2, passed: 1}]";
        let (_, draft) = assessed(again, (2, 2), None, false).unwrap();
        assert!(draft.one_text().contains("assessed: 2, passed: 2}]"), "{}", draft.one_text());
        let known = "the results of `T-1` were known on 2026-04-02 already";
        for on in ["2026-04-01", "2026-04-02"] {
            let written = "assessed_on: 2026-04-02, assessed: 3, passed: 2";
            assert_eq!(assessed(written, (3, 3), Some(on), false).err().as_deref(), Some(known), "{on}");
        }
    }

    #[test]
    fn nobody_is_tested_before_the_session_was_given() {
        let refused = |session: &str, on: Option<&str>| assessed(session, (3, 2), on, false).err();
        let why = "`T-1` was given on 2026-04-01, after 2026-03-31";
        assert_eq!(refused("assessment: hands_on", Some("2026-03-31")).as_deref(), Some(why));
        let file = "sessions:\n  - {id: T-1, delivered_on: 2026-04-13}\n";
        let mut later = team_draft(&[("training.yaml", file)], "2026-04-10");
        let act = AssessSession { assessed: 3, passed: 2, on: None, is_again: false };
        let refused = act.act(&mut later, 0, &SESSIONS.route().index(0)).unwrap_err();
        assert_eq!(refused.why, "`T-1` was given on 2026-04-13, after 2026-04-10");
    }

    #[test]
    fn results_that_were_expected_are_filled_in() {
        let (said, draft) = assessed("assessed: 3", (3, 2), None, false).unwrap();
        assert_eq!(said, "was passed by 2 of 3");
        assert!(draft.one_text().contains("passed: 2") && !draft.one_text().contains("retests"));
    }
}
