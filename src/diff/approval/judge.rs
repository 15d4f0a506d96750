//! By whose rights a change is judged.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::evidence::shows;
use super::{Approval, Standing};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::diff::Both;
use crate::diff::entry::EntryChange;
use crate::diff::version::Version;
use crate::gate::{OverLimit, over_limits};
use crate::model::{
    Criterion, Decision, DecisionRights, Fact, Gate, GateName, List as Several, PlanFile, Right, Side, Text,
};
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::remedy::{Remedy, Word, blank, commands};
use crate::route::Route;

/// The files that say who may what.
const SAY_WHO_MAY: [PlanFile; 3] = [PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp];

/// The plan as the head has it, and the same plan with the people, the parts and the rights that the base gives: whatever
/// asks who may do something asks that one, so that the rules of rights are those of everywhere.
pub(super) struct Judge<'a> {
    /// The head's plan with the rights of the base.
    pub(super) before: PlanAt,
    /// The head's plan.
    pub(super) now: &'a Assessment,
    /// The base's, where it has such a plan.
    pub(super) base: Option<&'a Assessment>,
    /// Whether the base has no such plan.
    pub(super) is_new: bool,
    /// Whether both sides had agreed on the plan that the base has.
    pub(super) is_agreed: bool,
    /// A file of the base that says who may what, and cannot be read in full.
    doubt: Option<PlanFile>,
    /// The decisions that are made in this change.
    made_here: BTreeSet<String>,
    over_limits: OnceCell<Vec<OverLimit>>,
}

impl<'a> Judge<'a> {
    /// The judge of a change; none where there is no plan in the head to be judged.
    pub(super) fn between(versions: Both<Option<&'a Version>>, entries: &[EntryChange]) -> Option<Self> {
        let now = versions.head?.assessment.as_ref()?;
        // Of a base that cannot be read nobody knows who had a right.
        let base = match versions.base {
            Some(version) => Some(version.assessment.as_ref()?),
            None => None,
        };
        let mut plan = now.plan.as_ref().clone();
        match base {
            Some(base) => {
                let of = &base.plan;
                plan.jsp.decision_rights = of.jsp.decision_rights.clone();
                plan.stakeholders = of.stakeholders.clone();
                plan.onboarding.team = of.onboarding.team.clone();
                plan.onboarding.segment = of.onboarding.segment;
                plan.onboarding.playbook = of.onboarding.playbook.clone();
                plan.decisions.decisions = decisions(&of.decisions.decisions, &now.plan.decisions.decisions);
                for name in GateName::ALL {
                    let Some(gate) = plan.gates.gates.get_mut(*name) else { continue };
                    gate.criteria = asked_as_before(&gate.criteria, of.gates.gates.get(*name));
                }
            }
            // A new plan gives rights to nobody: they are those of its playbook.
            None => plan.jsp.decision_rights = DecisionRights::default(),
        }
        let basis = base.map_or(&now.basis, |base| &base.basis);
        let decisions = entries.iter().filter(|it| it.shape.name == "Decision");
        let made = decisions.filter(|it| it.key("decided_on").is_some() || it.key("by").is_some());
        Some(Self {
            before: PlanAt::of(plan, basis),
            now,
            base,
            doubt: base.and_then(|base| SAY_WHO_MAY.into_iter().find(|file| base.plan.is_doubtful(*file))),
            is_new: base.is_none(),
            is_agreed: base.is_some_and(|base| base.fact(Fact::PlanAgreed).is_some()),
            made_here: made.map(|it| it.name.clone()).collect(),
            over_limits: OnceCell::new(),
        })
    }

    /// What the live waivers of the head are past, by the limits of the base; looked at once for all waivers of the change, since
    /// each may take a look at the whole plan on another day.
    pub(super) fn over_limits(&self) -> &[OverLimit] {
        self.over_limits.get_or_init(|| over_limits(&self.before, &self.now.metrics))
    }

    /// Whether somebody may do on a day what takes a right.
    pub(super) fn standing(&self, by: Option<&str>, right: Right, on: Option<Date>) -> Standing {
        let Some(by) = by else { return Standing::Missing("nobody is named".to_owned()) };
        let Some(on) = on else { return Standing::Missing(format!("by {by}, on no day")) };
        if let Some(file) = self.doubt {
            return Standing::Missing(format!(
                "nobody can tell who may: `{file}` could not be read in full before"
            ));
        }
        if self.before.may(by, right, None, on) {
            return Standing::Covered;
        }
        let only = self.before.only_those_may(right, on);
        self.or_granted(
            self.now.may(by, right, None, on),
            by,
            right,
            format!("{by} had no right to it: {only}"),
        )
    }

    /// What is missing, or that the right is of this change.
    pub(super) fn or_granted(&self, is_right_now: bool, by: &str, right: Right, why: String) -> Standing {
        if is_right_now {
            let why = format!("{by} has the right to `{right}` by this change alone");
            Standing::GrantedHere(why)
        } else {
            Standing::Missing(why)
        }
    }

    /// The decision that lets something happen that takes a right: the one that is named, else one that is made in this change
    /// and says that it affects the entry; and whether whoever made it may.
    pub(super) fn decision(
        &self,
        right: Right,
        named: Option<&str>,
        entry: &str,
    ) -> Option<(&Decision, Standing)> {
        let made = || self.before.made_decisions().map(|(_, it)| it);
        let judged = |it| -> (&Decision, Standing) {
            let it: &Decision = it;
            (it, self.standing(it.by.answer(), right, it.decided_on))
        };
        if let Some(found) = named.and_then(|id| made().find(|it| it.id == id)) {
            // A day moves by a decision for what that names, as with baselines.
            let is_of_others = right == Right::Timeline && !entry.is_empty() && !found.may_decide_on(entry);
            return Some(if is_of_others { (found, of_others(found, entry)) } else { judged(found) });
        }
        let affects = |it: &&Decision| it.affects.iter().any(|id| id.trim() == entry);
        let here = made().filter(|it| self.made_here.contains(&it.id)).filter(affects).map(judged);
        let here: Vec<_> = here.collect();
        let covering = here.iter().position(|(_, standing)| *standing == Standing::Covered);
        here.into_iter().nth(covering.unwrap_or_default())
    }

    /// Says who did something, and whether they may or a decision lets them.
    pub(super) fn judged(&self, approval: Approval, right: Right, act: Act<'_>) -> Approval {
        let Act { by, on, decision, entry } = act;
        let own = self.standing(by, right, on);
        let decided = self.decision(right, decision, entry);
        let (standing, decision) = match decided {
            Some((it, standing)) if !standing.is_missing() || own.is_missing() => {
                let standing = if own == Standing::Covered { own } else { standing };
                (standing, Some(it))
            }
            _ => (own, None),
        };
        let who = decision.and_then(|it| it.by.answer()).or(by).map(str::to_owned);
        let is_shown = decision.is_some_and(|it| shows(&it.evidence));
        let remedy = if standing.is_missing() { self.to_decide(right, &[entry]) } else { Remedy::default() };
        let record = decision.and_then(|it| self.record(it));
        Approval {
            lacks_evidence: !is_shown && who.as_deref().is_some_and(|who| self.is_theirs(who)),
            by: who,
            on: decision.and_then(|it| it.decided_on).or(on),
            right: Some(right),
            decision: decision.map(|it| it.id.clone()),
            standing,
            remedy,
            ..approval.backed_by(record)
        }
    }

    /// Says which decision of this change stands behind something that needs none.
    pub(super) fn backed(&self, approval: Approval, right: Right, entry: &str) -> Approval {
        match self.decision(right, None, entry) {
            Some((it, Standing::Covered)) => Approval {
                by: it.by.get().map(str::to_owned),
                on: it.decided_on,
                right: Some(right),
                decision: Some(it.id.clone()),
                standing: Standing::Covered,
                ..approval.backed_by(self.record(it))
            },
            _ => approval,
        }
    }

    /// Something that takes a decision about scope, whoever did it: `is_decided` says whether there is one.
    pub(super) fn scope_decided(&self, judged: Approval, is_decided: bool, entry: &str) -> Approval {
        if is_decided || judged.standing.is_missing() {
            return judged;
        }
        let why = "both sides had agreed on the plan, and no decision about scope says so";
        let log = self.before.scope_decision(entry);
        Approval {
            standing: Standing::Missing(why.to_owned()),
            remedy: Remedy::run("have somebody with the right decide it", log),
            ..judged
        }
    }

    /// Where a decision is written.
    fn record(&self, decision: &Decision) -> Option<Route> {
        let at = self.now.plan.decisions.decisions.iter().position(|it| it.id == decision.id)?;
        Some(Route::to(PlanFile::Decisions).key("decisions").index(at))
    }

    /// Whether somebody is of the customer's side.
    pub(super) fn is_theirs(&self, who: &str) -> bool {
        self.now.side_of(who) == Some(Side::Customer)
    }

    /// Whether nothing shows what somebody of the customer's side is said to have done.
    pub(super) fn is_unshown(&self, by: Option<&str>, evidence: &Text) -> bool {
        by.is_some_and(|by| self.is_theirs(by)) && !shows(evidence)
    }

    /// Who can approve something now: those who have the right in the base, without whoever has left by the head.
    pub(super) fn who_may(&self, right: Right) -> Vec<&str> {
        let today = self.before.as_of();
        let mut who = self.before.who_has(right, today);
        who.retain(|name| !self.now.had_left(name, today));
        who
    }

    /// How it can be decided, for all of these entries at once.
    pub(super) fn to_decide(&self, right: Right, entries: &[&str]) -> Remedy {
        let may = self.who_may(right);
        let by = if let [only] = may.as_slice() { (*only).into() } else { blank("name") };
        let mut affected = entries.iter().filter(|entry| !entry.is_empty());
        let affects = affected.next().map(|entry| Word::from(*entry));
        let log = commands::decision_add(self.now.slug(), blank("text"), by, affects);
        let log = affected.fold(log, |log, entry| log.with("affects", *entry));
        let who =
            if may.is_empty() { "somebody with the right".to_owned() } else { List::or(&may).to_string() };
        Remedy::run(format!("have {who} decide, and log that"), log)
    }
}

/// That the decision behind something is about other entries.
fn of_others(decision: &Decision, entry: &str) -> Standing {
    Standing::Missing(format!("`{}` decides on what it names, and `{entry}` is not among it", decision.id))
}

/// The decisions of the head, those of the base in the words in which they were made: what is written over them later, such
/// as what else they affect, nobody has decided. One that was taken back is.
fn decisions(base: &[Decision], head: &[Decision]) -> Several<Decision> {
    let made = by_id(base.iter().filter(|it| it.decided_on.is_some()), |it| &it.id);
    let as_made = |it: &Decision| match made.get(it.id.as_str()) {
        Some(&was) => {
            Decision { withdrawn: it.withdrawn.clone(), evidence: it.evidence.clone(), ..was.clone() }
        }
        None => it.clone(),
    };
    head.iter().map(as_made).collect::<Vec<_>>().into()
}

/// The criteria of the head, with the roles that the base asks for, of which those may be waived that it lets be waived.
fn asked_as_before(criteria: &[Criterion], base: Option<&Gate>) -> Several<Criterion> {
    let known = by_id(base.into_iter().flat_map(|gate| gate.criteria.iter()), |it| &it.id);
    let as_before = |it: &Criterion| match known.get(it.id.as_str()) {
        Some(was) => Criterion { by_role: was.by_role, waivable: was.waivable, ..it.clone() },
        None => it.clone(),
    };
    criteria.iter().map(as_before).collect::<Vec<_>>().into()
}

/// Entries by their ids; the first where several have one.
fn by_id<'a, T>(entries: impl Iterator<Item = &'a T>, id_of: fn(&T) -> &String) -> BTreeMap<&'a str, &'a T> {
    let mut by_id = BTreeMap::new();
    for it in entries {
        by_id.entry(id_of(it).as_str()).or_insert(it);
    }
    by_id
}

/// Who did something on which day, and what stands behind it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Act<'a> {
    pub(super) by: Option<&'a str>,
    pub(super) on: Option<Date>,
    /// The decision that it names.
    pub(super) decision: Option<&'a str>,
    /// The entry that a decision would affect.
    pub(super) entry: &'a str,
}
