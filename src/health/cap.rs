//! Caps: what holds a score down whatever its parts say, apart from the mean and each with its reason.

use crate::basis::Basis;
use crate::config::{CAPS, HealthProfile};
use crate::date::Date;
use crate::first_value::FirstValue;
use crate::gate::Gates;
use crate::model::{Person, PlanFile, Role};
use crate::phrase::Due;
use crate::plan::Plan;

/// Something that holds the score down.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Its id in configuration.
    pub id: &'static str,
    /// The highest score it allows.
    pub at_most: f64,
    /// Why it applies.
    pub reason: String,
}

/// The caps that apply, lowest first; of equal ones, in the order of [`CAPS`]. One at 100 holds nothing down.
pub(super) fn in_force(profile: &HealthProfile, plan: &Plan, basis: &Basis, gates: &Gates) -> Vec<Cap> {
    let mut caps: Vec<Cap> = CAPS
        .into_iter()
        .filter_map(|id| {
            let at_most = profile.caps.iter().find(|cap| cap.when == id)?.at_most;
            let reason = reason(id, plan, basis, gates).filter(|_| at_most < 100.0)?;
            Some(Cap { id, at_most, reason })
        })
        .collect();
    caps.sort_by(|a, b| a.at_most.total_cmp(&b.at_most));
    caps
}

/// Why the cap applies, if it does. What a file that cannot be read may say caps nothing: it is unknown, and
/// shows in the coverage.
fn reason(id: &str, plan: &Plan, basis: &Basis, gates: &Gates) -> Option<String> {
    match id {
        "no_executive_sponsor" => no_sponsor(plan),
        "champion_departed" => champion_departed(plan, basis.as_of),
        "gate_overdue" => gate_overdue(gates, basis.as_of),
        "first_value_overdue" => first_value_overdue(plan, basis),
        _ => None,
    }
}

fn no_sponsor(plan: &Plan) -> Option<String> {
    let is_sponsor = |person: &Person| person.is(Role::ExecutiveSponsor) && person.is_active();
    let has_sponsor = plan.stakeholders.people.iter().any(is_sponsor);
    (!has_sponsor && !plan.is_doubtful(PlanFile::Stakeholders))
        .then(|| "no active executive sponsor".to_owned())
}

fn champion_departed(plan: &Plan, as_of: Date) -> Option<String> {
    let champion = departed_champion(plan, as_of)?;
    let name = &champion.name;
    Some(match champion.departed_on {
        Some(on) => format!("{name}, the champion, left on {on} and nobody took over"),
        None => format!("{name}, the champion, left and nobody took over"),
    })
}

/// The champion who left last by `as_of`, when nobody took over.
#[must_use]
pub fn departed_champion(plan: &Plan, as_of: Date) -> Option<&Person> {
    if plan.is_doubtful(PlanFile::Stakeholders) {
        return None;
    }
    let has_left =
        |person: &Person| !person.is_active() && person.departed_on.is_none_or(|left| left <= as_of);
    let champions = || plan.stakeholders.people.iter().filter(|person| person.is(Role::Champion));
    if champions().any(|person| !has_left(person)) {
        return None;
    }
    champions().max_by_key(|person| person.departed_on)
}

fn gate_overdue(gates: &Gates, as_of: Date) -> Option<String> {
    if gates.is_doubtful {
        return None;
    }
    let gate = gates.gates.iter().find(|gate| gate.is_overdue(as_of))?;
    let due = Due { on: gate.due?, as_of };
    Some(format!("the `{}` gate is {due}", gate.gate))
}

fn first_value_overdue(plan: &Plan, basis: &Basis) -> Option<String> {
    match FirstValue::of(plan, basis) {
        FirstValue::Overdue { due } => {
            Some(format!("first value is {}", Due { on: due, as_of: basis.as_of }))
        }
        _ => None,
    }
}
