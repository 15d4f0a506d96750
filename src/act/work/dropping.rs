//! Actions and milestones leave the plan, and come back.

use super::{MILESTONE, Target};
use crate::act::{Acted, Draft, Dropping, Remark, restore};
use crate::date::Date;
use crate::edit::When;
use crate::gate::Guarded;
use crate::model::{Criterion, GateName, Milestone, State};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, commands};

impl Target {
    /// Takes the entry out of the plan; one that is out stays so.
    ///
    /// # Errors
    /// When there is no such decision.
    pub fn drop(&self, draft: &mut Draft, dropping: &Dropping) -> Acted {
        if self.item(&draft.at).state == State::Dropped {
            return Ok("is dropped already".to_owned());
        }
        let day = draft.day(dropping.on);
        dropping.take_out(draft, &self.place, day)?;
        if self.place.file == MILESTONE.log.file {
            let remarks = milestone_remarks(&draft.at, self.index, day, dropping.decision.as_deref());
            draft.remarks.extend(remarks);
        }
        Ok("is out of the plan".to_owned())
    }

    /// Puts the entry back into the plan.
    ///
    /// # Errors
    /// When it is not dropped, or was dropped later.
    pub fn restore(&self, draft: &mut Draft, on: Option<When>) -> Acted {
        let item = self.item(&draft.at);
        let (id, dropped) = (item.id.to_owned(), item.progress.dropped.to_vec());
        restore(draft, &id, &self.place, &dropped, on)
    }
}

/// What goes with a milestone that leaves the plan on a day: the criteria that it decides, the event that a gate guards,
/// and what both sides agreed on.
fn milestone_remarks(at: &PlanAt, index: usize, day: Date, decision: Option<&str>) -> Vec<Remark> {
    let milestone = &at.plan.jsp.milestones[index];
    let id = &milestone.id;
    let mut remarks = Vec::new();
    for (gate, criteria) in decided_by(at, milestone) {
        let (verb, them) = if criteria.len() == 1 { ("hangs", "it") } else { ("hang", "them") };
        let text = format!(
            "{} of {gate} {verb} on `{id}`, and nothing meets {them} now",
            List::and(&criteria),
            gate = gate.called()
        );
        let show = Remedy::run("see what would open the gate", commands::gate(at.slug(), gate));
        remarks.push(Remark::warning(text).with(show));
    }
    let guarded = Guarded::ALL.iter().find(|it| milestone.event.is_some() && it.event() == milestone.event);
    if let Some(guarded) = guarded {
        let text = format!(
            "`{id}` is the event `{}`, for which {} has to be open: without it nobody sees when that happens",
            guarded.word(),
            guarded.gate().called()
        );
        remarks.push(Remark::warning(text).with("give the event to the milestone that takes its place"));
    }
    let is_agreed = at.is_after_agreement(day) && !at.baselines.is_scope_growth(index);
    if is_agreed && !at.is_scope_decided(decision, &[id]) {
        let text =
            format!("both sides agreed on the plan with `{id}`, and no decision about scope takes it out");
        let log = Remedy::run("have somebody with the right decide it", at.scope_decision(id));
        remarks.push(Remark::warning(text).with(log));
    }
    remarks
}

/// The criteria that a milestone decides and that their gates ask for, by gate, as they are named.
fn decided_by(at: &PlanAt, milestone: &Milestone) -> Vec<(GateName, Vec<String>)> {
    let names = |criterion: &Criterion| {
        let any_of = criterion.any_of.iter().map(|one| &one.milestone);
        let mut milestones = [&criterion.milestone].into_iter().chain(any_of);
        milestones.any(|named| named.get().is_some_and(|id| id.trim() == milestone.id))
    };
    let of_gate = |gate: &GateName| {
        let criteria = at.plan.gates.gates.get(*gate)?.criteria.iter();
        let asked = criteria.filter(|it| it.is_asked_on(at.as_of()) && at.ruled_out(*gate, it).is_none());
        let named: Vec<String> = asked.filter(|it| names(it)).map(|it| format!("`{}`", it.id)).collect();
        (!named.is_empty()).then_some((*gate, named))
    };
    GateName::ALL.iter().filter_map(of_gate).collect()
}
