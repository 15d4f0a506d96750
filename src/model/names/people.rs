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

names! {
    /// What a person on the customer's side is to the onboarding.
    Role {
        /// Owns the budget and validates outcomes.
        ExecutiveSponsor = "executive_sponsor",
        /// Decided to buy.
        DecisionMaker = "decision_maker",
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
    /// Whether a person is still there.
    Presence {
        /// Still in the role.
        Active = "active",
        /// Left the role or the company.
        Departed = "departed",
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
