//! `onboard baseline set PLAN`

use clap::{Args, Subcommand};
use onboard::edit::Yaml;
use onboard::phrase::Count;

use crate::args::examples;
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::log::{DECISIONS, MILESTONES};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Agree on new dates on purpose
#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Set(SetArgs),
}

/// Make the current dates of all open milestones the baseline
///
/// Needs the decision that agreed on it: the decision is given the milestones that it affects, and the reason where it
/// has none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("After the steering call",
    "onboard baseline set acme --decision D-4k --reason 'go-live moved to June by both sponsors'")]))]
struct SetArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The decision; asked for when missing
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(crate) fn run(args: &BaselineArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Set(args) = &args.command;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    demand(&[("--decision", args.decision.is_some()), ("--reason", args.reason.is_some())])?;
    let named = editor.ask(args.decision.as_ref(), "--decision", "the decision that agreed on new dates")?;
    let reason = editor.ask(args.reason.as_ref(), "--reason", "why the dates are new")?;
    let (index, decided) = editor.entry(&DECISIONS, &named)?;
    let decision = editor.plan.decisions.decisions[index].clone();
    let moved = editor
        .plan
        .jsp
        .milestones
        .iter()
        .enumerate()
        .filter(|(index, one)| editor.at.is_open(*index) && one.due.is_some() && one.baseline != one.due);
    let moved: Vec<_> = moved.map(|(_, one)| (one.id.clone(), one.due)).collect();
    if moved.is_empty() {
        return Err(Failure::usage(
            "every open milestone is due on its baseline: there is nothing to agree on",
        ));
    }
    match decision.rationale.get() {
        None => editor.edits.set(decided.clone().key("rationale"), Yaml::text(&reason)),
        Some(rationale) if rationale == reason => {}
        Some(_) => editor.remark(format!(
            "note: `{}` has its own rationale, which stays; the reason given here is in no file",
            decision.id
        )),
    }
    for (id, due) in &moved {
        if !decision.affects.contains(id) {
            editor.edits.add(decided.clone().key("affects"), Yaml::text(id));
        }
        let (_, at) = editor.entry(&MILESTONES, id)?;
        editor.edits.set_some(at.key("baseline"), *due);
    }
    let what = Count(moved.len(), "milestone");
    editor.finish(format!("new baseline for {what}, by `{}`: {reason}", decision.id))
}
