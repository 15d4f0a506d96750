//! What a plan's entries are called, where they are, and who names them.

use std::collections::BTreeSet;

use super::problem::{ENOUGH, item};
use crate::assessment::Assessment;
use crate::fields::{Field, Kind, Shape, To, walk};
use crate::finding::Problem;
use crate::gate::{Bypass, Guarded, ReasonKind};
use crate::model::{Criterion, Due, Gate, GateName, List, Milestone, PlanFile, RelativeDay, Signoff};
use crate::phrase::Count;
use crate::plan::Plan;
use crate::plan_at::Wait;
use crate::remedy::{Command, Remedy, commands};
use crate::route::{Route, Step};
use crate::schedule::{Stuck, stuck};
use crate::steps;
use crate::suggest::Suggestions;

/// The node of a gate.
pub(super) fn gate(name: GateName) -> Route {
    Route::to(PlanFile::Gates).key("gates").key(name.word())
}

/// Every criterion of every gate.
pub(super) fn criteria(plan: &Plan) -> Vec<(GateName, &Criterion, Route)> {
    of_gates(plan, "criteria", |gate| &gate.criteria)
}

/// Every sign-off.
pub(super) fn signoffs(plan: &Plan) -> Vec<(GateName, &Signoff, Route)> {
    of_gates(plan, "signoffs", |gate| &gate.signoffs)
}

/// Every entry of one list that gates have, with its place.
fn of_gates<'p, T>(
    plan: &'p Plan,
    key: &'static str,
    list: fn(&Gate) -> &List<T>,
) -> Vec<(GateName, &'p T, Route)> {
    let gates = GateName::ALL.iter().filter_map(|name| Some((*name, plan.gates.gates.get(*name)?)));
    let entries = gates.flat_map(|(name, judged)| {
        let route = gate(name).key(key);
        list(judged).iter().enumerate().map(move |(at, entry)| (name, entry, route.clone().index(at)))
    });
    entries.collect()
}

/// An act of a criterion, with its gate and its place.
pub(super) type Act<'p, T> = (GateName, &'p Criterion, &'p T, Route);

/// Every entry of one list that criteria have (their attestations, their waivers), with its criterion and its place.
pub(super) fn acts<'p, T: 'p>(
    plan: &'p Plan,
    key: &'static str,
    list: fn(&Criterion) -> &List<T>,
) -> impl Iterator<Item = Act<'p, T>> {
    criteria(plan).into_iter().flat_map(move |(gate, criterion, route)| {
        let route = route.key(key);
        let entries = list(criterion).iter().enumerate();
        entries.map(move |(at, act)| (gate, criterion, act, route.clone().index(at)))
    })
}

/// Of the entries of one list of a criterion, those that leave something open: each that lacks a part, was not taken back, and
/// has none behind it that lacks none. A complete one takes the place of what is before it.
pub(super) fn incomplete<'p, T: 'p>(
    plan: &'p Plan,
    key: &'static str,
    list: fn(&Criterion) -> &List<T>,
    is_complete: fn(&T) -> bool,
) -> impl Iterator<Item = Act<'p, T>> {
    acts(plan, key, list).filter(move |(_, criterion, act, _)| {
        let mut behind = list(criterion).iter().rev().take_while(|it| !std::ptr::eq(*it, *act));
        !is_complete(act) && !behind.any(is_complete)
    })
}

/// A blocker that is open on the day.
pub(super) struct Held<'a> {
    /// What is blocked, as a message starts.
    pub(super) what: String,
    /// What lets it go on.
    pub(super) unblock: Remedy,
    /// What says that somebody has answered.
    pub(super) answer: Command,
    pub(super) wait: Wait<'a>,
    pub(super) route: Route,
}

/// Every blocker that is open on the day.
pub(super) fn held_up(assessment: &Assessment) -> Vec<Held<'_>> {
    let slug = assessment.slug();
    let mut all = Vec::new();
    for Stuck { route, id, waits, .. } in stuck(assessment) {
        let (noun, unblock, answer) = match route.file {
            PlanFile::Actions => {
                ("action", commands::action_unblock(slug, id), commands::action_answer(slug, id))
            }
            _ => ("milestone", commands::milestone_unblock(slug, id), commands::milestone_answer(slug, id)),
        };
        let ends = |wait: &Wait<'_>| match wait.blocker.action.get() {
            None => Remedy::run("go on with it", unblock.clone()),
            Some(action) if assessment.plan.actions.actions.iter().any(|it| it.id == action) => {
                Remedy::run("finish what it waits for", commands::action_done(slug, action, None))
            }
            Some(ask) => Remedy::run("note the answer", commands::ask_answer(slug, ask)),
        };
        all.extend(waits.into_iter().map(|wait| Held {
            what: format!("{noun} `{id}`"),
            unblock: ends(&wait),
            answer: answer.clone(),
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

/// A problem for each of these things that happened behind a gate that was not open, and is not yet.
pub(super) fn bypassed(assessment: &Assessment, is_meant: fn(Guarded) -> bool) -> Vec<Problem> {
    let all = assessment.gates.bypassed.iter().filter(|it| is_meant(it.what));
    let problem = |it: &Bypass| {
        let missing = commands::gate(assessment.slug(), it.gate());
        let gate = assessment.gates.get(it.gate());
        let help = match assessment.has_ended() && gate.is_automatic {
            true => gate.remedy.clone(),
            false => Remedy::run(
                format!("open {} as soon as you can: see what is missing", it.gate().called()),
                missing,
            ),
        };
        Problem::new(it.route.clone(), it.message())
            .help(help)
            .among("thing", format!("happened while {} was not open", it.gate().called()))
    };
    all.map(problem).collect()
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
            let problem = Problem::new(item(PlanFile::Jsp, "milestones", at).key("id"), message);
            problem.help(help(Some(milestone))).among("milestone", format!("have no {what}"))
        })
        .collect()
}

/// A problem for every name, of those that the table of fields says lead to these, that is not known.
pub(super) fn unknown<'a>(
    plan: &Plan,
    to: &[To],
    kind: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<Problem> {
    let list: Vec<&str> = known.into_iter().collect();
    let known: BTreeSet<&str> = list.iter().copied().collect();
    let mut unknown: Vec<(String, Route)> = Vec::new();
    let wants = |_: &Shape, field: &Field| match field.kind {
        Kind::Reference(it) | Kind::DayOf(it) => to.contains(&it),
        // A day may hang on a milestone.
        Kind::Planned => to.contains(&To::Milestone),
        _ => false,
    };
    walk(plan, wants, |found| {
        // Of a day of an entry, the name is the key.
        let due = found.due().filter(|_| matches!(found.field.kind, Kind::Planned));
        let name = match (found.field.kind, found.steps().last()) {
            (Kind::DayOf(_), Some(Step::Key(name))) => Some(name.as_ref()),
            (Kind::Planned, _) => due.as_ref().and_then(Due::relative).and_then(RelativeDay::milestone),
            _ => found.text(),
        };
        let missing = name.filter(|name| unknown.len() < ENOUGH && !known.contains(name));
        unknown.extend(missing.map(|name| (name.to_owned(), found.route())));
    });
    dangling(kind, unknown, list)
}

/// A problem for every name that is not known.
pub(super) fn dangling<'a>(
    kind: &str,
    unknown: Vec<(String, Route)>,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<Problem> {
    if unknown.is_empty() {
        return Vec::new();
    }
    let known: Vec<&str> = known.into_iter().collect();
    let has_any = !known.is_empty();
    let mut meant = Suggestions::among(known);
    let problem = |(name, route): (String, Route)| {
        steps::count(1);
        let problem = Problem::new(route, format!("there is no {kind} `{name}`"));
        let problem = problem.among("place", format!("name `{name}`, and there is no such {kind}"));
        match meant.closest(&name) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None if has_any => problem,
            None => problem.help(format!(
                "the plan has no {kind} at all: add one, or bring back the file that has them"
            )),
        }
    };
    unknown.into_iter().take(ENOUGH).map(problem).collect()
}
