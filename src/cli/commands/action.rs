//! `onboard action`: the action log.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::action::{AddAction, SetAction};
use onboard::act::work::{ACTION, Target};
use onboard::log::ACTIONS;
use onboard::model::{Edition, Side};

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{ComeBackArgs, LeaveArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{
    Act, AfterArgs, BlockArgs, BlockerArgs, DayArgs, DoneArgs, MoveArgs, ReopenArgs, change_work,
};

use serde::Deserialize;

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
    Set(SetArgs),
    /// Start an action
    #[command(after_help = examples(&[("It has begun", "onboard action start acme A-7k")]))]
    Start(DayArgs),
    /// Finish an action; whatever held it up is over
    #[command(after_help = examples(&[("It was done yesterday", "onboard action done acme A-7k --on yesterday")]))]
    Done(DoneArgs),
    /// Take up an action that was finished too soon
    #[command(after_help = examples(&[("It is not done after all",
        "onboard action reopen acme A-7k --reason 'the template was the old one'")]))]
    Reopen(ReopenArgs),
    /// Take an action out of the plan
    #[command(after_help = examples(&[("Nobody needs it any more",
        "onboard action drop acme A-7k --reason 'they bring their own template'")]))]
    Drop(LeaveArgs),
    /// Put an action that was dropped back into the plan
    #[command(after_help = examples(&[("It is needed after all", "onboard action restore acme A-7k")]))]
    Restore(ComeBackArgs),
    /// Mark an action blocked, and say who must unblock it
    ///
    /// An action may be held up by several things at once: each is a blocker with an id and days of its own, and stays in
    /// the plan when it is over.
    #[command(after_help = examples(&[("The customer's IT has to answer",
        "onboard action block acme A-7k --reason 'no VPN account yet' --waiting-for customer")]))]
    Block(BlockArgs),
    /// Say that somebody has answered a blocker, so that its clock stops
    #[command(after_help = examples(&[("They will look at it tomorrow", "onboard action answer acme A-7k")]))]
    Answer(BlockerArgs),
    /// Unblock an action: ends every open blocker, or the one that is named
    #[command(after_help = examples(&[("The account came", "onboard action unblock acme A-7k")]))]
    Unblock(BlockerArgs),
    /// Give an action another due date
    #[command(after_help = examples(&[("Three working days later than it was due", "onboard action move acme A-7k +3wd")]))]
    Move(MoveArgs),
    /// Give an action another owner
    #[command(after_help = examples(&[("Lee does it", "onboard action assign acme A-7k 'Lee Novak'")]))]
    Assign {
        #[command(flatten)]
        entry: EntryArgs,
        /// Who does it from now on; asked for when missing
        owner: Option<String>,
    },
    /// Say which actions must be done before an action can start
    #[command(after_help = examples(&[("First the one, then the other", "onboard action after acme A-7k A-3m"),
        ("It no longer waits", "onboard action after acme A-7k A-3m --no-longer")]))]
    After(AfterArgs),
    /// List actions
    #[command(after_help = examples(&[("What the customer owes", "onboard action list acme --side customer")]))]
    List(ListArgs),
    /// Show an action with all that is written about it
    #[command(after_help = examples(&[("One action", "onboard action show acme A-7k")]))]
    Show(ShowArgs),
}

/// Log an action
///
/// With `-` in place of the title, actions are read from standard input as YAML, with the keys of the file: all of them
/// are logged, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("During a call", "onboard action add acme 'Send the import template' --owner 'Priya Shah' --due +3wd"),
    ("For a milestone", "onboard action add acme 'Name a data owner' --owner 'Lee Novak' --due fri --milestone M-import"),
    ("A promise that the customer reads", "onboard action add acme 'Send the test cases' --owner 'Priya Shah' --due wed --audience customer"),
    ("What was written down elsewhere", "onboard action add acme - < actions.yaml"),
]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What is to be done; asked for when missing
    title: Option<String>,
    /// Who does it; asked for when missing
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// By when: 2026-04-01, tomorrow, +5d, +3wd (working days), fri, or a day that depends on another: `M-go-live -10wd`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// Whose it is, where the owner is nobody whom the plan knows
    #[arg(long, alias = "waiting-on", value_name = "SIDE", value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// The milestone it serves
    #[arg(long, value_name = "ID")]
    milestone: Option<String>,
    /// Who may read it [default: the customer what is theirs, only we what is ours]
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

/// Give an action other words, another milestone, or another owner
///
/// Its day moves with `action move`.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("Better words", "onboard action set acme A-7k --title 'Send the import template for invoices'"),
    ("The customer reads it too", "onboard action set acme A-7k --audience customer --milestone M-import"),
]))]
struct SetArgs {
    #[command(flatten)]
    entry: EntryArgs,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who does it from now on
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The milestone it serves
    #[arg(long, value_name = "ID")]
    milestone: Option<String>,
    /// Who may read it
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
    /// Free words, for ourselves
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub(crate) fn run(args: &ActionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let change = |entry: &EntryArgs, act: Act<'_>| change_work(ACTION, &portfolio, entry, act);
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.title, add),
        Verb::Set(args) => change(&args.entry, &|editor, target| set(&args.words, editor, target)),
        Verb::Start(args) => change(&args.entry, &|editor, target| args.start(editor, target)),
        Verb::Done(args) => {
            change(&args.entry, &|editor, target| args.finish(editor, target, args.evidence.as_ref()))
        }
        Verb::Reopen(args) => change(&args.entry, &|editor, target| args.reopen(editor, target)),
        Verb::Drop(args) => change(&args.entry, &|editor, target| args.drop(editor, target)),
        Verb::Restore(args) => change(&args.entry, &|editor, target| args.restore(editor, target)),
        Verb::Block(args) => change(&args.entry, &|editor, target| args.block(editor, target)),
        Verb::Answer(args) => change(&args.entry, &|editor, target| args.answer(editor, target)),
        Verb::Unblock(args) => change(&args.entry, &|editor, target| args.unblock(editor, target)),
        Verb::Move(args) => change(&args.entry, &|editor, target| {
            target.item(&editor.draft.at).must_be_open()?;
            let to = editor.ask(args.day())?;
            Ok(args.shift(editor, target, to, args.reason.as_ref())?.1)
        }),
        Verb::Assign { entry, owner } => change(entry, &|editor, target| {
            let owner = editor.ask(Asked::person("<OWNER>", "who does it from now on", owner.as_ref()))?;
            let set = SetAction { owner: Some(&owner), ..SetAction::default() };
            Ok(set.act(&mut editor.draft, target.index, &target.place)?)
        }),
        Verb::After(args) => change(&args.entry, &|editor, target| args.order(editor, ACTION, target)),
        Verb::List(args) => listing::list(&portfolio, &ACTIONS, args),
        Verb::Show(args) => listing::show(&portfolio, &ACTIONS, args, |plan, at| {
            serde_json::to_value(&plan.actions.actions[at])
        }),
    }
}

fn add(args: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (title, owner) = editor.ask((
        Asked::text("<TITLE>", "what is to be done", args.title.as_ref()),
        Asked::person("--owner", "who does it", args.owner.as_ref()),
    ))?;
    let due = editor.planned_if(args.due.as_ref())?;
    let act = AddAction {
        title: &title,
        owner: &owner,
        due,
        side: args.side,
        milestone: args.milestone.as_deref(),
        audience: args.audience.or(args.internal.then_some(Edition::Internal)),
        id: args.id.as_deref(),
    };
    Ok(act.act(&mut editor.draft)?)
}

fn set(words: &SetWords, editor: &mut Editor<'_>, target: &Target) -> Result<String, Failure> {
    let owner = editor.optional_person(words.owner.as_ref())?;
    let set = SetAction {
        title: words.title.as_deref(),
        owner: owner.as_deref(),
        milestone: words.milestone.as_deref(),
        audience: words.audience,
        note: words.note.as_deref(),
    };
    Ok(set.act(&mut editor.draft, target.index, &target.place)?)
}
