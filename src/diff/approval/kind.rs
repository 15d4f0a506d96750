//! The kinds of things that need approval.

/// The kinds of things that need approval, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApprovalKind {
    /// A plan is not there any more.
    PlanRemoved,
    /// A file cannot be read, so that what it approves cannot be told.
    Unreadable,
    /// An onboarding ended.
    Ended,
    /// A plan is known by another id.
    IdChanged,
    /// A date of the timeline moved.
    DateMoved,
    /// Something was added to what is to be done.
    ScopeAdded,
    /// Something was dropped from it.
    ScopeDropped,
    /// A gate was signed off.
    Signed,
    /// A criterion was attested.
    Attested,
    /// A criterion was waived.
    Waived,
    /// A criterion was ruled not to apply.
    RuledOut,
    /// The customer is said to have scored something.
    CustomerScore,
    /// What was said or signed is taken back, or is not in the file any more.
    TakenBack,
    /// Something that was written down of the past is not in the file any more.
    Erased,
    /// It reads otherwise than it did.
    Rewritten,
    /// Somebody's word that the plan is agreed, that success is described right, that the data is correct.
    Confirmed,
    /// Something was decided by somebody of the customer's side, as it is written, and nothing else rests on it here.
    Decided,
    /// The plan stands still, or for another time than it did.
    Hold,
    /// New days were agreed on.
    Baseline,
    /// A decision right was granted or ended.
    RightChanged,
    /// Somebody has another role, or another part in the team.
    RoleChanged,
    /// A check was silenced.
    Silenced,
    /// A promise was declined.
    Declined,
    /// What the customer bought it for is another.
    OutcomeSet,
    /// A gate asks for something else.
    CriterionChanged,
    /// A setting on which gates rest is another.
    SettingChanged,
}

impl ApprovalKind {
    /// In a word or two.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::PlanRemoved => "plan removed",
            Self::IdChanged => "another id",
            Self::Unreadable => "cannot be told",
            Self::Ended => "onboarding ended",
            Self::DateMoved => "date moved",
            Self::ScopeAdded => "scope added",
            Self::ScopeDropped => "scope dropped",
            Self::Signed => "gate signed off",
            Self::Attested => "attested",
            Self::Waived => "waived",
            Self::RuledOut => "ruled not applicable",
            Self::CustomerScore => "customer's score",
            Self::TakenBack => "taken back",
            Self::Erased => "erased",
            Self::Rewritten => "rewritten",
            Self::Confirmed => "confirmed",
            Self::Decided => "decided",
            Self::Hold => "on hold",
            Self::Baseline => "new baseline",
            Self::RightChanged => "decision right",
            Self::RoleChanged => "role",
            Self::Silenced => "check silenced",
            Self::Declined => "promise declined",
            Self::OutcomeSet => "outcome set",
            Self::CriterionChanged => "criterion",
            Self::SettingChanged => "setting",
        }
    }

    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PlanRemoved => "plan_removed",
            Self::IdChanged => "id_changed",
            Self::Unreadable => "unreadable",
            Self::Ended => "ended",
            Self::DateMoved => "date_moved",
            Self::ScopeAdded => "scope_added",
            Self::ScopeDropped => "scope_dropped",
            Self::Signed => "signed",
            Self::Attested => "attested",
            Self::Waived => "waived",
            Self::RuledOut => "ruled_out",
            Self::CustomerScore => "customer_score",
            Self::TakenBack => "taken_back",
            Self::Erased => "erased",
            Self::Rewritten => "rewritten",
            Self::Confirmed => "confirmed",
            Self::Decided => "decided",
            Self::Hold => "hold",
            Self::Baseline => "baseline",
            Self::RightChanged => "right_changed",
            Self::RoleChanged => "role_changed",
            Self::Silenced => "silenced",
            Self::Declined => "declined",
            Self::OutcomeSet => "outcome_set",
            Self::CriterionChanged => "criterion_changed",
            Self::SettingChanged => "setting_changed",
        }
    }
}
