//! The agenda of a call, as the customer reads it: late first, one list of what to decide, good news last and short.

mod kickoff;
mod kind;
mod parts;
mod review;
mod sections;
mod weekly;

use super::Page;
use crate::edition::{CustomerEdition, Language};
use crate::report::Report;

pub use kind::AgendaKind;

/// The agenda of a call.
pub fn agenda_report(it: &CustomerEdition, language: &Language, kind: AgendaKind) -> Report {
    let page = Page { it, language };
    match kind {
        AgendaKind::Kickoff => kickoff::report(page),
        AgendaKind::Weekly => weekly::report(page),
        AgendaKind::Review | AgendaKind::Sponsor | AgendaKind::Graduation => review::report(page, kind),
    }
}
