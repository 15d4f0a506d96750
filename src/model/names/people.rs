//! Words for people: sides, roles, tiers, and how they learn.

use super::names;

names! {
    /// Who has to move.
    Side {
        /// Us.
        Vendor = "vendor",
        /// Them.
        Customer = "customer",
        /// Someone neither side commands.
        ThirdParty = "third_party",
    }
}

impl Side {
    /// What people call it: `us`, `customer`, `third party`.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Vendor => "us",
            Self::Customer => "customer",
            Self::ThirdParty => "third party",
        }
    }
}

names! {
    /// What a person on the customer's side is to the onboarding.
    Role {
        /// Owns the budget and validates outcomes.
        ExecutiveSponsor = "executive_sponsor",
        /// Decided to buy.
        DecisionMaker = "decision_maker",
        /// Had a say in the decision.
        BuyingCommittee = "buying_committee",
        /// Sells the change inside.
        Champion = "champion",
        /// Administers the product day to day.
        AdminOwner = "admin_owner",
        /// Runs the customer's side of the project.
        ProjectLead = "project_lead",
        /// Owns the technical environment.
        TechnicalOwner = "technical_owner",
        /// Uses the product in depth and helps others.
        PowerUser = "power_user",
        /// Uses the product for daily work.
        EndUser = "end_user",
    }
}

names! {
    /// The tiers of the 1-2-3 triangle (S1): one executive, two primary contacts, three power users.
    Tier {
        /// One of these: the executive sponsor.
        Executive = "executive",
        /// Two of these: day-to-day leaders who own objectives.
        Primary = "primary",
        /// Three of these: core users.
        PowerUser = "power_user",
    }
}

names! {
    /// A part that somebody of ours plays; a plan's `team` names the people.
    TeamRole {
        /// Owns the onboarding.
        Csm = "csm",
        /// Owns configuration, data and integrations.
        Implementation = "implementation",
        /// Sold it, and owes the handoff.
        Ae = "ae",
        /// Owns support escalations.
        Support = "support",
    }
}

impl TeamRole {
    /// As people call whoever has it.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Csm => "CSM",
            Self::Implementation => "implementation",
            Self::Ae => "account executive",
            Self::Support => "support",
        }
    }
}

names! {
    /// What somebody may have the right to decide.
    Right {
        /// A change of scope.
        Scope = "scope",
        /// A change of the timeline.
        Timeline = "timeline",
        /// The sign-off of the go-live gate.
        GoLive = "go_live",
        /// The sign-off of the other gates.
        Gates = "gates",
    }
}

names! {
    /// For whom a training is made (S1, S3).
    Audience {
        /// Strategy, return on investment, governance.
        Executives = "executives",
        /// Configuration, users, security, integrations.
        Admins = "admins",
        /// Advanced features and workflows.
        PowerUsers = "power_users",
        /// Daily tasks.
        EndUsers = "end_users",
    }
}

names! {
    /// How understanding is tested; attendance is not understanding (S3).
    Assessment {
        /// A short test.
        KnowledgeCheck = "knowledge_check",
        /// A task done by hand.
        HandsOn = "hands_on",
        /// A certificate.
        Certification = "certification",
    }
}
