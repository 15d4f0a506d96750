//! Caps: what holds a score down whatever its parts say, apart from the mean and each with its reason.

use crate::config::{CAPS, HealthProfile};
use crate::date::Date;
use crate::gate::Gates;
use crate::metric::Measurements;
use crate::model::{Person, Role};
use crate::phrase::{Days, Due};
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

/// What caps look at.
pub(super) struct Sight<'a> {
    pub(super) plan: &'a Plan,
    pub(super) metrics: &'a Measurements,
    pub(super) gates: &'a Gates,
    pub(super) as_of: Date,
}

impl Sight<'_> {
    /// The caps that apply, lowest first; of equal ones, in the order of [`CAPS`]. One at 100 holds nothing down.
    pub(super) fn caps(&self, profile: &HealthProfile) -> Vec<Cap> {
        let mut caps: Vec<Cap> = CAPS
            .into_iter()
            .filter_map(|id| {
                let at_most = profile.caps.iter().find(|cap| cap.when == id)?.at_most;
                let reason = self.reason(id).filter(|_| at_most < 100.0)?;
                Some(Cap { id, at_most, reason })
            })
            .collect();
        caps.sort_by(|a, b| a.at_most.total_cmp(&b.at_most));
        caps
    }

    /// Why the cap applies, if it does. What the plan does not say caps nothing: that it is unknown shows in the
    /// coverage.
    fn reason(&self, id: &str) -> Option<String> {
        match id {
            "no_executive_sponsor" => {
                let is_missing = self.metrics.get("sponsor_active").known() == Some(0.0);
                is_missing.then(|| "no active executive sponsor".to_owned())
            }
            "champion_departed" => {
                let is_missing = self.metrics.get("champion_active").known() == Some(0.0);
                departed_champion(self.plan, self.as_of).filter(|_| is_missing).map(departure)
            }
            "gate_overdue" => self.gate_overdue(),
            "first_value_overdue" => {
                let days = self.metrics.get("first_value_overdue_days").known().filter(|days| *days > 0.0)?;
                Some(format!("first value is overdue by {}", Days(days as i64)))
            }
            _ => None,
        }
    }

    fn gate_overdue(&self) -> Option<String> {
        let gate = self.gates.gates.iter().find(|gate| gate.is_overdue())?;
        let due = Due { on: gate.due?, as_of: self.as_of };
        (!self.gates.is_doubtful).then(|| format!("the `{}` gate is {due}", gate.gate))
    }
}

/// The champion who left last by `as_of`, whether or not somebody took over.
#[must_use]
pub fn departed_champion(plan: &Plan, as_of: Date) -> Option<&Person> {
    let has_left =
        |person: &Person| !person.is_active() && person.departed_on.is_none_or(|left| left <= as_of);
    let champions = plan.stakeholders.people.iter().filter(|person| person.is(Role::Champion));
    champions.filter(|person| has_left(person)).max_by_key(|person| person.departed_on)
}

fn departure(champion: &Person) -> String {
    let on = champion.departed_on.map_or_else(String::new, |on| format!(" on {on}"));
    format!("{}, the champion, left{on} and nobody took over", champion.name.trim())
}
