//! `onboard milestone`: the operational steps of the joint success plan.

mod add;
mod moving;
mod set;
mod shift;

use clap::{Args, Subcommand};
use onboard::act::work::{FinishMilestone, MILESTONE, must_be_own, must_be_own_to_reopen};
use onboard::log::MILESTONES;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{ComeBackArgs, LeaveArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{Act, AfterArgs, BlockArgs, BlockerArgs, DayArgs, DoneArgs, ReopenArgs, change_work};

/// Add, start, finish and move milestones
#[derive(Debug, Args)]
pub(crate) struct MilestoneArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(add::AddArgs),
    Set(set::SetArgs),
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
    Drop(LeaveArgs),
    /// Put a milestone that was dropped back into the plan
    #[command(after_help = examples(&[("It is needed after all", "onboard milestone restore acme M-import")]))]
    Restore(ComeBackArgs),
    /// Mark a milestone blocked, and say who must unblock it
    ///
    /// A milestone may be held up by several things at once: each is a blocker with an id and days of its own, and stays
    /// in the plan when it is over.
    #[command(after_help = examples(&[("A third party has to deliver",
        "onboard milestone block acme M-import --reason 'no export yet' --waiting-for third_party")]))]
    Block(BlockArgs),
    /// Say that somebody has answered a blocker, so that its clock stops
    #[command(after_help = examples(&[("The export comes on Monday", "onboard milestone answer acme M-import")]))]
    Answer(BlockerArgs),
    /// Unblock a milestone: ends every open blocker, or the one that is named
    #[command(after_help = examples(&[("The export came", "onboard milestone unblock acme M-import")]))]
    Unblock(BlockerArgs),
    Move(moving::MoveMilestoneArgs),
    Shift(shift::ShiftArgs),
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
    /// Say which milestones must be done before a milestone can start
    #[command(after_help = examples(&[("First the one, then the other", "onboard milestone after acme M-live M-import"),
        ("It no longer waits", "onboard milestone after acme M-live M-import --no-longer")]))]
    After(AfterArgs),
    /// List milestones
    #[command(after_help = examples(&[("What is due soon", "onboard milestone list acme --due-before +2w")]))]
    List(ListArgs),
    /// Show a milestone with all that is written about it
    #[command(after_help = examples(&[("One milestone", "onboard milestone show acme M-import")]))]
    Show(ShowArgs),
}

pub(crate) fn run(args: &MilestoneArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let change = |entry: &EntryArgs, act: Act<'_>| change_work(MILESTONE, &portfolio, entry, act);
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.title, add::add),
        Verb::Set(args) => set::set(args, &portfolio),
        Verb::Start(args) => change(&args.entry, &|editor, target| {
            must_be_own(&editor.draft, target)?;
            args.start(editor, target)
        }),
        Verb::Done(args) => change(&args.entry, &|editor, target| {
            FinishMilestone::may(&editor.draft, target)?;
            let evidence = shown(editor, target.index, args.evidence.as_ref())?;
            let on = editor.day_of_if(args.on);
            Ok(FinishMilestone { on, evidence: evidence.as_deref() }.act(&mut editor.draft, target)?)
        }),
        Verb::Reopen(args) => change(&args.entry, &|editor, target| {
            must_be_own_to_reopen(&editor.draft, target)?;
            args.reopen(editor, target)
        }),
        Verb::Drop(args) => change(&args.entry, &|editor, target| args.drop(editor, target)),
        Verb::Restore(args) => change(&args.entry, &|editor, target| args.restore(editor, target)),
        Verb::Block(args) => change(&args.entry, &|editor, target| args.block(editor, target)),
        Verb::Answer(args) => change(&args.entry, &|editor, target| args.answer(editor, target)),
        Verb::Unblock(args) => change(&args.entry, &|editor, target| args.unblock(editor, target)),
        Verb::Move(args) => moving::move_to(args, &portfolio),
        Verb::Shift(args) => shift::shift(args, &portfolio),
        Verb::Assign { entry, owner, customer_owner } => {
            set::assign(entry, [owner.as_ref(), customer_owner.as_ref()], &portfolio)
        }
        Verb::After(args) => change(&args.entry, &|editor, target| args.order(editor, MILESTONE, target)),
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
    let milestone = &editor.draft.plan.jsp.milestones[index];
    let is_shown = milestone.evidence.is_written() && evidence.is_none();
    match milestone.acceptance.get().filter(|_| !is_shown).map(str::to_owned) {
        Some(asked) => editor
            .ask(Asked::saying("--evidence", format!("what shows that it holds: {asked}"), evidence))
            .map(Some),
        None => Ok(evidence.cloned()),
    }
}
