//! `adoption.yaml`, `training.yaml`, `friction.yaml`.

use super::common::{ADDED_ON, DROPPED, DUE, EVIDENCE, ID, MOVES, RATING, REOPENED, SIGNED_BY, WITHDRAWN};
use crate::fields::field::{Before, Field, Kind, Shape, by};

const fn count(key: &'static str, label: &'static str) -> Field {
    Field::timed(key, label, Kind::Count)
}

pub(super) static ADOPTION: Shape = Shape::new(
    "Adoption",
    "the use",
    &[
        Field::timed("snapshots", "the snapshots", Kind::Entries(&SNAPSHOT)).shown(),
        Field::timed("activation", "the activation milestones", Kind::Entries(&ACTIVATION)).shown(),
    ],
);

static SNAPSHOT: Shape = Shape::new(
    "Snapshot",
    "a snapshot",
    &[
        Field::timed("measured_on", "was taken", Kind::Happened(Before::Sale)).shown(),
        count("licensed", "the seats").shown(),
        count("provisioned", "the accounts").shown(),
        count("active", "the active users").shown(),
        count("key_actions", "the key actions").shown(),
        count("workflows_live", "the workflows").shown(),
        count("features_used", "the features in use").shown(),
        count("features_available", "the features").shown(),
        Field::timed("last_used_on", "saw the last use", Kind::Happened(Before::Sale)).shown(),
        Field::timed("csat", "the satisfaction", RATING),
        Field::timed("nps", "the net promoter score", Kind::Number(-100.0, 100.0)),
        WITHDRAWN,
    ],
)
.order(&[by("last_used_on", "measured_on")]);

static ACTIVATION: Shape = Shape::new(
    "ActivationMilestone",
    "activation milestone",
    &[
        ID,
        Field::setting("title", "the title", Kind::Text).shown(),
        Field::setting("day", "the day of the plan", Kind::Count).shown(),
        Field::timed("done_on", "was done", Kind::Happened(Before::Never)).shown(),
        EVIDENCE,
        WITHDRAWN,
        REOPENED,
        ADDED_ON,
        DROPPED,
    ],
);

pub(super) static TRAINING: Shape = Shape::new(
    "Training",
    "the training",
    &[Field::timed("sessions", "the sessions", Kind::Entries(&SESSION)).shown()],
);

static SESSION: Shape = Shape::new(
    "Session",
    "session",
    &[
        ID,
        Field::setting("title", "the title", Kind::Text).shown(),
        Field::setting("audience", "for whom", Kind::Word).shown(),
        DUE,
        MOVES,
        Field::timed("delivered_on", "was given", Kind::Happened(Before::Never)).shown(),
        count("invited", "the invited").shown(),
        count("attended", "those who came").shown(),
        WITHDRAWN,
        REOPENED,
        Field::setting("assessment", "the test", Kind::Word).shown(),
        Field::timed("assessed_on", "was tested", Kind::Happened(Before::Never)).shown(),
        count("assessed", "those tested"),
        count("passed", "those who passed"),
        Field::timed("retests", "the later assessments", Kind::Entries(&RETEST)),
        Field::timed("tries", "the tries", Kind::Entries(&TRY)),
        ADDED_ON,
        DROPPED,
    ],
);

static RETEST: Shape = Shape::new(
    "Retest",
    "a later assessment",
    &[
        Field::timed("assessed_on", "was made", Kind::Happened(Before::Never)),
        count("assessed", "those tested"),
        count("passed", "those who passed"),
        WITHDRAWN,
    ],
)
.part();

static TRY: Shape = Shape::new(
    "Try",
    "a try",
    &[
        Field::timed("taken_on", "was taken", Kind::Happened(Before::Never)),
        SIGNED_BY,
        Field::timed("passed", "whether it was passed", Kind::Truth),
        EVIDENCE,
        WITHDRAWN,
    ],
)
.part();

pub(super) static FRICTION: Shape = Shape::new(
    "Friction",
    "the set-up",
    &[
        Field::timed("fields", "the fields", Kind::CountOrEntries(&ENTRY)),
        Field::timed("decisions", "the decisions", Kind::CountOrEntries(&ENTRY)),
        Field::timed("dependencies", "the dependencies", Kind::CountOrEntries(&ENTRY)),
    ],
);

static ENTRY: Shape = Shape::new(
    "FrictionEntry",
    "entry",
    &[
        Field::setting("name", "the name", Kind::Name),
        Field::setting("count", "how many", Kind::Count),
        Field::setting("defer", "whether it is asked later", Kind::Truth),
        Field::setting("default", "the default", Kind::Text),
        Field::setting("replace_with", "what takes its place", Kind::Text),
        ADDED_ON,
        DROPPED,
    ],
);
