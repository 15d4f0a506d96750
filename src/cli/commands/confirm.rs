//! `onboard confirm PLAN [FACT]`

use clap::Args;
use onboard::act::{Confirm, TakeBack};
use onboard::edit::Past;
use onboard::model::{Confirmed, PlanFile, Side};

use super::listing::{Rows, cell, cell_if};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Write down that somebody has confirmed the plan, what success is, or the data
///
/// The plan is agreed once both sides have confirmed it; what success is, once the executive sponsor has, in writing; that
/// the data is right, once the customer has. Each is one person's word. Without a fact, what was confirmed is listed.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("The sponsor, by mail", "onboard confirm acme success_confirmed --by 'Ingrid Solberg' --on 2026-03-11 --evidence 'e-mail of 11 March'"),
    ("For our side", "onboard confirm acme plan_agreed --by 'Ana Ruiz'"),
    ("Not so after all", "onboard confirm acme data_accuracy --by 'Lee Novak' --withdraw --reason 'two ledgers were missing'"),
    ("What was confirmed", "onboard confirm acme"),
]))]
pub(crate) struct ConfirmArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// What is confirmed
    #[arg(value_parser = words::<Confirmed>(Confirmed::WORDS))]
    fact: Option<Confirmed>,
    /// Who confirmed it; asked for when missing
    #[arg(long, value_name = "NAME", requires = "fact")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", requires = "fact", allow_hyphen_values = true)]
    on: Option<Past>,
    /// Where it is written; asked for when success is confirmed
    #[arg(long, value_name = "TEXT", requires = "fact")]
    evidence: Option<String>,
    /// Take back what `--by` has confirmed; it stays in the plan, and counts no more
    #[arg(long, requires = "fact", conflicts_with = "evidence")]
    withdraw: bool,
    /// Why it is taken back; asked for when missing
    #[arg(long, value_name = "TEXT", requires = "withdraw")]
    reason: Option<String>,
}

pub(crate) fn run(args: &ConfirmArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Some(fact) = args.fact else { return list(args, &portfolio) };
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let by = editor.ask(Asked::person("--by", "who confirmed it", args.by.as_ref()))?;
    if args.withdraw {
        let reason = editor.ask(Asked::saying("--reason", "why it is taken back", args.reason.as_ref()))?;
        let back = TakeBack { by: Some(&by), on: editor.day_of(args.on), reason: &reason };
        let said = back.confirmation(&mut editor.draft, fact, &by)?;
        return editor.finish(said);
    }
    let evidence = match fact {
        Confirmed::SuccessConfirmed => {
            Some(editor.ask(Asked::saying("--evidence", "where it is written", args.evidence.as_ref()))?)
        }
        Confirmed::PlanAgreed | Confirmed::DataAccuracy => args.evidence.clone(),
    };
    let said = Confirm { fact, by, on: args.on.map(Into::into), evidence }.confirm(&mut editor)?;
    editor.finish(said)
}

fn list(args: &ConfirmArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(&args.plan.plan)?;
    let at = &examined.assessment;
    let when_empty = format!("nothing of `{}` is confirmed", at.slug());
    let mut rows = Rows::of_plan(at, ["fact", "by", "side", "confirmed on", "evidence"], when_empty);
    for it in at.plan.jsp.confirmations.iter().filter(|it| it.counts_by(at.as_of()).is_some()) {
        let side = it.by.get().and_then(|by| at.side_of(by)).or(it.side).map(Side::word);
        rows.rows.push([
            cell(it.fact),
            cell(&it.by),
            cell_if(side),
            cell_if(it.confirmed_on),
            cell(&it.evidence),
        ]);
    }
    Ok(examined.vouched(&[PlanFile::Jsp], Outcome::view(rows, args.plan.how.format.into())))
}
