//! Words for the account: its segment, what it was promised, what it could need next.

use super::names;

names! {
    /// The size and shape of the deal (S4). Contract size alone never decides it (S0).
    Segment {
        /// Contracts above 100K by default; 90–120 days.
        Enterprise = "enterprise",
        /// Contracts of 25K–100K by default; 45–60 days.
        MidMarket = "mid-market",
        /// Contracts below 25K by default; 14–30 days.
        Smb = "smb",
    }
}

names! {
    /// How much human help the customer gets; separate from the segment (S0, S1).
    Engagement {
        /// Human-led: a dedicated CSM and weekly calls.
        HighTouch = "high-touch",
        /// Functional parts automated, strategic parts human.
        Hybrid = "hybrid",
        /// Product-led, with human escalation.
        LowTouch = "low-touch",
    }
}

names! {
    /// A judgement on three steps.
    Level {
        /// Below the ordinary.
        Low = "low",
        /// The ordinary.
        Medium = "medium",
        /// Above the ordinary.
        High = "high",
    }
}

names! {
    /// A colour that somebody reports or that a score falls into.
    Colour {
        /// As planned.
        Green = "green",
        /// Needs attention.
        Amber = "amber",
        /// Needs a person today.
        Red = "red",
    }
}

names! {
    /// What became of a promise made to close the deal.
    CommitmentStatus {
        /// Still owed.
        Open = "open",
        /// Kept.
        Delivered = "delivered",
        /// Declined by a decision.
        Declined = "declined",
    }
}

names! {
    /// The three points of value of a plan.
    ValueName {
        /// One tangible result in the first weeks.
        QuickWin = "quick_win",
        /// The first meaningful win.
        First = "first",
        /// The outcome that justified the purchase.
        Full = "full",
    }
}

impl ValueName {
    /// As people say it.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::QuickWin => "the quick win",
            Self::First => "first value",
            Self::Full => "full value",
        }
    }
}

names! {
    /// Where the plan has an entry from, if that is not from itself.
    Origin {
        /// The sale: sales handed it over.
        Handoff = "handoff",
    }
}

names! {
    /// What sales is asked for that there may be none of.
    Asked {
        /// Hostile IT, a tight timeline, and the like: risks with `origin: handoff`.
        RedFlags = "red_flags",
        /// Promises made to close the deal.
        Commitments = "commitments",
        /// What was said not to be part of the deal.
        Exclusions = "exclusions",
        /// What nearly stopped the deal.
        Objections = "objections",
    }
}

names! {
    /// What kind of further need was seen (S0, S2).
    Need {
        /// A part of the customer that is not reached yet.
        WhiteSpace = "white_space",
        /// A neighbouring team that could use the product.
        AdjacentTeam = "adjacent_team",
        /// A need that another module meets.
        UnmetNeed = "unmet_need",
        /// Somebody who would sponsor more.
        Sponsor = "sponsor",
    }
}
