//! `onboard hold`: times during which a plan stands still by agreement.

use clap::{Args, Subcommand};
use onboard::act::hold::{EndHold, SetHold, StartHold, meant_or_running};
use onboard::edit::When;
use onboard::log::HOLDS;
use onboard::model::Side;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::leaving::TakeBackArgs;
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
    Set(SetArgs),
    End(EndArgs),
    /// Take back a hold that should not have been
    ///
    /// It stays in the plan that there was one, with the day, who took it back and why, and stops nothing from that day on.
    /// What is open and moved with it moves back, as long as it has not moved for another reason since: that is said, and stays.
    #[command(after_help = examples(&[
        ("The one that lasts", "onboard hold withdraw acme --reason 'the sponsor had not agreed'"),
        ("One that is over", "onboard hold withdraw acme H-4k --reason 'that was another customer'"),
    ]))]
    Withdraw {
        #[command(flatten)]
        which: WhichArgs,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// List the times when plans stood still, running or over
    #[command(after_help = examples(&[("All of them", "onboard hold list acme")]))]
    List(ListArgs),
    /// Show a hold with all that is written about it
    #[command(after_help = examples(&[("One hold", "onboard hold show acme H-1")]))]
    Show(ShowArgs),
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

/// Which hold of which plan.
#[derive(Debug, Args)]
struct WhichArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The hold: its id, or any beginning of it that no other has [default: the one that lasts]
    id: Option<String>,
}

/// Say otherwise why a plan stands still, on whose wish, and when work is to go on
///
/// Another day on which work is to go on is recorded as a move: from when to when, and when that was agreed.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("A week longer", "onboard hold set acme --resumes-on +1w"),
    ("Why it is", "onboard hold set acme H-4k --reason 'year-end close, and an audit'"),
]))]
struct SetArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Whose wish it is
    #[arg(long, value_parser = words::<Side>(Side::WORDS))]
    side: Option<Side>,
    /// The first day on which work is to go on; a distance counts from the day that it had
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    resumes_on: Option<When>,
    /// Who agreed to it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// Start the clock again
///
/// A hold that should not have been is taken back with `hold withdraw`.
///
/// Whatever is open and was planned for a day on or after the first day of the hold moves by the working days of the
/// hold, and says so with one move that names the hold. Days that hang on others move with them.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("From Monday", "onboard hold end acme --on mon"),
    ("The dates stay", "onboard hold end acme --no-shift")]))]
struct EndArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The first day of work again [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Leave every planned day where it is
    #[arg(long)]
    no_shift: bool,
    /// Who moves the days [default: the CSM]
    #[arg(long, value_name = "NAME", conflicts_with = "no_shift")]
    by: Option<String>,
}

pub(crate) fn run(args: &HoldArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Start(args) => start(args, &portfolio),
        Verb::Set(args) => set(args, &portfolio),
        Verb::End(args) => end(args, &portfolio),
        Verb::Withdraw { which, back } => withdraw(which, back, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &HOLDS, args),
        Verb::Show(args) => listing::show(&portfolio, &HOLDS, args, |plan, at| {
            serde_json::to_value(&plan.onboarding.holds[at])
        }),
    }
}

fn start(args: &StartArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    StartHold::may(&editor.draft.at)?;
    let (reason, side) = editor.ask((
        Asked::saying("--reason", "why the plan is paused", args.reason.as_ref()),
        Asked::word("--side", "whose wish it is", args.side, Side::WORDS),
    ))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let (on, resumes_on) = (editor.day(args.on), editor.day_if(args.resumes_on));
    let (by, id) = (by.as_deref(), args.id.as_deref());
    let said = StartHold { reason: &reason, side, on, resumes_on, by, id }.act(&mut editor.draft)?;
    editor.finish(said)
}

fn end(args: &EndArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let by = editor.optional_person(args.by.as_ref())?;
    let act = EndHold { on: editor.day(args.on), by: by.as_deref(), is_shifting: !args.no_shift };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let (which, words) = (&args.which, &args.words);
    let mut editor = Editor::open(portfolio, &which.plan)?;
    let (index, at) = meant_or_running(&editor.draft, which.id.as_deref())?;
    let by = editor.optional_person(words.by.as_ref())?;
    let set = SetHold {
        reason: words.reason.as_deref(),
        side: words.side,
        by: by.as_deref(),
        resumes_on: words.resumes_on,
    };
    let id = editor.plan.onboarding.holds[index].id.clone();
    let said = set.act(&mut editor.draft, index, &at)?;
    editor.finish(format!("`{id}` {said}"))
}

fn withdraw(which: &WhichArgs, back: &TakeBackArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &which.plan)?;
    let (index, at) = meant_or_running(&editor.draft, which.id.as_deref())?;
    let said = back.take_back(&mut editor, |draft, back| back.hold(draft, index, &at))?;
    editor.finish(said)
}
