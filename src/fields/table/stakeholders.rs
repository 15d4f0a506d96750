//! `stakeholders.yaml`.

use super::common::{ADDED_ON, BY, NOTE, RATING, WITHDRAWN};
use crate::fields::field::{Before, Field, Kind, Shape};

pub(super) static STAKEHOLDERS: Shape = Shape::new(
    "Stakeholders",
    "the stakeholders",
    &[Field::timed("people", "the people", Kind::Entries(&PERSON)).shown()],
);

static PERSON: Shape = Shape::new(
    "Person",
    "",
    &[
        Field::setting("name", "the name", Kind::Name).shown(),
        Field::setting("title", "the title", Kind::Text).shown(),
        Field::timed("roles", "the roles", Kind::Roles).shown(),
        Field::setting("tier", "the tier", Kind::Word),
        Field::setting("goals", "the goals", Kind::Text),
        Field::setting("email", "the address", Kind::Text),
        Field::setting("phone", "the telephone number", Kind::Text),
        Field::timed("sentiments", "the sentiments", Kind::Entries(&SENTIMENT)),
        ADDED_ON,
        Field::timed("departed_on", "left", Kind::Happened(Before::Sale)),
        WITHDRAWN,
        Field::timed("departed_before", "left before", Kind::Entries(&DEPARTURE)),
        NOTE,
    ],
);

static DEPARTURE: Shape = Shape::new(
    "Departure",
    "a departure",
    &[Field::timed("departed_on", "left", Kind::Happened(Before::Sale)), WITHDRAWN],
)
.part();

static SENTIMENT: Shape = Shape::new(
    "Sentiment",
    "the sentiment",
    &[
        Field::timed("judged_on", "was judged", Kind::Happened(Before::Sale)),
        Field::timed("score", "the sentiment", RATING),
        BY,
        NOTE,
        WITHDRAWN,
    ],
)
.part();
