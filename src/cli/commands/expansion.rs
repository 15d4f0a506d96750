//! `onboard expansion`: signals of further need.

use clap::{Args, Subcommand};
use onboard::act::noting::{AddNeed, SetNeed};
use onboard::edit::Past;
use onboard::log::SIGNALS;
use onboard::model::{Dropped, Need};
use onboard::plan::Plan;

use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, ComeBackArgs, LeaveArgs};
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
    Add(AddArgs),
    /// Say otherwise what a need is, or who would sponsor it
    #[command(after_help = examples(&[("Somebody is for it", "onboard expansion set acme E-2d --by 'Ingrid Solberg'")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Take a need out of the plan
    #[command(after_help = examples(&[("They bought it elsewhere", "onboard expansion drop acme E-2d --reason 'treasury has a tool already'")]))]
    Drop(LeaveArgs),
    /// Put a need that was dropped back into the plan
    #[command(after_help = examples(&[("It came up again", "onboard expansion restore acme E-2d")]))]
    Restore(ComeBackArgs),
    /// List what was noted
    #[command(after_help = examples(&[("All of it", "onboard expansion list acme")]))]
    List(ListArgs),
    /// Show a need with all that is written about it
    #[command(after_help = examples(&[("One of them", "onboard expansion show acme E-2d")]))]
    Show(ShowArgs),
}

/// Note a need that somebody spoke of
///
/// With `-` in place of the need, needs are read from standard input as YAML, with the keys of the file: all of them are
/// noted, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Heard on a call",
    "onboard expansion add acme 'Treasury has the same problem' --kind adjacent_team --by 'Ana Ruiz'")]))]
struct AddArgs {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// The need; asked for when missing
    text: Option<String>,
    /// What kind of need; asked for when missing
    #[arg(long, value_parser = words::<Need>(Need::WORDS))]
    kind: Option<Need>,
    /// Who spoke of it, or would sponsor it
    #[arg(long, alias = "who", value_name = "NAME")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long = "on", id = "on", value_name = "DATE", allow_hyphen_values = true)]
    heard_on: Option<Past>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// The need
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// What kind of need
    #[arg(long, value_parser = words::<Need>(Need::WORDS))]
    kind: Option<Need>,
    /// Who spoke of it, or would sponsor it
    #[arg(long, alias = "who", value_name = "NAME")]
    by: Option<String>,
}

pub(crate) fn run(args: &ExpansionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.plan, &args.new, |new| &mut new.text, add),
        Verb::Set { entry, words } => change(&portfolio, &SIGNALS, entry, |editor, index, at| {
            let by = editor.optional_person(words.by.as_ref())?;
            let set = SetNeed { text: words.text.as_deref(), kind: words.kind, by: by.as_deref() };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Drop(args) => leaving::drop(&portfolio, &SIGNALS, args, leaves),
        Verb::Restore(args) => leaving::restore(&portfolio, &SIGNALS, args, leaves),
        Verb::List(args) => listing::list(&portfolio, &SIGNALS, args),
        Verb::Show(args) => listing::show(&portfolio, &SIGNALS, args, |plan, at| {
            serde_json::to_value(&plan.expansion.signals[at])
        }),
    }
}

fn leaves(plan: &Plan, at: usize) -> (String, Vec<Dropped>) {
    let it = &plan.expansion.signals[at];
    (it.id.clone(), it.dropped.to_vec())
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (text, kind) = editor.ask((
        Asked::text("<TEXT>", "the need", new.text.as_ref()),
        Asked::word("--kind", "what kind of need", new.kind, Need::WORDS),
    ))?;
    let by = editor.optional_person(new.by.as_ref())?;
    let (by, on, id) = (by.as_deref(), editor.day_of(new.heard_on), new.id.as_deref());
    Ok(AddNeed { text: &text, kind, by, on, id }.act(&mut editor.draft)?)
}
