//! `onboard right`: who may approve what.

use clap::{Args, Subcommand};
use onboard::act::right::{EndRight, GrantRight};
use onboard::edit::When;
use onboard::model::{PlanFile, Right};
use serde_json::Value;

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say who may approve what
///
/// Whoever has a right on the day of a decision or a sign-off may give it; an empty list gives it to nobody.
#[derive(Debug, Args)]
pub(crate) struct RightArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Give somebody a right from a day on
    ///
    /// One that is given after the signature has its day, and the decision behind it. Others keep theirs.
    #[command(after_help = examples(&[("By a decision", "onboard right grant acme timeline 'Lee Novak' --decision D-4k"),
        ("From Monday on", "onboard right grant acme go_live 'Ingrid Solberg' --since mon --decision D-4k")]))]
    Grant {
        #[command(flatten)]
        right: WhichArgs,
        /// The first day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        since: Option<When>,
        /// The last day, where it is known
        #[arg(long, value_name = "DATE")]
        until: Option<When>,
        /// The decision that gives it
        #[arg(long, value_name = "ID")]
        decision: Option<String>,
    },
    /// End somebody's right; that they had it stays in the plan
    #[command(after_help = examples(&[("With the month", "onboard right end acme timeline 'Lee Novak' --until 2026-04-30")]))]
    End {
        #[command(flatten)]
        right: WhichArgs,
        /// The last day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        until: Option<When>,
    },
    /// List who has which right, and since when
    #[command(after_help = examples(&[("All rights", "onboard right list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show who has a right, and who had it
    #[command(after_help = examples(&[("One right", "onboard right show acme go_live")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// The right
        #[arg(value_parser = words::<Right>(Right::WORDS))]
        right: Right,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
struct WhichArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The right
    #[arg(value_parser = words::<Right>(Right::WORDS))]
    right: Right,
    /// Whose
    name: String,
}

pub(crate) fn run(args: &RightArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Grant { right, since, until, decision } => {
            let mut editor = Editor::open(&portfolio, &right.plan)?;
            let name = editor.person(&right.name)?;
            let (since, until) = editor.term(*since, *until)?;
            let (right, decision) = (right.right, decision.as_deref());
            let said = GrantRight { right, name: &name, since, until, decision }.act(&mut editor.draft)?;
            editor.finish(said)
        }
        Verb::End { right, until } => {
            let mut editor = Editor::open(&portfolio, &right.plan)?;
            let name = editor.person(&right.name)?;
            let until = editor.day(*until);
            let said = EndRight { right: right.right, name: &name, until }.act(&mut editor.draft)?;
            editor.finish(said)
        }
        Verb::List { plan, format } => list(&portfolio, plan, None, format),
        Verb::Show { plan, right, format } => list(&portfolio, plan, Some(*right), format),
    }
}

/// Who has each right, or the one that is meant.
fn list(
    portfolio: &Portfolio,
    plan: &str,
    only: Option<Right>,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["right", "who", "since", "until", "decision", "given by"];
    let mut rows = Rows::of_plan(at, heads, "nobody has a right");
    for right in Right::ALL.iter().filter(|right| only.is_none_or(|only| only == **right)) {
        let holders = at.plan.jsp.decision_rights.of(*right).all();
        let begun = holders.iter().filter(|it| it.since.is_none_or(|since| since <= at.as_of()));
        for it in begun {
            let (since, until, decision) = (cell_if(it.since), cell_if(it.until), cell(&it.decision));
            rows.rows.push([cell(right), cell(&it.name), since, until, decision, cell("the plan")]);
        }
        let fallback = at.who_has_by_playbook(*right, at.as_of());
        let without_term =
            |who: Value, given_by: Value| [cell(right), who, Value::Null, Value::Null, Value::Null, given_by];
        let by_playbook = fallback.iter().map(|name| without_term(cell(name), cell("the playbook")));
        rows.rows.extend(by_playbook);
        if at.who_has(*right, at.as_of()).is_empty() {
            rows.rows.push(without_term(Value::Null, Value::Null));
        }
    }
    Ok(examined.vouched(&[PlanFile::Jsp], Outcome::view(rows, format.format)))
}
