//! What `gate` answers about one plan.

use crate::date::Date;
use crate::gate::{Gates, JudgedGate};
use crate::model::{GateName, Outcome};
use crate::report::source::Lines;
use crate::route::Route;

/// The answer of `onboard gate` about one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct GateAnswer {
    /// The day of all of it.
    pub as_of: Date,
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// All five gates.
    pub gates: Gates,
    /// The gate that was asked for; without one, all five and the current one in full.
    pub named: Option<GateName>,
    /// Where the criteria stand.
    pub lines: Lines,
}

/// The nodes that [`GateAnswer`] points to.
pub fn routes(gates: &Gates) -> impl Iterator<Item = &Route> {
    gates.gates.iter().flat_map(|gate| {
        let criteria = gate.criteria.iter().flat_map(|c| [Some(&c.route), c.source.as_ref()]).flatten();
        let bypassed = gates.bypassed.iter().filter(|it| it.gate() == gate.gate).map(|it| &it.route);
        criteria.chain(gate.reasons.iter().map(|reason| &reason.route)).chain(bypassed)
    })
}

impl GateAnswer {
    /// The gate that the answer is about: the one that was named, else the first that is not open.
    pub fn gate_in_question(&self) -> Option<&JudgedGate> {
        self.named.map_or_else(|| self.gates.next(), |name| Some(self.gates.get(name)))
    }

    /// Whether that gate is open; so it is when none is left to open.
    pub fn is_open(&self) -> bool {
        self.gate_in_question().is_none_or(|gate| gate.verdict.is_open())
    }
}
