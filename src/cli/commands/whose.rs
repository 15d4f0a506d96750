//! Whose answer it is: a name that somebody typed, over all plans.

use std::collections::BTreeMap;

use onboard::basis::Basis;
use onboard::person::key;
use onboard::plan_at::Called;
use onboard::refused::Refused;

use crate::failure::Failure;

/// Whom a name means, by what each plan says to it.
///
/// # Errors
/// When it means nobody in any of them, or several.
pub(super) fn the_one(
    typed: &str,
    basis: &Basis,
    called: impl IntoIterator<Item = Called>,
) -> Result<String, Failure> {
    let (mut meant, mut near) = (BTreeMap::new(), None);
    for called in called {
        let names = match called {
            Called::Known(name) => vec![name],
            Called::Several(names) => names,
            Called::Unknown(closest) => {
                near = near.or(closest);
                Vec::new()
            }
        };
        for name in names {
            let full = basis.people.full_name(&name).to_owned();
            meant.insert(key(&full).into_owned(), full);
        }
    }
    if let Some(exact) = meant.get(&*key(typed)) {
        return Ok(exact.clone());
    }
    let names: Vec<&String> = meant.values().collect();
    match names.as_slice() {
        [only] => Ok((*only).clone()),
        [] => {
            let failure = Failure::usage(format!("nobody is called `{typed}` in these plans"));
            Err(match near {
                Some(name) => failure.hint(format!("did you mean `{name}`?")),
                None => failure,
            })
        }
        several => {
            let candidates: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            Err(Refused::ambiguous(typed, "people", &candidates).into())
        }
    }
}
