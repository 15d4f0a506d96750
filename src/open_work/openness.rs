//! Whether somebody still has to do something about an entry, wherever it is in a plan.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::model::{ContactKind, DecisionState, PlanFile, ValueName};
use crate::plan_at::Wait;
use crate::route::{Route, Step};

/// A plan with what would cost too much to ask of each entry anew.
pub(super) struct Openness<'a> {
    of: &'a Assessment,
    decisions: Vec<Option<DecisionState>>,
    /// The criteria that keep a gate shut.
    criteria: BTreeSet<&'a Route>,
    /// The blockers of the entry that was asked about last that wait for somebody.
    waits: Option<((PlanFile, usize), BTreeSet<usize>)>,
}

impl<'a> Openness<'a> {
    pub(super) fn of(of: &'a Assessment) -> Self {
        let criteria =
            of.gates.shut().flat_map(|gate| gate.criteria.iter().filter(|it| it.state.is_blocking()));
        Self {
            of,
            decisions: of.plan.decisions.states_on(of.as_of()),
            criteria: criteria.map(|it| &it.route).collect(),
            waits: None,
        }
    }

    /// Whether what is at a place is open. What this does not know is.
    pub(super) fn is_open_at(&mut self, route: &Route) -> bool {
        let (of, plan, day) = (self.of, &self.of.plan, self.of.as_of());
        match (route.file, route.steps.as_slice()) {
            (PlanFile::Jsp, [Step::Key(list), Step::Index(at), within @ ..]) => match &**list {
                "milestones" => of.is_open(*at) && self.is_waited_on(route.file, *at, within),
                "workstreams" => plan.jsp.workstreams[*at].is_in_plan(day),
                _ => true,
            },
            (PlanFile::Jsp, [Step::Key(value), Step::Key(name), ..]) if value == "value" => {
                ValueName::from_word(name).is_none_or(|name| of.value_claimed(name).is_none())
            }
            (PlanFile::Actions, [_, Step::Index(at), within @ ..]) => {
                of.is_action_open(*at) && self.is_waited_on(route.file, *at, within)
            }
            (PlanFile::Risks, [_, Step::Index(at), ..]) => plan.risks.risks[*at].is_open_on(day),
            (PlanFile::Contacts, [_, Step::Index(at), ..]) => {
                let it = &plan.contacts.contacts[*at];
                it.kind == ContactKind::Ask && it.answered_by(day).is_none() && !it.is_withdrawn(day)
            }
            (PlanFile::Decisions, [_, Step::Index(at), ..]) => {
                self.decisions[*at] == Some(DecisionState::Open)
            }
            (PlanFile::Handoff, [_, Step::Index(at), ..]) => {
                plan.handoff.customer_resources[*at].is_in_plan(day)
            }
            (PlanFile::Gates, [criterion @ .., Step::Key(_)]) => {
                self.criteria.contains(&Route { file: route.file, steps: criterion.to_vec() })
            }
            _ => true,
        }
    }

    /// Whether a blocker of an open entry waits for somebody; anything else of it is open.
    fn is_waited_on(&mut self, file: PlanFile, entry: usize, within: &[Step]) -> bool {
        let [Step::Key(list), Step::Index(at), ..] = within else { return true };
        if list != "blockers" {
            return true;
        }
        let known = self.waits.take().filter(|(of, _)| *of == (file, entry));
        let (_, open) = self.waits.insert(known.unwrap_or_else(|| {
            let waits = match file {
                PlanFile::Actions => self.of.action_waits(entry),
                _ => self.of.waits(entry),
            };
            // Whoever has answered has done their part, though the entry cannot go on yet.
            let unanswered = waits.iter().filter(|wait| wait.blocker.answered_by(self.of.as_of()).is_none());
            ((file, entry), unanswered.map(|wait: &Wait<'_>| wait.index).collect())
        }));
        open.contains(at)
    }
}
