//! How a decision is put behind a right.

use super::{Remedy, blank, commands};
use crate::model::Right;

/// Logs the decision that gives these rights, and names it for each of them; whoever is not known is left blank.
pub fn decide(plan: &str, rights: &[(Right, Option<&str>)]) -> Remedy {
    let log = commands::decision_add(plan, blank("text"), blank("name"), None);
    let grants = rights.iter().map(|(right, name)| {
        let name = name.map_or_else(|| blank("name"), Into::into);
        commands::right_grant(plan, right.word(), name, Some(blank("decision")))
    });
    grants.enumerate().fold(Remedy::run("log the decision", log), |remedy, (at, grant)| match at {
        0 => remedy.then(Remedy::run("say that it gave the right", grant)),
        _ => remedy.then(Remedy::run("the same for the next", grant)),
    })
}
