//! What many entries have.

use crate::fields::field::{Before, Field, Kind, Shape, To, Who, by};

pub(super) const ID: Field = Field::setting("id", "the id", Kind::Id);
pub(super) const EVIDENCE: Field = Field::timed("evidence", "the evidence", Kind::Text);
pub(super) const EVIDENCE_ON: Field =
    Field::timed("evidence_on", "was shown by evidence", Kind::Happened(Before::Sale));
pub(super) const ADDED_ON: Field = Field::timed("added_on", "was written down", Kind::Happened(Before::Sale));
pub(super) const AUDIENCE: Field = Field::setting("audience", "who may read it", Kind::Word);
pub(super) const NOTE: Field = Field::timed("note", "the note", Kind::Text);
pub(super) const REASON: Field = Field::timed("reason", "the reason", Kind::Text);
pub(super) const DECISION: Field = Field::timed("decision", "the decision", Kind::Reference(To::Decision));
pub(super) const BY: Field = Field::timed("by", "who", Kind::Person(Who::Anybody));
/// Whose word counts because of who they are.
pub(super) const SIGNED_BY: Field = Field::timed("by", "who", Kind::Person(Who::Known)).shown();
pub(super) const DUE: Field = Field::timed("due", "is due on", Kind::Planned).shown();
pub(super) const MOVES: Field = Field::timed("moves", "the moves", Kind::Entries(&MOVE)).shown();
pub(super) const WITHDRAWN: Field = Field::timed("withdrawn", "was withdrawn", Kind::Entries(&WITHDRAWAL));
pub(super) const DROPPED: Field = Field::timed("dropped", "was dropped", Kind::Entries(&DROP));
pub(super) const REOPENED: Field =
    Field::timed("reopened", "was reopened", Kind::Entries(&REOPENING)).shown();
pub(super) const BLOCKERS: Field = Field::timed("blockers", "the blockers", Kind::Entries(&BLOCKER)).shown();

static MOVE: Shape = Shape::new(
    "Move",
    "a move",
    &[
        Field::timed("from", "was planned for", Kind::Planned).shown(),
        Field::timed("to", "is planned for", Kind::Planned).shown(),
        REASON.shown(),
        Field::timed("side", "which side caused it", Kind::Word),
        BY,
        Field::timed("moved_on", "was made", Kind::Happened(Before::Sale)).shown(),
        DECISION,
        Field::timed("hold", "the hold", Kind::Reference(To::Hold)),
    ],
)
.part()
.record();

static WITHDRAWAL: Shape = Shape::new(
    "Withdrawn",
    "the withdrawal",
    &[Field::timed("withdrawn_on", "was made", Kind::Happened(Before::Sale)), BY, REASON],
)
.part();

static DROP: Shape = Shape::new(
    "Dropped",
    "a drop",
    &[
        Field::timed("dropped_on", "was made", Kind::Happened(Before::Sale)),
        BY,
        REASON,
        DECISION,
        Field::timed("restored_on", "was taken back", Kind::Happened(Before::Sale)),
    ],
)
.part()
.order(&[by("dropped_on", "restored_on")]);

static REOPENING: Shape = Shape::new(
    "Reopened",
    "a reopening",
    &[
        Field::timed("done_on", "had been done", Kind::Happened(Before::Never)).shown(),
        EVIDENCE,
        EVIDENCE_ON,
        Field::timed("reopened_on", "was made", Kind::Happened(Before::Never)).shown(),
        REASON,
        BY,
    ],
)
.part()
.order(&[by("done_on", "reopened_on")]);

static BLOCKER: Shape = Shape::new(
    "Blocker",
    "blocker",
    &[
        ID,
        REASON.shown(),
        Field::timed("waiting_for", "whom it waits for", Kind::Holders(Who::Anybody)).shown(),
        Field::timed("action", "the action or ask", Kind::Reference(To::ActionOrAsk)).shown(),
        Field::timed("since", "arose", Kind::Happened(Before::Sale)).shown(),
        Field::setting("urgency", "the urgency", Kind::Word),
        Field::timed("answered_on", "was answered", Kind::Happened(Before::Sale)).shown(),
        Field::timed("ended_on", "was over", Kind::Happened(Before::Sale)).shown(),
        WITHDRAWN,
    ],
)
.record()
.order(&[by("since", "answered_on"), by("since", "ended_on")]);

/// Somebody who holds something for a time.
pub(in crate::fields) static HOLDER: Shape = Shape::new(
    "Holder",
    "a holder",
    &[
        Field::timed("name", "who", Kind::Text).shown(),
        Field::timed("since", "holds it since", Kind::Since(Before::Ever)),
        Field::timed("until", "holds it until", Kind::Until),
        DECISION,
    ],
)
.part()
.order(&[by("since", "until")]);

/// A role for a time.
pub(in crate::fields) static ROLE_TERM: Shape = Shape::new(
    "RoleTerm",
    "a role",
    &[
        Field::timed("role", "which", Kind::Word).shown(),
        Field::timed("since", "is held since", Kind::Since(Before::Ever)),
        Field::timed("until", "is held until", Kind::Until),
    ],
)
.part()
.order(&[by("since", "until")]);

/// A bound on a metric, or what else decides: for `done_when`, `any_of`.
pub(super) static DONE_WHEN: Shape =
    Shape::new("DoneWhen", "a condition", &[METRIC, AT_LEAST, AT_MOST]).part();

pub(super) const METRIC: Field = Field::setting("metric", "the metric", Kind::Reference(To::Metric));
pub(super) const AT_LEAST: Field = Field::setting("at_least", "the lower bound", ANY_NUMBER);
pub(super) const AT_MOST: Field = Field::setting("at_most", "the upper bound", ANY_NUMBER);

pub(super) const ANY_NUMBER: Kind = Kind::Number(f64::MIN, f64::MAX);
pub(super) const RATING: Kind = Kind::Number(1.0, 5.0);
