//! `onboard usage`: dated snapshots of adoption.

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::date::Date;
use onboard::edit::{When, Yaml, item, read};
use onboard::model::PlanFile;
use onboard::route::Route;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, word};
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
/// later goes with what is there.
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
    let counted = [
        ("licensed", args.licensed.map(word)),
        ("provisioned", args.provisioned.map(word)),
        ("active", args.active.map(word)),
        ("key_actions", args.key_actions.map(word)),
        ("workflows_live", args.workflows.map(word)),
        ("features_used", args.features.map(word)),
        ("features_available", args.available.map(word)),
        ("last_used_on", editor.optional_day(args.last_used)),
        ("csat", args.csat.map(word)),
        ("nps", args.nps.map(word)),
    ];
    if editor.draft.plan.adoption.snapshots.iter().any(|snapshot| snapshot.measured_on == day) {
        return add_to(editor, day, counted);
    }
    let entry = [("measured_on", Some(day.into()))].into_iter().chain(counted);
    editor.draft.edits.add(Route::to(PlanFile::Adoption).key("snapshots"), Yaml::map(entry));
    editor.finish(format!("added the numbers of {day}"))
}

/// One snapshot a day: what was counted later goes with what is there, and takes the place of what it corrects.
fn add_to<const N: usize>(
    mut editor: Editor<'_>,
    day: Date,
    counted: [(&'static str, Option<Yaml>); N],
) -> Result<Outcome, Failure> {
    let (list, on) = (Route::to(PlanFile::Adoption).key("snapshots"), day.to_string());
    let what = format!("the snapshot of {day}");
    let at = editor.find(PlanFile::Adoption, &what, |text| item(text, &list, "measured_on", &on))?;
    let there = editor.text(PlanFile::Adoption)?.and_then(|text| read(text, &at));
    for (key, value) in counted {
        let Some(value) = value else { continue };
        let before = there.as_ref().and_then(|there| there.get(key)).and_then(Yaml::scalar);
        if let Some(before) = before.filter(|before| Some(*before) != value.scalar()) {
            editor.remark(Remark::note(format!("`{key}` of {day} was {before}")));
        }
        editor.draft.edits.set(at.clone().key(key), value);
    }
    editor.finish(format!("added to the numbers of {day}"))
}
