//! `onboard team`: our people on a plan.

use clap::{Args, Subcommand};
use onboard::act::team::SetTeam;
use onboard::edit::When;
use onboard::model::TeamRole;

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say who of ours is on a plan
#[derive(Debug, Args)]
pub(crate) struct TeamArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Give a part of our team to somebody from a day on
    ///
    /// Whoever has it by then stays in the plan, with that day as the last one: what they signed and decided stays theirs.
    /// With `--until` somebody stands in for a time, and whoever has the part goes on after it.
    #[command(after_help = examples(&[
        ("A new CSM takes over", "onboard team set acme csm 'Nora Falk' --since 2026-04-13"),
        ("Cover for a holiday", "onboard team set acme csm 'Jo Lind' --since mon --until +12d"),
    ]))]
    Set(SetArgs),
}

#[derive(Debug, Args)]
struct SetArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The part
    #[arg(value_parser = words::<TeamRole>(TeamRole::WORDS))]
    role: TeamRole,
    /// Who plays it
    name: String,
    /// The first day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// The last day, where it is known
    #[arg(long, value_name = "DATE")]
    until: Option<When>,
}

pub(crate) fn run(args: &TeamArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set(args) => set(args, &portfolio),
    }
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let (role, name) = (args.role, editor.colleague(&args.name));
    let (since, until) = editor.term(args.since, args.until)?;
    let said = SetTeam { role, name: &name, since, until }.act(&mut editor.draft)?;
    editor.finish(said)
}
