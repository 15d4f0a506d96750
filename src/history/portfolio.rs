//! All plans on one day of their history: how many are how, and who came and went between two days.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::health::Judgement;
use crate::model::{Outcome, Phase};
use crate::plan_at::PlanAt;
use crate::status::overdue;

/// A plan as a portfolio counts it on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// What it is known by, whatever its directory is called.
    pub id: String,
    /// The name of its directory.
    pub slug: String,
    /// What its customer is called.
    pub customer: String,
    /// What its health comes to; none once it has ended.
    pub judgement: Option<Judgement>,
    /// The phase; none once it has ended.
    pub phase: Option<Phase>,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// Whether it is open and something of it is overdue, as far as that is known.
    pub is_late: bool,
}

/// All plans on a day, by the files of that day.
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioStep {
    /// The day on which they are judged.
    pub day: Date,
    /// The commit that has the files, by the beginning of its id.
    pub commit: String,
    /// The plans, or in a few words why there are none to count.
    pub plans: Result<Vec<Counted>, String>,
    /// Those that could not be read, and are not counted, by their directories.
    pub unreadable: Vec<String>,
}

/// What became of a plan between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It is new.
    Came,
    /// It has ended.
    Ended(Outcome),
    /// It had ended, and goes on.
    Reopened,
    /// It is not there any more.
    Gone,
}

impl Counted {
    /// A plan on a day; nothing of one whose contract is signed only later. One that has ended is not assessed.
    pub fn of(it: PlanAt) -> Option<Self> {
        if it.signed() > it.as_of() {
            return None;
        }
        let counted = Self {
            id: it.id().to_owned(),
            slug: it.slug().to_owned(),
            customer: it.plan.onboarding.customer.clone(),
            judgement: None,
            phase: None,
            ended: it.ending().map(|ending| ending.result),
            is_late: false,
        };
        Some(if counted.ended.is_some() { counted } else { counted.open(&Assessment::from(it)) })
    }

    fn open(self, it: &Assessment) -> Self {
        let is_late = overdue(it).is_some_and(|count| count > 0);
        Self { judgement: Some(it.health.judgement), phase: it.gates.phase, is_late, ..self }
    }
}

impl PortfolioStep {
    /// The plans that could be counted.
    pub fn counted(&self) -> &[Counted] {
        self.plans.as_deref().unwrap_or_default()
    }

    /// How many open plans are such.
    pub fn open(&self, is_such: impl Fn(&Counted) -> bool) -> usize {
        self.counted().iter().filter(|it| it.ended.is_none() && is_such(it)).count()
    }

    /// How many have ended like this.
    pub fn ended(&self, outcome: Outcome) -> usize {
        self.counted().iter().filter(|it| it.ended == Some(outcome)).count()
    }
}

/// Who came and went from one day to another, by the customer; nothing where one of the days has nothing to count. A plan
/// that could not be read on one of them has neither gone nor come.
pub fn passages<'s>(before: &'s PortfolioStep, after: &'s PortfolioStep) -> Vec<(&'s Counted, Passage)> {
    let (Ok(was), Ok(is)) = (&before.plans, &after.plans) else { return Vec::new() };
    let by_id =
        |plans: &'s [Counted]| plans.iter().map(|it| (it.id.as_str(), it)).collect::<BTreeMap<_, _>>();
    let (old, new) = (by_id(was), by_id(is));
    let is_torn = |step: &PortfolioStep, it: &Counted| step.unreadable.contains(&it.slug);
    let of_new = is.iter().filter_map(|it| {
        let passage = match (old.get(it.id.as_str()).map(|old| old.ended), it.ended) {
            (None, _) if is_torn(before, it) => None,
            (None, _) => Some(Passage::Came),
            (Some(None), Some(outcome)) => Some(Passage::Ended(outcome)),
            (Some(Some(_)), None) => Some(Passage::Reopened),
            _ => None,
        };
        Some((it, passage?))
    });
    let is_gone = |it: &&Counted| !is_torn(after, it) && !new.contains_key(it.id.as_str());
    let gone = was.iter().filter(is_gone).map(|it| (it, Passage::Gone));
    let mut all: Vec<(&Counted, Passage)> = of_new.chain(gone).collect();
    all.sort_by_key(|(it, _)| (it.customer.to_lowercase(), it.slug.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn counted(files: &[(&str, &str)]) -> Counted {
        Counted::of(PlanAt::of(plan_from(files), &Basis::on(date("2026-04-10")))).unwrap()
    }

    fn step(plans: &[&Counted], unreadable: &[&str]) -> PortfolioStep {
        let unreadable = unreadable.iter().map(|it| (*it).to_owned()).collect();
        let plans = Ok(plans.iter().map(|it| (*it).clone()).collect());
        PortfolioStep { day: date("2026-04-10"), commit: "1234567".to_owned(), plans, unreadable }
    }

    const CHURNED: &str = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-09, result: churned}}";

    #[test]
    fn plans_come_end_and_go_by_their_ids() {
        let open = counted(&[]);
        let ended = counted(&[("onboarding.yaml", CHURNED)]);
        let renamed = Counted { slug: "other".to_owned(), ..open.clone() };
        let seen = |before: &PortfolioStep, after: &PortfolioStep| -> Vec<Passage> {
            passages(before, after).into_iter().map(|(_, it)| it).collect()
        };
        let none = step(&[], &[]);
        assert_eq!(seen(&none, &step(&[&open], &[])), [Passage::Came]);
        assert_eq!(seen(&step(&[&open], &[]), &none), [Passage::Gone]);
        assert_eq!(seen(&step(&[&open], &[]), &step(&[&renamed], &[])), []);
        assert_eq!(seen(&step(&[&open], &[]), &step(&[&ended], &[])), [Passage::Ended(Outcome::Churned)]);
        assert_eq!(seen(&step(&[&ended], &[]), &step(&[&open], &[])), [Passage::Reopened]);
        // Whether it came or could be read again, nobody knows.
        assert_eq!(seen(&step(&[], &["acme"]), &step(&[&open], &[])), []);
        assert_eq!(seen(&step(&[&open], &[]), &step(&[], &["acme"])), []);
        assert_eq!(seen(&step(&[], &["beta"]), &step(&[&open], &[])), [Passage::Came]);
        let wrong = PortfolioStep { plans: Err("wrong".to_owned()), ..none.clone() };
        assert_eq!(seen(&wrong, &step(&[&open], &[])), []);
    }

    #[test]
    fn what_has_ended_is_counted_by_how_alone() {
        let late = counted(&[("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-01}]")]);
        let ended = counted(&[
            ("onboarding.yaml", CHURNED),
            ("jsp.yaml", "milestones: [{id: M-1, due: 2026-04-01}]"),
        ]);
        let step = step(&[&late, &ended], &[]);
        assert_eq!((step.open(|_| true), step.open(|it| it.is_late)), (1, 1));
        assert_eq!((step.ended(Outcome::Churned), step.ended(Outcome::Graduated)), (1, 0));
        assert!(!ended.is_late);
    }
}
