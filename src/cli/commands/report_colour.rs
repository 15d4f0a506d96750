//! `onboard report-colour PLAN COLOUR`

use clap::Args;
use onboard::edit::Yaml;
use onboard::model::{Colour, PlanFile};
use onboard::route::Route;

use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say which colour you would give a plan
///
/// It stands beside the derived health, never in its place; where the two disagree, `status` says so. What was reported
/// before stays in the plan, and the last report counts.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Worse than it looks", "onboard report-colour acme red --note 'the sponsor is leaving'")]))]
pub(crate) struct ReportColourArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The colour
    #[arg(value_parser = words::<Colour>(Colour::WORDS))]
    colour: Colour,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who says so [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

pub(crate) fn run(args: &ReportColourArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let note = editor.ask(args.note.as_ref(), "--note", "why")?;
    let by = args.by.as_ref().map(|name| editor.person(name));
    let by = by.or_else(|| editor.draft.at.csm().map(str::to_owned));
    let day = editor.day(None);
    let last = editor.draft.plan.onboarding.colour_on(day).map(|(_, last)| last);
    let is_said = last.is_some_and(|it| {
        (it.reported_on, it.colour, it.by.get(), it.note.get())
            == (Some(day), args.colour, by.as_deref(), Some(note.as_str()))
    });
    if !is_said {
        let entry = Yaml::map([
            ("reported_on", Some(day.into())),
            ("colour", Some(word(args.colour))),
            ("by", optional_text(by.as_ref())),
            ("note", Some(Yaml::text(&note))),
        ]);
        editor.draft.edits.add(Route::to(PlanFile::Onboarding).key("reported_colours"), entry);
    }
    editor.finish(format!("reported {}: {note}", args.colour))
}
