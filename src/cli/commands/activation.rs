//! `onboard activation`: what users should have done by a day after go-live.

use clap::{Args, Subcommand};
use onboard::act::activation::{Activated, AddActivation, SetActivation};
use onboard::edit::Past;
use onboard::log::ACTIVATION;
use onboard::model::Dropped;
use onboard::plan::Plan;
use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, ComeBackArgs, LeaveArgs, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Tick off what users should have done after go-live
#[derive(Debug, Args)]
pub(crate) struct ActivationArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Say otherwise what users should have done, or by when
    #[command(after_help = examples(&[("A week later", "onboard activation set acme V-7 --day 14")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Say that users have taken a step, and what shows it
    #[command(after_help = examples(&[("With what shows it", "onboard activation done acme V-1 --evidence 'sign-in log'")]))]
    Done {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// What shows it
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    /// Take a step out of what users should do
    #[command(after_help = examples(&[("Nobody needs it", "onboard activation drop acme V-1 --reason 'they sign in through the portal'")]))]
    Drop(LeaveArgs),
    /// Take back that users have taken a step
    ///
    /// It stays in the plan with the day, who took it back and why; taken later, it is done again, and both days stay.
    #[command(after_help = examples(&[("Counted too early", "onboard activation withdraw acme U-day-7 --reason 'two teams had not signed in'")]))]
    Withdraw(WithdrawArgs),
    /// Put a step that was dropped back
    #[command(after_help = examples(&[("It is needed after all", "onboard activation restore acme V-1")]))]
    Restore(ComeBackArgs),
    /// List the steps; the date is that by which users should have taken one
    #[command(after_help = examples(&[("What is still open", "onboard activation list acme")]))]
    List(ListArgs),
    /// Show a step with all that is written about it
    #[command(after_help = examples(&[("One step", "onboard activation show acme V-1")]))]
    Show(ShowArgs),
}

/// Add a step that users should take
///
/// With `-` in place of the title, steps are read from standard input as YAML, with the keys of the file.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("By the seventh day", "onboard activation add acme 'Everybody has placed an order' --day 7")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What users have done then; asked for when missing
    title: Option<String>,
    /// The day after go-live by which they should have; asked for when missing
    #[arg(long, value_name = "N")]
    day: Option<u32>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What users have done then
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The day after go-live by which they should have
    #[arg(long, value_name = "N")]
    day: Option<u32>,
}

pub(crate) fn run(args: &ActivationArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.title, add),
        Verb::Set { entry, words } => change(&portfolio, &ACTIVATION, entry, |editor, index, at| {
            let set = SetActivation { title: words.title.as_deref(), day: words.day };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Done { entry, on, evidence } => change(&portfolio, &ACTIVATION, entry, |editor, index, at| {
            let tick = Activated { on: on.map(Into::into), evidence: evidence.as_deref() };
            Ok(tick.act(&mut editor.draft, index, at)?)
        }),
        Verb::Withdraw(args) => leaving::withdraw(&portfolio, &ACTIVATION, args, |back, draft, index, at| {
            back.activated(draft, index, at)
        }),
        Verb::Drop(args) => leaving::drop(&portfolio, &ACTIVATION, args, leaves),
        Verb::Restore(args) => leaving::restore(&portfolio, &ACTIVATION, args, leaves),
        Verb::List(args) => listing::list(&portfolio, &ACTIVATION, args),
        Verb::Show(args) => listing::show(&portfolio, &ACTIVATION, args, |plan, at| {
            serde_json::to_value(&plan.adoption.activation[at])
        }),
    }
}

fn leaves(plan: &Plan, at: usize) -> (String, Vec<Dropped>) {
    let it = &plan.adoption.activation[at];
    (it.id.clone(), it.dropped.to_vec())
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (title, day) = editor.ask((
        Asked::text("<TITLE>", "what users have done then", new.title.as_ref()),
        Asked::count("--day", "the day after go-live by which they should have", new.day),
    ))?;
    Ok(AddActivation { title: &title, day, id: new.id.as_deref() }.act(&mut editor.draft)?)
}
