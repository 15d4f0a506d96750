//! Words of the logs: how urgent a blocker is, what is done about a risk.

use super::names;

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
    /// Whether a risk is still one.
    RiskStatus {
        /// It may happen.
        Open = "open",
        /// It can no longer happen, or no longer matters.
        Closed = "closed",
        /// It happened; `action` names what it became.
        Occurred = "occurred",
    }
}
