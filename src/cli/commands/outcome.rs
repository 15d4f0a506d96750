//! `onboard outcome`: what the customer bought, in their numbers.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::goals::{NewOutcome, NewReading};
use onboard::edit::Past;
use onboard::log::OUTCOMES;
use onboard::model::Origin;
use serde::Deserialize;

use super::goal::{MetArgs, OUTCOME};
use super::listing::{ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{ComeBackArgs, LeaveArgs, TakeBackArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say what the customer bought, and how far they are
///
/// An outcome with a target is reached with the first reading that meets it; one without on the day on which somebody
/// says so and shows it.
#[derive(Debug, Args)]
pub(crate) struct OutcomeArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Give an outcome other words, a day, or what it lacks
    ///
    /// What decides whether it is reached is not changed in place: an outcome with another target is another outcome.
    #[command(after_help = examples(&[("By the end of July", "onboard outcome set acme O-late --due 2026-07-31"),
        ("Where the number is read", "onboard outcome set acme O-late --source 'monthly logistics report' --unit orders")]))]
    Set(SetArgs),
    /// Note where the customer's number stands
    #[command(after_help = examples(&[("At the end of May", "onboard outcome reading acme O-late 230 --on 2026-05-31")]))]
    Reading {
        #[command(flatten)]
        entry: EntryArgs,
        /// The number, in the outcome's unit
        #[arg(allow_negative_numbers = true)]
        value: f64,
        /// The day it was measured [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// What shows it
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    /// Say that an outcome without a target is reached, and what shows it
    #[command(after_help = examples(&[("Without a number", "onboard outcome met acme O-audit --evidence 'letter of the auditors'")]))]
    Met(MetArgs),
    /// Take back that an outcome is reached, or a number that was noted
    ///
    /// It stays in the plan that it was said, with the day, who took it back and why.
    #[command(after_help = examples(&[
        ("They were not content", "onboard outcome withdraw acme O-late --reason 'another audit is due'"),
        ("The number was another", "onboard outcome withdraw acme O-late --reading 2026-05-31 --reason 'it was of April'"),
    ]))]
    Withdraw {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day of the number that is taken back; without it, that the outcome is reached
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        reading: Option<Past>,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// Take an outcome out of the plan
    #[command(after_help = examples(&[("By a decision", "onboard outcome drop acme O-late --reason 'sold to another team' --decision D-4k")]))]
    Drop(LeaveArgs),
    /// Put an outcome that was dropped back into the plan
    #[command(after_help = examples(&[("It counts after all", "onboard outcome restore acme O-late")]))]
    Restore(ComeBackArgs),
    /// List outcomes; the date is that by which they are due, or on which they were reached
    #[command(after_help = examples(&[("What is not reached yet", "onboard outcome list acme")]))]
    List(ListArgs),
    /// Show an outcome with all that is written about it
    #[command(after_help = examples(&[("One outcome", "onboard outcome show acme O-late")]))]
    Show(ShowArgs),
}

/// Write down an outcome
///
/// With `-` in place of the statement, outcomes are read from standard input as YAML, with the keys of the file.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("From the handoff", "onboard outcome add acme 'Half the late orders' --metric 'late orders a month' --target 210 --unit orders --baseline 420 --due 2026-06-30 --origin handoff"),
    ("Several at once, from a file", "onboard outcome add acme - < outcomes.yaml"),
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
    /// What it is, in the customer's words; asked for when missing
    statement: Option<String>,
    /// The customer's own metric
    #[arg(long, value_name = "TEXT")]
    metric: Option<String>,
    /// Where the number should be
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    target: Option<f64>,
    /// What the numbers count
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// Where the number stands: the first reading
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    baseline: Option<f64>,
    /// The day of that reading [default: the as-of date]
    #[arg(long, value_name = "DATE", requires = "baseline", allow_hyphen_values = true)]
    measured_on: Option<Past>,
    /// Where the number is read
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
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
struct SetWords {
    /// What it is, in the customer's words
    #[arg(long, value_name = "TEXT")]
    statement: Option<String>,
    /// The customer's own metric
    #[arg(long, value_name = "TEXT")]
    metric: Option<String>,
    /// Where the number should be, of an outcome that has no target yet
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    target: Option<f64>,
    /// What the numbers count
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// Where the number is read
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Where it comes from: `handoff` for what sales handed over
    #[arg(long, value_parser = words::<Origin>(Origin::WORDS))]
    origin: Option<Origin>,
}

pub(crate) fn run(args: &OutcomeArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.statement, add),
        Verb::Set(args) => set(args, &portfolio),
        Verb::Reading { entry, value, on, evidence } => {
            change(&portfolio, &OUTCOMES, entry, |editor, index, at| {
                OUTCOME.goal(editor, index).must_be_in_plan(editor)?;
                let reading =
                    NewReading { value: *value, on: on.map(Into::into), evidence: evidence.clone() };
                Ok(reading.add(editor, index, at)?)
            })
        }
        Verb::Met(args) => OUTCOME.met(&portfolio, args),
        Verb::Withdraw { entry, reading, back } => {
            change(&portfolio, &OUTCOMES, entry, |editor, index, at| {
                let (day, goal) = (editor.day_of_if(*reading), OUTCOME.goal(editor, index));
                back.take_back(editor, |draft, back| match day {
                    Some(day) => back.reading(draft, index, at, day),
                    None => goal.take_back(draft, back, at),
                })
            })
        }
        Verb::Drop(args) => OUTCOME.drop(&portfolio, args),
        Verb::Restore(args) => OUTCOME.restore(&portfolio, args),
        Verb::List(args) => OUTCOME.list(&portfolio, args),
        Verb::Show(args) => OUTCOME.show(&portfolio, args),
    }
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let new = new.clone();
    let statement = editor.ask(Asked::text(
        "<STATEMENT>",
        "what it is, in the customer's words",
        new.statement.as_ref(),
    ))?;
    let NewArgs { metric, target, unit, due, baseline, measured_on, source, origin, id, .. } = new;
    let measured_on = measured_on.map(Into::into);
    let outcome =
        NewOutcome { statement, metric, target, unit, due, baseline, measured_on, source, origin, id };
    Ok(outcome.add(editor)?)
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &OUTCOMES, &args.entry, |editor, index, at| {
        let (goal, plan) = (OUTCOME.goal(editor, index), std::sync::Arc::clone(&editor.draft.plan));
        let (before, new) = (&plan.jsp.outcomes[index], &args.words);
        goal.decide_by(editor, at, "target", before.target, new.target)?;
        goal.set(editor, at, new.statement.as_deref(), new.due.as_ref())?;
        editor.put(at, "metric", &before.metric, new.metric.as_deref());
        editor.put(at, "unit", &before.unit, new.unit.as_deref());
        editor.put(at, "source", &before.source, new.source.as_deref());
        editor.put_plain(at, "origin", before.origin, new.origin);
        Ok("is updated".to_owned())
    })
}
