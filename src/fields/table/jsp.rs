//! `jsp.yaml`.

use super::common::{
    ADDED_ON, ANY_NUMBER, AT_LEAST, AT_MOST, AUDIENCE, BLOCKERS, BY, DECISION, DONE_WHEN, DROPPED, DUE,
    EVIDENCE, EVIDENCE_ON, ID, METRIC, MOVES, REASON, REOPENED, SIGNED_BY, WITHDRAWN,
};
use crate::fields::field::{Before, Field, Kind, Shape, To, Who, by};

const REACHED_ON: Field = Field::timed("reached_on", "was reached", Kind::Happened(Before::Never)).shown();
const OWNER: Field = Field::timed("owner", "our owner", Kind::Holders(Who::Anybody)).shown();
const CUSTOMER_OWNER: Field =
    Field::timed("customer_owner", "the customer's owner", Kind::Holders(Who::Customer)).shown();
const ORIGIN: Field = Field::setting("origin", "where it came from", Kind::Word);

pub(super) static JSP: Shape = Shape::new(
    "Jsp",
    "the joint success plan",
    &[
        Field::setting("success", "success in 90 days", Kind::Text).shown(),
        Field::setting("next_goals", "the next goals", Kind::Text).shown(),
        Field::timed("outcomes", "the outcomes", Kind::Entries(&OUTCOME)).shown(),
        Field::timed("objectives", "the objectives", Kind::Entries(&OBJECTIVE)).shown(),
        Field::timed("milestones", "the milestones", Kind::Entries(&MILESTONE)).shown(),
        Field::timed("value", "the value", Kind::Entries(&VALUE)).shown(),
        Field::timed("decision_rights", "the decision rights", Kind::Entries(&RIGHTS)).shown(),
        Field::timed("workstreams", "the workstreams", Kind::Entries(&WORKSTREAM)).shown(),
        Field::setting("cadence", "the operating rhythm", Kind::Entries(&CADENCE)).shown(),
        Field::timed("confirmations", "the confirmations", Kind::Entries(&CONFIRMATION)).shown(),
        Field::timed("baselines", "the baselines", Kind::Entries(&BASELINE)).shown(),
    ],
);

static OUTCOME: Shape = Shape::new(
    "Outcome",
    "outcome",
    &[
        ID,
        Field::setting("statement", "the statement", Kind::Text).shown(),
        // The customer's own words, and no metric of ours.
        Field::setting("metric", "the metric", Kind::Text).shown(),
        Field::setting("target", "the target", ANY_NUMBER).shown(),
        Field::setting("unit", "the unit", Kind::Text).shown(),
        DUE,
        MOVES,
        Field::timed("readings", "the readings", Kind::Entries(&READING)).shown(),
        REACHED_ON,
        EVIDENCE.shown(),
        EVIDENCE_ON.shown(),
        REOPENED,
        WITHDRAWN,
        Field::setting("source", "where the number is read", Kind::Text).shown(),
        ORIGIN,
        ADDED_ON,
        DROPPED,
    ],
);

static READING: Shape = Shape::new(
    "OutcomeReading",
    "a reading",
    &[
        Field::timed("measured_on", "was taken", Kind::Happened(Before::Ever)).shown(),
        Field::timed("value", "the number", ANY_NUMBER).shown(),
        EVIDENCE,
        WITHDRAWN,
    ],
)
.part();

static OBJECTIVE: Shape = Shape::new(
    "Objective",
    "objective",
    &[
        ID,
        Field::setting("statement", "the statement", Kind::Text).shown(),
        Field::setting("outcome", "the outcome", Kind::Reference(To::Outcome)).shown(),
        METRIC,
        AT_LEAST,
        AT_MOST,
        DUE,
        MOVES,
        REACHED_ON,
        EVIDENCE,
        EVIDENCE_ON,
        REOPENED,
        WITHDRAWN,
        ORIGIN,
        ADDED_ON,
        DROPPED,
    ],
);

static MILESTONE: Shape = Shape::new(
    "Milestone",
    "milestone",
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
        Field::setting("phase", "the phase", Kind::Word).shown(),
        Field::setting("event", "the event", Kind::Word),
        Field::setting("fact", "the fact", Kind::Word),
        Field::setting("workstream", "the workstream", Kind::Reference(To::Workstream)).shown(),
        OWNER,
        CUSTOMER_OWNER,
        Field::setting("days", "the working days", Kind::Count).shown(),
        Field::setting("after", "what it waits for", Kind::Reference(To::Milestone)).shown(),
        Field::setting("done_when", "when it is done", Kind::Entries(&DONE_WHEN)),
        Field::setting("acceptance", "what has to be shown", Kind::Text),
        Field::setting("core", "whether it is one of the few", Kind::Truth),
        Field::setting("row", "the row", Kind::Text).shown(),
        ADDED_ON,
        AUDIENCE,
    ],
)
.order(&[by("started_on", "done_on")]);

static VALUE: Shape = Shape::new(
    "ValuePoints",
    "the value",
    &[
        Field::timed("quick_win", "the quick win", Kind::Entries(&QUICK_WIN)).shown(),
        Field::timed("first", "first value", Kind::Entries(&FIRST)).shown(),
        Field::timed("full", "full value", Kind::Entries(&FULL)).shown(),
    ],
);

const POINT: &[Field] = &[
    Field::setting("definition", "the definition", Kind::Text).shown(),
    Field::timed("owner", "the owner", Kind::Holders(Who::Anybody)).shown(),
    DUE,
    MOVES,
    Field::setting("milestone", "the milestone", Kind::Reference(To::Milestone)).shown(),
    REACHED_ON,
    EVIDENCE.shown(),
    EVIDENCE_ON.shown(),
    REOPENED,
    WITHDRAWN,
];

static QUICK_WIN: Shape = Shape::new("ValuePoint", "the quick win", POINT);
static FIRST: Shape = Shape::new("ValuePoint", "first value", POINT);
static FULL: Shape = Shape::new("ValuePoint", "full value", POINT);

static RIGHTS: Shape = Shape::new(
    "DecisionRights",
    "the decision rights",
    &[
        Field::timed("scope", "who decides on scope", Kind::Holders(Who::Known)).shown(),
        Field::timed("timeline", "who decides on the timeline", Kind::Holders(Who::Known)).shown(),
        Field::timed("go_live", "who decides on go-live", Kind::Holders(Who::Known)).shown(),
        Field::timed("gates", "who signs gates", Kind::Holders(Who::Known)).shown(),
    ],
);

static WORKSTREAM: Shape = Shape::new(
    "Workstream",
    "workstream",
    &[ID, Field::setting("name", "the name", Kind::Text).shown(), OWNER, CUSTOMER_OWNER, ADDED_ON, DROPPED],
);

static CADENCE: Shape = Shape::new(
    "Cadence",
    "the operating rhythm",
    &[
        Field::setting("execution_call", "the call", Kind::Word).shown(),
        Field::setting("next_call", "the next call", Kind::Planned).shown(),
        Field::setting("update", "the update", Kind::Word).shown(),
        Field::setting("escalation_path", "the escalation path", Kind::Text).shown(),
        Field::setting("channel", "the channel", Kind::Text).shown(),
    ],
);

static CONFIRMATION: Shape = Shape::new(
    "Confirmation",
    "a confirmation",
    &[
        Field::timed("fact", "what is confirmed", Kind::Word).shown(),
        SIGNED_BY,
        Field::timed("confirmed_on", "was given", Kind::Happened(Before::Sale)).shown(),
        Field::setting("side", "the side", Kind::Word),
        EVIDENCE,
        EVIDENCE_ON,
        WITHDRAWN,
    ],
)
.key(&["fact", "by", "side"]);

static BASELINE: Shape = Shape::new(
    "Baseline",
    "a baseline",
    &[
        Field::timed("agreed_on", "was agreed", Kind::Happened(Before::Never)).shown(),
        DECISION,
        REASON,
        BY,
        Field::timed("dates", "the dates", Kind::DayOf(To::Milestone)).shown(),
        WITHDRAWN,
    ],
)
.key(&["agreed_on"]);
