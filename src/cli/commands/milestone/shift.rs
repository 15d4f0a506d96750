//! `onboard milestone shift`

use clap::Args;
use onboard::act::shift::{Shift, Which};
use onboard::edit::Distance;
use onboard::log::MILESTONES;
use onboard::model::{Phase, Side};

use crate::args::{examples, words};
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Move many milestones by the same distance
///
/// Each milestone that is open and has a date gets a move of its own, with the reason. What is done or dropped stays, and
/// days that hang on a milestone move with it by themselves.
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("which").required(true),
    after_help = examples(&[
        ("All that waits for the import, a week of work later",
        "onboard milestone shift acme 5wd --after M-import --reason 'the export is late' --side customer"),
        ("The whole phase, and what waits for it",
        "onboard milestone shift acme +1w --phase activation --with-dependents --reason 'peak season' --side customer"),
        ("Everything that is open, two working days earlier",
        "onboard milestone shift acme -2wd --open --reason 'the data came early' --side customer"),
    ])
)]
pub(super) struct ShiftArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// How far: 5wd (working days), 5d, 1w; -5wd is earlier; asked for when missing
    #[arg(allow_hyphen_values = true)]
    distance: Option<Distance>,
    /// Those that wait for this milestone, directly or through others; not it itself
    #[arg(long, value_name = "ID", group = "which")]
    after: Option<String>,
    /// Those of a phase
    #[arg(long, group = "which", value_parser = words::<Phase>(Phase::WORDS))]
    phase: Option<Phase>,
    /// All that are open
    #[arg(long, group = "which")]
    open: bool,
    /// Those too that wait for what moves
    #[arg(long)]
    with_dependents: bool,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose doing it is; asked for when missing
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// Who moves them [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
}

pub(super) fn shift(args: &ShiftArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let which = match (&args.after, args.phase) {
        (Some(named), _) => Which::After(MILESTONES.find(&editor.draft.at, named)?),
        (None, Some(phase)) => Which::Phase(phase),
        (None, None) => Which::Open,
    };
    let (distance, reason, side) = editor.ask((
        Asked::value("<DISTANCE>", "how far: 5wd, 1w, -2wd", args.distance),
        Asked::saying("--reason", "why they move", args.reason.as_ref()),
        Asked::word("--side", "which side caused it", args.side, Side::WORDS),
    ))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let shift = Shift {
        which,
        distance,
        with_dependents: args.with_dependents,
        reason: &reason,
        side: Some(side),
        by,
        decision: args.decision.as_deref(),
    };
    let said = shift.act(&mut editor)?;
    editor.finish(said)
}
