//! What a check looks at: under which heading it is looked up.

/// What checks look at, in the order of the page that lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Sales' part, and the start.
    Handoff,
    /// Roles and parts, on both sides.
    People,
    /// Outcomes, values, milestones.
    SuccessPlan,
    /// Actions, decisions, risks, blockers, and the rhythm in which they are spoken of.
    Logs,
    /// Criteria, and who opened a gate.
    Gates,
    /// Training, data and use.
    Adoption,
    /// Days, counts and references that cannot be as they are.
    Sense,
    /// Comments that silence a check.
    Comments,
    /// YAML, keys and values, before anybody asks what they mean.
    Files,
}

impl Topic {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Handoff,
        Self::People,
        Self::SuccessPlan,
        Self::Logs,
        Self::Gates,
        Self::Adoption,
        Self::Sense,
        Self::Comments,
        Self::Files,
    ];

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Handoff => "The handoff and the kickoff",
            Self::People => "The people",
            Self::SuccessPlan => "The joint success plan",
            Self::Logs => "The logs and the rhythm",
            Self::Gates => "The gates",
            Self::Adoption => "Training and use",
            Self::Sense => "Days, counts and references",
            Self::Comments => "Comments that silence a check",
            Self::Files => "The files themselves",
        }
    }
}
