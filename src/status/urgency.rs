//! The one order of urgency: by colour, the worst first; of one colour by what it costs to leave alone what needs a person,
//! then by the size of the contract, then by age. Rows, needs and lists of plans are all in it.

use std::cmp::Reverse;

use super::need::{Need, needs};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::health::Judgement;
use crate::model::Colour;
use crate::signal::{SIGNALS, loss, watch};

/// The metrics that count what is late.
pub const LATE: [&str; 3] = ["overdue_milestones", "overdue_actions", "overdue_trainings"];

/// How urgent a plan is, or one thing of it: the least comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    has_ended: bool,
    /// Paperwork of a healthy plan waits for what loses a customer.
    colour: u8,
    /// What it costs to leave alone.
    cost: usize,
    /// The contract, in hundredths.
    stake: Reverse<i64>,
    /// The place of what needs a person among all that costs as much.
    rank: usize,
    /// Since when, or by when somebody should have begun.
    by: Date,
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
        let rank = first.map_or_else(|| rank_without_needs(it), |need| need.rank);
        Self {
            has_ended: it.has_ended(),
            colour: colour(it),
            cost: cost(rank),
            stake: Reverse(it.plan.onboarding.contract.arr.map_or(0, |arr| (arr * 100.0) as i64)),
            rank,
            by: first.map_or_else(|| it.signed(), |need| need.by),
            score: (it.health.score().unwrap_or(it.health.low) * 10.0).round() as i64,
            slug: it.slug().to_owned(),
        }
    }

    /// That of one thing of the plan.
    #[must_use]
    pub fn of_need(&self, need: &Need) -> Self {
        Self { cost: cost(need.rank), rank: need.rank, by: need.by, ..self.clone() }
    }
}

/// What it costs to leave something alone: first what it weighs, then what is lost by it.
fn cost(rank: usize) -> usize {
    let (weight, place) = (rank / SIGNALS.len(), rank % SIGNALS.len());
    weight * SIGNALS.len() + loss(place)
}

/// After all that a signal says: what is known to be late, then the rest.
fn rank_without_needs(it: &Assessment) -> usize {
    // After the last signal, of those that weigh the least.
    let last = 3 * SIGNALS.len();
    if is_late(it) { last } else { last + SIGNALS.len() }
}

/// Whether anything is known to be late in a plan that is under way.
fn is_late(it: &Assessment) -> bool {
    let counts = LATE.iter().filter_map(|metric| it.metrics.get(metric).known());
    !it.has_ended() && !it.is_on_hold() && counts.into_iter().any(|count| count > 0.0)
}

/// How a plan is, the worst first: what cannot be judged before what may be let alone, and what is known to be late, however
/// little else is known, before what is amber.
fn colour(it: &Assessment) -> u8 {
    match (it.health.band(), it.health.judgement) {
        (Some(Colour::Red), _) => 0,
        (None, Judgement::Insufficient) if is_late(it) => 1,
        (Some(Colour::Amber), _) => 2,
        (None, Judgement::Insufficient) => 3,
        (None, Judgement::OnHold) => 4,
        (None, _) => 5,
        (Some(Colour::Green), _) => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::signal::cost_rank;

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
        assert_eq!(ranks.0, 3 * SIGNALS.len());
        assert!(ranks.0 < ranks.1);
    }

    /// Nobody has written in it or spoken with anybody for 70 days.
    const NEGLECTED: &str = "{customer: Harrow Rail, segment: mid-market, contract: {signed_on: 2026-02-02, arr: 310, currency: EUR}, team: {csm: Jo}}";

    fn on(head: &str, files: &[(&str, &str)]) -> (Urgency, Vec<String>) {
        let files = [&[("onboarding.yaml", head)], files].concat();
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-13")));
        let needs = needs(&it, &watch(&it));
        (Urgency::of_needs(&it, &needs), needs.into_iter().map(|need| need.what).collect())
    }

    #[test]
    fn a_plan_that_nobody_keeps_is_before_one_that_lost_its_champion() {
        let head = NEGLECTED.replace("Harrow Rail", "Lumenfold").replace("310", "900");
        let gone = "people: [{name: Ana, roles: [executive_sponsor]}, {name: Theo, roles: [champion], departed_on: 2026-03-25}]";
        let kept = [
            ("stakeholders.yaml", gone),
            ("contacts.yaml", "contacts: [{id: L-1, kind: call, held_on: 2026-04-08, present: [Ana]}]"),
        ];
        let ((lost, left), (neglected, told)) = (on(&head, &kept), on(NEGLECTED, &[]));
        assert_eq!(left[0], "no champion since Theo left on 2026-03-25");
        assert_eq!(told[0], "nobody has spoken with the customer for 70 days");
        assert!(neglected < lost, "{neglected:?} {lost:?}");
    }

    #[test]
    fn paperwork_of_a_healthy_plan_comes_after_what_loses_a_customer() {
        let live = "milestones: [{id: M-live, event: go_live, done_on: 2026-03-05, evidence: a}]";
        let (paperwork, late) = (urgency(9_000, &[("jsp.yaml", live)]), urgency(1, &[GONE]));
        assert!(late < paperwork, "{late:?} {paperwork:?}");
        let said = {
            let head = NEGLECTED.replace("2026-02-02", "2026-03-30");
            on(&head, &[("jsp.yaml", &live.replace("03-05", "04-10"))]).1
        };
        let place =
            |what: &str| said.iter().position(|it| it.contains(what)).unwrap_or_else(|| panic!("{said:?}"));
        assert!(place("no handoff meeting") < place("while the go-live gate was not open"), "{said:?}");
    }

    #[test]
    fn of_what_loses_the_customer_the_larger_contract_comes_first() {
        let quiet = urgency(1, &[]);
        let of = |signal: &str, arr: i64| {
            let rank = cost_rank(signal);
            Urgency { cost: cost(rank), rank, stake: Reverse(arr), ..quiet.clone() }
        };
        assert!(of("first_value_late", 472) < of("sponsor_missing", 83));
        assert!(of("sponsor_missing", 83) < of("first_value_late", 83), "of contracts alike, by the signal");
        assert!(of("no_contact", 1) < of("first_value_late", 472), "first the plan that nobody keeps");
        assert!(of("sponsor_missing", 1) < of("gate_overdue", 900), "last what only moves a date");
    }

    #[test]
    fn colours_are_never_mixed_and_what_is_green_comes_last_whatever_needs_a_person() {
        let green = on(
            "{customer: Fjord, segment: smb, contract: {signed_on: 2026-03-30, arr: 9000, currency: EUR}, team: {csm: Jo}}",
            &[],
        )
        .0;
        let order = |colour: u8, rank: usize| Urgency { colour, cost: cost(rank), rank, ..green.clone() };
        assert!(order(2, 4 * SIGNALS.len()) < order(6, 0), "an amber one that needs nobody");
    }

    #[test]
    fn a_nudge_waits_for_a_go_live_that_slips_by_weeks() {
        let jsp = "milestones: [{id: M-live, event: go_live, due: 2026-04-30, moves: [{from: 2026-04-10, to: 2026-04-30, moved_on: 2026-04-01}]}]";
        let files = [
            ("jsp.yaml", jsp),
            ("stakeholders.yaml", "people: [{name: Lee, roles: [executive_sponsor, champion]}]"),
            (
                "contacts.yaml",
                "contacts: [{id: L-1, kind: kickoff, held_on: 2026-03-31, present: [Lee]}, {id: L-2, kind: handoff_meeting, held_on: 2026-03-31}, {id: L-3, kind: ask, asked_on: 2026-04-07, of: Lee}]",
            ),
        ];
        let said = on(&NEGLECTED.replace("2026-02-02", "2026-03-30"), &files).1;
        let place =
            |what: &str| said.iter().position(|it| it.contains(what)).unwrap_or_else(|| panic!("{said:?}"));
        assert!(place("go-live is forecast 20 days after") < place("send a nudge"), "{said:?}");
    }
}
