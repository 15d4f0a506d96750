//! `onboard decision`: the decision log.

use clap::{Args, Subcommand};
use onboard::act::decision::Decide;
use onboard::edit::When;
use onboard::log::DECISIONS;
use onboard::model::About;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Log what was decided, and who approved it
#[derive(Debug, Args)]
pub(crate) struct DecisionArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// List decisions
    #[command(after_help = examples(&[("All of them", "onboard decision list acme")]))]
    List(ListArgs),
    /// Show a decision with all that is written about it
    #[command(after_help = examples(&[("One decision", "onboard decision show acme D-4k")]))]
    Show(ShowArgs),
}

/// Log a decision
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("With what else was on the table",
     "onboard decision add acme 'Go live without the archive' --by 'Ana Ruiz' --option 'wait for it' --affects M-import"),
    ("In the place of an earlier one", "onboard decision add acme 'Migrate the archive after all' --by 'Ana Ruiz' --supersedes D-4k"),
]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    /// What was decided; asked for when missing
    text: Option<String>,
    /// Who approved it; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// What it is about
    #[arg(long, value_parser = words::<About>(About::WORDS))]
    about: Option<About>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    rationale: Option<String>,
    /// What else was on the table; may be given several times
    #[arg(long = "option", value_name = "TEXT")]
    options: Vec<String>,
    /// What it changes: the id of a milestone, an action, a risk; may be given several times
    #[arg(long, value_name = "ID")]
    affects: Vec<String>,
    /// The decision that it replaces
    #[arg(long, value_name = "ID")]
    supersedes: Option<String>,
    /// What proves it: a link, a mail, the minutes
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// The day of the decision [default: the as-of date]
    #[arg(long = "on", value_name = "DATE")]
    day: Option<When>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(args: &DecisionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => add(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &DECISIONS, args),
        Verb::Show(args) => listing::show(&portfolio, &DECISIONS, args, |plan, at| {
            serde_json::to_value(&plan.decisions.decisions[at])
        }),
    }
}

fn add(args: &AddArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.on)?;
    demand(&[("<TEXT>", args.text.is_some()), ("--by", args.by.is_some())])?;
    let text = editor.ask(args.text.as_ref(), "<TEXT>", "what was decided")?;
    let by = editor.ask(args.by.as_ref(), "--by", "who approved it")?;
    let by = editor.person(&by)?;
    let act = Decide {
        text: &text,
        by: &by,
        on: editor.day(args.day),
        about: args.about,
        rationale: args.rationale.as_deref(),
        options: &args.options,
        affects: &args.affects,
        supersedes: args.supersedes.as_deref(),
        evidence: args.evidence.as_deref(),
        id: args.id.as_deref(),
    };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}
