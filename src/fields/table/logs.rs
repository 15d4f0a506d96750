//! `actions.yaml`, `decisions.yaml`, `risks.yaml`, `expansion.yaml`.

use super::common::{
    ADDED_ON, AUDIENCE, BLOCKERS, BY, DROPPED, DUE, EVIDENCE, EVIDENCE_ON, ID, MOVES, NOTE, RATING, REASON,
    REOPENED, WITHDRAWN,
};
use crate::fields::field::{Before, Field, Kind, Shape, To, Who, by};

pub(super) static ACTIONS: Shape = Shape::new(
    "Actions",
    "the action log",
    &[Field::timed("actions", "the actions", Kind::Entries(&ACTION)).shown()],
);

static ACTION: Shape = Shape::new(
    "Action",
    "action",
    &[
        ID,
        Field::setting("title", "the title", Kind::Text).shown(),
        DUE,
        MOVES,
        Field::timed("started_on", "was started", Kind::Happened(Before::Never)).shown(),
        Field::timed("done_on", "was done", Kind::Happened(Before::Never)).shown(),
        EVIDENCE,
        EVIDENCE_ON,
        BLOCKERS,
        REOPENED,
        DROPPED,
        Field::timed("owner", "the owner", Kind::Holders(Who::Anybody)).shown(),
        Field::setting("side", "the side", Kind::Word),
        Field::setting("milestone", "the milestone", Kind::Reference(To::Milestone)).shown(),
        Field::setting("after", "what it waits for", Kind::Reference(To::ActionOrAsk)).shown(),
        ADDED_ON,
        AUDIENCE,
        NOTE,
    ],
)
.order(&[by("started_on", "done_on")]);

pub(super) static DECISIONS: Shape = Shape::new(
    "Decisions",
    "the decision log",
    &[Field::timed("decisions", "the decisions", Kind::Entries(&DECISION)).shown()],
);

static DECISION: Shape = Shape::new(
    "Decision",
    "decision",
    &[
        ID,
        Field::setting("text", "the words", Kind::Text).shown(),
        Field::setting("about", "what it is about", Kind::Word).shown(),
        Field::timed("decided_on", "was made", Kind::Happened(Before::Sale)).shown(),
        Field::timed("by", "who decided", Kind::Person(Who::Anybody)).shown(),
        Field::timed("answer", "the answer", Kind::Text).shown(),
        Field::timed("asked_on", "was asked for", Kind::Happened(Before::Sale)).shown(),
        Field::timed("of", "who is asked", Kind::Holders(Who::Anybody)).shown(),
        DUE,
        MOVES,
        Field::setting("rationale", "the rationale", Kind::Text),
        Field::setting("options", "an option", Kind::Text),
        Field::setting("affects", "what it changes", Kind::Reference(To::Anything)),
        Field::setting("supersedes", "the decision before", Kind::Reference(To::Decision)),
        EVIDENCE,
        AUDIENCE,
        WITHDRAWN,
    ],
)
.order(&[by("asked_on", "decided_on")]);

pub(super) static RISKS: Shape =
    Shape::new("Risks", "the risk log", &[Field::timed("risks", "the risks", Kind::Entries(&RISK))]);

static RISK: Shape = Shape::new(
    "Risk",
    "risk",
    &[
        Field::setting("id", "the id", Kind::Id),
        Field::setting("text", "the words", Kind::Text),
        Field::setting("is", "what it is", Kind::Word),
        Field::setting("kind", "the kind", Kind::Word),
        Field::setting("origin", "where it came from", Kind::Word),
        Field::timed("owner", "the owner", Kind::Holders(Who::Anybody)),
        Field::timed("reviews", "the reviews", Kind::Entries(&REVIEW)),
        Field::setting("response", "the response", Kind::Word),
        Field::setting("mitigation", "the mitigation", Kind::Text),
        Field::setting("trigger", "the trigger", Kind::Text),
        Field::timed("due", "is to be looked at on", Kind::Planned),
        MOVES,
        Field::timed("occurred", "occurred", Kind::Entries(&OCCURRED)),
        Field::timed("occurred_before", "occurred before", Kind::Entries(&OCCURRED)),
        Field::timed("closed", "was closed", Kind::Entries(&CLOSED)),
        REOPENED,
        ADDED_ON,
    ],
);

static REVIEW: Shape = Shape::new(
    "Review",
    "a review",
    &[
        Field::timed("reviewed_on", "was made", Kind::Happened(Before::Sale)),
        Field::timed("probability", "the probability", RATING),
        Field::timed("impact", "the impact", RATING),
        BY,
        NOTE,
        WITHDRAWN,
    ],
)
.part();

static OCCURRED: Shape = Shape::new(
    "Occurred",
    "the occurrence",
    &[
        Field::timed("occurred_on", "was", Kind::Happened(Before::Sale)),
        Field::timed("action", "the action", Kind::Reference(To::Action)),
        BY,
        WITHDRAWN,
    ],
)
.part();

static CLOSED: Shape = Shape::new(
    "Closed",
    "the closing",
    &[Field::timed("closed_on", "was", Kind::Happened(Before::Sale)), REASON, BY, WITHDRAWN],
)
.part();

pub(super) static EXPANSION: Shape = Shape::new(
    "Expansion",
    "the expansion log",
    &[Field::timed("signals", "the signals", Kind::Entries(&EXPANSION_SIGNAL))],
);

static EXPANSION_SIGNAL: Shape = Shape::new(
    "ExpansionSignal",
    "signal",
    &[
        Field::setting("id", "the id", Kind::Id),
        Field::setting("text", "the words", Kind::Text),
        Field::setting("kind", "the kind", Kind::Word),
        Field::timed("by", "who said it", Kind::Person(Who::Anybody)),
        Field::timed("heard_on", "was heard", Kind::Happened(Before::Sale)),
        DROPPED,
    ],
)
.record();
