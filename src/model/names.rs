//! Closed sets of words: one table gives the YAML value, the CLI value and the printed word.

/// A field-less enum whose variants are written in files and on the command line as given here.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written in files, on the command line and in output.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The variant with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                Self::from_word(word).ok_or_else(|| format!("`{word}` is not one of: {}", Self::WORDS.join(", ")))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Word;
                impl serde::de::Visitor<'_> for Word {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(f, "one of: {}", $name::WORDS.join(", "))
                    }
                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        $name::from_word(word).ok_or_else(|| E::unknown_variant(word, $name::WORDS))
                    }
                }
                deserializer.deserialize_str(Word)
            }
        }
    };
}

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
    #[must_use]
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
    #[must_use]
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
    /// How far a milestone or an action is, as stored. Lateness is derived, never stored.
    Status {
        /// Nothing has been done.
        NotStarted = "not_started",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// It cannot go on; `blocked` says why and on whom.
        Blocked = "blocked",
        /// Finished; `done_on` says when.
        Done = "done",
        /// The plan does not need it.
        NotApplicable = "not_applicable",
    }
}

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

names! {
    /// A milestone that metrics, windows and gates know by name. One milestone a plan at most for each.
    Event {
        /// The security pack was sent (S1: within 24 h of signature).
        SecurityPack = "security_pack",
        /// The kickoff workshop was held (S3: within 5 business days).
        Kickoff = "kickoff",
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
    /// What a side has confirmed in writing.
    Confirmed {
        /// What success is in 90 days, in the customer's words (S2, S3).
        SuccessDefinition = "success_definition",
        /// The joint success plan (S1).
        JointSuccessPlan = "joint_success_plan",
        /// The accuracy of the migrated data (S3).
        DataAccuracy = "data_accuracy",
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
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 7,
            Self::EveryTwoWeeks => 14,
            Self::Monthly => 31,
        }
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
