//! One plan on both days.

use super::by::{By, Hands};
use super::change::{Change, Course};
use super::rhythm::Rhythm;
use super::stage::{Share, Stage, by, shares};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::diff::{Both, PlanFate, Version};
use crate::history::Standing;
use crate::model::Segment;

/// What became of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanSince {
    /// The name of its directory, on each side.
    pub slug: Both<Option<String>>,
    /// The customer; the directory's name where the head of the plan cannot be read.
    pub customer: String,
    /// What became of it as a whole.
    pub fate: PlanFate,
    /// What it is, where it is new.
    pub started: Option<Started>,
    /// Where it stood and stands, as far as that is known.
    pub standing: Both<Option<Standing>>,
    /// Why not all of it can be compared, on each side.
    pub broken: Both<Option<String>>,
    /// What is not as it was.
    pub changes: Vec<Change>,
    /// Whether its rhythm was kept; none where it does not run, or that is not known.
    pub rhythm: Option<Rhythm>,
    /// Who changed its files, or what it is judged by; nobody where neither changed.
    pub hands: Hands,
    /// What lies in between, one thing after another: time, then what was done. Nothing where nothing was done, or nothing is
    /// told.
    pub stages: Vec<Stage>,
}

/// A plan that was not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Started {
    /// When its contract was signed.
    pub signed_on: Date,
    /// Its segment.
    pub segment: Segment,
    /// What it is worth a year.
    pub arr: Option<f64>,
    /// In which currency.
    pub currency: Option<String>,
    /// Who runs it.
    pub csm: Option<String>,
}

impl PlanSince {
    /// What lies between two versions of a plan, each judged on its own day.
    pub fn between(versions: Both<Option<&Version>>, hands: Hands) -> Self {
        let shown = versions.head.or(versions.base);
        let customer = shown.map(|it| it.customer().unwrap_or_else(|| it.slug()).to_owned());
        let plans = versions.map(|it| it.and_then(|it| it.assessment.as_ref()));
        let fate = if is_signed_since(plans) { PlanFate::Added } else { PlanFate::of(versions) };
        let plans = if fate == PlanFate::Added { Both::new(None, plans.head) } else { plans };
        let has_hands = hands != Hands::default();
        let left_alone = plans.known().filter(|_| has_hands);
        let left_alone = left_alone.map(|it| Assessment::from(it.base.on(it.head.as_of())));
        let course = |it: Both<&Assessment>| {
            Course { then: it.base, left_alone: left_alone.as_ref(), now: it.head }.changes()
        };
        let changes = plans.known().map(course).unwrap_or_default();
        let by_time = plans.base.zip(left_alone.as_ref()).filter(|_| !changes.is_empty());
        let stages = by_time.zip(plans.head).map(|((then, left_alone), now)| {
            vec![Stage::by_time(then, left_alone), Stage::after(then, now, hands.clone(), None)]
        });
        Self {
            slug: versions.map(|it| it.map(|it| it.slug().to_owned())),
            customer: customer.unwrap_or_default(),
            fate,
            started: plans.head.filter(|_| fate == PlanFate::Added).map(Started::of),
            standing: plans.map(|it| it.map(|it| Standing::of(it, &[]))),
            broken: versions.map(|it| it.and_then(Version::why_broken)),
            rhythm: plans.head.and_then(|now| Rhythm::of(plans.base, now)),
            changes,
            hands,
            stages: stages.unwrap_or_default(),
        }
    }

    /// The same with each thing that was done in between, the earliest first, in place of all together. After the last one
    /// the plan is as it is now.
    #[must_use]
    pub fn walked(mut self, done: Vec<Stage>) -> Self {
        if self.is_done_to() {
            self.stages.truncate(1);
            self.stages.extend(done);
            let by = |it: &Change| by(&it.news, &self.shares(it)).unwrap_or(it.by);
            let found: Vec<By> = self.changes.iter().map(by).collect();
            self.changes.iter_mut().zip(found).for_each(|(change, by)| change.by = by);
        }
        self
    }

    /// Whether something is to be told of it that somebody may have done.
    pub const fn is_done_to(&self) -> bool {
        !self.stages.is_empty()
    }

    /// What time and each commit did of a change; nothing where only time passed.
    pub fn shares(&self, change: &Change) -> Vec<Share<'_>> {
        let Some(then) = &self.standing.base else { return Vec::new() };
        shares(&change.news, then, &self.stages)
    }

    /// The name of its directory: now, where it is there.
    pub fn name(&self) -> &str {
        self.slug.head.as_deref().or(self.slug.base.as_deref()).unwrap_or_default()
    }

    /// What its directory was called, where it is called otherwise now.
    pub fn former_name(&self) -> Option<&str> {
        let (base, head) = (self.slug.base.as_deref()?, self.slug.head.as_deref()?);
        (base != head).then_some(base)
    }

    /// Whether there is nothing to tell of it.
    pub fn is_unchanged(&self) -> bool {
        let is_whole = self.broken.base.is_none() && self.broken.head.is_none();
        self.fate == PlanFate::Kept && self.changes.is_empty() && is_whole && self.former_name().is_none()
    }
}

impl Started {
    fn of(it: &Assessment) -> Self {
        let contract = &it.plan.onboarding.contract;
        Self {
            signed_on: it.signed(),
            segment: it.plan.onboarding.segment,
            arr: contract.arr,
            currency: contract.currency.get().map(str::to_owned),
            csm: it.csm().map(str::to_owned),
        }
    }
}

/// Whether the files were there, and the contract was signed only then.
fn is_signed_since(plans: Both<Option<&Assessment>>) -> bool {
    plans.known().is_some_and(|it| it.base.signed() > it.base.as_of() && it.head.signed() <= it.head.as_of())
}
