//! `onboard cadence`: the operating rhythm of a plan.

use clap::{Args, Subcommand};
use onboard::act::cadence::SetCadence;
use onboard::edit::When;
use onboard::model::{Frequency, PlanFile};

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Agree on how often both sides meet and write, and whom a blocker reaches
#[derive(Debug, Args)]
pub(crate) struct CadenceArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write down the operating rhythm, or any part of it
    #[command(after_help = examples(&[
        ("A call and an update each week", "onboard cadence set acme --execution-call weekly --update weekly"),
        ("Whom a blocker reaches", "onboard cadence set acme --escalation-path 'Jonas Lind, then Ingrid Solberg'"),
    ]))]
    Set {
        #[command(flatten)]
        plan: PlanArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Show the operating rhythm
    #[command(after_help = examples(&[("What was agreed", "onboard cadence show acme")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// How often both sides meet to execute
    #[arg(long, value_parser = words::<Frequency>(Frequency::WORDS))]
    execution_call: Option<Frequency>,
    /// The day of the next call, where it is not the usual one
    #[arg(long, value_name = "DATE")]
    next_call: Option<When>,
    /// How often a written update goes out
    #[arg(long, value_parser = words::<Frequency>(Frequency::WORDS))]
    update: Option<Frequency>,
    /// Whom a blocker reaches when its clock runs out
    #[arg(long, value_name = "TEXT")]
    escalation_path: Option<String>,
    /// Where people talk
    #[arg(long, value_name = "TEXT")]
    channel: Option<String>,
}

pub(crate) fn run(args: &CadenceArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set { plan, words } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let set = SetCadence {
                execution_call: words.execution_call,
                next_call: editor.day_if(words.next_call),
                update: words.update,
                escalation_path: words.escalation_path.as_deref(),
                channel: words.channel.as_deref(),
            };
            let said = set.act(&mut editor.draft)?;
            editor.finish(said)
        }
        Verb::Show { plan, format } => show(&portfolio, plan, format),
    }
}

fn show(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let cadence = &examined.assessment.plan.jsp.cadence;
    // The day that every other answer has: what was agreed once and is past is no next one.
    let next_call = examined.assessment.calls_ahead().first().copied();
    let mut rows = Rows::of_plan(&examined.assessment, ["what", "agreed"], "nothing is agreed");
    rows.rows = vec![
        [cell("execution_call"), cell_if(cadence.execution_call)],
        [cell("next_call"), cell_if(next_call)],
        [cell("update"), cell_if(cadence.update)],
        [cell("escalation_path"), cell(&cadence.escalation_path)],
        [cell("channel"), cell(&cadence.channel)],
    ];
    Ok(examined.vouched(&[PlanFile::Jsp], Outcome::view(rows, format.format)))
}
