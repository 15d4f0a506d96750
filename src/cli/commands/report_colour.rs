//! `onboard report-colour PLAN COLOUR`

use clap::Args;
use onboard::act::TakeBack;
use onboard::act::noting::ReportColour;
use onboard::model::Colour;

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say which colour you would give a plan
///
/// It is shown next to the derived health, never instead of it; where the two disagree, `status` says so. What was reported
/// before stays in the plan, and the last report counts.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("Worse than it looks", "onboard report-colour acme red --note 'the sponsor is leaving'"),
    ("That was another plan", "onboard report-colour acme --withdraw --reason 'that was another plan'"),
]))]
pub(crate) struct ReportColourArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The colour; asked for when missing
    #[arg(value_parser = words::<Colour>(Colour::WORDS))]
    colour: Option<Colour>,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who says so [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Take back the colour that was reported last: the one before counts again
    #[arg(long, conflicts_with_all = ["colour", "note"])]
    withdraw: bool,
    /// Why it is taken back; asked for when missing
    #[arg(long, value_name = "TEXT", requires = "withdraw")]
    reason: Option<String>,
}

pub(crate) fn run(args: &ReportColourArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let by = editor.optional_person(args.by.as_ref())?;
    if args.withdraw {
        let reason = editor.ask(Asked::saying("--reason", "why it is taken back", args.reason.as_ref()))?;
        let back = TakeBack { by: by.as_deref(), on: editor.day(None), reason: &reason };
        let said = back.colour(&mut editor.draft)?;
        return editor.finish(said);
    }
    let (colour, note) = editor.ask((
        Asked::word("<COLOUR>", "the colour", args.colour, Colour::WORDS),
        Asked::text("--note", "why", args.note.as_ref()),
    ))?;
    let act = ReportColour { colour, note: &note, by: by.as_deref() };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}
