//! Seats in use that were counted since, where they are more or fewer than before.

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;

/// Seats in use, as they were counted last on either day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageNews {
    /// By the earlier day; none where nobody had counted them by then.
    pub from: Option<Seats>,
    /// By the later one.
    pub to: Seats,
}

/// A count of seats in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// The day of the count.
    pub on: Date,
    /// In use.
    pub active: u32,
    /// Paid for, where that was counted too.
    pub licensed: Option<u32>,
}

impl Alike for UsageNews {
    fn is_like(&self, other: &Self) -> bool {
        self.to == other.to
    }
}

/// What became of the seats in use from one state of a plan to another; nothing once the onboarding has ended.
pub(super) fn usage(then: &Assessment, now: &Assessment) -> Vec<UsageNews> {
    let (from, to) = (counted(then), counted(now).filter(|_| !now.has_ended()));
    let is_other =
        |to: &Seats| from.is_none_or(|from| (from.active, from.licensed) != (to.active, to.licensed));
    to.filter(is_other).map(|to| UsageNews { from, to }).into_iter().collect()
}

fn counted(it: &Assessment) -> Option<Seats> {
    let mut taken = it.plan.adoption.until(it.as_of()).into_iter().rev();
    taken.find_map(|(_, it)| Some(Seats { on: it.measured_on, active: it.active?, licensed: it.licensed }))
}
