//! `onboard objective`: measurable, dated steps towards an outcome.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::goals::NewObjective;
use onboard::edit::Yaml;
use onboard::log::{OBJECTIVES, OUTCOMES};
use onboard::model::Origin;
use serde::Deserialize;

use super::goal::{MetArgs, OBJECTIVE};
use super::listing::{ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{ComeBackArgs, LeaveArgs, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Agree on measurable steps towards an outcome
///
/// An objective is met while its metric is within its bound or, where no metric of ours measures it, from the day on which
/// somebody says so and shows it.
#[derive(Debug, Args)]
pub(crate) struct ObjectiveArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Give an objective other words, another day, or the outcome that it serves
    #[command(after_help = examples(&[("Later", "onboard objective set acme B-report --due 'M-go-live +10wd'")]))]
    Set(SetArgs),
    /// Say that an objective is met that no metric measures, and what shows it
    #[command(after_help = examples(&[("With what shows it", "onboard objective met acme B-report --evidence 'penalty report of May'")]))]
    Met(MetArgs),
    /// Take back that an objective is reached
    ///
    /// It stays in the plan that it was said, with the day, who took it back and why.
    #[command(after_help = examples(&[("They were not content", "onboard objective withdraw acme B-seats --reason 'another audit is due'")]))]
    Withdraw(WithdrawArgs),
    /// Take an objective out of the plan
    #[command(after_help = examples(&[("It serves nothing any more", "onboard objective drop acme B-report --reason 'the report stays where it is'")]))]
    Drop(LeaveArgs),
    /// Put an objective that was dropped back into the plan
    #[command(after_help = examples(&[("It counts after all", "onboard objective restore acme B-report")]))]
    Restore(ComeBackArgs),
    /// List objectives; `measured` ones are judged by `onboard metrics`
    #[command(after_help = examples(&[("What is not met yet", "onboard objective list acme")]))]
    List(ListArgs),
    /// Show an objective with all that is written about it
    #[command(after_help = examples(&[("One objective", "onboard objective show acme B-report")]))]
    Show(ShowArgs),
}

/// Write down an objective
///
/// With `-` in place of the statement, objectives are read from standard input as YAML, with the keys of the file.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("Measured by a metric", "onboard objective add acme 'Every warehouse orders in the product' --outcome O-late --metric seat_activation --at-least 0.7 --due 'M-go-live +5d'"),
    ("By somebody's word", "onboard objective add acme 'The penalty report is drawn from the product' --due 2026-06-12"),
]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What it is, in words; asked for when missing
    statement: Option<String>,
    /// The outcome that it serves
    #[arg(long = "outcome", id = "outcome", value_name = "ID")]
    outcome: Option<String>,
    /// The metric that measures it
    #[arg(long = "metric", id = "measured_by", value_name = "METRIC")]
    metric: Option<String>,
    /// Met when the metric is at least this
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    at_least: Option<f64>,
    /// Met when the metric is at most this
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    at_most: Option<f64>,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// Where it comes from: `handoff` for what sales handed over
    #[arg(long, value_parser = words::<Origin>(Origin::WORDS))]
    origin: Option<Origin>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
struct SetArgs {
    #[command(flatten)]
    entry: EntryArgs,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What it is, in words
    #[arg(long, value_name = "TEXT")]
    statement: Option<String>,
    /// The outcome that it serves
    #[arg(long = "outcome", id = "outcome", value_name = "ID")]
    outcome: Option<String>,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
}

pub(crate) fn run(args: &ObjectiveArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.statement, add),
        Verb::Set(args) => set(args, &portfolio),
        Verb::Met(args) => OBJECTIVE.met(&portfolio, args),
        Verb::Withdraw(args) => OBJECTIVE.withdraw(&portfolio, args),
        Verb::Drop(args) => OBJECTIVE.drop(&portfolio, args),
        Verb::Restore(args) => OBJECTIVE.restore(&portfolio, args),
        Verb::List(args) => OBJECTIVE.list(&portfolio, args),
        Verb::Show(args) => OBJECTIVE.show(&portfolio, args),
    }
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let new = new.clone();
    let statement = editor.ask(Asked::text("<STATEMENT>", "what it is, in words", new.statement.as_ref()))?;
    let NewArgs { outcome, metric, at_least, at_most, due, origin, id, .. } = new;
    let objective = NewObjective { statement, outcome, metric, at_least, at_most, due, origin, id };
    Ok(objective.add(editor)?)
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &OBJECTIVES, &args.entry, |editor, index, at| {
        let new = &args.words;
        let outcome = new.outcome.as_ref().map(|named| OUTCOMES.find(&editor.draft.at, named)).transpose()?;
        let outcome = outcome.map(|index| Yaml::text(&editor.draft.plan.jsp.outcomes[index].id));
        OBJECTIVE.goal(editor, index).set(editor, at, new.statement.as_deref(), new.due.as_ref())?;
        editor.draft.edits.set_some(at.clone().key("outcome"), outcome);
        Ok("is updated".to_owned())
    })
}
