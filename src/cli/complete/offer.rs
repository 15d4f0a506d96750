//! The things that can stand for an argument, read from the plan and the workspace that the line names.

use onboard::check::CHECKS;
use onboard::gate::CriterionKind;
use onboard::log::{
    ACTIONS, ACTIVATION, ASKS, COMMITMENTS, DECISIONS, HOLDS, LINKED, Log, LogEntry, MILESTONES, OBJECTIVES,
    OUTCOMES, PEOPLE, RESOURCES, RISKS, SESSIONS, SIGNALS, UPDATES, WORKSTREAMS,
};
use onboard::metric::METRICS;
use onboard::model::{Criterion, GateName, Side};
use onboard::playbook::Playbook;
use onboard::render::sanitise;
use onboard::report::explain::Topic;
use onboard::schedule::stuck;
use onboard::signal::PLAYS;

use super::line::Line;
use crate::args::gate_name;
use crate::program::Cli;

/// A value, and what it stands for in a few words.
pub(crate) struct Offer {
    pub(crate) value: String,
    pub(crate) about: String,
}

type Offers = Option<Vec<Offer>>;

impl Offer {
    /// Names and texts come out of plans: nothing that steers a terminal may pass.
    fn new(value: &str, about: &str) -> Self {
        Self { value: sanitise(value).into_owned(), about: sanitise(about).into_owned() }
    }
}

pub(super) fn plans(line: &Line) -> Offers {
    let slugs = line.portfolio()?.plans.slugs().ok()?;
    Some(slugs.iter().map(|slug| Offer::new(slug, "")).collect())
}

/// The entries that the command could be about: what is finished cannot be finished again.
pub(super) fn entries(line: &Line) -> Offers {
    let [noun, .., verb] = line.verbs.as_slice() else { return None };
    let log = match noun.as_str() {
        "action" => &ACTIONS,
        "activation" => &ACTIVATION,
        "ask" => &ASKS,
        "commitment" => &COMMITMENTS,
        "decision" => &DECISIONS,
        "expansion" => &SIGNALS,
        "hold" => &HOLDS,
        "update" => &UPDATES,
        "milestone" => &MILESTONES,
        "objective" => &OBJECTIVES,
        "outcome" => &OUTCOMES,
        "resource" => &RESOURCES,
        "risk" => &RISKS,
        "stakeholder" => &PEOPLE,
        "training" => &SESSIONS,
        "workstream" => &WORKSTREAMS,
        _ => return None,
    };
    let is_meant = |entry: &LogEntry| match verb.as_str() {
        "show" | "sentiment" | "assess" | "end" | "set" => true,
        "withdraw" => entry.status != "withdrawn",
        "reopen" => entry.status == "done",
        "restore" => entry.status == "dropped" || (!log.is_work && entry.is_absent),
        "start" => entry.status == "not_started",
        "answer" | "unblock" if log.is_work => entry.status == "blocked",
        "decide" => entry.status == "open",
        _ => entry.is_open,
    };
    of_log(line, log, is_meant)
}

pub(super) fn decisions(line: &Line) -> Offers {
    of_log(line, &DECISIONS, |_| true)
}

pub(super) fn sessions(line: &Line) -> Offers {
    of_log(line, &SESSIONS, |_| true)
}

pub(super) fn actions(line: &Line) -> Offers {
    of_log(line, &ACTIONS, |_| true)
}

pub(super) fn milestones(line: &Line) -> Offers {
    of_log(line, &MILESTONES, |_| true)
}

pub(super) fn outcomes(line: &Line) -> Offers {
    of_log(line, &OUTCOMES, |_| true)
}

/// The parts that the customer has not committed.
pub(super) fn parts(line: &Line) -> Offers {
    of_log(line, &RESOURCES, |entry| entry.is_open && !entry.is_absent)
}

/// Whatever a decision can affect.
pub(super) fn linked(line: &Line) -> Offers {
    let at = line.plan_at()?;
    let entries = LINKED.iter().flat_map(|log| (log.entries)(&at));
    Some(entries.map(|entry| Offer::new(&entry.id, &entry.title)).collect())
}

fn of_log(line: &Line, log: &Log, is_meant: impl Fn(&LogEntry) -> bool) -> Offers {
    let entries = (log.entries)(&line.plan_at()?);
    Some(
        entries
            .iter()
            .filter(|entry| !entry.id.is_empty() && is_meant(entry))
            .map(|entry| Offer::new(&entry.id, &entry.title))
            .collect(),
    )
}

pub(super) fn people(line: &Line) -> Offers {
    let at = line.plan_at()?;
    Some(at.everybody().iter().map(|it| Offer::new(&it.name, it.side.word())).collect())
}

/// Our people, whichever plan is meant.
pub(super) fn colleagues(line: &Line) -> Offers {
    let portfolio = line.portfolio()?;
    let people = portfolio.basis.people.all().iter();
    Some(people.map(|it| Offer::new(&it.name, &it.roles.join(", "))).collect())
}

/// People, and the sides that may stand for them.
pub(super) fn waited_for(line: &Line) -> Offers {
    let sides = Side::ALL.iter().map(|side| Offer::new(side.word(), ""));
    Some(people(line)?.into_iter().chain(sides).collect())
}

/// What holds something up.
pub(super) fn blockers(line: &Line) -> Offers {
    let at = line.plan_at()?;
    let waits = stuck(&at).into_iter().flat_map(|stuck| stuck.waits);
    Some(waits.map(|wait| Offer::new(&wait.blocker.id, wait.blocker.reason.or(""))).collect())
}

pub(super) fn workstreams(line: &Line) -> Offers {
    let streams = line.plan()?.jsp.workstreams;
    Some(streams.iter().map(|stream| Offer::new(&stream.id, &stream.name.to_string())).collect())
}

pub(super) fn gates(_: &Line) -> Offers {
    Some(GateName::WORDS.iter().map(|word| Offer::new(word, "")).collect())
}

/// The criteria of the gate; nobody can attest what something else than their word decides.
pub(super) fn criteria(line: &Line) -> Offers {
    let gate = gate_name(line.gate.as_deref()?).ok()?;
    let plan = line.plan()?;
    let is_attested = line.verbs.last().is_some_and(|verb| verb == "attest");
    let can_be = |one: &&Criterion| !is_attested || CriterionKind::of(one) == CriterionKind::Attested;
    let criteria = plan.gates.gates.get(gate)?.criteria.iter().filter(can_be);
    Some(criteria.map(|one| Offer::new(&one.id, &one.text.to_string())).collect())
}

pub(super) fn playbooks(line: &Line) -> Offers {
    of_catalogue(line, |playbook| !playbook.is_overlay())
}

pub(super) fn overlays(line: &Line) -> Offers {
    of_catalogue(line, Playbook::is_overlay)
}

/// Playbooks and overlays.
pub(super) fn templates(line: &Line) -> Offers {
    of_catalogue(line, |_| true)
}

fn of_catalogue(line: &Line, is_meant: impl Fn(&Playbook) -> bool) -> Offers {
    let catalogue = line.portfolio()?.playbooks().ok()?;
    let sound = catalogue.entries().iter().filter_map(|entry| Some((entry, entry.playbook.as_ref().ok()?)));
    let meant = sound.filter(|(_, playbook)| is_meant(playbook));
    Some(meant.map(|(entry, playbook)| Offer::new(&entry.name, &playbook.summary.to_string())).collect())
}

pub(super) fn plays(_: &Line) -> Offers {
    Some(PLAYS.iter().map(|play| Offer::new(play.id, play.summary)).collect())
}

pub(super) fn checks(_: &Line) -> Offers {
    Some(CHECKS.iter().map(|check| Offer::new(check.id, check.summary)).collect())
}

pub(super) fn metrics(_: &Line) -> Offers {
    Some(METRICS.iter().map(|metric| Offer::new(metric.id, metric.summary)).collect())
}

pub(super) fn questions(_: &Line) -> Offers {
    Some(onboard::why::known().iter().map(|(text, about)| Offer::new(text, about)).collect())
}

pub(super) fn topics(_: &Line) -> Offers {
    Some(Topic::all().map(|topic| Offer::new(topic.id(), topic.summary())).collect())
}

pub(super) fn commands(_: &Line) -> Offers {
    let command = <Cli as clap::CommandFactory>::command();
    let about = |below: &clap::Command| below.get_about().map(ToString::to_string).unwrap_or_default();
    Some(command.get_subcommands().map(|below| Offer::new(below.get_name(), &about(below))).collect())
}

/// The short forms of a date; one in full is typed.
pub(super) fn past_days(_: &Line) -> Offers {
    let words =
        ["today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "-1wd", "-3wd", "-1d", "-7d"];
    Some(words.iter().map(|word| Offer::new(word, "")).collect())
}

/// Days to come.
pub(super) fn days(_: &Line) -> Offers {
    let words =
        ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "+1wd", "+3wd", "+1d", "+7d"];
    Some(words.iter().map(|word| Offer::new(word, "")).collect())
}
