//! `onboard resource`: the people and hours that the plan needs of the customer.

use clap::{Args, Subcommand};
use onboard::act::handoff::{NewResource, SetResource, commit, uncommitted};
use onboard::edit::Past;
use onboard::log::RESOURCES;
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

/// Keep track of the people and hours that the plan needs of the customer
///
/// Each is known by the part that is to be played: `IT administrator`. A plan whose customer has committed nobody should
/// wait rather than start and stall.
#[derive(Debug, Args)]
pub(crate) struct ResourceArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Say who plays a part, or how many hours it takes
    #[command(after_help = examples(&[("A name for it", "onboard resource set acme 'IT administrator' --name 'Maja Ilic' --hours 6")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Say that the customer commits a part, or several
    #[command(after_help = examples(&[
        ("On the kickoff", "onboard resource commit acme 'IT administrator' trainer --on 2026-03-09"),
        ("Whatever is still open", "onboard resource commit acme --all"),
    ]))]
    Commit {
        #[command(flatten)]
        plan: PlanArgs,
        /// The parts, or any beginning of each that no other has
        #[arg(required_unless_present = "all", value_name = "PART")]
        parts: Vec<String>,
        /// Every part that is not committed yet
        #[arg(long, conflicts_with = "parts")]
        all: bool,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// Say that the plan does without a part
    #[command(after_help = examples(&[("No data to move", "onboard resource drop acme 'data owner' --reason 'they start without history'")]))]
    Drop(LeaveArgs),
    /// Take back that the customer commits a part
    ///
    /// It stays in the plan with the day, who took it back and why; committed later, both days stay.
    #[command(after_help = examples(&[("They need him elsewhere", "onboard resource withdraw acme trainer --reason 'he left for another project'")]))]
    Withdraw(WithdrawArgs),
    /// Say that the plan needs a part after all
    #[command(after_help = examples(&[("It needs it again", "onboard resource restore acme 'data owner'")]))]
    Restore(ComeBackArgs),
    /// List what the plan needs of the customer
    #[command(after_help = examples(&[("What nobody has committed", "onboard resource list acme")]))]
    List(ListArgs),
    /// Show a part with all that is written about it
    #[command(after_help = examples(&[("One part", "onboard resource show acme 'IT administrator'")]))]
    Show(ShowArgs),
}

/// Say that the plan needs somebody of the customer's
///
/// With `-` in place of the part, parts are read from standard input as YAML, with the keys of the file.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Five hours a week", "onboard resource add acme 'IT administrator' --hours 5")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// The part to be played; asked for when missing
    #[arg(value_name = "PART", id = "part")]
    role: Option<String>,
    /// Who plays it
    #[arg(long = "name", id = "player", value_name = "NAME")]
    name: Option<String>,
    /// Hours a week
    #[arg(long = "hours", value_name = "N")]
    hours_per_week: Option<f64>,
    /// The day on which the customer committed it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    committed_on: Option<Past>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// Who plays it
    #[arg(long = "name", id = "player", value_name = "NAME")]
    name: Option<String>,
    /// Hours a week
    #[arg(long = "hours", id = "hours_per_week", value_name = "N")]
    hours: Option<f64>,
}

pub(crate) fn run(args: &ResourceArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.role, add),
        Verb::Set { entry, words } => change(&portfolio, &RESOURCES, entry, |editor, index, at| {
            let name = editor.optional_person(words.name.as_ref())?;
            let set = SetResource { name: name.as_deref(), hours_per_week: words.hours };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Commit { plan, parts, all, on } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let parts = if *all { uncommitted(&editor) } else { parts.clone() };
            if parts.is_empty() {
                return editor.finish("");
            }
            let said = commit(&mut editor, &parts, on.map(Into::into))?;
            editor.finish(said)
        }
        Verb::Withdraw(args) => leaving::withdraw(&portfolio, &RESOURCES, args, |back, draft, index, at| {
            back.committed(draft, index, at)
        }),
        Verb::Drop(args) => leaving::drop(&portfolio, &RESOURCES, args, leaves),
        Verb::Restore(args) => leaving::restore(&portfolio, &RESOURCES, args, leaves),
        Verb::List(args) => listing::list(&portfolio, &RESOURCES, args),
        Verb::Show(args) => listing::show(&portfolio, &RESOURCES, args, |plan, at| {
            serde_json::to_value(&plan.handoff.customer_resources[at])
        }),
    }
}

fn leaves(plan: &Plan, at: usize) -> (String, Vec<Dropped>) {
    let it = &plan.handoff.customer_resources[at];
    (it.role.clone(), it.dropped.to_vec())
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let role = editor.ask(Asked::text("<PART>", "the part to be played", new.role.as_ref()))?;
    let name = editor.optional_person(new.name.as_ref())?;
    let (hours_per_week, committed_on) = (new.hours_per_week, new.committed_on);
    Ok(NewResource { role, name, hours_per_week, committed_on: committed_on.map(Into::into) }.add(editor)?)
}
