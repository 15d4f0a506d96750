//! Sign-offs, each judged by its own day: by the people, the criteria, the evidence and the order of gates at the end
//! of that day. What changes later takes nothing of it back; so an earlier day answers the same for ever.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::guarded::guarded_days;
use super::judged::Verdict;
use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::{CriterionKind, CriterionState};
use crate::date::Date;
use crate::metric::Measurer;
use crate::model::{Criterion, Gate, GateName, Home, Signoff};
use crate::schedule::Schedule;

/// How many sign-offs of one gate are judged, the earliest first: nobody signs one so often, and each is a look at the
/// whole plan on another day.
const JUDGED: usize = 40;

/// What the criteria of a gate come to on a day, in the order of the file; none for one that is not asked for.
pub(super) type Rulings = Vec<Option<Ruling>>;

/// The sign-offs that count, gate by gate, as far as they have been judged.
pub(super) struct History<'a> {
    /// The plan on the day that is asked about.
    pub(super) today: MeasuredPlan<'a>,
    /// It on the earlier days on which somebody signed or something guarded happened, worked out when a gate asks.
    pub(super) past: BTreeMap<Date, OnceCell<Measurer<Schedule>>>,
    /// The days that the plan knows of, once a gate that opens by itself asks.
    pub(super) written: Option<BTreeSet<Date>>,
    /// In the order of the gates; of each, by day.
    pub(super) counting: Vec<Vec<Counting<'a>>>,
}

/// What opens a gate from its day on: a sign-off that counts until it is taken back, or the gate itself.
pub(super) struct Counting<'a> {
    /// None of a gate that opened by itself.
    pub(super) signoff: Option<&'a Signoff>,
    /// The earlier one of somebody else, where two are needed.
    partner: Option<&'a Signoff>,
    pub(super) on: Date,
    then: Rulings,
}

/// A gate on a day.
pub(super) struct Standing<'h, 'a> {
    pub(super) verdict: Verdict,
    /// The sign-off that stands, whether or not something has shut the gate since.
    pub(super) signed: Option<&'h Counting<'a>>,
    /// Each criterion that is asked for: its index, its ruling, and whether the gate depends on it.
    pub(super) criteria: Vec<(usize, Ruling, bool)>,
}

impl Counting<'_> {
    /// The opening of a gate that waits for nobody.
    pub(super) const fn by_itself(on: Date, then: Rulings) -> Self {
        Self { signoff: None, partner: None, on, then }
    }
}

impl<'a> History<'a> {
    pub(super) fn of(today: MeasuredPlan<'a>) -> Self {
        let days = GateName::ALL.iter().filter_map(|name| today.schedule.at.plan.gates.gates.get(*name));
        let days = days.flat_map(|gate| {
            // Why the last does not count is told, however many there are.
            let last = gate.signoffs.iter().filter_map(|signoff| signoff.signed_on);
            let last = last.filter(|on| *on <= today.as_of()).max();
            given(gate, today.as_of()).into_iter().map(|(_, on)| on).chain(last)
        });
        let days = days.chain(guarded_days(&today));
        let past = days.filter(|on| *on < today.as_of()).map(|on| (on, OnceCell::new())).collect();
        Self { today, past, written: None, counting: Vec::new() }
    }

    /// The plan on the day of a sign-off.
    pub(super) fn on(&self, day: Date) -> MeasuredPlan<'_> {
        self.past.get(&day).map_or(self.today, |measured| {
            let measure = || Measurer::new(Schedule::of(self.today.schedule.at.on(day)));
            MeasuredPlan::to_measure(measured.get_or_init(measure)).until(self.today.last_day())
        })
    }

    /// What the criteria of a gate come to on a day, whether or not anybody has signed.
    pub(super) fn rulings(&self, name: GateName, gate: &Gate, day: Date) -> Rulings {
        let plan = self.on(day);
        let criteria = gate.criteria.iter();
        criteria.map(|criterion| criterion.is_asked_on(day).then(|| plan.ruling(name, criterion))).collect()
    }

    /// Judges the sign-offs of the gate that comes next.
    pub(super) fn judge(&mut self, name: GateName, gate: &'a Gate) {
        if self.today.is_automatic() {
            let opening = self.opens_by_itself(name, gate).into_iter().collect();
            self.counting.push(opening);
            return;
        }
        let given = given(gate, self.today.as_of());
        let counting = given.into_iter().filter_map(|(signoff, on)| {
            let then = self.rulings(name, gate, on);
            self.counts(name, gate, signoff, on, &then)
                .then_some((signoff, Counting { signoff: Some(signoff), partner: None, on, then }))
        });
        let counting = self.of_two(name, counting.collect());
        self.counting.push(counting);
    }

    /// The sign-offs that open a gate: where two persons are needed, those that follow one of somebody else.
    fn of_two(&self, name: GateName, counting: Vec<(&'a Signoff, Counting<'a>)>) -> Vec<Counting<'a>> {
        let mut given: Vec<&'a Signoff> = Vec::new();
        let mut opening = Vec::new();
        for (signoff, one) in counting {
            let is_partner = |it: &&&Signoff| {
                it.is_there_on(one.on) && !self.today.is_same(it.by.or(""), signoff.by.or(""))
            };
            let partner = given.iter().find(is_partner).copied();
            given.push(signoff);
            if !self.takes_two(name, one.on) {
                opening.push(one);
            } else if partner.is_some() {
                opening.push(Counting { partner, ..one });
            }
        }
        opening
    }

    /// Whether a gate takes the signatures of two persons on a day: where the configuration says so and two have the
    /// right.
    pub(super) fn takes_two(&self, name: GateName, day: Date) -> bool {
        let asked = &self.today.basis.config.gates.signoffs.two_persons;
        asked.contains(&name) && self.today.who_has(name.right(), day).len() > 1
    }

    fn counts(&self, name: GateName, gate: &Gate, signoff: &Signoff, on: Date, then: &Rulings) -> bool {
        self.on(on).lacks_right(name, signoff).is_none()
            && asks_for_something(gate, on, then)
            && unsettled(gate, on, then).next().is_none()
            && self.first_shut(name, on).is_none()
    }

    /// The first gate ahead of this one that was not open at the end of a day, and what it was.
    pub(super) fn first_shut(&self, before: GateName, day: Date) -> Option<(GateName, Verdict)> {
        let ahead = GateName::ALL.iter().filter(|name| **name < before);
        let mut verdicts = ahead.map(|name| (*name, self.verdict(*name, day)));
        verdicts.find(|(_, verdict)| !verdict.is_open())
    }

    /// What a gate was at the end of a day.
    fn verdict(&self, name: GateName, day: Date) -> Verdict {
        let gate = self.today.schedule.at.plan.gates.gates.get(name);
        gate.map_or(Verdict::Shut, |gate| {
            self.standing(name, gate, self.rulings(name, gate, day), day).verdict
        })
    }

    /// Whether a gate was open at the end of a day, or has opened since.
    pub(super) fn has_opened(&self, name: GateName, day: Date) -> bool {
        let later = self.counting.get(name as usize).into_iter().flatten();
        later.into_iter().any(|it| it.on > day) || self.verdict(name, day).is_open()
    }

    /// The sign-off that stands on a day: the earliest that counts and has not been taken back by then.
    fn signed(&self, name: GateName, day: Date) -> Option<&Counting<'a>> {
        let counting = self.counting.get(name as usize)?;
        let stands = |signoff: &Signoff| signoff.is_there_on(day);
        counting
            .iter()
            .find(|it| it.on <= day && it.signoff.is_none_or(stands) && it.partner.is_none_or(stands))
    }

    /// How a gate stands on a day, of which these are the rulings.
    pub(super) fn standing(&self, name: GateName, gate: &Gate, now: Rulings, day: Date) -> Standing<'_, 'a> {
        let Some(signed) = self.signed(name, day) else {
            let (verdict, criteria) = unsigned(now);
            return Standing { verdict, signed: None, criteria };
        };
        let both = gate.criteria.iter().zip(now).zip(&signed.then).enumerate();
        let criteria: Vec<(usize, Ruling, bool)> = both
            .filter_map(|(index, ((criterion, now), then))| {
                let now = now?;
                let then = then.as_ref().filter(|_| criterion.is_asked_on(signed.on));
                Some(match then {
                    Some(then) => (index, self.since((name, criterion), signed.on, then, now), true),
                    None => (index, now, false),
                })
            })
            .collect();
        let binding = criteria.iter().filter(|(.., binds)| *binds).map(|(_, ruling, _)| ruling.state);
        let verdict = if binding.clone().any(CriterionState::is_blocking) {
            Verdict::Shut
        } else if binding.into_iter().any(|state| matches!(state, CriterionState::Waived(_))) {
            Verdict::Conditional
        } else {
            Verdict::Passed
        };
        Standing { verdict, signed: Some(signed), criteria }
    }

    /// How a criterion stands that was settled when the gate was signed. Numbers that fall and milestones that are
    /// reopened take nothing back; a waiver that has run out does, and a word, a ruling or a fact that was withdrawn.
    fn since(
        &self,
        (gate, criterion): (GateName, &Criterion),
        signed: Date,
        then: &Ruling,
        now: Ruling,
    ) -> Ruling {
        let is_given = match then.state {
            CriterionState::NotApplicable => self.on(signed).ruled_out(gate, criterion).is_some(),
            CriterionState::Met => {
                CriterionKind::of(criterion) == CriterionKind::Attested
                    || self.rests_on_what_was_told(criterion)
            }
            _ => true,
        };
        if is_given || now.observed == then.observed {
            return now;
        }
        let observed = format!("{} when signed off; {} now", then.observed, now.observed);
        Ruling { observed, ..then.clone() }
    }

    /// Whether a criterion, or its milestone, rests on a fact that only a withdrawal can make untrue again.
    fn rests_on_what_was_told(&self, criterion: &Criterion) -> bool {
        let milestone = || self.today.schedule.milestone(criterion.milestone.get()?)?.1.fact;
        let fact = match CriterionKind::of(criterion) {
            CriterionKind::Fact => criterion.fact,
            CriterionKind::Milestone => milestone(),
            _ => None,
        };
        fact.is_some_and(|fact| !matches!(fact.home(), Home::Resources | Home::Training))
    }
}

/// A gate that nobody has signed opens on criteria: without one that applies there is nothing to confirm.
fn unsigned(now: Rulings) -> (Verdict, Vec<(usize, Ruling, bool)>) {
    let asked = now.into_iter().enumerate().filter_map(|(index, ruling)| Some((index, ruling?, true)));
    let criteria: Vec<_> = asked.collect();
    let has_substance = criteria.iter().any(|(_, it, _)| it.state != CriterionState::NotApplicable);
    let is_shut = !has_substance || criteria.iter().any(|(_, ruling, _)| ruling.state.is_blocking());
    (if is_shut { Verdict::Shut } else { Verdict::Ready }, criteria)
}

/// The complete sign-offs of a gate by a day, the earliest first, those that were taken back later among them.
fn given(gate: &Gate, day: Date) -> Vec<(&Signoff, Date)> {
    let complete = gate.signoffs.iter().filter(|signoff| signoff.by.is_answered());
    let mut given: Vec<_> =
        complete.filter_map(|signoff| Some((signoff, signoff.signed_on.filter(|on| *on <= day)?))).collect();
    given.sort_by_key(|(_, on)| *on);
    given.truncate(JUDGED);
    given
}

/// Whether anything was to be met on the day of a sign-off.
pub(super) fn asks_for_something(gate: &Gate, signed: Date, then: &Rulings) -> bool {
    let binding = gate.criteria.iter().zip(then).filter(|(criterion, _)| criterion.is_asked_on(signed));
    binding.filter_map(|(_, then)| then.as_ref()).any(|it| it.state != CriterionState::NotApplicable)
}

/// The criteria that were not met on the day of a sign-off that has to do with them, as indexes.
pub(super) fn unsettled<'r>(
    gate: &'r Gate,
    signed: Date,
    then: &'r Rulings,
) -> impl Iterator<Item = usize> + 'r {
    let both = gate.criteria.iter().zip(then).enumerate();
    both.filter(move |(_, (criterion, then))| {
        then.as_ref().is_some_and(|then| then.state.is_blocking()) && criterion.is_asked_on(signed)
    })
    .map(|(index, _)| index)
}
