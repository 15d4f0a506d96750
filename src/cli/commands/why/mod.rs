//! `onboard why PLAN [EXPRESSION]`

mod answer;
mod files;
mod merge;
mod states;
mod walk;

use onboard::date::Date;
use onboard::remedy::{Remedy, commands};
use onboard::store::{Repository, Workspace};
use onboard::why::{Question, parse};

use crate::args::{FormatArgs, examples};
use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::state::State;
use crate::timeline::{Timeline, renamed_from};

use states::States;
use walk::Walk;

/// Show what changed a status: the commit, its lines and who wrote them, or just the passing of time
///
/// Asks a plan the same question on every day of its history, by the files that were committed by then, and says when the
/// answer turned last, how often it turned, and what turned it: a commit (of a merge the one inside it that changed the plan),
/// files that are not committed yet, or time alone. Of a commit it shows the lines without which the answer would not have
/// turned; below is what the turn did to dates, gates and health. Without a question it is the band that is explained.
///
/// A question is a band (`red`, `amber`, `green`, `on_hold`, `too_early`), a gate (`gate:go_live`, `gate:go_live shut`),
/// `phase` (`phase activation`), a signal (`signal:go_live_slipping`), `score`, or a metric: alone, whenever its value changed; or
/// held against a number or a day with `<`, `<=`, `>=`, `>`, `=` or `!=`. Put quotes around those, since shells read `<` and
/// `>` themselves.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Why a plan is in the band that it is in", "onboard why acme"),
    ("Why it is red, and if it is not, when it last was", "onboard why acme red"),
    ("Why it cannot go live", "onboard why acme gate:go_live shut"),
    ("Who moved the go-live last", "onboard why acme forecast_go_live"),
    ("Why it is red by today's configuration, whatever was asked of it then", "onboard why acme red --config HEAD"),
    ("Since when too few use the product", "onboard why acme 'seat_activation < 50%' --since 2026-03-01"),
]))]
pub(crate) struct WhyArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    #[arg(value_name = "PLAN")]
    plan: String,

    /// What is asked: `red`, `gate:go_live shut`, `forecast_go_live`, `'seat_activation < 0.5'` [default: its band]
    #[arg(value_name = "EXPRESSION")]
    expression: Vec<String>,

    /// The first day that is looked at, or a revision whose day it is: `7d`, `mon`, a date, `HEAD~3` [default: the one on
    /// which the plan was added]
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Judge every day by the configuration and playbooks of this revision in place of its own
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    config: Option<String>,

    #[command(flatten)]
    format: FormatArgs,
}

/// Nothing is looked at further back, unless it is asked for: ten years.
const MOST_DAYS: i64 = 3_653;

pub(crate) fn run(args: &WhyArgs, context: &Context) -> Result<Outcome, Failure> {
    let question = question(&args.expression.join(" "), &args.plan)?;
    let repository = Repository::open_for_several(context.start())?;
    let (portfolio, head) = Portfolio::committed_in(&repository, context)?;
    let until = portfolio.basis.as_of;
    let disk = on_disk(context, until)?;
    let slug = match &disk {
        Some(disk) => disk.slug(&args.plan)?,
        None => portfolio.slug(&args.plan)?,
    };
    let zone = portfolio.basis.config.timezone;
    let first = |since: &String| State::first_day(&At::of(since), &repository, zone, until);
    let since = args.since.as_ref().map(first).transpose()?;
    let since = since.unwrap_or_else(|| until.plus_days(-MOST_DAYS)).min(until);
    // A directory that is renamed and not committed yet has its old name in the history.
    let id = disk.as_ref().filter(|_| !portfolio.plans.has(&slug)).and_then(|disk| disk.id(&slug));
    let committed = id.and_then(|id| renamed_from(&portfolio, &id, &slug)).unwrap_or_else(|| slug.clone());
    let held = args.config.as_deref().map(|config| Portfolio::before(&head, config, until)).transpose()?;
    let timeline = Timeline::of(&head, &portfolio, &committed, since, &[])?;
    let disk = disk.map(|it| it.judged_by(held.as_ref()));
    let basis = portfolio.basis.clone();
    let basis = match &held {
        Some(held) => basis.judging_by(&held.basis),
        None => basis,
    };
    let is_changed = |disk: &Portfolio| {
        disk.plans.read(&slug).entries != portfolio.plans.read(&committed).entries
            || !disk.basis.judges_as(&basis)
    };
    let disk = disk.filter(|_| !timeline.has_later()).filter(is_changed);
    let states = States { repository: &repository, held: held.as_ref() };
    let walk = Walk::of(states, &timeline, disk.as_ref(), &slug, question, (since, until));
    let (answer, is_whole) = walk.answer(&portfolio)?;
    Ok(Outcome::view(answer, args.format.format).clean_if(is_whole))
}

/// The question that is asked of a plan.
fn question(text: &str, plan: &str) -> Result<Question, Failure> {
    parse(text).map_err(|unasked| {
        let failure = Failure::usage(unasked.why);
        let failure = match unasked.meant {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure,
        };
        let list = "ask for a band (`red`), a gate (`gate:go_live`, `gate:go_live shut`), `phase`, `score`, a signal \
                    (`signal:ID`) or a metric (`seat_activation`, `'seat_activation < 0.5'`)";
        let metrics = format!("`{}` shows the metrics", commands::metrics(plan));
        failure.hint(Remedy::say(list)).hint(metrics)
    })
}

/// The files that are checked out, where those are asked for and there are any.
fn on_disk(context: &Context, day: Date) -> Result<Option<Portfolio>, Failure> {
    let is_there = context.at.is_none() && matches!(Workspace::discover(context.start()), Ok(Some(_)));
    is_there.then(|| Portfolio::open_at(context.start(), |_| day)).transpose()
}
