//! How a decision is put behind a right.

use super::{Remedy, Word, blank, commands};
use crate::date::Date;
use crate::model::Right;
use crate::phrase::List;

/// Logs the decision that gives these rights, in words that say so, and names it for each of them; whoever is not known is left
/// blank. It is of a day, where they count since one that has passed.
pub fn decide(plan: &str, rights: &[(Right, Option<&str>)], on: Option<Date>) -> Remedy {
    let given =
        |(right, name): &(Right, Option<&str>)| Some(format!("{} has the right to {right}", (*name)?));
    let given: Option<Vec<String>> = rights.iter().map(given).collect();
    let text =
        given.map_or_else(|| blank("text"), |given| Word::from(List::and(&given).to_string().as_str()));
    let log = match on {
        Some(on) => commands::decision_made(plan, text, blank("name"), on.to_string().as_str()),
        None => commands::decision_add(plan, text, blank("name"), None),
    };
    let grants = rights.iter().map(|(right, name)| {
        let name = name.map_or_else(|| blank("name"), Into::into);
        commands::right_grant(plan, right.word(), name, Some(blank("decision")))
    });
    grants.enumerate().fold(Remedy::run("log the decision", log), |remedy, (at, grant)| match at {
        0 => remedy.then(Remedy::run("say that it gave the right", grant)),
        _ => remedy.then(Remedy::run("the same for the next", grant)),
    })
}
