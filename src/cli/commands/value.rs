//! `onboard value reach PLAN first|full`

use clap::{Args, Subcommand, ValueEnum};
use onboard::edit::{When, Yaml};
use onboard::model::PlanFile;
use onboard::route::Route;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say that first or full value was reached
#[derive(Debug, Args)]
pub(crate) struct ValueArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Reach(ReachArgs),
}

/// Say that value was reached, and what shows it
#[derive(Debug, Args)]
#[command(after_help = examples(&[("First value",
    "onboard value reach acme first --on 2026-04-17 --evidence 'first close run on their own ledger'")]))]
struct ReachArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Which value: the first meaningful win, the outcome that justified the purchase, or the quick win
    which: Which,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// What shows it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    First,
    Full,
    #[value(alias = "quick_win")]
    QuickWin,
}

pub(crate) fn run(args: &ValueArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Reach(args) = &args.command;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let jsp = Route::to(PlanFile::Jsp);
    let (name, point, at) = match args.which {
        Which::First => ("first value", &editor.plan.jsp.value.first, jsp.key("value").key("first")),
        Which::Full => ("full value", &editor.plan.jsp.value.full, jsp.key("value").key("full")),
        Which::QuickWin => ("the quick win", &editor.plan.jsp.quick_win, jsp.key("quick_win")),
    };
    let Some(definition) = point.definition.get() else {
        return Err(Failure::usage(format!("nobody has written down what {name} is")).hint(format!(
            "write `definition` under `{}` first, in the customer's words",
            onboard::route::Steps(&at.steps)
        )));
    };
    let reached = point.achieved_on;
    let evidence = editor.ask(
        args.evidence.as_ref(),
        "--evidence",
        &format!("what shows that it holds: {definition}"),
    )?;
    let day = reached.filter(|_| args.on.is_none()).unwrap_or_else(|| editor.day(args.on));
    editor.edits.set(at.clone().key("achieved_on"), day);
    editor.edits.set(at.key("evidence"), Yaml::text(evidence));
    let counted = day.days_since(editor.plan.onboarding.contract.signed_on);
    editor.finish(format!("{name} is reached, on day {counted} ({day})"))
}
