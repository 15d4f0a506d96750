//! `onboard hold`: times during which a plan stands still by agreement.

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::edit::{When, Yaml, item};
use onboard::model::{PlanFile, Side};
use onboard::phrase::Count;
use onboard::remedy::commands;
use onboard::route::Route;

use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Stop a plan's clock by agreement, and start it again
#[derive(Debug, Args)]
pub(crate) struct HoldArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Start(StartArgs),
    End(EndArgs),
}

/// Stop the clock
#[derive(Debug, Args)]
#[command(after_help = examples(&[("At the customer's wish, until after their year-end close",
    "onboard hold start acme --reason 'year-end close' --side customer --resumes-on 2027-01-11")]))]
struct StartArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose wish it is; asked for when missing
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// The first day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// The first day on which work is to go on
    #[arg(long, value_name = "DATE")]
    resumes_on: Option<When>,
    /// Who agreed to it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

/// Start the clock again
///
/// Whatever is open and was planned for a day on or after the first day of the hold moves by the working days of the
/// hold, and says so with one move that names the hold. Days that hang on others move with them.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("From Monday", "onboard hold end acme --on mon"),
    ("The dates stand", "onboard hold end acme --no-shift")]))]
struct EndArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The first day on which work goes on [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Leave every planned day where it is
    #[arg(long)]
    no_shift: bool,
}

pub(crate) fn run(args: &HoldArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Start(args) => start(args, &portfolio),
        Verb::End(args) => end(args, &portfolio),
    }
}

fn holds() -> Route {
    Route::to(PlanFile::Onboarding).key("holds")
}

fn start(args: &StartArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    if let Some(hold) = editor.draft.plan.onboarding.holds.iter().find(|hold| hold.ended_on.is_none()) {
        return Err(Failure::usage(format!("`{}` is on hold since {}", editor.draft.plan.slug, hold.since))
            .hint(format!("`{}` ends it", commands::hold_end(&editor.draft.plan.slug))));
    }
    demand(&[("--reason", args.reason.is_some()), ("--side", args.side.is_some())])?;
    let reason = editor.ask(args.reason.as_ref(), "--reason", "why the plan stands still")?;
    let side = editor.choose(args.side, "--side", "whose wish it is", Side::WORDS)?;
    let day = editor.day(args.on);
    let resumes_on = args.resumes_on.map(|when| editor.day(Some(when)));
    match resumes_on {
        Some(resumes_on) if resumes_on <= day => {
            return Err(Failure::usage(format!(
                "the hold starts on {day}, and work would go on on {resumes_on}"
            )));
        }
        Some(_) => {}
        None => editor.remark(Remark::note("when work is to go on stays open; `--resumes-on` says so")),
    }
    let by = args.by.as_ref().map(|name| editor.person(name));
    let id = editor.new_id('H', args.id.as_deref())?;
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("since", Some(day.into())),
        ("resumes_on", resumes_on.map(Into::into)),
        ("reason", Some(Yaml::text(&reason))),
        ("side", Some(word(side))),
        ("by", optional_text(by.as_ref())),
    ]);
    editor.draft.edits.add(holds(), entry);
    editor.finish(format!("on hold from {day}: {reason}"))
}

fn end(args: &EndArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let day = editor.day(args.on);
    let Some(hold) = editor.draft.plan.onboarding.holds.iter().find(|hold| hold.ended_on.is_none()).cloned()
    else {
        return Err(Failure::usage(format!("`{}` is not on hold", editor.draft.plan.slug)));
    };
    if day < hold.since {
        return Err(Failure::usage(format!("the hold starts on {}, after {day}", hold.since)));
    }
    let at = editor.find(PlanFile::Onboarding, &hold.id, |text| item(text, &holds(), "id", &hold.id))?;
    editor.draft.edits.set(at.key("ended_on"), day);
    let shifts = if args.no_shift { Vec::new() } else { editor.draft.at.shifts_by(&hold, day) };
    for shift in &shifts {
        let entry = Yaml::map([
            ("from", Some(shift.from.into())),
            ("to", Some(shift.to.into())),
            ("reason", hold.reason.get().map(Yaml::text)),
            ("side", hold.side.map(word)),
            ("moved_on", Some(day.into())),
            ("hold", Some(Yaml::text(&hold.id))),
        ]);
        let at = editor.place_of(&shift.route, shift.id.as_deref())?;
        editor.draft.edits.set(at.clone().key("due"), shift.to);
        editor.draft.edits.add(at.key("moves"), entry);
    }
    let moved = match shifts.len() {
        0 => String::new(),
        count => format!("; {} moved", Count(count, "planned day")),
    };
    editor.finish(format!("the hold since {} ends: work goes on on {day}{moved}", hold.since))
}
