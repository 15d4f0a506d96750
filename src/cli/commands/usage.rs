//! `onboard usage`: dated snapshots of adoption.

use clap::{Args, Subcommand};
use onboard::act::usage::Counted;
use onboard::edit::When;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Write down how much the product is used
#[derive(Debug, Args)]
pub(crate) struct UsageArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
}

/// Add what was counted on a day
///
/// A number that was not counted is left out: it is unknown, not zero. There is one snapshot a day: what is counted
/// later goes with what is there. A number of an earlier day stays as it was counted.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("This week's numbers",
    "onboard usage add acme --on fri --licensed 200 --provisioned 120 --active 84 --workflows 3 --csat 4.4")]))]
#[command(group = clap::ArgGroup::new("counted").multiple(true).required(true)
    .args(["licensed", "provisioned", "active", "key_actions", "workflows", "features", "available", "last_used", "csat", "nps"]))]
struct AddArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Seats paid for
    #[arg(long, value_name = "N")]
    licensed: Option<u32>,
    /// Seats set up
    #[arg(long, value_name = "N")]
    provisioned: Option<u32>,
    /// Seats with a meaningful action in the last 7 days
    #[arg(long, value_name = "N")]
    active: Option<u32>,
    /// Key actions in the last 7 days
    #[arg(long, value_name = "N")]
    key_actions: Option<u32>,
    /// Workflows in production
    #[arg(long, value_name = "N")]
    workflows: Option<u32>,
    /// Features in use
    #[arg(long, value_name = "N")]
    features: Option<u32>,
    /// Features that the contract covers
    #[arg(long, value_name = "N")]
    available: Option<u32>,
    /// The last day on which somebody did something meaningful
    #[arg(long, alias = "last-activity", value_name = "DATE")]
    last_used: Option<When>,
    /// Satisfaction, 1 to 5
    #[arg(long, value_name = "X")]
    csat: Option<f64>,
    /// Net promoter score, -100 to 100
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    nps: Option<f64>,
}

pub(crate) fn run(args: &UsageArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Add(args) = &args.command;
    let within =
        |value: Option<f64>, low: f64, high: f64| value.is_none_or(|value| (low..=high).contains(&value));
    if !within(args.csat, 1.0, 5.0) || !within(args.nps, -100.0, 100.0) {
        return Err(Failure::usage("`--csat` runs from 1 to 5, `--nps` from -100 to 100"));
    }
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let day = editor.day(args.on);
    let counted = Counted {
        licensed: args.licensed,
        provisioned: args.provisioned,
        active: args.active,
        key_actions: args.key_actions,
        workflows_live: args.workflows,
        features_used: args.features,
        features_available: args.available,
        last_used_on: args.last_used.map(|when| editor.day(Some(when))),
        csat: args.csat,
        nps: args.nps,
    };
    let said = counted.act(&mut editor.draft, day)?;
    editor.finish(said)
}
