//! Words for what both sides had to do with each other, and for the facts that other things rest on.

use super::names;

names! {
    /// What kind of contact it was. A kind that is also a [`Fact`] is the home of that fact.
    ContactKind {
        /// Somebody rang, or a call that was in no plan.
        Call = "call",
        /// People met, in a room or on a screen.
        Meeting = "meeting",
        /// A letter of either side that counts.
        Mail = "mail",
        /// Somebody was asked for something; open until it is answered.
        Ask = "ask",
        /// Account executive and CSM handed over, live (S3: within 48 hours of signature).
        HandoffMeeting = "handoff_meeting",
        /// The kickoff workshop (S3: within 5 business days).
        Kickoff = "kickoff",
        /// Both sides went through where the plan stands.
        Review = "review",
        /// A review with the executive sponsor.
        SponsorReview = "sponsor_review",
        /// A written word to the executive sponsor.
        SponsorUpdate = "sponsor_update",
        /// The last meeting of the onboarding.
        GraduationMeeting = "graduation_meeting",
        /// The security pack was sent (S1: within 24 h of signature).
        SecurityPack = "security_pack",
    }
}

names! {
    /// What a small customer is written in place of a call.
    Message {
        /// On the signature: the first steps.
        Welcome = "welcome",
        /// What the set-up still lacks.
        SetUp = "set_up",
        /// Nobody has come back for too long.
        Quiet = "quiet",
        /// The first value was reached.
        FirstValue = "first_value",
        /// Whether the number that they wanted has come.
        Number = "number",
        /// From here on it runs without us.
        HandOver = "hand_over",
    }
}

names! {
    /// A part of a written update.
    UpdatePart {
        /// What was finished since the last one.
        Shipped = "shipped",
        /// What is needed of the customer.
        Blocked = "blocked",
        /// What comes next.
        Next = "next",
    }
}

names! {
    /// What a side has confirmed in writing. Each is a [`Fact`] of the same name.
    Confirmed {
        /// The joint success plan, by both sides (S1).
        PlanAgreed = "plan_agreed",
        /// What success is in 90 days, in the customer's words (S2, S3).
        SuccessConfirmed = "success_confirmed",
        /// The accuracy of the migrated data (S3).
        DataAccuracy = "data_accuracy",
    }
}

names! {
    /// Something dated that milestones and criteria rest on, and whose home is elsewhere than in a milestone.
    Fact {
        /// Account executive and CSM have handed over, live.
        HandoffMeeting = "handoff_meeting",
        /// The kickoff was held.
        Kickoff = "kickoff",
        /// A review with the executive sponsor was held.
        SponsorReview = "sponsor_review",
        /// The executive sponsor was written to.
        SponsorUpdate = "sponsor_update",
        /// The last meeting of the onboarding was held.
        GraduationMeeting = "graduation_meeting",
        /// The security pack was sent.
        SecurityPack = "security_pack",
        /// Both sides have agreed to the joint success plan.
        PlanAgreed = "plan_agreed",
        /// The executive sponsor has confirmed what success is.
        SuccessConfirmed = "success_confirmed",
        /// The customer has confirmed that the migrated data is right.
        DataAccuracy = "data_accuracy",
        /// The customer has committed all of its people and hours.
        ResourcesCommitted = "resources_committed",
        /// Somebody of theirs has passed the test of administrators.
        AdminsCertified = "admins_certified",
        /// The quick win was reached.
        QuickWin = "quick_win",
        /// First value was reached.
        FirstValue = "first_value",
        /// Full value was reached.
        FullValue = "full_value",
        /// The customer's acceptance test was passed.
        Uat = "uat",
        /// Somebody was seen in the product for the first time.
        FirstSignIn = "first_sign_in",
        /// The first key action was counted: a piece of real work.
        FirstKeyAction = "first_key_action",
    }
}
