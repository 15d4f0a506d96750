//! `onboard hold`: times during which a plan stands still by agreement.

use clap::{Args, Subcommand};
use onboard::act::hold::{EndHold, StartHold};
use onboard::edit::When;
use onboard::log::HOLDS;
use onboard::model::Side;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Stop a plan's clock by agreement, and start it again
#[derive(Debug, Args)]
pub(crate) struct HoldArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Start(StartArgs),
    End(EndArgs),
    /// List the times when plans stood still, running or over
    #[command(after_help = examples(&[("All of them", "onboard hold list acme")]))]
    List(ListArgs),
    /// Show a hold with all that is written about it
    #[command(after_help = examples(&[("One hold", "onboard hold show acme H-1")]))]
    Show(ShowArgs),
}

/// Stop the clock
#[derive(Debug, Args)]
#[command(after_help = examples(&[("At the customer's wish, until after their year-end close",
    "onboard hold start acme --reason 'year-end close' --side customer --resumes-on 2027-01-11")]))]
struct StartArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose wish it is; asked for when missing
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// The first day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// The first day on which work is to go on
    #[arg(long, value_name = "DATE")]
    resumes_on: Option<When>,
    /// Who agreed to it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

/// Start the clock again
///
/// A hold that should not have been ends on its first day: `--on DAY --no-shift`, after which it has lasted no day.
///
/// Whatever is open and was planned for a day on or after the first day of the hold moves by the working days of the
/// hold, and says so with one move that names the hold. Days that hang on others move with them.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("From Monday", "onboard hold end acme --on mon"),
    ("The dates stand", "onboard hold end acme --no-shift"),
    ("It should not have been started, on 1 April", "onboard hold end acme --on 2026-04-01 --no-shift")]))]
struct EndArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The first day of work again [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Leave every planned day where it is
    #[arg(long)]
    no_shift: bool,
}

pub(crate) fn run(args: &HoldArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Start(args) => start(args, &portfolio),
        Verb::End(args) => end(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &HOLDS, args),
        Verb::Show(args) => listing::show(&portfolio, &HOLDS, args, |plan, at| {
            serde_json::to_value(&plan.onboarding.holds[at])
        }),
    }
}

fn start(args: &StartArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    StartHold::may(&editor.draft.at)?;
    let (reason, side) = editor.ask((
        Asked::saying("--reason", "why the plan stands still", args.reason.as_ref()),
        Asked::word("--side", "whose wish it is", args.side, Side::WORDS),
    ))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let (on, resumes_on) = (editor.day(args.on), editor.day_if(args.resumes_on));
    let (by, id) = (by.as_deref(), args.id.as_deref());
    let said = StartHold { reason: &reason, side, on, resumes_on, by, id }.act(&mut editor.draft)?;
    editor.finish(said)
}

fn end(args: &EndArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let act = EndHold { on: editor.day(args.on), is_shifting: !args.no_shift };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}
