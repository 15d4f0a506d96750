//! Words for where an onboarding stands: phases, gates, events, and how far things are.

use super::names;
use super::people::Right;

names! {
    /// The five phases of an onboarding, in order (S1).
    Phase {
        /// The handoff from sales, before the customer's kickoff.
        PreOnboarding = "pre-onboarding",
        /// Goals, roles and the joint success plan are agreed.
        Kickoff = "kickoff",
        /// Configuration, data, integrations, security, up to go-live.
        Implementation = "implementation",
        /// Training, first value, seats in use.
        Activation = "activation",
        /// Full value proven and the account handed over.
        Graduation = "graduation",
    }
}

names! {
    /// The gate that closes each phase, in order.
    GateName {
        /// Closes pre-onboarding.
        Handoff = "handoff",
        /// Closes kickoff.
        Kickoff = "kickoff",
        /// Closes implementation: the nine-point go-live checklist (S1).
        GoLive = "go_live",
        /// Closes activation.
        Activation = "activation",
        /// Closes graduation, and with it the onboarding.
        Graduation = "graduation",
    }
}

impl Phase {
    /// The gate through which this phase is left.
    pub const fn gate(self) -> GateName {
        match self {
            Self::PreOnboarding => GateName::Handoff,
            Self::Kickoff => GateName::Kickoff,
            Self::Implementation => GateName::GoLive,
            Self::Activation => GateName::Activation,
            Self::Graduation => GateName::Graduation,
        }
    }
}

impl GateName {
    /// The phase that this gate closes.
    pub const fn phase(self) -> Phase {
        match self {
            Self::Handoff => Phase::PreOnboarding,
            Self::Kickoff => Phase::Kickoff,
            Self::GoLive => Phase::Implementation,
            Self::Activation => Phase::Activation,
            Self::Graduation => Phase::Graduation,
        }
    }
}

impl GateName {
    /// As people say it: `the go-live gate`.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Handoff => "the handoff gate",
            Self::Kickoff => "the kickoff gate",
            Self::GoLive => "the go-live gate",
            Self::Activation => "the activation gate",
            Self::Graduation => "the graduation gate",
        }
    }

    /// The right that its sign-off takes.
    pub const fn right(self) -> Right {
        match self {
            Self::GoLive => Right::GoLive,
            _ => Right::Gates,
        }
    }
}

names! {
    /// What opens a gate whose criteria are met.
    GatesOpen {
        /// Nothing more: it opens on the first day on which they are.
        Automatic = "automatic",
        /// The signature of somebody with the right.
        Signed = "signed",
    }
}

names! {
    /// How far a milestone or an action is on a day. It follows from the days of the entry and is stored nowhere.
    State {
        /// Nothing has been done.
        NotStarted = "not_started",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// It cannot go on: one of its blockers is open.
        Blocked = "blocked",
        /// Finished.
        Done = "done",
        /// The plan does not need it, or not yet.
        Dropped = "dropped",
    }
}

impl State {
    /// Whether somebody still has to finish it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress | Self::Blocked)
    }
}

names! {
    /// How an onboarding ended.
    Outcome {
        /// On its outcomes, through the last gate.
        Graduated = "graduated",
        /// The customer left.
        Churned = "churned",
        /// Stopped before it could succeed or fail.
        Cancelled = "cancelled",
    }
}

names! {
    /// A milestone that metrics, windows and gates know by name. One milestone a plan at most for each. What has its home
    /// elsewhere than in a milestone is a [`Fact`](super::Fact).
    Event {
        /// The core configuration is done (S2, by day 30).
        CoreConfiguration = "core_configuration",
        /// Single sign-on works.
        Sso = "sso",
        /// The customer uses the product in production.
        GoLive = "go_live",
        /// Rolled out to the broader team (S2, by day 60).
        Rollout = "rollout",
        /// Part of the customer's existing workflows (S2, by day 60).
        WorkflowIntegration = "workflow_integration",
        /// Usage tied to the business metric (S2, by day 90).
        UsageTied = "usage_tied",
        /// Early results written down (S2, by day 90).
        ResultsDocumented = "results_documented",
        /// Handed over to the ongoing account team (S2, by day 90).
        Transition = "transition",
    }
}

names! {
    /// How often something happens.
    Frequency {
        /// Every day.
        Daily = "daily",
        /// Every week.
        Weekly = "weekly",
        /// Every two weeks.
        EveryTwoWeeks = "every_two_weeks",
        /// Every month.
        Monthly = "monthly",
    }
}

impl Frequency {
    /// Calendar days from one to the next.
    pub const fn days(self) -> i64 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 7,
            Self::EveryTwoWeeks => 14,
            Self::Monthly => 31,
        }
    }
}
