//! `onboard value reach PLAN first|full`

use clap::{Args, Subcommand, ValueEnum};
use onboard::act::Standing;
use onboard::edit::{When, Yaml};
use onboard::model::{PlanFile, ValueName};
use onboard::remedy::{blank, commands};
use onboard::route::Route;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say that first or full value was reached
#[derive(Debug, Args)]
pub(crate) struct ValueArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Reach(ReachArgs),
}

/// Say that value was reached, and what shows it
#[derive(Debug, Args)]
#[command(after_help = examples(&[("First value",
    "onboard value reach acme first --on 2026-04-17 --evidence 'first close run on their own ledger'")]))]
struct ReachArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Which value: the first meaningful win, the outcome that justified the purchase, or the quick win
    which: Which,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// What shows it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    First,
    Full,
    #[value(alias = "quick_win")]
    QuickWin,
}

impl From<Which> for ValueName {
    fn from(which: Which) -> Self {
        match which {
            Which::First => Self::First,
            Which::Full => Self::Full,
            Which::QuickWin => Self::QuickWin,
        }
    }
}

pub(crate) fn run(args: &ValueArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Reach(args) = &args.command;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let which = ValueName::from(args.which);
    let name = which.spoken();
    let point = editor.draft.plan.jsp.value.get(which).clone();
    let at = Route::to(PlanFile::Jsp).key("value").key(which.word());
    let Some(definition) = point.definition.get() else {
        return Err(Failure::usage(format!("nobody has written down what {name} is")).hint(format!(
            "write `definition` under `{}` first, in the customer's words",
            onboard::route::Steps(&at.steps)
        )));
    };
    if let Some(milestone) = point.milestone.get() {
        let done =
            commands::milestone_done(&editor.draft.plan.slug, milestone, None, Some(blank("evidence")));
        return Err(Failure::usage(format!("{name} comes with `{milestone}`, and has no day of its own"))
            .hint(format!("`{done}` finishes that")));
    }
    let evidence = editor.ask(
        args.evidence.as_ref(),
        "--evidence",
        &format!("what shows that it holds: {definition}"),
    )?;
    let today = editor.draft.at.as_of();
    let said = point.claimed_by(today);
    let day = said.filter(|_| args.on.is_none()).unwrap_or_else(|| editor.day(args.on));
    let is_shown_otherwise = point.evidence.answer().is_some_and(|shown| shown != evidence.trim());
    let is_anew = said != Some(day) || is_shown_otherwise;
    if is_anew {
        let milestone = onboard::route::Steps(&at.clone().key("milestone").steps).to_string();
        let instead = format!(
            "let it come with a milestone, which may be done twice: name that under `{milestone}`, and note the first \
             time under its `reopened`"
        );
        editor.must_be_free(Standing {
            what: format!("{name} was reached"),
            place: "`reached_on` and `evidence` in `jsp.yaml`".to_owned(),
            on: point.reached_on,
            taken_back: point.withdrawn.as_ref().map(|it| (it, instead.into())),
        })?;
    }
    editor.draft.edits.set(at.clone().key("reached_on"), day);
    // What was said before and is shown only now counts from now on.
    let is_shown_later = said.is_some() && !point.evidence.is_answered() && day < today;
    editor.draft.edits.set(at.clone().key("evidence"), Yaml::text(evidence));
    editor.draft.edits.set_some(at.clone().key("evidence_on"), is_shown_later.then_some(today));
    let gone = [
        ("evidence_on", is_anew && !is_shown_later && point.evidence_on.is_some()),
        ("withdrawn", is_anew && point.withdrawn.is_some()),
    ];
    for (key, _) in gone.into_iter().filter(|(_, is_gone)| *is_gone) {
        editor.draft.edits.remove(at.clone().key(key));
    }
    let counted = day.days_since(editor.draft.plan.onboarding.contract.signed_on);
    editor.finish(format!("{name} is reached, on day {counted} ({day})"))
}
