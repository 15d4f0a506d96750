//! What several may hold at once, such as a right: one gets it, one ceases to have it.

use super::term::{Term, TermError, end, new_term, terms};
use crate::date::Date;
use crate::edit::{Edits, Yaml};
use crate::person::is_same;
use crate::route::Route;

/// Somebody gets a right that others may have as well.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// Who gets it.
    pub name: &'a str,
    /// The first day; from the beginning when absent.
    pub since: Option<Date>,
    /// The last day, where it is known.
    pub until: Option<Date>,
    /// The id of the decision that gives it.
    pub decision: Option<&'a str>,
}

/// Adds a holder to what is at a place, a name or a list of them. Nobody's term ends for it.
///
/// # Errors
/// When they hold it already, or from a later day on.
pub fn begin_holding(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    holding: &Holding<'_>,
) -> Result<(), TermError> {
    let all = terms(written, "name");
    let lasts = |it: &&Term<'_>| it.until.is_none_or(|last| holding.since.is_none_or(|since| last > since));
    if let Some(it) = all.iter().filter(|it| is_same(it.what, holding.name)).find(lasts) {
        return Err(match it.since.filter(|first| holding.since.is_none_or(|since| since < *first)) {
            Some(first) => TermError::BeginsLater { who: it.what.to_owned(), since: first },
            None => TermError::Holds,
        });
    }
    let is_bare = holding.since.is_none() && holding.until.is_none() && holding.decision.is_none();
    let entry = if is_bare {
        Yaml::text(holding.name)
    } else {
        Yaml::map([
            ("name", Some(Yaml::text(holding.name))),
            ("since", holding.since.map(Into::into)),
            ("until", holding.until.map(Into::into)),
            ("decision", holding.decision.map(Yaml::text)),
        ])
    };
    match written.scalar() {
        Some(bare) => edits.set(at.clone(), Yaml::List(vec![Yaml::text(bare), entry])),
        None => edits.add(at.clone(), entry),
    }
    Ok(())
}

/// Ends what somebody holds with `until` as its last day.
///
/// # Errors
/// When they do not hold it on that day, or it ended before today.
pub fn end_holding(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    name: &str,
    until: Date,
    today: Date,
) -> Result<(), TermError> {
    let all = terms(written, "name");
    let has = |it: &&Term<'_>| {
        is_same(it.what, name)
            && it.since.is_none_or(|first| first <= until)
            && it.until.is_none_or(|last| last > until)
    };
    let it = all.iter().find(has).ok_or(TermError::HoldsNot)?;
    if let Some(last) = it.until.filter(|last| *last < today) {
        return Err(TermError::Stays { who: it.what.to_owned(), on: last });
    }
    if matches!(written, Yaml::List(_)) {
        end(edits, at, it, "name", Yaml::text(it.what), until);
    } else {
        let term = new_term("name", Yaml::text(it.what), None, Some(until));
        edits.set(at.clone(), Yaml::List(vec![term]));
    }
    Ok(())
}
