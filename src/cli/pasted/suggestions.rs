//! What findings, gates and signals of a plan suggest.

use onboard::assessment::Assessment;
use onboard::check;
use onboard::remedy::{Remedy, commands};
use onboard::status::StatusRow;

use super::blanks::Fillings;
use crate::portfolio::Portfolio;

/// What is suggested about one thing.
pub(super) struct Suggestion {
    /// What it is about: the same words mean the same thing.
    pub(super) about: String,
    /// As a person reads it.
    pub(super) help: String,
    /// The ways of doing it, each the command lines to run one after another; without those that only read.
    pub(super) ways: Vec<Vec<String>>,
}

/// Everything that is suggested for a plan on the day, and with what a person would fill it in.
pub(super) fn suggested(portfolio: &Portfolio, slug: &str) -> (Vec<Suggestion>, Fillings) {
    let mut loaded = portfolio.load(slug);
    let plan = loaded.plan.take().expect("a plan that can be read");
    let it = Assessment::of(plan, &portfolio.basis);
    let checked = check::check(&loaded, Some(&it), &portfolio.basis.config);
    let mut all = Vec::new();
    for finding in checked.findings {
        let about = format!("{}: {}", finding.check, finding.message);
        all.extend(finding.help.map(|help| Suggestion::of(about, &help)));
    }
    if let Some(gate) = it.gates.next() {
        for criterion in gate.blocking() {
            let about = format!("gate criterion {}: {}", criterion.id, criterion.observed);
            all.push(Suggestion::of(about, &criterion.remedy));
        }
        // It is signed off after all of that.
        if gate.blocking().next().is_none() {
            all.push(Suggestion::of(format!("gate {} {}", gate.gate, gate.verdict.word()), &gate.remedy));
        }
    }
    // What has begun goes on by its actions.
    for need in StatusRow::of(&it).needs.into_iter().filter(|need| need.progress.is_none()) {
        let run = need.play.map(|play| Remedy::run("run the play", commands::play_run(slug, play)));
        let does = need.command.map(|command| Remedy::run("do it", command));
        all.extend(run.or(does).map(|run| Suggestion::of(format!("need: {}", need.what), &run)));
    }
    all.retain(|suggestion| !suggestion.help.is_empty());
    (all, Fillings::of(&it))
}

impl Suggestion {
    fn of(about: String, remedy: &Remedy) -> Self {
        let mut ways: Vec<Vec<String>> = Vec::new();
        for step in remedy.steps() {
            if ways.is_empty() || step.words.starts_with("or ") {
                ways.push(Vec::new());
            }
            let line = step.command.as_ref().map(ToString::to_string).filter(|line| writes(line));
            ways.last_mut().expect("one was added").extend(line);
        }
        ways.retain(|way| !way.is_empty());
        Self { about, help: remedy.to_string(), ways }
    }
}

/// Whether a command line changes the plan.
fn writes(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    match words.as_slice() {
        ["check" | "explain" | "health" | "metrics" | "playbook" | "slip" | "status" | "call", ..] => false,
        ["gate", "attest" | "waive" | "signoff" | "not-applicable" | "withdraw" | "criterion", ..] => true,
        ["gate", ..] | [_, "list" | "show", ..] => false,
        _ => true,
    }
}
