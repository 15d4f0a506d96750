//! `onboard close PLAN --result RESULT`

use clap::Args;
use onboard::act::Standing;
use onboard::edit::{When, Yaml};
use onboard::model::{Outcome as Ending, PlanFile};
use onboard::remedy::commands;
use onboard::route::Route;

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say how an onboarding has ended
///
/// One that has `graduated` is through its last gate: while that is shut, closing it so is refused.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("On its outcomes", "onboard close acme --result graduated"),
    ("The customer left", "onboard close acme --result churned --note 'taken over, the new owner has its own system'"),
]))]
pub(crate) struct CloseArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// How it ended; asked for when missing
    #[arg(long, alias = "outcome", value_parser = words::<Ending>(Ending::WORDS))]
    result: Option<Ending>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Who closes it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// In your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// What to do with a plan that goes on and ends again.
const INSTEAD: &str = "`onboarding.yaml` holds one `ended`: write the time during which it was closed as one of its \
                       `holds`, with the reason, and take `ended` out by hand";

pub(crate) fn run(args: &CloseArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let slug = editor.draft.plan.slug.clone();
    let ending = editor.draft.plan.onboarding.ended.as_ref();
    // One that is typed for a later day is as good as one that is past; one that was taken back has ended nothing.
    if let Some(ending) = ending.filter(|ending| ending.withdrawn.is_none()) {
        let (on, result) = (ending.ended_on, ending.result);
        return Err(Failure::usage(format!("`{slug}` was closed on {on}, as {result}")));
    }
    if let Some(ending) = ending {
        editor.must_be_free(Standing {
            what: format!("`{slug}` was closed"),
            place: "`ended` in `onboarding.yaml`".to_owned(),
            on: Some(ending.ended_on),
            taken_back: ending.withdrawn.as_ref().map(|it| (it, INSTEAD.into())),
        })?;
    }
    let result = editor.choose(args.result, "--result", "how it ended", Ending::WORDS)?;
    if result == Ending::Graduated
        && let Some(gate) = editor.preview()?.gates.next()
    {
        let message =
            format!("`{slug}` cannot graduate: the `{}` gate is {}", gate.gate, gate.verdict.word());
        return Err(
            Failure::usage(message).hint(format!("`{}` shows what would open it", commands::gates(&slug)))
        );
    }
    let day = editor.day(args.on);
    let by = editor.optional_person(args.by.as_ref())?;
    let entry = [
        ("ended_on", Some(day.into())),
        ("result", Some(word(result))),
        ("by", optional_text(by.as_ref())),
        ("note", optional_text(args.note.as_ref())),
    ];
    editor.draft.edits.set(Route::to(PlanFile::Onboarding).key("ended"), Yaml::map(entry));
    editor.finish(format!("`{slug}` is closed as {result}, on {day}"))
}
