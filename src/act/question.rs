//! What has to be decided, and what somebody was asked for: both are open until there is an answer.

use std::sync::Arc;

use super::reschedule::Reschedule;
use super::{Acted, Draft, Planned, Remark};
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::log::DECISIONS;
use crate::model::{About, ContactKind, Edition, Withdrawn};
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

/// A decision that somebody has to make.
#[derive(Clone, Debug)]
pub struct AskDecision<'a> {
    /// The question.
    pub text: &'a str,
    /// Who is to decide.
    pub of: &'a str,
    /// By when.
    pub due: Option<&'a Planned>,
    /// When it was asked.
    pub on: Date,
    /// What it is about.
    pub about: Option<About>,
    /// What is on the table.
    pub options: &'a [String],
    /// What it changes, as it is named.
    pub affects: &'a [String],
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AskDecision<'_> {
    /// Adds it to the log of decisions, where it is open.
    ///
    /// # Errors
    /// When the id is taken, or what it names is not there.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(DECISIONS.prefix, self.id)?;
        let affects = self.affects.iter().map(|named| draft.any_id(named)).collect::<Result<Vec<_>, _>>()?;
        let due = draft.planned_if(self.due)?;
        let list = |texts: &[String]| (!texts.is_empty()).then(|| Yaml::texts(texts));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("text", Some(Yaml::text(self.text))),
            ("about", self.about.map(Yaml::plain)),
            ("asked_on", Some(self.on.into())),
            ("of", Some(Yaml::text(self.of))),
            ("due", due.as_ref().map(Yaml::from)),
            ("options", list(self.options)),
            ("affects", list(&affects)),
        ]);
        draft.edits.add(DECISIONS.route(), entry);
        Ok(format!("asked {}, as `{id}`: {}", self.of, self.text))
    }
}

impl Reschedule<'_> {
    /// Moves the day by which the decision at `place` is to be made.
    ///
    /// # Errors
    /// When it is made or taken back, or there is no such decision behind the move.
    pub fn question(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.decisions.decisions[index];
        must_be_open(&it.id, "decided", it.decided_on, it.withdrawn.as_ref())?;
        self.act(draft, place, (it.due.as_ref(), &it.moves), draft.at.decision_due(it))
    }

    /// Moves the day by which the ask at `place` is to be answered.
    ///
    /// # Errors
    /// When it is answered or taken back, or there is no such decision behind the move.
    pub fn ask(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.contacts.contacts[index];
        must_be_open(&it.id, "answered", it.answered_on, it.withdrawn.as_ref())?;
        let due = draft.at.day_of(it.due_on(draft.at.as_of()));
        self.act(draft, place, (it.due.as_ref(), &it.moves), due)
    }
}

/// What has an answer waits for none.
fn must_be_open(
    id: &str,
    what: &str,
    on: Option<Date>,
    withdrawn: Option<&Withdrawn>,
) -> Result<(), Refused> {
    match (on, withdrawn) {
        (Some(on), _) => Err(Refused::because(format!("`{id}` was {what}, on {on}"))),
        (None, Some(it)) => Err(Refused::because(format!("`{id}` was taken back, on {}", it.withdrawn_on))),
        (None, None) => Ok(()),
    }
}

/// What is known of a decision beside what was decided: that stays as it was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetDecision<'a> {
    /// Why.
    pub rationale: Option<&'a str>,
    /// Where it is written down.
    pub evidence: Option<&'a str>,
    /// Who may read it.
    pub audience: Option<Edition>,
}

impl SetDecision<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// None of its own.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.decisions.decisions[index];
        draft.put(at, "rationale", &it.rationale, self.rationale);
        draft.put(at, "evidence", &it.evidence, self.evidence);
        draft.put_audience(at, it.audience, self.audience);
        Ok("is updated".to_owned())
    }
}

/// An open decision is made.
#[derive(Clone, Debug)]
pub struct Settle<'a> {
    /// Who made it; whoever was asked, where nobody is named.
    pub by: Option<&'a str>,
    /// The day.
    pub on: Date,
    /// What was decided; it is beside the question, which stays as it was asked.
    pub answer: Option<&'a str>,
    /// Why.
    pub rationale: Option<&'a str>,
    /// Where it is written down.
    pub evidence: Option<&'a str>,
}

impl Settle<'_> {
    /// Writes it into the decision that was open.
    ///
    /// # Errors
    /// When it was made before, was asked later, or nobody is known to have made it.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let (plan, on) = (Arc::clone(&draft.plan), self.on);
        let decision = &plan.decisions.decisions[index];
        if let Some(made) = decision.decided_on {
            let refused = Refused::because(format!("`{}` was decided, on {made}", decision.id));
            let other = commands::decision_list(&plan.slug);
            return Err(refused.hint(Remedy::run("a later decision supersedes it; see what there is", other)));
        }
        if let Some(back) = decision.withdrawn.as_ref().map(|it| it.withdrawn_on).filter(|back| *back <= on) {
            let refused = Refused::because(format!("`{}` was taken back, on {back}", decision.id));
            return Err(refused.hint("ask for it anew, as a question of its own"));
        }
        if let Some(asked) = decision.asked_on.filter(|asked| on < *asked) {
            return Err(Refused::because(format!("{on} is before `{}` was asked, on {asked}", decision.id)));
        }
        let Some(by) = self.by.or(decision.of.one_on(on)) else {
            return Err(Refused::because("nobody is named who decided it").hint("`--by` says who"));
        };
        draft.put(at, "answer", &decision.answer, self.answer);
        draft.edits.set(at.clone().key("decided_on"), on);
        draft.edits.set(at.clone().key("by"), Yaml::text(by));
        draft.put(at, "rationale", &decision.rationale, self.rationale);
        draft.put(at, "evidence", &decision.evidence, self.evidence);
        if self.answer.is_none() && decision.text.or("").trim_end().ends_with('?') {
            draft.remark(Remark::note("no answer recorded; write it after the id"));
        }
        let answer = self.answer.map(|answer| format!(" ({})", answer.trim())).unwrap_or_default();
        Ok(format!("is decided by {by}, on {on}{answer}"))
    }
}

/// Somebody has answered what they were asked for.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The day; the one that is known, else the as-of date, where none is named.
    pub on: Option<When>,
    /// What they said.
    pub summary: Option<&'a str>,
}

impl Answered<'_> {
    /// Dates it. Whatever waits for it is over then.
    ///
    /// # Errors
    /// When it is no ask, was answered on another day, or was asked later.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let (plan, day) = (Arc::clone(&draft.plan), draft.day(self.on));
        let ask = &plan.contacts.contacts[index];
        if ask.kind != ContactKind::Ask {
            return Err(Refused::because(format!(
                "`{}` is a {}, and nothing was asked in it",
                ask.id, ask.kind
            )));
        }
        if let Some(asked) = ask.asked_on.filter(|asked| day < *asked) {
            return Err(Refused::because(format!("{day} is before `{}` was asked, on {asked}", ask.id)));
        }
        if let Some(answered) = ask.answered_on.filter(|answered| self.on.is_some() && *answered != day) {
            let refused = Refused::because(format!("`{}` was answered already, on {answered}", ask.id));
            return Err(refused.hint("correct `answered_on` in `contacts.yaml` if that day is wrong"));
        }
        let day = ask.answered_on.unwrap_or(day);
        if ask.answered_on.is_none() {
            draft.edits.set(at.clone().key("answered_on"), day);
        }
        draft.put(at, "summary", &ask.summary, self.summary);
        Ok(format!("is answered, on {day}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::{draft, team_draft};
    use crate::fixture::date;
    use crate::log::CONTACTS;
    use crate::model::Side;

    const QUESTION: &str = "decisions:\n  - {id: D-3, text: does Gdansk go live with the others, asked_on: 2026-04-02, of: Ingrid Solberg, due: 2026-04-10}\n";

    fn settle<'a>(answer: Option<&'a str>, on: &str) -> Settle<'a> {
        Settle { by: None, on: date(on), answer, rationale: None, evidence: Some("mail") }
    }

    #[test]
    fn a_question_is_open_until_it_is_decided_and_keeps_its_words() {
        let mut first = draft(&[], "2026-04-02");
        let ask = AskDecision {
            text: "does Gdansk go live with the others?",
            of: "Ingrid Solberg",
            due: Some(&"+5d".parse().unwrap()),
            on: date("2026-04-02"),
            about: Some(About::Scope),
            options: &[],
            affects: &[],
            id: Some("D-3"),
        };
        ask.act(&mut first).unwrap();
        let text = first.one_text();
        let mut open = draft(&[("decisions.yaml", &text)], "2026-04-10");
        let at = DECISIONS.route().index(0);
        let said = settle(Some("no, in May"), "2026-04-09").act(&mut open, 0, &at);
        assert_eq!(said.as_deref(), Ok("is decided by Ingrid Solberg, on 2026-04-09 (no, in May)"));
        let text = open.one_text();
        assert!(text.contains("answer: no, in May"), "{text}");
        let decided = draft(&[("decisions.yaml", &text)], "2026-04-10");
        let words = |day: &str| decided.plan.decisions.decisions[0].words_on(date(day));
        assert_eq!(words("2026-04-08"), "does Gdansk go live with the others?");
        assert_eq!(words("2026-04-09"), "does Gdansk go live with the others? no, in May");
        assert!(text.contains("decided_on: 2026-04-09") && text.contains("asked_on: 2026-04-02"), "{text}");
    }

    #[test]
    fn a_decision_is_made_once_and_not_before_it_was_asked() {
        let at = DECISIONS.route().index(0);
        let mut early = draft(&[("decisions.yaml", QUESTION)], "2026-04-10");
        assert!(
            settle(None, "2026-04-01")
                .act(&mut early, 0, &at)
                .unwrap_err()
                .why
                .contains("was asked, on 2026-04-02")
        );
        let made = QUESTION.replace("of:", "decided_on: 2026-04-05, of:");
        let mut again = draft(&[("decisions.yaml", &made)], "2026-04-10");
        assert_eq!(
            settle(None, "2026-04-09").act(&mut again, 0, &at).unwrap_err().why,
            "`D-3` was decided, on 2026-04-05"
        );
    }

    #[test]
    fn an_ask_is_answered_once() {
        let file = "contacts:\n  - {id: L-1, kind: ask, asked_on: 2026-03-25, of: Maja Ilic, text: credentials}\n  - {id: L-2, kind: call, held_on: 2026-03-26}\n";
        let mut draft = draft(&[("contacts.yaml", file)], "2026-04-10");
        let at = |index| CONTACTS.route().index(index);
        let answer = Answered { on: None, summary: Some("they come on Monday") };
        assert!(answer.act(&mut draft, 1, &at(1)).unwrap_err().why.contains("nothing was asked in it"));
        assert_eq!(answer.act(&mut draft, 0, &at(0)).as_deref(), Ok("is answered, on 2026-04-10"));
        assert!(
            draft.one_text().contains("answered_on: 2026-04-10, summary: they come on Monday}"),
            "{}",
            draft.one_text()
        );
        let early = Answered { on: Some("2026-03-20".parse().unwrap()), summary: None };
        assert!(early.act(&mut draft, 0, &at(0)).unwrap_err().why.contains("is before `L-1` was asked"));
    }

    fn reschedule(to: &str) -> Reschedule<'static> {
        let to = to.parse().expect("a day");
        Reschedule { to, reason: Some("on holiday"), side: Some(Side::Customer), by: None, decision: None }
    }

    #[test]
    fn an_answer_may_be_due_later_while_there_is_none() {
        let decisions = "decisions:\n  - {id: D-1, text: Which site?, of: Lee Novak, asked_on: 2026-04-01, due: 2026-04-13}\n  \
                         - {id: D-2, text: May, by: Lee Novak, decided_on: 2026-04-01}\n";
        let contacts = "contacts:\n  - {id: L-1, kind: ask, asked_on: 2026-04-01, of: Lee Novak, text: keys, due: 2026-04-14}\n  \
                        - {id: L-2, kind: ask, asked_on: 2026-04-01, answered_on: 2026-04-02}\n  \
                        - {id: L-3, kind: ask, asked_on: 2026-04-01, withdrawn: {withdrawn_on: 2026-04-02}}\n";
        let files = [("decisions.yaml", decisions), ("contacts.yaml", contacts)];
        let mut draft = team_draft(&files, "2026-04-10");
        let asks = |index| CONTACTS.route().index(index);
        let made = |index| DECISIONS.route().index(index);
        let later = reschedule("+1w");
        assert_eq!(
            later.question(&mut draft, 0, &made(0)).as_deref(),
            Ok("moves from 2026-04-13 to 2026-04-20")
        );
        assert_eq!(later.ask(&mut draft, 0, &asks(0)).as_deref(), Ok("moves from 2026-04-14 to 2026-04-21"));
        let moved = draft.after(CONTACTS.file);
        assert!(
            moved.contains("from: 2026-04-14, to: 2026-04-21, reason: on holiday, side: customer"),
            "{moved}"
        );
        let why = |refused: Refused| refused.why;
        let decided = later.question(&mut draft, 1, &made(1)).map_err(why);
        assert_eq!(decided.unwrap_err(), "`D-2` was decided, on 2026-04-01");
        let answered = later.ask(&mut draft, 1, &asks(1)).map_err(why);
        assert_eq!(answered.unwrap_err(), "`L-2` was answered, on 2026-04-02");
        let back = later.ask(&mut draft, 2, &asks(2)).map_err(why);
        assert_eq!(back.unwrap_err(), "`L-3` was taken back, on 2026-04-02");
    }

    #[test]
    fn where_a_decision_is_written_down_may_be_said_later() {
        let file =
            "decisions: [{id: D-1, text: May, by: Ana Ruiz, decided_on: 2026-04-01, evidence: mail}]\n";
        let mut draft = team_draft(&[("decisions.yaml", file)], "2026-04-10");
        let set = SetDecision {
            evidence: Some("minutes of 1 April"),
            rationale: Some("two sites"),
            audience: None,
        };
        set.act(&mut draft, 0, &DECISIONS.route().index(0)).unwrap();
        let text = draft.one_text();
        assert!(
            text.contains("evidence: minutes of 1 April") && text.contains("rationale: two sites"),
            "{text}"
        );
        assert_eq!(draft.said(), ["note: `evidence` was: mail"]);
    }
}
