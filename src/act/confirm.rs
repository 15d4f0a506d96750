//! Somebody's word that the plan is agreed, that success is described right, that the data is correct.

use std::sync::Arc;

use super::agreement::AgreeToOurs;
use super::{Acted, Draft, Remark};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::model::{Confirmed, Decision, Fact, PlanFile, Role, Side};
use crate::plan_at::Unagreed;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// Somebody's word.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What.
    pub fact: Confirmed,
    /// Whose.
    pub by: String,
    /// When it was given.
    pub on: Option<When>,
    /// Where it is written.
    pub evidence: Option<String>,
}

impl Confirm {
    /// Writes it down: in the empty row that a template left for it, else in one of its own. A word that was given keeps
    /// its day, and what shows it later has a day of its own.
    ///
    /// # Errors
    /// When they gave it on another day, or it was taken back.
    pub fn confirm(&self, draft: &mut Draft) -> Acted {
        let is_new = Self::given(draft, self.fact, &self.by).is_none();
        let said = self.write(draft)?;
        if is_new {
            self.remark(draft)?;
        }
        Ok(said)
    }

    /// As [`Self::confirm`], without saying what is missing: where several words are given at once, that is known once all
    /// of them are written.
    ///
    /// # Errors
    /// As there.
    pub fn write(&self, draft: &mut Draft) -> Acted {
        let day = draft.day(self.on);
        if let Some(ours) = self.newer_baseline(draft, day) {
            let agree =
                AgreeToOurs { ours: &ours, by: &self.by, on: day, evidence: self.evidence.as_deref() };
            return agree.act(draft);
        }
        let list = Route::to(PlanFile::Jsp).key("confirmations");
        if let Some((index, on)) = Self::given(draft, self.fact, &self.by) {
            self.show(draft, &list.index(index), on, day)?;
            return Ok(format!("`{}` is confirmed by {}, on {on}", self.fact, self.by));
        }
        match self.empty_row(draft) {
            Some(index) => {
                let at = list.index(index);
                draft.edits.set(at.clone().key("by"), Yaml::text(&self.by));
                draft.edits.set(at.clone().key("confirmed_on"), day);
                draft.edits.set_some(at.key("evidence"), self.evidence.as_ref().map(Yaml::text));
            }
            None => {
                let entry = Yaml::map([
                    ("fact", Some(Yaml::plain(self.fact))),
                    ("by", Some(Yaml::text(&self.by))),
                    ("confirmed_on", Some(day.into())),
                    ("evidence", self.evidence.as_ref().map(Yaml::text)),
                ]);
                draft.edits.add(list, entry);
            }
        }
        Ok(format!("`{}` is confirmed by {}, on {day}", self.fact, self.by))
    }

    /// The baseline of ours that a word of the customer's on the plan means: both sides had agreed on the plan, and its days
    /// are others by now.
    fn newer_baseline(&self, draft: &Draft, day: Date) -> Option<Unagreed> {
        let is_theirs = draft.at.side_of(&self.by) == Some(Side::Customer);
        let ours = draft.at.unagreed().filter(|_| is_theirs && self.fact == Confirmed::PlanAgreed)?;
        (ours.ours_on <= day).then_some(ours)
    }

    /// Says what is still missing from what was confirmed, as the plan is with all that is written by now.
    ///
    /// # Errors
    /// When an edit cannot be made.
    pub fn remark(&self, draft: &mut Draft) -> Result<(), Refused> {
        let after = draft.preview()?;
        self.remark_what_is_missing(draft, &after, draft.day(self.on));
        if self.fact == Confirmed::SuccessConfirmed && !after.plan.jsp.success.is_answered() {
            let set = commands::success_set(after.slug(), blank("text"));
            let nothing = Remark::warning(
                "the plan does not say what success is, so nobody can tell what was confirmed",
            );
            draft.remark(nothing.with(Remedy::run("write it down", set)));
        }
        Ok(())
    }

    /// The word that somebody has given already, and when: its number in the file, and its day.
    pub fn given(draft: &Draft, fact: Confirmed, by: &str) -> Option<(usize, Date)> {
        let mut own = draft.plan.jsp.confirmations.iter().enumerate().filter(|(_, it)| it.fact == fact);
        own.find_map(|(index, it)| {
            let is_theirs = it.by.get().is_some_and(|theirs| draft.at.is_same(theirs, by));
            it.confirmed_on.filter(|_| is_theirs && it.withdrawn.is_none()).map(|on| (index, on))
        })
    }

    /// Adds what shows a word that was given before.
    fn show(&self, draft: &mut Draft, at: &Route, on: Date, day: Date) -> Result<(), Refused> {
        if self.on.is_some() && on != day {
            let why = format!("{} confirmed it already, on {on}", self.by);
            return Err(
                Refused::because(why).hint("correct `confirmed_on` in `jsp.yaml` if that day is wrong")
            );
        }
        let Some(evidence) = &self.evidence else { return Ok(()) };
        let (plan, today) = (Arc::clone(&draft.plan), draft.at.as_of());
        let known =
            plan.jsp.confirmations.iter().find(|it| {
                it.confirmed_on == Some(on) && it.fact == self.fact && it.by.get() == Some(&self.by)
            });
        match known.and_then(|it| it.evidence.get()) {
            None => {
                draft.edits.set(at.clone().key("evidence"), Yaml::text(evidence));
                draft.edits.set_some(at.clone().key("evidence_on"), (on < today).then_some(today));
                Ok(())
            }
            Some(known) if known == evidence.trim() || self.agreed_anew(draft, evidence) => Ok(()),
            Some(known) => self.shown_already(draft, on, known),
        }
    }

    /// Whether this shows a decision of theirs that a baseline rests on: said twice, it changes nothing.
    fn agreed_anew(&self, draft: &Draft, evidence: &str) -> bool {
        let mut behind = draft.plan.jsp.baselines.iter().filter_map(|it| it.decision.get());
        let decisions = &draft.plan.decisions.decisions;
        let mut made = decisions.iter().filter(|it| it.evidence.get() == Some(evidence.trim()));
        let is_theirs = |it: &&Decision| it.by.get().is_some_and(|by| draft.at.is_same(by, &self.by));
        self.fact == Confirmed::PlanAgreed
            && made.find(is_theirs).is_some_and(|it| behind.any(|id| id == it.id))
    }

    /// Nobody's evidence is dropped without a word: what shows a word once is not replaced, and days that have moved since are
    /// agreed on otherwise.
    fn shown_already(&self, draft: &mut Draft, on: Date, known: &str) -> Result<(), Refused> {
        let why = format!("{} confirmed it already, on {on}, as “{known}” shows", self.by);
        let open = (0..draft.plan.jsp.milestones.len()).filter(|index| draft.at.is_open(*index));
        let mut moved = open.filter(|index| draft.at.baselines.last(*index) != draft.at.due(*index));
        if self.fact != Confirmed::PlanAgreed || moved.next().is_none() {
            draft.remark(Remark::note(format!("{why}; that stays its evidence")));
            return Ok(());
        }
        let set = commands::baseline_set(draft.at.slug(), blank("decision"), blank("reason"));
        Err(Refused::because(why)
            .hint(Remedy::run("new days are agreed on by a decision, and become the baseline by it", set)))
    }

    /// The row without a name and a day that is meant for such a word. Of two for the agreement, templates mean the first
    /// for the customer and the last for us. Where the file could not be read in full its rows cannot be counted.
    fn empty_row(&self, draft: &Draft) -> Option<usize> {
        if draft.plan.is_doubtful(PlanFile::Jsp) {
            return None;
        }
        let side = draft.at.side_of(&self.by);
        let is_meant = |by: Option<&str>| by.is_none_or(|by| draft.at.is_same(by, &self.by));
        let rows = draft.plan.jsp.confirmations.iter().enumerate().filter(|(_, it)| {
            let is_side = it.side.is_none_or(|it| Some(it) == side);
            it.fact == self.fact && it.confirmed_on.is_none() && is_side && is_meant(it.by.get())
        });
        let rows: Vec<usize> = rows.map(|(index, _)| index).collect();
        let is_agreement = self.fact == Confirmed::PlanAgreed;
        // The row that is left, once a side has agreed, is the other side's.
        let has_agreed = side.is_some_and(|side| draft.at.agreed_on(side).is_some());
        match rows.as_slice() {
            _ if is_agreement && has_agreed => None,
            rows if is_agreement && side == Some(Side::Vendor) => rows.last().copied(),
            rows => rows.first().copied(),
        }
    }

    /// Says what is still missing from a fact that does not hold yet.
    fn remark_what_is_missing(&self, draft: &mut Draft, after: &Assessment, day: Date) {
        let slug = draft.plan.slug.clone();
        let fact = Fact::from_word(self.fact.word());
        if let Some(why) = fact.and_then(|fact| draft.at.fact_not_needed(fact)) {
            return draft.remark(Remark::note(format!("the plan does without it: {why}")));
        }
        if fact.is_none_or(|fact| after.fact(fact).is_some()) || day > after.as_of() {
            return;
        }
        let remark = match self.fact {
            Confirmed::PlanAgreed => {
                let missing = match after.agreed_on(Side::Customer) {
                    None => "the customer",
                    Some(_) => "somebody of ours",
                };
                let next = commands::confirm(&slug, self.fact.word(), blank("name"), None);
                Remark::note(format!("the plan is agreed once {missing} has confirmed it too"))
                    .with(Remedy::run("note that", next))
            }
            Confirmed::SuccessConfirmed if after.has_role(&self.by, Role::ExecutiveSponsor, day) => {
                Remark::note("without evidence it does not count yet")
            }
            Confirmed::SuccessConfirmed => Remark::warning(format!(
                "it does not count: {} is not `executive_sponsor` on {day}, and success is theirs to confirm",
                self.by
            )),
            Confirmed::DataAccuracy => {
                Remark::warning("it does not count: whether the data is right is the customer's to say")
            }
        };
        draft.remark(remark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;

    const PEOPLE: (&str, &str) = (
        "stakeholders.yaml",
        "people: [{name: Ingrid Solberg, roles: [executive_sponsor]}, {name: Lee Novak}]\n",
    );
    const ROWS: &str = "confirmations:\n  - fact: plan_agreed\n    by:  # theirs\n    confirmed_on:\n  - fact: plan_agreed\n    by:  # ours\n    confirmed_on:\n";

    fn word(fact: Confirmed, by: &str, evidence: Option<&str>) -> Confirm {
        Confirm { fact, by: by.to_owned(), on: None, evidence: evidence.map(str::to_owned) }
    }

    #[test]
    fn a_word_fills_the_row_that_is_meant_for_its_side() {
        let mut ours = draft(&[PEOPLE, ("jsp.yaml", ROWS)], "2026-03-12");
        word(Confirmed::PlanAgreed, "Ana Ruiz", None).confirm(&mut ours).unwrap();
        let text = ours.one_text();
        assert!(text.ends_with("by: Ana Ruiz  # ours\n    confirmed_on: 2026-03-12\n"), "{text}");
        assert!(ours.said()[0].contains("once the customer has confirmed it too"), "{:?}", ours.said());
        let mut theirs = draft(&[PEOPLE, ("jsp.yaml", &text)], "2026-03-13");
        word(Confirmed::PlanAgreed, "Lee Novak", Some("mail")).confirm(&mut theirs).unwrap();
        let text = theirs.one_text();
        assert!(
            text.contains("by: Lee Novak  # theirs\n    confirmed_on: 2026-03-13\n    evidence: mail\n"),
            "{text}"
        );
        assert!(theirs.said().is_empty(), "{:?}", theirs.said());
    }

    #[test]
    fn a_second_word_of_a_side_leaves_the_row_of_the_other() {
        let rows = ROWS.replacen(
            "by:  # theirs\n    confirmed_on:",
            "by: Lee Novak  # theirs\n    confirmed_on: 2026-03-12",
            1,
        );
        let mut draft = draft(&[PEOPLE, ("jsp.yaml", &rows)], "2026-03-13");
        word(Confirmed::PlanAgreed, "Ingrid Solberg", None).confirm(&mut draft).unwrap();
        let text = draft.one_text();
        assert!(text.starts_with(&rows) && text.contains("by: Ingrid Solberg\n"), "{text}");
    }

    #[test]
    fn who_confirms_twice_changes_nothing_but_what_shows_it() {
        let rows =
            "confirmations:\n  - {fact: success_confirmed, by: Ingrid Solberg, confirmed_on: 2026-03-12}\n";
        let mut again = draft(&[PEOPLE, ("jsp.yaml", rows)], "2026-03-20");
        word(Confirmed::SuccessConfirmed, "Ingrid Solberg", Some("mail")).confirm(&mut again).unwrap();
        let want = "confirmed_on: 2026-03-12, evidence: mail, evidence_on: 2026-03-20}";
        assert!(again.one_text().contains(want), "{}", again.one_text());
        let other = Confirm {
            on: Some("2026-03-13".parse().unwrap()),
            ..word(Confirmed::SuccessConfirmed, "Ingrid Solberg", None)
        };
        assert!(other.confirm(&mut again).unwrap_err().why.contains("already, on 2026-03-12"));
    }

    #[test]
    fn a_word_that_does_not_count_is_written_and_says_why() {
        let case = |fact: Confirmed, by: &str, evidence: Option<&str>, want: &str| {
            let mut draft = draft(&[PEOPLE], "2026-03-12");
            word(fact, by, evidence).confirm(&mut draft).unwrap();
            assert!(!draft.edits.is_empty());
            assert!(draft.said().iter().any(|it| it.contains(want)), "{:?}", draft.said());
        };
        case(Confirmed::SuccessConfirmed, "Lee Novak", Some("mail"), "is not `executive_sponsor`");
        case(Confirmed::SuccessConfirmed, "Ingrid Solberg", None, "without evidence");
        case(Confirmed::DataAccuracy, "Ana Ruiz", Some("mail"), "the customer's to say");
    }

    #[test]
    fn who_takes_a_word_back_and_gives_it_again_gives_another() {
        let rows = "confirmations:\n  - {fact: data_accuracy, by: Lee Novak, confirmed_on: 2026-03-12, withdrawn: {withdrawn_on: 2026-03-15}}\n";
        let mut draft = draft(&[PEOPLE, ("jsp.yaml", rows)], "2026-03-20");
        word(Confirmed::DataAccuracy, "Lee Novak", Some("mail")).confirm(&mut draft).unwrap();
        let text = draft.one_text();
        assert!(text.starts_with(rows) && text.contains("confirmed_on: 2026-03-20"), "{text}");
    }
}
