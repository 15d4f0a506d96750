//! `onboard usage`: dated snapshots of adoption.

use clap::{Args, Subcommand};
use onboard::act::usage::Counted;
use onboard::edit::{Past, When, item_without};
use onboard::model::PlanFile;
use onboard::remedy::commands;
use onboard::route::Route;
use serde::Deserialize;
use serde_json::Value;

use super::listing::{Rows, Shown, cell, cell_if, show_at};
use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::TakeBackArgs;
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
    /// Take back what was counted on a day
    ///
    /// It stays in the plan with the day, who took it back and why. What is counted anew for that day is added beside it.
    #[command(after_help = examples(&[("The wrong report", "onboard usage withdraw acme 2026-04-09 --reason 'numbers of another customer'")]))]
    Withdraw {
        #[command(flatten)]
        plan: PlanArgs,
        /// The day on which it was counted
        #[arg(value_name = "DATE", allow_hyphen_values = true)]
        counted_on: Past,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// List what was counted, by day
    #[command(after_help = examples(&[("All of it", "onboard usage list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show what was counted on a day, with all that is written about it
    #[command(after_help = examples(&[("One day", "onboard usage show acme 2026-04-09")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// The day on which it was counted [default: the last one]
        #[arg(value_name = "DATE", allow_hyphen_values = true)]
        counted_on: Option<Past>,
        #[command(flatten)]
        format: FormatArgs,
    },
}

/// Add what was counted on a day
///
/// A number that was not counted is left out: it is unknown, not zero. There is one snapshot a day: what is counted
/// later goes with what is there. A number of an earlier day stays as it was counted.
///
/// With `-`, snapshots are read from standard input as YAML, with the keys of the file: all of them are added, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("This week's numbers",
    "onboard usage add acme --on fri --licensed 200 --provisioned 120 --active 84 --workflows 3 --csat 4.4")]))]
#[command(group = clap::ArgGroup::new("counted").multiple(true).required(true)
    .args(["handed", "licensed", "provisioned", "active", "key_actions", "workflows", "features", "available", "last_used", "csat", "nps"]))]
struct AddArgs {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// `-` to read numbers from the standard input
    #[arg(value_name = "-", value_parser = ["-"], hide_possible_values = true)]
    #[serde(skip)]
    handed: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long = "on", id = "on", value_name = "DATE", allow_hyphen_values = true)]
    measured_on: Option<Past>,
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
    #[serde(rename = "workflows_live")]
    workflows: Option<u32>,
    /// Features in use
    #[arg(long, value_name = "N")]
    #[serde(rename = "features_used")]
    features: Option<u32>,
    /// Features that the contract covers
    #[arg(long, value_name = "N")]
    #[serde(rename = "features_available")]
    available: Option<u32>,
    /// The last day on which somebody did something meaningful
    #[arg(long, alias = "last-activity", value_name = "DATE", allow_hyphen_values = true)]
    #[serde(rename = "last_used_on")]
    last_used: Option<Past>,
    /// Satisfaction, 1 to 5
    #[arg(long, value_name = "X")]
    csat: Option<f64>,
    /// Net promoter score, -100 to 100
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    nps: Option<f64>,
}

pub(crate) fn run(args: &UsageArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.plan, &args.new, |new| &mut new.handed, add),
        Verb::Withdraw { plan, counted_on, back } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let day = editor.day_of(Some(*counted_on));
            let said = back.take_back(&mut editor, |draft, act| act.snapshot(draft, day))?;
            editor.finish(said)
        }
        Verb::List { plan, format } => list(&portfolio, plan, format),
        Verb::Show { plan, counted_on, format } => show(&portfolio, plan, counted_on.map(Into::into), format),
    }
}

const HEADS: [&str; 11] = [
    "measured on",
    "licensed",
    "provisioned",
    "active",
    "key actions",
    "workflows live",
    "features used",
    "features available",
    "last used on",
    "csat",
    "nps",
];

fn list(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let mut rows = Rows::of_plan(at, HEADS, "nothing has been counted");
    let number = |count: Option<u32>| count.map_or(Value::Null, Value::from);
    let score = |score: Option<f64>| score.map_or(Value::Null, Value::from);
    for (_, it) in at.plan.adoption.until(at.as_of()) {
        rows.rows.push([
            cell(it.measured_on),
            number(it.licensed),
            number(it.provisioned),
            number(it.active),
            number(it.key_actions),
            number(it.workflows_live),
            number(it.features_used),
            number(it.features_available),
            cell_if(it.last_used_on),
            score(it.csat),
            score(it.nps),
        ]);
    }
    Ok(examined.vouched(&[PlanFile::Adoption], Outcome::view(rows, format.format)))
}

fn show(
    portfolio: &Portfolio,
    plan: &str,
    counted_on: Option<When>,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let asked = counted_on.map(|when| when.resolve(at.as_of(), &at.calendar));
    let counted = at.plan.adoption.until(at.as_of());
    let shown = counted.iter().rev().find(|(_, it)| asked.is_none_or(|day| it.measured_on == day));
    let Some((_, snapshot)) = shown else {
        let on = asked.map_or_else(String::new, |day| format!(" on {day}"));
        let list = commands::usage_list(at.slug());
        return Err(Failure::usage(format!("nothing of `{}` was counted{on}", at.slug()))
            .hint(format!("`{list}` lists what was")));
    };
    let day = snapshot.measured_on.to_string();
    let typed = serde_json::to_value(snapshot).map_err(Failure::internal)?;
    let shown = Shown {
        file: PlanFile::Adoption,
        title: format!("counted on {day}"),
        status: "",
        beside: None,
        typed,
    };
    let list = Route::to(PlanFile::Adoption).key("snapshots");
    // What was counted anew after it was taken back is beside it.
    let look = |text: &str| item_without(text, &list, "measured_on", &day, "withdrawn");
    show_at(portfolio, &examined, &day, look, shown, format.format)
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let counted = Counted {
        licensed: new.licensed,
        provisioned: new.provisioned,
        active: new.active,
        key_actions: new.key_actions,
        workflows_live: new.workflows,
        features_used: new.features,
        features_available: new.available,
        last_used_on: editor.day_of_if(new.last_used),
        csat: new.csat,
        nps: new.nps,
    };
    let day = editor.day_of(new.measured_on);
    Ok(counted.act(&mut editor.draft, day)?)
}
