//! `onboard milestone`: the operational steps of the joint success plan.

mod add;
mod fact;
mod shift;

use clap::{Args, Subcommand};
use onboard::edit::Handover;
use onboard::phrase::List;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, change};
use crate::failure::Failure;
use crate::log::MILESTONES;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{BlockArgs, BlockerArgs, DayArgs, DoneArgs, DropArgs, ReopenArgs, WorkItem};

/// Add, start, finish and move milestones
#[derive(Debug, Args)]
pub(crate) struct MilestoneArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(add::AddArgs),
    /// Start a milestone
    #[command(after_help = examples(&[("It has begun", "onboard milestone start acme M-import")]))]
    Start(DayArgs),
    /// Finish a milestone; one with acceptance criteria asks what was shown
    #[command(after_help = examples(&[("With what was shown",
        "onboard milestone done acme M-import --evidence 'report of 10 April, no critical errors'")]))]
    Done(DoneArgs),
    /// Take up a milestone that was finished too soon
    #[command(after_help = examples(&[("The import has to be repeated",
        "onboard milestone reopen acme M-import --reason 'two ledgers were missing'")]))]
    Reopen(ReopenArgs),
    /// Take a milestone out of the plan
    #[command(after_help = examples(&[("By a decision",
        "onboard milestone drop acme M-import --reason 'they start without history' --decision D-4k")]))]
    Drop(DropArgs),
    /// Put a milestone that was dropped back into the plan
    #[command(after_help = examples(&[("It is needed after all", "onboard milestone restore acme M-import")]))]
    Restore(DayArgs),
    /// Say that a milestone cannot go on, and who has to move
    ///
    /// A milestone may be held up by several things at once: each is a blocker with an id and days of its own, and stays
    /// in the plan when it is over.
    #[command(after_help = examples(&[("A third party has to deliver",
        "onboard milestone block acme M-import --reason 'no export yet' --waiting-for third_party")]))]
    Block(BlockArgs),
    /// Say that somebody has answered a blocker, so that its clock stops
    #[command(after_help = examples(&[("The export comes on Monday", "onboard milestone answer acme M-import")]))]
    Answer(BlockerArgs),
    /// Go on with a milestone that was blocked: ends every open blocker, or the one that is named
    #[command(after_help = examples(&[("The export came", "onboard milestone unblock acme M-import")]))]
    Unblock(BlockerArgs),
    Move(shift::ShiftArgs),
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
        Verb::Start(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            if let Some(fact) = fact::of(editor, index) {
                return Err(fact::elsewhere(editor, index, fact));
            }
            args.start(editor, WorkItem::milestone, index, at)
        }),
        Verb::Done(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            fact::must_be_contact(editor, index)?;
            let evidence = shown(editor, index, args.evidence.as_ref())?;
            if let Some(fact) = fact::of(editor, index) {
                let day = args.on.map(|when| editor.day(Some(when)));
                return fact::finish(editor, index, fact, day, evidence.as_ref());
            }
            args.finish(editor, WorkItem::milestone, index, at, evidence.as_ref())
        }),
        Verb::Reopen(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            if let Some(fact) = fact::of(editor, index) {
                return Err(fact::elsewhere(editor, index, fact));
            }
            args.reopen(editor, WorkItem::milestone, index, at)
        }),
        Verb::Drop(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            args.drop(editor, WorkItem::milestone, index, at)
        }),
        Verb::Restore(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            args.restore(editor, WorkItem::milestone, index, at)
        }),
        Verb::Block(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            args.block(editor, WorkItem::milestone, index, at)
        }),
        Verb::Answer(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            args.answer(editor, WorkItem::milestone, index, at)
        }),
        Verb::Unblock(args) => change(&portfolio, &MILESTONES, &args.entry, |editor, index, at| {
            args.unblock(editor, WorkItem::milestone, index, at)
        }),
        Verb::Move(args) => shift::move_to(args, &portfolio),
        Verb::Assign { entry, owner, customer_owner } => {
            change(&portfolio, &MILESTONES, entry, |editor, index, at| {
                let added_on = editor.plan.jsp.milestones[index].added_on;
                let begun = added_on.unwrap_or(editor.at.signed());
                let since = editor.day(None);
                let mut names = Vec::new();
                for (key, name) in [("owner", owner), ("customer_owner", customer_owner)] {
                    let Some(name) = name.as_ref().map(|name| editor.person(name)) else { continue };
                    editor.hand_over(
                        &at.clone().key(key),
                        Handover { name: &name, since, until: None, begun },
                    )?;
                    names.push(name);
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
