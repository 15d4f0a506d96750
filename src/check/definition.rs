//! When a definition of value is one.

use crate::finding::Problem;
use crate::model::{ValueName, is_answer};
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// Words that name our work, or the end of it, where the customer's win should stand (S2).
const NO_DEFINITIONS: [&str; 18] = [
    "configured",
    "deployed",
    "done",
    "first value",
    "full value",
    "go live",
    "goes live",
    "implemented",
    "installed",
    "live",
    "onboarded",
    "onboarding complete",
    "onboarding completed",
    "set up",
    "setup complete",
    "system live",
    "trained",
    "went live",
];

/// What keeps a point of value from being defined: it is missing, empty of meaning, or not dated.
pub(super) fn flaw(at: &PlanAt, name: ValueName, route: Route) -> Vec<Problem> {
    let (point, what) = (at.plan.jsp.value.get(name), name.spoken());
    let is_defined = point.definition.get().is_some_and(|words| is_answer(words) && !is_empty(words));
    let define = match at.value_planned(name) {
        // It has its day.
        Some(_) if !is_defined => {
            let which = name.word().replace('_', "-");
            commands::value_define(at.slug(), which.as_str(), blank("definition"), None, None)
        }
        _ => at.planning(name, is_defined, blank("date")),
    };
    let help = Remedy::run("write what the customer will have done on their own data, and by when", define);
    let problem = match (point.definition.get(), at.value_planned(name).is_some()) {
        (None, _) => Problem::new(route, format!("{what} is not defined")),
        (Some(words), _) if !is_answer(words) || is_empty(words) => {
            Problem::new(route.key("definition"), format!("`{words}` does not define {what}"))
        }
        (Some(_), false) if at.value_claimed(name).is_none() => {
            Problem::new(route, format!("{what} has no `due` date"))
        }
        _ => return Vec::new(),
    };
    vec![problem.help(help)]
}

fn is_empty(words: &str) -> bool {
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            !word.is_empty() && !["the", "is", "a", "we", "customer"].contains(&word.to_lowercase().as_str())
        })
        .map(str::to_lowercase)
        .collect();
    words.is_empty() || NO_DEFINITIONS.contains(&words.join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_work_is_no_definition_of_the_customers_win() {
        for words in ["Went live", "go-live!", "The customer is onboarded", "…"] {
            assert!(is_empty(words), "{words}");
        }
        for words in ["first close run on live data", "80 % of reps log in weekly", "顧客が最初の締めを実行"]
        {
            assert!(!is_empty(words), "{words}");
        }
    }
}
