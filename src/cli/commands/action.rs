//! `onboard action`: the action log.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::model::{Side, Status};

use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::log::{ACTIONS, MILESTONES};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{BlockArgs, WorkItem};

use super::listing::{self, ListArgs, ShowArgs};

/// Log, finish and move the tasks of a plan
///
/// An action is a task with an owner and a date, in the plan's `actions.yaml`. A command changes the lines that it has
/// to and no others.
#[derive(Debug, Args)]
pub(crate) struct ActionArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Finish an action
    #[command(after_help = examples(&[("It was done yesterday", "onboard action done acme A-7k --on yesterday")]))]
    Done {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day it was done [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
    },
    /// Start an action, or go on with one that was finished too soon
    #[command(alias = "start", after_help = examples(&[("It is not done after all", "onboard action reopen acme A-7k")]))]
    Reopen(EntryArgs),
    /// Say that an action cannot go on, and who has to move
    #[command(after_help = examples(&[("The customer's IT has to answer",
        "onboard action block acme A-7k --reason 'no VPN account yet' --waiting-on customer")]))]
    Block(BlockArgs),
    /// Go on with an action that was blocked
    #[command(after_help = examples(&[("The answer came", "onboard action unblock acme A-7k")]))]
    Unblock(EntryArgs),
    /// Give an action another due date
    #[command(after_help = examples(&[("Three working days from now", "onboard action move acme A-7k +3bd")]))]
    Move {
        #[command(flatten)]
        entry: EntryArgs,
        /// The new date: 2026-04-01, tomorrow, +5d, +3bd (working days), fri; asked for when missing
        #[arg(value_name = "DATE")]
        to: Option<When>,
    },
    /// Give an action another owner
    #[command(after_help = examples(&[("Lee does it", "onboard action assign acme A-7k 'Lee Novak'")]))]
    Assign {
        #[command(flatten)]
        entry: EntryArgs,
        /// Who does it from now on; asked for when missing
        owner: Option<String>,
    },
    /// List actions
    #[command(after_help = examples(&[("What the customer owes", "onboard action list acme --open --side customer")]))]
    List(ListArgs),
    /// Show an action with all that is written about it
    #[command(after_help = examples(&[("One action", "onboard action show acme A-7k")]))]
    Show(ShowArgs),
}

/// Log an action
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("During a call", "onboard action add acme 'Send the import template' --owner 'Priya Shah' --due +3bd"),
    ("For a milestone", "onboard action add acme 'Name a data owner' --owner 'Lee Novak' --due fri --milestone M-import"),
]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    /// What is to be done; asked for when missing
    title: Option<String>,
    /// Who does it; asked for when missing
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// By when: 2026-04-01, tomorrow, +5d, +3bd (working days), fri
    #[arg(long, value_name = "DATE")]
    due: Option<When>,
    /// The side that has to move [default: the owner's]
    #[arg(long, visible_alias = "side", value_name = "SIDE", value_parser = words::<Side>(Side::WORDS))]
    waiting_on: Option<Side>,
    /// The milestone it serves
    #[arg(long, value_name = "ID")]
    milestone: Option<String>,
    /// Keep it from the customer
    #[arg(long)]
    internal: bool,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(args: &ActionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => add(args, &portfolio),
        Verb::Done { entry, on } => change(&portfolio, &ACTIONS, entry, |editor, index, at| {
            let day = on.map(|when| editor.day(Some(when)));
            let (edits, day) = WorkItem::action(&editor.plan, index).finish(day, portfolio.basis.as_of, at);
            editor.edits.append(edits);
            Ok(format!("is done, on {day}"))
        }),
        Verb::Reopen(entry) => change(&portfolio, &ACTIONS, entry, |editor, index, at| {
            let edits = WorkItem::action(&editor.plan, index).start(at)?;
            editor.edits.append(edits);
            Ok("is in progress".to_owned())
        }),
        Verb::Block(args) => change(&portfolio, &ACTIONS, &args.entry, |editor, index, at| {
            WorkItem::action(&editor.plan, index).must_be_open()?;
            let blocker = editor.plan.actions.actions[index].blocked.clone();
            args.apply(editor, blocker.as_ref(), at)
        }),
        Verb::Unblock(entry) => change(&portfolio, &ACTIONS, entry, |editor, index, at| {
            let edits = WorkItem::action(&editor.plan, index).unblock(at)?;
            editor.edits.append(edits);
            Ok("goes on".to_owned())
        }),
        Verb::Move { entry, to } => change(&portfolio, &ACTIONS, entry, |editor, index, at| {
            WorkItem::action(&editor.plan, index).must_be_open()?;
            let day = editor.ask_due(*to, "<DATE>", "the new date")?;
            editor.edits.set(at.clone().key("due"), day);
            Ok(format!("is due on {day}"))
        }),
        Verb::Assign { entry, owner } => change(&portfolio, &ACTIONS, entry, |editor, _, at| {
            let owner = editor.ask(owner.as_ref(), "<OWNER>", "who does it from now on")?;
            let owner = editor.person(&owner);
            editor.edits.set(at.clone().key("owner"), Yaml::text(&owner));
            editor.edits.set_some(at.clone().key("side"), editor.side(&owner).map(word));
            Ok(format!("is {owner}'s"))
        }),
        Verb::List(args) => listing::list(&portfolio, &ACTIONS, args),
        Verb::Show(args) => listing::show(&portfolio, &ACTIONS, args, |plan, at| {
            serde_json::to_value(&plan.actions.actions[at])
        }),
    }
}

fn add(args: &AddArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.on)?;
    demand(&[("<TITLE>", args.title.is_some()), ("--owner", args.owner.is_some())])?;
    let title = editor.ask(args.title.as_ref(), "<TITLE>", "what is to be done")?;
    let owner = editor.ask(args.owner.as_ref(), "--owner", "who does it")?;
    let owner = editor.person(&owner);
    let id = editor.new_id(ACTIONS.prefix, args.id.as_deref())?;
    let milestone = args.milestone.as_ref().map(|named| MILESTONES.find(&editor.at, named)).transpose()?;
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("title", Some(Yaml::text(&title))),
        ("owner", Some(Yaml::text(&owner))),
        ("side", args.waiting_on.or_else(|| editor.side(&owner)).map(word)),
        ("due", editor.optional_due(args.due)),
        ("status", Some(word(Status::NotStarted))),
        ("created", Some(editor.day(None).into())),
        ("milestone", milestone.map(|index| Yaml::text(&editor.plan.jsp.milestones[index].id))),
        ("internal", args.internal.then(|| word(true))),
    ]);
    editor.edits.add(ACTIONS.route(), entry);
    editor.finish(format!("added `{id}` for {owner}: {title}"))
}
