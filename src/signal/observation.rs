//! What a signal saw.

use unicode_width::UnicodeWidthStr;

use crate::date::Date;
use crate::route::Route;

/// The width up to which a short form is not cut beside the customer and the play at 100 columns.
pub(super) const SHORT: usize = 38;

/// The first of these forms that is short enough; the last where none is.
pub(super) fn fitting<const N: usize>(forms: [String; N]) -> String {
    let mut forms = forms.into_iter().peekable();
    while let Some(form) = forms.next() {
        if forms.peek().is_none() || form.width() <= SHORT {
            return form;
        }
    }
    String::new()
}

/// What a signal saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What was seen, with its numbers.
    pub message: String,
    /// The same in so few words that a list has room for it beside the customer and the play.
    pub short: String,
    /// Which step of so many is due, where the signal knows it before its play is run.
    pub step: Option<(usize, usize)>,
    /// Where.
    pub route: Option<Route>,
    /// The day from which it could be seen, as far as the plan can tell; the play's clock starts then.
    pub since: Option<Date>,
    /// The day of what is to be done first, where the signal knows it; else the play's clock says.
    pub by: Option<Date>,
}

impl Observation {
    pub(super) fn new(message: impl Into<String>, short: impl Into<String>) -> Self {
        Self { message: message.into(), short: short.into(), step: None, route: None, since: None, by: None }
    }

    /// Which step of so many is due.
    pub(super) fn step(self, number: usize, of: usize) -> Self {
        Self { step: Some((number, of)), ..self }
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
