//! Entries of the logs are taken back: contacts and asks, decisions, what became of a promise, how somebody was tested.

use std::sync::Arc;

use super::{TakeBack, Written, last, must_be_whole};
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::model::{ContactKind, Message, PlanFile, Session};
use crate::person::is_same;
use crate::refused::Refused;
use crate::route::Route;

impl TakeBack<'_> {
    /// Takes back a contact: it was not held, or not as it is written. What rests on it rests on it no more.
    ///
    /// # Errors
    /// When it is an ask that was answered.
    pub fn contact(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let contact = &plan.contacts.contacts[index];
        if contact.kind == ContactKind::Ask {
            return self.ask(draft, index, at);
        }
        let what = format!("`{}`", contact.id);
        let (given, withdrawn) = (contact.held_on, contact.withdrawn.as_ref());
        self.write(draft, at, Written { what: &what, given, withdrawn })
    }

    /// Takes back that somebody was asked for something. Whatever waited for the answer waits no more.
    ///
    /// # Errors
    /// When it is no ask, or was answered.
    pub fn ask(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let ask = &plan.contacts.contacts[index];
        if ask.kind != ContactKind::Ask {
            let why = format!("`{}` is a {}, and nothing was asked in it", ask.id, ask.kind);
            return Err(Refused::because(why));
        }
        if let Some(on) = ask.answered_on {
            return Err(Refused::because(format!(
                "`{}` was answered, on {on}: both stay in the plan",
                ask.id
            )));
        }
        let what = format!("`{}`", ask.id);
        self.write(draft, at, Written { what: &what, given: ask.asked_on, withdrawn: ask.withdrawn.as_ref() })
    }

    /// Takes back a decision, or the question where nobody has decided yet. The decision that it replaced is in force again.
    ///
    /// # Errors
    /// When it would be taken back before it was made.
    pub fn decision(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let decision = &plan.decisions.decisions[index];
        let made = decision.made_by(draft.at.as_of());
        if let Some(replaced) = decision.supersedes.get().filter(|_| made.is_some()) {
            draft.remark(Remark::note(format!("`{replaced}`, which it replaced, is in force again")));
        }
        let what = format!("`{}`", decision.id);
        let given = decision.decided_on.or(decision.asked_on);
        self.write(draft, at, Written { what: &what, given, withdrawn: decision.withdrawn.as_ref() })
    }

    /// Takes back that a promise was kept, or declined: it is owed again.
    ///
    /// # Errors
    /// When nobody has said so.
    pub fn promise(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        let kept = promise.delivered_on.map(|on| (on, promise.withdrawn.as_ref()));
        let declined = promise.declined.as_ref();
        // Of both, what still stands; a promise that was declined in the place of what was taken back is declined.
        let is_kept = kept.is_some_and(|(_, withdrawn)| withdrawn.is_none() || declined.is_none());
        let (at, what, given, withdrawn) = match (kept.filter(|_| is_kept), declined) {
            (Some((on, withdrawn)), _) => (at.clone(), "delivered", Some(on), withdrawn),
            (None, Some(it)) => {
                (at.clone().key("declined"), "declined", it.declined_on, it.withdrawn.as_ref())
            }
            (None, None) => {
                let why = format!("nobody has said that `{}` was kept or declined", promise.id);
                return Err(Refused::because(why));
            }
        };
        let what = format!("that `{}` was {what}", promise.id);
        self.write(draft, &at, Written { what: &what, given, withdrawn })?;
        Ok("is owed again".to_owned())
    }

    /// Takes back the last results of a later assessment of a session, or, where somebody is named, their last try in it.
    ///
    /// # Errors
    /// When there is none.
    pub fn tested(&self, draft: &mut Draft, index: usize, at: &Route, who: Option<&str>) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let session = &plan.training.sessions[index];
        let (list, what, found) = match who {
            Some(who) => {
                let is_theirs = |by: Option<&str>| by.is_some_and(|by| is_same(by, who));
                let tries = session.tries.iter();
                let tries = tries.map(|it| (it.taken_on, it.withdrawn.as_ref(), is_theirs(it.by.get())));
                ("tries", format!("the try of {who} in `{}`", session.id), last(tries))
            }
            None => {
                let retests = session.retests.iter();
                let retests = retests.map(|it| (it.assessed_on, it.withdrawn.as_ref(), true));
                ("retests", format!("the later assessment of `{}`", session.id), last(retests))
            }
        };
        let Some((number, given, withdrawn)) = found else {
            return match (who, said_today(draft, session)) {
                (None, Some((keys, what))) => {
                    keys.into_iter().for_each(|key| draft.edits.remove(at.clone().key(key)));
                    Ok(format!("`{}` {what}", session.id))
                }
                (None, None) if was_given_alone(session) => self.given(draft, session, at),
                _ => Err(untested(session, who)),
            };
        };
        let at = at.clone().key(list).index(number);
        self.write_and_name(draft, &at, Written { what: &what, given, withdrawn })
    }

    /// Takes back that a message was left out, the last one where none is named: it is due again.
    ///
    /// # Errors
    /// When none was left out, or it cannot be told from the text.
    pub fn skipped(&self, draft: &mut Draft, message: Option<Message>) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let skips = plan.updates.skipped.iter();
        let skips = skips.map(|it| {
            let is_meant = it.skipped_on.is_some() && message.is_none_or(|message| message == it.message);
            (it.skipped_on, it.withdrawn.as_ref(), is_meant)
        });
        let Some((number, given, withdrawn)) = last(skips) else {
            let which = message.map(|message| format!(" `{message}`")).unwrap_or_default();
            return Err(Refused::because(format!("no message{which} was left out")));
        };
        must_be_whole(&plan, PlanFile::Updates, "what was left out")?;
        let message = plan.updates.skipped[number].message;
        let what = format!("that the message `{message}` was left out");
        let at = Route::to(PlanFile::Updates).key("skipped").index(number);
        self.write(draft, &at, Written { what: &what, given, withdrawn })?;
        Ok(format!("the message `{message}` is no longer left out"))
    }
}

/// What was said last of a session that nobody was tested in again, if that was today, so that it counted at the end of no
/// day: its keys, and what is so without them.
fn said_today(draft: &Draft, session: &Session) -> Option<(Vec<&'static str>, &'static str)> {
    let is_today = |day: Option<Date>| day.is_some_and(|day| draft.may_correct(day));
    let of = |keys: &[(&'static str, bool)]| {
        keys.iter().filter(|(_, is_there)| *is_there).map(|(key, _)| *key).collect()
    };
    if session.assessed_on.is_some() || session.passed.is_some() {
        let keys = [
            ("assessed_on", session.assessed_on.is_some()),
            ("assessed", session.assessed.is_some()),
            ("passed", session.passed.is_some()),
        ];
        let on = session.assessed_on.or(session.delivered_on);
        return is_today(on).then(|| (of(&keys), "has no results"));
    }
    let has_tries = session.tries.iter().any(|it| it.withdrawn.is_none());
    let keys = [("delivered_on", session.delivered_on.is_some()), ("attended", session.attended.is_some())];
    (!has_tries && is_today(session.delivered_on)).then(|| (of(&keys), "was not given"))
}

/// Whether all that is said of a session is that it was given: nobody was tested in it.
fn was_given_alone(session: &Session) -> bool {
    let has_results = session.assessed.or(session.passed).is_some() || session.assessed_on.is_some();
    let has_tries = session.tries.iter().any(|it| it.withdrawn.is_none());
    session.delivered_on.is_some() && !has_results && !has_tries
}

/// Why nothing is taken back of a session in which somebody, or everybody, was not tested, or not again.
fn untested(session: &Session, who: Option<&str>) -> Refused {
    let id = &session.id;
    match who {
        Some(who) => Refused::because(format!("{who} was not tested in `{id}`")),
        None if session.assessed.or(session.passed).is_some() => {
            let keys = "correct `assessed_on`, `assessed` and `passed` in `training.yaml` by hand";
            Refused::because(format!("`{id}` was assessed once"))
                .hint(format!("{keys} if its results are wrong"))
        }
        None => Refused::because(format!("nobody has assessed `{id}`"))
            .hint("`--of NAME` takes back how one person was tested"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BACK, back};
    use super::{PlanFile, Route};
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::{COMMITMENTS, CONTACTS, DECISIONS, SESSIONS};

    #[test]
    fn an_ask_is_taken_back_unless_it_was_answered() {
        let file = "contacts:\n  - {id: L-1, kind: ask, asked_on: 2026-04-01, of: Lee Novak, text: credentials}\n  \
                    - {id: L-2, kind: ask, asked_on: 2026-04-01, answered_on: 2026-04-03}\n";
        let mut draft = team_draft(&[("contacts.yaml", file)], "2026-04-10");
        let at = |index| CONTACTS.route().index(index);
        assert!(back("2026-04-10").ask(&mut draft, 1, &at(1)).unwrap_err().why.contains("was answered"));
        back("2026-04-10").ask(&mut draft, 0, &at(0)).unwrap();
        assert!(draft.one_text().contains(&format!("text: credentials, {BACK}}}")), "{}", draft.one_text());
    }

    #[test]
    fn a_contact_that_was_not_held_stays_in_the_log_and_counts_no_more() {
        let file = "contacts:\n  - {id: L-1, kind: call, held_on: 2026-04-08, present: [Lee Novak]}\n";
        let mut draft = team_draft(&[("contacts.yaml", file)], "2026-04-10");
        let at = CONTACTS.route().index(0);
        let refused = back("2026-04-07").contact(&mut draft, 0, &at).unwrap_err().why;
        assert_eq!(refused, "`L-1` cannot be taken back on 2026-04-07, before it happened");
        assert_eq!(back("2026-04-10").contact(&mut draft, 0, &at).unwrap(), "is taken back, on 2026-04-10");
        let text = draft.one_text();
        assert!(text.contains(BACK), "{text}");
        let after = team_draft(&[("contacts.yaml", &text)], "2026-04-10");
        assert_eq!(after.plan.contacts.contacts[0].held_by(date("2026-04-10")), None);
    }

    #[test]
    fn a_decision_that_is_taken_back_lets_the_one_before_hold_again() {
        let file = "decisions:\n  - {id: D-1, text: May, by: Ana Ruiz, decided_on: 2026-03-10}\n  \
                    - {id: D-2, text: June, by: Ana Ruiz, decided_on: 2026-03-20, supersedes: D-1}\n  \
                    - {id: D-3, text: Which site?, of: Ana Ruiz, asked_on: 2026-04-01}\n";
        let mut draft = team_draft(&[("decisions.yaml", file)], "2026-04-10");
        let at = |index| DECISIONS.route().index(index);
        back("2026-04-10").decision(&mut draft, 1, &at(1)).unwrap();
        assert_eq!(draft.said(), ["note: `D-1`, which it replaced, is in force again"]);
        back("2026-04-10").decision(&mut draft, 2, &at(2)).unwrap();
        let after = team_draft(&[("decisions.yaml", &draft.one_text())], "2026-04-10");
        let states = after.plan.decisions.states_on(date("2026-04-10"));
        let states: Vec<_> = states.into_iter().flatten().map(crate::model::DecisionState::word).collect();
        assert_eq!(
            states,
            ["in_force", "withdrawn", "withdrawn"],
            "nobody waits for a question that is gone"
        );
    }

    #[test]
    fn a_promise_that_was_not_kept_after_all_is_open_again() {
        let file = "commitments:\n  - {id: K-1, text: a connector, delivered_on: 2026-04-01}\n  \
                    - {id: K-2, text: a report, declined: {declined_on: 2026-04-01, decision: D-1}}\n  \
                    - {id: K-3, text: a course}\n";
        let mut draft = team_draft(&[("handoff.yaml", file)], "2026-04-10");
        let at = |index| COMMITMENTS.route().index(index);
        back("2026-04-10").promise(&mut draft, 0, &at(0)).unwrap();
        back("2026-04-10").promise(&mut draft, 1, &at(1)).unwrap();
        let refused = back("2026-04-10").promise(&mut draft, 2, &at(2)).unwrap_err().why;
        assert_eq!(refused, "nobody has said that `K-3` was kept or declined");
        let after = team_draft(&[("handoff.yaml", &draft.one_text())], "2026-04-10");
        let open = |day: &str| {
            let day = date(day);
            after.plan.handoff.commitments.iter().map(|it| it.status_on(day).word()).collect::<Vec<_>>()
        };
        assert_eq!(open("2026-04-10"), ["open", "open", "open"]);
        assert_eq!(open("2026-04-09"), ["delivered", "declined", "open"], "what was so stays so");
    }

    #[test]
    fn a_later_assessment_and_a_try_are_taken_back_the_last_first() {
        let session = "{id: T-1, delivered_on: 2026-04-01, assessed: 5, passed: 3, \
                       retests: [{assessed_on: 2026-04-03, assessed: 2, passed: 1}, {assessed_on: 2026-04-07, assessed: 1, passed: 1}], \
                       tries: [{taken_on: 2026-04-02, by: Lee Novak, passed: true}]}";
        let file = format!("sessions:\n  - {session}\n");
        let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
        let at = SESSIONS.route().index(0);
        back("2026-04-10").tested(&mut draft, 0, &at, None).unwrap();
        back("2026-04-10").tested(&mut draft, 0, &at, Some("lee novak")).unwrap();
        let text = draft.one_text();
        assert!(text.contains(&format!("passed: 1, {BACK}}}], tries")), "{text}");
        assert!(text.contains(&format!("passed: true, {BACK}}}]")), "{text}");
        let after = team_draft(&[("training.yaml", &text)], "2026-04-10");
        assert_eq!(
            after.plan.training.sessions[0].results_on(date("2026-04-10")),
            (Some(5), Some(4)),
            "the first of the two later ones counts"
        );
        let nobody = back("2026-04-10").tested(&mut draft, 0, &at, Some("Mo Ito")).unwrap_err().why;
        assert_eq!(nobody, "Mo Ito was not tested in `T-1`");
        let none = "sessions:\n  - {id: T-1, delivered_on: 2026-04-01, assessed: 5, passed: 3}\n";
        let mut none = team_draft(&[("training.yaml", none)], "2026-04-10");
        let refused = back("2026-04-10").tested(&mut none, 0, &at, None).unwrap_err().why;
        assert_eq!(refused, "`T-1` was assessed once");
    }
    #[test]
    fn what_was_said_today_of_the_wrong_session_is_taken_out_of_it() {
        let tried = |session: &str| {
            let file = format!("sessions:\n  - {{id: T-1{session}}}\n");
            let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
            let at = Route::to(PlanFile::Training).key("sessions").index(0);
            let said = back("2026-04-10").tested(&mut draft, 0, &at, None);
            said.map(|said| (said, draft.one_text())).map_err(|refused| refused.why)
        };
        let (said, text) = tried(", delivered_on: 2026-04-10, invited: 9, attended: 7").unwrap();
        assert_eq!(
            (said.as_str(), text.as_str()),
            ("`T-1` was not given", "sessions:\n  - {id: T-1, invited: 9}\n")
        );
        let given = ", delivered_on: 2026-04-01";
        let (said, text) =
            tried(&format!("{given}, assessed_on: 2026-04-10, assessed: 3, passed: 2")).unwrap();
        assert_eq!(said, "`T-1` has no results");
        assert_eq!(text, format!("sessions:\n  - {{id: T-1{given}}}\n"));
        assert_eq!(tried(given).unwrap().0, "`T-1` was not given after all", "of an earlier day it stays");
        assert!(tried(&format!("{given}, assessed_on: 2026-04-08, assessed: 3, passed: 2")).is_err());
    }
}
