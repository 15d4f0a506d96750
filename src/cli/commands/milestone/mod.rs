//! `onboard milestone`: the operational steps of the joint success plan.

mod add;
mod fact;
mod shift;

use clap::{Args, Subcommand};
use onboard::edit::When;
use onboard::phrase::List;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, change, optional_text};
use crate::failure::Failure;
use crate::log::MILESTONES;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{BlockArgs, WorkItem};

/// Add, start, finish and move milestones
#[derive(Debug, Args)]
pub(crate) struct MilestoneArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(add::AddArgs),
    /// Start a milestone, or go on with one that was finished too soon
    #[command(alias = "reopen", after_help = examples(&[("It has begun", "onboard milestone start acme M-import")]))]
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
    Move(shift::MoveArgs),
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

pub(crate) fn run(args: &MilestoneArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => add::add(args, &portfolio),
        Verb::Start(entry) => change(&portfolio, &MILESTONES, entry, |editor, index, at| {
            if let Some(fact) = fact::of(editor, index) {
                return Err(fact::elsewhere(editor, index, fact));
            }
            let edits = WorkItem::milestone(&editor.plan, index).start(at)?;
            editor.edits.append(edits);
            Ok("is in progress".to_owned())
        }),
        Verb::Unblock(entry) => change(&portfolio, &MILESTONES, entry, |editor, index, at| {
            let edits = WorkItem::milestone(&editor.plan, index).unblock(at)?;
            editor.edits.append(edits);
            Ok("goes on".to_owned())
        }),
        Verb::Done { entry, on, evidence } => change(&portfolio, &MILESTONES, entry, |editor, index, at| {
            let evidence = shown(editor, index, evidence.as_ref())?;
            let day = on.map(|when| editor.day(Some(when)));
            if let Some(fact) = fact::of(editor, index) {
                return fact::finish(editor, index, fact, day, evidence.as_ref());
            }
            let (edits, day) =
                WorkItem::milestone(&editor.plan, index).finish(day, portfolio.basis.as_of, at);
            editor.edits.append(edits);
            editor.edits.set_some(at.clone().key("evidence"), optional_text(evidence.as_ref()));
            Ok(format!("is done, on {day}"))
        }),
        Verb::Block(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            WorkItem::milestone(&editor.plan, index).must_be_open()?;
            let blocker = editor.plan.jsp.milestones[index].blocked.clone();
            args.apply(editor, blocker.as_ref(), at)
        }),
        Verb::Move(args) => shift::move_to(args, &portfolio),
        Verb::Assign { entry, owner, customer_owner } => {
            change(&portfolio, &MILESTONES, entry, |editor, _, at| {
                let mut names = Vec::new();
                for (key, name) in [("owner", owner), ("customer_owner", customer_owner)] {
                    let name = name.as_ref().map(|name| editor.person(name));
                    editor.edits.set_some(at.clone().key(key), optional_text(name.as_ref()));
                    names.extend(name);
                }
                Ok(format!("is owned by {}", List::and(&names)))
            })
        }
        Verb::List(args) => listing::list(&portfolio, &MILESTONES, args),
        Verb::Show(args) => listing::show(&portfolio, &MILESTONES, args, |plan, at| {
            serde_json::to_value(&plan.jsp.milestones[at])
        }),
    }
}

/// What shows that a milestone holds: asked for if it says what must be shown, and nothing has been yet.
fn shown(
    editor: &mut Editor<'_>,
    index: usize,
    evidence: Option<&String>,
) -> Result<Option<String>, Failure> {
    let milestone = &editor.plan.jsp.milestones[index];
    let is_shown = milestone.evidence.is_written() && evidence.is_none();
    match milestone.acceptance.get().filter(|_| !is_shown).map(str::to_owned) {
        Some(asked) => {
            editor.ask(evidence, "--evidence", &format!("what shows that it holds: {asked}")).map(Some)
        }
        None => Ok(evidence.cloned()),
    }
}
