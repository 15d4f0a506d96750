//! `onboard expansion`: signals of further need.

use clap::{Args, Subcommand};
use onboard::act::noting::AddNeed;
use onboard::edit::When;
use onboard::log::SIGNALS;
use onboard::model::Need;

use super::listing::{self, ListArgs};
use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Note what the customer could need next
#[derive(Debug, Args)]
pub(crate) struct ExpansionArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Note a need that somebody spoke of
    #[command(after_help = examples(&[("Heard on a call",
        "onboard expansion add acme 'Treasury has the same problem' --kind adjacent_team --by 'Ana Ruiz'")]))]
    Add {
        #[command(flatten)]
        plan: PlanArgs,
        /// The need; asked for when missing
        text: Option<String>,
        /// What kind of need; asked for when missing
        #[arg(long, value_parser = words::<Need>(Need::WORDS))]
        kind: Option<Need>,
        /// Who spoke of it, or would sponsor it
        #[arg(long, alias = "who", value_name = "NAME")]
        by: Option<String>,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        /// An id of your own [default: a fresh one]
        #[arg(long)]
        id: Option<String>,
    },
    /// List what was noted
    #[command(after_help = examples(&[("All of it", "onboard expansion list acme")]))]
    List(ListArgs),
}

pub(crate) fn run(args: &ExpansionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add { plan, text, kind, by, on, id } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            demand(&[("<TEXT>", text.is_some()), ("--kind", kind.is_some())])?;
            let text = editor.ask(text.as_ref(), "<TEXT>", "the need")?;
            let kind = editor.choose(*kind, "--kind", "what kind of need", Need::WORDS)?;
            let by = editor.optional_person(by.as_ref())?;
            let (by, on, id) = (by.as_deref(), editor.day(*on), id.as_deref());
            let said = AddNeed { text: &text, kind, by, on, id }.act(&mut editor.draft)?;
            editor.finish(said)
        }
        Verb::List(args) => listing::list(&portfolio, &SIGNALS, args),
    }
}
