//! `onboarding.yaml`.

use super::common::{BY, ID, MOVES, NOTE, REASON, WITHDRAWN};
use crate::fields::field::{Before, Field, Kind, Shape, Who, before, by};

pub(super) static ONBOARDING: Shape = Shape::new(
    "Onboarding",
    "the onboarding",
    &[
        Field::setting("id", "the id", Kind::Id),
        Field::setting("customer", "the customer", Kind::Text).shown(),
        Field::setting("account", "the account", Kind::Text),
        Field::setting("product", "the product", Kind::Text).shown(),
        Field::setting("language", "the language", Kind::Text).shown(),
        Field::setting("playbook", "the playbook", Kind::Text),
        Field::setting("overlays", "the overlays", Kind::Text),
        Field::setting("segment", "the segment", Kind::Word),
        Field::setting("segment_reason", "why this segment", Kind::Text),
        Field::setting("engagement", "the engagement", Kind::Word),
        Field::setting("complexity", "the complexity", Kind::Word),
        Field::setting("expansion_potential", "the potential", Kind::Word),
        Field::setting("contract", "the contract", Kind::Entries(&CONTRACT)).shown(),
        Field::timed("team", "our team", Kind::Entries(&TEAM)).shown(),
        Field::setting("holidays", "a holiday", Kind::Day).shown(),
        Field::timed("holds", "the holds", Kind::Entries(&HOLD)).shown(),
        Field::timed("reported_colours", "the reported colours", Kind::Entries(&REPORTED_COLOUR)),
        Field::timed("ended", "the end", Kind::Entries(&ENDING)).shown(),
        Field::timed("ended_before", "the ends before", Kind::Entries(&ENDING)).shown(),
    ],
);

static CONTRACT: Shape = Shape::new(
    "Contract",
    "the contract",
    &[
        Field::setting("signed_on", "was signed", Kind::Happened(Before::Ever)).shown(),
        Field::setting("arr", "the contract value", Kind::Number(0.0, f64::MAX)),
        Field::setting("currency", "the currency", Kind::Text),
        Field::setting("renews", "renews on", Kind::Day),
        Field::setting("notice_days", "the notice", Kind::Count),
    ],
)
.order(&[before("signed_on", "renews")]);

static TEAM: Shape = Shape::new(
    "Team",
    "our team",
    &[
        Field::timed("csm", "the CSM", Kind::Holders(Who::Ours)).shown(),
        Field::timed("ae", "the account executive", Kind::Holders(Who::Ours)).shown(),
        Field::timed("implementation", "the implementation owner", Kind::Holders(Who::Ours)).shown(),
        Field::timed("support", "the support owner", Kind::Holders(Who::Ours)).shown(),
    ],
);

static HOLD: Shape = Shape::new(
    "Hold",
    "hold",
    &[
        ID,
        Field::timed("since", "starts on", Kind::Since(Before::Never)).shown(),
        Field::timed("resumes_on", "is to end on", Kind::Planned).shown(),
        MOVES,
        Field::timed("ended_on", "ended", Kind::Happened(Before::Never)).shown(),
        REASON.shown(),
        Field::timed("side", "who asked for it", Kind::Word),
        BY,
        WITHDRAWN,
    ],
)
.order(&[by("since", "resumes_on"), by("since", "ended_on")]);

static REPORTED_COLOUR: Shape = Shape::new(
    "ReportedColour",
    "a colour",
    &[
        Field::timed("reported_on", "was reported", Kind::Happened(Before::Sale)),
        Field::timed("colour", "the colour", Kind::Word),
        BY,
        NOTE,
        WITHDRAWN,
    ],
);

static ENDING: Shape = Shape::new(
    "Ending",
    "the onboarding",
    &[
        Field::timed("ended_on", "ended", Kind::Happened(Before::Never)).shown(),
        Field::timed("result", "the result", Kind::Word).shown(),
        BY,
        NOTE,
        WITHDRAWN,
    ],
);
