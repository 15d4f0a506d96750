//! The one order of urgency: what needs a person before what does not, by what it costs to leave alone, then by the size of
//! the contract, then by age. Rows, needs and lists of plans all stand in it.

use std::cmp::Reverse;

use super::need::{Need, needs};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::health::Judgement;
use crate::model::Colour;
use crate::signal::{SIGNALS, watch};

/// The metrics that count what is late.
pub(super) const LATE: [&str; 3] = ["overdue_milestones", "overdue_actions", "overdue_trainings"];

/// How urgent a plan is, or one thing of it: the least comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    has_ended: bool,
    /// What it costs to leave alone.
    rank: usize,
    /// The contract, in hundredths.
    stake: Reverse<i64>,
    /// Since when, or by when somebody should have begun.
    by: Date,
    /// Of plans that need nobody, how they are.
    standing: u8,
    /// The score in tenths.
    score: i64,
    slug: String,
}

impl Urgency {
    /// That of a plan.
    pub fn of(it: &Assessment) -> Self {
        Self::of_needs(it, &needs(it, &watch(it)))
    }

    /// That of a plan whose needs are known, the most urgent first.
    pub(super) fn of_needs(it: &Assessment, needs: &[Need]) -> Self {
        let first = needs.first();
        Self {
            has_ended: it.has_ended(),
            rank: first.map_or_else(|| rank_without_needs(it), |need| need.rank),
            stake: Reverse(it.plan.onboarding.contract.arr.map_or(0, |arr| (arr * 100.0) as i64)),
            by: first.map_or_else(|| it.signed(), |need| need.by),
            standing: standing(it.health.judgement),
            score: (it.health.score().unwrap_or(it.health.low) * 10.0).round() as i64,
            slug: it.slug().to_owned(),
        }
    }

    /// That of one thing of the plan.
    #[must_use]
    pub fn of_need(&self, need: &Need) -> Self {
        Self { rank: need.rank, by: need.by, ..self.clone() }
    }
}

/// Behind all that a signal says: what is known to be late, however little else is known of the plan, then how it is.
fn rank_without_needs(it: &Assessment) -> usize {
    let is_late = LATE.iter().filter_map(|metric| it.metrics.get(metric).known()).any(|count| count > 0.0);
    let is_resting = it.has_ended() || it.is_on_hold();
    // One more than the last signal, which stands behind what is behind a shut gate.
    let last = SIGNALS.len() + 1;
    if is_late && !is_resting { last } else { last + 1 + usize::from(standing(it.health.judgement)) }
}

/// How a plan is, the worst first: what cannot be judged before what may be let alone.
const fn standing(judgement: Judgement) -> u8 {
    match judgement.band() {
        Some(Colour::Red) => 0,
        Some(Colour::Amber) => 2,
        Some(Colour::Green) => 5,
        None => match judgement {
            Judgement::Insufficient => 1,
            Judgement::OnHold => 3,
            _ => 4,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn urgency(arr: u32, files: &[(&str, &str)]) -> Urgency {
        let head = format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02, arr: {arr}, currency: EUR}}, team: {{csm: Jo}}}}"
        );
        let files = [&[("onboarding.yaml", head.as_str())], files].concat();
        Urgency::of(&Assessment::of(plan_from(&files), &Basis::on(date("2026-03-06"))))
    }

    const GONE: (&str, &str) =
        ("stakeholders.yaml", "people: [{name: Ana, roles: [champion], departed_on: 2026-03-05}]");
    const LATE: (&str, &str) = ("jsp.yaml", "milestones: [{id: M-1, due: 2026-03-04}]");

    #[test]
    fn what_costs_most_to_leave_alone_comes_first_then_the_larger_contract() {
        let (gone, late, quiet) = (urgency(1, &[GONE]), urgency(900, &[LATE]), urgency(9_000, &[]));
        assert!(gone < late && late < quiet, "{gone:?} {late:?} {quiet:?}");
        assert!(urgency(900, &[GONE]) < urgency(1, &[GONE]));
    }

    #[test]
    fn what_is_known_to_be_late_ranks_a_plan_of_which_too_little_is_known() {
        let ranks = (urgency(1, &[LATE]).rank, urgency(1, &[]).rank);
        assert_eq!(ranks.0, SIGNALS.len() + 1);
        assert!(ranks.0 < ranks.1);
    }
}
