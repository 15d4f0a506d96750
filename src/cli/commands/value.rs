//! `onboard value`: the quick win, first and full value: what each is, and that it was reached.

use clap::{Args, Subcommand, ValueEnum};
use onboard::act::Planned;
use onboard::act::goals::{ReachValue, ValueDefinition};
use onboard::edit::Past;
use onboard::model::{PlanFile, ValueName};
use onboard::plan_at::PlanAt;

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::TakeBackArgs;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Agree on the quick win, first and full value, and say that one was reached
#[derive(Debug, Args)]
pub(crate) struct ValueArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Define(DefineArgs),
    Reach(ReachArgs),
    /// Take back that value was reached
    ///
    /// It stays in the plan that it was said, with the day, who took it back and why.
    #[command(after_help = examples(&[("Too soon", "onboard value withdraw acme first --reason 'half of it was typed by hand'")]))]
    Withdraw {
        #[command(flatten)]
        plan: PlanArgs,
        /// Which value
        which: Which,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// List the three points of value: what each is, whose, and by when
    #[command(after_help = examples(&[("All three", "onboard value list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show a point of value with all that is written about it
    #[command(after_help = examples(&[("First value", "onboard value show acme first")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// Which value
        which: Which,
        #[command(flatten)]
        format: FormatArgs,
    },
}

/// Record what a point of value is, who on their side confirms it, and by when
///
/// Any of it at a time. A day that was agreed before stays in the plan, with the move; so does an owner who hands over.
/// Once it is reached, its words stay as they were.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("First value", "onboard value define acme first 'a week of orders without retyping' --owner 'Lee Novak' --due 2026-04-30"),
    ("With a milestone", "onboard value define acme full --milestone M-close"),
]))]
struct DefineArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Which value: the first meaningful win, the outcome that justified the purchase, or the quick win
    which: Which,
    #[command(flatten)]
    words: DefineWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct DefineWords {
    /// What will be true, in the customer's words, or `-` for those on the standard input
    definition: Option<String>,
    /// Who of theirs will say that it is so
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE", conflicts_with = "milestone")]
    due: Option<Planned>,
    /// The milestone that it comes with: then it is due and reached with that
    #[arg(long, value_name = "ID")]
    milestone: Option<String>,
}

/// Say that value was reached, and what shows it
///
/// What comes with a milestone is reached when that is done; then this takes what shows it, in words that the customer reads.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("First value",
    "onboard value reach acme first --on 2026-04-17 --evidence 'first close run on their own ledger'")]))]
struct ReachArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Which value: the first meaningful win, the outcome that justified the purchase, or the quick win
    which: Which,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
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
    match &args.command {
        Verb::Define(args) => define(args, &portfolio),
        Verb::Reach(args) => reach(args, &portfolio),
        Verb::Withdraw { plan, which, back } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let said = back.take_back(&mut editor, |draft, act| act.value(draft, (*which).into()))?;
            editor.finish(said)
        }
        Verb::List { plan, format } => list(&portfolio, plan, None, format),
        Verb::Show { plan, which, format } => list(&portfolio, plan, Some((*which).into()), format),
    }
}

fn define(args: &DefineArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let words = &args.words;
    let definition = ValueDefinition {
        which: args.which.into(),
        definition: words.definition.clone().map(handed::words).transpose()?,
        owner: editor.optional_person(words.owner.as_ref())?,
        due: words.due.clone(),
        milestone: words.milestone.clone(),
    };
    let said = definition.define(&mut editor)?;
    editor.finish(said)
}

/// The points of value, or the one that is meant.
fn list(
    portfolio: &Portfolio,
    plan: &str,
    only: Option<ValueName>,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["value", "definition", "owner", "due", "agreed for", "comes with", "reached on", "evidence"];
    let mut rows = Rows::of_plan(at, heads, "no value is agreed");
    for (name, point) in at.plan.jsp.value.all().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        rows.rows.push([
            cell(name.word()),
            cell(&point.definition),
            cell_if(point.owner.one_on(at.as_of())),
            cell_if(at.value_due(name)),
            cell_if(at.value_deadline(name)),
            cell_if(at.value_milestone(name).map(|(_, milestone)| &milestone.id)),
            cell_if(at.value_reached(name)),
            cell_if(shown_by(at, name)),
        ]);
    }
    Ok(examined.vouched(&[PlanFile::Jsp], Outcome::view(rows, format.format)))
}

/// What shows a point of value: its own words, else those of the milestone with which it was reached.
fn shown_by(at: &PlanAt, name: ValueName) -> Option<&str> {
    let own = at.plan.jsp.value.get(name).evidence.answer();
    own.or_else(|| {
        let (_, milestone) = at.value_milestone(name).filter(|_| at.value_claimed(name).is_some())?;
        milestone.evidence.answer()
    })
}

fn reach(args: &ReachArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let which = ValueName::from(args.which);
    // Before anything is asked.
    let definition = ReachValue::definition(&editor.draft, which)?;
    let evidence = editor.ask(Asked::saying(
        "--evidence",
        format!("what shows that it holds: {definition}"),
        args.evidence.as_ref(),
    ))?;
    let reach = ReachValue { which, on: editor.day_of_if(args.on), evidence: &evidence };
    let said = reach.act(&mut editor.draft)?;
    editor.finish(said)
}
