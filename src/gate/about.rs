//! What each gate is for: what `onboard explain` prints.

use crate::model::GateName;

/// A gate in words.
pub struct About {
    /// Which.
    pub gate: GateName,
    /// One line.
    pub summary: &'static str,
    /// What has to be true, why, and how to open it.
    pub docs: &'static str,
    /// The source documents that ask for it.
    pub source: &'static str,
}

/// The five gates, in order.
pub const ABOUT: &[About] = &[
    About {
        gate: GateName::Handoff,
        summary: "what sales knows is written down, and the customer's people are committed",
        source: "S0 S1 S3",
        docs: "\
Closes pre-onboarding. The handoff is complete, account executive and CSM have met live within 48 hours of signature,
the security pack is out within 24, and the customer has committed people and hours; without them the plan is paused
or at risk.

A handoff is an event with evidence, not an e-mail: what is lost here, the customer is asked for twice.",
    },
    About {
        gate: GateName::Kickoff,
        summary: "both sides have agreed what success is and how to get there",
        source: "S0 S1 S3",
        docs: "\
Closes kickoff. The workshop was held within five working days of signature with its five parts (roles, success
criteria, a quick win in 7 to 14 days, what could derail it, how to talk and escalate), success in 90 days stands in
the customer's words, and both sides have agreed the joint success plan.

A plan without a destination has no way to measure progress, and no anchor for the renewal.",
    },
    About {
        gate: GateName::GoLive,
        summary: "the nine points of go-live readiness",
        source: "S1 S2 S3 S4",
        docs: "\
Closes implementation: data validated without critical errors, integrations tested, single sign-on configured;
administrators certified, end users' invitations scheduled, the change announced; success criteria reconfirmed,
support's escalation path defined; and acceptance by the executive sponsor, who takes ownership by signing.

Only those named under `decision_rights.go_live` in `jsp.yaml` may sign it off. Go-live is not value: the next gate is.",
    },
    About {
        gate: GateName::Activation,
        summary: "people use it, understand it, and have seen first value",
        source: "S0 S1 S2 S3 S4",
        docs: "\
Closes activation. Training by role was delivered and understood (coming is not understanding), first value was
reached with evidence, and the seats that are set up are in use.

A platform that is configured and has no active users has delivered nothing.",
    },
    About {
        gate: GateName::Graduation,
        summary: "the outcome that justified the purchase is proven and handed over",
        source: "S0 S1 S3 S4",
        docs: "\
Closes graduation, and with it the onboarding. Full value is proven against the plan's outcomes, the graduation meeting
was held, goals for the next quarter are set, account plan and review cadence are with the ongoing team, and every
promise of the sale was kept or declined by a decision.

An onboarding ends on outcomes, never because time has passed.",
    },
];
