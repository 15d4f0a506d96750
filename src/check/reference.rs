//! What a plan's entries are called, where they are, and who names them.

use std::collections::BTreeSet;

use super::problem::{ENOUGH, item};
use crate::assessment::Assessment;
use crate::finding::Problem;
use crate::gate::ReasonKind;
use crate::model::{Blocker, Criterion, GateName, Milestone, PlanFile, Signoff};
use crate::phrase::Count;
use crate::plan::Plan;
use crate::plan_at::Wait;
use crate::remedy::{Command, Remedy, commands};
use crate::route::{Route, Step};
use crate::schedule::{Stuck, stuck};
use crate::steps;
use crate::suggest::Suggestions;

/// An entry of a plan that has an id.
pub(super) struct Identified<'a> {
    /// As a message calls it: `action`.
    pub(super) kind: &'static str,
    pub(super) id: &'a str,
    pub(super) route: Route,
}

/// Every entry with an id, in the order of the files.
pub(super) fn entries(plan: &Plan) -> Vec<Identified<'_>> {
    let mut all = Vec::new();
    macro_rules! list {
        ($file:ident, $key:literal, $kind:literal, $list:expr) => {
            all.extend($list.iter().enumerate().map(|(at, entry)| Identified {
                kind: $kind,
                id: entry.id.as_str(),
                route: item(PlanFile::$file, $key, at),
            }));
        };
    }
    list!(Handoff, "commitments", "commitment", plan.handoff.commitments);
    list!(Jsp, "outcomes", "outcome", plan.jsp.outcomes);
    list!(Jsp, "objectives", "objective", plan.jsp.objectives);
    list!(Jsp, "milestones", "milestone", plan.jsp.milestones);
    list!(Jsp, "workstreams", "workstream", plan.jsp.workstreams);
    all.extend(criteria(plan).into_iter().map(|(_, criterion, route)| Identified {
        kind: "criterion",
        id: &criterion.id,
        route,
    }));
    list!(Actions, "actions", "action", plan.actions.actions);
    list!(Decisions, "decisions", "decision", plan.decisions.decisions);
    list!(Risks, "risks", "risk", plan.risks.risks);
    list!(Contacts, "contacts", "contact", plan.contacts.contacts);
    list!(Adoption, "activation", "activation milestone", plan.adoption.activation);
    list!(Training, "sessions", "session", plan.training.sessions);
    list!(Expansion, "signals", "signal", plan.expansion.signals);
    all
}

/// The node of a gate.
pub(super) fn gate(name: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(name.word())
}

/// Every criterion of every gate.
pub(super) fn criteria(plan: &Plan) -> Vec<(GateName, &Criterion, Route)> {
    let gates = GateName::ALL.iter().filter_map(|name| Some((*name, plan.gates.gates.get(*name)?)));
    gates
        .flat_map(|(name, judged)| {
            let route = gate(name).key("criteria");
            judged
                .criteria
                .iter()
                .enumerate()
                .map(move |(at, criterion)| (name, criterion, route.clone().index(at)))
        })
        .collect()
}

/// Every sign-off.
pub(super) fn signoffs(plan: &Plan) -> Vec<(&Signoff, Route)> {
    let signoff =
        |name: &GateName| Some((plan.gates.gates.get(*name)?.signoff.as_ref()?, gate(*name).key("signoff")));
    GateName::ALL.iter().filter_map(signoff).collect()
}

/// A blocker of a milestone or an action.
pub(super) struct Blocked<'a> {
    /// What is blocked, as a message starts.
    pub(super) what: String,
    pub(super) blocker: &'a Blocker,
    pub(super) route: Route,
}

/// Every blocker, those that are over too.
pub(super) fn blockers(plan: &Plan) -> Vec<Blocked<'_>> {
    let milestones = plan.jsp.milestones.iter().enumerate().map(|(at, milestone)| {
        (format!("milestone `{}`", milestone.id), &milestone.blockers, item(PlanFile::Jsp, "milestones", at))
    });
    let actions = plan.actions.actions.iter().enumerate().map(|(at, action)| {
        (format!("action `{}`", action.id), &action.blockers, item(PlanFile::Actions, "actions", at))
    });
    let mut all = Vec::new();
    for (what, blockers, route) in milestones.chain(actions) {
        let route = route.key("blockers");
        all.extend(blockers.iter().enumerate().map(|(at, blocker)| Blocked {
            what: what.clone(),
            blocker,
            route: route.clone().index(at),
        }));
    }
    all
}

/// A blocker that is open on the day.
pub(super) struct Held<'a> {
    /// What is blocked, as a message starts.
    pub(super) what: String,
    /// What lets it go on.
    pub(super) unblock: Command,
    pub(super) wait: Wait<'a>,
    pub(super) route: Route,
}

/// Every blocker that is open on the day.
pub(super) fn held_up(assessment: &Assessment) -> Vec<Held<'_>> {
    let slug = assessment.slug();
    let mut all = Vec::new();
    for Stuck { route, id, waits, .. } in stuck(assessment) {
        let (noun, unblock) = match route.file {
            PlanFile::Actions => ("action", commands::action_unblock(slug, id)),
            _ => ("milestone", commands::milestone_unblock(slug, id)),
        };
        all.extend(waits.into_iter().map(|wait| Held {
            what: format!("{noun} `{id}`"),
            unblock: unblock.clone(),
            route: route.clone().key("blockers").index(wait.index),
            wait,
        }));
    }
    all
}

/// What a metric counted: the node of each item, and the item's index in its list.
pub(super) fn counted(assessment: &Assessment, metric: &str) -> Vec<(usize, Route)> {
    let value = assessment.metrics.get(metric);
    let routes = value.reading().map(|reading| reading.routes.clone()).unwrap_or_default();
    let index = |route: &Route| {
        route.steps.iter().find_map(|step| if let Step::Index(at) = step { Some(*at) } else { None })
    };
    routes.into_iter().filter_map(|route| Some((index(&route)?, route))).collect()
}

/// A problem for every reason of this kind for which a gate's sign-off does not count.
pub(super) fn uncounted(
    assessment: &Assessment,
    kind: ReasonKind,
    help: impl Fn(GateName) -> Remedy,
) -> Vec<Problem> {
    let gates = assessment.gates.gates.iter();
    let all = gates.flat_map(|gate| gate.reasons.iter().map(move |reason| (gate.gate, reason)));
    all.filter(|(_, reason)| reason.kind == kind)
        .map(|(gate, reason)| Problem::new(reason.route.clone(), reason.message.clone()).help(help(gate)))
        .collect()
}

/// A problem for each open milestone of which something does not hold; a single one when it holds for none, which
/// `help` is told by giving it no milestone.
pub(super) fn every_or_all(
    assessment: &Assessment,
    is_given: impl Fn(&Milestone) -> bool,
    what: &str,
    help: impl Fn(Option<&Milestone>) -> Remedy,
) -> Vec<Problem> {
    let milestones = assessment.plan.jsp.milestones.iter().enumerate();
    let open: Vec<_> = milestones.filter(|(at, _)| assessment.is_open(*at)).collect();
    if open.len() > 1 && open.iter().all(|(_, milestone)| !is_given(milestone)) {
        let message = format!("none of the {} has {what}", Count(open.len(), "open milestone"));
        return vec![Problem::new(Route::to(PlanFile::Jsp).key("milestones"), message).help(help(None))];
    }
    open.into_iter()
        .filter(|(_, milestone)| !is_given(milestone))
        .map(|(at, milestone)| {
            let what = what.trim_start_matches("an ").trim_start_matches("a ");
            let message = format!("milestone `{}` has no {what}", milestone.id);
            Problem::new(item(PlanFile::Jsp, "milestones", at).key("id"), message).help(help(Some(milestone)))
        })
        .collect()
}

/// A problem for every name that is not known.
pub(super) fn dangling<'a>(
    kind: &str,
    named: impl IntoIterator<Item = (&'a str, Route)>,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<Problem> {
    let list: Vec<&str> = known.into_iter().collect();
    let known: BTreeSet<&str> = list.iter().copied().collect();
    let mut unknown = named.into_iter().filter(|(name, _)| !known.contains(name)).peekable();
    if unknown.peek().is_none() {
        return Vec::new();
    }
    let mut meant = Suggestions::among(list);
    let problem = |(name, route): (&str, Route)| {
        steps::count(1);
        let problem = Problem::new(route, format!("there is no {kind} `{name}`"));
        match meant.closest(name) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None if known.is_empty() => problem.help(format!("the plan has no {kind} at all")),
            None => problem,
        }
    };
    unknown.take(ENOUGH).map(problem).collect()
}
