//! `onboard workstream`: streams of work, with an owner on both sides.

use std::collections::BTreeSet;

use clap::{Args, Subcommand};
use onboard::act::workstream::{AddWorkstream, SetWorkstream};
use onboard::log::WORKSTREAMS;
use onboard::model::Dropped;
use onboard::plan::Plan;
use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, ComeBackArgs, LeaveArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Keep the workstreams, and who owns them on both sides
///
/// Without an owner at the customer a stream counts as not started, whatever anyone says.
#[derive(Debug, Args)]
pub(crate) struct WorkstreamArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Give a stream other owners, or another name
    ///
    /// Whoever owned it stays in the plan, with today as the last day.
    #[command(after_help = examples(&[
        ("Both sides", "onboard workstream set acme data --owner 'Priya Shah' --customer-owner 'Maja Ilic'"),
        ("Several streams at once", "onboard workstream set acme data sso network --customer-owner 'Maja Ilic'"),
    ]))]
    Set {
        #[command(flatten)]
        plan: PlanArgs,
        /// The stream: its id, or any beginning of it that no other has; one or more
        #[arg(id = "id", value_name = "ID", required = true)]
        streams: Vec<String>,
        #[command(flatten)]
        words: SetWords,
    },
    /// Take a stream out of the plan
    #[command(after_help = examples(&[("No data to move", "onboard workstream drop acme data --reason 'they start without history'")]))]
    Drop(LeaveArgs),
    /// Put a stream that was dropped back into the plan
    #[command(after_help = examples(&[("It is needed after all", "onboard workstream restore acme data")]))]
    Restore(ComeBackArgs),
    /// List the streams and their owners
    #[command(after_help = examples(&[("All of them", "onboard workstream list acme")]))]
    List(ListArgs),
    /// Show a stream with all that is written about it
    #[command(after_help = examples(&[("One stream", "onboard workstream show acme data")]))]
    Show(ShowArgs),
}

/// Add a stream of work
///
/// Its id is made of its name, since milestones name it. With `-` in the place of the name, streams are on the standard
/// input as YAML, with the keys of the file.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("With both owners",
    "onboard workstream add acme 'Data migration' --owner 'Priya Shah' --customer-owner 'Maja Ilic'")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// As people say it; asked for when missing
    name: Option<String>,
    /// Our owner
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The customer's owner
    #[arg(long, value_name = "NAME")]
    customer_owner: Option<String>,
    /// An id of your own [default: the name as an id]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// As people say it
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Our owner
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The customer's owner
    #[arg(long, value_name = "NAME")]
    customer_owner: Option<String>,
}

pub(crate) fn run(args: &WorkstreamArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.name, add),
        Verb::Set { plan, streams, words } => set(plan, streams, words, &portfolio),
        Verb::Drop(args) => leaving::drop(&portfolio, &WORKSTREAMS, args, leaves),
        Verb::Restore(args) => leaving::restore(&portfolio, &WORKSTREAMS, args, leaves),
        Verb::List(args) => listing::list(&portfolio, &WORKSTREAMS, args),
        Verb::Show(args) => listing::show(&portfolio, &WORKSTREAMS, args, |plan, at| {
            serde_json::to_value(&plan.jsp.workstreams[at])
        }),
    }
}

/// Writes the same of each stream that is named: all of them, or none.
fn set(
    plan: &PlanArgs,
    streams: &[String],
    words: &SetWords,
    portfolio: &Portfolio,
) -> Result<Outcome, Failure> {
    if let ([_, _, ..], Some(_)) = (streams, &words.name) {
        return Err(Failure::usage("two streams cannot be called the same: `--name` is for one"));
    }
    let mut editor = Editor::open(portfolio, plan)?;
    let owner = editor.optional_person(words.owner.as_ref())?;
    let customer_owner = editor.optional_person(words.customer_owner.as_ref())?;
    let set = SetWorkstream {
        name: words.name.as_deref(),
        owner: owner.as_deref(),
        customer_owner: customer_owner.as_deref(),
    };
    let mut said = Vec::new();
    let mut done = BTreeSet::new();
    for named in streams {
        let (index, at) = editor.entry(&WORKSTREAMS, named)?;
        if done.insert(index) {
            let row = (WORKSTREAMS.entries)(&editor.draft.at).swap_remove(index);
            let what = set.act(&mut editor.draft, index, &at)?;
            said.push(format!("`{}` {what}: {}", row.id, row.title));
        }
    }
    editor.finish_all(&said)
}

fn leaves(plan: &Plan, at: usize) -> (String, Vec<Dropped>) {
    let it = &plan.jsp.workstreams[at];
    (it.id.clone(), it.dropped.to_vec())
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let name = editor.ask(Asked::text("<NAME>", "what the stream is called", new.name.as_ref()))?;
    let owner = editor.optional_person(new.owner.as_ref())?;
    let customer_owner = editor.optional_person(new.customer_owner.as_ref())?;
    let add = AddWorkstream {
        name: &name,
        owner: owner.as_deref(),
        customer_owner: customer_owner.as_deref(),
        id: new.id.as_deref(),
    };
    Ok(add.act(&mut editor.draft)?)
}
