//! What a change does to the gates and their criteria.

use crate::assessment::Assessment;
use crate::diff::Both;
use crate::gate::{CriterionState, JudgedCriterion, JudgedGate, Verdict};
use crate::model::GateName;

/// A gate that is judged otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct GateChange {
    /// Which.
    pub gate: GateName,
    /// Its verdict.
    pub verdict: Both<Option<Verdict>>,
    /// Criteria met, waived or not needed, of all.
    pub progress: Both<Option<(usize, usize)>>,
    /// How many are waived.
    pub waived: Both<usize>,
    /// The criteria that changed.
    pub criteria: Vec<CriterionChange>,
}

/// A criterion that stands otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionChange {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// How it stands; none where the gate does not ask for it.
    pub state: Both<Option<CriterionState>>,
}

/// The gates that are judged otherwise.
pub(super) fn changes(plans: Both<Option<&Assessment>>) -> Vec<GateChange> {
    GateName::ALL.iter().filter_map(|name| GateChange::of(*name, plans)).collect()
}

impl GateChange {
    fn of(gate: GateName, plans: Both<Option<&Assessment>>) -> Option<Self> {
        let gates = plans.map(|it| it.map(|it| it.gates.get(gate)));
        let change = Self {
            gate,
            verdict: gates.map(|it| it.map(|it| it.verdict)),
            progress: gates.map(|it| it.map(JudgedGate::progress)),
            waived: gates.map(|it| it.map_or(0, waived)),
            criteria: criteria(gates),
        };
        let is_changed =
            change.verdict.is_changed() || change.progress.is_changed() || change.waived.is_changed();
        (is_changed || !change.criteria.is_empty()).then_some(change)
    }

    /// Whether of one of its criteria nobody knows on one side how it stands.
    pub(super) fn turned_unknown(&self) -> bool {
        let is_unknown = |state: Option<CriterionState>| state == Some(CriterionState::Unknown);
        self.criteria.iter().any(|it| is_unknown(it.state.base) || is_unknown(it.state.head))
    }

    /// Whether it opened, or is not open any more.
    pub fn turned(&self) -> bool {
        self.verdict.map(|it| it.is_some_and(Verdict::is_open)).is_changed()
    }
}

fn waived(gate: &JudgedGate) -> usize {
    gate.criteria.iter().filter(|it| matches!(it.state, CriterionState::Waived(_))).count()
}

fn criteria(gates: Both<Option<&JudgedGate>>) -> Vec<CriterionChange> {
    let Both { base, head } = gates.map(|gate| gate.map(|it| &*it.criteria).unwrap_or_default());
    let find = |list: &[JudgedCriterion], id: &str| list.iter().find(|it| it.id == id).map(|it| it.state);
    let of_head = head.iter().map(|it| (it, Both::new(find(base, &it.id), Some(it.state))));
    let only_base = base.iter().filter(|it| find(head, &it.id).is_none());
    let of_base = only_base.map(|it| (it, Both::new(Some(it.state), None)));
    let changed = of_head.chain(of_base).filter(|(_, state)| state.is_changed());
    changed.map(|(it, state)| CriterionChange { id: it.id.clone(), text: it.text.clone(), state }).collect()
}
