//! What may happen in a story: command lines, and what has no command and is written by hand. A word in braces is chosen
//! by chance, so that acts also come in orders in which they are refused.

use std::ffi::OsString;
use std::path::Path;

use onboard::date::Date;
use onboard::edit::{self, Yaml};
use onboard::model::PlanFile;
use onboard::route::Route;

use super::start;
use crate::context::Context;
use crate::editor::{Editor, How};
use crate::portfolio::Portfolio;
use crate::{invocation, program};

/// Acts that have a command; the plan is named after the first words.
pub(super) const ACTS: &[&str] = &[
    "action add PLAN 'Task {new}' --id A-{new} --owner {person} --due {ahead}",
    "action done PLAN {action}",
    "action reopen PLAN {action}",
    "action block PLAN {action} --reason 'no answer {new}' --waiting-for {theirs}",
    "action unblock PLAN {action}",
    "action move PLAN {action} {ahead}",
    "action assign PLAN {action} {person}",
    "milestone add PLAN 'Step {new}' --id M-{new} --phase implementation --owner {ours} --due {ahead}",
    "milestone start PLAN {milestone}",
    "milestone done PLAN {milestone} --evidence 'seen {new}'",
    "milestone block PLAN {milestone} --reason 'no export {new}' --waiting-for {theirs} --urgency critical",
    "milestone unblock PLAN {milestone}",
    "milestone move PLAN {milestone} {ahead} --reason 'no time {new}' --side customer --by {ours}",
    "milestone assign PLAN {milestone} --owner {ours} --customer-owner {theirs}",
    "gate attest PLAN handoff C-read --by {ours} --evidence 'notes {new}'",
    "gate attest PLAN kickoff C-roles --by {person} --evidence 'minutes {new}'",
    "gate attest PLAN go-live C-sso --by {theirs} --evidence 'test log {new}'",
    "gate waive PLAN go-live C-sso --by {person} --until {ahead} --reason 'later {new}'",
    "gate waive PLAN kickoff C-roles --by {person} --until {ahead} --reason 'later {new}'",
    "gate signoff PLAN handoff --by {ours}",
    "gate signoff PLAN kickoff --by {ours}",
    "gate signoff PLAN go-live --by {theirs}",
    "stakeholder add PLAN 'Person {new}' --role power_user",
    "stakeholder touch PLAN {theirs}",
    "stakeholder depart PLAN {theirs}",
    "stakeholder sentiment PLAN {theirs} {score}",
    "stakeholder role add PLAN {theirs} {role}",
    "stakeholder role end PLAN {theirs} {role}",
    "team set PLAN csm {ours}",
    "risk add PLAN 'Risk {new}' --id R-{new} --probability {score} --impact {score} --owner {person} --mitigation 'more time' --trigger 'a week without news'",
    "risk review PLAN {risk} --probability {score} --impact {score}",
    "risk close PLAN {risk} --reason 'no longer {new}'",
    "risk occurred PLAN {risk} 'Call them {new}' --owner {ours} --due {ahead}",
    "decision add PLAN 'Choice {new}' --id D-{new} --by {person}",
    "decision add PLAN 'Other choice {new}' --id D-{new} --by {person} --supersedes D-1",
    "commitment add PLAN 'Promise {new}' --id K-{new} --by {ours} --due {ahead}",
    "commitment deliver PLAN {commitment}",
    "commitment decline PLAN {commitment} --decision D-1",
    "training add PLAN 'Session {new}' --id T-{new} --audience admins",
    "training deliver PLAN T-1 --invited 4 --attended {score}",
    "usage add PLAN --licensed 40 --provisioned 2{score} --active 1{score} --key-actions {score} --workflows {score} --csat {score}",
    "value reach PLAN quick-win --evidence 'screenshot {new}'",
    "value reach PLAN first --evidence 'screenshot {new}'",
    "hold start PLAN --reason 'stocktaking {new}' --side customer",
    "hold end PLAN",
    "baseline set PLAN --decision D-1 --reason 'a second site'",
    "report-colour PLAN {colour} --note 'as I see it {new}'",
    "update new PLAN --by {ours} --shipped 'this {new}' --next 'that'",
    "expansion add PLAN 'Sister company {new}' --id E-{new} --kind adjacent_team",
    "close PLAN --outcome churned --note 'they left'",
];

/// An act that has no command: an entry is added to a list, or a value given to a key that has none.
pub(super) struct ByHand {
    at: &'static str,
    text: &'static str,
    is_entry: bool,
}

const fn entry(at: &'static str, text: &'static str) -> ByHand {
    ByHand { at, text, is_entry: true }
}

const fn value(at: &'static str, text: &'static str) -> ByHand {
    ByHand { at, text, is_entry: false }
}

/// Acts that are written by hand.
pub(super) const BY_HAND: &[ByHand] = &[
    entry(
        "gates.yaml:gates.go_live.criteria[0].not_applicable",
        "{reason: both are on the internet, by: {theirs}, ruled_on: {today}}",
    ),
    value(
        "gates.yaml:gates.kickoff.criteria[0].attestations[0].withdrawn",
        "{withdrawn_on: {today}, by: {ours}, reason: read again}",
    ),
    value(
        "gates.yaml:gates.handoff.signoffs[0].withdrawn",
        "{withdrawn_on: {today}, by: {ours}, reason: too soon}",
    ),
    value("gates.yaml:gates.go_live.criteria[0].waivers[0].withdrawn", "{withdrawn_on: {today}, by: {ours}}"),
    entry(
        "jsp.yaml:confirmations",
        "{fact: plan_agreed, by: {theirs}, confirmed_on: {today}, evidence: mail}",
    ),
    entry("jsp.yaml:confirmations", "{fact: plan_agreed, by: {ours}, confirmed_on: {today}, evidence: mail}"),
    entry(
        "jsp.yaml:confirmations",
        "{fact: success_confirmed, by: {theirs}, confirmed_on: {today}, evidence: mail}",
    ),
    value("jsp.yaml:confirmations[0].withdrawn", "{withdrawn_on: {today}, by: {ours}}"),
    entry("actions.yaml:actions[0].dropped", "{dropped_on: {today}, by: {ours}, reason: no longer wanted}"),
    value("actions.yaml:actions[0].dropped[0].restored_on", "{today}"),
    entry("jsp.yaml:milestones[1].dropped", "{dropped_on: {today}, by: {ours}, reason: no longer wanted}"),
    value("jsp.yaml:milestones[1].dropped[0].restored_on", "{today}"),
    value("onboarding.yaml:reported_colours[0].withdrawn", "{withdrawn_on: {today}, by: {ours}}"),
    entry("handoff.yaml:customer_resources", "{role: Tester {new}, hours_per_week: 2, added_on: {today}}"),
    entry(
        "handoff.yaml:customer_resources",
        "{role: Tester {new}, hours_per_week: 2, committed_on: {today}, added_on: {today}}",
    ),
    value("handoff.yaml:customer_resources[0].committed_on", "{today}"),
    entry("jsp.yaml:outcomes[0].readings", "{measured_on: {today}, value: {score}}"),
    entry(
        "contacts.yaml:contacts",
        "{id: L-{new}, kind: kickoff, held_on: {today}, present: [Lee Novak, Ana Ruiz]}",
    ),
    entry(
        "contacts.yaml:contacts",
        "{id: L-{new}, kind: handoff_meeting, held_on: {today}, present: [Ana Ruiz]}",
    ),
    entry(
        "contacts.yaml:contacts",
        "{id: L-{new}, kind: call, held_on: {today}, present: [{theirs}], absent: [{theirs}]}",
    ),
    entry(
        "contacts.yaml:contacts",
        "{id: L-{new}, kind: ask, asked_on: {today}, of: {theirs}, text: credentials, due: {ahead day}}",
    ),
    value("contacts.yaml:contacts[0].withdrawn", "{withdrawn_on: {today}, by: {ours}}"),
    entry(
        "training.yaml:sessions[0].tries",
        "{taken_on: {today}, by: {theirs}, passed: {truth}, evidence: certificate}",
    ),
    value("jsp.yaml:value.full.reached_on", "{today}"),
    value("adoption.yaml:activation[0].done_on", "{today}"),
    entry("friction.yaml:fields", "{name: field {new}, count: {score}, added_on: {today}}"),
    value("jsp.yaml:milestones[0].evidence_on", "{today}"),
];

/// Chance, the same for the same number.
pub(super) struct Chance {
    state: u64,
    /// Unique in a story.
    number: usize,
    today: Date,
}

impl Chance {
    pub(super) fn of(seed: u32, number: usize, today: Date) -> Self {
        Self { state: u64::from(seed) | 1 << 40, number, today }
    }

    fn below(&mut self, end: usize) -> usize {
        // The constants of Knuth's MMIX; the upper bits are the better ones.
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or_default() % end
    }

    fn one(&mut self, of: &[&str]) -> String {
        of[self.below(of.len())].to_owned()
    }

    fn word(&mut self, blank: &str) -> String {
        let later = self.below(28) + 1;
        match blank {
            "new" => format!("n{}", self.number),
            "today" => self.today.to_string(),
            "ahead" => format!("+{later}d"),
            "ahead day" => self.today.plus_days(i64::try_from(later).unwrap_or(1)).to_string(),
            "score" => (self.below(5) + 1).to_string(),
            "truth" => self.one(&["true", "false"]),
            "colour" => self.one(&["green", "amber", "red"]),
            "role" => self.one(&["champion", "executive_sponsor", "project_lead", "power_user"]),
            "ours" => self.one(&start::OURS),
            "theirs" => self.one(&start::THEIRS),
            "person" => {
                let all: Vec<&str> = start::OURS.iter().chain(&start::THEIRS).copied().collect();
                self.one(&all)
            }
            "action" => self.one(&["A-1", "A-2", "A-3"]),
            "milestone" => self.one(&["M-access", "M-import", "M-pilot", "M-live", "M-rollout"]),
            "risk" => self.one(&["R-1", "R-2"]),
            "commitment" => self.one(&["K-1", "K-2"]),
            other => panic!("{other} is no word that chance knows"),
        }
    }

    /// The text with its blanks filled in.
    fn fill(&mut self, text: &str, quote: impl Fn(String) -> String) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let blank = after.split('}').next().unwrap_or_default();
            let is_blank =
                !blank.is_empty() && blank.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
            filled.push_str(before);
            if is_blank {
                filled.push_str(&quote(self.word(blank)));
                rest = &after[blank.len() + 1..];
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }
}

/// Performs an act; what was done, unless it was refused.
pub(super) fn perform(act: usize, chance: &mut Chance, workspace: &Path) -> Option<String> {
    match ACTS.get(act) {
        Some(line) => command(line, chance, workspace),
        None => by_hand(&BY_HAND[act - ACTS.len()], chance, workspace),
    }
}

fn command(line: &str, chance: &mut Chance, workspace: &Path) -> Option<String> {
    let quote = |word: String| if word.contains(' ') { format!("'{word}'") } else { word };
    // Within a quoted text a blank is a part of it; no word that stands there has a space.
    let line = chance.fill(&line.replace("PLAN", start::SLUG), quote);
    let own = shlex::split(&line).expect("a command line");
    let today = chance.today.to_string();
    let words = [OsString::from("onboard"), "-C".into(), workspace.into(), "--as-of".into(), today.into()];
    let words = words.into_iter().chain(own.into_iter().map(OsString::from));
    let invocation = invocation::parse(words).unwrap_or_else(|said| panic!("`{line}`: {}", said.error));
    let context = Context::new(invocation.name, &invocation.global);
    program::run(&invocation.command, &context).ok().map(|_| line)
}

fn by_hand(act: &ByHand, chance: &mut Chance, workspace: &Path) -> Option<String> {
    let text = chance.fill(act.text, |word| word);
    let at = route(act.at);
    let new = edit::read(&format!("a: {text}\n"), &Route::to(at.file).key("a"))?;
    let portfolio = Portfolio::open_at(workspace, |_| chance.today).ok()?;
    let mut editor = Editor::open_as(&portfolio, start::SLUG, How::default()).ok()?;
    if act.is_entry {
        editor.draft.edits.add(at, new);
    } else {
        let there = editor.text(at.file).ok()?.and_then(|text| edit::read(text, &at));
        // What happened stays: nobody writes over it, in a story neither.
        if there.is_some_and(|there| there != Yaml::Null) {
            return None;
        }
        editor.draft.edits.set(at, new);
    }
    editor.finish("written by hand").ok().map(|_| format!("{}: {text}", act.at))
}

/// The place that a text such as `gates.yaml:gates.go_live.criteria[0].waivers` names.
fn route(text: &str) -> Route {
    let (file, steps) = text.split_once(':').expect("a file and the way in it");
    let file = PlanFile::from_name(file).expect("a file of a plan");
    steps.split('.').fold(Route::to(file), |at, step| match step.trim_end_matches(']').split_once('[') {
        Some((key, index)) => at.key(key.to_owned()).index(index.parse().expect("an index")),
        None => at.key(step.to_owned()),
    })
}
