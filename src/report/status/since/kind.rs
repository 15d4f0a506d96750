//! What lines of the section are about.

/// What something is about, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Unreadable,
    Started,
    Ended,
    Gates,
    GoLive,
    Value,
    Health,
    Usage,
    Promises,
    Waivers,
    Risks,
    Slid,
    Renamed,
}

impl Kind {
    /// Those that Monday asks for: where there is nothing of one, that is said.
    pub(super) const ASKED: [Self; 7] =
        [Self::Started, Self::Ended, Self::Gates, Self::GoLive, Self::Value, Self::Health, Self::Promises];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Gates => "gates",
            Self::GoLive => "go-live",
            Self::Value => "value",
            Self::Health => "health",
            Self::Usage => "use",
            Self::Promises => "promises",
            Self::Waivers => "waivers",
            Self::Risks => "risks",
            Self::Slid => "slid",
            Self::Renamed => "renamed",
        }
    }
}
