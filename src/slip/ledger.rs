//! The ledger of one plan: its slip in days, and who and what they belong to.

use std::collections::BTreeMap;
use std::fmt;

use super::but_for::{ButFor, Way};
use super::cause::{Cause, Effect, causes};
use crate::date::Date;
use crate::model::{Event, Side};
use crate::schedule::Schedule;

/// Of more causes than this it is not worked out what each would have brought by itself: that is a schedule a cause.
const MOST_ALONE: usize = 40;

/// The day that the go-live is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The one that was agreed last.
    #[default]
    Last,
    /// The plan as both sides agreed on it first.
    First,
}

/// The slip of a plan's go-live, cause by cause. All parts add up to it, in whole days.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The index of the milestone that is the go-live.
    pub milestone: usize,
    /// The day on which it was, or can be.
    pub go_live: Date,
    /// Whether it has happened.
    pub is_live: bool,
    /// The day that was agreed.
    pub baseline: Date,
    /// When that was agreed; none where both sides have not agreed on the plan, and it is where the day stood first.
    pub agreed_on: Option<Date>,
    /// Calendar days from the baseline, rolled forward from a day off, to the go-live; negative when ahead.
    pub slip: i64,
    /// Every cause with its days, those of a side together, in the order in which they are taken out.
    pub causes: Vec<Charged>,
    /// The sides that causes have, and their days.
    pub sides: Vec<SideDays>,
    /// The days that all causes brought, less those of the sides: positive for delays that either side alone would have
    /// caused too, negative where taking away either side alone would have been enough.
    pub at_once: i64,
    /// The slip that would be there without any cause.
    pub unexplained: i64,
}

/// A cause with the days that are charged to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charged {
    /// The cause.
    pub cause: Cause,
    /// What the slip fell by when it was taken out, after those of its side before it; negative where it gained.
    pub days: i64,
    /// What it would have brought without all other causes, where several brought days at once; none where they did not, and
    /// of very many causes.
    pub alone: Option<i64>,
}

impl Charged {
    /// Whether it is one of those that brought days at once: by itself it would have brought more than are charged to it.
    pub fn is_at_once(&self) -> bool {
        self.alone.is_some_and(|alone| alone > self.days.max(0))
    }
}

/// What would not have been lost but for a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideDays {
    /// The side; none where nobody said which side caused it.
    pub side: Option<Side>,
    /// The slip less the slip without all causes of the side; negative where it gained.
    pub days: i64,
    /// How many causes it has.
    pub causes: usize,
}

/// Why there is no slip to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLedger {
    /// No milestone is the go-live.
    NoGoLive,
    /// Nothing tells when it can be: it was dropped, has no day, waits for a cycle, or the onboarding ended before it.
    NoDay,
    /// It came after the plan was agreed on, and no day was agreed for it.
    NoBaseline,
}

impl fmt::Display for NoLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoGoLive => "no milestone is marked `event: go_live`",
            Self::NoDay => "nothing tells when it goes live",
            Self::NoBaseline => "no day was agreed for the go-live",
        })
    }
}

impl Ledger {
    /// The ledger of a schedule.
    ///
    /// # Errors
    /// When there is no slip to explain.
    pub fn of(schedule: &Schedule, against: Against) -> Result<Self, NoLedger> {
        let (milestone, _, forecast) = schedule.event(Event::GoLive).ok_or(NoLedger::NoGoLive)?;
        let go_live = forecast.date.ok_or(NoLedger::NoDay)?;
        let (at, baselines) = (&schedule.at, &schedule.at.baselines);
        let (baseline, agreed_on) = match against {
            Against::Last => (baselines.last(milestone), baselines.last_on(milestone)),
            Against::First => (baselines.first(milestone), baselines.first_on(milestone)),
        };
        let baseline = baseline.ok_or(NoLedger::NoBaseline)?;
        let way = schedule.way_to(milestone);
        let mut on_it: Vec<usize> = way.iter().map(|(index, _)| *index).collect();
        on_it.sort_unstable();
        let (causes, effects): (Vec<Cause>, Vec<Effect>) = causes(at, &on_it, agreed_on).into_iter().unzip();
        let way = Way::of(schedule, (milestone, way), &effects);
        let as_it_is = ButFor::nothing(&way);
        let slip = |but_for: &ButFor<'_>| at.slip(baseline, but_for.date().unwrap_or(go_live));
        let whole = slip(&as_it_is);

        let mut by_side: BTreeMap<(bool, Option<Side>), Vec<usize>> = BTreeMap::new();
        for (index, cause) in causes.iter().enumerate() {
            by_side.entry((cause.side.is_none(), cause.side)).or_default().push(index);
        }
        let mut days = vec![0; causes.len()];
        let mut sides = Vec::new();
        for ((_, side), of_it) in &by_side {
            let mut but_for = as_it_is.clone();
            let mut left = whole;
            for cause in of_it {
                but_for.take_out(&[*cause]);
                days[*cause] = left - slip(&but_for);
                left -= days[*cause];
            }
            sides.push(SideDays { side: *side, days: whole - left, causes: of_it.len() });
        }
        let mut without_any = as_it_is.clone();
        without_any.take_out(&(0..causes.len()).collect::<Vec<usize>>());
        let unexplained = slip(&without_any);
        let of_sides: i64 = sides.iter().map(|it| it.days).sum();
        let at_once = whole - unexplained - of_sides;
        let alone = |index: usize| {
            let mut alone = as_it_is.clone();
            alone.take_out(&(0..days.len()).filter(|other| *other != index).collect::<Vec<usize>>());
            slip(&alone) - unexplained
        };
        let is_asked = at_once > 0 && days.len() <= MOST_ALONE;
        let alone: Vec<Option<i64>> = (0..days.len()).map(|index| is_asked.then(|| alone(index))).collect();
        let mut causes: Vec<Option<Cause>> = causes.into_iter().map(Some).collect();
        let in_order = by_side.into_values().flatten();
        let causes = in_order.filter_map(|index| {
            Some(Charged { cause: causes[index].take()?, days: days[index], alone: alone[index] })
        });
        Ok(Self {
            milestone,
            go_live,
            is_live: forecast.is_done,
            baseline,
            agreed_on,
            slip: whole,
            causes: causes.collect(),
            sides,
            at_once,
            unexplained,
        })
    }

    /// The days of a side.
    pub fn days_of(&self, side: Option<Side>) -> i64 {
        self.sides.iter().find(|it| it.side == side).map_or(0, |it| it.days)
    }

    /// The days of each reason, those of one in the words of the first cause that gives it; the most first. Causes without
    /// one are together.
    pub fn by_reason(&self) -> Vec<(Option<&str>, i64)> {
        let mut sums: Vec<(Option<&str>, i64)> = Vec::new();
        let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for Charged { cause, days, .. } in &self.causes {
            let reason = cause.reason.as_deref();
            let place = *places.entry(reason).or_insert_with(|| {
                sums.push((reason, 0));
                sums.len() - 1
            });
            sums[place].1 += days;
        }
        sums.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
        sums
    }
}
