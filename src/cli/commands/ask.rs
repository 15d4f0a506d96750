//! `onboard ask`: what somebody was asked for, and whether they have answered.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::contact::NewAsk;
use onboard::act::question::Answered;
use onboard::edit::Past;
use onboard::log::ASKS;
use onboard::model::Edition;
use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{MoveArgs, reschedule};

/// Ask somebody for something, and note the answer
///
/// An ask is open until it is answered. It is kept in the log of contacts; an answer counts as contact with whoever gave it.
#[derive(Debug, Args)]
pub(crate) struct AskArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Record the answer to an ask; what waited for it is unblocked
    #[command(after_help = examples(&[("The answer came", "onboard ask answer acme L-5v --summary 'they come on Monday'")]))]
    Answer {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// What they said
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
    },
    /// Give an ask another day by which an answer is needed
    ///
    /// The move is recorded in the ask: from when to when, why, which side caused it, who moved it and when.
    #[command(after_help = examples(&[("They are on holiday", "onboard ask move acme L-5v +1w --reason 'on holiday' --side customer")]))]
    Move(MoveArgs),
    /// Take an ask back: nobody is to answer it any more
    ///
    /// It stays in the log with the day, who took it back and why. Whatever waits for the answer waits no more.
    #[command(after_help = examples(&[("We have it already", "onboard ask withdraw acme L-5v --reason 'it stood in the handoff'")]))]
    Withdraw(WithdrawArgs),
    /// List asks by day
    #[command(after_help = examples(&[("What nobody has answered", "onboard ask list acme")]))]
    List(ListArgs),
    /// Show an ask with all that is written about it
    #[command(after_help = examples(&[("One ask", "onboard ask show acme L-5v")]))]
    Show(ShowArgs),
}

/// Note that somebody was asked for something
///
/// With `-` in place of the text, asks are read from standard input as YAML, with the keys of `contacts.yaml`.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("On the call", "onboard ask add acme 'Credentials for the interface' --of 'Maja Ilic' --due fri")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What for; asked for when missing
    text: Option<String>,
    /// Who was asked; asked for when missing
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// By when an answer is needed: a day, or one that depends on another, such as `M-go-live -10wd`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// The day it was asked [default: the as-of date]
    #[arg(long = "on", id = "on", value_name = "DATE", allow_hyphen_values = true)]
    asked_on: Option<Past>,
    /// Who may read it [default: the customer]
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
    /// Keep it from the customer: `--audience internal`
    #[arg(long, conflicts_with = "audience")]
    #[serde(skip)]
    internal: bool,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(args: &AskArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.text, add),
        Verb::Answer { entry, on, summary } => change(&portfolio, &ASKS, entry, |editor, index, at| {
            let answer = Answered { on: on.map(Into::into), summary: summary.as_deref() };
            Ok(answer.act(&mut editor.draft, index, at)?)
        }),
        Verb::Move(args) => reschedule(&ASKS, &portfolio, args, false, |moved, editor, index, at| {
            moved.ask(&mut editor.draft, index, at)
        }),
        Verb::Withdraw(args) => {
            leaving::withdraw(&portfolio, &ASKS, args, |back, draft, index, at| back.ask(draft, index, at))
        }
        Verb::List(args) => listing::list(&portfolio, &ASKS, args),
        Verb::Show(args) => listing::show(&portfolio, &ASKS, args, |plan, at| {
            serde_json::to_value(&plan.contacts.contacts[at])
        }),
    }
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (text, of) = editor.ask((
        Asked::text("<TEXT>", "what they were asked for", new.text.as_ref()),
        Asked::person("--of", "who was asked", new.of.as_ref()),
    ))?;
    let due = editor.planned_if(new.due.as_ref())?;
    let ask = NewAsk {
        text: &text,
        of: &of,
        due: due.as_ref(),
        on: editor.day_of(new.asked_on),
        audience: if new.internal { Edition::Internal } else { new.audience.unwrap_or(Edition::Customer) },
        id: new.id.as_deref(),
    };
    Ok(ask.act(&mut editor.draft)?)
}
