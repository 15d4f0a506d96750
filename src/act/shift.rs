//! Many milestones move at once, each with a move of its own.

use super::work::Moved;
use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Distance;
use crate::log::MILESTONES;
use crate::model::{Due, Phase, Side};
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::refused::Refused;

/// How many milestones are named.
const NAMED: usize = 8;

/// Which milestones move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait for this one, directly or through others; not it itself.
    After(usize),
    /// Those of a phase.
    Phase(Phase),
    /// All that are open.
    Open,
}

/// Many milestones move by the same distance.
#[derive(Clone, Debug)]
pub struct Shift<'a> {
    /// Which.
    pub which: Which,
    /// How far: later, or earlier where it is negative.
    pub distance: Distance,
    /// Whether those move too that wait for what moves.
    pub with_dependents: bool,
    /// Why.
    pub reason: &'a str,
    /// Whose doing it is.
    pub side: Option<Side>,
    /// Who moves them; the CSM, where nobody is named.
    pub by: Option<String>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
}

impl Which {
    /// Whether any of them can move.
    pub fn is_any(self, at: &PlanAt) -> bool {
        self.milestones(at).into_iter().any(|index| at.is_open(index) && at.due(index).is_some())
    }

    /// All that are meant, open or not, by their indexes in order.
    fn milestones(self, at: &PlanAt) -> Vec<usize> {
        let milestones = &at.plan.jsp.milestones;
        let all = 0..milestones.len();
        match self {
            Self::After(milestone) => at.waiting_for(&[milestone]),
            Self::Phase(phase) => all.filter(|index| milestones[*index].phase == Some(phase)).collect(),
            Self::Open => all.collect(),
        }
    }
}

impl Shift<'_> {
    /// Moves what is open and has a day. What is done or dropped stays, and so does what depends on a milestone: it moves with
    /// that.
    ///
    /// # Errors
    /// When nothing would move, or there is no such decision.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        if self.distance.is_nothing() {
            return Err(Refused::because(format!("`{}` moves nothing", self.distance)));
        }
        let decision = draft.decision_if(self.decision)?;
        let by = draft.or_csm(self.by.as_deref()).map(str::to_owned);
        let (dated, undated) = self.meant(draft);
        if !undated.is_empty() {
            let verb = if undated.len() == 1 { "has" } else { "have" };
            let undated = List::and(&undated).at_most(NAMED).to_string();
            draft.remark(Remark::note(format!("{undated} {verb} no date, and cannot move")));
        }
        if dated.is_empty() {
            let nothing = format!("no open milestone {} has a date", self.said_of(draft));
            return Err(Refused::because(nothing));
        }
        let moved = Moved {
            reason: Some(self.reason),
            side: self.side,
            by: by.as_deref(),
            decision: decision.as_deref(),
        };
        let mut days = Vec::new();
        for (index, from) in &dated {
            let to = self.distance.from(*from, &draft.at.calendar);
            let place = draft.place(&MILESTONES, *index)?;
            moved.write(draft, &place, Some(&Due::Day(*from)), to);
            days.push(format!("`{}` to {to}", draft.plan.jsp.milestones[*index].id));
        }
        let verb = if days.len() == 1 { "moves" } else { "move" };
        let named = List::and(&days).at_most(NAMED);
        Ok(format!("{} {verb} by {}: {named}", Count(days.len(), "milestone"), self.distance.in_words()))
    }

    /// The open milestones that are meant: those that have a day, and the names of those that have none.
    fn meant(&self, draft: &Draft) -> (Vec<(usize, Date)>, Vec<String>) {
        let (at, milestones) = (&draft.at, &draft.plan.jsp.milestones);
        let mut meant = self.which.milestones(at);
        if self.with_dependents {
            meant.extend(at.waiting_for(&meant));
            meant.sort_unstable();
            meant.dedup();
        }
        meant.retain(|index| at.is_open(*index));
        let dated = meant.iter().filter_map(|index| Some((*index, at.due(*index)?))).collect();
        let undated = meant.iter().filter(|index| at.due(**index).is_none());
        (dated, undated.map(|index| format!("`{}`", milestones[*index].id)).collect())
    }

    fn said_of(&self, draft: &Draft) -> String {
        match self.which {
            Which::After(index) => format!("after `{}`", draft.plan.jsp.milestones[index].id),
            Which::Phase(phase) => format!("of the phase `{phase}`"),
            Which::Open => format!("of `{}`", draft.plan.slug),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::model::PlanFile;

    const JSP: &str = "milestones:
  - {id: M-done, phase: implementation, due: 2026-04-01, done_on: 2026-04-01}
  - {id: M-live, phase: implementation, due: 2026-04-15, after: [M-done]}
  - {id: M-roll, phase: activation, due: 2026-04-17, after: [M-live]}
  - {id: M-use, phase: activation, after: [M-roll]}
  - {id: M-off, phase: activation, due: 2026-04-20, after: [M-roll], dropped: [{dropped_on: 2026-04-02}]}
  - {id: M-end, phase: graduation, due: 2026-06-01, after: [M-use, M-done]}
";

    fn shift(which: Which, distance: &str) -> Shift<'static> {
        Shift {
            which,
            distance: distance.parse().unwrap(),
            with_dependents: false,
            reason: "peak season",
            side: Some(Side::Customer),
            by: Some("Ana Ruiz".to_owned()),
            decision: None,
        }
    }

    /// What is said of it on 10 April, and the file then.
    fn tried(shift: &Shift<'_>) -> (String, String, Vec<String>) {
        let mut draft = draft(&[("jsp.yaml", JSP)], "2026-04-10");
        let said = shift.act(&mut draft).unwrap_or_else(|refused| format!("refused: {}", refused.why));
        (said, draft.after(PlanFile::Jsp), draft.said())
    }

    fn said(shift: &Shift<'_>) -> String {
        tried(shift).0
    }

    #[test]
    fn what_waits_for_a_milestone_moves_and_says_why() {
        let (said, text, remarks) = tried(&shift(Which::After(1), "5wd"));
        assert_eq!(
            said,
            "2 milestones move by 5 working days: `M-roll` to 2026-04-24 and `M-end` to 2026-06-08"
        );
        assert_eq!(remarks, ["note: `M-use` has no date, and cannot move"]);
        let entry = "moves: [{from: 2026-04-17, to: 2026-04-24, reason: peak season, side: customer, by: Ana Ruiz, \
                     moved_on: 2026-04-10}]";
        assert!(
            text.contains(&format!("{{id: M-roll, phase: activation, due: 2026-04-24, {entry}")),
            "{text}"
        );
        assert!(text.contains("M-done, phase: implementation, due: 2026-04-01, done_on"), "{text}");
        assert!(text.contains("M-off, phase: activation, due: 2026-04-20, after"), "{text}");
    }

    #[test]
    fn a_phase_or_all_that_is_open_moves_later_or_earlier() {
        assert_eq!(
            said(&shift(Which::Phase(Phase::Implementation), "+1w")),
            "1 milestone moves by 7 days: `M-live` to 2026-04-22"
        );
        assert_eq!(
            said(&shift(Which::Open, "-2wd")),
            "3 milestones move by -2 working days: `M-live` to 2026-04-13, `M-roll` to 2026-04-15 and `M-end` to 2026-05-28"
        );
        let with = Shift { with_dependents: true, ..shift(Which::Phase(Phase::Implementation), "1d") };
        assert!(said(&with).starts_with("3 milestones move by 1 day:"), "{}", said(&with));
    }

    #[test]
    fn what_would_move_nothing_is_refused() {
        assert_eq!(said(&shift(Which::Open, "0wd")), "refused: `0wd` moves nothing");
        assert_eq!(
            said(&shift(Which::After(5), "1d")),
            "refused: no open milestone after `M-end` has a date"
        );
    }
}
