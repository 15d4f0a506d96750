//! A term as it is written: who or what, from when, until when.

use crate::date::Date;
use crate::edit::{Edits, Yaml};
use crate::route::Route;

/// Why a term cannot begin or end so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermError {
    /// They hold it already.
    Holds,
    /// Nobody holds it then whose term could end.
    HoldsNot,
    /// A term begins after the day.
    BeginsLater {
        /// Whose.
        who: String,
        /// Its first day.
        since: Date,
    },
    /// What is written of an earlier day than today stays.
    Stays {
        /// Who held it.
        who: String,
        /// On which day.
        on: Date,
    },
}

/// A term as it is written.
pub(super) struct Term<'y> {
    pub(super) index: usize,
    pub(super) what: &'y str,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
    pub(super) is_mapping: bool,
}

/// The terms of a list, or the one that a bare text is. What is broken is none.
pub(super) fn terms<'y>(written: &'y Yaml, key: &str) -> Vec<Term<'y>> {
    let term = |(index, item): (usize, &'y Yaml)| {
        let day = |key| item.get(key).and_then(Yaml::scalar).and_then(|day| day.parse().ok());
        let what = item.get(key).unwrap_or(item).scalar()?;
        Some(Term {
            index,
            what,
            since: day("since"),
            until: day("until"),
            is_mapping: item.get(key).is_some(),
        })
    };
    match written {
        Yaml::List(items) => items.iter().enumerate().filter_map(term).collect(),
        bare => term((0, bare)).into_iter().collect(),
    }
}

/// A term to write.
pub(super) fn new_term(key: &str, what: Yaml, since: Option<Date>, until: Option<Date>) -> Yaml {
    Yaml::map([(key, Some(what)), ("since", since.map(Into::into)), ("until", until.map(Into::into))])
}

/// Gives a term of a list its last day.
pub(super) fn end(edits: &mut Edits, at: &Route, term: &Term<'_>, key: &str, what: Yaml, until: Date) {
    let place = at.clone().index(term.index);
    if term.is_mapping {
        edits.set(place.key("until"), until);
    } else {
        edits.set(place, new_term(key, what, None, Some(until)));
    }
}
