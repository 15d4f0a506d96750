//! `onboard close PLAN --result RESULT`

use clap::Args;
use onboard::act::TakeBack;
use onboard::act::close::Close;
use onboard::edit::Past;
use onboard::model::Outcome as Ending;

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say how an onboarding has ended
///
/// One that has `graduated` is through its last gate: while that is shut, it is recorded all the same, and is an error of
/// `check` until the gate opens.
/// A wrong word is put right by saying it again on the same day.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("On its outcomes", "onboard close acme --result graduated"),
    ("It goes on after all", "onboard close acme --withdraw --reason 'they signed again'"),
    ("The customer left", "onboard close acme --result churned --note 'taken over, the new owner has its own system'"),
]))]
pub(crate) struct CloseArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// How it ended; asked for when missing
    #[arg(long, alias = "outcome", value_parser = words::<Ending>(Ending::WORDS))]
    result: Option<Ending>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
    /// Who closes it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// In your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Take back that it has ended: it goes on, and both days stay in the plan
    #[arg(long, conflicts_with_all = ["result", "note"])]
    withdraw: bool,
    /// Why it is taken back; asked for when missing
    #[arg(long, value_name = "TEXT", requires = "withdraw")]
    reason: Option<String>,
}

pub(crate) fn run(args: &CloseArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    if args.withdraw {
        return take_back(args, editor);
    }
    Close::may(&editor.draft)?;
    let result = editor.ask(Asked::word("--result", "how it ended", args.result, Ending::WORDS))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let close = Close { result, on: editor.day_of(args.on), by: by.as_deref(), note: args.note.as_deref() };
    let said = close.act(&mut editor.draft)?;
    editor.finish(said)
}

/// Takes back that a plan has ended.
fn take_back(args: &CloseArgs, mut editor: Editor<'_>) -> Result<Outcome, Failure> {
    let reason = editor.ask(Asked::text("--reason", "why it goes on", args.reason.as_ref()))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let back = TakeBack { by: by.as_deref(), on: editor.day_of(args.on), reason: &reason };
    let said = back.ending(&mut editor.draft)?;
    editor.finish(said)
}
