//! `handoff.yaml`.

use super::common::{
    ADDED_ON, AUDIENCE, BY, DECISION, DROPPED, DUE, EVIDENCE, EVIDENCE_ON, ID, MOVES, REASON, REOPENED,
    WITHDRAWN,
};
use crate::fields::field::{Before, Field, Kind, Shape, Who};

const fn answer(key: &'static str, label: &'static str) -> Field {
    Field::setting(key, label, Kind::Text)
}

pub(super) static HANDOFF: Shape = Shape::new(
    "Handoff",
    "the handoff",
    &[
        answer("use_case", "the use case").shown(),
        answer("business_case", "the business case").shown(),
        answer("roi", "the return on investment"),
        answer("pain_points", "a pain point"),
        answer("reason_for_choice", "why they chose us"),
        answer("communication", "how they communicate").shown(),
        answer("competitive_context", "the competition"),
        Field::setting("technical", "the technical answers", Kind::Entries(&TECHNICAL)),
        answer("timeline", "the timeline of the sale"),
        answer("consequences", "what happens if it fails"),
        answer("objections", "an objection"),
        answer("exclusions", "what was not sold").shown(),
        Field::timed("commitments", "the commitments", Kind::Entries(&COMMITMENT)).shown(),
        Field::timed("customer_resources", "the customer's resources", Kind::Entries(&RESOURCE)).shown(),
        Field::setting("none", "what was asked and came back empty", Kind::Word),
    ],
);

static TECHNICAL: Shape = Shape::new(
    "Technical",
    "the technical answers",
    &[
        answer("environment", "the environment"),
        Field::setting("sso_required", "whether single sign-on is needed", Kind::Truth),
        answer("identity_provider", "the identity provider"),
        answer("integrations", "an integration"),
        Field::setting("data_migration", "whether data is migrated", Kind::Truth),
    ],
);

static COMMITMENT: Shape = Shape::new(
    "Commitment",
    "commitment",
    &[
        ID,
        Field::setting("text", "the promise", Kind::Text).shown(),
        DUE,
        MOVES,
        Field::timed("confirmed_on", "was confirmed", Kind::Happened(Before::Sale)).shown(),
        Field::timed("delivered_on", "was delivered", Kind::Happened(Before::Sale)).shown(),
        EVIDENCE,
        EVIDENCE_ON,
        Field::timed("declined", "was declined", Kind::Entries(&DECLINED)).shown(),
        Field::timed("declined_before", "was declined before", Kind::Entries(&DECLINED)).shown(),
        BY,
        Field::setting("verbal", "whether it is in no document", Kind::Truth),
        ADDED_ON,
        AUDIENCE,
        REOPENED,
        WITHDRAWN,
    ],
);

static DECLINED: Shape = Shape::new(
    "Declined",
    "the decline",
    &[
        Field::timed("declined_on", "was made", Kind::Happened(Before::Sale)).shown(),
        DECISION,
        REASON.shown(),
        WITHDRAWN,
    ],
)
.part();

static RESOURCE: Shape = Shape::new(
    "Resource",
    "resource",
    &[
        Field::setting("role", "the part", Kind::Name).shown(),
        Field::timed("name", "who", Kind::Holders(Who::Anybody)).shown(),
        Field::setting("hours_per_week", "the time a week", Kind::Number(0.0, 168.0)).shown(),
        Field::timed("committed_on", "was committed", Kind::Happened(Before::Sale)).shown(),
        WITHDRAWN,
        REOPENED,
        ADDED_ON,
        DROPPED,
    ],
);
