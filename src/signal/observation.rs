//! What a signal saw.

use crate::date::Date;
use crate::route::Route;

/// What a signal saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What was seen, with its numbers.
    pub message: String,
    /// Where.
    pub route: Option<Route>,
    /// The day from which it could be seen, as far as the plan can tell; the play's clock starts then.
    pub since: Option<Date>,
    /// The day of what is to be done first, where the signal knows it; else the play's clock says.
    pub by: Option<Date>,
}

impl Observation {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), route: None, since: None, by: None }
    }

    pub(super) fn at(self, route: Option<Route>) -> Self {
        Self { route, ..self }
    }

    pub(super) fn since(self, since: Option<Date>) -> Self {
        Self { since, ..self }
    }

    pub(super) fn by(self, day: Date) -> Self {
        Self { by: Some(day), ..self }
    }
}
