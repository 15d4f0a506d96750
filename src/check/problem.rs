//! What checks find, as many of them put it, and how much of it is told.

use crate::finding::Problem;
use crate::model::PlanFile;
use crate::phrase::List;
use crate::route::Route;

/// Problems that one check may find in one plan. Nobody reads more, and a hostile plan could have a million; checks of
/// what a plan can have any number of stop here.
pub(super) const ENOUGH: usize = 10_000;

/// The problems of one check in one plan that are told, and that there are more where that is so.
pub(super) fn at_most(mut problems: Vec<Problem>) -> impl Iterator<Item = Problem> {
    let last = problems.get(ENOUGH - 1).map(|last| {
        let message = format!("there may be more than these {ENOUGH}; the rest is not listed");
        Problem::new(last.place.clone(), message)
    });
    problems.truncate(ENOUGH);
    problems.into_iter().chain(last)
}

/// The item of a list of a file.
pub(super) fn item(file: PlanFile, list: &'static str, index: usize) -> Route {
    Route::to(file).key(list).index(index)
}

/// A problem where something lacks keys, each given with whether it is there; none when all are.
pub(super) fn lacking(keys: &[(&str, bool)], what: &str, route: Route) -> Option<Problem> {
    let missing: Vec<String> =
        keys.iter().filter(|(_, is_there)| !is_there).map(|(key, _)| format!("`{key}`")).collect();
    if missing.is_empty() {
        return None;
    }
    let missing = List::and(&missing);
    let problem = Problem::new(route, format!("{what} has no {missing}"));
    Some(problem.help(format!("add {missing}")).among("entry", format!("have no {missing}")))
}
