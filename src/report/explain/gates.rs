//! What the five gates are for. Their criteria are in each plan, from its playbook.

use crate::model::GateName;

/// The documentation of a gate.
pub(super) struct GateDocs {
    /// Which.
    pub(super) gate: GateName,
    /// One line.
    pub(super) summary: &'static str,
    /// What it asks, why it matters, how it opens.
    pub(super) docs: &'static str,
    /// The source documents that ask for it.
    pub(super) source: &'static str,
}

/// The gates in order.
pub(super) const GATES: [GateDocs; 5] = [
    GateDocs {
        gate: GateName::Handoff,
        summary: "closes pre-onboarding: we know what the customer bought, and they have committed the time",
        source: "S0 S1 S2 S3",
        docs: r"
Closes the phase before the customer's kickoff. It asks for a handoff that is written down in full, a live meeting of
account executive and CSM, the security pack, and people and hours that the customer has committed. Whether the meeting was held
within 48 hours and the pack sent within a day is for `check` to say: what came late came, and opens the gate all the same.

## Why it matters

A project that starts without the sale's context makes the customer say everything again; one that starts without the
customer's time stalls in the second week. Both are cheaper to find now.

## How to open it

`onboard gate PLAN handoff` lists what is missing. Whoever is named under `decision_rights.gates` signs it off, or the CSM where nobody is.
If the resources cannot be committed, put the plan on hold or report it at risk.
",
    },
    GateDocs {
        gate: GateName::Kickoff,
        summary: "closes kickoff: both sides agree on what success is, and who does what",
        source: "S0 S1 S2 S3",
        docs: r"
Closes the kickoff phase. It asks for a workshop that settles roles, success criteria,
a quick win within two weeks, what could derail the project, and how the two sides talk and escalate; and for a joint success
plan that the customer has agreed to.

## Why it matters

The goals of the sale age quickly. Whoever does not confirm them in the first week may work for months towards something that
nobody wants any more.

## How to open it

`onboard gate PLAN kickoff` lists what is missing. Whoever is named under `decision_rights.gates` signs it off, or the CSM where nobody is.
",
    },
    GateDocs {
        gate: GateName::GoLive,
        summary: "closes implementation: the nine points of go-live readiness",
        source: "S1 S2 S3 S4",
        docs: r"
Closes the implementation. Nine points: data imported with zero critical errors, integrations active and tested, single sign-on
configured; administrators trained and certified, invitations drafted and scheduled, change communications sent; success
criteria reconfirmed, the support escalation path defined; and user acceptance signed by the executive sponsor.

## Why it matters

Bad data or a login that fails on the first day costs more trust than months can rebuild. When the sponsor has signed the
acceptance, both sides own the result. Going live is a milestone: it is not value yet.

## How to open it

`onboard gate PLAN go_live` lists what is missing. Whoever is named under `decision_rights.go_live` signs it off, or
the executive sponsor where nobody is.
",
    },
    GateDocs {
        gate: GateName::Activation,
        summary: "closes activation: people have understood it, use it, and had a first win",
        source: "S0 S1 S2 S3 S4",
        docs: r"
Closes activation. It asks for training by role that was understood and not merely attended, first value reached with evidence,
and seats in use.

## Why it matters

A platform that is provisioned and that nobody uses has delivered nothing. Use either takes root in these weeks or withers.

## How to open it

`onboard gate PLAN activation` lists what is missing. Whoever is named under `decision_rights.gates` signs it off, or the CSM where nobody is.
",
    },
    GateDocs {
        gate: GateName::Graduation,
        summary: "closes the onboarding: full value is proven, and the account is handed over",
        source: "S0 S1 S3 S4",
        docs: r"
Closes graduation, and with it the onboarding. It asks for full value proven against the outcomes of the joint success plan, a
graduation meeting, goals for the next quarter, the account plan and the rhythm of business reviews handed to the CSM, and
every promise of the sale delivered or declined by a decision.

## Why it matters

Onboarding ends on outcomes, never because its weeks are over. What is proven here is the opening of the renewal talk.

## How to open it

`onboard gate PLAN graduation` lists what is missing. Whoever is named under `decision_rights.gates` signs it off, or the CSM where nobody is;
then `ended: {ended_on: DATE, result: graduated}` closes the plan.
",
    },
];
