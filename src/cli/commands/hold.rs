//! `onboard hold`: times during which a plan stands still by agreement.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml, item_without};
use onboard::model::{PlanFile, Side};
use onboard::remedy::commands;
use onboard::route::Route;

use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, word};
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
    /// Stop the clock
    #[command(after_help = examples(&[("At the customer's wish", "onboard hold start acme --reason 'year-end close' --side customer")]))]
    Start {
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
    },
    /// Start the clock again
    #[command(after_help = examples(&[("From Monday", "onboard hold end acme --on mon")]))]
    End {
        #[command(flatten)]
        plan: PlanArgs,
        /// The first day on which work goes on [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
    },
}

pub(crate) fn run(args: &HoldArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let holds = Route::to(PlanFile::Onboarding).key("holds");
    match &args.command {
        Verb::Start { plan, reason, side, on } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            if let Some(hold) = editor.plan.onboarding.holds.iter().find(|hold| hold.end.is_none()) {
                return Err(Failure::usage(format!(
                    "`{}` is on hold since {}",
                    editor.plan.slug, hold.start
                ))
                .hint(format!("`{}` ends it", commands::hold_end(&editor.plan.slug))));
            }
            demand(&[("--reason", reason.is_some()), ("--side", side.is_some())])?;
            let reason = editor.ask(reason.as_ref(), "--reason", "why the plan stands still")?;
            let side = editor.choose(*side, "--side", "whose wish it is", Side::WORDS)?;
            let day = editor.day(*on);
            let entry = Yaml::map([
                ("start", Some(day.into())),
                ("reason", Some(Yaml::text(&reason))),
                ("side", Some(word(side))),
            ]);
            editor.edits.add(holds, entry);
            editor.finish(format!("on hold from {day}: {reason}"))
        }
        Verb::End { plan, on } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let day = editor.day(*on);
            let Some(hold) = editor.plan.onboarding.holds.iter().find(|hold| hold.end.is_none()) else {
                return Err(Failure::usage(format!("`{}` is not on hold", editor.plan.slug)));
            };
            if day < hold.start {
                return Err(Failure::usage(format!("the hold starts on {}, after {day}", hold.start)));
            }
            let start = hold.start.to_string();
            // Another hold may have started on that day, and ended.
            let open = |text: &str| item_without(text, &holds, "start", &start, "end");
            let at = editor.find(PlanFile::Onboarding, &format!("the hold since {start}"), open)?;
            editor.edits.set(at.key("end"), day);
            editor.finish(format!("the hold since {start} ends: work goes on on {day}"))
        }
    }
}
