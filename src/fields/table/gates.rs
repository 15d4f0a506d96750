//! `gates.yaml`.

use super::common::{
    ADDED_ON, AT_LEAST, AT_MOST, DECISION, DROPPED, EVIDENCE, ID, METRIC, REASON, SIGNED_BY, WITHDRAWN,
};
use crate::fields::field::{Before, Field, Kind, Shape, To, Who, by};

pub(super) static GATES: Shape = Shape::new(
    "Gates",
    "the gates",
    &[
        Field::setting("gates_open", "how gates open", Kind::Word),
        Field::timed("gates", "the gates", Kind::Entries(&GATE_SET)).shown(),
    ],
);

static GATE_SET: Shape = Shape::new(
    "GateSet",
    "the gates",
    &[
        Field::timed("handoff", "the handoff gate", Kind::Entries(&HANDOFF)).shown(),
        Field::timed("kickoff", "the kickoff gate", Kind::Entries(&KICKOFF)).shown(),
        Field::timed("go_live", "the go-live gate", Kind::Entries(&GO_LIVE)).shown(),
        Field::timed("activation", "the activation gate", Kind::Entries(&ACTIVATION)).shown(),
        Field::timed("graduation", "the graduation gate", Kind::Entries(&GRADUATION)).shown(),
    ],
);

static HANDOFF: Shape = Shape::new("Gate", "the handoff gate", GATE);
static KICKOFF: Shape = Shape::new("Gate", "the kickoff gate", GATE);
static GO_LIVE: Shape = Shape::new("Gate", "the go-live gate", GATE);
static ACTIVATION: Shape = Shape::new("Gate", "the activation gate", GATE);
static GRADUATION: Shape = Shape::new("Gate", "the graduation gate", GATE);

const GATE: &[Field] = &[
    Field::timed("signoffs", "the sign-offs", Kind::Entries(&SIGNOFF)).shown(),
    Field::timed("criteria", "the criteria", Kind::Entries(&CRITERION)).shown(),
];

static SIGNOFF: Shape = Shape::new(
    "Signoff",
    "the sign-off",
    &[
        SIGNED_BY,
        Field::timed("as", "as what", Kind::Text),
        Field::timed("signed_on", "was given", Kind::Happened(Before::Never)).shown(),
        DECISION,
        EVIDENCE,
        WITHDRAWN,
    ],
)
.part();

static CRITERION: Shape = Shape::new(
    "Criterion",
    "criterion",
    &[
        ID,
        Field::setting("text", "the words", Kind::Text).shown(),
        Field::timed("attestations", "the attestations", Kind::Entries(&ATTESTATION)).shown(),
        Field::timed("waivers", "the waivers", Kind::Entries(&WAIVER)).shown(),
        Field::timed("not_applicable", "the rulings", Kind::Entries(&NOT_APPLICABLE)).shown(),
        Field::setting("attests", "what it attests", Kind::Word),
        METRIC,
        AT_LEAST,
        AT_MOST,
        Field::setting("milestone", "the milestone", Kind::Reference(To::Milestone)),
        Field::setting("fact", "the fact", Kind::Word),
        Field::setting("any_of", "the alternatives", Kind::Entries(&ALTERNATIVE)),
        Field::setting("by_role", "the role", Kind::Word),
        Field::timed("owner", "the owner", Kind::Holders(Who::Anybody)).shown(),
        Field::setting("waivable", "whether it may be waived", Kind::Truth),
        ADDED_ON,
        DROPPED,
    ],
);

static ALTERNATIVE: Shape = Shape::new(
    "Alternative",
    "an alternative",
    &[
        METRIC,
        AT_LEAST,
        AT_MOST,
        Field::setting("milestone", "the milestone", Kind::Reference(To::Milestone)),
        Field::setting("fact", "the fact", Kind::Word),
    ],
)
.part();

static ATTESTATION: Shape = Shape::new(
    "Attestation",
    "the attestation",
    &[
        SIGNED_BY,
        Field::timed("attested_on", "was given", Kind::Happened(Before::Sale)).shown(),
        EVIDENCE,
        WITHDRAWN,
    ],
)
.part();

static WAIVER: Shape = Shape::new(
    "Waiver",
    "the waiver",
    &[
        SIGNED_BY,
        Field::timed("waived_on", "was given", Kind::Happened(Before::Sale)).shown(),
        Field::timed("until", "holds until", Kind::Until).shown(),
        REASON.shown(),
        Field::timed("action", "the action", Kind::Reference(To::Action)),
        DECISION,
        EVIDENCE,
        Field::timed("second", "the second", Kind::Entries(&SECOND)),
        WITHDRAWN,
    ],
)
.part()
.order(&[by("waived_on", "until")]);

static SECOND: Shape = Shape::new(
    "Second",
    "the second signature",
    &[SIGNED_BY, Field::timed("seconded_on", "was given", Kind::Happened(Before::Sale))],
)
.part();

static NOT_APPLICABLE: Shape = Shape::new(
    "NotApplicable",
    "the ruling",
    &[
        REASON,
        SIGNED_BY,
        Field::timed("ruled_on", "was made", Kind::Happened(Before::Sale)).shown(),
        DECISION,
        WITHDRAWN,
    ],
)
.part();
