//! `contacts.yaml`, `updates.yaml`.

use super::common::{AUDIENCE, BY, DUE, EVIDENCE, ID, MOVES, NOTE, REASON, WITHDRAWN};
use crate::fields::field::{Before, Field, Kind, Shape, Who, by};

pub(super) static CONTACTS: Shape = Shape::new(
    "Contacts",
    "the log of contacts",
    &[Field::timed("contacts", "the contacts", Kind::Entries(&CONTACT)).shown()],
);

static CONTACT: Shape = Shape::new(
    "Contact",
    "contact",
    &[
        ID,
        Field::timed("kind", "the kind", Kind::Word).shown(),
        Field::timed("held_on", "was held", Kind::Happened(Before::Sale)).shown(),
        Field::timed("present", "who was there", Kind::Person(Who::Anybody)).shown(),
        Field::timed("absent", "who was not there", Kind::Person(Who::Anybody)),
        Field::timed("asked_on", "was asked", Kind::Happened(Before::Sale)).shown(),
        Field::timed("of", "who is asked", Kind::Holders(Who::Anybody)).shown(),
        Field::setting("text", "the words", Kind::Text).shown(),
        DUE,
        MOVES,
        Field::timed("answered_on", "was answered", Kind::Happened(Before::Sale)).shown(),
        Field::timed("summary", "the summary", Kind::Text),
        NOTE,
        EVIDENCE,
        AUDIENCE,
        WITHDRAWN,
    ],
)
.record()
.order(&[by("asked_on", "answered_on")]);

pub(super) static UPDATES: Shape = Shape::new(
    "Updates",
    "the updates",
    &[
        Field::timed("updates", "the updates", Kind::Entries(&UPDATE)).shown(),
        Field::timed("shares", "the shares", Kind::Entries(&SHARE)),
        Field::timed("skipped", "what was left out", Kind::Entries(&SKIP)),
    ],
);

const SENT_ON: Field = Field::timed("sent_on", "was sent", Kind::Happened(Before::Sale)).shown();

static UPDATE: Shape = Shape::new(
    "Update",
    "update",
    &[
        ID,
        SENT_ON,
        Field::timed("drafted_on", "was drafted", Kind::Happened(Before::Sale)).shown(),
        BY.shown(),
        Field::timed("shipped", "what was shipped", Kind::Text).shown(),
        Field::timed("blocked", "what is blocked", Kind::Text).shown(),
        Field::timed("next", "what comes next", Kind::Text).shown(),
        Field::timed("from_plan", "what the plan adds", Kind::Word),
        WITHDRAWN,
    ],
)
.record();

static SHARE: Shape = Shape::new(
    "Share",
    "share",
    &[
        ID,
        SENT_ON,
        Field::timed("to", "who got it", Kind::Person(Who::Anybody)),
        BY,
        Field::timed("edition", "what they got", Kind::Text),
        Field::timed("hash", "the hash", Kind::Text),
    ],
)
.record();

static SKIP: Shape = Shape::new(
    "Skip",
    "message",
    &[
        Field::setting("message", "the message", Kind::Word),
        Field::timed("skipped_on", "was left out", Kind::Happened(Before::Sale)),
        BY,
        REASON,
        WITHDRAWN,
    ],
)
.record();
