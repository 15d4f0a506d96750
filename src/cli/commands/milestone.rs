//! `onboard milestone`: the operational steps of the joint success plan.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::model::{Phase, Side, Status};

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::ask::ask;
use crate::context::Context;
use crate::desk::Desk;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, maybe, word};
use crate::failure::Failure;
use crate::log::{DECISIONS, MILESTONES};
use crate::output::Outcome;
use crate::work::{self, BlockArgs};

/// Add, start, finish and move milestones
#[derive(Debug, Args)]
pub(crate) struct MilestoneArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Start a milestone
    #[command(after_help = examples(&[("It has begun", "onboard milestone start acme M-import")]))]
    Start(EntryArgs),
    /// Finish a milestone; one with acceptance criteria asks what was shown
    #[command(after_help = examples(&[("With what was shown",
        "onboard milestone done acme M-import --evidence 'report of 10 April, no critical errors'")]))]
    Done {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day it was done [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        /// What was shown; asked for when the milestone has acceptance criteria
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    /// Say that a milestone cannot go on, and who has to move
    #[command(after_help = examples(&[("A third party has to deliver",
        "onboard milestone block acme M-import --reason 'no export yet' --waiting-on third_party")]))]
    Block(BlockArgs),
    /// Go on with a milestone that was blocked
    #[command(after_help = examples(&[("The export came", "onboard milestone unblock acme M-import")]))]
    Unblock(EntryArgs),
    Move(MoveArgs),
    /// Give a milestone other owners
    #[command(after_help = examples(&[("Both sides", "onboard milestone assign acme M-import --owner 'Priya Shah' --customer-owner 'Lee Novak'")]))]
    Assign {
        #[command(flatten)]
        entry: EntryArgs,
        /// Our owner
        #[arg(long, value_name = "NAME", required_unless_present = "customer_owner")]
        owner: Option<String>,
        /// The customer's owner
        #[arg(long, value_name = "NAME")]
        customer_owner: Option<String>,
    },
    /// List milestones
    #[command(after_help = examples(&[("What is due soon", "onboard milestone list acme --open --due-before +2w")]))]
    List(ListArgs),
    /// Show a milestone with all that is written about it
    #[command(after_help = examples(&[("One milestone", "onboard milestone show acme M-import")]))]
    Show(ShowArgs),
}

/// Add a milestone
#[derive(Debug, Args)]
#[command(after_help = examples(&[("One that came up on a call", "onboard milestone add acme 'Archive imported' \
--phase implementation --due 2026-05-08 --owner 'Priya Shah' --customer-owner 'Lee Novak' --depends-on M-import")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    /// What will be true
    title: String,
    /// The phase it belongs to
    #[arg(long, value_parser = words::<Phase>(Phase::WORDS))]
    phase: Phase,
    /// By when; the baseline too
    #[arg(long, value_name = "DATE")]
    due: When,
    /// Our owner; asked for when missing
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The customer's owner
    #[arg(long, value_name = "NAME")]
    customer_owner: Option<String>,
    /// The id of its workstream
    #[arg(long, value_name = "ID")]
    workstream: Option<String>,
    /// Working days it takes once it can start
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// A milestone that must be done before it can start; may be given several times
    #[arg(long, value_name = "ID")]
    depends_on: Vec<String>,
    /// What must be shown for it to count
    #[arg(long, value_name = "TEXT")]
    acceptance: Option<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

/// Give a milestone another due date
///
/// The baseline stays, and the move is recorded in the milestone: from when to when, why, by whose doing, who moved it.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("To a week from today, since the customer's data is late",
    "onboard milestone move acme M-import +1w --reason 'data not delivered' --side customer --by 'Priya Shah'")]))]
struct MoveArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// The new date: 2026-04-01, tomorrow, +5d, +3bd (working days), fri
    #[arg(value_name = "DATE")]
    to: When,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose doing it is
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// Who moves it [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
}

pub(crate) fn run(args: &MilestoneArgs, context: &Context) -> Result<Outcome, Failure> {
    let desk = Desk::open(context)?;
    let go_on = |entry: &EntryArgs, what: &str| {
        change(&desk, &MILESTONES, entry, |editor, index, at| {
            let is_blocked = editor.plan.jsp.milestones[index].blocked.is_some();
            work::go_on(editor, at, Status::InProgress, is_blocked);
            Ok(what.to_owned())
        })
    };
    match &args.command {
        Verb::Add(args) => add(args, &desk),
        Verb::Start(entry) => go_on(entry, "is in progress"),
        Verb::Unblock(entry) => go_on(entry, "goes on"),
        Verb::Done { entry, on, evidence } => change(&desk, &MILESTONES, entry, |editor, index, at| {
            let milestone = &editor.plan.jsp.milestones[index];
            let (is_blocked, is_shown) = (milestone.blocked.is_some(), milestone.evidence.is_written());
            let evidence = match milestone.acceptance.get().filter(|_| !is_shown || evidence.is_some()) {
                Some(asked) => {
                    Some(ask(evidence.as_ref(), "--evidence", &format!("what shows that it holds: {asked}"))?)
                }
                None => evidence.clone(),
            };
            let day = editor.day(*on);
            work::finish(editor, at, day, is_blocked);
            editor.edits.set_some(at.clone().key("evidence"), maybe(evidence.as_ref()));
            Ok(format!("is done, on {day}"))
        }),
        Verb::Block(args) => change(&desk, &MILESTONES, &args.entry, |editor, _, at| args.apply(editor, at)),
        Verb::Move(args) => move_to(args, &desk),
        Verb::Assign { entry, owner, customer_owner } => {
            change(&desk, &MILESTONES, entry, |editor, _, at| {
                for (key, name) in [("owner", owner), ("customer_owner", customer_owner)] {
                    let name = name.as_ref().map(|name| editor.person(name));
                    editor.edits.set_some(at.clone().key(key), maybe(name.as_ref()));
                }
                Ok("has other owners".to_owned())
            })
        }
        Verb::List(args) => listing::list(&desk, &MILESTONES, args),
        Verb::Show(args) => listing::show(&desk, &MILESTONES, args),
    }
}

fn add(args: &AddArgs, desk: &Desk) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(desk, &args.on)?;
    let owner = ask(args.owner.as_ref(), "--owner", "who of us owns it")?;
    let owner = editor.person(&owner);
    let theirs = args.customer_owner.as_ref().map(|name| editor.person(name));
    let id = editor.new_id(MILESTONES.prefix, args.id.as_deref())?;
    let find = |named: &String| MILESTONES.find(&editor.plan, named);
    let before = args.depends_on.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let before: Vec<_> = before.into_iter().map(|index| &editor.plan.jsp.milestones[index].id).collect();
    let due = editor.day(Some(args.due));
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("title", Some(Yaml::text(&args.title))),
        ("phase", Some(word(args.phase))),
        ("workstream", maybe(args.workstream.as_ref())),
        ("owner", Some(Yaml::text(&owner))),
        ("customer_owner", maybe(theirs.as_ref())),
        ("due", Some(due.into())),
        ("baseline", Some(due.into())),
        ("days", args.days.map(word)),
        ("depends_on", (!before.is_empty()).then(|| Yaml::texts(before))),
        ("status", Some(word(Status::NotStarted))),
        ("acceptance", maybe(args.acceptance.as_ref())),
    ]);
    editor.edits.add(MILESTONES.route(), entry);
    editor.finish(format!("added `{id}`, due on {due}: {}", args.title))
}

fn move_to(args: &MoveArgs, desk: &Desk) -> Result<Outcome, Failure> {
    change(desk, &MILESTONES, &args.entry, |editor, index, at| {
        let (from, to) = (editor.plan.jsp.milestones[index].due, editor.day(Some(args.to)));
        if from == Some(to) {
            return Ok(format!("is due on {to} already"));
        }
        let reason = ask(args.reason.as_ref(), "--reason", "why it moves")?;
        let by = args.by.as_ref().map(|name| editor.person(name));
        let by = by.or_else(|| editor.plan.onboarding.team.csm.get().map(str::to_owned));
        let decision = args.decision.as_ref().map(|named| DECISIONS.find(&editor.plan, named)).transpose()?;
        let entry = Yaml::map([
            ("from", from.map(Into::into)),
            ("to", Some(to.into())),
            ("reason", Some(Yaml::text(reason))),
            ("side", args.side.map(word)),
            ("by", maybe(by.as_ref())),
            ("on", Some(editor.day(None).into())),
            ("decision", decision.map(|index| Yaml::text(&editor.plan.decisions.decisions[index].id))),
        ]);
        editor.edits.set(at.clone().key("due"), to);
        editor.edits.add(at.clone().key("moves"), entry);
        Ok(from.map_or(format!("is due on {to}"), |from| format!("moves from {from} to {to}")))
    })
}
