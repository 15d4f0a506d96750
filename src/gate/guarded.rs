//! What must not happen while a gate is shut. It happened all the same, so it is on record; whoever reads the plan is
//! told until the gate opens.

use crate::date::Date;
use crate::model::{Event, Fact, GateName, Outcome, PlanFile};
use crate::plan_at::PlanAt;
use crate::route::Route;

/// Something that a gate has to be open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// The kickoff: it had better wait for the handoff.
    Kickoff,
    /// Going live.
    GoLive,
    /// The roll-out.
    Rollout,
    /// The end of an onboarding as graduated.
    Graduated,
}

impl Guarded {
    /// All of them, in the order in which they happen.
    pub const ALL: [Self; 4] = [Self::Kickoff, Self::GoLive, Self::Rollout, Self::Graduated];

    /// The gate that has to be open.
    pub const fn gate(self) -> GateName {
        match self {
            Self::Kickoff => GateName::Handoff,
            Self::GoLive | Self::Rollout => GateName::GoLive,
            Self::Graduated => GateName::Graduation,
        }
    }

    /// Whether it must not happen before, rather than had better not.
    pub const fn is_forbidden(self) -> bool {
        !matches!(self, Self::Kickoff)
    }

    /// As output writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kickoff => Fact::Kickoff.word(),
            Self::GoLive => Event::GoLive.word(),
            Self::Rollout => Event::Rollout.word(),
            Self::Graduated => Outcome::Graduated.word(),
        }
    }

    /// The event of a milestone that it is, where it is one.
    pub const fn event(self) -> Option<Event> {
        match self {
            Self::GoLive => Some(Event::GoLive),
            Self::Rollout => Some(Event::Rollout),
            Self::Kickoff | Self::Graduated => None,
        }
    }

    const fn phrase(self) -> &'static str {
        match self {
            Self::Kickoff => "the kickoff was held",
            Self::GoLive => "the customer went live",
            Self::Rollout => "it was rolled out",
            Self::Graduated => "the onboarding ended as graduated",
        }
    }

    /// The day on which it happened, if it has by now, and where that is written.
    pub(super) fn happened(self, at: &PlanAt) -> Option<(Date, Route)> {
        let event = |event| at.done_at(at.milestone_of(event)?.0);
        match self {
            Self::Kickoff => at.fact(Fact::Kickoff).cloned(),
            Self::GoLive => event(Event::GoLive),
            Self::Rollout => event(Event::Rollout),
            Self::Graduated => {
                let ending = at.ending().filter(|ending| ending.result == Outcome::Graduated)?;
                Some((ending.ended_on, Route::to(PlanFile::Onboarding).key("ended").key("ended_on")))
            }
        }
    }
}

/// Something that happened while the gate that it has to wait for was not open, and the gate has not opened since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bypass {
    /// What happened.
    pub what: Guarded,
    /// When.
    pub on: Date,
    /// Where that is written.
    pub route: Route,
}

impl Bypass {
    /// The gate that was gone around.
    pub const fn gate(&self) -> GateName {
        self.what.gate()
    }

    /// What happened, and what it should have waited for.
    pub fn message(&self) -> String {
        format!("{} on {}, while {} was not open", self.what.phrase(), self.on, self.gate().called())
    }

    /// The same in a few words: `went live, go-live gate shut`.
    pub fn short(&self) -> String {
        let what = match self.what {
            Guarded::Kickoff => "kicked off",
            Guarded::GoLive => "went live",
            Guarded::Rollout => "rolled out",
            Guarded::Graduated => "graduated",
        };
        format!("{what} through a shut {} gate", self.gate().word().replace('_', "-"))
    }
}

/// The days on which something happened that a gate guards.
pub(super) fn guarded_days(at: &PlanAt) -> impl Iterator<Item = Date> + '_ {
    Guarded::ALL.into_iter().filter_map(|what| what.happened(at).map(|(on, _)| on))
}
