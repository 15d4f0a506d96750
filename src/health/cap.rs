//! Caps: what holds a score down whatever its parts say, apart from the mean and each with its reason.

use crate::config::{CAPS, HealthProfile};
use crate::gate::Gates;
use crate::metric::Measurements;
use crate::model::Role;
use crate::phrase::{Days, Due};
use crate::plan_at::{Former, PlanAt};

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
pub(super) fn caps(at: &PlanAt, metrics: &Measurements, gates: &Gates, profile: &HealthProfile) -> Vec<Cap> {
    let mut caps: Vec<Cap> = CAPS
        .into_iter()
        .filter_map(|id| {
            let at_most = profile.caps.iter().find(|cap| cap.when == id)?.at_most;
            let reason = reason(id, at, metrics, gates).filter(|_| at_most < 100.0)?;
            Some(Cap { id, at_most, reason })
        })
        .collect();
    caps.sort_by(|a, b| a.at_most.total_cmp(&b.at_most));
    caps
}

/// Why the cap applies, if it does. What the plan does not say caps nothing: that it is unknown shows in the
/// coverage.
fn reason(id: &str, at: &PlanAt, metrics: &Measurements, gates: &Gates) -> Option<String> {
    let is_missing = |metric| metrics.get(metric).known() == Some(0.0);
    match id {
        "no_executive_sponsor" => {
            is_missing("sponsor_active").then(|| "no active executive sponsor".to_owned())
        }
        "champion_departed" => {
            at.last_in(Role::Champion).filter(|_| is_missing("champion_active")).map(departure)
        }
        "gate_overdue" => gate_overdue(at, gates),
        "first_value_overdue" => {
            let days = metrics.get("first_value_overdue_days").known().filter(|days| *days > 0.0)?;
            Some(format!("first value is overdue by {}", Days(days as i64)))
        }
        "before_first_gate" => {
            let is_any_open = gates.gates.iter().any(|gate| gate.verdict.is_open());
            (!is_any_open && !gates.is_doubtful).then(|| "no gate is open yet".to_owned())
        }
        _ => None,
    }
}

fn gate_overdue(at: &PlanAt, gates: &Gates) -> Option<String> {
    let gate = gates.gates.iter().find(|gate| gate.is_overdue())?;
    let due = Due { on: gate.due?, as_of: at.as_of() };
    (!gates.is_doubtful).then(|| format!("the `{}` gate is {due}", gate.gate))
}

fn departure(champion: Former<'_>) -> String {
    let (name, until) = (champion.person.name.trim(), champion.until);
    if champion.has_left() {
        format!("{name}, the champion, left on {until} and nobody took over")
    } else {
        format!("{name} was champion until {until} and nobody took over")
    }
}
