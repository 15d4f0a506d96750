//! `decisions.yaml`: what was decided, what still has to be, and who approved it (S1).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{About, Due, Edition, Holders, List, Move, Text, Withdrawn, counts_from};
use crate::date::Date;

/// The decision log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Decisions {
    /// Sorted by id where the ids are generated.
    pub decisions: List<Decision>,
}

/// A choice and who approved it; without `decided_on` it is still to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Decision {
    /// Unique in the plan.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// What was decided.
    #[serde(default)]
    pub text: Text,
    /// What it is about.
    pub about: Option<About>,
    /// When.
    pub decided_on: Option<Date>,
    /// Who approved it.
    #[serde(default)]
    pub by: Text,
    /// What was decided, where `text` is the question that was asked.
    #[serde(default)]
    pub answer: Text,
    /// When somebody asked for it.
    pub asked_on: Option<Date>,
    /// Who is to decide.
    #[serde(default)]
    pub of: Holders,
    /// By when it is to be made.
    pub due: Option<Due>,
    /// Where that day stood before.
    #[serde(default)]
    pub moves: List<Move>,
    /// Why.
    #[serde(default)]
    pub rationale: Text,
    /// What else was on the table.
    #[serde(default)]
    pub options: List<String>,
    /// Ids of what it changes.
    #[serde(default)]
    pub affects: List<String>,
    /// The id of the decision it replaces.
    #[serde(default)]
    pub supersedes: Text,
    /// What proves it.
    #[serde(default)]
    pub evidence: Text,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// It was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// How a decision stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionState {
    /// Asked for, and not made yet.
    Open,
    /// Made, and nothing has taken its place.
    InForce,
    /// Made, and replaced by a later one.
    Superseded,
    /// Taken back, made or not.
    Withdrawn,
}

impl DecisionState {
    /// The word for it in output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InForce => "in_force",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Decision {
    /// The day on which it was made, if it was by the end of `day`, and not been taken back.
    pub fn made_by(&self, day: Date) -> Option<Date> {
        counts_from(self.decided_on, None, self.withdrawn.as_ref(), day)
    }

    /// Whether it says that it changes one of these.
    pub fn names_any(&self, ids: &[&str]) -> bool {
        self.affects.iter().any(|affected| ids.iter().any(|id| affected.trim() == id.trim()))
    }

    /// Whether it decides on an entry that rests on it: where it names anything, it decides on that alone.
    pub fn may_decide_on(&self, id: &str) -> bool {
        self.affects.is_empty() || self.names_any(&[id])
    }

    /// What it says at the end of `day`: the question alone, until it was decided.
    pub fn words_on(&self, day: Date) -> String {
        let question = self.text.or("").trim();
        let answer = self.answer.get().filter(|_| self.decided_on.is_some_and(|on| on <= day));
        match answer.map(str::trim) {
            None => question.to_owned(),
            Some(answer) if question.is_empty() => answer.to_owned(),
            Some(answer) if question.ends_with('?') => format!("{question} {answer}"),
            Some(answer) => format!("{question}: {answer}"),
        }
    }

    /// How it is at the end of `day`, unless nobody had spoken of it yet; a later decision may have replaced it.
    fn state_on(&self, day: Date, is_replaced: bool) -> Option<DecisionState> {
        let is_withdrawn = self.withdrawn.as_ref().is_some_and(|it| it.withdrawn_on <= day);
        let open = if is_withdrawn { DecisionState::Withdrawn } else { DecisionState::Open };
        match (self.decided_on, self.asked_on) {
            (Some(decided), _) if decided <= day => Some(match (is_withdrawn, is_replaced) {
                (true, _) => DecisionState::Withdrawn,
                (false, true) => DecisionState::Superseded,
                (false, false) => DecisionState::InForce,
            }),
            (None, None) => Some(open),
            (_, Some(asked)) if asked <= day => Some(open),
            _ => None,
        }
    }
}

impl Decisions {
    /// How each decision is at the end of `day`, in the order of the file; nothing for those of which nobody had
    /// spoken yet. One that was made and not taken back replaces the one it supersedes.
    pub fn states_on(&self, day: Date) -> Vec<Option<DecisionState>> {
        let replacing = self.decisions.iter().filter(|it| it.made_by(day).is_some());
        let replaced: BTreeSet<&str> = replacing
            .filter_map(|it| it.supersedes.get().filter(|replaced| *replaced != it.id.trim()))
            .collect();
        self.decisions.iter().map(|it| it.state_on(day, replaced.contains(it.id.trim()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn states(decisions: &str, days: [&str; 3]) -> Vec<String> {
        let plan = plan_from(&[("decisions.yaml", &format!("decisions: [{decisions}]"))]);
        let on = |day: &str| {
            let states = plan.decisions.states_on(date(day)).into_iter();
            states.map(|state| state.map_or("-", DecisionState::word)).collect::<Vec<_>>().join(" ")
        };
        days.map(on).to_vec()
    }

    #[test]
    fn a_decision_is_in_force_from_its_day_until_another_takes_its_place() {
        let decisions =
            "{id: D-1, decided_on: 2026-03-10}, {id: D-2, decided_on: 2026-03-20, supersedes: D-1}";
        let days = ["2026-03-09", "2026-03-10", "2026-03-20"];
        assert_eq!(states(decisions, days), ["- -", "in_force -", "superseded in_force"]);
    }

    #[test]
    fn what_is_taken_back_replaces_nothing_any_more() {
        let decisions = "{id: D-1, decided_on: 2026-03-10}, {id: D-2, decided_on: 2026-03-20, supersedes: D-1, \
                         withdrawn: {withdrawn_on: 2026-03-25}}";
        let days = ["2026-03-20", "2026-03-24", "2026-03-25"];
        let want = ["superseded in_force", "superseded in_force", "in_force withdrawn"];
        assert_eq!(states(decisions, days), want);
    }

    #[test]
    fn a_question_that_is_taken_back_waits_for_nobody() {
        let decisions = "{id: D-1, asked_on: 2026-03-10, withdrawn: {withdrawn_on: 2026-03-12}}";
        assert_eq!(states(decisions, ["2026-03-09", "2026-03-11", "2026-03-12"]), ["-", "open", "withdrawn"]);
    }

    #[test]
    fn a_decision_without_a_day_is_open_from_the_day_it_was_asked_for() {
        let decisions = "{id: D-1, asked_on: 2026-03-10}, {id: D-2}, \
                         {id: D-3, asked_on: 2026-03-10, decided_on: 2026-03-12}";
        let days = ["2026-03-09", "2026-03-11", "2026-03-12"];
        assert_eq!(states(decisions, days), ["- open -", "open open open", "open open in_force"]);
    }
}
