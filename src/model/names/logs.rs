//! Words of the logs: how urgent a blocker is, what a decision is about, what kind of risk it is and what is done about it.

use super::{Right, names};

names! {
    /// How urgent a blocker is; its response time is configuration.
    Urgency {
        /// Answered within 1 working day by default (S1).
        Critical = "critical",
        /// Answered within 3 working days by default.
        Normal = "normal",
    }
}

names! {
    /// What a decision is about.
    About {
        /// What is part of the onboarding and what is not.
        Scope = "scope",
        /// When something is done.
        Timeline = "timeline",
        /// Going live.
        GoLive = "go_live",
        /// Anything else.
        Other = "other",
    }
}

impl About {
    /// The right that a decision about it takes, where it takes one.
    pub const fn right(self) -> Option<Right> {
        match self {
            Self::Scope => Some(Right::Scope),
            Self::Timeline => Some(Right::Timeline),
            Self::GoLive => Some(Right::GoLive),
            Self::Other => None,
        }
    }
}

names! {
    /// What an entry of the risk log is.
    RiskNature {
        /// It may happen.
        Risk = "risk",
        /// It has happened, and is in the way.
        Issue = "issue",
        /// The plan counts on it, and nobody has shown it.
        Assumption = "assumption",
    }
}

names! {
    /// Where a risk comes from.
    RiskKind {
        /// Systems, data, integrations.
        Technical = "technical",
        /// Who is there, who decides, who has time.
        People = "people",
        /// The contract, the price, what was promised.
        Commercial = "commercial",
        /// Dates that do not fit.
        Timeline = "timeline",
        /// Security reviews, access, compliance.
        Security = "security",
        /// Anything else.
        Other = "other",
    }
}

names! {
    /// What is done about a risk.
    RiskResponse {
        /// Change the plan so that it cannot happen.
        Avoid = "avoid",
        /// Make it less likely or less harmful.
        Mitigate = "mitigate",
        /// Let somebody else carry it.
        Transfer = "transfer",
        /// Live with it.
        Accept = "accept",
    }
}

names! {
    /// Whether a risk is still one; no file says it, it follows from the risk's days.
    RiskStatus {
        /// It may happen.
        Open = "open",
        /// It can no longer happen, or no longer matters.
        Closed = "closed",
        /// It happened; `occurred.action` names what it became.
        Occurred = "occurred",
    }
}
