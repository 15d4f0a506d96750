//! `onboard team`: our people on a plan.

use clap::{Args, Subcommand};
use onboard::act::team::SetTeam;
use onboard::edit::When;
use onboard::model::{PlanFile, TeamRole};

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples, words};
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
    /// With `--until` somebody stands in for a time, and whoever has the part goes on after it. A colleague whom neither the
    /// plan nor `people.yaml` knows yet takes `--new-person`.
    #[command(after_help = examples(&[
        ("A new CSM takes over", "onboard team set acme csm 'Nora Falk' --since 2026-04-13 --new-person"),
        ("Cover for a holiday", "onboard team set acme csm 'Jo Lind' --since mon --until +12d"),
    ]))]
    Set(SetArgs),
    /// List who of ours is on a plan, and since when
    #[command(after_help = examples(&[("All parts", "onboard team list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show who has a part of our team, and who had it
    #[command(after_help = examples(&[("One part", "onboard team show acme csm")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// The part
        #[arg(value_parser = words::<TeamRole>(TeamRole::WORDS))]
        role: TeamRole,
        #[command(flatten)]
        format: FormatArgs,
    },
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
        Verb::List { plan, format } => list(&portfolio, plan, None, format),
        Verb::Show { plan, role, format } => list(&portfolio, plan, Some(*role), format),
    }
}

/// Who has each part, or the one that is meant.
fn list(
    portfolio: &Portfolio,
    plan: &str,
    only: Option<TeamRole>,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let mut rows = Rows::of_plan(at, ["part", "who", "since", "until"], "nobody of ours is named");
    let parts = at.plan.onboarding.team.parts().into_iter();
    for (part, holders) in parts.filter(|(part, _)| only.is_none_or(|only| only == *part)) {
        for it in holders.all().iter().filter(|it| it.since.is_none_or(|since| since <= at.as_of())) {
            let (since, until) = (cell_if(it.since), cell_if(it.until));
            rows.rows.push([cell(part), cell(&it.name), since, until]);
        }
    }
    Ok(examined.vouched(&[PlanFile::Onboarding], Outcome::view(rows, format.format)))
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let (role, name) = (args.role, editor.person(&args.name)?);
    let (since, until) = editor.term(args.since, args.until)?;
    let said = SetTeam { role, name: &name, since, until }.act(&mut editor.draft)?;
    editor.finish(said)
}
