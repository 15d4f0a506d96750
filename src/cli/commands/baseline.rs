//! `onboard baseline set PLAN`

use clap::{Args, Subcommand};
use onboard::act::baseline::SetBaseline;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
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
/// Needs the decision that agreed on them, by somebody who may move the timeline. What was agreed before stays in the
/// plan; slip is counted from the new dates.
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
    /// Who writes them down
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

pub(crate) fn run(args: &BaselineArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Set(args) = &args.command;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let (named, reason) = editor.ask((
        Asked::text("--decision", "the decision that agreed on new dates", args.decision.as_ref()),
        Asked::text("--reason", "why the dates are new", args.reason.as_ref()),
    ))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let act = SetBaseline { decision: &named, reason: &reason, by: by.as_deref() };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}
